"""Health: alive, ready, degraded, not ready; and nothing that is nobody's business."""

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from db.engine import Database
from routes.health import health_routes
from services.events.broadcast import Broadcast
from services.health import Health
from services.kie.client import KieClient, KieConfig
from services.storage.folder import FolderStorage
from settings import Settings
from tests.asking import http_client
from tests.kie import API_KEY, WEBHOOK_KEY
from tests.serving import Running, running_app
from tests.waiting import until


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no dependency be taken for one that is down because the machine is busy."""
    monkeypatch.setattr("services.health.CHECK_SECONDS", 30.0)


async def get(url: str) -> httpx.Response:
    async with http_client() as http:
        return await http.get(url)


async def answered(url: str, status: int) -> httpx.Response | None:
    response = await get(url)
    return response if response.status_code == status else None


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


async def test_without_kie_it_is_ready_and_says_that_it_is_degraded(settings: Settings) -> None:
    alone = settings.model_copy(update={"kie_ai_base_url": "http://127.0.0.1:9", "worker": "off"})
    async with running_app(alone) as server:
        ready = await get(f"{server.url}/readyz")

        assert (ready.status_code, ready.json()["status"]) == (200, "ready")
        assert ready.json()["dependencies"] == {
            "database": "ok",
            "broadcaster": "ok",
            "storage": "ok",
            "kie.ai": "degraded",
        }


@pytest.mark.folder
async def test_without_its_storage_it_is_not_ready(server: Running) -> None:
    await get(f"{server.url}/readyz")
    images = server.settings.data_dir / "images"
    images.rename(images.with_name("away"))
    images.write_text("no folder")
    broken = await until(lambda: answered(f"{server.url}/readyz", 503))
    images.unlink()
    images.with_name("away").rename(images)
    mended = await until(lambda: answered(f"{server.url}/readyz", 200))

    assert broken.json()["status"] == "not ready"
    assert broken.json()["dependencies"]["storage"] == "down"
    assert mended.json()["status"] == "ready"
    for secret in (API_KEY, WEBHOOK_KEY, str(server.settings.data_dir), "127.0.0.1", "sqlite", "postgres"):
        assert secret not in broken.text


async def test_what_hangs_and_will_not_be_ended_is_named_and_asked_once_at_a_time(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, thawed = 0, asyncio.Event()

    async def hang(_: Database) -> bool:
        nonlocal asked
        asked += 1
        try:
            return await thawed.wait()
        except asyncio.CancelledError:
            # So does a driver that says goodbye to a server which does not answer.
            await thawed.wait()
            raise

    async with running_app(settings) as server:
        with monkeypatch.context() as patched:
            patched.setattr("services.health.CHECK_SECONDS", 0.05)
            patched.setattr("services.health.FRESH_SECONDS", 0.0)
            patched.setattr(Database, "is_reachable", hang)
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
    # A folder stands where the database's file should be.
    database = Database(f"sqlite:///{tmp_path}")
    storage = FolderStorage(tmp_path / "images", base_url="http://atelier.test", secret=bytes(32))
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
