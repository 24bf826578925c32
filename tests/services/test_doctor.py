"""The doctor: what it finds in an installation that works, and in each that does not."""

import asyncio
import os
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text
from typer.testing import CliRunner

import cli
import settings as configuration
from commands.doctor import examine
from db.engine import Database
from services import doctor
from services.clock import now
from services.doctor import Finding, Verdict
from services.events.broadcast import Broadcast
from services.events.redis import RedisBackend
from services.kie.client import KieClient, KieConfig
from services.storage.opening import open_storage
from services.stripe.client import StripeClient, StripeConfig
from services.stripe.events import HEARD
from settings import Settings
from tests.kie import API_KEY, WEBHOOK_KEY
from tests.postgres import Postgres
from tests.redis_server import RedisServer
from tests.s3_server import S3Server
from tests.serving import Running, free_port
from tests.stripe import SECRET_KEY, FakeStripe

OK, WARNING, BROKEN = Verdict.OK, Verdict.WARNING, Verdict.BROKEN


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be taken for broken because the machine is busy."""
    monkeypatch.setattr(doctor, "CHECK_SECONDS", 60.0)
    monkeypatch.setattr(doctor, "HTTP_SECONDS", 50.0)


def verdicts(findings: list[Finding]) -> dict[str, Verdict]:
    return {finding.part: finding.verdict for finding in findings}


def answering(response: httpx.Response) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(lambda _: response))


async def kie_saying(body: dict[str, object], status: int = 200) -> Finding:
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json=body))
    async with KieClient(KieConfig(API_KEY), transport=transport) as client:
        return await doctor.kie(client)


async def test_nothing_is_wrong_with_an_installation_that_works(server: Running) -> None:
    given = {"auth_jwt_secret": SecretStr("s" * 32), "stripe_secret_key": None}
    patient = {"database_connect_timeout": timedelta(seconds=60)}
    findings = await examine(server.settings.model_copy(update=given | patient))

    assert verdicts(findings) == dict.fromkeys(
        ("database", "broadcaster", "storage", "kie.ai", "cards", "callbacks", "sign-in", "clock"), OK
    )
    assert not any(secret in str(findings) for secret in (API_KEY, WEBHOOK_KEY))


async def test_looking_at_an_installation_that_was_never_started_makes_no_database(tmp_path: Path) -> None:
    findings = await examine(Settings(data_dir=tmp_path))

    assert verdicts(findings) == dict.fromkeys(
        ("database", "broadcaster", "storage", "kie.ai", "cards", "callbacks", "sign-in", "clock"), OK
    )
    assert await asyncio.to_thread(os.listdir, tmp_path) == ["images"]


async def test_what_is_broken_does_not_hide_the_rest(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    broken = settings.model_copy(
        update={
            "database_url": SecretStr(f"postgresql://ada:pass-word@127.0.0.1:{free_port()}/none"),
            "broadcast_url": SecretStr("carrier-pigeon://ada:pass-word@loft"),
            "storage_url": f"file:{tmp_path / 'file'}",
            "kie_ai_base_url": f"http://127.0.0.1:{free_port()}",
            "base_url": f"http://127.0.0.1:{free_port()}",
            "auth_jwks_url": f"http://127.0.0.1:{free_port()}/keys",
        }
    )
    findings = await examine(broken)

    assert verdicts(findings) == {
        "database": BROKEN,
        "broadcaster": BROKEN,
        "storage": BROKEN,
        "kie.ai": BROKEN,
        "cards": BROKEN,
        "callbacks": WARNING,
        "sign-in": BROKEN,
        "clock": OK,
    }
    assert all(finding.advice for finding in findings if finding.verdict is not OK)
    assert "pass-word" not in str(findings)


SHOP = "https://shop.example/api/payments/stripe"


@pytest.mark.parametrize(
    ("endpoints", "verdict", "message"),
    [
        ([{"url": SHOP, "status": "enabled", "enabled_events": ["*"]}], OK, "events are sent here"),
        ([{"url": SHOP, "status": "enabled", "enabled_events": list(HEARD)}], OK, "events are sent here"),
        ([{"url": SHOP, "status": "enabled", "enabled_events": list(HEARD[1:])}], WARNING, "not all events"),
        ([{"url": SHOP, "status": "disabled", "enabled_events": ["*"]}], WARNING, "no event of the account"),
        ([{"url": f"{SHOP}/", "status": "enabled", "enabled_events": ["*"]}], WARNING, "no event of the account"),
        (None, OK, "may not list"),
    ],
)
async def test_where_the_events_of_cards_go_is_looked_up(
    endpoints: list[dict[str, object]] | None, verdict: Verdict, message: str
) -> None:
    async with FakeStripe() as stripe, StripeClient(StripeConfig(SECRET_KEY, stripe.url, retries=0)) as client:
        stripe.endpoints = endpoints
        finding = await doctor.cards(client, address=SHOP, listens=True, local=False)

    assert (finding.verdict, message in finding.message) == (verdict, True), finding
    assert bool(finding.advice) is (verdict is not OK)


async def test_a_key_that_stripe_does_not_take_is_broken_and_one_without_events_warns() -> None:
    async with FakeStripe() as stripe:
        async with StripeClient(StripeConfig("sk_test_other", stripe.url, retries=0)) as client:
            refused = await doctor.cards(client, address=SHOP, listens=True, local=False)
        async with StripeClient(StripeConfig(SECRET_KEY, stripe.url, retries=0)) as client:
            deaf = await doctor.cards(client, address=SHOP, listens=False, local=False)
            at_home = await doctor.cards(client, address=SHOP, listens=True, local=True)

    assert (refused.verdict, "STRIPE_SECRET_KEY" in refused.advice) == (BROKEN, True)
    assert (deaf.verdict, "STRIPE_WEBHOOK_SECRET" in deaf.message) == (WARNING, True)
    assert at_home.verdict is OK
    assert "sk_test" not in f"{refused}{deaf}{at_home}"


async def test_an_old_or_unknown_revision_is_broken_and_a_missing_one_is_not(database: Database) -> None:
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    older = await doctor.database(database)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    newer = await doctor.database(database)
    async with database.begin() as connection:
        await connection.execute(text("DELETE FROM alembic_version"))
    never = await doctor.database(database)

    assert (older.verdict, "0001" in older.message, "atelier migrate" in older.advice) == (BROKEN, True, True)
    assert (newer.verdict, "9999" in newer.message) == (BROKEN, True)
    assert (never.verdict, "atelier migrate" in never.advice) == (WARNING, True)


@pytest.mark.parametrize(
    ("user", "name", "fault", "advice"),
    [
        ("ada:pass-word", None, "refuses this user or password", "Correct the user and password"),
        ("postgres:pass-word", "nowhere", "no such database", "Create it"),
    ],
)
async def test_what_postgresql_refuses_is_told_with_what_to_do(
    postgres: Postgres, user: str, name: str | None, fault: str, advice: str
) -> None:
    made = await postgres.create()
    database = Database(postgres.url(name or made).replace("postgres@", f"{user}@"))
    finding = await doctor.database(database)
    await database.close()
    await postgres.drop(made)

    assert (finding.verdict, fault in finding.message, advice in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


@pytest.mark.parametrize(
    ("password", "cause", "advice"),
    [(":pass-word@", "AuthenticationError", "password"), ("", "ConnectionError", "server runs")],
)
async def test_a_redis_that_refuses_is_told_from_one_that_is_gone(
    valkey: RedisServer, password: str, cause: str, advice: str
) -> None:
    port = valkey.port if password else free_port()
    broadcast = Broadcast(backend=RedisBackend(f"redis://{password}127.0.0.1:{port}"))
    async with broadcast:
        finding = await doctor.broadcaster(broadcast, embedded=False, many_processes=True)

    assert (finding.verdict, cause in finding.message, advice in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


@pytest.mark.parametrize(
    ("key", "code"),
    [("tests-access-key", "SignatureDoesNotMatch"), ("another-access-key", "InvalidAccessKeyId")],
)
async def test_a_key_that_the_storage_refuses_is_told(
    s3_server: S3Server, monkeypatch: pytest.MonkeyPatch, key: str, code: str
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "pass-word")
    address = s3_server.address(path_style="1")
    async with open_storage(address, base_url="https://atelier.example", secret=bytes(32)) as opened:
        finding = await doctor.storage(opened, embedded=False, many_machines=True)

    assert (finding.verdict, code in finding.message, "STORAGE_URL" in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


async def test_a_broadcaster_that_swallows_messages_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf(Broadcast):
        async def publish(self, channel: str, message: object) -> None:
            pass

    monkeypatch.setattr(doctor, "HTTP_SECONDS", 0.05)
    broadcast = Deaf("memory://")
    async with broadcast:
        finding = await doctor.broadcaster(broadcast, embedded=True, many_processes=False)

    assert finding.verdict is BROKEN


async def test_a_broadcaster_of_one_process_is_too_little_for_many() -> None:
    broadcast = Broadcast("memory://")
    async with broadcast:
        finding = await doctor.broadcaster(broadcast, embedded=True, many_processes=True)

    assert (finding.verdict, "redis://" in finding.advice) == (WARNING, True)


@pytest.mark.parametrize(
    ("body", "verdict", "words"),
    [
        ({"code": 200, "msg": "ok", "data": 5916.25}, OK, "5916.25 credits"),
        ({"code": 200, "msg": "ok", "data": 12}, WARNING, "12 credits left"),
        ({"code": 401, "msg": "unauthorized", "data": None}, BROKEN, "key"),
        ({"code": 402, "msg": "insufficient", "data": None}, BROKEN, "credits"),
        ({"code": 429, "msg": "too many", "data": None}, WARNING, "fewer calls"),
        ({"surprise": True}, BROKEN, "Kie.ai"),
    ],
)
async def test_what_kie_says_of_the_key_is_told(body: dict[str, object], verdict: Verdict, words: str) -> None:
    finding = await kie_saying(body)

    assert (finding.verdict, words in finding.message) == (verdict, True)
    assert API_KEY not in str(finding)


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        (httpx.Response(200, json={"status": "alive"}), OK),
        (httpx.Response(200, text="<html>welcome</html>"), BROKEN),
        (httpx.Response(502, json={"status": "alive"}), BROKEN),
    ],
)
async def test_what_answers_at_the_callback_address_must_be_ours(response: httpx.Response, verdict: Verdict) -> None:
    async with answering(response) as http:
        finding = await doctor.callbacks(http, "https://atelier.example", local=False)

    assert finding.verdict is verdict


async def test_nothing_is_asked_of_an_address_that_is_not_set() -> None:
    async with answering(httpx.Response(500)) as http:
        assert (await doctor.callbacks(http, "", local=True)).verdict is OK


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ({"secret": True, "sandbox": False}, OK),
        ({"secret": False, "sandbox": True}, OK),
        ({"secret": False, "sandbox": False}, WARNING),
    ],
)
async def test_without_an_identity_provider_users_cannot_sign_in(settings: dict[str, bool], verdict: Verdict) -> None:
    async with answering(httpx.Response(500)) as http:
        finding = await doctor.sign_in(
            http, jwks_url=None, secret=settings["secret"], checks_claims=False, sandbox=settings["sandbox"]
        )

    assert finding.verdict is verdict


@pytest.mark.parametrize(("checks_claims", "verdict"), [(True, OK), (False, WARNING)])
async def test_tokens_for_others_are_taken_where_no_claims_are_checked(checks_claims: bool, verdict: Verdict) -> None:
    key = {"kty": "EC", "crv": "P-256", "kid": "1", "alg": "ES256", "use": "sig"}
    point = {
        "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    }
    async with answering(httpx.Response(200, json={"keys": [key | point]})) as http:
        finding = await doctor.sign_in(
            http, jwks_url="https://id.example/keys", secret=False, checks_claims=checks_claims, sandbox=False
        )

    assert (finding.verdict, "1 usable key" in finding.message) == (verdict, True)


@pytest.mark.parametrize(("seconds", "verdict"), [(0, OK), (25, OK), (40, WARNING), (-40, WARNING)])
async def test_a_clock_that_is_more_than_half_a_minute_off_is_told(seconds: int, verdict: Verdict) -> None:
    there = now() + timedelta(seconds=seconds)
    async with answering(httpx.Response(404, headers={"Date": format_datetime(there, usegmt=True)})) as http:
        finding = await doctor.clock(None, http, "https://kie.example")

    assert finding.verdict is verdict
    assert ("behind Kie.ai's" in finding.message, "ahead of Kie.ai's" in finding.message) == (
        verdict is WARNING and seconds > 0,
        verdict is WARNING and seconds < 0,
    )


async def test_a_check_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> Finding:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(doctor, "CHECK_SECONDS", 0.05)

    assert await doctor.within_time("storage", hang()) == Finding(
        "storage",
        BROKEN,
        "There was no answer within 0.05 seconds.",
        "Check that it runs and that it can be reached from here.",
    )


async def test_a_defect_in_one_check_is_a_finding() -> None:
    async def fail() -> Finding:
        raise ZeroDivisionError("with a secret")

    finding = await doctor.within_time("storage", fail())

    assert (finding.verdict, finding.message) == (BROKEN, "The check failed: ZeroDivisionError.")


@pytest.mark.parametrize(("reachable", "exit_code", "word"), [(True, 0, "ok"), (False, 1, "broken")])
async def test_the_command_ends_with_1_where_something_cannot_work(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, reachable: bool, exit_code: int, word: str
) -> None:
    used = settings.model_copy(update={"stripe_secret_key": None})
    if not reachable:
        used = used.model_copy(update={"kie_ai_base_url": f"http://127.0.0.1:{free_port()}"})
    monkeypatch.setattr(configuration, "load", lambda: used)

    result = await asyncio.to_thread(CliRunner().invoke, cli.app, ["doctor"])

    lines = result.output.splitlines()
    assert result.exit_code == exit_code
    assert [line.split()[1] for line in lines] == [
        "database",
        "broadcaster",
        "storage",
        "kie.ai",
        "cards",
        "callbacks",
        "sign-in",
        "clock",
    ]
    assert lines[3].split()[0] == word
    assert API_KEY not in result.output
