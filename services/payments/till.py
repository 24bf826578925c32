"""The till: what payments are made with, and how long they wait."""

from dataclasses import field
from datetime import datetime, timedelta

from db.engine import Database
from records import record
from services.events.doorbell import Doorbell
from services.metrics import Metrics
from services.stripe.client import StripeClient

PROVIDER = "stripe"


@record(frozen=True, slots=True)
class Patience:
    """How long a checkout stays open, and when the provider is asked about one that nothing is heard of."""

    # Stripe takes 30 minutes to 24 hours, counted from when the session is made there.
    checkout: timedelta = timedelta(hours=1)
    # For how long a checkout that was begun is begun again instead of a new one.
    reuse: timedelta = timedelta(minutes=25)
    look: timedelta = timedelta(minutes=1)
    # The same where no event can reach this installation.
    look_unreachable: timedelta = timedelta(seconds=4)
    longest: timedelta = timedelta(hours=1)
    # Money that is on its way by bank may take two weeks.
    give_up: timedelta = timedelta(days=30)

    def next_look(self, created_at: datetime, now: datetime, *, reachable: bool) -> datetime | None:
        """Return when to ask about a checkout that is not decided; None: it is given up."""
        age = now - created_at
        if age > self.give_up:
            return None
        if not reachable and age < self.checkout:
            return now + self.look_unreachable
        return now + max(self.look, min(age / 2, self.longest))


@record(frozen=True, slots=True)
class Till:
    """What every use case of payments is given; ``reachable``: the provider's events can reach ``base_url``."""

    database: Database
    doorbell: Doorbell
    stripe: StripeClient
    base_url: str
    reachable: bool
    patience: Patience = field(default_factory=Patience)
    metrics: Metrics = field(default_factory=Metrics)
