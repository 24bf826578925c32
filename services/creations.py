"""Creations: asking for one, trying again, taking back, deleting, and what one would cost."""

from sqlalchemy.ext.asyncio import AsyncConnection

import records
from db.engine import Database
from db.models.creations import CreationStatus
from db.models.credits import CreditTransactionKind
from db.queries import creations as creation_queries
from db.queries import images as image_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.events import EventRecord
from services import credits, styles
from services.clock import now
from services.errors import InvalidInput, NotFound, PriceAboveLimit, WrongState
from services.events import log
from services.events.doorbell import Doorbell
from services.events.log import CreationChange
from services.generation_requests import (
    NO_STYLE,
    GenerationRequest,
    RefuseAddress,
    RetryRequest,
    check,
    check_id,
    check_key,
)
from services.inputs import Input, from_outside, resolve, same_input, take_upload, upload_may_have_come
from services.prices import Prices
from services.recording import Draft, Intent, Outcome, as_shown, make, record, record_at_once
from services.storage.base import Storage

_ID_PATH = ("input", "id")


@records.record(frozen=True, slots=True)
class Quote:
    """What a generation would cost right now."""

    credits: int
    balance: int

    @property
    def affordable(self) -> bool:
        return self.credits <= self.balance


async def create(
    database: Database,
    doorbell: Doorbell,
    prices: Prices,
    request: GenerationRequest,
    *,
    user_id: str,
    refuse_address: RefuseAddress,
    storage: Storage,
) -> Outcome:
    """Charge the user and record the generation; a worker takes it from there.

    Charge, ledger entry, generation and events are one transaction: after any crash there are all or none.
    ``storage`` is where uploads are looked for whose time is over.

    Raises:
        InvalidInput, NotFound, PriceAboveLimit, InsufficientCredits: nothing was written.
        IdempotencyKeyReused: the key belongs to another input; nothing was written.
    """
    check(request, refuse_address)

    def draft_from(source: Input) -> Draft:
        style = styles.by_id(request.style)
        if style is None:
            raise InvalidInput(NO_STYLE, path=["input", "style"])
        return Draft(
            prompt=request.prompt,
            style=style.slug,
            aspect_ratio=request.aspect_ratio,
            resolution=request.resolution,
            output_format=request.output_format,
            cost=_price(prices, request.resolution, request.max_credits),
            source=source,
        )

    upload_id = request.source.upload_id if request.source is not None else None

    async def draft(connection: AsyncConnection) -> Draft:
        if upload_id is None:
            return draft_from(await resolve(connection, request.source, user_id))
        return draft_from(await take_upload(connection, upload_id, user_id, storage, may_have_come=may_have_come))

    intent = Intent(user_id, request.idempotency_key, request.digest())
    outside = from_outside(request.source)
    if outside is not None and database.writes_at_once:
        return await make(doorbell, intent, lambda: record_at_once(database, intent, lambda: draft_from(outside)))
    # Asked before the transaction, which would hold its locks for as long as a storage takes to answer.
    may_have_come = upload_id is not None and await upload_may_have_come(database, storage, upload_id, user_id)
    return await make(doorbell, intent, lambda: database.transact(record, intent, draft))


async def retry(
    database: Database, doorbell: Doorbell, prices: Prices, request: RetryRequest, *, user_id: str
) -> Outcome:
    """Try a failed or canceled creation again as a new, newly charged one.

    Raises:
        NotFound, WrongState, PriceAboveLimit, InsufficientCredits, IdempotencyKeyReused: nothing was written.
        InvalidInput: the idempotency key is not usable; nothing was written.
    """
    check_key(request.idempotency_key)

    async def draft(connection: AsyncConnection) -> Draft:
        old = await _owned(connection, user_id, request.creation_id)
        if old.status not in {CreationStatus.FAILED, CreationStatus.CANCELED}:
            raise WrongState("Only a failed or canceled creation can be tried again.", status=old.status)
        return Draft(
            prompt=old.prompt,
            style=old.style,
            aspect_ratio=old.aspect_ratio,
            resolution=old.resolution,
            output_format=old.output_format,
            cost=_price(prices, old.resolution, request.max_credits),
            source=await same_input(connection, old),
            retry_of=old.id,
        )

    intent = Intent(user_id, request.idempotency_key, request.digest())
    return await make(doorbell, intent, lambda: database.transact(record, intent, draft))


