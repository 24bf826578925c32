"""Loaders: what sibling fields ask for one by one is read together.

They batch and do not remember: a socket's context lives for hours, and what they read changes.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection
from strawberry.dataloader import DataLoader

from db.engine import Database
from db.queries import creations as creation_queries
from db.queries import payments as payment_queries
from db.records.creations import CreationRecord
from db.records.payments import PaymentRecord
from services.generation.expectations import Expectations

RecordT = TypeVar("RecordT")

OwnedByIds = Callable[[AsyncConnection, str, Sequence[str]], Awaitable[dict[str, RecordT]]]


class Loaders:
    """The loaders of one context; all but the queue's see only what belongs to ``user_id``."""

    def __init__(self, database: Database, expectations: Expectations, user_id: str) -> None:
        self._database = database
        self._expectations = expectations
        self._user_id = user_id

    # Each is made when it is asked for first: most operations need none, and a socket would keep them for hours.

    @cached_property
    def creations(self) -> DataLoader[str, CreationRecord | None]:
        return DataLoader(self._owned(creation_queries.owned_by_ids), cache=False)

    @cached_property
    def payments(self) -> DataLoader[str, PaymentRecord | None]:
        return DataLoader(self._owned(payment_queries.owned_by_ids), cache=False)

    @cached_property
    def queue_positions(self) -> DataLoader[str, int | None]:
        return DataLoader(self._queue_positions, cache=False)

    def _owned(self, read: OwnedByIds[RecordT]) -> Callable[[list[str]], Awaitable[list[RecordT | None]]]:
        async def load(ids: list[str]) -> list[RecordT | None]:
            async with self._database.read() as connection:
                found = await read(connection, self._user_id, ids)
            return [found.get(one) for one in ids]

        return load

    async def _queue_positions(self, ids: list[str]) -> list[int | None]:
        positions = await self._expectations.queue_positions(ids)
        return [positions.get(one) for one in ids]
