"""Data loaders: they batch reads of sibling fields into one query.

They do not cache, because a socket's context lives for hours and the data changes.
"""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection
from strawberry.dataloader import DataLoader

from db.engine import Database
from db.models.billing.payments import ReversalKind
from db.queries import shares as share_queries
from db.queries.billing import credits as credit_queries
from db.queries.billing import payments as payment_queries
from db.queries.creations import reading as creation_queries
from db.queries.generations import inputs as input_queries
from db.queries.media import uploads as upload_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditTransactionRecord
from db.records.images import ImageRecord, UploadRecord
from db.records.payments import PaymentRecord
from db.records.shares import ShareRecord
from services.generation.eta import EtaEstimator

RecordT = TypeVar("RecordT")

OwnedByIds = Callable[[AsyncConnection, str, Sequence[str]], Awaitable[dict[str, RecordT]]]


class Loaders:
    """The loaders of one context; all but ``queue_positions`` read only records of ``user_id``."""

    def __init__(self, database: Database, eta_estimator: EtaEstimator, user_id: str) -> None:
        self._database = database
        self._eta_estimator = eta_estimator
        self._user_id = user_id

    # Created on first use: most operations need none, and a socket would keep them for hours.

    @cached_property
    def creations(self) -> DataLoader[str, CreationRecord | None]:
        return DataLoader(self._load_owned(creation_queries.owned_by_ids), cache=False)

    @cached_property
    def further_images(self) -> DataLoader[str, list[ImageRecord] | None]:
        return DataLoader(self._load_owned(input_queries.further_images), cache=False)

    @cached_property
    def transactions(self) -> DataLoader[str, CreditTransactionRecord | None]:
        return DataLoader(self._load_owned(credit_queries.owned_by_ids), cache=False)

    @cached_property
    def uploads(self) -> DataLoader[str, UploadRecord | None]:
        return DataLoader(self._load_owned(upload_queries.owned_by_ids), cache=False)

    @cached_property
    def payments(self) -> DataLoader[str, PaymentRecord | None]:
        return DataLoader(self._load_owned(payment_queries.owned_by_ids), cache=False)

    @cached_property
    def reversed_amounts(self) -> DataLoader[str, dict[ReversalKind, int] | None]:
        return DataLoader(self._load_owned(payment_queries.owned_reversed_amounts), cache=False)

    @cached_property
    def shares(self) -> DataLoader[str, ShareRecord | None]:
        return DataLoader(self._load_owned(share_queries.owned_by_ids), cache=False)

    @cached_property
    def shares_of_creations(self) -> DataLoader[str, ShareRecord | None]:
        return DataLoader(self._load_owned(share_queries.owned_by_creations), cache=False)

    @cached_property
    def queue_positions(self) -> DataLoader[str, int | None]:
        return DataLoader(self._queue_positions, cache=False)

    def _load_owned(self, read: OwnedByIds[RecordT]) -> Callable[[list[str]], Awaitable[list[RecordT | None]]]:
        async def load(ids: list[str]) -> list[RecordT | None]:
            async with self._database.read() as connection:
                found = await read(connection, self._user_id, ids)
            return [found.get(one) for one in ids]

        return load

    async def _queue_positions(self, ids: list[str]) -> list[int | None]:
        positions = await self._eta_estimator.queue_positions(ids)
        return [positions.get(one) for one in ids]
