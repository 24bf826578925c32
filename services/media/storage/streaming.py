"""Streaming of received bytes to a local file, up to a size limit."""

import asyncio
from collections.abc import AsyncIterable
from pathlib import Path
from typing import BinaryIO

_BUFFER = 1 << 18  # Bytes per write. A thread writes them, so that a slow disk does not block the event loop.


class TooManyBytes(Exception):
    """The sender sent more bytes than allowed."""


async def receive(chunks: AsyncIterable[bytes], destination: Path, *, max_bytes: int) -> int:
    """Write ``chunks`` to ``destination``, and return the number of bytes; any error removes the file.

    Raises:
        TooManyBytes: more than ``max_bytes`` arrived; raised at once, so the excess is not written.
        OSError: the file cannot be written.
    """
    received, buffer = 0, bytearray()
    # Opened and removed in this thread: if the task is cancelled while it awaits another thread, the file would remain.
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
