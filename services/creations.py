"""Creations: asking for one, trying again, taking back, deleting, reading."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace

import orjson
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.creations import CreationStatus, Step
from db.models.credits import CreditTransactionKind
from db.queries import charges as charge_queries
from db.queries import creations as creation_queries
from db.queries import generations as generation_queries
from db.queries import images as image_queries
from db.queries import uploads as upload_queries
from db.queries import users as user_queries
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord
from services import credits, styles, uploads
from services.clock import now
from services.errors import (
    IdempotencyKeyReused,
    InvalidInput,
    NotFound,
    PriceAboveLimit,
    WrongState,
)
from services.events import log
from services.events.doorbell import Doorbell
from services.events.log import CreationChange, CreditChange
from services.prices import Prices
from services.storage.base import Storage
from services.tracing import about_creation

MAX_PROMPT = 10_000
MAX_IDEMPOTENCY_KEY = 255
CHARGE = "Image generation"  # What the ledger says of it.

_ID_PATH = ("input", "id")

# Says why an address can be refused without connecting to it, or None.
RefuseAddress = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the input image comes from: exactly one of an address, an upload, an earlier creation."""

    url: str | None = None
    upload_id: str | None = None
    creation_id: str | None = None


@dataclass(frozen=True, slots=True)
class GenerationRequest:
    """What a person asks for; the three last options in Kie.ai's spelling."""

    prompt: str
    style: str
    source: Source | None = None
    aspect_ratio: str = "auto"
    resolution: str = "1K"
    output_format: str = "png"
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        """Return a hash of all that was asked for, to tell one intent from another under the same key."""
        return _digest(asdict(replace(self, idempotency_key=None)))


@dataclass(frozen=True, slots=True)
class RetryRequest:
    """Which creation to try again, and on what terms."""

    creation_id: str
    max_credits: int | None = None
    idempotency_key: str | None = None

    def digest(self) -> str:
        return _digest({"retry": self.creation_id, "max_credits": self.max_credits})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A creation and its owner's credits after a change; ``replayed``: an earlier call made it."""

    creation: CreationRecord
    credit: CreditRecord
    replayed: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """What a generation would cost right now."""

    credits: int
    balance: int

    @property
    def affordable(self) -> bool:
        return self.credits <= self.balance


@dataclass(frozen=True, slots=True)
class _Input:
    """Where a new generation's input is, once it was found to be the owner's."""

    url: str | None = None
    copy_of: str | None = None
    upload_id: str | None = None
    image: ImageRecord | None = None
    image_address: str | None = None

    @property
    def first_step(self) -> Step:
        return Step.PREPARE if self.url or self.copy_of or (self.upload_id and not self.image) else Step.SUBMIT


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
    _check(request, refuse_address)
    style = styles.by_id(request.style)
    if style is None:
        raise InvalidInput("There is no such style.", path=["input", "style"])

    def draft_from(source: _Input) -> _Draft:
        return _Draft(
            prompt=request.prompt,
            style=style.slug,
            aspect_ratio=request.aspect_ratio,
            resolution=request.resolution,
            output_format=request.output_format,
            cost=_price(prices, request.resolution, request.max_credits),
            source=source,
        )

    upload_id = request.source.upload_id if request.source is not None else None

    async def draft(connection: AsyncConnection) -> _Draft:
        if upload_id is None:
            return draft_from(await _resolve(connection, request.source, user_id))
        return draft_from(await _take_upload(connection, upload_id, user_id, storage, may_have_come=may_have_come))

    intent = _Intent(user_id, request.idempotency_key, request.digest())
    outside = _from_outside(request.source)
    if outside is not None and database.writes_at_once:
        return await _make(doorbell, intent, lambda: _record_at_once(database, intent, lambda: draft_from(outside)))
    # Asked before the transaction, which would hold its locks for as long as a storage takes to answer.
    may_have_come = upload_id is not None and await _may_have_come(database, storage, upload_id, user_id)
    return await _make(doorbell, intent, lambda: database.transact(_record, intent, draft))


