"""The doctor: its findings in a working installation, and in each broken one."""

import asyncio
import os
import ssl
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from typer.testing import CliRunner

import cli
import settings as configuration
from commands.doctor import examine
from db.engine import Database
from db.options import Options
from services.billing.stripe.client import StripeClient, StripeConfig
from services.billing.stripe.errors import StripeFailed
from services.billing.stripe.events import EVENT_TYPES
from services.clock import now
from services.diagnostics import findings
from services.diagnostics.checks.cards import check_cards
from services.diagnostics.checks.clock import check_clock
from services.diagnostics.checks.database import check_database
from services.diagnostics.checks.provider import check_provider
from services.diagnostics.checks.redis import check_broadcaster
from services.diagnostics.checks.storage import check_storage
from services.diagnostics.checks.web import check_base_url, check_sign_in
from services.diagnostics.findings import CheckStatus, Finding
from services.events.broadcast import Broadcast
from services.events.redis import RedisBackend
from services.media.storage.base import StorageError
from services.media.storage.factory import open_storage
from services.media.storage.s3.connection import open_s3
from services.media.storage.s3.location import S3Location
from services.providers.kie.client import KieClient, KieConfig
from services.secrets import Keys
from settings import Settings
from tests.support.kie import API_KEY, WEBHOOK_KEY
from tests.support.pgbouncer import running_pgbouncer
from tests.support.postgres import Postgres
from tests.support.redis_server import RedisServer, running_redis
from tests.support.requests import http_client
from tests.support.s3_dialects import KEY_ID, SECRET, Dialect, speaking
from tests.support.s3_server import BUCKET, REGION, S3Server
from tests.support.serving import Running, free_port
from tests.support.stripe import SECRET_KEY, FakeStripe

OK, SLOW, WARNING, BROKEN = CheckStatus.OK, CheckStatus.SLOW, CheckStatus.WARNING, CheckStatus.BROKEN


