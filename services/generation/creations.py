"""Use cases of creations: create, retry, cancel, delete, and quote the price."""

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import CreationStatus
from db.models.credits import CreditTransactionKind
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.queries.creations import reading as creation_queries
from db.queries.media import images as image_queries
from db.records.creations import CreationRecord, as_shown
from db.records.events import EventRecord
from services.billing import credits
from services.billing.prices import Prices
from services.clock import now
from services.errors import InvalidInput, NotFound, PriceAboveLimit, WrongState
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.generation import styles
from services.generation.create import CreationResult, Draft, Intent, make, record, record_in_one_statement
from services.generation.inputs import (
    Input,
    from_outside,
    resolve,
    retried_has_arrived,
    same_input,
    take_upload,
    upload_has_arrived,
)
from services.generation.requests import (
    NO_STYLE,
    GenerationRequest,
    RefuseAddress,
    RetryRequest,
    check,
    check_id,
    check_key,
)
from services.media.storage.base import Storage

_ID_PATH = ("input", "id")


class Quote(Struct, frozen=True):
    """The current price of a generation and a user's balance; ``blocked``: the user owes credits and may start none."""

    credits: int
    balance: int
    blocked: bool = False

    @property
    def affordable(self) -> bool:
        return self.credits <= self.balance and not self.blocked


async def create(
    database: Database,
    event_publisher: EventPublisher,
    prices: Prices,
    request: GenerationRequest,
    *,
    user_id: str,
    refuse_address: RefuseAddress,
    storage: Storage,
) -> CreationResult:
    """Charge the user and create the generation; a worker then processes it.

    Charge, ledger entry, generation and events are one transaction: after any crash there are all or none.
    ``storage`` holds the bytes of uploads.

    Raises:
        InvalidInput, NotFound, PriceAboveLimit, InsufficientCredits, CreditsOwed: nothing was written.
        UploadIncomplete, StorageUnavailable: as ``inputs.take_upload``; nothing was written.
        IdempotencyKeyReused: the key belongs to another input; nothing was written.
    """
    check(request, refuse_address)

    def draft_from(source: Input) -> Draft:
        style = styles.AS_DESCRIBED if request.style is None else styles.by_id(request.style)
        if style is None:
            raise InvalidInput(NO_STYLE, path=["input", "style"])
        resolution = request.resolution or "1K"
        return Draft(
            prompt=request.prompt,
            style=style.slug,
            aspect_ratio=request.aspect_ratio or "auto",
            resolution=resolution,
            output_format=request.output_format or "png",
            cost=_price(prices, resolution, request.max_credits),
            source=source,
            while_owing=prices.while_owing,
        )

    given = request.sources[0] if request.sources else None
    upload_id = given.upload_id if given is not None else None

    async def draft(connection: AsyncConnection) -> Draft:
        if upload_id is None:
            return draft_from(await resolve(connection, given, user_id))
        return draft_from(await take_upload(connection, upload_id, user_id, storage, arrived=arrived))

    intent = Intent(user_id, request.idempotency_key, request.digest())
    outside = from_outside(given)
    if outside is not None and database.has_one_statement_writes:
        return await make(
            event_publisher, intent, lambda: record_in_one_statement(database, intent, lambda: draft_from(outside))
        )
    arrived = False if upload_id is None else await upload_has_arrived(database, storage, upload_id, user_id)
    return await make(event_publisher, intent, lambda: database.transact(record, intent, draft))


