"""The dispatcher of a worker: it claims due deliveries, sends them, and records the outcome.

Each endpoint has its own places, so a slow one delays no other; they go to users in turn, so a user with many messages
delays nobody else's. A lease outlasts the request by far; if a worker dies between sending and recording, another sends
the message again, under the same id.
"""

import asyncio
import logging
import random
from collections import Counter
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.webhooks import WebhookDeliveryStatus, WebhookType
from db.queries.privacy import erasures as erasure_queries
from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.webhooks import AttemptRecord, Claimed, DeliveryRecord, EndpointRecord
from services.clock import now
from services.observability.metrics import Metrics
from services.standard_webhooks import signed_headers
from services.webhooks.bodies import Bodies
from services.webhooks.client import Answer, Outcome, WebhookClient
from services.webhooks.secrets import Sealer, SecretUnreadable

MAX_ENDPOINTS = 20
PER_ENDPOINT = 4  # Requests at once to one endpoint, by all workers together.
MOST_AT_ONCE = MAX_ENDPOINTS * PER_ENDPOINT
IDLE_SECONDS = 1.0
WITHOUT_ENDPOINTS_SECONDS = 5.0
STOP_SECONDS = 3.0
RELEASE_SECONDS = 1.0
PRUNE_AT_ONCE = 1000

FAILING, GONE = "failing", "gone"
"""The reasons for which an endpoint is disabled without an operator."""

_log = logging.getLogger("atelier.webhooks")


class DeliveryTimings(Struct, frozen=True):
    """The durations of the waits of a delivery."""

    lease: timedelta = timedelta(seconds=60)
    first_backoff: timedelta = timedelta(seconds=5)
    max_backoff: timedelta = timedelta(hours=6)
    # A delivery is given up after this time, and an endpoint without success for this time is disabled.
    patience: timedelta = timedelta(days=3)

    def backoff(self, attempts: int) -> timedelta:
        """Return the wait after failed attempt number ``attempts``: doubling, with jitter."""
        longest = min(self.max_backoff, self.first_backoff * (1 << min(attempts - 1, 16)))
        jitter: float = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
        return longest * jitter


class _Noted(Struct, frozen=True):
    """The effect of a recorded attempt: the delivery was given up, or the endpoint disabled for a reason."""

    given_up: bool = False
    disabled: str | None = None


