"""Exports of creations: a ZIP file for its owner only, bounded, live while it is made, and gone when it should be."""

import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from db.engine import Database
from db.models import Archive, Image, UserBlock
from db.queries.operators import blocks as block_queries
from services.clock import now
from services.exports import requests
from tests.schema.conftest import Serve
from tests.schema.people import DELETE, UNKNOWN, Json, Person, person
from tests.schema.test_favourites import SET
from tests.schema.test_live import made
from tests.schema.test_pages import make
from tests.support.kie import FakeKie
from tests.support.waiting import until

FIELDS = "id state done total byteSize failure createdAt expiresAt url"
ERRORS = """__typename ... on UserError { code message path }
  ... on ExportLimitReached { exportLimit maximum roomAfter }"""
EXPORT = f"""mutation ($input: ExportCreationsInput!) {{
  exportCreations(input: $input) {{ export {{ {FIELDS} }} replayed errors {{ {ERRORS} }} }}
}}"""
READ = f"query ($id: ID!) {{ creationExport(id: $id) {{ {FIELDS} }} node(id: $id) {{ __typename id }} }}"
LIST = "{ creationExports { id state } }"
UPDATED = "subscription ($id: ID!) { exportUpdated(id: $id) { id state done total byteSize url } }"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("services.identity.blocks.READ_EVERY_SECONDS", "housekeeping.ARCHIVES_SECONDS"):
        monkeypatch.setattr(name, 0.1)
    monkeypatch.setattr("services.exports.progress.QUIET_SECONDS", 0.2)


async def exported(someone: Person, **given: object) -> Json:
    """Request an export, follow it, and return it once it is ready."""
    payload = await someone.payload(EXPORT, **given)
    assert payload["errors"] == []
    async with someone.live() as page:
        await page.subscribe("export", UPDATED, id=payload["export"]["id"])
        shown = await page.first_event("export")
        while shown["state"] == "PENDING":
            shown = await page.first_event("export")
        assert (await page.message("export"))["type"] == "complete"
    found: Json = (await someone.ask(READ, id=shown["id"]))["creationExport"]
    assert (found["state"], found["done"], found["byteSize"]) == (shown["state"], shown["done"], shown["byteSize"])
    return found


async def stored(database: Database) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(Archive)) or 0)


async def owner_of(database: Database, export_id: str) -> str:
    async with database.read() as connection:
        return str(await connection.scalar(select(Archive.owner_id).where(Archive.id == export_id)))


async def change(database: Database, export_id: str, **values: Any) -> None:
    statement = update(Archive).where(Archive.id == export_id).values(**values)
    await database.transact(lambda connection: connection.execute(statement))


