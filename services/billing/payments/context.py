"""The payment context: the dependencies of payment use cases, and the times of their checkouts."""

import asyncio
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from msgspec import Struct, field

from db.engine import Database
from services.billing.stripe.client import StripeClient
from services.events.publisher import EventPublisher
from services.observability.metrics import Metrics

PROVIDER = "stripe"


class Patience(Struct, frozen=True):
    """The lifetime of a checkout, and the intervals for fetching it while no event arrives."""

    # Stripe accepts 30 minutes to 24 hours, counted from when it creates the session.
    checkout: timedelta = timedelta(hours=1)
    # For this time a second click reuses a pending checkout.
    reuse: timedelta = timedelta(minutes=25)
    first_check: timedelta = timedelta(minutes=1)
    # The same if no event can reach this installation.
    check_unreachable: timedelta = timedelta(seconds=4)
    longest: timedelta = timedelta(hours=1)
    # A bank transfer may take two weeks.
    give_up: timedelta = timedelta(days=30)
    # For this time after the purchase was begun, a receipt that Stripe does not have yet is fetched again.
    receipt: timedelta = timedelta(days=3)

    def next_check(self, created_at: datetime, now: datetime, *, reachable: bool) -> datetime | None:
        """Return when to fetch an undecided checkout next; None to give up."""
        age = now - created_at
        if age > self.give_up:
            return None
        if not reachable and age < self.checkout:
            return now + self.check_unreachable
        return now + max(self.first_check, min(age / 2, self.longest))


class PaymentContext(Struct, frozen=True):
    """The dependencies of all payment use cases.

    ``reachable``: the provider's events can reach ``base_url``. ``return_origins``: other origins to which a checkout
    may lead back. ``calls``: the locks of the payments whose checkouts are being created.
    """

    database: Database
    event_publisher: EventPublisher
    stripe: StripeClient
    base_url: str
    reachable: bool
    patience: Patience = field(default_factory=Patience)
    metrics: Metrics = field(default_factory=Metrics)
    return_origins: frozenset[str] = frozenset()
    calls: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @property
    def allowed_origins(self) -> frozenset[str]:
        """All origins to which a checkout may lead back."""
        return self.return_origins | {self.base_url}
