"""What a provider publishes about one of its models: the fields of its input, and its price."""

from collections.abc import Mapping

from msgspec import Struct

Value = bool | int | float | str


class InputField(Struct, frozen=True, kw_only=True):
    """A field of a model's input, with the limits that the provider publishes; None for those that it does not."""

    type: str | None = None  # JSON Schema's name.
    required: bool = False
    values: frozenset[Value] | None = None
    min_length: int | None = None
    max_length: int | None = None
    max_items: int | None = None
    minimum: float | None = None
    maximum: float | None = None


class ModelDescription(Struct, frozen=True, kw_only=True):
    """The fields of a model's input by name, None if none are published, and the text of its price."""

    fields: Mapping[str, InputField] | None
    price: str | None
