"""The request body of ``createTask``, validated against the model's documented schema."""

import json
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlsplit

from sandbox.kie import styles, wire
from sandbox.kie.wire import Refused
from sandbox.script import Script

MODEL = "nano-banana-pro"
MAX_PROMPT = 10_000  # Characters.
MAX_IMAGES = 8
MAX_ADDRESS = 4096  # Characters.

_TOP_LEVEL = {"model", "callBackUrl", "input"}
_OUTPUT_FORMATS = ("png", "jpg")
_INPUT = {"prompt", "image_input", "aspect_ratio", "resolution", "output_format"}


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """A request for one image. ``given`` is the ``input`` as received, without the defaults."""

    given: dict[str, object] = field(repr=False)
    callback_url: str | None
    prompt: str
    image_input: tuple[str, ...]
    aspect_ratio: str
    resolution: str
    output_format: str

    @property
    def cost(self) -> int:
        """The price in credits."""
        return 24 if self.resolution == "4K" else 18

    @property
    def script(self) -> Script:
        return Script.of(self.prompt)

    @property
    def param(self) -> str:
        """The request as records repeat it: a JSON string with ``input`` again encoded as a JSON string."""
        callback = {} if self.callback_url is None else {"callBackUrl": self.callback_url}
        return json.dumps({"model": MODEL, **callback, "input": json.dumps(self.given)})

    @classmethod
    def from_param(cls, param: str) -> Self:
        """Parse the value of ``param``."""
        content: Any = json.loads(param)
        return cls.from_wire({**content, "input": json.loads(content["input"])})

    @classmethod
    def from_wire(cls, content: dict[str, object]) -> Self:
        """Parse and validate a request as strictly as the documentation; Kie.ai ignores unknown fields, yet bills.

        Raises:
            Refused: a field is missing, unknown, of another type or out of range.

        Source: Kie.ai documentation, "Create task" of the model.
        """
        if wire.text(content, "model") != MODEL:
            raise Refused(422, "The model name you specified is not supported. Please verify the model name.")
        given = content.get("input")
        if not isinstance(given, dict):
            raise Refused(422, "input is required")
        for unknown in sorted((content.keys() - _TOP_LEVEL) | (given.keys() - _INPUT)):
            raise Refused(422, f"{unknown[:100]!a} is not a known field")
        callback_url = wire.text(content, "callBackUrl")
        if callback_url is not None and not is_address(callback_url):
            raise Refused(422, "Please enter callBackUrl.")
        request = cls(
            given=given,
            callback_url=callback_url,
            prompt=_prompt(given),
            image_input=_image_input(given),
            aspect_ratio=_option(given, "aspect_ratio", styles.ASPECT_RATIOS, "1:1"),
            resolution=_option(given, "resolution", tuple(styles.LONGEST_SIDE), "1K"),
            output_format=_option(given, "output_format", _OUTPUT_FORMATS, "png"),
        )
        if request.script.refused:
            raise Refused(422, "prompt is not within the range of allowed options")
        return request


def is_address(value: object) -> bool:
    """Return whether a value is an absolute http or https address."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS or not value.isprintable() or " " in value:
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _prompt(given: dict[str, object]) -> str:
    prompt = wire.text(given, "prompt")
    if prompt is None or not prompt.strip():
        raise Refused(422, "prompt is required")
    if len(prompt) > MAX_PROMPT:
        raise Refused(422, f"prompt must not be longer than {MAX_PROMPT} characters")
    return prompt


def _image_input(given: dict[str, object]) -> tuple[str, ...]:
    images = given.get("image_input", [])
    if not isinstance(images, list) or len(images) > MAX_IMAGES:
        raise Refused(422, f"image_input must be a list of at most {MAX_IMAGES} addresses")
    if not all(map(is_address, images)):
        raise Refused(422, "image_input: url is wrong")
    return tuple(images)


def _option(given: dict[str, object], name: str, options: tuple[str, ...], default: str) -> str:
    if name not in given:
        return default
    value = given[name]
    if not isinstance(value, str) or value not in options:
        raise Refused(422, f"{name} is not within the range of allowed options")
    return value
