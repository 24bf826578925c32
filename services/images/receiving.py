"""Writing bytes that somebody else sends to a local file, no more of them than wanted."""

import asyncio
from collections.abc import AsyncIterable
from pathlib import Path
from typing import BinaryIO

_BUFFER = 1 << 18  # Bytes gathered before a thread writes them, so that a slow disk holds nobody else up.


class TooManyBytes(Exception):
    """More bytes came than were wanted."""


async def receive(chunks: AsyncIterable[bytes], destination: Path, *, max_bytes: int) -> int:
    """Write ``chunks`` to ``destination``, which is gone after any error, and return how many bytes came.

    Raises:
        TooManyBytes: as soon as there are more than ``max_bytes``; at most these were written.
        OSError: the file cannot be written.
    """
    received, buffer = 0, bytearray()
    # Opened and discarded in this thread: a wait in a cancelled task would be interrupted and leave the file.
    file = _open(destination)
    complete = False
    try:
        async for chunk in chunks:
            received += len(chunk)
            if received > max_bytes:
                raise TooManyBytes
            buffer += chunk
            if len(buffer) >= _BUFFER:
                await asyncio.to_thread(file.write, bytes(buffer))
                buffer.clear()
        await asyncio.to_thread(file.write, bytes(buffer))
        await asyncio.to_thread(file.close)
        complete = True
    finally:
        if not complete:
            _discard(file, destination)
    return received


def _open(destination: Path) -> BinaryIO:
    return destination.open("wb")


def _discard(file: BinaryIO, destination: Path) -> None:
    try:
        file.close()
    finally:
        destination.unlink(missing_ok=True)
