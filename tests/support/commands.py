"""Commands as an operator types them, each a process of its own, forked from one that has imported them already."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.support.processes import environment

SECONDS = 120.0

# Importing takes a second, and a command without it a tenth: only the import is shared. What a command finds is what
# it would find as `python -m cli`: its folder, its environment, its arguments, its output, and no thread but its own.
_FORKING = """
import json, os, sys
import cli
import commands.doctor, commands.generate, commands.schema, commands.worker
import commands.maintenance.admin, commands.maintenance.models
import commands.maintenance.report, commands.maintenance.storage
for line in sys.stdin:
    command = json.loads(line)
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.chdir(command["folder"])
            os.environ.clear()
            os.environ.update(command["environment"])
            for number, name in enumerate(("input", "output", "complaint")):
                flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC
                os.dup2(os.open(command[name], flags), number)
            sys.argv[:] = command["arguments"]
            cli.main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        except BaseException:
            sys.excepthook(*sys.exc_info())
            code = 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """The exit code and output of a command; ``lines`` are the ones of its error."""

    code: int
    output: str
    complaint: str

    @property
    def lines(self) -> list[str]:
        return self.complaint.splitlines()


Atelier = Callable[..., Awaitable[Ended]]


class CommandLine:
    """Runs one command after the other."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKING],
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # A command that hangs is of the same session.
        os.killpg(self._process.pid, signal.SIGKILL)
        with self._process:
            pass

    async def run(self, folder: Path, *arguments: str, **settings: str) -> Ended:
        """Run ``atelier`` with these arguments in a folder, with an environment of only these settings."""
        output, complaint = folder / "command.out", folder / "command.err"
        command = {
            "arguments": ["cli.py", *arguments],
            "folder": str(folder),
            "environment": environment(**settings),
            "input": os.devnull,
            "output": str(output),
            "complaint": str(complaint),
        }
        async with asyncio.timeout(SECONDS):
            code = await asyncio.to_thread(self._run, json.dumps(command))
        return Ended(code, output.read_text(), complaint.read_text())

    def _run(self, command: str) -> int:
        if self._process.stdin is None or self._process.stdout is None or self._process.poll() is not None:
            raise RuntimeError("the process that commands are forked from has ended: can `cli` be imported?")
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())