async def test_an_export_has_the_chosen_images_and_a_manifest_for_its_owner_only(
    ada: Person, bob: Person, kie: FakeKie, database: Database
) -> None:
    first, second, lost = [await made(ada, kie) for _ in range(3)]
    await ada.payload(SET, ids=[first], favourite=True)
    async with database.begin() as connection:  # Its object is not in storage.
        creation = await ada.creation(lost)
        assert creation is not None
        gone = update(Image).where(Image.storage_key.contains(lost)).values(storage_key="generated/lost.png")
        assert (await connection.execute(gone)).rowcount == 1

    found = await exported(ada, ids=[second, first, lost, first])

    assert (found["state"], found["done"], found["total"], found["failure"]) == ("READY", 3, 3, None)
    age = datetime.fromisoformat(found["expiresAt"]) - datetime.now(UTC)
    assert timedelta(hours=23) < age <= timedelta(hours=24)
    address = ada.url + found["url"]
    response = await ada.http.get(address)  # As a browser does: without a token.
    assert (response.status_code, len(response.content)) == (200, found["byteSize"])
    headers = response.headers
    assert headers["cache-control"] == "private, no-store"
    assert (headers["content-type"], headers["accept-ranges"]) == ("application/zip", "none")
    day = found["createdAt"][:10]
    assert headers["content-disposition"] == f'attachment; filename="creations-{day}.zip"'
    assert int((await ada.http.head(address)).headers["content-length"]) == found["byteSize"]

    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert archive.testzip() is None
    names = [f"{day}-a-heron-at-dawn.png", f"{day}-a-heron-at-dawn-2.png"]
    assert archive.namelist() == [*names, "manifest.json"]
    entries = json.loads(archive.read("manifest.json"))["creations"]
    assert [(each["id"], each["file"], each["favourite"]) for each in entries] == [
        (second, names[0], False),
        (first, names[1], True),
        (lost, None, False),
    ]
    assert entries[2]["missing"] == "it is not in storage"
    assert (entries[0]["prompt"], entries[0]["creditsUsed"], entries[0]["seed"]) == ("a heron at dawn", 20, None)
    assert entries[0]["byteSize"] == len(archive.read(names[0]))

    path, ticket = address.split("?")
    token = {"Authorization": f"Bearer {ada.token}"}
    assert (await ada.http.get(path, headers=token)).content == response.content
    theirs = {"Authorization": f"Bearer {bob.token}"}
    assert (await bob.http.get(path, headers=theirs)).status_code == 404
    assert (await bob.ask(READ, id=found["id"])) == {"creationExport": None, "node": None}
    assert (await bob.ask(LIST))["creationExports"] == []
    async with bob.live() as page:
        await page.subscribe("export", UPDATED, id=found["id"])
        assert await page.refusal("export") == "NOT_FOUND"
    assert (await ada.ask(LIST))["creationExports"] == [{"id": found["id"], "state": "READY"}]
    for wrong in ("", "?ticket=", f"?{ticket}0", f"?ticket=9{ticket[7:]}"):
        assert (await ada.http.get(path + wrong)).status_code == 401, wrong
    other = f"{ada.url}/exports/arc_{UNKNOWN}"
    assert (await ada.http.get(f"{other}?{ticket}")).status_code == 401
    assert (await ada.http.get(other, headers=token)).status_code == 404

    block = insert(UserBlock).values(user_id=await owner_of(database, found["id"]), blocked_at=now(), reason="a test")
    await database.transact(lambda connection: connection.execute(block))
    await database.transact(block_queries.count_change)

    async def refused() -> bool:
        return (await bob.http.get(address)).status_code == 403

    await until(refused)
    await database.transact(block_queries.remove, await owner_of(database, found["id"]))
    await database.transact(block_queries.count_change)

    async def accepted() -> bool:
        return (await bob.http.get(address)).status_code == 200

    await until(accepted)
    await change(database, found["id"], expires_at=now())
    assert (await ada.http.get(address)).status_code == 404


async def test_a_deleted_creation_takes_its_exports_away(ada: Person, kie: FakeKie) -> None:
    kept, deleted = await made(ada, kie), await made(ada, kie)
    both = await exported(ada, ids=[kept, deleted])
    alone = await exported(ada, ids=[kept])

    await ada.payload(DELETE, id=deleted)

    assert (await ada.ask(LIST))["creationExports"] == [
        {"id": alone["id"], "state": "READY"},
        {"id": both["id"], "state": "EXPIRED"},
    ]
    assert (await ada.http.get(ada.url + both["url"])).status_code == 404
    assert (await ada.http.get(ada.url + alone["url"])).status_code == 200


async def test_downloads_at_once_are_limited_and_a_place_is_free_after_each(
    ada: Person, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = await exported(ada, ids=[await made(ada, kie)])
    address = ada.url + found["url"]
    for _ in range(3):
        assert (await ada.http.get(address)).status_code == 200
    monkeypatch.setattr("routes.exports.creations.PER_USER", 0)
    refused = await ada.http.get(address)
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "30")


