"""Image types: the accepted ones, their aliases, and the signatures of accepted and of other file types.

Each decoder process imports this module as it starts, so it imports nothing that loads slowly.
"""

import re

from msgspec import Struct

SIGNATURE_BYTES = 1024

NAMES = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WebP",
    "image/heic": "HEIC",
    "image/avif": "AVIF",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
}
"""The accepted image types, with their names in messages."""

ANY = "application/octet-stream"
"""The content type that senders announce if they do not know the type."""

# The names that browsers, cameras and older systems use besides the registered ones.
_ALIASES = {
    "image/jpeg": ("image/jpg", "image/pjpeg", "image/jpe", "image/jfif", "image/pjp", "image/x-jpeg", "image/x-jpg"),
    "image/png": ("image/x-png", "image/apng", "image/vnd.mozilla.apng"),
    "image/webp": ("image/x-webp",),
    "image/heic": ("image/heif", "image/heic-sequence", "image/heif-sequence", "image/x-heic", "image/x-heif"),
    "image/avif": ("image/avif-sequence", "image/x-avif"),
    "image/gif": ("image/x-gif",),
    "image/bmp": ("image/x-ms-bmp", "image/x-bmp", "image/x-windows-bmp", "image/ms-bmp", "image/x-bitmap"),
    "image/tiff": ("image/tif", "image/x-tif", "image/x-tiff", "image/tiff-fx"),
    ANY: ("", "binary/octet-stream", "application/x-octet-stream", "application/unknown", "image/*"),
}
_CANONICAL = {alias: content_type for content_type, aliases in _ALIASES.items() for alias in (content_type, *aliases)}

_SIGNATURES = {
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "image/gif": re.compile(rb"GIF8[79]a"),
    # The size of the second header distinguishes a BMP from a text that begins with the same two letters.
    "image/bmp": re.compile(rb"BM.{12}[\x0c\x10\x28\x34\x38\x40\x6c\x7c]\0\0\0", re.DOTALL),
    "image/tiff": re.compile(rb"II[*+]\0(?!.{4}CR)|MM\0[*+]", re.DOTALL),
}
_AVIF_BRANDS = {b"avif", b"avis", b"avio"}
_HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1", b"mif2"}


class Foreign(Struct, frozen=True):
    """A known type that is not accepted: its ``name`` with an article, the remedy, and whether it is an image."""

    name: str
    remedy: str = "Save it as a JPEG or PNG and send that."
    is_image: bool = True

    def __str__(self) -> str:
        return f"This is {self.name}, which is not accepted. {self.remedy}"


RAW = Foreign("a camera's raw image", "Send the JPEG or HEIC that the camera or an editor makes of it.")
_DOCUMENT = "Save the page as a JPEG or PNG and send that."
# In order of precedence: the first match decides.
_KNOWN = {
    rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51": Foreign("a JPEG 2000 image"),
    rb"\0\0\0\x0cJXL \r\n\x87\n|\xff\x0a": Foreign("a JPEG XL image"),
    rb"II\xbc[\0\x01]": Foreign("a JPEG XR image"),
    rb"8BPS": Foreign("a Photoshop document"),
    rb"gimp xcf": Foreign("a GIMP document"),
    rb"II\*\0.{4}CR|.{4}ftypcrx |FUJIFILMCCD-RAW|IIR[OS]|MMOR|IIU\0|FOVb|\0MRM": RAW,
    rb"\0\0[\x01\x02]\0[^\0]\0": Foreign("an icon"),
    rb"v/1\x01|#\?(?:RADIANCE|RGBE)": Foreign("a high dynamic range image"),
    rb"P[1-7Ff]\s": Foreign("a Netpbm image"),
    rb"DDS ": Foreign("a DDS texture"),
    rb"%!PS|\xc5\xd0\xd3\xc6": Foreign("a PostScript document", _DOCUMENT, is_image=False),
    rb"%PDF-": Foreign("a PDF document", _DOCUMENT, is_image=False),
    rb"(?i:<!doctype html|<html)\b": Foreign(
        "a web page", "Send the picture itself, or the address of the picture.", is_image=False
    ),
    rb"<svg\b|<[?!].*<svg\b": Foreign("an SVG drawing", is_image=False),
    rb".{4}ftyp|.{4}(?:moov|mdat|wide)|\x1aE\xdf\xa3|RIFF.{4}AVI |FLV\x01|\0\0\x01\xba": Foreign(
        "a video", "Send a single picture.", is_image=False
    ),
    rb"PK\x03\x04": Foreign("a ZIP archive or an office document", "Send the picture itself.", is_image=False),
}
_FOREIGN = [(re.compile(signature, re.DOTALL), kind) for signature, kind in _KNOWN.items()]
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"  # A byte order mark, and white space.


def registered_type(content_type: str) -> str | None:
    """Return the registered name of an announced content type: ``ANY`` if it is empty, None if it is not accepted.

    >>> registered_type("image/jpg; charset=binary")
    'image/jpeg'
    """
    return _CANONICAL.get(content_type.partition(";")[0].strip().lower())


def detect_type(start: bytes) -> str | None:
    """Return the accepted image type of a file that begins with ``start``, or None."""
    if start[4:8] == b"ftyp":
        return _heif_type(start)
    return next((content_type for content_type, signature in _SIGNATURES.items() if signature.match(start)), None)


def foreign(start: bytes) -> Foreign | None:
    """Return the type of a file that begins with ``start`` if people may mistake it for an accepted image."""
    start = start.lstrip(_BEFORE_TEXT)
    return next((kind for signature, kind in _FOREIGN if signature.match(start)), None)


def list_names(content_types: frozenset[str]) -> str:
    """Return the names of content types as a list for a sentence.

    >>> list_names(frozenset({"image/png", "image/jpeg"}))
    'JPEG or PNG'
    """
    *names, last = [name for content_type, name in NAMES.items() if content_type in content_types]
    return f"{', '.join(names)} or {last}" if names else last


def _heif_type(start: bytes) -> str | None:
    """Return the image type that the brands of an ISO base media file denote. Source: ISO/IEC 23008-12, annex B."""
    end = int.from_bytes(start[:4], "big")
    brands = {start[8:12]} | {start[at : at + 4] for at in range(16, min(end, len(start)), 4)}
    if brands & _AVIF_BRANDS:
        return "image/avif"
    return "image/heic" if brands & _HEIC_BRANDS else None
