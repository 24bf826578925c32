"""Events: waiting tasks continue when one is set, and not before."""

import asyncio

from services.async_primitives import LightEvent


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
