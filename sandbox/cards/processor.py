"""The processor: what happens to sessions, payments, refunds and disputes, and what is told of it."""

import asyncio
import json
import logging
from dataclasses import dataclass

from sandbox.cards import sessions
from sandbox.cards.events import Events, event
from sandbox.cards.sessions import shown
from sandbox.cards.vault import Delivery, Json, Timer, Vault, new_id, seconds
from sandbox.cards.wire import StripeRefused
from sandbox.jobs import Jobs
from sandbox.tasks import now_ms

WEBHOOK_PATH = "/api/payments/stripe"  # At the origin that people come back to; in the real dashboard it is entered.
DECLINED = "Your card was declined."
LATE_MS = 10_000
BANK_MS = 3_000
DISPUTE_MS = 3_000

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Method:
    """A way to pay that is offered on the page; ``after`` is what happens to the payment later."""

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
    """The payer's bank said no; the session stays open."""


class Processor:
    """Each method is one change with all its events; what is due later is a timer, and survives with the rest."""

    def __init__(self, vault: Vault, events: Events, jobs: Jobs, *, page: str, under_origin: bool) -> None:
        """``page`` is where checkout pages are; ``under_origin``: at the origin that people come back to."""
        self.vault = vault
        self._events = events
        self._jobs = jobs
        self._page = page
        self._under_origin = under_origin

    def start(self) -> None:
        """Go on where the last process ended."""
        for delivery in self.vault.deliveries():
            self._events.start(delivery)
        for timer in self.vault.timers():
            self._jobs.start(self._act(timer))

    def create_session(self, form: dict[str, str], idempotency: tuple[str, str] | None) -> Json:
        """Make a session; ``idempotency`` is the key and what was asked with it.

        Raises:
            StripeRefused: a parameter cannot be used; nothing was made.
        """
        page = self._page
        if self._under_origin:
            page = sessions.origin(form.get("success_url", "")) + page
        made = sessions.make(form, page=page)
        with self.vault.change():
            self.vault.put(made)
            timer = self.vault.set_timer("expire", made["id"], made["expires_at"] * 1000)
            if idempotency is not None:
                self.vault.keep_answer(*idempotency, json.dumps(shown(made)))
        self._jobs.start(self._act(timer))
        return made

    def pay(self, session: Json, method: Method, telling: str) -> None:
        """Pay at an open session.

        Raises:
            Declined: nothing has changed.
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
            told = self._told_of_payment(session, intent, "checkout.session.completed")
            timer = None
            if method.after is not None:
                delay = BANK_MS if method.by_bank else DISPUTE_MS
                timer = self.vault.set_timer(method.after, session["id"], now_ms() + delay)
        self._deliver(told)
        if timer is not None:
            self._jobs.start(self._act(timer))

    def expire(self, session: Json) -> None:
        """Close an open session that nobody has paid at."""
        session |= {"status": "expired", "url": None}
        with self.vault.change():
            self.vault.put(session)
            told = self._tell(session, ("checkout.session.expired", shown(session)))
        self._deliver(told)

    def refund(self, intent: Json, amount: int | None, metadata: dict[str, str]) -> Json:
        """Send money back, all that is left where no amount is given.

        Raises:
            StripeRefused: the payment has not so much left, or was never made.
        """
        left = intent["amount"] - self._refunded(intent["id"]) if intent["status"] == "succeeded" else 0
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
            told = self._tell(self._session(intent), ("refund.created", refund), ("charge.refunded", charge))
        self._deliver(told)
        return refund

    def dispute(self, intent: Json, amount: int | None = None) -> Json:
        """Have the payer's bank take money back.

        Raises:
            StripeRefused: it was never there, or is disputed already.
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
        self._tell_dispute(dispute, "charge.dispute.created", "charge.dispute.funds_withdrawn")
        return dispute

    def decide(self, dispute: Json, *, won: bool) -> Json:
        """Decide a dispute that is open.

        Raises:
            StripeRefused: it is decided already.
        """
        if dispute["status"] in {"won", "lost"}:
            raise StripeRefused(400, "This dispute is closed.")
        dispute["status"] = "won" if won else "lost"
        kinds = ("charge.dispute.closed", *(("charge.dispute.funds_reinstated",) if won else ()))
        self._tell_dispute(dispute, *kinds)
        return dispute

    def charge(self, intent: Json) -> Json:
        refunded = self._refunded(intent["id"])
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
            "refunded": refunded == intent["amount"],
            "status": "succeeded" if intent["status"] == "succeeded" else "failed",
        }

    async def _act(self, timer: Timer) -> None:
        """Do what a timer is for, once it is due."""
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
        # Only now: killed before, it is all done again, and every step of it finds what is done.
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
            told = self._told_of_payment(session, intent, kind)
        self._deliver(told)

    def _told_of_payment(self, session: Json, intent: Json, kind: str) -> list[Delivery]:
        told: list[tuple[str, Json]] = [(kind, shown(session))]
        if intent["status"] == "succeeded":
            # As from the real one, there is more than whoever sells has use for.
            told = [("payment_intent.succeeded", intent), ("charge.succeeded", self.charge(intent)), *told]
        return self._tell(session, *told)

    def _tell_dispute(self, dispute: Json, *kinds: str) -> None:
        intent = self.vault.find("payment_intent", dispute["payment_intent"])
        with self.vault.change():
            self.vault.put(dispute)
            session = self._session(intent) if intent is not None else None
            told = self._tell(session, *((kind, dispute) for kind in kinds))
        self._deliver(told)

    def _tell(self, session: Json | None, *told: tuple[str, Json]) -> list[Delivery]:
        """Note what is to be told, the way that was chosen on the page."""
        telling = "once" if session is None else session["sandbox"].get("telling", "once")
        if session is None or telling == "never":
            return []
        url = sessions.origin(session["success_url"]) + WEBHOOK_PATH
        due_at = now_ms() + (LATE_MS if telling == "late" else 0)
        made = [json.dumps(event(kind, about)) for kind, about in told]
        return [
            self.vault.add_delivery(url, each, due_at) for each in made for _ in range(2 if telling == "twice" else 1)
        ]

    def _deliver(self, told: list[Delivery]) -> None:
        for delivery in told:
            self._events.start(delivery)

    def _session(self, intent: Json) -> Json | None:
        return next(iter(self.vault.all("checkout.session", intent["id"])), None)

    def _refunded(self, intent_id: str) -> int:
        return sum(int(refund["amount"]) for refund in self.vault.all("refund", intent_id))
