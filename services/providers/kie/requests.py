"""The image request in Kie.ai's wire format, validated against its documented limits before it is sent.

Kie.ai ignores some unknown fields and still bills the task, so only these fields are sent.
"""

from services.providers.kie import wire
from services.providers.tasks import ImageRequest

MODEL = "nano-banana-pro"
MAX_PROMPT = 10_000
MAX_IMAGES = 8


def to_wire(request: ImageRequest) -> dict[str, str | list[str]]:
    """Return the ``input`` of the request; without pictures the model uses the prompt alone.

    Raises:
        ValueError: a value is outside Kie.ai's limits; the caller validates user input before.

    Source: Kie.ai documentation, "Create task" of the model.
    """
    if not request.prompt.strip() or len(request.prompt) > MAX_PROMPT:
        raise ValueError(f"A prompt has 1 to {MAX_PROMPT} characters, not only spaces.")
    request.prompt.encode()  # Raises ValueError for a lone surrogate, which no request can contain.
    if len(request.image_urls) > MAX_IMAGES:
        raise ValueError(f"A request has at most {MAX_IMAGES} images.")
    if any(wire.address(url) is None for url in request.image_urls):
        raise ValueError("An image is given by an http or https address.")
    images = {"image_input": list(request.image_urls)} if request.image_urls else {}
    return {
        "prompt": request.prompt,
        **images,
        # The values of the product's enums are Kie.ai's names.
        "aspect_ratio": request.aspect_ratio.value,
        "resolution": request.resolution.value,
        "output_format": request.output_format.value,
    }
