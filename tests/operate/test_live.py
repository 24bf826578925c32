"""Live updates of operators: light notices of one user's changes, and the present state, until their session ends."""

import asyncio
import time
from contextlib import AsyncExitStack, aclosing

import pytest
from sqlalchemy import update

from bootstrap import operate as operate_wiring
from db.engine import Database
from db.models import EventSubject, User
from db.records.events import EventRecord
from services.events.broadcast import BACKLOG, Broadcast
from services.events.publisher import channel_of, encode
from services.operators import live
from services.operators.live import ChangeKind
from tests.db.rows import a_user, put
from tests.operate.conftest import BLOCK, GRANT, Office, Staff, signed
from tests.schema.people import Person, open_socket
from tests.support.kie import FakeKie

CHANGES = """subscription ($userId: ID, $generationId: ID) {
  changes(userId: $userId, generationId: $generationId) { kind userId generationId version at }
}"""
OVERVIEW = "subscription { overview { waiting running queue { model step count } providerCredits } }"


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.identity.blocks.READ_EVERY_SECONDS", 0.1)


async def test_changes_of_one_user_or_generation_are_noticed_without_their_content(
    office: Office, helper: Staff, boss: Staff, ada: Person, ada_id: str, kie: FakeKie
) -> None:
    bob = await office.customer("bob")
    async with helper.live() as socket:
        await socket.subscribe("user", CHANGES, userId=ada_id)
        ready = await socket.first_event("user")
        await bob.created()
        creation = await ada.created()
        first = [await socket.first_event("user") for _ in range(2)]
        await socket.subscribe("one", CHANGES, generationId=creation["id"])
        assert (await socket.first_event("one"))["kind"] == "READY"
        await ada.created()
        await boss.do(GRANT, userId=ada_id, amount=1, key="k")
        await kie.succeed(await kie.task(1))
        await ada.ended(creation["id"])
        last = await helper.ask("query ($id: String!) { generation(id: $id) { version } }", id=creation["id"])
        seen: list[dict[str, object]] = []
        while not seen or seen[-1]["version"] != last["generation"]["version"]:
            seen.append(await socket.first_event("one"))

    assert ready | {"at": None} == {
        "kind": "READY",
        "userId": ada_id,
        "generationId": None,
        "version": None,
        "at": None,
    }
    assert [(each["kind"], each["generationId"], each["version"]) for each in first] == [
        ("GENERATION", creation["id"], 1),
        ("CREDIT", None, None),
    ]
    assert {each["kind"] for each in seen} == {"GENERATION"}
    assert {each["generationId"] for each in seen} == {creation["id"]}
    versions = [int(str(each["version"])) for each in seen]
    assert versions == sorted(versions)


async def test_changes_name_one_existing_user_or_generation(helper: Staff, ada_id: str) -> None:
    refusal = (await helper.post(CHANGES, userId=ada_id)).json()["errors"][0]
    assert "WebSocket at /operate/graphql" in refusal["message"]
    async with helper.live() as socket:
        await socket.subscribe("1", CHANGES)
        assert await socket.refusal("1") == "BAD_USER_INPUT"
        await socket.subscribe("2", CHANGES, userId=ada_id, generationId="cre_1")
        assert await socket.refusal("2") == "BAD_USER_INPUT"
        await socket.subscribe("3", CHANGES, userId="usr_unknown")
        assert await socket.refusal("3") == "NOT_FOUND"
        await socket.subscribe("4", CHANGES, generationId="cre_unknown")
        assert await socket.refusal("4") == "NOT_FOUND"


async def test_a_slow_operator_gets_one_reset_in_place_of_a_full_backlog(database: Database) -> None:
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user(event_seq=5))
    broadcast = Broadcast("memory://")
    async with broadcast, aclosing(live.changes(database, broadcast, user_id)) as notices:
        assert (await anext(notices)).kind is ChangeKind.READY
        last = 5 + BACKLOG + 1
        async with database.begin() as connection:
            await connection.execute(update(User).values(event_seq=last))
        for seq in range(6, last + 2):
            event = EventRecord(user_id, seq, EventSubject.CREDIT, None, "{}")
            await broadcast.publish(channel_of(user_id), encode(event).decode())
            await asyncio.sleep(0)
            if seq == last:
                assert (await anext(notices)).kind is ChangeKind.RESET
        kinds = [(await anext(notices)).kind]

    assert kinds == [ChangeKind.CREDIT]


async def test_the_present_state_comes_at_once_and_when_it_changes(helper: Staff, ada: Person, kie: FakeKie) -> None:
    async with helper.live() as socket:
        await socket.subscribe("1", OVERVIEW)
        before = await socket.first_event("1")
        assert (before["waiting"], before["running"], before["queue"]) == (0, 0, [])
        await ada.created()
        await kie.task()
        while (after := await socket.first_event("1"))["running"] == 0:
            pass

    assert after["queue"] == [{"model": "nano-banana-pro", "step": "AWAIT", "count": 1}]


async def test_only_operators_open_a_socket_and_only_until_their_token_ends(
    office: Office, boss: Staff, helper: Staff, ada: Person
) -> None:
    for token in (ada.token, signed("boss", iat=int(time.time()) - 3700), None):
        async with open_socket(f"{office.url}/operate") as socket:
            await socket.begin(token)
            assert (await socket.closed())[0] == 4403
    old = signed("boss", iat=int(time.time()) - 3597, exp=int(time.time()) + 600)
    async with open_socket(f"{office.url}/operate") as socket:
        await socket.initialise(old)
        assert await socket.closed() == (4403, "Token expired")
    # The operator has an account of the product, which can be blocked.
    helper_id = await office.id_of(await office.customer("helper"))
    async with helper.live() as socket:
        await boss.do(BLOCK, userId=helper_id)
        assert await socket.closed() == (4401, "This account is blocked")


async def test_an_operator_opens_a_bounded_number_of_sockets(boss: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    async with AsyncExitStack() as stack:
        for _ in range(operate_wiring.SOCKETS):
            await stack.enter_async_context(boss.live())
        async with open_socket(f"{boss.url}/operate") as socket:
            await socket.begin(boss.token)
            assert (await socket.closed())[0] == 1013
