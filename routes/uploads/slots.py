"""A limiter of concurrent uploads: in total, per user and per client address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

MAX_UPLOADS = 32  # Concurrent in this process; each may fill a temporary file.
PER_USER = 4  # A browser sends six requests at once to one server; a person waits for few pictures.
PER_ADDRESS = 8  # An office or a household behind one address.
# A body holds its slot until it is received, so a slow body blocks others. 64 KB/s is half a megabit a second, the
# speed of the slowest DSL and 3G lines. At that rate the largest upload, 30 MB, takes eight minutes; our pages stop
# after ten. The patience of 20 s covers a stall, for example when a phone changes its cell.
BYTES_PER_SECOND = 64_000
PATIENCE = 20.0  # Seconds by which a body may lag behind that rate, at any moment.

_ALL = "all"


class NoSlot(Exception):
    """All slots of the server, user or address are in use; the message is for the client.

    ``shared``: the limit is the server's.
    """

    def __init__(self, message: str, *, shared: bool = False) -> None:
        super().__init__(message)
        self.shared = shared


class UploadSlots:
    """The current uploads of this process."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()

    @contextmanager
    def one(self, *, user_id: str, address: str) -> Iterator[None]:
        """Reserve a slot for the block.

        Raises:
            NoSlot: no slot is free for this user and address.
        """
        shares = (
            (f"user {user_id}", PER_USER, "You have"),
            (f"address {address}", PER_ADDRESS, "Your network address has"),
        )
        for key, most, subject in shares:
            if self._running[key] >= most:
                raise NoSlot(f"{subject} {most} uploads under way, the most at once; send this one again soon.")
        if self._running[_ALL] >= MAX_UPLOADS:
            raise NoSlot(f"This server has {MAX_UPLOADS} uploads under way, the most at once.", shared=True)
        held = [_ALL, *(key for key, _, _ in shares)]
        self._running.update(held)
        try:
            yield
        finally:
            self._running.subtract(held)
            for key in held:
                if not self._running[key]:
                    del self._running[key]
