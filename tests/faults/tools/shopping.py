"""Shoppers: users that buy credits, spend them, and get their money back in all possible ways."""

import asyncio
import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

import httpx

from atelier_client import AtelierError
from tests.faults.tools.crowd import User
from tests.support.requests import http_client
from tests.support.waiting import until

PACK = "pck_starter"  # 100 credits, which is five images.
CARD, DISPUTED = "4242424242424242", "4000000000000259"
BY_BANK, BANK_FAILS, DECLINED = "bank", "bank-fails", "4000000000000002"
PAID_SECONDS = 30.0  # After this a shopper goes on without the credits; the judges look at them in the end.
CHECKOUT = """
mutation ($pack: ID!) {
  createCheckout(input: { pack: $pack }) { checkoutUrl payment { id } errors { __typename } }
}"""
PAYMENTS = "{ credit { balance payments(first: 100) { nodes { id status } } } }"
# The possible results of a payment, and the actions on the checkout's page that cause them.
ACTS = {
    "kept": (),
    "disputed": (),  # By its card.
    "refunded": ("refund",),
    "half refunded": ("refund-half",),
    "refunded in halves": ("refund-half", "refund"),
    "lost": ("dispute", "lose"),
    "won": ("dispute", "win"),
    "refunded and won": ("refund-half", "dispute", "win"),
}


@dataclass(slots=True)
class Bought:
    """A checkout that was begun: its page, when that was (monotonic), and once it is paid how its events are sent."""

    url: str
    begun_at: float
    telling: str | None = None


@dataclass
class Shopper:
    """A user with only bought credits; ``bought`` is by payment, ``done`` counts actions."""

    user: User
    bought: dict[str, Bought] = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)

    async def live(self, chance: random.Random, over: asyncio.Event, pause: tuple[float, float]) -> None:
        """Buy, spend and take back until it is over; each ending comes up in turn."""
        endings = chance.sample(list(ACTS), len(ACTS))
        async with http_client(timeout=10.0) as http:
            for number in count():
                await asyncio.sleep(chance.uniform(*pause))
                if over.is_set():
                    return
                await self.buy(number, chance, http, endings[number % len(endings)])

    async def buy(self, number: int, chance: random.Random, http: httpx.AsyncClient, ending: str) -> None:
        """Buy a pack, spend all of it or nothing, and end the payment according to ``ending``."""
        method, telling = chance.choice((CARD, CARD, BY_BANK)), chance.choice(("once", "once", "twice", "late"))
        if ending == "kept":
            method, telling = chance.choice((CARD, BANK_FAILS, DECLINED)), chance.choice(("never", "late"))
        elif ending == "disputed":
            method = DISPUTED
        payment = await self._begin()
        if payment is None or not await self._act(http, payment, "pay", method=method, telling=telling):
            return
        self.bought[payment].telling = telling
        self.done[f"paid, events {telling}"] += 1
        # Half of them have spent everything by the time at which the money goes back.
        if method != BANK_FAILS and chance.random() < 0.5 and await self._is_paid(payment):
            await self._spend(number, chance)
        for act in ACTS[ending]:
            self.done[act] += await self._act(http, payment, act)

    async def _begin(self) -> str | None:
        """Begin a checkout and return the payment, None if there is no new one."""
        begun = (await self.user.execute(CHECKOUT, {"pack": PACK}))["createCheckout"]
        if begun["errors"]:
            self.done["checkout refused"] += 1  # The processor cannot be reached.
            return None
        payment = str(begun["payment"]["id"])
        # Until its event comes, a checkout that is paid is returned again.
        bought = self.bought.setdefault(payment, Bought(str(begun["checkoutUrl"]), time.monotonic()))
        return payment if bought.telling is None else None

    async def _act(self, http: httpx.AsyncClient, payment: str, act: str, **others: str) -> bool:
        """Do something on the checkout's page, which is the processor's own; return whether that was done."""
        answer = await http.post(self.bought[payment].url, data={"act": act} | others)
        return answer.status_code == httpx.codes.SEE_OTHER

    async def _is_paid(self, payment: str) -> bool:
        """Wait for a while until a payment is known to be made."""

        async def paid() -> bool:
            nodes = (await self.user.execute(PAYMENTS, {}))["credit"]["payments"]["nodes"]
            return any(node["id"] == payment and node["status"] != "PENDING" for node in nodes)

        with suppress(TimeoutError, AtelierError):
            await until(paid, PAID_SECONDS, every=1.0)
            return True
        return False

    async def _spend(self, number: int, chance: random.Random) -> None:
        """Create images while there are credits; some fail, and their refunds settle debts."""
        for each in count():
            word = " [fail:provider]" if chance.random() < 0.3 else ""
            if not await self.user.spend(f"{self.user.id} bought {number} {each}", f"bought {number} {each}{word}"):
                return