async def retry(
    database: Database, doorbell: Doorbell, prices: Prices, request: RetryRequest, *, user_id: str
) -> Outcome:
    """Try a failed or canceled creation again as a new, newly charged one.

    Raises:
        NotFound, WrongState, PriceAboveLimit, InsufficientCredits, IdempotencyKeyReused: nothing was written.
        InvalidInput: the idempotency key is not usable; nothing was written.
    """
    _check_key(request.idempotency_key)

    async def draft(connection: AsyncConnection) -> _Draft:
        old = await _owned(connection, user_id, request.creation_id)
        if old.status not in {CreationStatus.FAILED, CreationStatus.CANCELED}:
            raise WrongState("Only a failed or canceled creation can be tried again.", status=old.status)
        return _Draft(
            prompt=old.prompt,
            style=old.style,
            aspect_ratio=old.aspect_ratio,
            resolution=old.resolution,
            output_format=old.output_format,
            cost=_price(prices, old.resolution, request.max_credits),
            source=await _same_input(connection, old),
            retry_of=old.id,
        )

    intent = _Intent(user_id, request.idempotency_key, request.digest())
    return await _make(doorbell, intent, lambda: database.transact(_record, intent, draft))


async def cancel(database: Database, doorbell: Doorbell, creation_id: str, *, user_id: str) -> Outcome:
    """Take back a generation that Kie.ai has not been asked for yet, and return its credits.

    Raises:
        NotFound: there is none, or it is someone else's; nothing was written.
        WrongState: Kie.ai has been asked, or it is finished; nothing was written.
    """
    _check_id(creation_id, _ID_PATH)
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
    _check_id(creation_id, _ID_PATH)
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
    return await log.record(connection, user_id, CreationChange(_as_shown(deleted)))


async def quote(database: Database, prices: Prices, resolution: str, *, user_id: str) -> Quote:
    """Say what a generation would cost the user right now."""
    credit = await user_queries.credit_of(database, user_id)
    return Quote(credits=prices.of(resolution), balance=credit.balance if credit else 0)


@dataclass(frozen=True, slots=True)
class _Intent:
    """Who asks for a generation, and what tells a request that is repeated from a new one."""

    user_id: str
    idempotency_key: str | None
    input_hash: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """A generation about to be recorded."""

    prompt: str
    style: str
    aspect_ratio: str
    resolution: str
    output_format: str
    cost: int
    source: _Input
    retry_of: str | None = None


# Makes the draft, or refuses, in the transaction that records it: what it found cannot change meanwhile.
MakeDraft = Callable[[AsyncConnection], Awaitable[_Draft]]

Recorded = tuple[Outcome, Sequence[EventRecord]]


async def _make(doorbell: Doorbell, intent: _Intent, record: Callable[[], Awaitable[Recorded]]) -> Outcome:
    try:
        outcome, events = await record()
    except IntegrityError:
        if intent.idempotency_key is None:
            raise
        # The same key came twice at once, and the other call was first: this one replays it.
        outcome, events = await record()
    doorbell.ring(events, work=not outcome.replayed)
    about_creation(outcome.creation.id)
    return outcome


async def _record(connection: AsyncConnection, intent: _Intent, make_draft: MakeDraft) -> Recorded:
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


async def _record_at_once(database: Database, intent: _Intent, make_draft: Callable[[], _Draft]) -> Recorded:
    """Do the same in one statement, where the draft needs nothing of the database."""
    if intent.idempotency_key is not None:
        async with database.read() as connection:
            earlier = await _replay(connection, intent, intent.idempotency_key)
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
    row = _row(creation, intent, draft.source)
    charged = await charge_queries.charge(database, row, entry, log.payload_of(change))
    if charged is None:
        raise await credits.too_few(database, intent.user_id, draft.cost)
    credit, entry = charged
    return Outcome(creation, credit), log.numbered(
        intent.user_id, credit.event_seq, change, CreditChange(credit, entry)
    )


async def _replay(connection: AsyncConnection, intent: _Intent, key: str) -> Outcome | None:
    earlier = await creation_queries.by_idempotency_key(connection, intent.user_id, key)
    if earlier is None:
        return None
    if earlier.input_hash != intent.input_hash:
        raise IdempotencyKeyReused
    creation = await creation_queries.by_id(connection, earlier.id)
    credit = await user_queries.credit_of(connection, intent.user_id)
    if creation is None or credit is None:
        raise RuntimeError("a generation vanished while it was being read")
    return Outcome(_as_shown(creation), credit, replayed=True)


def _as_shown(creation: CreationRecord) -> CreationRecord:
    """Return a creation without the images that its owner has deleted."""
    return creation if creation.deleted_at is None else replace(creation, original_image=None, generated_image=None)


def _new_creation(intent: _Intent, draft: _Draft) -> CreationRecord:
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


def _row(creation: CreationRecord, intent: _Intent, source: _Input) -> dict[str, object]:
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


def _from_outside(source: Source | None) -> _Input | None:
    """Return the input that is nothing of ours yet: an address, or no image at all."""
    if source is None:
        return _Input()
    return None if source.url is None else _Input(url=source.url)


