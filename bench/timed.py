"""``python -m bench.timed FILE serve ...``: the product's command line, which notes in FILE when it waits for others.

A line for each wait for Kie.ai, for a picture of its and for the storage: when it began and when it ended, in seconds
since 1970.
"""

import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import cli
from services.media.safe_download.fetcher import Fetcher
from services.media.storage.folder import FolderStorage
from services.providers.kie.client import KieClient

_WAITS = ((KieClient, "read_task"), (Fetcher, "fetch"), (FolderStorage, "put"))


@dataclass(frozen=True, slots=True)
class Wait:
    """One of them, in seconds since 1970."""

    began: float
    ended: float


def read(path: Path) -> list[Wait]:
    """Return the waits that were noted so far."""
    return [Wait(*map(float, line.split())) for line in path.read_text().splitlines()]


def _note_times(method: Callable[..., Awaitable[Any]], path: Path) -> Callable[..., Awaitable[Any]]:
    async def noted(*arguments: Any, **named: Any) -> Any:
        began = time.time()
        try:
            return await method(*arguments, **named)
        finally:
            with path.open("a") as file:
                file.write(f"{began} {time.time()}\n")

    return noted


def main() -> None:
    path, *arguments = sys.argv[1:]
    sys.argv[1:] = arguments
    with ExitStack() as stack:
        for owner, name in _WAITS:
            stack.enter_context(patch.object(owner, name, _note_times(getattr(owner, name), Path(path))))
        cli.main()


if __name__ == "__main__":
    main()
