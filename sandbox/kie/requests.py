"""The request body of ``createTask``, validated against the model's documented schema."""

import functools
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from sandbox.kie import wire
from sandbox.kie.catalogue.file import Catalogue
from sandbox.kie.catalogue.models import Model
from sandbox.kie.wire import Refused
from sandbox.painting.orders import AUTO, Order
from sandbox.script import Script

UNKNOWN_MODEL = "The model name you specified is not supported. Please verify the model name."

_TOP_LEVEL = {"model", "callBackUrl", "input"}
_USUAL_SIZE = "1K"


@functools.cache
def catalogue() -> Catalogue:
    """Return the models of the sandbox's file.

    Raises:
        ModelsFileWrong: it has mistakes.
    """
    return Catalogue.read()


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """A request for a task of one model. ``given`` is the ``input`` as received, without the defaults."""

    model: str
    given: Mapping[str, object] = field(repr=False)
    callback_url: str | None

    @property
    def spec(self) -> Model:
        return catalogue().models[self.model]

    @property
    def prompt(self) -> str:
        return str(self.given.get("prompt", ""))

    @property
    def script(self) -> Script:
        return Script.of(self.prompt)

    @property
    def cost(self) -> float:
        """The price in credits."""
        return self.spec.credits(self.given)

    @property
    def image_urls(self) -> tuple[str, ...]:
        return self.spec.image_urls(self.given)

    @property
    def pace(self) -> float:
        """The duration of the model's tasks, divided by the usual one."""
        return self.spec.entry.seconds / catalogue().usual_seconds

    @property
    def seed(self) -> int | None:
        """The seed that was given, or that the rest of the request gives; None: there is nothing but the prompt.

        The tasks of a product differ in their callback addresses, and so in their pictures, as those of Kie.ai do.
        """
        given = self.spec.values(self.given).get("seed")
        if isinstance(given, int):
            return given
        if self.callback_url is None:
            return None
        return int.from_bytes(hashlib.sha256(self.callback_url.encode()).digest()[:4]) & 0x7FFFFFFF

    def orders(self) -> list[Order]:
        """Return the pictures to make, one for each result."""
        values, picture = self.spec.values(self.given), self.spec.entry.picture
        ratio = str(values.get(picture.ratio or "", AUTO))
        size = str(values.get(picture.size or "", _USUAL_SIZE))
        script = self.script
        return [
            Order(
                work=picture.work,
                words=script.prompt,
                without=str(values.get("negative_prompt", "")),
                ratio=picture.ratios.get(ratio, ratio),
                size=picture.sizes.get(size, size),
                format=picture.file or str(values[str(picture.format)]),
                transparent=values.get("background") == "transparent",
                seed=number or None if self.seed is None else self.seed + number,
            )
            for number in range(self.spec.results(self.given))
        ]

    @property
    def param(self) -> str:
        """The request as records repeat it: a JSON string with ``input`` again encoded as a JSON string."""
        callback = {} if self.callback_url is None else {"callBackUrl": self.callback_url}
        return json.dumps({"model": self.model, **callback, "input": json.dumps(self.given)})

    @classmethod
    def from_param(cls, param: str) -> Self:
        """Parse the value of ``param`` of a stored request, which was validated when it arrived."""
        content: Any = json.loads(param)
        return cls(content["model"], json.loads(content["input"]), content.get("callBackUrl"))

    @classmethod
    def from_wire(cls, content: dict[str, object]) -> Self:
        """Parse and validate a request as strictly as the documentation; Kie.ai ignores unknown fields, yet bills.

        Raises:
            Refused: a field is missing, unknown, of another type or out of range, or a combination is forbidden.

        Source: Kie.ai documentation, "Create task" of each model.
        """
        model = catalogue().models.get(wire.text(content, "model") or "")
        if model is None:
            raise Refused(422, UNKNOWN_MODEL)
        given = content.get("input")
        if not isinstance(given, dict):
            raise Refused(422, "input is required")
        for unknown in sorted(content.keys() - _TOP_LEVEL):
            raise Refused(422, f"{unknown[:100]!a} is not a known field")
        callback_url = wire.text(content, "callBackUrl")
        if callback_url is not None and not wire.is_address(callback_url):
            raise Refused(422, "Please enter callBackUrl.")
        if (objection := model.objection(given)) is not None:
            raise Refused(422, objection)
        request = cls(model.id, given, callback_url)
        if request.script.refused:
            raise Refused(422, "prompt is not within the range of allowed options")
        return request
