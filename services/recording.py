"""Recording a generation: with its charge, its entry in the ledger and its events, all at once or not at all."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

import records
from db.base import new_id
from db.engine import Database
from db.models.creations import CreationStatus
from db.models.credits import CreditTransactionKind
from db.queries import charges as charge_queries
from db.queries import creations as creation_queries
from db.queries import generations as generation_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.events import EventRecord
from services import credits
from services.clock import now
from services.errors import IdempotencyKeyReused, Refusal
from services.events import log
from services.events.doorbell import Doorbell
from services.events.log import CreationChange, CreditChange
from services.inputs import Input
from services.tracing import about_creation

CHARGE = "Image generation"  # What the ledger says of it.


@records.record(frozen=True, slots=True)
class Outcome:
    """A creation and its owner's credits after a change; ``replayed``: an earlier call made it."""

    creation: CreationRecord
    credit: CreditRecord
    replayed: bool = False


@records.record(frozen=True, slots=True)
class Intent:
    """Who asks for a generation, and what tells a request that is repeated from a new one."""

    user_id: str
    idempotency_key: str | None
    input_hash: str


@records.record(frozen=True, slots=True)
class Draft:
    """A generation about to be recorded."""

    prompt: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    cost: int
    source: Input
    retry_of: str | None = None


# Makes the draft, or refuses, in the transaction that records it: what it found cannot change meanwhile.
MakeDraft = Callable[[AsyncConnection], Awaitable[Draft]]

Recorded = tuple[Outcome, Sequence[EventRecord]]


async def make(doorbell: Doorbell, intent: Intent, attempt: Callable[[], Awaitable[Recorded]]) -> Outcome:
    """Record a generation as ``attempt`` does, and tell of it once it is committed."""
    try:
        outcome, events = await attempt()
    except (IntegrityError, Refusal):
        if intent.idempotency_key is None:
            raise
        # The same key may have come twice at once. Where the other call was first, this one replays it: what it was
        # refused for, the credits or an upload, the other has taken.
        outcome, events = await attempt()
    doorbell.ring(events, work=not outcome.replayed)
    about_creation(outcome.creation.id)
    return outcome


async def record(connection: AsyncConnection, intent: Intent, make_draft: MakeDraft) -> Recorded:
    """Record a generation in the transaction of a connection, or find what the same intent has recorded before.

    Raises:
        InsufficientCredits, IdempotencyKeyReused: the transaction is to be undone.
    """
    # Before anything is refused: what was asked for may have changed since the first call did it.
    if intent.idempotency_key is not None:
        earlier = await _replay(connection, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    draft = await make_draft(connection)
    creation = _new_creation(intent, draft)
    await connection.execute(generation_queries.insert_task(), _row(creation, intent, draft.source))
    # Where the credits are too few, the exception undoes the insert above.
    credit, events = await credits.move(
        connection,
        intent.user_id,
        -draft.cost,
        CreditTransactionKind.GENERATION,
        CHARGE,
        generation_id=creation.id,
        before=(CreationChange(creation),),
    )
    return Outcome(creation, credit), events


async def record_at_once(database: Database, intent: Intent, make_draft: Callable[[], Draft]) -> Recorded:
    """Do what ``record`` does in one statement, where the draft needs nothing of the database."""
    if intent.idempotency_key is not None:
        earlier = await _replay(database, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    draft = make_draft()
    creation = _new_creation(intent, draft)
    change = CreationChange(creation)
    entry = CreditTransactionRecord(
        id="",
        user_id=intent.user_id,
        kind=CreditTransactionKind.GENERATION,
        amount=-draft.cost,
        balance_after=0,
        description=CHARGE,
        generation_id=creation.id,
        payment_id=None,
        created_at=creation.created_at,
    )
    row, payload = _row(creation, intent, draft.source), log.payload_of(change)
    charged = await charge_queries.charge(database, row, entry, payload)
    if charged is None:
        raise await credits.too_few(database, intent.user_id, draft.cost)
    credit, entry = charged
    events = [
        log.event(intent.user_id, credit.event_seq - 1, change, payload),
        *log.numbered(intent.user_id, credit.event_seq, CreditChange(credit, entry)),
    ]
    return Outcome(creation, credit), events


async def _replay(reading: Database | AsyncConnection, intent: Intent, key: str) -> Outcome | None:
    earlier = await creation_queries.by_idempotency_key(reading, intent.user_id, key)
    if earlier is None:
        return None
    if earlier.input_hash != intent.input_hash:
        raise IdempotencyKeyReused
    creation = await creation_queries.by_id(reading, earlier.id)
    credit = await user_queries.credit_of(reading, intent.user_id)
    if creation is None or credit is None:
        raise RuntimeError("a generation vanished while it was being read")
    return Outcome(as_shown(creation), credit, replayed=True)


def as_shown(creation: CreationRecord) -> CreationRecord:
    """Return a creation without the images that its owner has deleted."""
    return creation if creation.deleted_at is None else replace(creation, original_image=None, generated_image=None)


def _new_creation(intent: Intent, draft: Draft) -> CreationRecord:
    moment = now()
    return CreationRecord(
        id=new_id("cre"),
        user_id=intent.user_id,
        status=CreationStatus.WAITING,
        step=draft.source.first_step,
        version=1,
        prompt=draft.prompt,
        style=draft.style,
        aspect_ratio=draft.aspect_ratio,
        resolution=draft.resolution,
        output_format=draft.output_format,
        credits_used=draft.cost,
        retry_of=draft.retry_of,
        asked_at=None,
        called_back_at=None,
        failure_code=None,
        error_message=None,
        created_at=moment,
        updated_at=moment,
        completed_at=None,
        deleted_at=None,
        original_image=draft.source.image,
        generated_image=None,
    )


def _row(creation: CreationRecord, intent: Intent, source: Input) -> dict[str, object]:
    return {
        "id": creation.id,
        "user_id": creation.user_id,
        "status": creation.status,
        "version": creation.version,
        "prompt": creation.prompt,
        "style": creation.style,
        "aspect_ratio": creation.aspect_ratio,
        "resolution": creation.resolution,
        "output_format": creation.output_format,
        "credits_used": creation.credits_used,
        "retry_of": creation.retry_of,
        "idempotency_key": intent.idempotency_key,
        "input_hash": intent.input_hash,
        "source_url": source.url,
        "source_image_id": source.copy_of,
        "source_upload_id": source.upload_id,
        "original_image_id": source.image.id if source.image else None,
        "original_image_url": source.image_address,
        "step": creation.step,
        "step_at": creation.created_at,
        "due_at": creation.created_at,
        "attempts": 0,
        "kie_attempt": 0,
        "created_at": creation.created_at,
        "updated_at": creation.updated_at,
    }