async def cancel(database: Database, doorbell: Doorbell, creation_id: str, *, user_id: str) -> Outcome:
    """Take back a generation that Kie.ai has not been asked for yet, and return its credits.

    Raises:
        NotFound: there is none, or it is someone else's; nothing was written.
        WrongState: Kie.ai has been asked, or it is finished; nothing was written.
    """
    check_id(creation_id, _ID_PATH)
    outcome, events = await database.transact(_cancel, creation_id, user_id)
    doorbell.ring(events)
    return outcome


async def _cancel(connection: AsyncConnection, creation_id: str, user_id: str) -> tuple[Outcome, list[EventRecord]]:
    if not await creation_queries.cancel_unasked(connection, user_id, creation_id, now()):
        creation = await _owned(connection, user_id, creation_id)
        raise WrongState("It can no longer be taken back.", status=creation.status)
    return await refund(connection, creation_id)


async def refund(connection: AsyncConnection, creation_id: str) -> tuple[Outcome, list[EventRecord]]:
    """Return the credits of a generation that has just ended without an image, in the transaction that ended it."""
    creation = await creation_queries.by_id(connection, creation_id)
    if creation is None:
        raise RuntimeError("a generation vanished while it was being ended")
    credit, events = await credits.move(
        connection,
        creation.user_id,
        creation.credits_used,
        CreditTransactionKind.REFUND,
        "Refund: no image was made",
        generation_id=creation.id,
        before=(CreationChange(creation),),
    )
    return Outcome(creation, credit), events


async def delete(database: Database, doorbell: Doorbell, creation_id: str, *, user_id: str) -> str:
    """Remove a finished creation for good: it leaves the gallery at once, its bytes leave storage soon after.

    Raises:
        NotFound: there is none, or it is someone else's; nothing was written.
        WrongState: it is still being made; nothing was written.
    """
    check_id(creation_id, _ID_PATH)
    doorbell.ring(await database.transact(_delete, creation_id, user_id), work=True)
    return creation_id


async def _delete(connection: AsyncConnection, creation_id: str, user_id: str) -> list[EventRecord]:
    moment = now()
    if not await creation_queries.delete_finished(connection, user_id, creation_id, moment):
        creation = await _owned(connection, user_id, creation_id)
        raise WrongState("It is still being made.", status=creation.status)
    deleted = await creation_queries.by_id(connection, creation_id)
    if deleted is None:
        raise RuntimeError("a creation vanished while it was being deleted")
    images = [image.id for image in (deleted.original_image, deleted.generated_image) if image is not None]
    await image_queries.release(connection, images, moment)
    return await log.record(connection, user_id, CreationChange(as_shown(deleted)))


async def quote(database: Database, prices: Prices, resolution: str, *, user_id: str) -> Quote:
    """Say what a generation would cost the user right now."""
    credit = await user_queries.credit_of(database, user_id)
    return Quote(credits=prices.of(resolution), balance=credit.balance if credit else 0)


async def _owned(connection: AsyncConnection, user_id: str, creation_id: str) -> CreationRecord:
    check_id(creation_id, _ID_PATH)
    found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    if creation_id not in found:
        raise NotFound("There is no such creation.", path=_ID_PATH)
    return found[creation_id]


def _price(prices: Prices, resolution: str, max_credits: int | None) -> int:
    cost = prices.of(resolution)
    if max_credits is not None and cost > max_credits:
        raise PriceAboveLimit(credits=cost, path=["input", "maxCredits"])
    return cost
