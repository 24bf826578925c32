"""The card processor: the changes of sessions, payments, refunds and disputes, with their events."""

import asyncio
import json
import logging
from dataclasses import dataclass

from sandbox.cards import sessions
from sandbox.cards.events import Events, event
from sandbox.cards.forms import under
from sandbox.cards.sessions import without_internal_values
from sandbox.cards.vault import Delivery, Json, Timer, Vault, new_id, seconds
from sandbox.cards.wire import StripeRefused
from sandbox.jobs import Jobs
from sandbox.kie.tasks import now_ms

WEBHOOK_PATH = "/api/payments/stripe"  # At the seller's origin. A seller enters it in Stripe's dashboard.
DECLINED = "Your card was declined."
LATE_MS = 10_000
BANK_MS = 3_000
DISPUTE_MS = 3_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Method:
    """A payment method on the page; ``after`` is the later event: "succeed", "fail" or "dispute"."""

    label: str
    accepted: bool = True
    by_bank: bool = False
    after: str | None = None


METHODS = {
    "4242424242424242": Method("4242 4242 4242 4242: accepted"),
    "4000000000000002": Method("4000 0000 0000 0002: declined", accepted=False),
    "4000000000000259": Method("4000 0000 0000 0259: accepted, disputed after a few seconds", after="dispute"),
    "bank": Method("By bank: accepted after a few seconds", by_bank=True, after="succeed"),
    "bank-fails": Method("By bank: fails after a few seconds", by_bank=True, after="fail"),
}

TELLINGS = {
    "once": "At once",
    "twice": "Twice",
    "late": "10 seconds late",
    "never": "Never",
}


class Declined(Exception):
    """The payer's bank declined the payment; the session stays open."""


