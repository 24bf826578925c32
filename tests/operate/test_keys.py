"""Rotation of the root key: audited, once at a time, and without an outage for a server that runs."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import update

from bootstrap.factories import catalogue_of
from bootstrap.webhooks import open_webhooks
from commands.operate.access import login_name
from db.engine import Database
from db.models import Secret
from db.queries import secrets as secret_queries
from services import secrets
from services.clock import now
from services.errors import InvalidInput
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.generation.callback_urls import CallbackUrls
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.observability.metrics import Metrics
from services.operators.actions import keys
from services.operators.audit import OperatorServices
from services.operators.operators import Operator, Role
from services.providers.kie.callbacks import SIGNATURE_HEADER, TIMESTAMP_HEADER, signature
from settings import Settings
from tests.conftest import QUICK
from tests.operate.test_commands import atelier, commands, printed
from tests.schema.people import Json, Person, person
from tests.support.commands import Atelier
from tests.support.kie import WEBHOOK_KEY, FakeKie, picture
from tests.support.serving import Running, running_app
from tests.support.waiting import until

__all__ = ["atelier", "commands"]

ME = Operator(actor="cli:me", role=Role.SHELL)


@pytest.fixture
async def services(database: Database, settings: Settings) -> AsyncIterator[OperatorServices]:
    async with open_webhooks(settings, await secrets.load(database)) as webhooks:
        yield OperatorServices(
            database=database,
            event_publisher=EventPublisher(Broadcast("memory://")),
            policy=settings.operator_policy,
            blocks=Blocks(database),
            catalogue=catalogue_of(settings),
            metrics=Metrics(),
            webhooks=webhooks,
            identities=Identities(await secrets.load_identity_key(database), settings.auth_issuer),
        )


async def pass_by(database: Database, time: timedelta) -> None:
    """Let time pass for the keys: move all their times into the past."""
    async with database.begin() as connection:
        for key in await secret_queries.root_keys(connection):
            until = None if key.accepted_until is None else key.accepted_until - time
            name = "root" if key.number == 1 else f"root.{key.number}"
            times = {"signs_from": key.signs_from - time, "accepted_until": until}
            await connection.execute(update(Secret).where(Secret.name == name).values(**times))


async def test_a_rotation_is_listed_audited_and_done_once_at_a_time(atelier: Atelier, database: Database) -> None:
    before = await printed(atelier, "keys", "list")
    rotated = await printed(atelier, "keys", "rotate", "--reason=a test", "--key=k1")
    again = await printed(atelier, "keys", "rotate", "--reason=a test", "--key=k1")
    at_once = await atelier("keys", "rotate", "--reason=a test")
    during = await printed(atelier, "keys", "list")
    await pass_by(database, keys.PROPAGATION)
    after = await atelier("keys", "list")
    await pass_by(database, keys.KEPT)
    ended = await printed(atelier, "keys", "list")
    audit = await printed(atelier, "audit", "--action=rotate_keys")

    assert [(key["number"], key["state"]) for key in before["rootKeys"]] == [(1, "signing")]
    assert before["settings"] == {
        "AUTH_JWT_SECRET": 0,
        "KIE_AI_WEBHOOK_HMAC_KEY": 0,
        "STRIPE_WEBHOOK_SECRET": 0,
        "METRICS_TOKEN": 0,
    }
    assert (rotated["replayed"], again["replayed"]) == (False, True)
    assert at_once.code == 1
    assert at_once.complaint.startswith("A rotation is under way: key 2 signs from ")
    assert [(key["number"], key["state"]) for key in during["rootKeys"]] == [(1, "signing"), (2, "planned")]
    assert [line.partition(",")[0].partition(": ")[2] for line in after.output.splitlines()[:2]] == [
        "accepted",
        "signing",
    ]
    assert [key["state"] for key in ended["rootKeys"]] == ["expired", "signing"]
    assert [(each["actor"], each["outcome"], each["reason"]) for each in audit] == [
        (f"cli:{login_name()}", "refused", "a test"),
        (f"cli:{login_name()}", "done", "a test"),
    ]
    async with database.read() as connection:
        values = [key.value for key in await secret_queries.root_keys(connection)]
    shown = json.dumps([rotated, during, audit]) + after.output
    assert not any(value.hex()[:12] in shown for value in values), "a part of a key was printed"


async def test_of_two_rotations_at_once_only_one_is_done(database: Database, services: OperatorServices) -> None:
    await secrets.load(database)

    done = await asyncio.gather(
        *(keys.rotate(services, ME, reason="a test", key=None) for _ in range(2)), return_exceptions=True
    )

    assert sum(isinstance(each, InvalidInput) for each in done) == 1, done
    assert [key.number for key in await secret_queries.read_root_keys(database)] == [1, 2]


async def test_a_key_is_accepted_as_long_as_a_token_that_it_signed(
    atelier: Atelier, database: Database, services: OperatorServices
) -> None:
    for days in (30, 3):
        assert (await atelier("token", "ada", f"--days={days}")).code == 0

    await keys.rotate(services, ME, reason="a test", key=None)

    first, second = await secret_queries.read_root_keys(database)
    assert first.accepted_until is not None
    assert abs(first.accepted_until - (now() + timedelta(days=30))) < timedelta(minutes=10)
    assert (second.accepted_until, second.signs_from - second.created_at) == (None, keys.PROPAGATION)


async def test_few_keys_are_accepted_at_once_and_revoking_ends_the_older_ones(
    database: Database, services: OperatorServices
) -> None:
    await secrets.load(database)
    for _ in range(keys.MAX_ACCEPTED - 1):
        await keys.rotate(services, ME, reason="a test", key=None)
        await pass_by(database, keys.PROPAGATION)
    with pytest.raises(InvalidInput, match="8 keys are accepted, the most at once; one expires at"):
        await keys.rotate(services, ME, reason="a test", key=None)
    assert len((await secrets.load(database)).session_tokens.accepted) == keys.MAX_ACCEPTED

    await keys.rotate(services, ME, reason="a leak", key=None, revoke=True)
    assert len((await secrets.load(database)).session_tokens.accepted) > keys.MAX_ACCEPTED, "until the new one signs"
    await pass_by(database, keys.PROPAGATION)

    loaded = await secrets.load(database)
    assert (loaded.number, len(loaded.session_tokens.accepted)) == (keys.MAX_ACCEPTED + 1, 1)


IMAGES = "query ($id: ID!) { creation(id: $id) { generatedImage { url downloadUrl } } }"
EVENTS = "subscription ($after: String) { taskUpdated(after: $after) { cursor kind creation { id } } }"
FINE = {"url": 200, "downloadUrl": 200, "upload": 204, "callback": 200, "token": 200}
REFUSED = {"url": 403, "downloadUrl": 403, "upload": 403, "callback": 401, "token": 401}


async def issued(server: Running, database: Database, ada: Person, creation_id: str) -> Json:
    """Return the signed addresses of the server: reading addresses, an upload address and a callback address."""
    images: Json = (await ada.ask(IMAGES, id=creation_id))["creation"]["generatedImage"]
    upload = await ada.reserve("image/png", len(picture()))
    callbacks = CallbackUrls(server.url, (await secrets.load(database)).callback_tokens)
    return images | {"upload": upload, "callback": callbacks.address(creation_id, 1)}


async def used(ada: Person, things: Json) -> dict[str, int]:
    """Return the statuses of requests with the server's signed addresses."""
    at = str(int(now().timestamp()))
    headers = {SIGNATURE_HEADER: signature(WEBHOOK_KEY, "a-task", at), TIMESTAMP_HEADER: at}
    body = {"code": 200, "data": {"taskId": "a-task"}}
    responses = {name: await ada.http.get(things[name]) for name in ("url", "downloadUrl")}
    responses["upload"] = await ada.send(things["upload"], picture())
    responses["callback"] = await ada.http.post(things["callback"], json=body, headers=headers)
    responses["token"] = await ada.post("{ viewer { id } }")
    return {name: response.status_code for name, response in responses.items()}