@pytest.fixture(autouse=True)
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be taken for slow because the machine is busy; a test of slowness sets its own limit."""
    monkeypatch.setattr(findings, "SLOW_SECONDS", 60.0)


def verdicts(findings: list[Finding]) -> dict[str, CheckStatus]:
    return {finding.part: finding.status for finding in findings}


def answering(response: httpx.Response) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(lambda _: response))


async def kie_saying(body: dict[str, object], status: int = 200) -> Finding:
    transport = httpx.MockTransport(lambda _: httpx.Response(status, json=body))
    async with KieClient(KieConfig(API_KEY), transport=transport) as client:
        return await check_provider(client)


def parts_of(settings: Settings) -> list[str]:
    """Return the parts of an installation in the order in which they are checked; only Redis adds rate limits."""
    shared = [] if settings.broadcast_url.get_secret_value() == "memory://" else ["rate limits"]
    others = ["storage", "kie.ai", "results", "models", "cards", "callbacks", "sign-in", "clock"]
    return ["database", "broadcaster", *shared, *others]


async def test_nothing_is_wrong_with_an_installation_that_works(server: Running) -> None:
    given = {"auth_jwt_secret": SecretStr("s" * 32), "stripe_secret_key": None}
    findings = await examine(server.settings.model_copy(update=given))

    assert verdicts(findings) == dict.fromkeys(parts_of(server.settings), OK) | {"cards": WARNING}
    (cards,) = [finding for finding in findings if finding.part == "cards"]
    assert cards.message.startswith("Nothing can be bought: STRIPE_SECRET_KEY is not set")
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
        "rate limits": BROKEN,
        "storage": BROKEN,
        "kie.ai": BROKEN,
        "results": OK,
        "models": WARNING,
        "cards": BROKEN,
        "callbacks": WARNING,
        "sign-in": BROKEN,
        "clock": OK,
    }
    assert all(finding.advice for finding in findings if finding.status is not OK)
    assert "pass-word" not in str(findings)


SHOP = "https://shop.example/api/payments/stripe"


@pytest.mark.parametrize(
    ("endpoints", "verdict", "message"),
    [
        ([{"url": SHOP, "status": "enabled", "enabled_events": ["*"]}], OK, "events are sent here"),
        ([{"url": SHOP, "status": "enabled", "enabled_events": list(EVENT_TYPES)}], OK, "events are sent here"),
        ([{"url": SHOP, "status": "enabled", "enabled_events": list(EVENT_TYPES[1:])}], WARNING, "not all events"),
        ([{"url": SHOP, "status": "disabled", "enabled_events": ["*"]}], WARNING, "no event of the account"),
        ([{"url": f"{SHOP}/", "status": "enabled", "enabled_events": ["*"]}], WARNING, "no event of the account"),
        (None, OK, "may not list"),
    ],
)
async def test_where_the_events_of_cards_go_is_looked_up(
    endpoints: list[dict[str, object]] | None, verdict: CheckStatus, message: str
) -> None:
    async with FakeStripe() as stripe, StripeClient(StripeConfig(SECRET_KEY, stripe.url, retries=0)) as client:
        stripe.endpoints = endpoints
        finding = await check_cards(client, address=SHOP, listens=True, local=False)

    assert (finding.status, message in finding.message) == (verdict, True), finding
    assert bool(finding.advice) is (verdict is not OK)


async def test_a_key_that_stripe_does_not_take_is_broken_and_one_without_events_warns() -> None:
    async with FakeStripe() as stripe:
        async with StripeClient(StripeConfig("sk_test_other", stripe.url, retries=0)) as client:
            refused = await check_cards(client, address=SHOP, listens=True, local=False)
        async with StripeClient(StripeConfig(SECRET_KEY, stripe.url, retries=0)) as client:
            deaf = await check_cards(client, address=SHOP, listens=False, local=False)
            at_home = await check_cards(client, address=SHOP, listens=True, local=True)

    assert (refused.status, "STRIPE_SECRET_KEY" in refused.advice) == (BROKEN, True)
    assert (deaf.status, "STRIPE_WEBHOOK_SECRET" in deaf.message) == (WARNING, True)
    assert at_home.status is OK
    assert "sk_test" not in f"{refused}{deaf}{at_home}"


@pytest.mark.parametrize(
    "given",
    [{"stripe_secret_key": None, "cards": "sandbox"}, {"cards": "test"}, {}],
    ids=["sandbox", "test", "test on this machine"],
)
@pytest.mark.embedded
async def test_cards_that_buy_real_images_unpaid_are_warned_of(settings: Settings, given: dict[str, object]) -> None:
    async with FakeStripe() as stripe:
        testing = {"stripe_secret_key": SecretStr(SECRET_KEY), "stripe_base_url": stripe.url}
        findings = await examine(settings.model_copy(update=testing | given))
        paid = await examine(settings.model_copy(update=testing | {"kie_ai_api_key": None}))

    (warned,), (sandboxed,) = ([each for each in found if each.part == "cards"] for found in (findings, paid))
    assert (warned.status, warned.message.startswith("Test cards buy real images.")) == (WARNING, True)
    assert warned.advice
    assert "Test cards" not in sandboxed.message


async def test_an_old_or_unknown_revision_is_broken_and_a_missing_one_is_not(database: Database) -> None:
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    older = await check_database(database)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    additive = await check_database(database)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE installation SET usable_from = '9998'"))
    newer = await check_database(database)
    async with database.begin() as connection:
        await connection.execute(text("DELETE FROM alembic_version"))
    never = await check_database(database)

    assert (older.status, "0001" in older.message, "atelier migrate" in older.advice) == (BROKEN, True, True)
    assert (additive.status, "9999, of a newer version, which" in additive.message) == (OK, True)
    assert (newer.status, "9999" in newer.message) == (BROKEN, True)
    assert (never.status, "atelier migrate" in never.advice) == (WARNING, True)


@pytest.mark.parametrize(
    ("user", "name", "fault", "advice"),
    [
        ("ada:pass-word", None, "refuses this user or password", "Correct the user and password"),
        ("postgres:pass-word", "nowhere", "no such database", "Create it"),
    ],
)
async def test_a_refusal_of_postgresql_has_advice(
    postgres: Postgres, user: str, name: str | None, fault: str, advice: str
) -> None:
    made = await postgres.create()
    database = Database(postgres.url(name or made).replace("postgres@", f"{user}@"))
    finding = await check_database(database)
    await database.close()
    await postgres.drop(made)

    assert (finding.status, fault in finding.message, advice in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


OUR_PARAMETERS = "statement_timeout,idle_in_transaction_session_timeout,lock_timeout,enable_incremental_sort,timezone"


@pytest.mark.parametrize("ignored", ["", OUR_PARAMETERS])
async def test_pgbouncer_without_its_setting_is_found_however_it_is_set_up(
    postgres: Postgres, tmp_path: Path, ignored: str
) -> None:
    made = await postgres.create()
    async with running_pgbouncer(tmp_path, postgres, ignore_startup_parameters=ignored) as port:
        address = f"postgresql://anyone@127.0.0.1:{port}/{made}"
        without = await _database(address, pgbouncer=False)
        rightly = await _database(address, pgbouncer=True)
    await postgres.drop(made)

    assert (without.status, "transaction mode" in without.message) == (BROKEN, True), without
    assert "DATABASE_PGBOUNCER=true" in without.advice
    assert rightly.status is OK, rightly


async def test_pgbouncer_in_session_mode_needs_no_setting(postgres: Postgres, tmp_path: Path) -> None:
    made = await postgres.create()
    pooled = running_pgbouncer(
        tmp_path, postgres, server_connections=8, mode="session", ignore_startup_parameters=OUR_PARAMETERS
    )
    async with pooled as port:
        found = await _database(f"postgresql://anyone@127.0.0.1:{port}/{made}", pgbouncer=False)
    direct = await _database(postgres.url(made), pgbouncer=False)
    await postgres.drop(made)

    assert (found.status, direct.status) == (OK, OK), (found, direct)


async def _database(address: str, *, pgbouncer: bool) -> Finding:
    opened = Database(address, Options(pool_size=4, connect_timeout=60.0, pgbouncer=pgbouncer))
    finding = await findings.within_time("database", check_database(opened, pgbouncer=pgbouncer))
    await opened.close()
    return finding


RIGHTS = "+ping +publish +subscribe +unsubscribe &atelier:*", "+evalsha +script|load +incrby +expire ~atelier:*"


@pytest.mark.parametrize(
    ("rules", "broadcaster", "counting", "named"),
    [
        ("+@all ~* &*", OK, OK, ""),
        # Only the rights that the advice names.
        (" ".join(RIGHTS), OK, OK, ""),
        ("+@all -@scripting ~* &*", OK, WARNING, "SCRIPT, EVALSHA refused"),
        ("+@all -evalsha ~* &*", OK, WARNING, "EVALSHA refused"),
        ("+@all ~cache:* &*", OK, WARNING, "EVALSHA refused"),
        ("+@all -expire ~* &*", OK, WARNING, "EVALSHA refused"),
        ("+@all -@pubsub ~* &*", BROKEN, OK, "may not run PUBLISH, SUBSCRIBE"),
        ("+@all -subscribe ~* &*", BROKEN, OK, "may not run SUBSCRIBE"),
        ("+@all ~* resetchannels", BROKEN, OK, "may not run PUBLISH, SUBSCRIBE"),
        ("+@all ~* resetchannels &other:*", BROKEN, OK, "may not run PUBLISH, SUBSCRIBE"),
        ("+@read ~* resetchannels", BROKEN, WARNING, "may not run"),
    ],
)
async def test_a_redis_user_without_a_right_is_found_with_the_right_to_grant(
    settings: Settings,
    valkey: RedisServer,
    rules: str,
    broadcaster: CheckStatus,
    counting: CheckStatus,
    named: str,
) -> None:
    name = f"user-{uuid4().hex}"
    async with valkey.client() as client:
        given = ("on", ">pass-word", "resetchannels", *rules.split())
        await client.execute_command("ACL", "SETUSER", name, *given)  # type: ignore[no-untyped-call]  # redis-py's
    url = f"redis://{name}:pass-word@127.0.0.1:{valkey.port}"
    found = await examine(settings.model_copy(update={"broadcast_url": SecretStr(url)}))
    async with valkey.client() as client:
        await client.execute_command("ACL", "DELUSER", name)  # type: ignore[no-untyped-call]  # redis-py's

    findings = {finding.part: finding for finding in found}
    assert (findings["broadcaster"].status, findings["rate limits"].status) == (broadcaster, counting), findings
    assert any(named in finding.message for finding in found), findings
    for part, verdict, right in (("broadcaster", broadcaster, RIGHTS[0]), ("rate limits", counting, RIGHTS[1])):
        assert (right in findings[part].advice) is (verdict is not OK)
    assert "pass-word" not in str(found)


@pytest.mark.parametrize(
    ("password", "cause", "advice"),
    [(":pass-word@", "AuthenticationError", "password"), ("", "ConnectionError", "server runs")],
)
async def test_a_redis_that_refuses_and_an_absent_one_have_different_findings(
    valkey: RedisServer, password: str, cause: str, advice: str
) -> None:
    port = valkey.port if password else free_port()
    broadcast = Broadcast(backend=RedisBackend(f"redis://{password}127.0.0.1:{port}"))
    async with broadcast:
        finding = await check_broadcaster(broadcast, embedded=False, many_processes=True)

    assert (finding.status, cause in finding.message, advice in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


@pytest.mark.parametrize(
    ("key", "code"),
    [("tests-access-key", "SignatureDoesNotMatch"), ("another-access-key", "InvalidAccessKeyId")],
)
async def test_a_key_that_the_storage_refuses_is_reported(
    s3_server: S3Server, monkeypatch: pytest.MonkeyPatch, key: str, code: str
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "pass-word")
    address = s3_server.address(path_style="1")
    keys = Keys(bytes(32))
    opening = open_storage(
        address, base_url="https://atelier.example", secret=keys.storage_addresses, name_key=keys.object_names
    )
    async with opening as opened, http_client() as http:
        finding = await check_storage(opened, http, (), embedded=False, many_machines=True)

    assert (finding.status, code in finding.message, "STORAGE_URL" in finding.advice) == (BROKEN, True, True), finding
    assert "pass-word" not in str(finding)


@pytest.mark.parametrize("path", ["/atelier", "/atelier/"])
async def test_a_bucket_that_the_endpoint_names_too_is_broken_and_the_mend_is_named(
    s3_server: S3Server, settings: Settings, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    address = f"s3://{BUCKET}/checks?endpoint={s3_server.endpoint}{path}&region={REGION}"
    found = await examine(settings.model_copy(update={"storage_url": address}))

    (finding,) = [finding for finding in found if finding.part == "storage"]
    assert finding.status is BROKEN, finding
    assert f"write endpoint={s3_server.endpoint} in STORAGE_URL" in finding.advice


async def test_a_bucket_in_the_endpoints_host_is_named_if_it_fails_and_fine_if_it_works(
    s3_server: S3Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    findings = []
    for endpoint in (s3_server.endpoint, f"http://127.0.0.1:{free_port()}"):
        location = S3Location(BUCKET, prefix="checks", endpoint=endpoint, region=REGION)
        async with open_s3(location) as opened, httpx.AsyncClient(trust_env=False) as http:
            storage = check_storage(opened, http, (), embedded=False, many_machines=True, advice="Write it so.")
            findings.append(await storage)

    fine, failing = findings
    assert fine.status is OK
    assert (failing.status, failing.advice) == (BROKEN, "Write it so.")


async def test_a_bucket_that_refuses_the_uploads_of_pages_is_broken_and_one_that_keeps_versions_warns(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    asked = {"base_url": "https://atelier.example", "cors_origins": {"https://shop.example"}}
    known = ("https://atelier.example", "https://shop.example")
    found = []
    for dialect in (
        Dialect("allows both", origins=known),
        Dialect("allows one", origins=known[:1]),
        Dialect("keeps versions", origins=known, versions="locked"),
    ):
        async with speaking(dialect) as bucket:
            findings = await examine(settings.model_copy(update={"storage_url": bucket.address(), **asked}))
        found += [each for each in findings if each.part == "storage"]

    works, refuses, keeps = found
    assert works.status is OK
    assert (refuses.status, "https://shop.example cannot upload" in refuses.message) == (BROKEN, True), refuses
    assert (keeps.status, "s3:DeleteObjectVersion" in keeps.message) == (WARNING, True), keeps


async def test_a_broadcaster_that_swallows_messages_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Deaf(Broadcast):
        async def publish(self, channel: str, message: object) -> None:
            pass

    monkeypatch.setattr(findings, "HTTP_SECONDS", 0.05)
    broadcast = Deaf("memory://")
    async with broadcast:
        finding = await check_broadcaster(broadcast, embedded=True, many_processes=False)

    assert finding.status is BROKEN


async def test_a_broadcaster_of_one_process_is_too_little_for_many() -> None:
    broadcast = Broadcast("memory://")
    async with broadcast:
        finding = await check_broadcaster(broadcast, embedded=True, many_processes=True)

    assert (finding.status, "redis://" in finding.advice) == (WARNING, True)


@pytest.mark.parametrize(
    ("body", "verdict", "words"),
    [
        ({"code": 200, "msg": "ok", "data": 5916.25}, OK, "5916.25 credits"),
        ({"code": 200, "msg": "ok", "data": 12}, WARNING, "12 credits left"),
        ({"code": 401, "msg": "unauthorized", "data": None}, BROKEN, "key"),
        ({"code": 402, "msg": "insufficient", "data": None}, BROKEN, "credits"),
        ({"code": 429, "msg": "too many", "data": None}, WARNING, "too fast"),
        ({"surprise": True}, BROKEN, "Kie.ai"),
    ],
)
async def test_the_response_of_kie_to_the_key_is_reported(
    body: dict[str, object], verdict: CheckStatus, words: str
) -> None:
    finding = await kie_saying(body)

    assert (finding.status, words in finding.message) == (verdict, True)
    assert API_KEY not in str(finding)


@pytest.mark.parametrize(
    ("response", "verdict"),
    [
        (httpx.Response(200, json={"status": "alive"}), OK),
        (httpx.Response(200, text="<html>welcome</html>"), BROKEN),
        (httpx.Response(502, json={"status": "alive"}), BROKEN),
    ],
)
async def test_what_answers_at_the_callback_address_must_be_ours(
    response: httpx.Response, verdict: CheckStatus
) -> None:
    async with answering(response) as http:
        finding = await check_base_url(http, "https://atelier.example", local=False)

    assert finding.status is verdict


async def test_an_address_that_is_not_set_receives_no_request() -> None:
    async with answering(httpx.Response(500)) as http:
        assert (await check_base_url(http, "", local=True)).status is OK


@pytest.mark.parametrize(
    ("settings", "verdict"),
    [
        ({"secret": True, "sandbox": False}, OK),
        ({"secret": False, "sandbox": True}, OK),
        ({"secret": False, "sandbox": False}, WARNING),
    ],
)
async def test_without_an_identity_provider_users_cannot_sign_in(
    settings: dict[str, bool], verdict: CheckStatus
) -> None:
    async with answering(httpx.Response(500)) as http:
        finding = await check_sign_in(
            http, jwks_url=None, secret=settings["secret"], checks_issuer=False, sandbox=settings["sandbox"]
        )

    assert finding.status is verdict


@pytest.mark.parametrize(("checks_issuer", "verdict"), [(True, OK), (False, WARNING)])
async def test_tokens_of_other_issuers_are_warned_of_if_none_is_named(
    checks_issuer: bool, verdict: CheckStatus
) -> None:
    key = {"kty": "EC", "crv": "P-256", "kid": "1", "alg": "ES256", "use": "sig"}
    point = {
        "x": "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
        "y": "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM",
    }
    async with answering(httpx.Response(200, json={"keys": [key | point]})) as http:
        finding = await check_sign_in(
            http, jwks_url="https://id.example/keys", secret=False, checks_issuer=checks_issuer, sandbox=False
        )

    assert (finding.status, "1 usable key" in finding.message) == (verdict, True)


DESCRIPTION = {"issuer": "https://id.example", "jwks_uri": "https://id.example/keys"}


@pytest.mark.parametrize(
    ("body", "message", "advice"),
    [
        (DESCRIPTION, "description", "https://id.example/keys"),
        ([], "cannot be read", "Check AUTH_JWKS_URL"),
        (5, "cannot be read", "Check AUTH_JWKS_URL"),
        ({"keys": 5}, "cannot be read", "Check AUTH_JWKS_URL"),
        ({"keys": [5]}, "cannot be read", "Check AUTH_JWKS_URL"),
        ({"keys": []}, "cannot be read", "Check AUTH_JWKS_URL"),
        ({"error": "not found"}, "cannot be read", "Check AUTH_JWKS_URL"),
    ],
)
async def test_what_is_no_set_of_keys_is_no_defect(body: object, message: str, advice: str) -> None:
    async def check(http: httpx.AsyncClient) -> Finding:
        return await check_sign_in(
            http, jwks_url="https://id.example/keys", secret=False, checks_issuer=True, sandbox=False
        )

    async with answering(httpx.Response(200, json=body)) as http:
        finding = await findings.within_time("sign-in", check(http))

    assert (finding.status, message in finding.message, advice in finding.advice) == (BROKEN, True, True), finding


@pytest.mark.parametrize(("seconds", "verdict"), [(0, OK), (25, OK), (40, WARNING), (-40, WARNING)])
async def test_a_clock_that_is_more_than_half_a_minute_off_is_reported(seconds: int, verdict: CheckStatus) -> None:
    there = now() + timedelta(seconds=seconds)
    async with answering(httpx.Response(404, headers={"Date": format_datetime(there, usegmt=True)})) as http:
        finding = await check_clock(None, http, {"Kie.ai": "https://kie.example"})

    assert finding.status is verdict
    assert ("behind Kie.ai's" in finding.message, "ahead of Kie.ai's" in finding.message) == (
        verdict is WARNING and seconds > 0,
        verdict is WARNING and seconds < 0,
    )


async def test_a_part_that_answers_late_is_slow_and_not_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "SLOW_SECONDS", 0.2)
    answer = asyncio.Event()

    async def check(verdict: CheckStatus) -> Finding:
        await answer.wait()
        return Finding("storage", verdict, "An object was stored.", "Do this.")

    checks = [asyncio.create_task(findings.within_time("storage", check(verdict))) for verdict in (OK, WARNING, BROKEN)]
    asyncio.get_running_loop().call_later(0.3, answer.set)
    slow, warned, broken = [await each for each in checks]

    assert (slow.status, slow.message.startswith("An object was stored. That took ")) == (SLOW, True)
    assert (warned.status, broken.status) == (WARNING, BROKEN)


async def test_a_redis_that_pauses_for_seconds_is_slow_and_not_broken(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "SLOW_SECONDS", 2.0)
    async with running_redis(tmp_path) as redis:
        redis.freeze()
        # Longer than the product itself waits before it goes on without.
        asyncio.get_running_loop().call_later(2.5, redis.thaw)
        found = await examine(settings.model_copy(update={"broadcast_url": SecretStr(redis.url)}))

    assert {part: verdicts(found)[part] for part in ("broadcaster", "rate limits")} == {
        "broadcaster": SLOW,
        "rate limits": SLOW,
    }


async def test_a_check_that_hangs_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> Finding:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(findings, "CHECK_SECONDS", 0.05)

    assert await findings.within_time("storage", hang()) == Finding(
        "storage",
        BROKEN,
        "There was no answer within 0.05 seconds.",
        "Check that it runs and that it can be reached from here.",
    )


@pytest.mark.parametrize(
    "error",
    [
        ConnectionResetError("pass-word"),
        ssl.SSLCertVerificationError("pass-word"),
        httpx.ReadError("pass-word"),
        OperationalError("pass-word", None, Exception()),
        StorageError("pass-word"),
        StripeFailed("pass-word"),
    ],
)
async def test_what_fails_outside_of_us_is_no_defect(error: Exception) -> None:
    async def fail() -> Finding:
        raise error

    finding = await findings.within_time("storage", fail())

    assert (finding.status, finding.message) == (BROKEN, f"It cannot be used: {type(error).__name__}.")
    assert "defect" not in finding.advice
    assert "pass-word" not in str(finding)


async def test_a_defect_in_one_check_is_a_finding() -> None:
    async def fail() -> Finding:
        raise ZeroDivisionError("with a secret")

    finding = await findings.within_time("storage", fail())

    assert (finding.status, finding.message) == (BROKEN, "The check failed: ZeroDivisionError.")


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
    parts = parts_of(used)
    assert [line.split()[1] for line in lines] == [part.split()[0] for part in parts]
    assert lines[parts.index("kie.ai")].split()[0] == word
    assert API_KEY not in result.output
