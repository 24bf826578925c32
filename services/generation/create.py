"""Creating a generation: one transaction writes it with its charge, its ledger entry and its events."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.creations import CreationStatus
from db.models.credits import CreditTransactionKind
from db.queries import users as user_queries
from db.queries.creations import reading as creation_queries
from db.queries.generations import insertion
from db.queries.generations.insertion import NewGeneration, NewJob
from db.queries.postgres import charge_writes as charge_queries
from db.records.creations import CreationRecord, ImageSpec, as_shown
from db.records.credits import CreditRecord
from db.records.events import EventRecord
from services.billing import credits
from services.clock import now
from services.errors import IdempotencyKeyReused, Refusal
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.generation.inputs import Input
from services.media.images import keys
from services.observability.tracing import about_creation

CHARGE = "Image generation"  # The description in the ledger.


class CreationResult(Struct, frozen=True):
    """Creations and their owner's credits after a change; ``replayed``: an earlier call made them.

    Only a request for several images has several creations, oldest first.
    """

    creations: tuple[CreationRecord, ...]
    credit: CreditRecord
    replayed: bool = False

    @property
    def creation(self) -> CreationRecord:
        """The first creation."""
        return self.creations[0]


class Intent(Struct, frozen=True):
    """The user of a request for a generation, with the key and hash that identify a repeated request."""

    user_id: str
    idempotency_key: str | None
    input_hash: str


class Draft(ImageSpec, frozen=True):
    """The values of a generation that is not written yet."""

    cost: int
    source: Input
    while_owing: bool  # Charge it also to a user who owes credits.
    retry_of: str | None = None


# Makes the draft, or raises a refusal, in the transaction that writes the generation: so no checked fact can change.
MakeDraft = Callable[[AsyncConnection], Awaitable[Draft]]

Recorded = tuple[CreationResult, Sequence[EventRecord]]


async def make(
    event_publisher: EventPublisher, intent: Intent, attempt: Callable[[], Awaitable[Recorded]]
) -> CreationResult:
    """Create a generation with ``attempt``, and publish its events after the commit."""
    try:
        outcome, events = await attempt()
    except (IntegrityError, Refusal):
        if intent.idempotency_key is None:
            raise
        # A concurrent call with the same key may have been first, and have taken the credits or the upload. Then the
        # second attempt replays its result.
        outcome, events = await attempt()
    event_publisher.publish(events, work=not outcome.replayed)
    about_creation(outcome.creation.id)
    return outcome


async def record(connection: AsyncConnection, intent: Intent, make_draft: MakeDraft) -> Recorded:
    """Write a generation in the caller's transaction, or return the earlier one of the same intent.

    Raises:
        InsufficientCredits, CreditsOwed, IdempotencyKeyReused: the caller must roll back the transaction.
    """
    # Before any check: the upload, the balance or the prices may have changed since the first call.
    if intent.idempotency_key is not None:
        earlier = await _replay(connection, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    draft = await make_draft(connection)
    new = _new_generation(intent, draft)
    await insertion.insert_new(connection, new)
    # If the charge is refused, the exception rolls back the insert above.
    change = CreationChange(new.creation)
    credit, events = await credits.post(connection, new.charge, before=(change,), while_owing=draft.while_owing)
    return CreationResult((new.creation,), credit), events


async def record_in_one_statement(database: Database, intent: Intent, make_draft: Callable[[], Draft]) -> Recorded:
    """Do the same as ``record`` in one statement, for a draft that needs nothing from the database."""
    if intent.idempotency_key is not None:
        earlier = await _replay(database, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    draft = make_draft()
    new = _new_generation(intent, draft)
    payload = writer.payload_of(CreationChange(new.creation))
    charged = await charge_queries.charge(database, new, payload, while_owing=draft.while_owing)
    if charged is None:
        raise await credits.refused_charge(database, intent.user_id, draft.cost, while_owing=draft.while_owing)
    credit, events = charged
    return CreationResult((new.creation,), credit), events


async def _replay(reading: Database | AsyncConnection, intent: Intent, key: str) -> CreationResult | None:
    earlier = await creation_queries.by_idempotency_key(reading, intent.user_id, key)
    if earlier is None:
        return None
    if earlier.input_hash not in {intent.input_hash, creation_queries.FORGOTTEN}:
        raise IdempotencyKeyReused
    creation = await creation_queries.by_id(reading, earlier.id)
    credit = await user_queries.credit_of(reading, intent.user_id)
    if creation is None or credit is None:
        raise RuntimeError("a generation vanished while it was being read")
    return CreationResult((as_shown(creation),), credit, replayed=True)


def _new_creation(intent: Intent, draft: Draft) -> CreationRecord:
    moment = now()
    return CreationRecord(
        id=new_id("cre"),
        user_id=intent.user_id,
        status=CreationStatus.WAITING,
        step=draft.source.first_step,
        version=1,
        **draft.spec(),
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


def _new_generation(intent: Intent, draft: Draft) -> NewGeneration:
    creation, source = _new_creation(intent, draft), draft.source
    job = NewJob(
        idempotency_key=intent.idempotency_key,
        input_hash=intent.input_hash,
        storage_seed=keys.new_seed(),
        source_url=source.url,
        source_image_id=source.copy_of,
        source_upload_id=source.upload_id,
        original_image_url=source.image_address,
        step_at=creation.created_at,
        due_at=creation.created_at,
    )
    kind = CreditTransactionKind.GENERATION
    charge = credits.new_entry(intent.user_id, kind, -draft.cost, CHARGE, generation_id=creation.id)
    return NewGeneration(creation=creation, job=job, charge=charge)
