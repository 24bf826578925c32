"""Live updates: how things stand, then every change once and in order, through cut connections and a pruned past."""

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select
from websockets.exceptions import ConnectionClosed

from db.engine import Database
from db.models import Event, EventSubject
from services import secrets
from services.events import writer
from services.identity import tokens
from tests.schema import people
from tests.schema.conftest import Serve
from tests.schema.people import (
    CREDIT_UPDATED,
    DELETE,
    TASK_UPDATED,
    UNKNOWN,
    Json,
    Person,
    Socket,
    open_socket,
    person,
)
from tests.support.cursors import number_of
from tests.support.kie import FakeKie
from tests.support.serving import Running

NEWCOMERS = 100
BURST_SECONDS = 60.0
STAGES = ["QUEUED", "MAKING", "CONFIRMING", "STORING", "FINISHED"]
# The updates of a task without a callback. A callback may arrive before the response of createTask is stored.
UNCALLED = ["QUEUED", "MAKING", "STORING", "FINISHED"]


async def numbers(database: Database, subject: EventSubject) -> list[int]:
    """Return the numbers of all events about creations, or about credits."""
    async with database.read() as connection:
        return list(await connection.scalars(select(Event.seq).where(Event.subject == subject).order_by(Event.seq)))


async def until_finished(socket: Socket, operation: str) -> list[Json]:
    """Return the events up to the one in which a creation is finished."""
    events = [await socket.event(operation)]
    while events[-1]["creation"]["stage"] != "FINISHED":
        events.append(await socket.event(operation))
    return events


async def made(someone: Person, kie: FakeKie) -> str:
    """Have one image made, and return its creation's id."""
    creation = await someone.created()
    await someone.reaches(creation["id"], "MAKING")
    await kie.succeed(kie.tasks[-1])
    await someone.ended(creation["id"])
    return str(creation["id"])


async def test_every_change_of_a_generation_is_pushed_in_order(ada: Person, kie: FakeKie) -> None:
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, after="0")
        creation = await made(ada, kie)

        events = await until_finished(socket, "tasks")

    assert [event["kind"] for event in events] == ["UPDATE"] * 5
    assert [event["creation"]["stage"] for event in events] == STAGES
    assert [event["creation"]["version"] for event in events] == [1, 2, 3, 4, 5]
    assert [event["creation"]["id"] for event in events] == [creation] * 5
    cursors = [number_of(event["cursor"]) for event in events]
    assert cursors == sorted(set(cursors))
    assert events[-1]["creation"] | {"generatedImage": None} == (await ada.creation(creation) or {}) | {
        "generatedImage": None
    }


async def test_a_burst_of_new_people_is_let_in_through_few_connections(
    serve: Serve, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "TIMEOUT", BURST_SECONDS)
    async with serve(database_pool_size=2, rate_limit_sign_ups=(NEWCOMERS, 99_999)) as server:
        key = (await secrets.load(database)).session_tokens.newest

        async def first_of(subject: str) -> Json:
            token, _ = tokens.issue(key, subject, lifetime=timedelta(hours=1))
            async with open_socket(server.url) as socket:
                await socket.initialise(token)
                await socket.subscribe("credits", CREDIT_UPDATED)
                return await socket.event("credits")

        # Everyone has two pages open.
        events = await asyncio.gather(*(first_of(f"person {number % NEWCOMERS}") for number in range(2 * NEWCOMERS)))

    stand = [(event["kind"], number_of(event["cursor"]), event["credit"]["balance"]) for event in events]
    assert stand == [("SNAPSHOT", 1, 100)] * (2 * NEWCOMERS)
    assert len({event["credit"]["id"] for event in events}) == NEWCOMERS
    assert await numbers(database, EventSubject.CREDIT) == [1] * NEWCOMERS


async def test_a_subscription_begins_with_unfinished_creations(serve: Serve, kie: FakeKie) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        first, second = await ada.created("one"), await ada.created("two")
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED)
            snapshots = [await socket.event("tasks"), await socket.event("tasks")]
            third = await ada.created("three")
            update = await socket.event("tasks")

    assert [event["kind"] for event in snapshots] == ["SNAPSHOT", "SNAPSHOT"]
    assert [event["creation"]["id"] for event in snapshots] == [first["id"], second["id"]]
    epoch = update["cursor"].partition(".")[0]
    assert [event["cursor"] for event in snapshots] == [f"{epoch}.5~", f"{epoch}.5"]
    assert (update["kind"], number_of(update["cursor"]), update["creation"]["id"]) == ("UPDATE", 6, third["id"])