async def test_a_filter_exports_the_images_that_match(ada: Person, kie: FakeKie, database: Database) -> None:
    older, newer = await made(ada, kie), await made(ada, kie)
    await ada.payload(SET, ids=[older], favourite=True)
    cases: list[tuple[Json, list[str]]] = [
        ({}, [newer, older]),
        ({"favourite": True}, [older]),
        ({"search": "HERON"}, [newer, older]),
    ]
    for wanted, expected in cases:
        payload = await ada.payload(EXPORT, filter=wanted, idempotencyKey=json.dumps(wanted))
        again = await ada.payload(EXPORT, filter=wanted, idempotencyKey=json.dumps(wanted))
        assert (payload["replayed"], again["replayed"]) == (False, True)
        assert payload["export"]["id"] == again["export"]["id"]
        async with database.read() as connection:
            chosen = select(Archive.filter).where(Archive.id == payload["export"]["id"])
            assert json.loads(await connection.scalar(chosen) or "")["ids"] == expected
    (reused,) = (await ada.payload(EXPORT, filter={}, idempotencyKey='{"favourite": true}'))["errors"]
    assert reused["code"] == "IDEMPOTENCY_KEY_REUSED"


async def test_a_refused_export_stores_nothing(serve: Serve, database: Database) -> None:
    async with (
        serve(worker="off", signup_credits=1000) as server,
        person(server, "ada") as ada,
        person(server, "bob") as bob,
    ):
        (unfinished,) = await make(database, ada, "a heron")
        (anothers,) = await make(database, bob, "a crane")
        for given, code, path in (
            ({}, "INVALID_INPUT", ["input"]),
            ({"ids": [unfinished], "filter": {}}, "INVALID_INPUT", ["input"]),
            ({"ids": []}, "INVALID_INPUT", ["input", "ids"]),
            ({"ids": ["x"] * 501}, "INVALID_INPUT", ["input", "ids"]),
            ({"ids": [unfinished]}, "INVALID_INPUT", ["input", "ids", "0"]),
            ({"ids": [anothers]}, "NOT_FOUND", ["input", "ids", "0"]),
            ({"ids": ["a\0b"]}, "NOT_FOUND", ["input", "ids", "0"]),
            ({"filter": {}}, "INVALID_INPUT", ["input", "filter"]),
            ({"filter": {"status": ["FAILED"]}}, "INVALID_INPUT", ["input", "filter"]),
            ({"filter": {"style": "sty_nothing"}}, "NOT_FOUND", ["input", "filter", "style"]),
            ({"filter": {}, "idempotencyKey": ""}, "INVALID_INPUT", ["input", "idempotencyKey"]),
        ):
            payload = await ada.payload(EXPORT, **given)
            (error,) = payload["errors"]
            assert (payload["export"], error["code"], error["path"]) == (None, code, path), given
    assert await stored(database) == 0


async def test_exports_of_one_user_are_limited_in_number_and_bytes(
    ada: Person, bob: Person, kie: FakeKie, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    creation, other = await made(ada, kie), await made(ada, kie)
    ready = await exported(ada, ids=[creation])
    async with database.read() as connection:
        size = int(await connection.scalar(select(Archive.planned_bytes)) or 0)

    monkeypatch.setattr(requests, "MAX_BYTES", size)
    (full,) = (await ada.payload(EXPORT, ids=[creation]))["errors"]
    assert (full["exportLimit"], full["maximum"], full["path"]) == ("BYTES", size, ["input"])
    assert 23 * 3600 < full["roomAfter"] <= 24 * 3600
    (large,) = (await ada.payload(EXPORT, ids=[creation, other]))["errors"]
    assert (large["code"], large["roomAfter"]) == ("EXPORT_LIMIT_REACHED", None)
    monkeypatch.undo()
    monkeypatch.setattr(requests, "MAX_CREATIONS", 1)
    (many,) = (await ada.payload(EXPORT, filter={}))["errors"]
    assert (many["exportLimit"], many["maximum"], many["roomAfter"]) == ("CREATIONS", 1, None)
    monkeypatch.undo()
    monkeypatch.setattr(requests, "MAX_LIVE", 1)
    (number,) = (await ada.payload(EXPORT, ids=[creation]))["errors"]
    assert (number["exportLimit"], number["maximum"]) == ("EXPORTS", 1)
    assert await stored(database) == 1
    mine = await made(bob, kie)
    assert (await bob.payload(EXPORT, ids=[mine]))["errors"] == []  # Of another user.

    await ada.payload(DELETE, id=creation)  # It takes the export away, which makes room.
    assert (await ada.http.get(ada.url + ready["url"])).status_code == 404
    assert (await ada.payload(EXPORT, ids=[other]))["errors"] == []
