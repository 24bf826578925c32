"""``python -m tests.faults.tools.killed WORK FUNCTION COUNT WHEN``: a process that kills itself at a call of it.

WORK is ``worker``, ``rekey``, ``strip`` or ``receive KEY PHOTO``; WHEN is ``before`` or ``after`` the call number
COUNT.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

import settings as configuration
from bootstrap.container import open_runtime
from commands.maintenance import storage as storage_commands
from services.media import uploads
from services.media.images import store


def deadly(original: Callable[..., Awaitable[Any]], count: int, *, after: bool) -> Callable[..., Awaitable[Any]]:
    calls = 0

    async def call(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        mine = calls
        if mine == count and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = await original(*arguments, **named)
        if mine == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return call


async def work() -> None:
    async with open_runtime(configuration.load(), serves=False) as runtime:
        await runtime.worker.run()


async def receive(key: str, photo: Path) -> None:
    async with open_runtime(configuration.load(), serves=False) as runtime:
        facts = await store.inspect(runtime.pipeline.decoders, photo, user_id="usr_x")
        await uploads.receive(runtime.database, runtime.storage, key, photo, facts)


def main() -> None:
    kind, function, count, when, *arguments = sys.argv[1:]
    wrapped = deadly(resolve_name(function), int(count), after=when == "after")
    with patch(function.replace(":", "."), wrapped):
        match kind:
            case "worker":
                asyncio.run(work())
            case "rekey":
                storage_commands.rekey()
            case "strip":
                storage_commands.strip(dry=False)
            case _:
                asyncio.run(receive(arguments[0], Path(arguments[1])))


if __name__ == "__main__":
    main()