class Processor:
    """The processor: each method commits one change with all its events.

    Later changes are timers in the database, so they survive a restart.
    """

    def __init__(self, vault: Vault, events: Events, jobs: Jobs, *, page: str, under_origin: bool) -> None:
        """Make a processor; ``page`` is the start of checkout pages' addresses.

        If ``under_origin``, it is a path at the seller's origin.
        """
        self.vault = vault
        self._events = events
        self._jobs = jobs
        self._page = page
        self._under_origin = under_origin

    def start(self) -> None:
        """Resume the deliveries and timers of the last process."""
        for delivery in self.vault.deliveries():
            self._events.start(delivery)
        for timer in self.vault.timers():
            self._jobs.start(self._act(timer))

    def create_session(self, form: dict[str, str], idempotency: tuple[str, str] | None) -> Json:
        """Create a session; ``idempotency`` is the key and the fingerprint of the parameters.

        Raises:
            StripeRefused: a parameter is invalid; no session was created.
        """
        page = self._page
        if self._under_origin:
            page = sessions.seller_origin(form.get("success_url", ""), under(form, "metadata")) + page
        made = sessions.make(form, page=page)
        with self.vault.change():
            self.vault.put(made)
            timer = self.vault.set_timer("expire", made["id"], made["expires_at"] * 1000)
            if idempotency is not None:
                self.vault.keep_answer(*idempotency, json.dumps(without_internal_values(made)))
        self._jobs.start(self._act(timer))
        return made

    def pay(self, session: Json, method: Method, telling: str) -> None:
        """Pay an open session; ``telling`` is a key of ``TELLINGS``.

        Raises:
            Declined: the payment was declined; the session is unchanged.
        """
        if not method.accepted:
            raise Declined(DECLINED)
        session["sandbox"]["telling"] = telling
        intent = {
            "id": new_id("pi"),
            "object": "payment_intent",
            "amount": session["amount_total"],
            "created": seconds(),
            "currency": session["currency"],
            "latest_charge": new_id("ch"),
            "livemode": False,
            "metadata": session["sandbox"]["intent_metadata"],
            "status": "processing" if method.by_bank else "succeeded",
        }
        session |= {
            "payment_intent": intent["id"],
            "payment_status": "unpaid" if method.by_bank else "paid",
            "status": "complete",
            "url": None,
        }
        with self.vault.change():
            self.vault.put(intent)
            self.vault.put(session)
            deliveries = self._payment_events(session, intent, "checkout.session.completed")
            timer = None
            if method.after is not None:
                delay = BANK_MS if method.by_bank else DISPUTE_MS
                timer = self.vault.set_timer(method.after, session["id"], now_ms() + delay)
        self._deliver(deliveries)
        if timer is not None:
            self._jobs.start(self._act(timer))

    def expire(self, session: Json) -> None:
        """Expire an open, unpaid session."""
        session |= {"status": "expired", "url": None}
        with self.vault.change():
            self.vault.put(session)
            deliveries = self._insert_events(session, ("checkout.session.expired", without_internal_values(session)))
        self._deliver(deliveries)

    def refund(self, intent: Json, amount: int | None, metadata: dict[str, str]) -> Json:
        """Refund an amount, or the rest of the payment if no amount is given.

        Raises:
            StripeRefused: the rest is smaller, or the payment did not succeed.
        """
        left = intent["amount"] - self._refunded_amount(intent["id"]) if intent["status"] == "succeeded" else 0
        if not 0 < (amount or left) <= left:
            raise StripeRefused(400, "The amount is greater than what is left.", code="charge_already_refunded")
        refund = {
            "id": new_id("re"),
            "object": "refund",
            "amount": amount or left,
            "charge": intent["latest_charge"],
            "created": seconds(),
            "currency": intent["currency"],
            "metadata": metadata,
            "payment_intent": intent["id"],
            "status": "succeeded",
        }
        with self.vault.change():
            self.vault.put(refund)
            charge = self.charge(intent)
            session = self._session_of_intent(intent)
            deliveries = self._insert_events(session, ("refund.created", refund), ("charge.refunded", charge))
        self._deliver(deliveries)
        return refund

    def dispute(self, intent: Json, amount: int | None = None) -> Json:
        """Open a dispute: the payer's bank takes the money back.

        Raises:
            StripeRefused: the payment did not succeed, or is disputed already.
        """
        if intent["status"] != "succeeded" or self.vault.all("dispute", intent["id"]):
            raise StripeRefused(400, "This payment cannot be disputed.")
        dispute = {
            "id": new_id("du"),
            "object": "dispute",
            "amount": amount or intent["amount"],
            "charge": intent["latest_charge"],
            "created": seconds(),
            "currency": intent["currency"],
            "metadata": {},
            "payment_intent": intent["id"],
            "reason": "fraudulent",
            "status": "needs_response",
        }
        self._store_dispute(dispute, "charge.dispute.created", "charge.dispute.funds_withdrawn")
        return dispute

    def decide(self, dispute: Json, *, won: bool) -> Json:
        """Decide an open dispute.

        Raises:
            StripeRefused: it is already decided.
        """
        if dispute["status"] in {"won", "lost"}:
            raise StripeRefused(400, "This dispute is closed.")
        dispute["status"] = "won" if won else "lost"
        kinds = ("charge.dispute.closed", *(("charge.dispute.funds_reinstated",) if won else ()))
        self._store_dispute(dispute, *kinds)
        return dispute

    def charge(self, intent: Json) -> Json:
        refunded, session = self._refunded_amount(intent["id"]), self._session_of_intent(intent)
        return {
            "id": intent["latest_charge"],
            "object": "charge",
            "amount": intent["amount"],
            "amount_refunded": refunded,
            "created": intent["created"],
            "currency": intent["currency"],
            "disputed": bool(self.vault.all("dispute", intent["id"])),
            "livemode": False,
            "metadata": intent["metadata"],
            "paid": intent["status"] == "succeeded",
            "payment_intent": intent["id"],
            # The page of the checkout, which shows that it is complete.
            "receipt_url": None if session is None else session["sandbox"].get("page"),
            "refunded": refunded == intent["amount"],
            "status": "succeeded" if intent["status"] == "succeeded" else "failed",
        }

    async def _act(self, timer: Timer) -> None:
        """Wait until a timer is due, and run its action."""
        await asyncio.sleep(max(0, timer.due_at - now_ms()) / 1000)
        session = self.vault.find("checkout.session", timer.subject)
        if session is None:
            self.vault.drop_timer(timer)
            return
        logger.info("cards: %s: %s", session["id"], timer.action)
        match timer.action:
            case "expire":
                if session["status"] == "open":
                    self.expire(session)
            case "succeed" | "fail":
                self._end_by_bank(session, succeeded=timer.action == "succeed")
            case "dispute":
                intent = self.vault.find("payment_intent", session["payment_intent"])
                if intent is not None and not self.vault.all("dispute", intent["id"]):
                    self.dispute(intent)
        # Last, so that a killed process repeats the action; each action has no effect if it was already done.
        self.vault.drop_timer(timer)

    def _end_by_bank(self, session: Json, *, succeeded: bool) -> None:
        intent = self.vault.find("payment_intent", session["payment_intent"])
        if intent is None or intent["status"] != "processing":
            return
        intent["status"] = "succeeded" if succeeded else "requires_payment_method"
        if succeeded:
            session["payment_status"] = "paid"
        kind = f"checkout.session.async_payment_{'succeeded' if succeeded else 'failed'}"
        with self.vault.change():
            self.vault.put(intent)
            self.vault.put(session)
            deliveries = self._payment_events(session, intent, kind)
        self._deliver(deliveries)

    def _payment_events(self, session: Json, intent: Json, kind: str) -> list[Delivery]:
        events: list[tuple[str, Json]] = [(kind, without_internal_values(session))]
        if intent["status"] == "succeeded":
            # Stripe too sends more events than a seller needs.
            events = [("payment_intent.succeeded", intent), ("charge.succeeded", self.charge(intent)), *events]
        return self._insert_events(session, *events)

    def _store_dispute(self, dispute: Json, *kinds: str) -> None:
        intent = self.vault.find("payment_intent", dispute["payment_intent"])
        with self.vault.change():
            self.vault.put(dispute)
            session = self._session_of_intent(intent) if intent is not None else None
            deliveries = self._insert_events(session, *((kind, dispute) for kind in kinds))
        self._deliver(deliveries)

    def _insert_events(self, session: Json | None, *events: tuple[str, Json]) -> list[Delivery]:
        """Insert the events and their deliveries, with the timing that was chosen on the page."""
        telling = "once" if session is None else session["sandbox"].get("telling", "once")
        if session is None or telling == "never":
            return []
        url = sessions.seller_origin(session["success_url"], session["metadata"]) + WEBHOOK_PATH
        due_at = now_ms() + (LATE_MS if telling == "late" else 0)
        made = [json.dumps(event(kind, about)) for kind, about in events]
        for each in made:
            self.vault.keep_event(url, each)
        return [
            self.vault.add_delivery(url, each, due_at) for each in made for _ in range(2 if telling == "twice" else 1)
        ]

    def send_again(self, since: int) -> int:
        """Resend all events created since a time in milliseconds since 1970; return the number of events."""
        with self.vault.change():
            again = [self.vault.add_delivery(url, each, now_ms()) for url, each in self.vault.events_since(since)]
        self._deliver(again)
        return len(again)

    def _deliver(self, deliveries: list[Delivery]) -> None:
        for delivery in deliveries:
            self._events.start(delivery)

    def _session_of_intent(self, intent: Json) -> Json | None:
        return next(iter(self.vault.all("checkout.session", intent["id"])), None)

    def _refunded_amount(self, intent_id: str) -> int:
        return sum(int(refund["amount"]) for refund in self.vault.all("refund", intent_id))
