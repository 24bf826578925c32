"""Events: which signatures are accepted, and the fields read from events of any API version."""

import json
import time
from collections.abc import Callable

import pytest

from services.billing.stripe.errors import EventMalformed, EventRejected
from services.billing.stripe.events import EVENT_TYPES, verify
from services.billing.stripe.wire import CheckoutSession, CheckoutState, Refund, RefundedCharge, ReversalState
from services.clock import now
from tests.support.stripe import WEBHOOK_SECRET, Json, event, signature

SESSION: Json = {
    "id": "cs_1",
    "status": "complete",
    "payment_status": "paid",
    "amount_total": 500,
    "currency": "usd",
    "metadata": {"payment": "pay_1", "pack": "starter", "credits": "100"},
    "payment_intent": "pi_1",
}
COMPLETED = "checkout.session.completed"


def heard(body: bytes, header: str | None = None) -> object:
    return verify(body, signature=header or signature(body), secrets=(WEBHOOK_SECRET,), now=now()).subject


def test_a_signed_event_says_what_it_is_about() -> None:
    body = event(COMPLETED, SESSION)

    found = verify(body, signature=signature(body), secrets=(WEBHOOK_SECRET,), now=now())

    assert (found.id, found.type) == ("evt_checkout.session.completed", COMPLETED)
    assert found.subject == CheckoutSession(
        "cs_1", CheckoutState.PAID, 500, "USD", "pay_1", "starter", "100", "pi_1", url=None
    )


def test_one_good_signature_of_several_is_enough() -> None:
    """While a secret is rolled, Stripe signs with both."""
    body = event(COMPLETED, SESSION)
    moment, good = signature(body).split(",")
    old = signature(body, secret="whsec_old").split(",")[1]

    assert isinstance(heard(body, f"{moment},{old},{good},v0=abc"), CheckoutSession)


FORGED: dict[str, Callable[[bytes], str | None]] = {
    "nothing": lambda _: None,
    "empty": lambda _: "",
    "words": lambda _: "believe me",
    "no time": lambda body: signature(body).partition(",")[2],
    "no signature": lambda body: signature(body).partition(",")[0],
    "another secret": lambda body: signature(body, secret="whsec_other"),
    "another body": lambda body: signature(body + b" "),
    "another time": lambda body: signature(body).replace("t=", "t=1"),
    "too old": lambda body: signature(body, at=time.time() - 301),
    "another scheme": lambda body: signature(body).replace("v1=", "v0="),
    "no number": lambda body: signature(body).replace("t=", "t=x"),
    "a long number": lambda _: "t=" + "9" * 5000 + ",v1=00",
    "no ASCII": lambda body: signature(body)[:-1] + "é",
    "no hexadecimal": lambda body: signature(body)[:-1] + "z",
}


@pytest.mark.parametrize("what", FORGED)
def test_what_stripe_did_not_sign_lately_is_not_believed(what: str) -> None:
    body = event(COMPLETED, SESSION)

    with pytest.raises(EventRejected):
        verify(body, signature=FORGED[what](body), secrets=(WEBHOOK_SECRET,), now=now())


@pytest.mark.parametrize("ahead", [600.0, -600.0])
def test_what_is_lately_is_told_and_not_this_machines_to_say(monkeypatch: pytest.MonkeyPatch, ahead: float) -> None:
    body, moment, machine = event(COMPLETED, SESSION), now(), time.time
    new, old = (signature(body, at=moment.timestamp() - age) for age in (0, 301))
    monkeypatch.setattr(time, "time", lambda: machine() + ahead)

    assert verify(body, signature=new, secrets=(WEBHOOK_SECRET,), now=moment).type == COMPLETED
    with pytest.raises(EventRejected):
        verify(body, signature=old, secrets=(WEBHOOK_SECRET,), now=moment)


def test_a_body_that_is_no_text_is_not_believed() -> None:
    with pytest.raises(EventRejected):
        verify(b"\xff\xfe", signature=signature(b"x"), secrets=(WEBHOOK_SECRET,), now=now())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"[" * 100_000,
        rb'{"id": "evt_\ud800", "type": "x"}',
        b'{"id": "evt_1", "type": "x", "created": NaN}',
        b'{"id": "evt_1", "type": 7}',
        event(COMPLETED, SESSION, data=None),
        event(COMPLETED, SESSION, data={"object": []}),
        event(COMPLETED, SESSION | {"id": None}),
        event(COMPLETED, SESSION | {"status": "new", "payment_status": "unpaid"}),
        event(COMPLETED, SESSION | {"id": "cs_" + "1" * 256}),
        event("refund.created", {"id": "re_1"}),
        event("refund.created", {"id": "re_1", "amount": -1}),
        event("refund.created", {"id": "re_1", "amount": 10**30}),
        event("charge.dispute.created", {"id": "du_1", "amount": 5}),
    ],
)
def test_a_signed_body_that_is_no_event_is_malformed(body: bytes) -> None:
    with pytest.raises(EventMalformed):
        heard(body)


def test_types_of_no_use_are_about_nothing_whatever_they_hold() -> None:
    assert heard(event("invoice.paid", {}, data="x")) is None
    assert len(EVENT_TYPES) == 14


def test_sessions_of_other_products_are_read_without_what_we_note() -> None:
    bare = {"id": "cs_1", "status": "complete", "payment_status": "no_payment_required", "metadata": ["x"]}

    assert heard(event(COMPLETED, bare)) == CheckoutSession(
        "cs_1", CheckoutState.WAITING, None, "", None, None, None, None, None
    )


def test_objects_may_come_whole_where_their_ids_stand_otherwise() -> None:
    refund = {"id": "re_1", "amount": 5, "currency": "usd", "payment_intent": {"id": "pi_1"}, "status": "failed"}

    assert heard(event("charge.refund.updated", refund)) == Refund("re_1", 5, "USD", "pi_1", ReversalState.RETURNED)


def test_a_charge_that_lists_only_some_of_its_refunds_lists_none() -> None:
    refund = {"id": "re_1", "amount": 5, "currency": "usd", "payment_intent": "pi_1", "status": "succeeded"}
    charge = {"id": "ch_1", "payment_intent": "pi_1", "refunds": {"data": [refund], "has_more": True}}

    assert heard(event("charge.refunded", charge)) == RefundedCharge("pi_1", None)
    charge["refunds"] = {"data": [refund], "has_more": False}
    assert heard(event("charge.refunded", charge)) == RefundedCharge(
        "pi_1", (Refund("re_1", 5, "USD", "pi_1", ReversalState.HELD),)
    )


def test_text_that_no_database_takes_is_not_read() -> None:
    told = json.loads(event(COMPLETED, SESSION | {"payment_intent": "pi_\0", "metadata": {"payment": "x" * 3000}}))
    subject = heard(json.dumps(told).encode())

    assert isinstance(subject, CheckoutSession)
    assert (subject.payment_intent, subject.payment_id) == (None, None)
