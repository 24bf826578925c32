"""Complaints: what goes wrong expectedly, and the one line that an operator reads of it."""

import sys
from typing import NoReturn

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from client import ClientError
from db.engine import InvalidDatabaseUrl
from db.migrating import NewerDatabase
from sandbox.process import SandboxFailed
from services.errors import Refusal
from settings import InvalidSettings

EXPECTED = (
    *(ClientError, InvalidDatabaseUrl, InvalidSettings, NewerDatabase, Refusal, SandboxFailed),
    *(SQLAlchemyError, OSError),
)

_console = Console(stderr=True)


def complain(problem: Exception | str) -> NoReturn:
    """Say what is wrong in one line, and end with 1."""
    line = " ".join(str(problem).split()) or type(problem).__name__
    _console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)
