"""The context of an operation: its user, and the services that resolvers use."""

from collections.abc import AsyncGenerator, Callable
from copy import copy
from dataclasses import dataclass, field
from typing import Any, Self

from msgspec import Struct

from db.engine import Database
from db.records.users import UserRecord
from resolvers.loaders import Loaders
from services.billing.packs import Packs
from services.billing.payments.context import PaymentContext
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import Catalogue
from services.errors import AccountBlocked, AccountClosing, Unauthenticated
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.events.stream import EventT, Position, Receiver, Stream, track_cursor
from services.events.subjects import Snapshots
from services.exports.tickets import Tickets
from services.generation.eta import EtaEstimator
from services.generation.offers import Offers
from services.generation.requests import RefuseAddress
from services.identity.accounts import Developers
from services.identity.blocks import Blocks
from services.media.storage.base import Storage
from services.media.uploads import UploadLimits
from services.moderation.moderator import Moderator
from services.observability.metrics import Metrics
from services.rate_limits.limiter import Budget, RateLimiter
from services.shares.shares import Sharing


class AppServices(Struct, frozen=True):
    """The services and settings of a process that resolvers use.

    ``sandbox``: the sandbox stands in for Kie.ai. ``payment_context`` is None if nothing can be bought.
    """

    database: Database
    broadcast: Broadcast
    snapshots: Snapshots
    event_publisher: EventPublisher
    storage: Storage
    packs: Packs
    catalogue: Catalogue
    availability: ModelAvailability
    offers: Offers
    payment_context: PaymentContext | None
    eta_estimator: EtaEstimator
    refuse_address: RefuseAddress
    rate_limiter: RateLimiter
    developers: Developers
    metrics: Metrics
    moderator: Moderator
    sandbox: bool
    blocks: Blocks
    sharing: Sharing
    export_tickets: Tickets
    upload_limits: UploadLimits = UploadLimits()
    erasure_by_users: bool = False


@dataclass(slots=True)
class Context:
    """One request or socket: the services, the user if signed in, the client address and the request's id."""

    product: AppServices
    asker: UserRecord | None
    request_id: str
    address: str
    position: Position | None = None  # Set for a stream that can be resumed.
    receiver: Receiver | None = None  # Gets this operation's events once it has caught up.
    session_ends_at: float | None = None  # When the user's token expires (Unix seconds).
    budget: Budget = field(init=False)
    loaders: Loaders = field(init=False)

    def __post_init__(self) -> None:
        self.budget = Budget(self.product.rate_limiter, user_id=self.user_id, address=self.address)
        self.loaders = Loaders(self.product.database, self.product.eta_estimator, self.user_id or "")

    @property
    def user_id(self) -> str | None:
        return None if self.asker is None else self.asker.id

    def received_by(self, receiver: Receiver) -> Self:
        """Return a copy for one operation, which sends its events to ``receiver`` once it has caught up."""
        context = copy(self)
        context.receiver = receiver
        return context

    def shows(self, show: Callable[[Any], object]) -> None:
        """Set the function that converts an event of this subscription to its API type."""
        if self.receiver is not None:
            self.receiver.shows(show)

    def events_of(
        self, stream: Stream[EventT], after: str | None, *, handing_over: bool = True, resuming: bool = True
    ) -> AsyncGenerator[EventT, None]:
        """Return the events of a subscription, after the cursor ``after`` or from the current state.

        ``handing_over``: the receiver gets the events itself once it has caught up. ``resuming``: the last event that
        the client received replaces ``after``.

        Raises:
            BadRequest: ``after`` is not a cursor.
        """
        if self.position is None:
            stream.receiver = self.receiver if handing_over else None
            return stream.events() if after is None else stream.resume(after)
        if resuming:
            after = self.position.after or after
        return track_cursor(self.position, stream.events() if after is None else stream.resume(after))

    @property
    def is_developer(self) -> bool:
        """Whether the user is a developer: developers may send documents that are not persisted."""
        return self.asker is not None and self.asker.subject in self.product.developers

    @property
    def viewer(self) -> UserRecord:
        """The signed-in user.

        Raises:
            Unauthenticated: the request has no signed-in user.
        """
        if self.asker is None:
            raise Unauthenticated("Sign in first.")
        return self.asker

    @property
    def starting_viewer(self) -> UserRecord:
        """The signed-in user of an operation that starts something new.

        Raises:
            Unauthenticated: the request has no signed-in user.
            AccountBlocked: the account was blocked or erased after this request or socket was let in.
            AccountClosing: the erasure of the account is requested.
        """
        viewer, blocks = self.viewer, self.product.blocks
        if viewer.id in blocks:
            raise AccountBlocked
        if viewer.id in blocks.closing:
            raise AccountClosing
        return viewer
