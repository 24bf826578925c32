"""Delivery without the executor: subscribers receive the same events, only their own, and complete."""

import asyncio
from contextlib import AsyncExitStack
from typing import Any

import orjson
import pytest

from services.events.stream import Stream
from settings import Settings
from tests.schema.conftest import Serve
from tests.schema.people import STYLE, Json, Person, person
from tests.support.cursors import number_of
from tests.support.waiting import until
from transport.live.operations import SocketOperation
from transport.server.websocket_protocol import WebSocketProtocol

PLAIN = "subscription ($after: String) { taskUpdated(after: $after) { cursor kind creation { id prompt stage } } }"
BALANCE = "subscription { creditUpdated { cursor credit { balance } } }"
MAKE = "mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) { creation { id } } }"
OWN = "subscription { taskUpdated { kind creation { id queuePosition } } }"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with the planner, also if the other tests run without it: no stream is handed over without a plan."""
    return settings.model_copy(update={"query_planner": True})


@pytest.fixture
def pushed(monkeypatch: pytest.MonkeyPatch) -> list[Json]:
    """The messages sent to sockets with streams that were handed over."""
    messages: list[Json] = []
    push, deliver = WebSocketProtocol.push, SocketOperation.deliver

    def watched(operation: SocketOperation, event: Any) -> bool:
        def pushing(protocol: WebSocketProtocol, text: bytes) -> bool:
            taken = push(protocol, text)
            if taken:
                messages.append(orjson.loads(text))
            return taken

        with monkeypatch.context() as patch:
            patch.setattr(WebSocketProtocol, "push", pushing)
            return deliver(operation, event)

    monkeypatch.setattr(SocketOperation, "deliver", watched)
    return messages


@pytest.fixture
def live(monkeypatch: pytest.MonkeyPatch) -> list[Stream[Any]]:
    """The streams that were handed over, in order."""
    streams: list[Stream[Any]] = []
    hand_over = Stream._hand_over

    def watched(stream: Stream[Any], subscriber: Any) -> bool:
        taken = hand_over(stream, subscriber)
        if taken:
            streams.append(stream)
        return taken

    monkeypatch.setattr(Stream, "_hand_over", watched)
    return streams


async def test_a_subscriber_that_has_caught_up_receives_only_new_events(
    serve: Serve, pushed: list[Json], live: list[Stream[Any]]
) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada, ada.live() as socket:
        await socket.subscribe("one", PLAIN)
        await socket.subscribe("all", PLAIN, after="0")
        await until(lambda: len(live) == 2)
        ready = await socket.message("one")
        first, second = await ada.created("one"), await ada.created("two")
        heard = [[await socket.message(operation) for _ in range(2)] for operation in ("one", "all")]

    for operation, before, messages in zip(("one", "all"), ([ready], []), heard, strict=True):
        shown = [{"id": first["id"], "prompt": "one", "stage": "QUEUED"}]
        shown.append({"id": second["id"], "prompt": "two", "stage": "QUEUED"})
        assert [message["payload"]["data"]["taskUpdated"]["creation"] for message in messages] == shown
        # The first event has the cost of the operation, and no other event has.
        first_message, *others = [*before, *messages]
        assert set(first_message["payload"]["extensions"]["cost"]) >= {"estimated"}
        assert [set(message["payload"]) for message in others] == [{"data"}] * len(others)
        assert [message for message in pushed if message["id"] == operation] == messages


async def test_people_with_the_same_document_are_sent_their_own_events_alone(
    serve: Serve, pushed: list[Json], live: list[Stream[Any]]
) -> None:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(serve(worker="off"))
        people = [await stack.enter_async_context(person(server, name)) for name in ("ada", "bob", "eve")]
        sockets = [await stack.enter_async_context(someone.live()) for someone in people]
        for socket in sockets:
            await socket.subscribe("tasks", PLAIN)
        await until(lambda: len(live) == 3)
        for turn in range(3):
            await asyncio.gather(*(someone.created(f"{turn} of {index}") for index, someone in enumerate(people)))
        prompts = [[(await socket.event("tasks"))["creation"]["prompt"] for _ in range(3)] for socket in sockets]

    assert prompts == [[f"{turn} of {index}" for turn in range(3)] for index in range(3)]
    assert len(pushed) == 9


async def test_a_field_that_depends_on_the_viewer_is_not_shared(
    serve: Serve, pushed: list[Json], live: list[Stream[Any]]
) -> None:
    async with (
        serve(worker="off") as server,
        person(server, "ada") as ada,
        person(server, "bob") as bob,
        ada.live() as one,
        bob.live() as other,
    ):
        for socket in (one, other):
            await socket.subscribe("own", OWN)
            await socket.subscribe("plain", BALANCE)
            await socket.event("plain")
        await until(lambda: len(live) == 2)
        created = [await ada.created(), await bob.created()]
        events = [await one.event("own"), await other.event("own")]
        await one.event("plain")
        await other.event("plain")

    assert [event["creation"] for event in events] == [
        {"id": created[0]["id"], "queuePosition": 1},
        {"id": created[1]["id"], "queuePosition": 2},
    ]
    assert {message["id"] for message in pushed} == {"plain"}


async def test_what_cannot_be_shown_plainly_is_an_error_of_its_own_client(
    serve: Serve, live: list[Stream[Any]], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    document = "subscription { taskUpdated { kind creation { id style { name } } } }"
    async with serve(worker="off") as server, person(server, "ada") as ada, ada.live() as one, ada.live() as other:
        for socket in (one, other):
            await socket.subscribe("tasks", document)
        await until(lambda: len(live) == 2)
        monkeypatch.setattr("services.catalogue.styles.Styles.by_slug", lambda *_: None)
        await ada.payload(MAKE, prompt="a lake", style=STYLE)
        for socket in (one, other):
            assert (await socket.first_event("tasks"))["kind"] == "READY"
        messages = [await one.message("tasks"), await other.message("tasks")]
        monkeypatch.undo()
        await ada.created()
        following = [await one.event("tasks"), await other.event("tasks")]

    errors = [message["payload"]["errors"][0] for message in messages]
    assert [message["payload"]["data"] for message in messages] == [
        {"taskUpdated": {"kind": "UPDATE", "creation": None}}
    ] * 2
    assert [(error["path"], error["extensions"]["code"]) for error in errors] == [
        (["taskUpdated", "creation", "style"], "INTERNAL")
    ] * 2
    assert errors[0]["extensions"]["requestId"] != errors[1]["extensions"]["requestId"]
    assert [event["kind"] for event in following] == ["UPDATE"] * 2


async def test_a_message_that_is_lost_is_read_in_the_log(
    serve: Serve, live: list[Stream[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada, ada.live() as socket:
        await socket.subscribe("tasks", PLAIN)
        await until(lambda: len(live) == 1)
        monkeypatch.setattr(Stream, "offer", lambda *_: None)
        first = await ada.created("lost")
        monkeypatch.undo()
        second = await ada.created("heard")
        events = [await socket.event("tasks") for _ in range(2)]
        third = await ada.created("after that")
        events.append(await socket.event("tasks"))

    assert [event["creation"]["id"] for event in events] == [first["id"], second["id"], third["id"]]


async def test_an_operation_that_is_completed_or_cut_is_sent_no_more(
    serve: Serve, pushed: list[Json], live: list[Stream[Any]]
) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada, ada.live() as socket:
        async with ada.live() as cut:
            await cut.subscribe("cut", PLAIN)
            await socket.subscribe("ended", PLAIN)
            await socket.subscribe("other", PLAIN)
            await until(lambda: len(live) == 3)
            cut.cut()
        await socket.connection.send('{"id": "ended", "type": "complete"}')
        await until(lambda: sum(stream.receiver is None for stream in live) == 2)
        await ada.created()
        assert (await socket.event("other"))["kind"] == "UPDATE"
        await socket.subscribe("ended", PLAIN)
        assert (await socket.event("ended"))["kind"] == "SNAPSHOT"

    assert [message["id"] for message in pushed] == ["other"]


def connection_of(stream: Stream[Any]) -> WebSocketProtocol:
    receiver: Any = stream.receiver
    connection = receiver.handler.websocket._connection
    assert isinstance(connection, WebSocketProtocol)
    return connection


async def test_a_reader_that_stopped_reading_is_cut_and_holds_up_nobody(
    serve: Serve, live: list[Stream[Any]], pushed: list[Json], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WebSocketProtocol, "unread_seconds", 0.2)
    async with (
        serve(worker="off", signup_credits=1_000) as server,
        person(server, "ada") as ada,
        ada.live() as deaf,
        ada.live() as socket,
    ):
        await deaf.subscribe("deaf", PLAIN)
        await until(lambda: len(live) == 1)
        await socket.subscribe("other", PLAIN)
        await until(lambda: len(live) == 2)
        connection_of(live[0]).pause_writing()  # As the transport does once its buffer is full.
        for number in range(5):
            await ada.created(f"number {number}")
        prompts = [(await socket.event("other"))["creation"]["prompt"] for _ in range(5)]
        await until(lambda: live[0].receiver is None)

    assert prompts == [f"number {number}" for number in range(5)]
    assert {message["id"] for message in pushed} == {"other"}


async def test_a_reader_that_pauses_is_sent_all_of_it_in_order_afterwards(
    serve: Serve, live: list[Stream[Any]], pushed: list[Json], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WebSocketProtocol, "unread_seconds", 600.0)
    async with (
        serve(worker="off", signup_credits=1_000) as server,
        person(server, "ada") as ada,
        ada.live() as socket,
        ada.live() as other,
    ):
        await socket.subscribe("tasks", PLAIN)
        await until(lambda: len(live) == 1)
        await other.subscribe("other", PLAIN)
        await until(lambda: len(live) == 2)
        connection = connection_of(live[0])
        connection.pause_writing()
        for number in range(5):
            await ada.created(f"number {number}")
        for _ in range(5):
            await other.event("other")  # The first has received all events that the other has received.
        assert {message["id"] for message in pushed} == {"other"}
        connection.resume_writing()
        prompts = [(await socket.event("tasks"))["creation"]["prompt"] for _ in range(5)]
        await until(lambda: len(live) == 3)
        await ada.created("at once")
        prompts.append((await socket.event("tasks"))["creation"]["prompt"])

    assert prompts == [*(f"number {number}" for number in range(5)), "at once"]
    assert len([message for message in pushed if message["id"] == "tasks"]) == 1


async def test_events_on_the_way_while_it_is_handed_over_come_once(serve: Serve, live: list[Stream[Any]]) -> None:
    async with serve(worker="off", signup_credits=2_000) as server, person(server, "ada") as ada:
        asking = asyncio.create_task(_created(ada, 20))
        async with AsyncExitStack() as stack:
            sockets = [await stack.enter_async_context(ada.live()) for _ in range(8)]
            for socket in sockets:
                await socket.subscribe("tasks", PLAIN, after="0")
            await asking
            heard = [[(await socket.event("tasks"))["cursor"] for _ in range(20)] for socket in sockets]

    assert heard == [heard[0]] * 8
    assert [number_of(cursor) for cursor in heard[0]] == sorted({number_of(cursor) for cursor in heard[0]})


async def _created(someone: Person, count: int) -> None:
    for number in range(count):
        await someone.created(f"number {number}")