class WebhookDispatcher:
    """Sends due deliveries until its task is cancelled; ``retention``: of finished deliveries."""

    def __init__(
        self,
        database: Database,
        client: WebhookClient,
        bodies: Bodies,
        sealer: Sealer,
        *,
        retention: timedelta,
        metrics: Metrics | None = None,
        timings: DeliveryTimings | None = None,
    ) -> None:
        self._database = database
        self._client = client
        self._bodies = bodies
        self._sealer = sealer
        self._retention = retention
        self._metrics = metrics or Metrics()
        self._metrics.webhooks.expect(outcomes=Outcome, reasons=(FAILING, GONE))
        self._timings = timings or DeliveryTimings()
        self._running: dict[asyncio.Task[None], DeliveryRecord] = {}
        # By endpoint: the user who had the last turn.
        self._served: dict[str, str | None] = {}
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Claim and send until cancelled; then wait a few seconds for running requests, and release the others."""
        try:
            while True:
                self._wake.clear()
                try:
                    seconds = await self._take()
                except (SQLAlchemyError, OSError, TimeoutError) as error:
                    _log.warning("webhooks: the database does not answer: %s", type(error).__name__)
                    seconds = IDLE_SECONDS
                except Exception:  # noqa: BLE001 - a defect must not end the loop
                    _log.exception("webhooks: a defect")
                    seconds = IDLE_SECONDS
                try:
                    async with asyncio.timeout(seconds):
                        await self._wake.wait()
                except TimeoutError:
                    pass
        finally:
            await self._finish()

    async def _take(self) -> float:
        """Claim and start the due deliveries; return the seconds until the next look."""
        due, moment = await delivery_queries.next_due(self._database), now()
        self._served = {endpoint_id: self._served.get(endpoint_id) for endpoint_id in due}
        busy = Counter(delivery.endpoint_id for delivery in self._running.values())
        for endpoint_id, due_at in due.items():
            if due_at is not None and due_at <= moment and busy[endpoint_id] < PER_ENDPOINT:
                self._start(await self._database.transact(self._claim, endpoint_id))
        later = [(due_at - moment).total_seconds() for due_at in due.values() if due_at is not None and due_at > moment]
        idle = IDLE_SECONDS if due else WITHOUT_ENDPOINTS_SECONDS
        return max(0.01, min(idle, min(later, default=idle)))

    async def _claim(self, connection: AsyncConnection, endpoint_id: str) -> Claimed | None:
        endpoint = await endpoint_queries.lock_if_free(connection, endpoint_id)
        if endpoint is None:
            return None
        moment = now()
        found, self._served[endpoint_id] = await delivery_queries.claim(
            connection,
            endpoint_id,
            moment,
            after=self._served.get(endpoint_id),
            lease=new_id("lea"),
            until=moment + self._timings.lease,
            most=PER_ENDPOINT,
        )
        return Claimed(endpoint, await endpoint_queries.secrets_of(connection, endpoint_id, moment), found)

    def _start(self, claimed: Claimed | None) -> None:
        if claimed is None:
            return
        for delivery in claimed.deliveries:
            task = asyncio.create_task(self._run(claimed, delivery), name=f"webhook-{delivery.id}")
            self._running[task] = delivery
            task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self._wake.set()

    async def _run(self, claimed: Claimed, delivery: DeliveryRecord) -> None:
        try:
            await self._deliver(claimed, delivery)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            # The lease ends and the message is sent again.
            _log.warning("webhook %s: left for later: %s", delivery.id, type(error).__name__)
        except Exception:  # noqa: BLE001 - a defect in one message must not end the loop
            _log.exception("webhook %s: a defect", delivery.id)

    async def _deliver(self, claimed: Claimed, delivery: DeliveryRecord) -> None:
        endpoint = claimed.endpoint
        body, began_at = await self._bodies.read(delivery, endpoint), now()
        try:
            secrets = [self._sealer.unseal(each.sealed, owner=endpoint.id) for each in claimed.secrets]
        except SecretUnreadable as error:
            _log.error("webhook %s: %s: rotate the secret of the endpoint", delivery.id, error)
            answer = Answer(Outcome.REFUSED, 0, text="The secret cannot be decrypted: rotate it.")
        else:
            headers = signed_headers(delivery.id, began_at, body, secrets)
            answer = await self._client.send(endpoint.url, headers, body.encode())
        noted = await self._database.transact(self._note, endpoint, delivery, began_at, answer)
        self._report(delivery, answer, noted)

    async def _note(
        self,
        connection: AsyncConnection,
        endpoint: EndpointRecord,
        delivery: DeliveryRecord,
        began_at: datetime,
        answer: Answer,
    ) -> _Noted | None:
        """Record an attempt; return None, with nothing written, if the lease was lost."""
        moment = now()
        attempt = AttemptRecord(
            id=new_id("wat"),
            delivery_id=delivery.id,
            began_at=began_at,
            milliseconds=answer.milliseconds,
            outcome=answer.outcome,
            status_code=answer.status_code,
            # A receiver may write something about the person, and an erasure would not find it later.
            answer=None if await _is_of_erased(connection, delivery) else answer.text,
        )
        values = self._values_after(delivery, began_at, moment, answer)
        # The endpoint first, as in a claim, so that two transactions never wait for each other.
        await endpoint_queries.lock(connection, endpoint.id)
        if not await delivery_queries.note(connection, delivery, attempt, values):
            return None
        given_up = values["status"] == WebhookDeliveryStatus.FAILED
        if delivery.type == WebhookType.TEST:
            return _Noted(given_up=given_up)
        if answer.outcome is Outcome.DELIVERED:
            await endpoint_queries.note_success(connection, endpoint.id)
            return _Noted()
        await endpoint_queries.note_failure(connection, endpoint.id, began_at)
        disabled = None
        if answer.outcome is Outcome.GONE:
            if await endpoint_queries.disable(connection, endpoint.id, moment, reason=GONE):
                disabled = GONE
        elif await endpoint_queries.disable(
            connection, endpoint.id, moment, reason=FAILING, failing_before=moment - self._timings.patience
        ):
            disabled = FAILING
        return _Noted(given_up=given_up, disabled=disabled)

    def _values_after(
        self, delivery: DeliveryRecord, began_at: datetime, moment: datetime, answer: Answer
    ) -> dict[str, object]:
        """Return the columns of a delivery after an attempt."""
        tried_since = delivery.tried_since or began_at
        ended = {"due_at": None, "finished_at": moment, "tried_since": tried_since}
        if answer.outcome is Outcome.DELIVERED:
            return {"status": WebhookDeliveryStatus.DELIVERED, **ended}
        attempts, last_at = delivery.attempts + 1, tried_since + self._timings.patience
        if delivery.type == WebhookType.TEST or moment >= last_at:
            return {"status": WebhookDeliveryStatus.FAILED, "attempts": attempts, **ended}
        due_at = min(last_at, moment + self._timings.backoff(attempts))
        return {
            "status": WebhookDeliveryStatus.WAITING,
            "attempts": attempts,
            "due_at": due_at,
            "tried_since": tried_since,
        }

    def _report(self, delivery: DeliveryRecord, answer: Answer, noted: _Noted | None) -> None:
        self._metrics.webhooks.attempt(answer.outcome, answer.milliseconds / 1000)
        what = f"{answer.outcome}, status {answer.status_code or 'none'}, {answer.milliseconds} ms"
        _log.info("webhook %s to %s: %s", delivery.id, delivery.endpoint_id, what)
        if noted is None:
            _log.warning("webhook %s: taken over by another worker", delivery.id)
            return
        if noted.given_up:
            self._metrics.webhooks.gave_up()
            _log.warning("webhook %s: given up after %d attempts", delivery.id, delivery.attempts + 1)
        if noted.disabled is not None:
            self._metrics.webhooks.disabled(noted.disabled)
            _log.error("webhooks: endpoint %s was disabled: %s", delivery.endpoint_id, noted.disabled)

    async def prune(self) -> None:
        """Delete finished deliveries, and those of disabled endpoints, that are older than the retention."""
        before = now() - self._retention
        while await self._database.transact(delivery_queries.prune, before, limit=PRUNE_AT_ONCE) == PRUNE_AT_ONCE:
            pass

    async def _finish(self) -> None:
        """Wait for running requests; cancel the late ones and release their leases."""
        if not self._running:
            return
        _, late = await asyncio.wait(set(self._running), timeout=STOP_SECONDS)
        cut_off = [self._running[task] for task in late]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        try:
            async with asyncio.timeout(RELEASE_SECONDS):
                for delivery in cut_off:
                    await self._database.transact(delivery_queries.release, delivery, now())
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            _log.warning("webhooks: leases not released: %s", type(error).__name__)


async def _is_of_erased(connection: AsyncConnection, delivery: DeliveryRecord) -> bool:
    return delivery.user_id is not None and await erasure_queries.has_begun(connection, delivery.user_id)
