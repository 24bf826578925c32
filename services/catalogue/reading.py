"""Reading of the catalogue's files: TOML text to records, with one line for each mistake."""

import math
import tomllib
import types
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from services.catalogue.models import Entry

MAX_BYTES = 1_000_000
MAX_ENTRIES = 200
MAX_LINES = 50
MAX_SHOWN = 80
MAX_INTEGER = 2**63 - 1

_EntryT = TypeVar("_EntryT", bound=Entry)


class CatalogueError(Exception):
    """The files of the catalogue cannot be used; one line for each mistake."""

    def __init__(self, lines: Sequence[str]) -> None:
        shown = [*lines[:MAX_LINES], f"… and {len(lines) - MAX_LINES} more."] if len(lines) > MAX_LINES else lines
        super().__init__("\n".join(shown))
        self.lines = tuple(shown)


def entries(path: Path, name: str, kind: type[_EntryT]) -> tuple[list[_EntryT], list[str]]:
    """Return the entries of the list ``name`` of a TOML file that have no mistake, and a line for each mistake."""
    try:
        found = _list(path, name)
    except CatalogueError as error:
        return [], list(error.lines)
    read: list[_EntryT] = []
    lines: list[str] = []
    for number, entry in enumerate(found, start=1):
        wrong = _mistakes(entry, kind, "")
        lines += [f"{path}: {_title(entry, name, number)}: {line}" for line in wrong]
        if not wrong:
            read.append(msgspec.convert(entry, kind))
    return read, lines


def _list(path: Path, name: str) -> list[Any]:
    """Return the list ``name``, the only content of a TOML file.

    Raises:
        CatalogueError: the file cannot be read, or has another form.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise CatalogueError([f"{path}: the file has more than {MAX_BYTES} bytes."])
        document = tomllib.loads(content.decode())
    except OSError as error:
        raise CatalogueError([f"{path} cannot be read: {error.strerror}."]) from error
    except (ValueError, RecursionError) as error:
        raise CatalogueError([f"{path} is not TOML: {_one_line(str(error))}"]) from error
    found = document.pop(name, None)
    if not isinstance(found, list) or not 1 <= len(found) <= MAX_ENTRIES:
        raise CatalogueError([f"{path} must have 1 to {MAX_ENTRIES} tables [[{name}]]."])
    if document:
        raise CatalogueError([f"{path}: {_shown(next(iter(document)))} is not known; the file has only [[{name}]]."])
    return found


def _title(entry: object, name: str, number: int) -> str:
    slug = entry.get("slug") if isinstance(entry, dict) else None
    return _shown(slug) if isinstance(slug, str) and slug else f"{name} {number}"


def _mistakes(value: object, kind: Any, path: str) -> list[str]:
    """Return a line for each mistake of a value, with the path of its field.

    msgspec reports only the first mistake, so this descends into tables and lists.
    """
    kind = _alternative(kind)
    origin = get_origin(kind)
    if isinstance(kind, type) and issubclass(kind, Entry) and isinstance(value, dict):
        return _entry_mistakes(value, kind, path)
    if origin is dict and isinstance(value, dict):
        keys, values = get_args(kind)
        return [
            line
            for key, each in value.items()
            for line in _mistakes(key, keys, _below(path, key)) or _mistakes(each, values, _below(path, key))
        ]
    if origin is tuple and isinstance(value, list):
        of = get_args(kind)[0]
        return [line for number, each in enumerate(value, 1) for line in _mistakes(each, of, f"{path}[{number}]")]
    reason = _reason(value, kind)
    return [] if reason is None else [f"{path or 'the entry'}: {reason}"]


def _reason(value: object, kind: Any) -> str | None:
    """Return why a single value is a mistake; None if it is not."""
    if isinstance(value, float) and not math.isfinite(value):
        return "it must be a finite number"
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        return "the number is too large"
    if isinstance(value, str) and not value.isprintable():
        return "it must have only printable characters"
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return _expected(kind) or _one_line(str(error)).replace("`object`", "a table").replace("`array`", "a list")
    return None


def _expected(kind: Any) -> str | None:
    """Return the values that a type takes in words, if it has any."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"it must be one of {', '.join(kind)}"
    described = (each.description for each in getattr(kind, "__metadata__", ()) if isinstance(each, msgspec.Meta))
    description = next(described, None)
    return None if description is None else f"it must be {description}"


def _entry_mistakes(value: dict[str, object], kind: type[Entry], path: str) -> list[str]:
    known = {field.name: field for field in fields(kind)}
    wrong = [f"{_below(path, name)}: it is not known; {_known(known)}" for name in value if name not in known]
    wrong += [
        f"{_below(path, name)}: it is missing" for name, field in known.items() if field.required and name not in value
    ]
    return wrong + [
        line
        for name, each in value.items()
        if name in known
        for line in _mistakes(each, known[name].type, _below(path, name))
    ]


def _known(known: dict[str, FieldInfo]) -> str:
    return f"known are: {', '.join(known)}"


def _alternative(kind: Any) -> Any:
    """Return the type of an optional field without None, which TOML does not have; other types as they are."""
    if get_origin(kind) not in (Union, types.UnionType):
        return kind
    others = [each for each in get_args(kind) if each is not type(None)]
    return others[0] if len(others) == 1 else kind


def _below(path: str, name: str) -> str:
    return f"{path}.{_shown(name)}" if path else _shown(name)


def _shown(text: str) -> str:
    """Return a text from the file for a line of output: printable, and not long."""
    plain = "".join(character if character.isprintable() else "?" for character in text)
    return plain if len(plain) <= MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"


def _one_line(text: str) -> str:
    return _shown(" ".join(text.split()))