async def _resolve(connection: AsyncConnection, source: Source | None, user_id: str) -> _Input:
    """Find the input, which is no upload, among what the user owns.

    Raises:
        NotFound, InvalidInput: there is none such, it is someone else's, or has no image.
    """
    outside = _from_outside(source)
    if source is None or outside is not None:
        return outside or _Input()
    path, creation_id = ["input", "image", "creationId"], source.creation_id or ""
    _check_id(creation_id, path)
    found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    if creation_id not in found:
        raise NotFound("There is no such creation.", path=path)
    image = found[creation_id].generated_image
    if image is None:
        raise InvalidInput("That creation has no image.", path=path)
    return _Input(copy_of=image.id)


async def _same_input(connection: AsyncConnection, old: CreationRecord) -> _Input:
    """Find what a creation was made from, to be used once more."""
    given = await creation_queries.input_of(connection, old.id)
    if given.original_image_id is not None:
        return _Input(copy_of=given.original_image_id)
    return _Input(url=given.source_url, copy_of=given.source_image_id, upload_id=given.source_upload_id)


async def _may_have_come(database: Database, storage: Storage, upload_id: str, user_id: str) -> bool:
    if not _is_plain(upload_id):
        return False
    async with database.read() as connection:
        upload = await upload_queries.owned_by(connection, user_id, upload_id)
    return upload is not None and await uploads.may_have_come(storage, upload)


async def _take_upload(
    connection: AsyncConnection, upload_id: str, user_id: str, storage: Storage, *, may_have_come: bool
) -> _Input:
    path = ["input", "image", "uploadId"]
    _check_id(upload_id, path, what="upload")
    upload = await upload_queries.owned_by(connection, user_id, upload_id)
    if upload is None:
        raise NotFound("There is no such upload.", path=path)
    if upload.used_at is not None or not await upload_queries.take(connection, upload.id, now()):
        raise InvalidInput("That upload was used already; upload the image again.", path=path)
    if upload.image_id is None:
        if not may_have_come:
            raise InvalidInput("Nothing was uploaded there in time.", path=path)
        return _Input(upload_id=upload.id)
    image = await image_queries.by_id(connection, upload.image_id)
    if image is None:
        raise InvalidInput("That upload is no longer kept; upload the image again.", path=path)
    return _Input(upload_id=upload.id, image=image, image_address=storage.address(image.storage_key))


async def _owned(connection: AsyncConnection, user_id: str, creation_id: str) -> CreationRecord:
    _check_id(creation_id, _ID_PATH)
    found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    if creation_id not in found:
        raise NotFound("There is no such creation.", path=_ID_PATH)
    return found[creation_id]


def _check_id(text: str, path: Sequence[str], *, what: str = "creation") -> None:
    """Refuse what no database could look for as what it is: the id of nothing."""
    if not _is_plain(text):
        raise NotFound(f"There is no such {what}.", path=path)


def _price(prices: Prices, resolution: str, max_credits: int | None) -> int:
    cost = prices.of(resolution)
    if max_credits is not None and cost > max_credits:
        raise PriceAboveLimit(credits=cost, path=["input", "maxCredits"])
    return cost


def _check(request: GenerationRequest, refuse_address: RefuseAddress) -> None:
    path = ["input", "prompt"]
    if not request.prompt.strip():
        raise InvalidInput("The prompt is empty.", path=path)
    if len(request.prompt) > MAX_PROMPT:
        raise InvalidInput(f"The prompt has more than {MAX_PROMPT} characters.", path=path)
    if not _is_plain(request.prompt):
        raise InvalidInput("The prompt holds characters that cannot be stored.", path=path)
    _check_key(request.idempotency_key)
    source = request.source
    if source is None:
        return
    if sum(value is not None for value in (source.url, source.upload_id, source.creation_id)) != 1:
        raise InvalidInput("Exactly one source of the image must be given.", path=["input", "image"])
    if source.url is not None:
        reason = "The address cannot be read." if not _is_plain(source.url) else refuse_address(source.url)
        if reason is not None:
            raise InvalidInput(reason, path=["input", "image", "url"])


def _check_key(key: str | None) -> None:
    if key is None:
        return
    if not 0 < len(key) <= MAX_IDEMPOTENCY_KEY or not _is_plain(key):
        raise InvalidInput(
            f"An idempotency key has 1 to {MAX_IDEMPOTENCY_KEY} characters.", path=["input", "idempotencyKey"]
        )


def _is_plain(text: str) -> bool:
    """Whether a text can be stored and sent: no NUL, no half of a surrogate pair."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _digest(what: object) -> str:
    return hashlib.sha256(orjson.dumps(what, option=orjson.OPT_SORT_KEYS)).hexdigest()
