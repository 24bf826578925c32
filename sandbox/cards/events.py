"""Delivery of signed events to the seller, with retries unless the response is 2xx."""

import asyncio
import json
import logging

import httpx

from sandbox.cards import wire
from sandbox.cards.vault import Delivery, Json, Vault, new_id, seconds
from sandbox.jobs import Jobs
from sandbox.kie.tasks import now_ms

API_VERSION = "2025-03-31.basil"
TIMEOUT = 20.0  # Seconds.
RETRY_AFTER = (1.0, 4.0, 10.0, 30.0)  # Seconds.
MAX_AT_ONCE = 32

logger = logging.getLogger(__name__)


def event(kind: str, about: Json) -> Json:
    """Return an event in Stripe's form, with the current state of its object."""
    return {
        "id": new_id("evt"),
        "object": "event",
        "api_version": API_VERSION,
        "created": seconds(),
        "data": {"object": about},
        "livemode": False,
        "pending_webhooks": 1,
        "request": {"id": None, "idempotency_key": None},
        "type": kind,
    }


class Events:
    """A sender of events, which tries until the response is 2xx or five tries failed, also after a restart."""

    def __init__(self, vault: Vault, client: httpx.AsyncClient, jobs: Jobs, *, secret: str) -> None:
        self._vault = vault
        self._client = client
        self._jobs = jobs
        self._secret = secret
        self._lines = asyncio.Semaphore(MAX_AT_ONCE)

    def start(self, delivery: Delivery) -> None:
        self._jobs.start(self._deliver(delivery))

    async def _deliver(self, delivery: Delivery) -> None:
        kind = json.loads(delivery.event)["type"]
        while True:
            await asyncio.sleep(max(0, delivery.due_at - now_ms()) / 1000)
            async with self._lines:
                outcome = await self._post(delivery)
            if outcome.startswith("2"):
                logger.info("cards: %s delivered", kind)
                break
            if delivery.failures == len(RETRY_AFTER):
                logger.warning("cards: %s was rejected (%s); given up", kind, outcome)
                break
            delivery = self._vault.postpone(delivery, seconds=RETRY_AFTER[delivery.failures])
            logger.info("cards: %s was rejected (%s); trying again", kind, outcome)
        self._vault.forget(delivery)

    async def _post(self, delivery: Delivery) -> str:
        """Send an event, and return the status of the response, or the error's type."""
        body = delivery.event.encode()
        # Signed for each try: a signature is valid for five minutes.
        headers = {"Content-Type": "application/json; charset=utf-8", "Stripe-Signature": self._sign(body)}
        try:
            async with (
                asyncio.timeout(TIMEOUT),
                self._client.stream(
                    "POST", delivery.url, content=body, headers=headers, follow_redirects=False
                ) as response,
            ):
                return str(response.status_code)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as error:
            return type(error).__name__

    def _sign(self, body: bytes) -> str:
        return wire.signature(self._secret, body)
