"""CPU time and memory of processes and all their children, as the operating system counts them."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import psutil  # type: ignore[import-untyped]  # it ships no types

EVERY_SECONDS = 0.1


@dataclass
class Usage:
    """``cpu_seconds`` since the watch began, and the most ``bytes`` that were resident at one time."""

    cpu_seconds: float = 0.0
    peak_bytes: int = 0


@asynccontextmanager
async def watched(pids: Sequence[int]) -> AsyncIterator[Usage]:
    """Measure these processes with their children for as long as the block lasts."""
    usage = Usage()
    before = _cpu_seconds(pids)

    async def watch() -> None:
        while True:
            usage.peak_bytes = max(usage.peak_bytes, _resident_bytes(pids))
            await asyncio.sleep(EVERY_SECONDS)

    watching = asyncio.create_task(watch())
    try:
        yield usage
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        usage.cpu_seconds = _cpu_seconds(pids) - before


def _tree(pids: Sequence[int]) -> list[psutil.Process]:
    processes = []
    for pid in pids:
        try:
            process = psutil.Process(pid)
            processes += [process, *process.children(recursive=True)]
        except psutil.NoSuchProcess:
            continue
    return processes


def _cpu_seconds(pids: Sequence[int]) -> float:
    """Return the CPU time so far; that of children that have ended is counted with their parents."""
    total = 0.0
    for process in _tree(pids):
        try:
            total += sum(process.cpu_times()[:4])
        except psutil.NoSuchProcess:
            continue
    return total


def _resident_bytes(pids: Sequence[int]) -> int:
    total = 0
    for process in _tree(pids):
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
