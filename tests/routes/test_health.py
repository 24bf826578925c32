"""Health: alive, ready, degraded, not ready, stopping; and no confidential data."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text
from starlette.applications import Starlette

from db.engine import Database
from routes.health import health_routes
from services.diagnostics.health import Health
from services.events.broadcast import Broadcast
from services.media.storage.folder import FolderStorage
from services.providers.kie.client import KieClient, KieConfig
from services.secrets import KeyRing
from settings import Settings
from tests.support.kie import API_KEY, WEBHOOK_KEY
from tests.support.requests import http_client
from tests.support.serving import Running, running_app
from tests.support.waiting import until


async def get(url: str) -> httpx.Response:
    async with http_client() as http:
        return await http.get(url)


async def answered(url: str, status: int) -> httpx.Response | None:
    response = await get(url)
    return response if response.status_code == status else None


async def stated(url: str, status: str) -> httpx.Response | None:
    response = await get(url)
    return response if response.json()["status"] == status else None


async def test_a_server_with_all_it_needs_is_ready(server: Running) -> None:
    alive, ready = await get(f"{server.url}/healthz"), await get(f"{server.url}/readyz")

    assert (alive.status_code, alive.json()) == (200, {"status": "alive"})
    assert (ready.status_code, ready.json()) == (
        200,
        {
            "status": "ready",
            "sandbox": False,
            "dependencies": {"database": "ok", "broadcaster": "ok", "storage": "ok", "kie.ai": "ok"},
        },
    )
    assert ready.headers["cache-control"] == "no-store"


async def test_without_kie_it_is_ready_and_degraded(settings: Settings) -> None:
    alone = settings.model_copy(update={"kie_ai_base_url": "http://127.0.0.1:9", "worker": "off"})
    async with running_app(alone) as server:
        ready = await get(f"{server.url}/readyz")

        assert (ready.status_code, ready.json()["status"]) == (200, "degraded")
        assert ready.json()["dependencies"] == {
            "database": "ok",
            "broadcaster": "ok",
            "storage": "ok",
            "kie.ai": "degraded",
        }


@pytest.mark.folder
async def test_without_its_storage_it_is_degraded(server: Running) -> None:
    await get(f"{server.url}/readyz")
    images = server.settings.data_dir / "images"
    images.rename(images.with_name("away"))
    images.write_text("no folder")
    broken = await until(lambda: stated(f"{server.url}/readyz", "degraded"))
    images.unlink()
    images.with_name("away").rename(images)
    mended = await until(lambda: stated(f"{server.url}/readyz", "ready"))

    assert [broken.status_code, mended.status_code] == [200, 200]
    assert broken.json()["dependencies"]["storage"] == "degraded"
    for secret in (API_KEY, WEBHOOK_KEY, str(server.settings.data_dir), "127.0.0.1", "sqlite", "postgres"):
        assert secret not in broken.text


async def test_three_equal_results_in_a_row_change_the_status(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "atelier.health")
    results, seen = [True, False, False, True, False, False, False, True, True, True], []
    monkeypatch.setattr("services.diagnostics.health.FRESH_SECONDS", -1.0)
    monkeypatch.setattr(Health, "_confirm", no_confirmation)
    async with running_app(settings.model_copy(update={"worker": "off"})) as server:
        for result in results:
            monkeypatch.setattr(Health, "_serves", returning(result))
            answer = (await get(f"{server.url}/readyz")).json()
            seen.append((answer["status"], answer["dependencies"]["database"]))

    conditions = ["ok" if result else "down" for result in results]
    statuses = ["ready"] * 6 + ["not ready"] * 3 + ["ready"]
    assert seen == list(zip(statuses, conditions, strict=True))
    logged = [record.getMessage() for record in caplog.records if record.name == "atelier.health"]
    assert [line.partition(":")[0] for line in logged] == ["ready", "not ready", "ready", "stopping"]


async def test_one_call_is_enough_to_notice_an_outage(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.diagnostics.health.FRESH_SECONDS", 0.05)
    runs = 0

    async def falter(_: Health) -> bool:
        nonlocal runs
        runs += 1
        return runs == 1

    monkeypatch.setattr(Health, "_serves", falter)
    async with running_app(settings.model_copy(update={"worker": "off"})) as server:
        assert (await get(f"{server.url}/readyz")).json()["status"] == "ready"
        await asyncio.sleep(0.1)
        assert (await get(f"{server.url}/readyz")).json()["status"] == "ready"
        await until(lambda: runs >= 4)
        await until(lambda: answered(f"{server.url}/readyz", 503))


@pytest.mark.parametrize(
    ("revision", "usable_from", "ready", "line"),
    [
        ("9999", "0013", True, ""),
        ("9999", "9998", False, "The database is at revision 9999, of a newer version: run that version."),
        ("0012", "0012", False, "The database is at revision 0012: run `atelier migrate` first."),
    ],
    ids=["newer and additive", "newer and breaking", "older"],
)
async def test_a_schema_that_the_code_cannot_use_makes_a_server_not_ready(
    settings: Settings,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    revision: str,
    usable_from: str,
    ready: bool,
    line: str,
) -> None:
    caplog.set_level(logging.INFO, "atelier.health")
    monkeypatch.setattr("services.diagnostics.health.STEADY_RESULTS", 1)
    monkeypatch.setattr("services.diagnostics.health.FRESH_SECONDS", 0.0)
    async with running_app(settings.model_copy(update={"worker": "off"})) as server:
        assert (await get(f"{server.url}/readyz")).status_code == 200
        async with database.begin() as connection:
            await connection.execute(text("UPDATE installation SET usable_from = :it"), {"it": usable_from})
            await connection.execute(text("UPDATE alembic_version SET version_num = :it"), {"it": revision})
        found = await get(f"{server.url}/readyz")

    assert (found.status_code, found.json()["dependencies"]["database"]) == ((200, "ok") if ready else (503, "down"))
    assert (line in caplog.text) is True


def returning(result: bool) -> Callable[[Health], Awaitable[bool]]:
    async def check(_: Health) -> bool:
        return result

    return check


async def no_confirmation(_: Health) -> None:
    """Let only the calls of the test be results."""


async def test_a_hanging_check_that_cannot_be_canceled_is_named_and_runs_once_at_a_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, thawed = 0, asyncio.Event()

    async def hang(_: Health) -> bool:
        nonlocal asked
        asked += 1
        try:
            return await thawed.wait()
        except asyncio.CancelledError:
            # So does a driver that closes a connection to a server that does not respond.
            await thawed.wait()
            raise

    async with running_app(settings) as server:
        with monkeypatch.context() as patched:
            patched.setattr("services.diagnostics.health.CHECK_SECONDS", 0.05)
            patched.setattr("services.diagnostics.health.FRESH_SECONDS", 0.0)
            patched.setattr(Health, "_serves", hang)
            frozen = [await get(f"{server.url}/readyz") for _ in range(2)]
            alive = await get(f"{server.url}/healthz")
        thawed.set()
        thawed_at_last = await until(lambda: answered(f"{server.url}/readyz", 200))

    assert asked == 1
    assert [answer.status_code for answer in frozen] == [503, 503]
    assert [answer.json()["dependencies"]["database"] for answer in frozen] == ["down", "down"]
    assert alive.status_code == 200
    assert thawed_at_last.json()["status"] == "ready"


@pytest.mark.parametrize(("code", "condition"), [(401, "down"), (402, "down"), (500, "degraded")])
async def test_without_its_database_it_is_not_ready(tmp_path: Path, code: int, condition: str) -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"code": code, "msg": "no", "data": None})

    config = KieConfig(
        api_key="k",
        base_url="http://kie.test",
        upload_url="http://kie.test",
        timeout=1,
        upload_timeout=1,
        user_agent="t",
    )
    # A folder is in the place of the database's file.
    database = Database(f"sqlite:///{tmp_path}")
    storage = FolderStorage(tmp_path / "images", base_url="http://atelier.test", secret=KeyRing(bytes(32)))
    broadcast = Broadcast("memory://")
    async with KieClient(config, transport=httpx.MockTransport(answer)) as kie, broadcast:
        health = Health(database, broadcast, storage, kie)
        app = Starlette(routes=list(health_routes(health, sandbox=True)))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://atelier.test") as http:
            ready, alive = await http.get("/readyz"), await http.get("/healthz")
        await health.aclose()
    await database.close()

    assert (ready.status_code, ready.json()) == (
        503,
        {
            "status": "not ready",
            "sandbox": True,
            "dependencies": {"database": "down", "broadcaster": "ok", "storage": "ok", "kie.ai": condition},
        },
    )
    assert alive.status_code == 200
