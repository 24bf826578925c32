"""Seats: how many live connections one user, or one address, may have open in this process at once."""

from collections import Counter
from typing import Self

USER_SEATS = 100
ADDRESS_SEATS = 1_000


class NoSeat(Exception):
    """All are taken; the message may be shown."""

    graphql_code = "RATE_LIMITED"
    retry_after = 30

    def __init__(self, most: int) -> None:
        super().__init__(f"Too many live connections: at most {most} at a time.")


class Seats:
    """Counts sockets and streams alike: by user once it is known who asks, by address from the start."""

    def __init__(self, *, per_user: int = USER_SEATS, per_address: int = ADDRESS_SEATS) -> None:
        self._per_user = per_user
        self._per_address = per_address
        self._taken: Counter[str] = Counter()

    def __len__(self) -> int:
        return self._taken.total()

    def for_address(self, address: str) -> "Seat":
        """Take a seat for whoever comes from an address.

        Raises:
            NoSeat: the address has taken all that it may.
        """
        return self._take(f"address {address}", self._per_address)

    def for_user(self, user_id: str) -> "Seat":
        """Take a seat for a user.

        Raises:
            NoSeat: the user has taken all that they may.
        """
        return self._take(f"user {user_id}", self._per_user)

    def _take(self, name: str, most: int) -> "Seat":
        if self._taken[name] >= most:
            raise NoSeat(most)
        self._taken[name] += 1
        return Seat(self._taken, name)


class Seat:
    """A seat that is taken, until this is left."""

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
