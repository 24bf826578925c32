"""The commands ``user export``, ``user erase``, ``user erased`` and ``user erase-again``."""

import os
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

import settings as configuration
from bootstrap.factories import storage_of
from commands.errors import complain
from commands.operate.access import console, print_json, run, user_of, wait_for
from db.models.archives import ArchiveState
from db.models.privacy import ErasureState
from db.queries.privacy import archives as archive_queries
from db.queries.privacy import erasures as erasure_queries
from db.queries.privacy import facts as fact_queries
from db.records.privacy import ArchiveRecord, PersonErasureRecord
from services import secrets
from services.archives import archives
from services.archives.cipher import Unreadable
from services.errors import NotFound
from services.media.storage.base import Storage, StorageError
from services.operators.actions import persons
from services.operators.audit import OperatorServices
from services.operators.errors import AlreadyDone, NotAllowed
from services.operators.operators import Operator
from services.privacy import requests, verification
from services.private_files import PRIVATE_FILE

_PAGE = 1000
_LINE = re.compile(r"([0-9a-f]{64}) (\d{4}-\d\d-\d\d)")


def export(name: str, reason: str, output: Path | None, wait: int, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> tuple[ArchiveRecord, Path | None]:
        user = await user_of(services, name)
        requested = (await persons.export(services, operator, user.id, reason=reason)).archive

        async def read() -> ArchiveRecord | None:
            async with services.database.read() as connection:
                found = await archive_queries.by_id(connection, requested.id)
            if found is None:
                raise NotFound("The export was deleted meanwhile: its user is being erased.")
            return None if found.state is ArchiveState.PENDING else found

        made = await wait_for(read, wait)
        if made is None:
            return requested, None
        if made.state is not ArchiveState.READY:
            return made, None
        path = output or Path(f"{made.id}.zip")
        readable = await persons.download(services, operator, made.id)
        async with _storage(services) as (storage, keys):
            await _write(path, archives.read(storage, [keys.archives], readable))
        return made, path

    archive, path = run(work)
    if as_json:
        shown = _without(archive, "seed", "lease", "attempts")
        print_json({"export": shown, "path": None if path is None else str(path)})
    elif path is not None:
        console.print(f"Wrote {path}: {archive.items_done} files, {archive.byte_size} bytes.")
    if path is None and archive.state is ArchiveState.PENDING:
        complain(f"No worker has made {archive.id} in {wait} s. Run the command again to wait for it.")
    if path is None:
        complain(f"{archive.id} could not be made: {archive.failure}")


def _without(record: Struct, *hidden: str) -> dict[str, Any]:
    """Return the fields of a record, except secret and internal ones."""
    return {name: value for name, value in asdict(record).items() if name not in hidden}


async def _write(path: Path, chunks: AsyncIterator[bytes]) -> None:
    """Write a file that only this user can read; the final name has a complete file only."""
    partial = path.with_name(f"{path.name}.part")

    def open_private(name: str, flags: int) -> int:
        return os.open(name, flags, PRIVATE_FILE)

    try:
        with open(partial, "wb", opener=open_private) as file:  # noqa: ASYNC230 - a command has nothing else to do
            async for chunk in chunks:
                file.write(chunk)
        partial.replace(path)
    except OSError as error:
        complain(f"{path} cannot be written: {error.strerror}.")
    finally:
        partial.unlink(missing_ok=True)


@asynccontextmanager
async def _storage(services: OperatorServices) -> AsyncIterator[tuple[Storage, secrets.Keys]]:
    keys = await secrets.load(services.database)
    async with AsyncExitStack() as stack:
        storage = await storage_of(configuration.load(), keys, stack)
        try:
            yield storage, keys
        except (StorageError, Unreadable) as error:
            complain(f"The storage failed: {error}")


def erase(
    name: str,
    reason: str | None,
    *,
    when_finished: bool,
    cancel_waiting: bool,
    verify: bool,
    wait: int,
    as_json: bool,
) -> None:
    if reason is None and not verify:
        complain("A --reason is needed, for the audit.")

    async def work(services: OperatorServices, operator: Operator) -> tuple[PersonErasureRecord | None, dict[str, int]]:
        user = await user_of(services, name)
        if reason is not None:
            await persons.erase(
                services,
                operator,
                user.id,
                reason=reason,
                when_finished=when_finished,
                cancel_waiting=cancel_waiting,
            )
        if not verify:
            return await requests.of_user(services.database, user.id), {}

        async def read() -> PersonErasureRecord | None:
            found = await requests.of_user(services.database, user.id)
            return found if found is not None and found.state is ErasureState.ERASED else None

        if reason is not None:
            await wait_for(read, wait)
        async with _storage(services) as (storage, _keys):
            remains = await verification.remains(services.database, storage, user.id)
        return await requests.of_user(services.database, user.id), remains

    erasure, remains = run(work)
    if as_json:
        shown = None if erasure is None else _without(erasure, "lease")
        print_json({"erasure": shown, "remains": remains if verify else None})
    elif erasure is not None:
        _print_state(erasure)
    if verify and remains:
        found = ", ".join(f"{count} in {place}" for place, count in remains.items())
        complain(f"Personal data is left: {found}.")
    if verify and not as_json:
        console.print("Nothing is left of the person in any table or in the storage.")


def _print_state(erasure: PersonErasureRecord) -> None:
    obstacles = requests.waiting_for(erasure)
    waits = f", waits for {requests.in_words(obstacles)}" if obstacles else ""
    console.print(f"erasure of {erasure.user_id}: {erasure.state}{waits}")
    if erasure.failure is not None:
        console.print(f"the last attempt failed: {erasure.failure}")


def list_erased(since: str | None, *, as_json: bool) -> None:
    day = _day_of(since)

    async def read(services: OperatorServices, _operator: Operator) -> list[tuple[str, date]]:
        async with services.database.read() as connection:
            return [(fact.identity, fact.erased_on) for fact in await fact_queries.since(connection, day)]

    found = run(read)
    if as_json:
        print_json([{"hash": identity, "erasedOn": erased_on} for identity, erased_on in found])
        return
    for identity, erased_on in found:
        print(identity, erased_on)


def _day_of(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        complain("--since must be a day, such as 2026-01-31.")


def erase_again(path: Path, reason: str, *, as_json: bool) -> None:
    wanted = _hashes_in(path)

    async def work(services: OperatorServices, operator: Operator) -> tuple[list[str], list[str]]:
        identities = services.identities
        requested: list[str] = []
        refused: list[str] = []
        async for user_id, subject, created_at in _users(services):
            erased_on = max((wanted[each] for each in identities.every_of(subject) if each in wanted), default=None)
            # If the account is newer than the erasure, the person came back: it is a new account, which stays.
            if erased_on is None or created_at.date() > erased_on:
                continue
            async with services.database.read() as connection:
                fact = await fact_queries.first_of(connection, identities.every_of(subject))
            if fact is not None and fact.erased_on >= erased_on:
                continue  # The backup has the erasure, so this is the new account.
            try:
                await persons.erase(services, operator, user_id, reason=reason, when_finished=True, cancel_waiting=True)
                requested.append(user_id)
            except (AlreadyDone, NotAllowed) as refusal:
                refused.append(f"{user_id}: {refusal.message}")
        return requested, refused

    requested, refused = run(work)
    if as_json:
        print_json({"requested": requested, "refused": refused})
        return
    for line in refused:
        console.print(line)
    console.print(f"The erasure of {len(requested)} persons is requested, of {len(wanted)} hashes.")


async def _users(services: OperatorServices) -> AsyncIterator[tuple[str, str, datetime]]:
    page: Sequence[tuple[str, str, datetime]] = ()
    after = ""
    while not after or len(page) == _PAGE:
        async with services.database.read() as connection:
            page = await erasure_queries.subjects_after(connection, after, limit=_PAGE)
        for each in page:
            yield each
        if not page:
            return
        after = page[-1][0]


def _hashes_in(path: Path) -> dict[str, date]:
    """Return the hashes in the output of ``user erased``, each with the day of the erasure."""
    try:
        lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError):
        complain(f"{path} cannot be read.")
    matches = [match for line in lines if (match := _LINE.fullmatch(line.strip()))]
    try:
        found = {match[1]: date.fromisoformat(match[2]) for match in matches}
    except ValueError:
        found = {}
    if not found or len(matches) != len(lines):
        complain(f"{path} must have a hash and a day in each line, as `atelier user erased` prints them.")
    return found
