"""The Content-Disposition header of downloads."""

from pathlib import PurePosixPath
from urllib.parse import quote


def attachment(name: str) -> str:
    """Return the header's value that makes browsers save a file as ``name``.

    Sources: RFC 6266, and RFC 8187 for non-ASCII names; the plain name is for clients without RFC 8187.
    """
    if name.isascii() and not set(name) & set('"\\%') and name.isprintable():
        return f'attachment; filename="{name}"'
    extension = PurePosixPath(name).suffix
    plain = f"image{extension}" if extension.isascii() and extension[1:].isalnum() else "image"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
