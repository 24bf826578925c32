"""Clients that connect again with the variables that they had: without a cursor they miss no result of a while."""

from datetime import timedelta

from sqlalchemy import insert

from db.engine import Database
from db.models import CreationStatus, GenerationTask
from services.clock import now
from tests.db.rows import a_generation
from tests.edges.streams import Stream
from tests.schema.conftest import Serve
from tests.schema.people import DELETE, TASK_UPDATED, Json, Person, person
from tests.support.cursors import number_of
from tests.support.kie import FakeKie


async def first_events(someone: Person, count: int, **variables: object) -> list[Json]:
    """Return the first events of a new subscription, and check that no more follow before the next change."""
    async with someone.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, **variables)
        events = [await socket.first_event("tasks") for _ in range(count)]
        newest = await someone.created("the next change")
        following = await socket.first_event("tasks")
    assert (following["kind"], following["creation"]["id"]) == ("UPDATE", newest["id"])
    return events


async def finished(database: Database, someone: Person, *minutes_ago: float) -> list[str]:
    """Insert creations that ended these numbers of minutes ago, and return their ids."""
    viewer = (await someone.ask("{ viewer { id } }"))["viewer"]["id"]
    rows = [
        a_generation(
            viewer,
            status=CreationStatus.CANCELED,
            step=None,
            completed_at=now() - timedelta(minutes=minutes),
            updated_at=now() - timedelta(minutes=minutes),
        )
        for minutes in minutes_ago
    ]
    async with database.begin() as connection:
        await connection.execute(insert(GenerationTask), rows)
    return [str(row["id"]) for row in rows]


async def test_a_subscriber_without_anything_gets_a_cursor_to_go_on_from(ada: Person, kie: FakeKie) -> None:
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED)
        ready = await socket.first_event("tasks")
    missed = await ada.created("while nobody listened")
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, after=ready["cursor"])
        event = await socket.first_event("tasks")

    assert (ready["kind"], ready["creation"]) == ("READY", None)
    assert (event["kind"], event["creation"]["id"]) == ("UPDATE", missed["id"])
    assert number_of(event["cursor"]) == number_of(ready["cursor"]) + 1


async def test_a_client_that_resubscribes_receives_creations_that_ended_while_it_was_disconnected(
    ada: Person, kie: FakeKie
) -> None:
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED)
        assert (await socket.first_event("tasks"))["kind"] == "READY"
        made, failed = await ada.created("made"), await ada.created("failed")
        assert (await socket.first_event("tasks"))["kind"] == "UPDATE"
        socket.cut()
    await kie.succeed(await kie.task(0))
    await kie.fail(await kie.task(1), "500", "no")
    for creation in (made, failed):
        await ada.ended(creation["id"])

    again = await first_events(ada, 2)

    assert [event["kind"] for event in again] == ["SNAPSHOT", "SNAPSHOT"]
    assert {event["creation"]["status"] for event in again} == {"SUCCESS", "FAILED"}
    assert {event["creation"]["id"] for event in again} == {made["id"], failed["id"]}


async def test_what_was_deleted_lately_is_in_the_snapshot_as_deleted(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created("to be deleted")
    await kie.succeed(await kie.task())
    await ada.ended(creation["id"])
    await ada.payload(DELETE, id=creation["id"])

    [event] = await first_events(ada, 1)

    shown = event["creation"]
    assert (event["kind"], shown["id"], shown["prompt"], shown["generatedImage"]) == (
        "SNAPSHOT",
        creation["id"],
        "",
        None,
    )
    assert shown["deletedAt"] is not None


async def test_what_ended_longer_ago_is_not_in_the_snapshot(ada: Person, database: Database) -> None:
    recent, _ = await finished(database, ada, 14.5, 15.5)

    [event] = await first_events(ada, 1)

    assert event["creation"]["id"] == recent


async def test_what_ended_longer_ago_and_was_deleted_lately_is_in_the_snapshot(ada: Person, database: Database) -> None:
    [old] = await finished(database, ada, 60.0)
    await ada.payload(DELETE, id=old)

    [event] = await first_events(ada, 1)

    assert (event["creation"]["id"], event["creation"]["deletedAt"] is None) == (old, False)


async def test_how_long_ago_it_may_be_is_a_setting(serve: Serve, database: Database) -> None:
    async with serve(snapshot_recent=timedelta(0)) as server, person(server, "ada") as ada:
        await finished(database, ada, 0.5)
        [none] = await first_events(ada, 1)
    async with serve(snapshot_recent=timedelta(hours=1)) as server, person(server, "bob") as bob:
        ended = await finished(database, bob, 59.0)
        [event] = await first_events(bob, 1)

    assert none["kind"] == "READY"
    assert event["creation"]["id"] == ended[0]


async def test_up_to_a_hundred_that_ended_lately_are_in_the_snapshot(ada: Person, database: Database) -> None:
    ended = await finished(database, ada, *(number / 10 for number in range(1, 101)))

    events = await first_events(ada, 100)

    assert {event["kind"] for event in events} == {"SNAPSHOT"}
    assert {event["creation"]["id"] for event in events} == set(ended)


async def test_more_than_a_hundred_that_ended_lately_are_a_reset_with_the_newest(
    serve: Serve, database: Database
) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        running = await ada.created("still being made")
        ended = await finished(database, ada, *(number / 10 for number in range(1, 103)))
        reset, *events = await first_events(ada, 102)

    assert (reset["kind"], reset["creation"]) == ("RESET", None)
    assert {event["kind"] for event in events} == {"SNAPSHOT"}
    assert {event["creation"]["id"] for event in events} == {running["id"], *ended[:100]}


async def test_a_stream_of_events_has_an_id_to_come_back_with_although_nothing_has_happened(
    ada: Person, database: Database
) -> None:
    headers = {"Authorization": f"Bearer {ada.token}", "Accept": "text/event-stream"}
    body = {"query": "subscription { taskUpdated { cursor kind creation { id } } }"}
    address = f"{ada.url}/graphql/stream"
    async with ada.http.stream("POST", address, json=body, headers=headers) as response:
        ready_id, ready = await Stream(response).task()
    missed = await ada.created("while nobody listened")
    async with ada.http.stream(
        "POST", address, json=body, headers=headers | {"Last-Event-ID": ready_id or ""}
    ) as again:
        _, event = await Stream(again).task()

    assert (ready["kind"], ready["cursor"]) == ("READY", ready_id)
    assert (event["kind"], event["creation"]["id"]) == ("UPDATE", missed["id"])
