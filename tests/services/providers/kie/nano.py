"""Requests to Kie.ai for an image by the model that it runs longest."""

from services.providers.tasks import ImageRequest


def nano(prompt: str = "A brass compass on a wet slate roof", *image_urls: str, **others: str) -> ImageRequest:
    """Return a request for a prompt and pictures; ``others`` are further values of the input."""
    values = {"aspect_ratio": "1:1", "resolution": "1K", "output_format": "png"} | others
    images = {"image_input": list(image_urls)} if image_urls else {}
    return ImageRequest("nano-banana-pro", {"prompt": prompt, **images, **values})
