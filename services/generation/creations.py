"""Use cases of creations: create, retry, cancel and delete."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus
from db.queries import events as event_queries
from db.queries.creations import reading as creation_queries
from db.queries.generations import inputs as input_queries
from db.queries.generations import moments
from db.queries.media import images as image_queries
from db.records.creations import CreationRecord, as_shown
from db.records.events import EventRecord
from services.archives import archives
from services.billing import credits
from services.catalogue.enums import AspectRatio
from services.catalogue.models import Model
from services.catalogue.selection import Choices, Selection, choose
from services.catalogue.styles import Style
from services.clock import now
from services.errors import NotFound, PriceAboveLimit, Refusal, WrongState
from services.events import writer
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange
from services.findings import INPUT_REFUSALS, Findings
from services.generation import inputs
from services.generation.create import (
    CreationResult,
    Draft,
    Intent,
    is_replay,
    make,
    record,
    record_in_one_statement,
)
from services.generation.inputs import Input
from services.generation.offers import Offers
from services.generation.quotes import choices_of, examine, model_of
from services.generation.requests import (
    GenerationRequest,
    RefuseAddress,
    RetryRequest,
    check,
    check_id,
    check_key,
)
from services.media.storage.base import Storage
from services.moderation.endpoint import Words
from services.moderation.moderator import Moderator
from services.shares import shares

_ID_PATH = ("input", "id")


async def create(
    database: Database,
    event_publisher: EventPublisher,
    offers: Offers,
    request: GenerationRequest,
    *,
    user_id: str,
    refuse_address: RefuseAddress,
    storage: Storage,
    moderator: Moderator | None = None,
) -> CreationResult:
    """Charge the user and create the generations of a request; a worker then processes them.

    Charges, ledger entries, generations and events are one transaction: after any crash there are all or none.
    ``storage`` holds the bytes of uploads. ``moderator`` judges the prompt before, once for all images.

    Raises:
        InvalidInput, NotFound, ModelUnavailable, SeveralRefused: all values that cannot be used; nothing was written.
        PriceAboveLimit, InsufficientCredits, CreditsOwed: nothing was written.
        UploadIncomplete, StorageUnavailable: as ``inputs.take_uploads``; nothing was written.
        ContentRefused, ModerationUnavailable, RateLimited: as ``Moderator.check``; nothing was written.
        IdempotencyKeyReused: the key belongs to another input; nothing was written.
    """
    try:
        return await _create(
            database,
            event_publisher,
            offers,
            request,
            user_id=user_id,
            refuse_address=refuse_address,
            storage=storage,
            moderator=moderator,
        )
    except INPUT_REFUSALS as refusal:
        findings = Findings()
        await examine(database, offers, request, findings, user_id=user_id, refuse_address=refuse_address)
        # The examination does not repeat the checks of image sizes, and the data may have changed since the refusal.
        findings.add(refusal)
        findings.refuse()
        raise


async def _create(
    database: Database,
    event_publisher: EventPublisher,
    offers: Offers,
    request: GenerationRequest,
    *,
    user_id: str,
    refuse_address: RefuseAddress,
    storage: Storage,
    moderator: Moderator | None,
) -> CreationResult:
    check(request, refuse_address)
    given = inputs.given_by(request)

    def drafts_from(found: tuple[Input, ...]) -> list[Draft]:
        model = model_of(offers, request)
        # After the checks of a replay: a model that was paused meanwhile does not matter to it.
        offers.availability.require(model)
        style = offers.style(request.style)
        selections = [
            choose(
                model,
                prompt=request.prompt,
                style=style,
                choices=choices_of(request, model, place),
                inputs=[each.size for each in found],
            )
            for place in range(request.count)
        ]
        _check_price(sum(selection.credits for selection in selections), request.max_credits)
        return [
            _draft(model, style, request.prompt, selection, found, while_owing=offers.while_owing)
            for selection in selections
        ]

    async def drafts(connection: AsyncConnection) -> list[Draft]:
        return drafts_from(await inputs.resolve(connection, given, user_id, storage, arrived))

    intent = Intent(user_id, request.idempotency_key, request.digest())

    async def judge(moderator: Moderator) -> None:
        # First refuse requests that are not valid in any case; the sizes of the inputs are not known yet.
        drafts_from(tuple(Input(path=path) for _, path in given))
        words = Words(request.prompt, request.negative_prompt, offers.find(request.model).slug, user_id, request.count)
        await moderator.check(words, user_id=user_id, path=("input", "prompt"))

    await _moderate(database, intent, moderator, judge)
    outside = inputs.from_outside(given)
    if outside is not None and len(outside) <= 1 and request.count == 1 and database.has_one_statement_writes:
        return await make(
            event_publisher, intent, lambda: record_in_one_statement(database, intent, lambda: drafts_from(outside)[0])
        )
    arrived = await inputs.arrivals(database, storage, request.sources, user_id)
    return await make(event_publisher, intent, lambda: database.transact(record, intent, drafts))


def _draft(
    model: Model,
    style: Style,
    prompt: str,
    selection: Selection,
    found: tuple[Input, ...],
    *,
    while_owing: bool,
    retry_of: str | None = None,
) -> Draft:
    """Return the draft of a generation with the selected values.

    Raises:
        InvalidInput: an input image is too small for the model.
    """
    return Draft(
        prompt=prompt,
        style=style.slug,
        model=model.slug,
        aspect_ratio=selection.aspect_ratio,
        resolution=selection.resolution,
        output_format=selection.output_format,
        background=selection.background,
        seed=selection.seed,
        negative_prompt=selection.negative_prompt,
        cost=selection.credits,
        plan=selection.plan.to_json(),
        inputs=inputs.fitted(found, selection.plan),
        while_owing=while_owing,
        retry_of=retry_of,
    )


def _check_price(total: int, max_credits: int | None) -> None:
    """Raise PriceAboveLimit if all images of a request together cost more than the caller allows."""
    if max_credits is not None and total > max_credits:
        raise PriceAboveLimit(credits=total, path=["input", "maxCredits"])


async def retry(
    database: Database,
    event_publisher: EventPublisher,
    offers: Offers,
    request: RetryRequest,
    *,
    user_id: str,
    storage: Storage,
    moderator: Moderator | None = None,
) -> CreationResult:
    """Retry a failed or canceled creation as a new creation, which is charged again.

    It has the same inputs, and the values of the first attempt if its model still offers them. ``moderator`` judges its
    prompt again, because the rules may have changed.

    Raises:
        NotFound, WrongState, PriceAboveLimit, InsufficientCredits, CreditsOwed: nothing was written.
        SeveralRefused: the key is not usable and there is no such creation, or the model refuses several values.
        ModelUnavailable: its model is not on offer now; nothing was written.
        UploadIncomplete, StorageUnavailable: as ``inputs.take_uploads``; nothing was written.
        ContentRefused, ModerationUnavailable, RateLimited: as ``Moderator.check``; nothing was written.
        InvalidInput: the idempotency key is not usable, or the model has other limits now; nothing was written.
        IdempotencyKeyReused: the key belongs to another input; nothing was written.
    """
    findings = Findings()
    findings.take(lambda: check_key(request.idempotency_key))
    if findings:
        async with database.read() as connection:
            try:
                await _owned_creation(connection, user_id, request.creation_id)
            except NotFound as refusal:
                findings.add(refusal)
        findings.refuse()
    intent = Intent(user_id, request.idempotency_key, request.digest())

    async def judge(moderator: Moderator) -> None:
        async with database.read() as connection:
            old = await _retryable(connection, user_id, request.creation_id)
        offers.find_for_retry(old.model)
        words = Words(old.prompt, old.negative_prompt, old.model, user_id)
        await moderator.check(words, user_id=user_id, path=_ID_PATH)

    await _moderate(database, intent, moderator, judge)
    needed = await inputs.uploads_to_retry(database, request.creation_id, user_id)
    arrived = await inputs.arrivals(database, storage, needed, user_id)

    async def drafts(connection: AsyncConnection) -> list[Draft]:
        old = await _retryable(connection, user_id, request.creation_id)
        model = offers.find_for_retry(old.model)
        found = await inputs.same_inputs(connection, old, storage, arrived)
        style = offers.catalogue.styles.by_slug(old.style)
        selection = choose(
            model,
            prompt=old.prompt,
            style=style,
            choices=_choices_again(model, old),
            inputs=[each.size for each in found],
        )
        _check_price(selection.credits, request.max_credits)
        again = _draft(model, style, old.prompt, selection, found, while_owing=offers.while_owing, retry_of=old.id)
        return [again]

    return await make(event_publisher, intent, lambda: database.transact(record, intent, drafts))


async def _moderate(
    database: Database, intent: Intent, moderator: Moderator | None, judge: Callable[[Moderator], Awaitable[None]]
) -> None:
    """Have a prompt judged, unless moderation is off or an earlier call of the same intent made its generations.

    Raises:
        Refusal: that of ``judge``; nothing was written.
    """
    if moderator is None or not moderator.on or await is_replay(database, intent):
        return
    try:
        await judge(moderator)
    except Refusal:
        # A concurrent call with the same key may have been first, and was charged: then this one is a replay.
        if not await is_replay(database, intent):
            raise


async def _retryable(connection: AsyncConnection, user_id: str, creation_id: str) -> CreationRecord:
    old = await _owned_creation(connection, user_id, creation_id)
    if old.status not in {CreationStatus.FAILED, CreationStatus.CANCELED}:
        raise WrongState("Only a failed or canceled creation can be tried again.", status=old.status)
    return old


def _choices_again(model: Model, old: CreationRecord) -> Choices:
    """Return the values of a creation as choices for its model, without those that the model no longer offers."""
    return Choices(
        aspect_ratio=old.aspect_ratio if old.aspect_ratio in model.aspect_ratios else AspectRatio.AUTO,
        resolution=old.resolution if old.resolution in model.resolutions else None,
        output_format=old.output_format if old.output_format in model.output_formats else None,
        background=old.background if old.background in model.backgrounds else None,
        seed=old.seed if model.supports_seed else None,
        negative_prompt=old.negative_prompt if model.supports_negative_prompt else None,
    )


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
    await inputs.release_unused(connection, creation_id)
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
    images += [each.image_id for each in await input_queries.further_of(connection, creation_id) if each.image_id]
    await input_queries.forget_sources(connection, creation_id)
    await image_queries.release_unused(connection, images, moment)
    change = CreationChange(as_shown(deleted))
    events = await writer.record(connection, user_id, change)
    # Earlier events contain the prompt: they keep their numbers, but show the creation as deleted from now on.
    await event_queries.redact(connection, creation_id, events[-1].payload)
    await moments.forget(connection, creation_id)
    await shares.end_of_creation(connection, creation_id)
    await archives.withdraw(connection, user_id, creation_id)
    return events


async def _owned_creation(connection: AsyncConnection, user_id: str, creation_id: str) -> CreationRecord:
    check_id(creation_id, _ID_PATH)
    found = await creation_queries.owned_by_ids(connection, user_id, [creation_id])
    if creation_id not in found:
        raise NotFound("There is no such creation.", path=_ID_PATH)
    return found[creation_id]
