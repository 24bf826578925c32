"""An office of webhooks: endpoints in a database, a dispatcher, and receivers on loopback."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from db.base import new_id
from db.engine import Database
from db.models.webhooks import WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookType
from db.queries.webhooks import deliveries as delivery_queries
from db.queries.webhooks import endpoints as endpoint_queries
from db.queries.webhooks import insertion
from db.records.webhooks import DeliveryRecord, EndpointRecord, MessageRecord, SecretRecord
from services.clock import now
from services.observability.metrics import Metrics
from services.standard_webhooks import new_secret
from services.webhooks.bodies import Bodies
from services.webhooks.client import WebhookClient
from services.webhooks.dispatcher import DeliveryTimings, WebhookDispatcher
from services.webhooks.secrets import Sealer
from tests.conftest import NOWHERE
from tests.db.rows import an_endpoint, put
from tests.support.receiver import Receiver, receiving
from tests.support.waiting import until

SEALER = Sealer(bytes(32))
AT_ONCE = DeliveryTimings(first_backoff=timedelta(milliseconds=10), max_backoff=timedelta(milliseconds=10))
RETENTION = timedelta(days=7)


@dataclass
class HookOffice:
    """A database with endpoints and their receivers."""

    database: Database
    _stack: AsyncExitStack = field(repr=False)
    trusted: set[str] = field(default_factory=set)
    sealer: Sealer = SEALER

    async def receiver(self) -> Receiver:
        receiver = await self._stack.enter_async_context(receiving())
        self.trusted.add(receiver.place)
        return receiver

    async def endpoint(self, url: str, *types: WebhookType, **others: Any) -> tuple[str, str]:
        """Insert an endpoint; return its id and its secret."""
        secret, row = new_secret(), an_endpoint(url=url, **others)
        async with self.database.begin() as connection:
            endpoint_id = await put(connection, WebhookEndpoint, row)
            await endpoint_queries.set_types(
                connection, endpoint_id, types or WebhookType, credits_low=row["credits_low"]
            )
            sealed = SecretRecord(
                id=new_id("whs"),
                endpoint_id=endpoint_id,
                sealed=self.sealer.seal(secret, owner=endpoint_id),
                created_at=now(),
                expires_at=None,
            )
            await endpoint_queries.insert_secret(connection, sealed)
        return endpoint_id, secret

    async def enqueue(self, *endpoint_ids: str, type: WebhookType = WebhookType.PAYMENT_PAID, **others: Any) -> str:
        """Insert the deliveries of a message, by default without a user; return the id of the last one."""
        given = {"user_id": None, "sequence": None, "object_id": None, "version": None, "created_at": now()} | others
        async with self.database.begin() as connection:
            ids = await insertion.enqueue_for(connection, MessageRecord(type=type, **given), endpoint_ids)
        return ids[-1]

    async def delivery(self, delivery_id: str) -> DeliveryRecord:
        async with self.database.read() as connection:
            found = await delivery_queries.by_id(connection, delivery_id)
        assert found is not None
        return found

    async def deliveries(self) -> list[WebhookDelivery]:
        async with self.database.read() as connection:
            return list(await connection.execute(select(WebhookDelivery).order_by(WebhookDelivery.id)))  # type: ignore[arg-type]  # rows with the names of the columns

    async def attempts(self, delivery_id: str) -> list[WebhookAttempt]:
        """Return the attempts to send a delivery, oldest first."""
        async with self.database.read() as connection:
            statement = select(WebhookAttempt).where(WebhookAttempt.delivery_id == delivery_id)
            return list(await connection.execute(statement.order_by(WebhookAttempt.id)))  # type: ignore[arg-type]  # see above

    async def record(self, endpoint_id: str) -> EndpointRecord:
        async with self.database.read() as connection:
            found = await endpoint_queries.by_id(connection, endpoint_id)
        assert found is not None
        return found

    async def until_finished(self, delivery_id: str) -> DeliveryRecord:
        async def finished() -> DeliveryRecord | None:
            found = await self.delivery(delivery_id)
            return found if found.finished_at is not None else None

        return await until(finished)

    @asynccontextmanager
    async def working(
        self, timings: DeliveryTimings = AT_ONCE, *, metrics: Metrics | None = None, **client: Any
    ) -> AsyncIterator[WebhookDispatcher]:
        """Run a dispatcher."""
        options: dict[str, Any] = {"user_agent": "atelier-tests/1", "most": 80, **client}
        sender = WebhookClient(trusted_hosts=frozenset(self.trusted), **options)
        bodies = Bodies(self.database, NOWHERE)
        dispatcher = WebhookDispatcher(
            self.database, sender, bodies, self.sealer, retention=RETENTION, metrics=metrics, timings=timings
        )
        running = asyncio.create_task(dispatcher.run())
        try:
            yield dispatcher
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await sender.aclose()


@pytest.fixture
async def hooks(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[HookOffice]:
    # Deliveries are found by looking, and a test has no time to wait.
    monkeypatch.setattr("services.webhooks.dispatcher.IDLE_SECONDS", 0.02)
    monkeypatch.setattr("services.webhooks.dispatcher.WITHOUT_ENDPOINTS_SECONDS", 0.02)
    async with AsyncExitStack() as stack:
        yield HookOffice(database, stack)
