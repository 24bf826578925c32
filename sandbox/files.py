"""The files that the sandbox gives addresses to: results and uploads."""

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

UPLOADS = "kieai/sandbox"  # On the wire an upload's path begins with the account it belongs to.
RESULTS = "results"
ROUTE = "/files/"
UPLOADS_KEPT = 3 * 86_400  # Seconds, as documented.
RESULTS_KEPT = 14 * 86_400
UNFINISHED_KEPT = 3_600

# No leading dot: that is how unfinished files are named.
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,149}")
_MAX_DEPTH = 10
_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"))


@dataclass(frozen=True, slots=True)
class Files:
    """A folder of files; ``public_url`` is what their addresses begin with for now.

    Only paths are kept, and addresses are built when somebody asks: the next process may have another port.
    """

    folder: Path
    public_url: str

    def address(self, path: str) -> str:
        return f"{self.public_url.rstrip('/')}{ROUTE}{path}"

    def find(self, path: str) -> Path | None:
        """The file of that path; None when there is none, or when it is not a path of ours."""
        names = path.split("/")
        if len(names) > _MAX_DEPTH or not all(map(is_name, names)):
            return None
        place = self.folder.joinpath(*names)
        return place if place.is_file() else None

    def own(self, address: str) -> str | None:
        """The path of the file that an address of this machine or this sandbox leads to, whatever its port.

        None when it leads elsewhere, or to a file that is not here.
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
        """Write a file, or replace it: it appears whole or not at all.

        Raises:
            OSError: it could not be written; nothing was changed.
            ValueError: this is not a path that ``find`` would find.
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
        """Remove the files that Kie.ai would not keep any longer, and what a killed process left unfinished."""
        now = time.time()
        for top, kept in ((UPLOADS, UPLOADS_KEPT), (RESULTS, RESULTS_KEPT)):
            for folder, _, names in os.walk(self.folder / top):
                for name in names:
                    place = Path(folder, name)
                    with contextlib.suppress(FileNotFoundError):  # It was unfinished, and has been finished now.
                        age = now - place.stat().st_mtime
                        if age > (UNFINISHED_KEPT if name.startswith(".") else kept):
                            place.unlink()


def is_name(name: str) -> bool:
    """Whether a name may be that of a file or folder here."""
    return bool(_NAME.fullmatch(name))


def media_type(head: bytes) -> str:
    """The type of a file by its first bytes; only those of pictures are known."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in _SIGNATURES if head.startswith(start)), "application/octet-stream")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
