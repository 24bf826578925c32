"""A parser of Stripe's forms: nested names in brackets become flat paths such as ``metadata.payment``."""

import re
from urllib.parse import parse_qsl

from sandbox.cards.wire import StripeRefused

MAX_FIELDS = 200

_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_PART = re.compile(r"\[([^\[\]]*)\]")

Form = dict[str, str]


def read(encoded: str, allowed: frozenset[str]) -> Form:
    """Return the values by path; in ``allowed``, ``*`` matches the number in a list or the name in a map.

    Raises:
        StripeRefused: it is no form, or has an unknown parameter.
    """
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, strict_parsing=bool(encoded), max_num_fields=MAX_FIELDS)
    except ValueError as error:
        raise StripeRefused(400, "The form cannot be read.") from error
    form: Form = {}
    for name, value in pairs:
        path = _path(name)
        if path is None or not _is_allowed(path, allowed):
            raise StripeRefused(400, f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
        form[".".join(path)] = value
    return form


def under(form: Form, prefix: str) -> Form:
    """Return the values below a path, such as the entries of a map."""
    return {path.removeprefix(f"{prefix}."): value for path, value in form.items() if path.startswith(f"{prefix}.")}


def _path(name: str) -> list[str] | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    return [match[1], *(part or "0" for part in _PART.findall(match[2]))]


def _is_allowed(path: list[str], allowed: frozenset[str]) -> bool:
    return any(
        len(parts) == len(path) and all(part in {"*", own} for part, own in zip(parts, path, strict=True))
        for parts in (each.split(".") for each in allowed)
    )
