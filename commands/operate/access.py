"""The services for operators in a command, the name of the operator, and the output of records."""

import asyncio
import os
import pwd
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import orjson
from msgspec import Struct
from msgspec.structs import asdict
from rich.console import Console

import settings as configuration
from bootstrap.factories import catalogue_of, open_publisher
from bootstrap.webhooks import open_webhooks
from commands.database import open_migrated_database
from db.queries.operators import users as user_queries
from db.queries.operators.users import UserFacts
from services import clock, secrets
from services.errors import NotFound
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.observability.metrics import Metrics
from services.operators.audit import Done, OperatorServices
from services.operators.operators import CLI_PREFIX, Operator, Role

ResultT = TypeVar("ResultT")

POLL_SECONDS = 0.2

console = Console(highlight=False, markup=False, soft_wrap=True)


def run(work: Callable[[OperatorServices, Operator], Awaitable[ResultT]]) -> ResultT:
    """Run a use case of operators as the user of this machine."""

    async def opened() -> ResultT:
        async with _open_services() as services:
            return await work(services, Operator(actor=f"{CLI_PREFIX}{login_name()}", role=Role.SHELL))

    return asyncio.run(opened())


@asynccontextmanager
async def _open_services() -> AsyncIterator[OperatorServices]:
    settings = configuration.load()
    async with (
        open_migrated_database(settings) as database,
        clock.kept_by(database),
        open_publisher(settings, database) as event_publisher,
        open_webhooks(settings, await secrets.load(database)) as webhooks,
    ):
        yield OperatorServices(
            database=database,
            event_publisher=event_publisher,
            policy=settings.operator_policy,
            blocks=Blocks(database),
            catalogue=catalogue_of(settings),
            metrics=Metrics(),
            webhooks=webhooks,
            identities=Identities(await secrets.load_identity_key(database), settings.auth_issuer),
        )


def login_name() -> str:
    """Return the user name of this process; the environment is not read, because every user can change it."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:  # Containers may run with a number that has no name.
        return f"uid-{number}"


async def user_of(services: OperatorServices, name: str) -> UserFacts:
    """Return the user with this id, subject or e-mail address.

    Raises:
        NotFound: there is none.
    """
    async with services.database.read() as connection:
        found = await user_queries.by_name(connection, name)
    if found is None:
        raise NotFound(f"No user has the id, subject or e-mail address {name!r}.")
    return found


async def wait_for(read: Callable[[], Awaitable[ResultT | None]], seconds: float) -> ResultT | None:
    """Return a result as soon as there is one; None if there is none in time."""
    until = time.monotonic() + seconds
    while True:
        result = await read()
        if result is not None or time.monotonic() >= until:
            return result
        await asyncio.sleep(POLL_SECONDS)


def print_done(done: Done, line: str, *, as_json: bool) -> None:
    """Print the entry of an action as JSON, or a line about it."""
    if as_json:
        print_json({"entry": done.entry, "replayed": done.replayed})
    else:
        console.print(f"{line} (done earlier with this key)" if done.replayed else line)


def print_json(value: Any) -> None:
    print(orjson.dumps(_plain(value), option=orjson.OPT_INDENT_2, default=str).decode())


def print_record(record: Struct) -> None:
    """Print the fields of a record that have a value, one a line."""
    for name, value in asdict(record).items():
        if value is not None:
            console.print(f"{name.replace('_', ' ')}: {value}")


def _plain(value: Any) -> Any:
    """Return records as dictionaries with the names of the API."""
    if isinstance(value, Struct):
        return {_camel(name): _plain(part) for name, part in asdict(value).items()}
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value


def _camel(name: str) -> str:
    return re.sub(r"_(.)", lambda match: match[1].upper(), name)
