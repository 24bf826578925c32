"""The context of an operation: who asks, and through what it is answered."""

from collections.abc import AsyncGenerator, Callable
from dataclasses import field
from typing import Any, Self

from db.engine import Database
from db.records.users import UserRecord
from records import record
from resolvers.loaders import Loaders
from services.accounts import Developers
from services.errors import Unauthenticated
from services.events.broadcast import Broadcast
from services.events.doorbell import Doorbell
from services.events.stream import EventT, Position, Receiver, Stream, noting, parse_cursor
from services.generation.expectations import Expectations
from services.generation_requests import RefuseAddress
from services.metrics import Metrics
from services.packs import Packs
from services.payments.till import Till
from services.prices import Prices
from services.quotas import Budget, Quotas
from services.storage.base import Storage


@record(frozen=True, slots=True)
class Product:
    """What a process answers requests with.

    ``sandbox`` tells that nothing real is asked of Kie.ai; ``till`` is None where nothing can be bought.
    """

    database: Database
    broadcast: Broadcast
    doorbell: Doorbell
    storage: Storage
    prices: Prices
    packs: Packs
    till: Till | None
    expectations: Expectations
    refuse_address: RefuseAddress
    quotas: Quotas
    developers: Developers
    metrics: Metrics
    sandbox: bool


@record(frozen=True, slots=True)
class Context:
    """One request, or one socket: the product, the asker if they have signed in, from where, and the request's id."""

    product: Product
    asker: UserRecord | None
    request_id: str
    address: str
    position: Position | None = None  # Of a stream that may be come back to.
    receiver: Receiver | None = None  # Of the events of this operation, once it has caught up with them.
    budget: Budget = field(init=False)
    loaders: Loaders = field(init=False)

    def __post_init__(self) -> None:
        budget = Budget(self.product.quotas, user_id=self.user_id, address=self.address)
        object.__setattr__(self, "budget", budget)
        loaders = Loaders(self.product.database, self.product.expectations, self.user_id or "")
        object.__setattr__(self, "loaders", loaders)

    @property
    def user_id(self) -> str | None:
        return None if self.asker is None else self.asker.id

    def received_by(self, receiver: Receiver) -> Self:
        """Return the same context for one operation, whose events go to a receiver once it has caught up."""
        context: Self = object.__new__(type(self))
        for name in self.__slots__:  # As `copy` does, in a tenth of its time.
            object.__setattr__(context, name, getattr(self, name))
        object.__setattr__(context, "receiver", receiver)
        return context

    def shows(self, show: Callable[[Any], object]) -> None:
        """Say what makes of an event of this subscription what the API says of it."""
        if self.receiver is not None:
            self.receiver.shows(show)

    def followed(self, stream: Stream[EventT], after: str | None) -> AsyncGenerator[EventT, None]:
        """Return a subscription's events, from a cursor on or from how things stand.

        Raises:
            BadRequest: it is no cursor.
        """
        if self.position is None:
            stream.receiver = self.receiver
            return stream.events(None if after is None else parse_cursor(after))
        after = self.position.after or after  # What the client has heard last, or else what it asked for at first.
        return noting(self.position, stream.events(None if after is None else parse_cursor(after)))

    @property
    def is_developer(self) -> bool:
        """Whether who asks builds on this installation, and may try what its own clients do not ask."""
        return self.asker is not None and self.asker.subject in self.product.developers

    @property
    def viewer(self) -> UserRecord:
        """Who asks.

        Raises:
            Unauthenticated: nobody has signed in.
        """
        if self.asker is None:
            raise Unauthenticated("Sign in first.")
        return self.asker
