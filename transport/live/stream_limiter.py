"""Stream limiter: a bound on the open sockets and streams of one user, or of one address, in this process."""

from collections import Counter
from typing import Self

USER_SEATS = 100
ADDRESS_SEATS = 1_000

_USER = "user "  # Begins the names of users among those that are counted.


class TooManyStreams(Exception):
    """The limit of a user or an address is reached; the message may be shown."""

    graphql_code = "RATE_LIMITED"
    retry_after = 30

    def __init__(self, most: int) -> None:
        super().__init__(f"Too many live connections: at most {most} at a time.")


class StreamLimiter:
    """Counts of open sockets and streams, by address from the start and by user after authentication."""

    def __init__(self, *, per_user: int = USER_SEATS, per_address: int = ADDRESS_SEATS) -> None:
        self._per_user = per_user
        self._per_address = per_address
        self._taken: Counter[str] = Counter()

    def __len__(self) -> int:
        return self._taken.total()

    def open_by_user(self) -> dict[str, int]:
        """Return the open sockets and streams of each user who has any, by user id."""
        return {name.removeprefix(_USER): count for name, count in self._taken.items() if name.startswith(_USER)}

    def for_address(self, address: str) -> "StreamSlot":
        """Count a connection from an address.

        Raises:
            TooManyStreams: the address has reached its limit.
        """
        return self._take(f"address {address}", self._per_address)

    def for_user(self, user_id: str) -> "StreamSlot":
        """Count a connection of a user.

        Raises:
            TooManyStreams: the user has reached their limit.
        """
        return self._take(f"{_USER}{user_id}", self._per_user)

    def _take(self, name: str, most: int) -> "StreamSlot":
        if self._taken[name] >= most:
            raise TooManyStreams(most)
        self._taken[name] += 1
        return StreamSlot(self._taken, name)


class StreamSlot:
    """A context manager for one counted connection; leaving it ends the count."""

    __slots__ = ("_name", "_taken")

    def __init__(self, taken: Counter[str], name: str) -> None:
        self._taken = taken
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._taken[self._name] -= 1
        if not self._taken[self._name]:
            del self._taken[self._name]
