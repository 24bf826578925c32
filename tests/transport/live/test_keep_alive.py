"""Pings: to each open socket in turn, from one timer, and to none that has closed."""

from tests.support.waiting import until
from transport.live.keep_alive import KeepAlive


class Listener:
    def __init__(self) -> None:
        self.pings = 0
        self.is_closed = False

    def ping(self) -> None:
        self.pings += 1


async def test_everyone_is_pinged_again_and_again() -> None:
    pings, listeners = KeepAlive(), [Listener() for _ in range(3)]
    for listener in listeners:
        pings.add(listener, 0.01)

    await until(lambda: all(listener.pings >= 3 for listener in listeners))
    for listener in listeners:
        listener.is_closed = True
    await until(lambda: pings._timer is None)


async def test_who_has_gone_is_not_pinged_and_not_kept() -> None:
    pings, gone, there = KeepAlive(), Listener(), Listener()
    pings.add(gone, 0.01)
    gone.is_closed = True
    pings.add(there, 0.01)

    await until(lambda: there.pings >= 2)
    assert gone.pings == 0
    assert [pinged for _, pinged in pings._turns] == [there]
    there.is_closed = True
    await until(lambda: not pings._turns)


async def test_who_comes_after_all_have_gone_is_pinged_too() -> None:
    pings, first, second = KeepAlive(), Listener(), Listener()
    pings.add(first, 0.01)
    first.is_closed = True
    await until(lambda: pings._timer is None)
    pings.add(second, 0.01)

    await until(lambda: second.pings == 1)
    second.is_closed = True
