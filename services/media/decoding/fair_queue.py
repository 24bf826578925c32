"""A bounded queue that serves users in rotation, so that a user with many requests does not delay another's first."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class NoTurn(Exception):
    """The wait for a turn timed out, or too many requests are waiting already."""


class FairQueue:
    """A queue of up to ``places`` turns at once: waiting users take turns in rotation, each user's requests in order.

    If there are several places, one user holds at most ``places - 1``, so that a place is soon free for another user.
    For one event loop.
    """

    def __init__(self, places: int, *, max_waiting: int, max_waiting_per_user: int) -> None:
        self._places = places
        self._places_per_user = max(1, places - 1)
        self._max_waiting = max_waiting
        self._max_waiting_per_user = max_waiting_per_user
        self._running: Counter[str] = Counter()
        # In the order of the rotation; only users with a waiting turn are in it.
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @asynccontextmanager
    async def turn(self, user: str, *, patience: float) -> AsyncIterator[None]:
        """Wait for a turn for at most ``patience`` seconds, and hold it until the block ends.

        Raises:
            NoTurn: too many are waiting already, or the wait timed out.
        """
        await self._wait(user, patience)
        try:
            yield
        finally:
            self._release(user)

    async def _wait(self, user: str, patience: float) -> None:
        turn = self._join(user)
        self._give_turns()
        try:
            async with asyncio.timeout(patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self._release(user)  # The turn was granted just as the wait ended.
            else:
                self._withdraw(user, turn)
            if isinstance(error, TimeoutError):
                raise NoTurn(f"no turn within {patience:g} seconds") from None
            raise

    def _join(self, user: str) -> asyncio.Future[None]:
        turns = self._waiting.get(user, deque())
        if len(turns) >= self._max_waiting_per_user or sum(map(len, self._waiting.values())) >= self._max_waiting:
            raise NoTurn("too many are waiting")
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(user, turns).append(turn)
        return turn

    def _withdraw(self, user: str, turn: asyncio.Future[None]) -> None:
        turns = self._waiting.get(user, deque())
        with suppress(ValueError):  # _give_turns has already removed it.
            turns.remove(turn)
        if not turns:
            self._waiting.pop(user, None)

    def _release(self, user: str) -> None:
        self._running[user] -= 1
        if not self._running[user]:
            del self._running[user]
        self._give_turns()

    def _give_turns(self) -> None:
        while self._running.total() < self._places and (user := self._next_user()) is not None:
            turns = self._waiting.pop(user)
            turn = turns.popleft()
            if turns:
                self._waiting[user] = turns  # At the end of the rotation.
            if not turn.done():  # It may just have been cancelled and not yet withdrawn.
                self._running[user] += 1
                turn.set_result(None)

    def _next_user(self) -> str | None:
        return next((user for user in self._waiting if self._running[user] < self._places_per_user), None)