@pytest.mark.folder
async def test_a_server_that_runs_takes_up_a_new_key_and_accepts_what_the_old_one_signed(
    settings: Settings,
    database: Database,
    services: OperatorServices,
    kie: FakeKie,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kie.finish_at_once = True
    monkeypatch.setattr(secrets, "READ_EVERY_SECONDS", 0.05)
    monkeypatch.setattr(keys, "PROPAGATION", timedelta(0))
    settings = settings.model_copy(update={"rate_limits": "off"})
    async with running_app(settings, timings=QUICK) as server, person(server, "ada") as ada:
        made = await ada.ended((await ada.created())["id"])
        old = await issued(server, database, ada, made["id"])
        async with ada.live() as socket:
            await socket.subscribe("tasks", EVENTS)
            cursor = (await socket.event("tasks"))["cursor"]

            await keys.rotate(services, ME, reason="a test", key=None)

            async def signs_anew() -> bool:
                url: str = (await ada.ask(IMAGES, id=made["id"]))["creation"]["generatedImage"]["url"]
                old_url: str = old["url"]
                return url.partition("signature=")[2] != old_url.partition("signature=")[2]

            await until(signs_anew, every=0.1)
            another = await ada.ended((await ada.created())["id"])
            assert (await socket.event("tasks"))["creation"] == {"id": another["id"]}, "an open socket goes on"
            await socket.subscribe("again", EVENTS, after=cursor)
            assert (await socket.event("again"))["creation"] == {"id": another["id"]}, "a cursor continues"
        assert await used(ada, old) == FINE

        async with person(server, "ada") as with_new_token:
            new = await issued(server, database, with_new_token, another["id"])
            assert all(new[name] != old[name] for name in ("url", "downloadUrl", "callback"))
            unused = new | {"upload": await ada.reserve("image/png", len(picture()))}
            assert await used(with_new_token, new) == FINE

            await keys.rotate(services, ME, reason="a leak", key=None, revoke=True)

            async def is_refused() -> bool:
                return (await with_new_token.post("{ viewer { id } }")).status_code == 401

            await until(is_refused, every=0.1)
            assert await used(with_new_token, unused) == REFUSED
        async with person(server, "ada") as signed_in_again:
            assert await used(signed_in_again, await issued(server, database, signed_in_again, made["id"])) == FINE