async def retry(
    database: Database,
    event_publisher: EventPublisher,
    prices: Prices,
    request: RetryRequest,
    *,
    user_id: str,
    storage: Storage,
) -> CreationResult:
    """Retry a failed or canceled creation as a new creation, which is charged again.

    Raises:
        NotFound, WrongState, PriceAboveLimit, InsufficientCredits, CreditsOwed: nothing was written.
        UploadIncomplete, StorageUnavailable: as ``inputs.take_upload``; nothing was written.
        InvalidInput, IdempotencyKeyReused: the idempotency key is not usable; nothing was written.
    """
    check_key(request.idempotency_key)
    arrived = await retried_has_arrived(database, storage, request.creation_id, user_id)

    async def draft(connection: AsyncConnection) -> Draft:
        old = await _owned_creation(connection, user_id, request.creation_id)
        if old.status not in {CreationStatus.FAILED, CreationStatus.CANCELED}:
            raise WrongState("Only a failed or canceled creation can be tried again.", status=old.status)
        return Draft(
            **old.spec(),
            cost=_price(prices, old.resolution, request.max_credits),
            source=await same_input(connection, old, storage, arrived=arrived),
            while_owing=prices.while_owing,
            retry_of=old.id,
        )

    intent = Intent(user_id, request.idempotency_key, request.digest())
    return await make(event_publisher, intent, lambda: database.transact(record, intent, draft))


async def cancel(
    database: Database, event_publisher: EventPublisher, creation_id: str, *, user_id: str
) -> CreationResult:
    """Cancel a generation that was not submitted to the provider yet, and refund its credits.

    Raises:
        NotFound: it does not exist, or belongs to another user; nothing was written.
        WrongState: it was submitted to the provider, or is finished; nothing was written.
    """
    check_id(creation_id, _ID_PATH)
    outcome, events = await database.transact(_cancel, creation_id, user_id)
    event_publisher.publish(events)
    return outcome


async def _cancel(
    connection: AsyncConnection, creation_id: str, user_id: str
) -> tuple[CreationResult, list[EventRecord]]:
    if not await creation_queries.cancel_unasked(connection, user_id, creation_id, now()):
        creation = await _owned_creation(connection, user_id, creation_id)
        raise WrongState("It can no longer be canceled.", status=creation.status)
    return await refund(connection, creation_id)


async def refund(connection: AsyncConnection, creation_id: str) -> tuple[CreationResult, list[EventRecord]]:
    """Refund a generation that ended without an image, in the transaction that ended it."""
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
    return CreationResult((creation,), credit), events


async def delete(database: Database, event_publisher: EventPublisher, creation_id: str, *, user_id: str) -> str:
    """Delete a finished creation for good: from the gallery at once, its bytes from storage soon after.

    Raises:
        NotFound: it does not exist, or belongs to another user; nothing was written.
        WrongState: it is not finished; nothing was written.
    """
    check_id(creation_id, _ID_PATH)
    event_publisher.publish(await database.transact(_delete, creation_id, user_id), work=True)
    return creation_id


async def _delete(connection: AsyncConnection, creation_id: str, user_id: str) -> list[EventRecord]:
    moment = now()
    if not await creation_queries.delete_finished(connection, user_id, creation_id, moment):
        creation = await _owned_creation(connection, user_id, creation_id)
        raise WrongState("It is still being made.", status=creation.status)
    deleted = await creation_queries.by_id(connection, creation_id)
    if deleted is None:
        raise RuntimeError("a creation vanished while it was being deleted")
    images = [image.id for image in (deleted.original_image, deleted.generated_image) if image is not None]
    await image_queries.release_unused(connection, images, moment)
    change = CreationChange(as_shown(deleted))
    events = await writer.record(connection, user_id, change)
    # Earlier events contain the prompt: they keep their numbers, but show the creation as deleted from now on.
    await event_queries.redact(connection, creation_id, events[-1].payload)
    return events


async def quote(database: Database, prices: Prices, resolution: str, *, user_id: str) -> Quote:
    """Return the current price of a generation for a user."""
    credit = await user_queries.credit_of(database, user_id)
    blocked = credit is not None and credit.owed > 0 and not prices.while_owing
    return Quote(credits=prices.of(resolution), balance=credit.balance if credit else 0, blocked=blocked)


async def _owned_creation(connection: AsyncConnection, user_id: str, creation_id: str) -> CreationRecord:
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
