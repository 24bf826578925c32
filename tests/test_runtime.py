"""What a process is made of: opened together, closed together, and refused in words for an operator."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import Database
from db.migrating import current_revision
from parts import check
from runtime import open_runtime
from services import tokens
from services.errors import Unauthenticated
from settings import InvalidSettings, Settings
from tests.kie import FakeKie

UNUSABLE = [
    ({"broadcast_url": "amqp://u:geheim@h"}, "BROADCAST_URL: use memory://, redis:// or rediss://."),
    (
        {"broadcast_url": "redis://:geheim@h:port"},
        "BROADCAST_URL: write it as redis://[user:password@]host[:port][/number].",
    ),
    ({"storage_url": "ftp://geheim"}, "STORAGE_URL: it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
    ({"storage_url": "vercel-blob:"}, "STORAGE_URL: vercel-blob: needs BLOB_READ_WRITE_TOKEN"),
]


async def test_an_empty_database_is_migrated_as_a_process_opens(tmp_path: Path, kie: FakeKie) -> None:
    settings = kie.settings(tmp_path)

    async with open_runtime(settings) as runtime:
        assert await current_revision(runtime.database) == "0004"
        async with runtime.database.read() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM users")) == 0


async def test_processes_of_one_installation_have_the_same_keys(settings: Settings) -> None:
    async with open_runtime(settings) as one, open_runtime(settings) as other:
        assert one.keys.session_tokens == other.keys.session_tokens
        assert one.keys.callback_tokens == other.keys.callback_tokens


async def test_what_was_opened_is_closed(settings: Settings) -> None:
    before = asyncio.all_tasks()
    async with open_runtime(settings) as runtime:
        assert asyncio.all_tasks() > before
        runtime.product.doorbell.ring(work=True)

    assert asyncio.all_tasks() == before


@pytest.mark.parametrize(("wrong", "reason"), UNUSABLE)
async def test_what_the_settings_name_and_cannot_be_used_is_refused(
    data_dir: Path, kie: FakeKie, wrong: dict[str, str], reason: str
) -> None:
    settings = kie.settings(data_dir, **wrong)
    before = asyncio.all_tasks()

    with pytest.raises(InvalidSettings) as early:
        await check(settings)
    with pytest.raises(InvalidSettings) as late:
        await open_runtime(settings).__aenter__()

    assert str(early.value) == str(late.value) == reason
    assert asyncio.all_tasks() == before


async def test_a_check_opens_no_database(tmp_path: Path, kie: FakeKie) -> None:
    await check(kie.settings(tmp_path / "data"))

    assert not (tmp_path / "data").exists()


async def test_kie_is_told_where_to_call_back_only_where_it_can_reach_us(data_dir: Path, kie: FakeKie) -> None:
    public = {"kie_ai_base_url": "https://api.kie.ai"}
    for base_url, others, reachable in (
        ("http://127.0.0.1:8000", {}, True),  # This Kie.ai is on this machine too.
        ("http://127.0.0.1:8000", public, False),
        ("https://images.example", public, True),
    ):
        async with open_runtime(kie.settings(data_dir, base_url=base_url, **others)) as runtime:
            assert runtime.workshop.reachable is reachable


async def test_an_issuer_and_an_audience_are_asked_for(settings: Settings, database: Database) -> None:
    secret = "0123456789abcdef" * 2
    strict = Settings(
        **settings.model_dump()
        | {"auth_jwt_secret": secret, "auth_issuer": "https://id.example", "auth_audience": "us"},
    )
    async with open_runtime(strict) as runtime:
        for issuer, audience in ((None, None), ("https://id.example", "them"), ("https://other.example", "us")):
            token, _ = tokens.issue(
                secret.encode(), "ada", lifetime=timedelta(hours=1), issuer=issuer, audience=audience
            )
            with pytest.raises(Unauthenticated):
                await runtime.doorkeeper.admit(f"Bearer {token}", address="192.0.2.1")
        token, _ = tokens.issue(
            secret.encode(), "ada", lifetime=timedelta(hours=1), issuer="https://id.example", audience="us"
        )
        assert (await runtime.doorkeeper.admit(f"Bearer {token}", address="192.0.2.1")).user.subject == "ada"

    async with database.read() as connection:
        assert list(await connection.scalars(text("SELECT subject FROM users"))) == ["ada"]
