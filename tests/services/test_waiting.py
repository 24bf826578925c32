"""Inboxes and gates: what is put in comes out once and in order, and nobody waits for what is there."""

import asyncio

from services.waiting import Gate, Inbox


async def test_what_has_come_is_taken_in_order_without_a_wait() -> None:
    inbox = Inbox()
    for number in range(3):
        inbox.put_nowait(number)

    async with asyncio.timeout(1):
        assert [await inbox.get() for _ in range(3)] == [0, 1, 2]
    assert inbox.empty()


async def test_who_waits_is_given_what_comes() -> None:
    inbox = Inbox()
    reading = asyncio.create_task(inbox.get())
    await asyncio.sleep(0)
    inbox.put_nowait("a")
    inbox.put_nowait("b")

    assert await reading == "a"
    assert await inbox.get() == "b"


async def test_a_reader_that_gives_up_takes_nothing_with_it() -> None:
    inbox = Inbox()
    for _ in range(2):
        reading = asyncio.create_task(inbox.get())
        await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    inbox.put_nowait("a")

    assert await inbox.get() == "a"


async def test_everyone_who_waits_is_let_through_an_open_gate() -> None:
    gate = Gate()
    waiting = [asyncio.create_task(gate.wait()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.gather(waiting[0], return_exceptions=True)
    assert not gate.is_set()
    assert [one.done() for one in waiting] == [True, False, False]

    gate.set()

    await asyncio.gather(*waiting[1:])
    await gate.wait()
    assert gate.is_set()


async def test_a_gate_that_is_shut_again_before_anyone_gets_through_lets_nobody() -> None:
    gate = Gate(is_set=True)
    gate.clear()
    waiting = asyncio.create_task(gate.wait())
    await asyncio.sleep(0)
    gate.set()
    gate.clear()
    for _ in range(3):
        await asyncio.sleep(0)
    assert not waiting.done()

    gate.set()
    await waiting