async def test_a_snapshot_that_was_cut_short_begins_again(serve: Serve) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        first, second = await ada.created("one"), await ada.created("two")
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED)
            cut = await socket.event("tasks")
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED, after=cut["cursor"])
            again = [await socket.event("tasks"), await socket.event("tasks")]

    assert cut["creation"]["id"] == first["id"]
    assert [(event["kind"], event["creation"]["id"]) for event in again] == [
        ("SNAPSHOT", first["id"]),
        ("SNAPSHOT", second["id"]),
    ]


async def test_a_named_task_is_shown_finished_or_not_and_alone(ada: Person, kie: FakeKie) -> None:
    done = await made(ada, kie)
    other = await ada.created("other")
    async with ada.live() as socket:
        await socket.subscribe("done", TASK_UPDATED, id=done)
        await socket.subscribe("other", TASK_UPDATED, id=other["id"])
        shown, begun = await socket.event("done"), await socket.event("other")
        await kie.succeed(await kie.task(1))
        rest = await until_finished(socket, "other")
        await ada.payload(DELETE, id=done)
        last = await socket.event("done")

    assert (shown["kind"], shown["creation"]["id"], shown["creation"]["status"]) == ("SNAPSHOT", done, "SUCCESS")
    assert begun["kind"] == "SNAPSHOT"
    assert {event["creation"]["id"] for event in [begun, *rest]} == {other["id"]}
    assert (last["kind"], last["creation"]["id"]) == ("UPDATE", done)


async def test_other_tabs_receive_a_deletion(ada: Person, kie: FakeKie, database: Database) -> None:
    creation = await made(ada, kie)
    newest = (await numbers(database, EventSubject.CREATION))[-1]
    async with ada.live() as one, ada.live() as other:
        for tab in (one, other):
            await tab.subscribe("tasks", TASK_UPDATED, after=str(newest))
        await ada.payload(DELETE, id=creation)
        events = [await one.event("tasks"), await other.event("tasks")]

    for event in events:
        shown = event["creation"]
        assert (event["kind"], shown["id"], shown["version"], shown["prompt"]) == ("UPDATE", creation, 6, "")
        assert shown["deletedAt"] is not None
        assert (shown["originalImage"], shown["generatedImage"]) == (None, None)


async def test_credits_are_pushed_with_the_entry_behind_them(ada: Person, kie: FakeKie) -> None:
    async with ada.live() as socket:
        await socket.subscribe("credit", CREDIT_UPDATED)
        standing = await socket.event("credit")
        creation = await ada.created()
        charged = await socket.event("credit")
        await kie.fail(await kie.task(), "500", "no")
        refunded = await socket.event("credit")

    assert (standing["kind"], standing["credit"]["balance"], standing["transaction"]) == ("SNAPSHOT", 100, None)
    for event, kind, amount, balance in ((charged, "GENERATION", -20, 80), (refunded, "REFUND", 20, 100)):
        assert (event["kind"], event["credit"]["balance"]) == ("UPDATE", balance)
        assert event["transaction"] | {"id": ""} == {
            "id": "",
            "kind": kind,
            "amount": amount,
            "balanceAfter": balance,
            "creation": {"id": creation["id"]},
        }
    assert number_of(standing["cursor"]) < number_of(charged["cursor"]) < number_of(refunded["cursor"])


async def test_a_socket_cut_twenty_times_misses_nothing_and_repeats_nothing(
    serve: Serve, kie: FakeKie, database: Database
) -> None:
    kie.finish_at_once, kie.calls_back = True, False
    seen: list[Json] = []
    async with serve(signup_credits=140) as server, person(server, "ada") as ada, ada.live() as tab:
        await tab.subscribe("tasks", TASK_UPDATED, after="0")
        after = "0"
        for turn in range(20):
            async with ada.live() as socket:
                await socket.subscribe("tasks", TASK_UPDATED, after=after)
                if turn % 3 == 0:
                    await ada.created(f"number {turn}")
                seen.append(await socket.event("tasks"))
                after = seen[-1]["cursor"]
                socket.cut()
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED, after=after)
            while len(seen) < 7 * len(UNCALLED):
                seen.append(await socket.event("tasks"))
        of_the_tab = [await tab.event("tasks") for _ in seen]

    assert len(kie.tasks) == 7
    assert [number_of(event["cursor"]) for event in seen] == await numbers(database, EventSubject.CREATION)
    assert {event["kind"] for event in seen} == {"UPDATE"}
    assert [(event["cursor"], event["creation"]["version"]) for event in of_the_tab] == [
        (event["cursor"], event["creation"]["version"]) for event in seen
    ]
    for creation_id in {event["creation"]["id"] for event in seen}:
        own = [event["creation"] for event in seen if event["creation"]["id"] == creation_id]
        assert [creation["version"] for creation in own] == [1, 2, 3, 4]
        assert [creation["stage"] for creation in own] == UNCALLED


