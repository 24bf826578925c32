"""A parser of forms with files (``multipart/form-data``)."""

import re
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser

_MAX_PARTS = 16
_BOUNDARY = re.compile(r"[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]")


class NotAForm(Exception):
    """The body is not a form of at most 16 fields."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; ``file_name`` is None if it is no file."""

    content: bytes
    file_name: str | None


def fields(content_type: str, body: bytes) -> dict[str, Field]:
    """Return the fields of a form by name; the last of several with the same name.

    Raises:
        NotAForm: the body is no form, has too many fields, or is incomplete.

    Source: RFC 7578, RFC 2046 section 5.1.
    """
    header = Message()
    header["Content-Type"] = content_type.encode("ascii", "replace").decode()
    boundary = header.get_param("boundary")
    if header.get_content_type() != "multipart/form-data" or not isinstance(boundary, str):
        raise NotAForm
    if not _BOUNDARY.fullmatch(boundary):
        raise NotAForm
    # The line break before a boundary is part of the boundary, so add one before the first.
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary.encode(), _MAX_PARTS + 2)
    if not 2 <= len(parts) <= _MAX_PARTS + 2 or not parts[-1].startswith(b"--"):
        raise NotAForm
    return dict(map(_field, parts[1:-1]))


def _field(part: bytes) -> tuple[str, Field]:
    head, separator, content = part.partition(b"\r\n\r\n")
    header = BytesHeaderParser().parsebytes(head.lstrip(b" \t\r\n"))
    name = header.get_param("name", header="content-disposition")
    if not separator or not isinstance(name, str):
        raise NotAForm
    return name, Field(content, header.get_filename())
