"""The parts of a process: opened together, closed together, and refused with a message for an operator."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bootstrap.container import open_runtime
from bootstrap.factories import check
from db.engine import Database
from db.migration import current_revision, newest_revision
from services.errors import Unauthenticated
from services.identity import tokens
from settings import InvalidSettings, Settings
from tests.support.certificates import Authority
from tests.support.forward_proxy import running_proxy, running_target
from tests.support.kie import FakeKie

UNUSABLE = [
    (
        {"broadcast_url": "rediss://h?ssl_ca_certs=requirements.in"},
        "BROADCAST_URL: a file in ssl_ca_certs, ssl_certfile or ssl_keyfile is no certificate or key in PEM",
    ),
    ({"storage_url": "ftp://geheim"}, "STORAGE_URL: it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
    ({"storage_url": "vercel-blob:"}, "STORAGE_URL: vercel-blob: needs BLOB_READ_WRITE_TOKEN"),
]


async def test_an_empty_database_is_migrated_as_a_process_opens(tmp_path: Path, kie: FakeKie) -> None:
    settings = kie.settings(tmp_path)

    async with open_runtime(settings) as runtime:
        assert await current_revision(runtime.database) == newest_revision()
        async with runtime.database.read() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM users")) == 0


async def test_processes_of_one_installation_have_the_same_keys(settings: Settings) -> None:
    async with open_runtime(settings) as one, open_runtime(settings) as other:
        assert one.keys.session_tokens.newest == other.keys.session_tokens.newest
        assert one.keys.callback_tokens.newest == other.keys.callback_tokens.newest


async def test_what_was_opened_is_closed(settings: Settings) -> None:
    before = asyncio.all_tasks()
    async with open_runtime(settings) as runtime:
        assert asyncio.all_tasks() > before
        runtime.product.event_publisher.publish(work=True)

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


async def test_kie_gets_a_callback_address_only_if_it_can_reach_us(data_dir: Path, kie: FakeKie) -> None:
    public = {"kie_ai_base_url": "https://api.kie.ai"}
    for base_url, others, reachable in (
        ("http://127.0.0.1:8000", {}, True),  # This Kie.ai is on this machine too.
        ("http://127.0.0.1:8000", public, False),
        ("https://images.example", public, True),
    ):
        async with open_runtime(kie.settings(data_dir, base_url=base_url, **others)) as runtime:
            assert runtime.pipeline.reachable is reachable


@pytest.mark.parametrize("base_url", ["", "http://10.1.2.3:8000", "http://shop:8000", "https://images.example"])
async def test_with_a_real_kie_ai_and_without_stripe_nothing_can_be_bought_and_one_line_is_logged(
    data_dir: Path, kie: FakeKie, base_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    unsold = kie.settings(data_dir, base_url=base_url, stripe_secret_key=None, stripe_webhook_secret=None)

    async with open_runtime(unsold) as runtime:
        assert (runtime.product.payment_context, runtime.card_access) == (None, None)

    assert [line for line in caplog.messages if line.startswith("cards:")] == [
        "cards: no credits can be bought: STRIPE_SECRET_KEY is not set"
    ]


async def test_cards_that_buy_real_images_unpaid_are_logged(
    data_dir: Path, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    test_key = {"stripe_secret_key": "sk_test_1", "cards": "test", "base_url": "https://images.example"}
    async with open_runtime(kie.settings(data_dir, **test_key)) as runtime:
        assert runtime.product.payment_context is not None

    assert "cards: TEST CARDS BUY REAL IMAGES here: STRIPE_SECRET_KEY is a test key" in caplog.messages


async def test_missing_issuer_and_audience_are_warned_about(settings: Settings, database: Database) -> None:
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
                await runtime.authenticator.authenticate(f"Bearer {token}", address="192.0.2.1")
        token, _ = tokens.issue(
            secret.encode(), "ada", lifetime=timedelta(hours=1), issuer="https://id.example", audience="us"
        )
        assert (await runtime.authenticator.authenticate(f"Bearer {token}", address="192.0.2.1")).user.subject == "ada"

    async with database.read() as connection:
        assert list(await connection.scalars(text("SELECT subject FROM users"))) == ["ada"]


async def test_inputs_and_results_come_through_the_proxy_of_the_setting(settings: Settings, tmp_path: Path) -> None:
    host, authority = "known-to-the-proxy.example", Authority(tmp_path)
    given = {"kie_ai_result_hosts": frozenset({host}), "ssl_cert_file": str(authority.file)}
    async with running_proxy() as proxy, running_target(b"image", authority.server(host)) as target:
        proxy.servers[f"{host}:443"] = target.port
        used = settings.model_copy(update={**given, "fetch_proxy": SecretStr(proxy.url)})
        async with open_runtime(used) as runtime:
            for number, fetcher in enumerate((runtime.pipeline.sources, runtime.pipeline.results)):
                await fetcher.fetch(f"https://{host}/{number}.png", tmp_path / f"{number}.png")

    assert proxy.seen == [f"CONNECT {host}:443"] * 2