async def test_credits_resume_where_they_were_left(ada: Person, database: Database) -> None:
    for index in range(3):
        await ada.created(f"number {index}")
    async with ada.live() as socket:
        await socket.subscribe("all", CREDIT_UPDATED, after="0")
        events = [await socket.event("all") for _ in range(4)]
        await socket.subscribe("rest", CREDIT_UPDATED, after=events[1]["cursor"])
        rest = [await socket.event("rest") for _ in range(2)]

    assert [event["credit"]["balance"] for event in events] == [100, 80, 60, 40]
    assert [number_of(event["cursor"]) for event in events] == await numbers(database, EventSubject.CREDIT)
    assert rest == events[2:]


async def test_a_cursor_older_than_the_kept_events_gets_a_reset(ada: Person, kie: FakeKie, database: Database) -> None:
    await made(ada, kie)
    newest = (await numbers(database, EventSubject.CREATION))[-1]
    await writer.prune(database, timedelta(0))
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, after="1")
        await socket.subscribe("credit", CREDIT_UPDATED, after="1")
        await socket.subscribe("current", TASK_UPDATED, after=str(newest))
        resets = [await socket.event("tasks"), await socket.event("credit")]
        snapshots = [await socket.event("tasks"), await socket.event("credit")]
        creation = await ada.created()
        following = [await socket.event("tasks"), await socket.event("current")]

    cursor = resets[0]["cursor"]
    assert number_of(cursor) == newest
    assert resets == [
        {"cursor": cursor, "kind": "RESET", "creation": None},
        {"cursor": cursor, "kind": "RESET", "credit": None, "transaction": None},
    ]
    assert [(event["kind"], event["cursor"]) for event in snapshots] == [("SNAPSHOT", cursor)] * 2
    for event in following:
        assert (event["kind"], event["creation"]["id"]) == ("UPDATE", creation["id"])
        assert number_of(event["cursor"]) == newest + 1


async def test_a_half_forgotten_past_is_forgotten_too(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        await ada.created("one")
        await writer.prune(database, timedelta(0))
        await ada.created("two")
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED, after="1")
            event = await socket.event("tasks")

    assert (number_of(event["cursor"]), event["kind"], event["creation"]) == (5, "RESET", None)


async def test_a_cursor_from_the_future_is_reset(serve: Serve) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada, ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, after="999999")
        reset = await socket.event("tasks")
        assert (number_of(reset["cursor"]), reset["kind"], reset["creation"]) == (1, "RESET", None)
        await ada.created()
        assert number_of((await socket.event("tasks"))["cursor"]) == 2


async def test_no_user_receives_events_of_another_users_tasks(ada: Person, bob: Person, kie: FakeKie) -> None:
    async with bob.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED)
        await socket.subscribe("credit", CREDIT_UPDATED)
        assert (await socket.event("credit"))["kind"] == "SNAPSHOT"
        await made(ada, kie)
        own = await bob.created()
        heard, charged = await socket.event("tasks"), await socket.event("credit")

    assert heard["creation"]["id"] == own["id"]
    assert charged["transaction"]["creation"]["id"] == own["id"]


async def test_anothers_task_is_refused_like_one_that_does_not_exist(ada: Person, bob: Person) -> None:
    creation = await ada.created()
    async with bob.live() as socket:
        for index, foreign in enumerate((creation["id"], "cre_" + UNKNOWN, "", "cre_\0", "x")):
            for after in (None, "0"):
                operation = f"{index}-{after}"
                await socket.subscribe(operation, TASK_UPDATED, id=foreign, after=after)
                assert await socket.refusal(operation) == "NOT_FOUND", foreign
        await socket.subscribe("alive", "{ viewer { id } }")
        assert (await socket.message("alive"))["type"] == "next"


async def test_what_is_no_cursor_is_bad_input(ada: Person) -> None:
    async with ada.live() as socket:
        for document in (TASK_UPDATED, CREDIT_UPDATED):
            for wrong in ("", "-1", "1.0", "x", "٣", "9" * 19, " 1", "cre_" + UNKNOWN):
                await socket.subscribe("wrong", document, after=wrong)
                assert await socket.refusal("wrong") == "BAD_USER_INPUT", wrong


async def test_one_socket_carries_several_subscriptions_and_other_operations(ada: Person, kie: FakeKie) -> None:
    async with ada.live() as socket:
        for index in range(5):
            await socket.subscribe(f"tasks {index}", TASK_UPDATED, after="0")
        await socket.subscribe("credit", CREDIT_UPDATED, after="1")
        await socket.subscribe("query", "{ creations { totalCount } }")
        answer = await socket.message("query")
        done = await socket.message("query")
        creation = await ada.created()
        await kie.succeed(await kie.task())
        heard = [await until_finished(socket, f"tasks {index}") for index in range(5)]
        charged = await socket.event("credit")

    assert answer["payload"]["data"] == {"creations": {"totalCount": 0}}
    assert done["type"] == "complete"
    assert [[event["cursor"] for event in events] for events in heard] == [[event["cursor"] for event in heard[0]]] * 5
    assert charged["transaction"]["creation"]["id"] == creation["id"]


