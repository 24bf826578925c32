"""The sandbox's files with addresses: results and uploads."""

import contextlib
import ipaddress
import os
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

UPLOADS = "kieai/sandbox"  # In responses, an upload's path begins with its account.
RESULTS = "results"
ROUTE = "/files/"
UPLOADS_KEPT = 3 * 86_400  # Seconds, as documented.
RESULTS_KEPT = 14 * 86_400
UNFINISHED_KEPT = 3_600

# No leading dot: the names of unfinished files have one.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,149}")
_MAX_DEPTH = 10
_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of files; ``public_url`` is the start of their addresses.

    Only paths are stored, and addresses are built for each response: the next process may have another port.
    """

    folder: Path
    public_url: str

    def address(self, path: str) -> str:
        return f"{self.public_url.rstrip('/')}{ROUTE}{path}"

    def find(self, path: str) -> Path | None:
        """Return the file with this path, or None if it does not exist or the path is malformed."""
        names = path.split("/")
        if len(names) > _MAX_DEPTH or not all(map(is_name, names)):
            return None
        place = self.folder.joinpath(*names)
        return place if place.is_file() else None

    def own_path(self, address: str) -> str | None:
        """Return the path of the file at an address of this machine or this sandbox; the port is ignored.

        Return None if the address has another host, or the file does not exist here.
        """
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            return None
        if not parts.path.startswith(ROUTE) or not (_is_loopback(host) or host == urlsplit(self.public_url).hostname):
            return None
        path = parts.path.removeprefix(ROUTE)
        return path if self.find(path) is not None else None

    def write(self, path: str, write: Callable[[BinaryIO], object]) -> None:
        """Write or replace a file atomically.

        Raises:
            OSError: it could not be written; nothing was changed.
            ValueError: the path is malformed.
        """
        names = path.split("/")
        if len(names) > _MAX_DEPTH or not all(map(is_name, names)):
            raise ValueError("A path has plain names only.")
        place = self.folder.joinpath(*names)
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f".{secrets.token_hex(8)}")
        try:
            with unfinished.open("xb") as file:
                write(file)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove the files that Kie.ai would have removed by now, and unfinished files of killed processes."""
        now = time.time()
        for top, kept in ((UPLOADS, UPLOADS_KEPT), (RESULTS, RESULTS_KEPT)):
            for folder, _, names in os.walk(self.folder / top):
                for name in names:
                    place = Path(folder, name)
                    with contextlib.suppress(FileNotFoundError):  # An unfinished file may just have been renamed.
                        age = now - place.stat().st_mtime
                        if age > (UNFINISHED_KEPT if name.startswith(".") else kept):
                            place.unlink()


def is_name(name: str) -> bool:
    """Return whether a name is valid for a file or folder here."""
    return bool(_NAME.fullmatch(name))


def media_type(head: bytes) -> str:
    """Return the media type of a file by its first bytes; only pictures are detected."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _SIGNATURES if head.startswith(start)), "application/octet-stream")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
