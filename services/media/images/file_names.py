"""File names for downloaded pictures, made from their prompts."""

import unicodedata

from services.media.storage.base import EXTENSIONS

# Characters of up to four bytes; with suffix and extension they fit into the 255 bytes that file systems allow.
MAX_STEM = 60
_READ = 240  # Characters of the prompt; the limit above cuts off the rest.
_FALLBACK = "image"


def file_name(prompt: str, content_type: str, *, suffix: str = "") -> str:
    """Return a name made of the words of ``prompt``, such as ``a-lighthouse-at-dusk.png``.

    It has letters, digits and their marks of any language, and hyphens, but no character that is special in a path or
    a header.
    """
    text = unicodedata.normalize("NFC", prompt[:_READ]).lower()
    words = "".join(each if unicodedata.category(each)[0] in "LMN" else " " for each in text).split()
    stem = "-".join(words)[:MAX_STEM].strip("-") or _FALLBACK
    return f"{stem}{suffix}{EXTENSIONS[content_type]}"