async def test_a_socket_ends_with_its_token(server: Running) -> None:
    async with person(server, "ada", lifetime=timedelta(seconds=2)) as ada, ada.live() as socket:
        with suppress(ConnectionClosed):  # If opening it has taken as long.
            await socket.subscribe("tasks", TASK_UPDATED)

        assert await socket.closed() == (4403, "Token expired")


async def test_a_socket_with_a_wrong_token_is_closed(server: Running) -> None:
    async with person(server, "ada", lifetime=timedelta(hours=-1)) as expired:
        for token in (expired.token, "garbage", ""):
            async with open_socket(server.url) as socket:
                await socket.begin(token)
                assert (await socket.closed())[0] == 4403


async def test_an_unauthenticated_subscription_receives_nothing(server: Running) -> None:
    async with open_socket(server.url) as socket:
        await socket.initialise(None)
        for index, document in enumerate((TASK_UPDATED, CREDIT_UPDATED)):
            await socket.subscribe(str(index), document)
            assert await socket.refusal(str(index)) == "UNAUTHENTICATED"


async def test_each_of_many_tabs_receives_every_event(ada: Person, kie: FakeKie) -> None:
    kie.finish_at_once, kie.calls_back = True, False

    async def watch(ready: asyncio.Event) -> list[str]:
        async with ada.live() as socket:
            await socket.subscribe("tasks", TASK_UPDATED, after="0")
            ready.set()
            return [(await socket.event("tasks"))["cursor"] for _ in range(3 * len(UNCALLED))]

    ready = [asyncio.Event() for _ in range(15)]
    tabs = [asyncio.create_task(watch(event)) for event in ready]
    await asyncio.gather(*(event.wait() for event in ready))
    await asyncio.gather(*(ada.created(f"number {index}") for index in range(3)))

    heard = await asyncio.gather(*tabs)
    assert heard == [heard[0]] * 15


UNTIL_FINISHED = """subscription ($id: ID, $after: String) {
  taskUpdated(id: $id, after: $after, untilFinished: true) { cursor kind creation { id stage } }
}"""


async def test_a_stream_until_finished_ends_with_its_creation(ada: Person, kie: FakeKie) -> None:
    other = await ada.created("another")
    creation = await ada.created()
    async with ada.live() as socket:
        await socket.subscribe("1", UNTIL_FINISHED, id=creation["id"])
        events = [await socket.first_event("1")]
        await kie.task(1)
        for task in kie.tasks:
            await kie.succeed(task)
        while (events[-1]["creation"] or {}).get("stage") != "FINISHED":
            events.append(await socket.first_event("1"))
        assert (await socket.message("1"))["type"] == "complete"
        assert {event["creation"]["id"] for event in events} == {creation["id"]}

        # With any cursor: before the end, at it, or after it.
        for number, cursor in enumerate((None, events[0]["cursor"], events[-1]["cursor"])):
            await socket.subscribe(f"again {number}", UNTIL_FINISHED, id=creation["id"], after=cursor)
            again = await socket.first_event(f"again {number}")
            assert (again["kind"], again["creation"]["stage"]) == ("SNAPSHOT", "FINISHED")
            assert (await socket.message(f"again {number}"))["type"] == "complete"
        await socket.subscribe("none", UNTIL_FINISHED)
        assert await socket.refusal("none") == "BAD_USER_INPUT"
        await socket.subscribe("unknown", UNTIL_FINISHED, id=f"cre_{UNKNOWN}")
        assert await socket.refusal("unknown") == "NOT_FOUND"
    await ada.ended(other["id"])


async def test_a_stream_until_finished_continues_after_a_cursor(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created()
    async with ada.live() as socket:
        await socket.subscribe("1", TASK_UPDATED, id=creation["id"])
        seen = await socket.first_event("1")
        task = await kie.task()
        await ada.reaches(creation["id"], "MAKING")
        await socket.subscribe("2", UNTIL_FINISHED, id=creation["id"], after=seen["cursor"])
        await kie.succeed(task)
        events = [await socket.first_event("2")]
        while events[-1]["creation"]["stage"] != "FINISHED":
            events.append(await socket.first_event("2"))
        assert (await socket.message("2"))["type"] == "complete"

    assert events[0]["kind"] == "UPDATE"
    stages = [seen["creation"]["stage"], *(event["creation"]["stage"] for event in events)]
    begun = STAGES.index(stages[0])
    assert stages in (STAGES[begun:], UNCALLED[begun:])
