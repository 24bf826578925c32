"""Command errors: the expected exceptions, and their one-line message to the operator."""

import sys
from typing import NoReturn

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from atelier_client import AtelierError
from db.addresses import InvalidDatabaseUrl
from db.migration import UnusableSchema
from db.migrations.lock import MigrationHindered
from sandbox.process import SandboxFailed
from services.catalogue.catalogue import CatalogueError
from services.errors import Refusal
from services.generation.verification import VerificationFailed
from services.providers.errors import ProviderError
from settings import InvalidSettings

EXPECTED = (
    *(CatalogueError, AtelierError, InvalidDatabaseUrl, InvalidSettings, MigrationHindered, Refusal, SandboxFailed),
    *(ProviderError, UnusableSchema, VerificationFailed, SQLAlchemyError, OSError),
)

_console = Console(stderr=True)


def complain(problem: Exception | str) -> NoReturn:
    """Print the problem in one line, or each mistake of a catalogue in one, and exit with 1."""
    for text in problem.lines if isinstance(problem, CatalogueError) else [str(problem)]:
        line = " ".join(text.split()) or type(problem).__name__
        _console.print(line, style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)
