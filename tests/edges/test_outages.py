"""An outage of the database: requests get a retry time, and nothing is done twice or in part."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute

from app import create_app
from db.engine import Database
from services import secrets
from services.clock import now
from services.generation.callback_urls import CallbackUrls
from services.identity import tokens
from services.media.storage.folder import FolderStorage
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER
from services.providers.kie.callbacks import signature as signature_of_kie
from services.secrets import Keys
from settings import Settings
from tests.faults.tools.lines import Line
from tests.faults.tools.postgres_control import PostgresControl
from tests.schema.people import UNKNOWN, open_socket
from tests.support.kie import FakeKie, picture
from tests.support.postgres import Postgres
from tests.support.requests import http_client
from tests.support.scraping import scrape
from tests.support.serving import address_of, running_app, serving
from tests.support.stripe import event, signature
from tests.support.waiting import until
from transport.http.errors import OUTAGE
from transport.server.http_protocol import listening_socket

CREATE = """
mutation($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { prompt } replayed errors { __typename } }
}
"""
ASKED: dict[str, object] = {"input": {"prompt": "a lighthouse", "style": "sty_watercolour", "idempotencyKey": "once"}}


async def test_an_outage_of_the_database_is_reported_as_unavailable(
    postgres: Postgres, settings: Settings, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    name = await postgres.create()
    async with Line("PostgreSQL", f"{postgres.folder}/.s.PGSQL.5432") as line:
        address = f"postgresql+asyncpg://postgres@{line.netloc}/{name}"
        async with running_app(settings.model_copy(update={"database_url": SecretStr(address)})) as server:
            token = await server.token("ada")
            client = await server.user("ada")
            assert (await client.execute("{credit {balance}}"))["credit"] == {"balance": 100}

            line.refuse()
            opening = await server.raw({"query": "{credit {balance}}"}, token)
            creating = await server.raw({"query": CREATE, "variables": ASKED}, token)
            await line.accept()

            made, again = [await client.execute(CREATE, ASKED) for _ in range(2)]
            credit = await client.execute("{credit {balance}}")
    await postgres.drop(name)
    for response in (opening, creating):
        [error] = response.json()["errors"]
        assert error["message"] == OUTAGE
        assert (error["extensions"]["code"], error["extensions"]["retryAfter"]) == ("UNAVAILABLE", 5)
    assert [each["createGeneration"]["replayed"] for each in (made, again)] == [False, True]
    assert credit["credit"] == {"balance": 80}
    assert [record for record in caplog.records if record.name == "atelier.graphql" and record.exc_info] == []


@pytest.mark.alone
@pytest.mark.embedded  # Its database is on PostgreSQL in every installation.
async def test_a_frozen_database_is_reported_as_an_outage_in_time_and_used_again(
    postgres: Postgres, settings: Settings
) -> None:
    name, frozen, loop = await postgres.create(), PostgresControl(postgres.folder), asyncio.get_running_loop()
    half = timedelta(seconds=0.5)
    changes = {"database_statement_timeout": half, "database_connect_timeout": half, "worker": "off"}
    address = SecretStr(postgres.url(name))
    pages = '{ creations(filter: { search: "a" }) { totalCount nodes { id } } }'
    async with running_app(settings.model_copy(update=changes | {"database_url": address})) as server:
        token = await server.token("ada")
        documents: list[dict[str, Any]] = [{"query": "{credit {balance}}"}, {"query": pages}]
        documents.append({"query": CREATE, "variables": ASKED})
        for document in documents[:2]:
            assert "errors" not in (await server.raw(document, token)).json()
        taken = []
        frozen.freeze()
        try:
            for document in documents * 2:
                start = loop.time()
                [error] = (await server.raw(document, token)).json()["errors"]
                taken.append(loop.time() - start)
                assert error["extensions"]["code"] == "UNAVAILABLE"
        finally:
            frozen.thaw()
        made = (await server.raw(documents[2], token)).json()["data"]["createGeneration"]
    await postgres.drop(name)
    assert max(taken) < 0.5 + 2.0
    assert (made["creation"]["prompt"], made["errors"]) == ("a lighthouse", [])


SIGNS = "what-the-sandbox-signs-with"
STORED, UPLOADED = "originals/a.png", f"uploads/upl_{UNKNOWN}.png"
PAID = {
    "id": "cs_1",
    "object": "checkout.session",
    "amount_total": 500,
    "client_reference_id": "usr_1",
    "currency": "usd",
    "metadata": {"payment": "pay_1", "pack": "pck_starter", "credits": "100"},
    "payment_intent": "pi_1",
    "payment_status": "paid",
    "status": "complete",
    "url": None,
}
SHARED = "0" * 32
NOT_THERE = {
    **dict.fromkeys(
        ("/api/task-status/{task_id}", "/exports/{export}", "/oembed", "/s/{token}", "/s/{token}/image"), 404
    ),
    "/uploads/{key:path}": 409,
    "/sandbox/checkout/{session:str}": 404,
}
"""The requests below that are for something that is not there."""

WITHOUT_DATABASE = {
    *("/", "/creations", "/creations/{creation}", "/billing", "/static", "/healthz", "/metrics", "/files/{key:path}"),
    "/sandbox/checkout/{session:str}",
}
"""The routes that need no database, and answer as ever while it is away."""


class Asking:
    """A user that can make every request that the product accepts, each one genuine."""

    def __init__(self, http: httpx.AsyncClient, settings: Settings, keys: Keys) -> None:
        self._http = http
        self.base = settings.base_url
        self._keys = keys
        self._storage = FolderStorage(
            settings.data_dir / "images", base_url=settings.base_url, secret=keys.storage_addresses
        )

    async def store(self, file: Path) -> None:
        await asyncio.to_thread(file.write_bytes, picture())
        await self._storage.put(STORED, file, content_type="image/png")

    def bearer(self, subject: str) -> dict[str, str]:
        token, _ = tokens.issue(self._keys.session_tokens.newest, subject, lifetime=timedelta(hours=1))
        return {"Authorization": f"Bearer {token}"}

    async def ask(self, path: str, subject: str) -> httpx.Response:
        """Make the typical request of the route with this path, as this user if the route has users."""
        bearer, body = self.bearer(subject), {"prompt": "a heron", "style": "watercolour"}
        match path:
            case "/graphql":
                return await self._http.post(path, json={"query": "{ credit { balance } }"}, headers=bearer)
            case "/graphql/stream":
                document = {"query": "subscription { creditUpdated { cursor } }"}
                return await self._http.post(path, json=document, headers=self.bearer("a stranger"))
            case "/api/callback":
                return await self._call_back()
            case "/api/payments/stripe":
                told = event("checkout.session.completed", PAID)
                headers = {"Stripe-Signature": signature(told, secret=SIGNS)}
                return await self._http.post(path, content=told, headers=headers)
            case "/api/generate-image":
                return await self._http.post(path, json=body, headers=bearer)
            case "/api/uploads":
                return await self._http.post(path, content=picture(), headers=bearer)
            case "/auth/demo":
                return await self._http.post(path)
            case "/files/{key:path}":
                return await self._http.get(self._storage.reading_url(STORED, content_type="image/png"))
            case "/uploads/{key:path}":
                return await self._upload()
        plain = {"{task_id}": f"cre_{UNKNOWN}", "{session:str}": "cs_1", "/static": "/static/pages/documents.json"}
        plain |= {"{token}": SHARED, "{export}": f"arc_{UNKNOWN}", "/oembed": f"/oembed?url={self.base}/s/{SHARED}"}
        for placeholder, value in plain.items():
            path = path.replace(placeholder, value)
        return await self._http.get(path, headers=bearer)

    def callback_address(self) -> str:
        return CallbackUrls(self.base, self._keys.callback_tokens).address("cre_1", 1)

    async def _call_back(self) -> httpx.Response:
        at = str(int(now().timestamp()))
        headers = {SIGNATURE_HEADER: signature_of_kie(SIGNS, "ab" * 16, at), TIMESTAMP_HEADER: at}
        body = {"code": 200, "data": {"taskId": "ab" * 16, "state": "success"}}
        return await self._http.post(self.callback_address(), json=body, headers=headers)

    async def _upload(self) -> httpx.Response:
        content, soon = picture(), now() + timedelta(minutes=5)
        target = self._storage.upload_target(
            UPLOADED, content_type="image/png", byte_size=len(content), expires_at=soon
        )
        return await self._http.put(target.url, content=content, headers=target.headers)


@asynccontextmanager
async def asking(settings: Settings) -> AsyncIterator[tuple[Asking, Starlette]]:
    """Run the product with all routes, and yield a client and the application."""
    with listening_socket("127.0.0.1", 0) as listener:
        own = settings.model_copy(update={"base_url": address_of(listener)})
        app = create_app(own)
        async with serving(app, listener) as url, http_client(base_url=url) as http:
            database = Database(own.database_address, own.database_options)
            keys = await secrets.load(database)
            await database.close()
            yield Asking(http, own, keys), app


def everything(data_dir: Path, kie: FakeKie, **changes: Any) -> Settings:
    """Return settings with which there is every route: the sandbox, its checkout, demo users and a folder."""
    given: dict[str, Any] = {"data_dir": data_dir, "sandbox_url": kie.url, "sandbox_webhook_key": SecretStr(SIGNS)}
    return Settings(**given, worker="off", **changes)


async def is_seen(someone: Asking) -> bool:
    """Whether the server has noticed the outage: a report about its health is kept for a second."""
    return (await someone.ask("/readyz", "known")).status_code == 503


def unavailable(response: httpx.Response) -> None:
    assert (response.status_code, response.headers["retry-after"]) == (503, "5"), response.text
    assert response.headers["content-type"].startswith("application/json")


def defects(records: list[logging.LogRecord]) -> list[str]:
    return [record.getMessage() for record in records if record.exc_info or record.levelno >= logging.ERROR]


async def test_no_route_breaks_while_the_database_is_away(
    postgres: Postgres, data_dir: Path, tmp_path: Path, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    name = await postgres.create()
    async with Line("PostgreSQL", f"{postgres.folder}/.s.PGSQL.5432") as line:
        address = SecretStr(f"postgresql+asyncpg://postgres@{line.netloc}/{name}")
        async with asking(everything(data_dir, kie, database_url=address)) as (someone, app):
            await someone.store(tmp_path / "a.png")
            paths = [route.path for route in app.routes if isinstance(route, Route | Mount)]
            sockets = [route.path for route in app.routes if isinstance(route, WebSocketRoute)]
            assert len(paths) + len(sockets) == len(app.routes)
            # Each of them is valid: they fail below only because of the outage.
            before = {path: (await someone.ask(path, "known")).status_code for path in paths if "stream" not in path}
            assert {path: status for path, status in before.items() if status >= 300} == NOT_THERE

            line.refuse()
            await until(lambda: is_seen(someone))
            asked = [(path, subject) for path in paths for subject in ("known", "a stranger")]
            answers = await asyncio.gather(*(someone.ask(path, subject) for path, subject in asked))
            async with open_socket(someone.base) as socket:
                await socket.begin(someone.bearer("a stranger")["Authorization"].removeprefix("Bearer "))
                closed = await socket.closed()
    await postgres.drop(name)

    assert set(paths) >= WITHOUT_DATABASE
    for (path, subject), response in zip(asked, answers, strict=True):
        if path in WITHOUT_DATABASE:
            assert response.status_code < 500, path
            continue
        if (path, subject) == ("/graphql", "known"):  # It was executed, which a GraphQL response shows by its status.
            assert response.status_code == 200
        else:
            unavailable(response)
        if path.startswith(("/api/", "/auth/", "/uploads/", "/exports/", "/s/", "/oembed")):
            assert response.json()["error"].keys() == {"code", "message"}
            assert response.json()["error"]["code"] == "UNAVAILABLE"
        elif path.startswith("/graphql"):
            (error,) = response.json()["errors"]
            assert (error["extensions"]["code"], error["extensions"]["retryAfter"]) == ("UNAVAILABLE", 5)
        else:
            assert (path, response.json()["dependencies"]["database"]) == ("/readyz", "down")
    assert sockets == ["/graphql"]
    assert closed == (1013, "Try again later")
    assert defects(caplog.records) == []


async def test_no_route_breaks_while_a_sqlite_file_is_locked(
    data_dir: Path, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    settings = everything(data_dir, kie, database_lock_timeout=timedelta(seconds=1))
    async with asking(settings) as (someone, _):
        assert (await someone.ask("/auth/demo", "known")).status_code == 201
        assert (await someone.ask("/api/generate-image", "known")).status_code == 201
        with closing(sqlite3.connect(data_dir / "atelier.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            wanted = [("/auth/demo", "known"), ("/api/generate-image", "known"), ("/api/my-creations", "a stranger")]
            answers = await asyncio.gather(*(someone.ask(path, subject) for path, subject in wanted))
            read = await someone.ask("/api/my-creations", "known")

    for response in answers:
        unavailable(response)
    assert read.status_code == 200
    assert defects(caplog.records) == []


async def test_a_file_that_cannot_be_read_is_an_outage_of_the_storage(
    data_dir: Path, tmp_path: Path, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    async with asking(everything(data_dir, kie)) as (someone, _):
        await someone.store(tmp_path / "a.png")
        place = data_dir / "images" / STORED
        place.unlink()
        place.symlink_to(place.name)  # Opening it causes a loop of links, with any rights.
        response = await someone.ask("/files/{key:path}", "known")

    unavailable(response)
    assert response.json()["error"]["code"] == "STORAGE_UNAVAILABLE"
    assert defects(caplog.records) == []


async def test_a_sender_that_leaves_before_the_end_of_its_body_is_no_defect(
    data_dir: Path, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    async with asking(everything(data_dir, kie)) as (someone, _):
        host, port = someone.base.removeprefix("http://").split(":")
        asked = [
            ("/api/payments/stripe", "Stripe-Signature: t=1,v1=00"),
            (someone.callback_address().removeprefix(someone.base), "X-None: 1"),
            ("/api/generate-image", f"Authorization: {someone.bearer('known')['Authorization']}"),
            ("/sandbox/checkout/cs_1", "X-None: 1"),
        ]
        for path, header in asked:
            _, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"POST {path} HTTP/1.1\r\nHost: x\r\n{header}\r\nContent-Length: 100\r\n\r\n{{".encode())
            await writer.drain()
            writer.close()
            await writer.wait_closed()

        async def incomplete() -> bool:
            samples = await scrape(someone.base)
            return (
                sum(
                    value
                    for name, value in samples.items()
                    if name.startswith("atelier_http_request_seconds_count") and "status=400" in name
                )
                == 4
            )

        await until(incomplete)
    assert defects(caplog.records) == []
