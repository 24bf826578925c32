"""Events and queues: waiting tasks continue when one is set or an item arrives, and not before."""

import asyncio

from services.async_primitives import LightEvent, LightQueue


async def test_setting_the_event_wakes_all_waiters() -> None:
    gate = LightEvent()
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
    gate = LightEvent(is_set=True)
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


async def test_a_queue_returns_its_items_in_order_and_waits_for_further_ones() -> None:
    queue = LightQueue[int]()
    queue.put_nowait(1)
    queue.put_nowait(2)
    assert [await queue.get(), await queue.get(), queue.empty()] == [1, 2, True]
    canceled, waiting = (asyncio.create_task(queue.get()) for _ in range(2))
    await asyncio.sleep(0)
    canceled.cancel()
    await asyncio.gather(canceled, return_exceptions=True)
    assert not waiting.done()

    queue.put_nowait(3)

    assert await waiting == 3
    assert queue.empty()
