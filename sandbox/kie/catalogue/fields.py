"""The types of fields in a task's ``input``: their checks, and their JSON schemas."""

from typing import assert_never

from msgspec import Struct

Value = str | int | bool

MAX_LISTED = 100
OUT_OF_RANGE = "is not within the range of allowed options"


class _Field(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="type"):
    """A field; ``text_only`` ones are refused beside an input image."""

    required: bool = False
    text_only: bool = False


class Text(_Field, frozen=True, kw_only=True, tag="text"):
    """A string of ``least`` to ``most`` characters; a required one is not blank."""

    least: int = 1
    most: int


class Choice(_Field, frozen=True, kw_only=True, tag="choice"):
    """One of ``values``, or, beside an input image, also one of ``with_images``."""

    values: tuple[str, ...]
    with_images: tuple[str, ...] = ()
    default: str | None = None
    image_default: str | None = None  # The default beside an input image; None: the same.

    def allowed(self, *, with_images: bool) -> tuple[str, ...]:
        """Return the valid values of a request with or without input images."""
        return self.values + self.with_images if with_images else self.values


class Integer(_Field, frozen=True, kw_only=True, tag="integer"):
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int
    default: int | None = None


class Flag(_Field, frozen=True, kw_only=True, tag="flag"):
    """True or false."""

    default: bool


Field = Text | Choice | Integer | Flag


def objection(field: Field, value: object, *, with_images: bool) -> str | None:
    """Return the end of a sentence that begins with the field's name, or None if the value is valid."""
    match field:
        case Text():
            return _text_objection(field, value)
        case Choice():
            valid = value in field.allowed(with_images=with_images)
        case Integer():
            if not isinstance(value, int) or isinstance(value, bool):
                return "must be an integer"
            valid = field.least <= value <= field.most
        case Flag():
            return None if isinstance(value, bool) else "must be a boolean"
        case _:
            assert_never(field)
    return None if valid else OUT_OF_RANGE


def _text_objection(field: Text, value: object) -> str | None:
    if field.required and (value is None or (isinstance(value, str) and not value.strip())):
        return "is required"
    if not isinstance(value, str):
        return "must be a string"
    if len(value) > field.most:
        return f"must not be longer than {field.most} characters"
    return f"must not be shorter than {field.least} characters" if len(value) < field.least else None


def default_value(field: Field, *, with_images: bool) -> Value | None:
    """Return the value of a request without this field; None if there is none."""
    match field:
        case Text():
            return None
        case Choice() if with_images and field.image_default is not None:
            return field.image_default
        case _:
            return field.default


def listed(field: Field) -> tuple[Value, ...]:
    """Return all valid values, or none if there are over ``MAX_LISTED``."""
    match field:
        case Text():
            return ()
        case Choice():
            return field.values + field.with_images
        case Integer():
            return tuple(range(field.least, field.most + 1)) if field.most - field.least < MAX_LISTED else ()
        case Flag():
            return (False, True)
        case _:
            assert_never(field)


def schema(field: Field, *, with_images: bool) -> dict[str, object]:
    """Return the JSON schema of the valid values."""
    default = default_value(field, with_images=with_images)
    described = {} if default is None else {"default": default}
    match field:
        case Text():
            return {"type": "string", "minLength": field.least, "maxLength": field.most}
        case Choice():
            return {"type": "string", "enum": list(field.allowed(with_images=with_images)), **described}
        case Integer():
            return {"type": "integer", "minimum": field.least, "maximum": field.most, **described}
        case Flag():
            return {"type": "boolean", **described}
        case _:
            assert_never(field)
