"""Parts of an image file (segments, chunks): the limit on their number, and a virtual file joined from some of them."""

import io
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from mmap import mmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Content = bytes | mmap
Part = tuple[int, int] | bytes  # Start and end within the content, or literal bytes.

# Parsing a part in Python takes a few µs. In practice parts have 4 KB and more.
MAX_PARTS = 50_000


class TooManyParts(Exception):
    """A file has more parts than any camera or editor writes."""


class JoinedParts(io.RawIOBase):
    """A readable file that joins ranges of ``content`` and literal bytes; bytes are copied only when read."""

    def __init__(self, content: Content, parts: Iterable[Part]) -> None:
        self._content = content
        self._parts = [part if isinstance(part, bytes) else (part[0], min(part[1], len(content))) for part in parts]
        lengths = (len(part) if isinstance(part, bytes) else max(0, part[1] - part[0]) for part in self._parts)
        self._starts = [0, *accumulate(lengths)]
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read into ``buffer`` from one part, and return the number of bytes; 0 at the end of the file."""
        with memoryview(buffer).cast("B") as target:
            index = bisect_right(self._starts, self._at) - 1
            if index >= len(self._parts):
                return 0
            within, part = self._at - self._starts[index], self._parts[index]
            source, start, end = (part, 0, len(part)) if isinstance(part, bytes) else (self._content, *part)
            start += within
            read = min(len(target), end - start)
            target[:read] = source[start : start + read]
        self._at += read
        return read
