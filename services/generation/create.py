"""Creating generations: one transaction writes them, each with its charge, its ledger entry and its events."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus
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
from services.errors import IdempotencyKeyReused, InsufficientCredits, Refusal
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.generation.inputs import Input, first_step
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
    """The user of a request for generations, with the key and hash that identify a repeated request."""

    user_id: str
    idempotency_key: str | None
    input_hash: str


class Draft(ImageSpec, frozen=True):
    """The values of a generation that is not written yet."""

    cost: int
    plan: str
    inputs: tuple[Input, ...]
    while_owing: bool  # Charge it also to a user who owes credits.
    retry_of: str | None = None


# Makes a draft for each image of a request, or raises a refusal, in the transaction that writes the generations: so no
# checked fact can change.
MakeDrafts = Callable[[AsyncConnection], Awaitable[Sequence[Draft]]]

Recorded = tuple[CreationResult, Sequence[EventRecord]]


async def make(
    event_publisher: EventPublisher, intent: Intent, attempt: Callable[[], Awaitable[Recorded]]
) -> CreationResult:
    """Create generations with ``attempt``, and publish their events after the commit."""
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


async def record(connection: AsyncConnection, intent: Intent, make_drafts: MakeDrafts) -> Recorded:
    """Write generations in the caller's transaction, or return the earlier ones of the same intent.

    Raises:
        InsufficientCredits, CreditsOwed, IdempotencyKeyReused: the caller must roll back the transaction.
    """
    # Before any check: the upload, the balance or the prices may have changed since the first call.
    if intent.idempotency_key is not None:
        earlier = await _replay(connection, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    drafts = await make_drafts(connection)
    written = _new_generations(intent, drafts)
    total, charged = sum(draft.cost for draft in drafts), 0
    events: list[EventRecord] = []
    for draft, new in zip(drafts, written, strict=True):
        await insertion.insert_new(connection, new)
        # If the charge is refused, the exception rolls back the inserts above.
        change = CreationChange(new.creation)
        try:
            credit, more = await credits.post(connection, new.charge, before=(change,), while_owing=draft.while_owing)
        except InsufficientCredits as error:
            raise InsufficientCredits(required=total, balance=error.balance + charged) from error
        charged += draft.cost
        events += more
    return CreationResult(tuple(new.creation for new in written), credit), events


async def record_in_one_statement(database: Database, intent: Intent, make_draft: Callable[[], Draft]) -> Recorded:
    """Do the same as ``record`` in one statement, for a draft of one image that needs nothing from the database.

    It has at most one input.
    """
    if intent.idempotency_key is not None:
        earlier = await _replay(database, intent, intent.idempotency_key)
        if earlier is not None:
            return earlier, ()
    draft = make_draft()
    (new,) = _new_generations(intent, [draft])
    payload = writer.payload_of(CreationChange(new.creation))
    charged = await charge_queries.charge(database, new, payload, while_owing=draft.while_owing)
    if charged is None:
        raise await credits.refused_charge(database, intent.user_id, draft.cost, while_owing=draft.while_owing)
    credit, events = charged
    return CreationResult((new.creation,), credit), events


async def is_replay(database: Database, intent: Intent) -> bool:
    """Return whether an earlier call of the same intent made its generations.

    Raises:
        IdempotencyKeyReused: the key belongs to another input.
    """
    key = intent.idempotency_key
    return key is not None and await _replay(database, intent, key) is not None


async def _replay(reading: Database | AsyncConnection, intent: Intent, key: str) -> CreationResult | None:
    earlier = await creation_queries.by_idempotency_key(reading, intent.user_id, key)
    if earlier is None:
        return None
    if earlier.input_hash not in {intent.input_hash, creation_queries.FORGOTTEN}:
        raise IdempotencyKeyReused
    creations = await creation_queries.with_group(reading, earlier)
    credit = await user_queries.credit_of(reading, intent.user_id)
    if not creations or credit is None:
        raise RuntimeError("a generation vanished while it was being read")
    return CreationResult(tuple(map(as_shown, creations)), credit, replayed=True)


def _new_generations(intent: Intent, drafts: Sequence[Draft]) -> list[NewGeneration]:
    moment = now()
    group_id = new_id("grp") if len(drafts) > 1 else None
    return [
        _new_generation(intent, draft, moment, group_id, idempotency_key=None if place else intent.idempotency_key)
        for place, draft in enumerate(drafts)
    ]


def _new_creation(intent: Intent, draft: Draft, moment: datetime, group_id: str | None) -> CreationRecord:
    return CreationRecord(
        id=new_id("cre"),
        user_id=intent.user_id,
        status=CreationStatus.WAITING,
        step=first_step(draft.inputs),
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
        original_image=draft.inputs[0].image if draft.inputs else None,
        generated_image=None,
        group_id=group_id,
        further_inputs=len(draft.inputs[1:]),
    )


def _new_generation(
    intent: Intent, draft: Draft, moment: datetime, group_id: str | None, *, idempotency_key: str | None
) -> NewGeneration:
    creation = _new_creation(intent, draft, moment, group_id)
    first = draft.inputs[0] if draft.inputs else Input()
    job = NewJob(
        idempotency_key=idempotency_key,
        input_hash=intent.input_hash,
        storage_seed=keys.new_seed(),
        source_url=first.url,
        source_image_id=first.copy_of,
        source_upload_id=first.upload_id,
        original_image_url=first.image_address,
        plan=draft.plan,
        step_at=moment,
        due_at=moment,
    )
    further = tuple(each.record(creation.id, place) for place, each in enumerate(draft.inputs) if place > 0)
    kind = CreditTransactionKind.GENERATION
    charge = credits.new_entry(intent.user_id, kind, -draft.cost, CHARGE, generation_id=creation.id)
    return NewGeneration(creation=creation, job=job, charge=charge, further=further)
