"""Blocked users: refused everywhere, their sockets and streams closed in all processes, until they are unblocked."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial

import httpx
import pytest
from sqlalchemy import update

from bootstrap.factories import catalogue_of
from bootstrap.webhooks import open_webhooks
from db.engine import Database
from db.models import PersonErasure, User
from db.models.privacy import ErasureState
from db.queries.operators import blocks as block_queries
from db.queries.operators.blocks import BlockRecord
from db.queries.privacy import erasures as erasure_queries
from services import secrets
from services.billing import credits
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.identity import facts
from services.identity.blocks import Blocks
from services.identity.facts import Identities
from services.observability.metrics import Metrics
from services.operators.actions import persons, users
from services.operators.audit import OperatorServices
from services.operators.errors import NotAllowed
from services.operators.operators import Operator, Role
from services.privacy import requests
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_user, put
from tests.operate.conftest import BLOCK, ISSUER, UNBLOCK, Office, Staff, signed
from tests.operate.test_credits import entries
from tests.schema.people import TASK_UPDATED, Person, open_socket, written
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import running_app


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.identity.blocks.READ_EVERY_SECONDS", 0.1)


@pytest.fixture
async def beside(office_settings: Settings, office: Office) -> AsyncIterator[Office]:
    """A second server process of the same installation."""
    given = office_settings.model_copy(update={"worker": "off"})
    async with running_app(given, timings=QUICK) as server, AsyncExitStack() as clients:
        yield Office(server.url, server.settings, clients)


async def test_a_block_closes_live_sockets_in_all_processes_for_good(
    office: Office, beside: Office, boss: Staff, ada: Person, ada_id: str
) -> None:
    bob = await office.customer("bob")
    assert ada.token is not None
    elsewhere = Person(beside.url, ada.token, ada.http)
    async with ada.live() as here, elsewhere.live() as there, bob.live() as other:
        for socket in (here, there, other):
            await socket.subscribe("1", TASK_UPDATED)
            assert (await socket.first_event("1"))["kind"] == "READY"

        entry = await boss.do(BLOCK, userId=ada_id)

        for socket in (here, there):
            assert await socket.closed() == (4401, "This account is blocked")
        creation = await bob.created()
        assert (await other.event("1"))["creation"]["id"] == creation["id"]
    assert json.loads(entry["after"]) == {"blocked": True, "canceled": 0}
    for server in (office, beside):
        async with open_socket(server.url) as again:
            await again.begin(ada.token)
            code, reason = await again.closed()
            assert (code, reason) == (4401, "This account is blocked. Contact the support of this service.")


async def test_a_block_ends_streams_of_events(office: Office, boss: Staff, ada: Person, ada_id: str) -> None:
    assert ada.token is not None
    headers = {"Accept": "text/event-stream", "Authorization": f"Bearer {ada.token}"}
    body = {"query": "subscription { taskUpdated { kind } }"}
    async with ada.http.stream("POST", f"{office.url}/graphql", json=body, headers=headers) as stream:
        lines = stream.aiter_lines()
        async for line in lines:
            if line.startswith("data: "):
                break
        await boss.do(BLOCK, userId=ada_id)
        async with asyncio.timeout(60):
            rest = [line async for line in lines]
    assert "event: complete" not in rest
    again = await ada.http.post(f"{office.url}/graphql/stream", json=body, headers=headers)
    assert again.status_code == 403


async def test_every_route_that_needs_sign_in_refuses_a_blocked_user(
    office: Office, boss: Staff, ada: Person, ada_id: str, database: Database
) -> None:
    await boss.do(BLOCK, userId=ada_id)
    before = await written(database)
    headers = {"Authorization": f"Bearer {ada.token}"}

    graphql = await ada.post("{ viewer { id } }")
    public = await ada.post("{ models { id } }")
    rest: list[httpx.Response] = [
        await ada.http.get(f"{office.url}/api/my-creations", headers=headers),
        await ada.http.get(f"{office.url}/api/task-status/cre_1", headers=headers),
        await ada.http.post(f"{office.url}/api/generate-image", json={"prompt": "p", "style": "x"}, headers=headers),
        await ada.http.post(f"{office.url}/api/uploads", content=b"x", headers=headers),
    ]

    for response in (graphql, public):
        assert response.status_code == 403
        (error,) = response.json()["errors"]
        assert error["extensions"]["code"] == "ACCOUNT_BLOCKED"
    for response in rest:
        assert (response.status_code, response.json()["error"]["code"]) == (403, "ACCOUNT_BLOCKED")
    assert await written(database) == before


async def test_a_user_who_is_unblocked_goes_on(boss: Staff, ada: Person, ada_id: str) -> None:
    await boss.do(BLOCK, userId=ada_id)
    assert (await boss.is_refused(BLOCK, userId=ada_id))["code"] == "ALREADY_DONE"
    await boss.do(UNBLOCK, userId=ada_id)

    assert await ada.balance() == 100
    assert (await boss.is_refused(UNBLOCK, userId=ada_id))["code"] == "ALREADY_DONE"


async def test_a_block_cancels_what_waits_if_that_is_wanted(office_settings: Settings, database: Database) -> None:
    given = office_settings.model_copy(update={"worker": "off"})
    async with running_app(given, timings=QUICK) as server, AsyncExitStack() as clients:
        office = Office(server.url, server.settings, clients)
        boss, ada, bob = await office.staff("boss"), await office.customer("ada"), await office.customer("bob")
        for someone in (ada, ada, bob):
            await someone.created()

        entry = await boss.do(BLOCK, userId=await office.id_of(ada), cancelWaiting=True)
        kept = await boss.do(BLOCK, userId=await office.id_of(bob))

        assert json.loads(entry["after"]) == {"blocked": True, "canceled": 2}
        assert json.loads(kept["after"]) == {"blocked": True, "canceled": 0}
        query = "query ($id: String!) { user(id: $id) { balance generations { nodes { status } } } }"
        of_ada = (await boss.ask(query, id="ada"))["user"]
        of_bob = (await boss.ask(query, id="bob"))["user"]
        assert of_ada == {"balance": 100, "generations": {"nodes": [{"status": "CANCELED"}] * 2}}
        assert of_bob == {"balance": 80, "generations": {"nodes": [{"status": "WAITING"}]}}
        assert await credits.verify(database) == []


async def test_running_work_of_a_blocked_user_finishes(boss: Staff, ada: Person, ada_id: str, kie: FakeKie) -> None:
    creation = await ada.created()
    task = await kie.task()
    await boss.do(BLOCK, userId=ada_id, cancelWaiting=True)
    await kie.succeed(task)
    await boss.do(UNBLOCK, userId=ada_id)

    assert (await ada.ended(creation["id"]))["status"] == "SUCCESS"


async def test_nobody_blocks_themselves_or_the_last_admin(office: Office, boss: Staff, database: Database) -> None:
    chief = await office.staff("chief")
    own = await office.id_of(await office.customer("boss"))
    others = await office.id_of(await office.customer("chief"))

    own_refusal = await boss.is_refused(BLOCK, userId=own)
    await boss.do(BLOCK, userId=others)
    await boss.do(UNBLOCK, userId=others)
    both = await asyncio.gather(
        *(staff.post(BLOCK, input={"userId": user, "reason": "race"}) for staff, user in ((boss, others), (chief, own)))
    )

    assert (own_refusal["code"], own_refusal["message"]) == ("NOT_ALLOWED", "You cannot block yourself.")
    done = [answer for answer in both if answer.status_code == 200 and not answer.json()["data"]["blockUser"]["errors"]]
    assert len(done) == 1  # The other is refused, as the last admin's block or as that of a blocked operator.
    refused = await entries(database, outcome="refused")
    assert len([entry for entry in refused if str(entry.refusal).startswith("NotAllowed: ")]) >= 1


@pytest.mark.parametrize("state", ["no account", "an account", "blocked", "being erased", "blocked, then erased"])
async def test_only_an_admin_who_could_sign_in_is_another_admin(
    office_settings: Settings, database: Database, state: str
) -> None:
    identities = Identities(bytes(32), ISSUER)
    async with (
        open_webhooks(office_settings, await secrets.load(database)) as webhooks,
        database.begin() as connection,
    ):
        boss_id = await put(connection, User, a_user(subject="boss"))
        if state != "no account":
            chief_id = await put(connection, User, a_user(subject="chief"))
        if "blocked" in state:
            block = BlockRecord(user_id=chief_id, blocked_at=now(), reason="left")
            await block_queries.insert_new(connection, block)
        if state == "being erased":
            await requests.insert(connection, chief_id, requester=None)
            await connection.execute(update(PersonErasure).values(state=ErasureState.ERASING))
        if "erased" in state and "blocked" in state:
            await facts.keep(connection, identities, chief_id, "chief")
            await erasure_queries.rename(connection, chief_id, f"erased:{chief_id}")
            await block_queries.remove(connection, chief_id)
    services = OperatorServices(
        database=database,
        event_publisher=EventPublisher(Broadcast("memory://")),
        policy=office_settings.operator_policy,
        blocks=Blocks(database),
        catalogue=catalogue_of(office_settings),
        metrics=Metrics(),
        webhooks=webhooks,
        identities=identities,
    )
    me = Operator(actor="cli:me", role=Role.SHELL)

    async def refusal(action: Callable[[], Awaitable[object]]) -> str | None:
        try:
            await action()
        except NotAllowed as refused:
            return refused.message
        return None

    expected = None
    if state not in {"no account", "an account"}:
        expected = "This user is the last admin: no other listed admin could sign in."
    block_boss = partial(users.block, services, me, boss_id, reason="a test", cancel_waiting=False)
    erase_boss = partial(
        persons.erase, services, me, boss_id, reason="a test", when_finished=False, cancel_waiting=False
    )
    assert await refusal(block_boss) == expected, f"the other admin counts wrongly in the state: {state}"
    assert await refusal(erase_boss) == expected, f"the other admin counts wrongly in the state: {state}"
    async with database.read() as connection:
        assert (await block_queries.of_user(connection, boss_id) is None) == (expected is not None)
        assert (await erasure_queries.of_user(connection, boss_id) is None) == (expected is not None)


async def test_support_blocks_nobody(helper: Staff, ada: Person, ada_id: str) -> None:
    for document in (BLOCK, UNBLOCK):
        assert (await helper.is_refused(document, userId=ada_id))["code"] == "NOT_ALLOWED"
    assert await ada.balance() == 100


async def test_a_new_process_knows_who_is_blocked(
    office_settings: Settings, boss: Staff, ada: Person, ada_id: str
) -> None:
    await boss.do(BLOCK, userId=ada_id)
    async with running_app(office_settings, timings=QUICK) as server, http_client() as http:
        later = Person(server.url, signed("ada"), http)
        assert await later.refused("{ viewer { id } }") == ["ACCOUNT_BLOCKED"]
