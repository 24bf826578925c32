"""The evidence of a model's verification: one run for each of its ids at the provider."""

from typing import Self

import msgspec
from msgspec import Struct

from services.catalogue.models import Model


class Run(Struct, frozen=True, kw_only=True):
    """One task that was made to verify a model, and its image. ``credits`` are the provider's, None if not sent."""

    wire_id: str
    mode: str  # ``text`` or ``edit``.
    task_id: str
    expected_credits: float
    credits: float | None
    seconds: float
    width: int
    height: int
    content_type: str


class Evidence(Struct, frozen=True, kw_only=True):
    """The runs of a verification, and the differences between the model's entry and the provider's schema."""

    runs: tuple[Run, ...]
    differences: tuple[str, ...] = ()

    def covers(self, model: Model) -> bool:
        """Return whether each present id of the model was run; a changed id needs another verification."""
        return {run.wire_id for run in self.runs} >= {each for each in (model.text, model.edit) if each is not None}

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the evidence of a check; empty, which covers no model, if the text is not evidence."""
        try:
            return msgspec.json.decode(text, type=cls)
        except msgspec.DecodeError:
            return cls(runs=())
