"""Input images of generations: find the sources of a request among the images and uploads of its user."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models.creations import Step
from db.queries.creations import reading as creation_queries
from db.queries.generations import inputs as input_queries
from db.queries.generations.inputs import InputRecord
from db.queries.media import images as image_queries
from db.queries.media import uploads as upload_queries
from db.records.creations import CreationRecord
from db.records.images import ImageRecord, UploadRecord
from services.catalogue.plan import InputSize, Plan
from services.clock import now
from services.errors import InvalidInput, NotFound, StorageUnavailable, UploadIncomplete
from services.findings import Findings
from services.generation.requests import GenerationRequest, Source, check_id, field_of, is_plain, source_path
from services.media import uploads
from services.media.formats.inspection import Bounds
from services.media.storage.base import Storage

RETRY_SECONDS = 5  # When clients may try again, if the storage does not answer.

# Whether the bytes of an upload have arrived; None if the storage does not answer.
Arrived = bool | None


class Input(Struct, frozen=True):
    """The location of a new generation's input; the user owns the images and the upload that it names.

    ``image`` is used as it is, the others are stored as an image of the generation before. ``size`` is known if the
    input is an image of the user. ``path`` is the field of the request that gave the input.
    """

    url: str | None = None
    copy_of: str | None = None
    upload_id: str | None = None
    image: ImageRecord | None = None
    image_address: str | None = None
    size: InputSize | None = None
    path: tuple[str, ...] = ("input",)

    def record(self, generation_id: str, position: int) -> InputRecord:
        return InputRecord(
            generation_id=generation_id,
            position=position,
            source_url=self.url,
            source_image_id=self.copy_of,
            source_upload_id=self.upload_id,
            image_id=None if self.image is None else self.image.id,
        )


# A source of an input, and the path of the field that gave it.
Given = tuple[Source, tuple[str, ...]]


def given_by(request: GenerationRequest) -> list[Given]:
    """Return the sources of a request that have exactly one field, with the paths of these fields."""
    return [
        (source, (*source_path(request, place), field_of(source)))
        for place, source in enumerate(request.sources)
        if source.is_whole
    ]


def first_step(inputs: Sequence[Input]) -> Step:
    return Step.SUBMIT if all(each.image is not None for each in inputs) else Step.PREPARE


def from_outside(given: Sequence[Given]) -> tuple[Input, ...] | None:
    """Return the inputs if none of them needs the database: they are addresses; None if they do."""
    if any(source.url is None for source, _ in given):
        return None
    return tuple(Input(url=source.url, path=path) for source, path in given)


async def arrivals(database: Database, storage: Storage, given: Sequence[Source], user_id: str) -> dict[str, Arrived]:
    """Return for each upload among the sources whether its bytes have arrived; see ``take_uploads``.

    Call it before the transaction, which would otherwise hold its locks until the storage answers.
    """
    ids = [upload_id for upload_id in _upload_ids_of(given) if is_plain(upload_id)]
    if not ids:
        return {}
    async with database.read() as connection:
        found = await upload_queries.owned_by_ids(connection, user_id, ids)
    arrived = await asyncio.gather(*(uploads.has_arrived(storage, upload) for upload in found.values()))
    return dict(zip(found, arrived, strict=True))


def _upload_ids_of(given: Iterable[Source]) -> list[str]:
    """Return the ids of the uploads among the sources, each once."""
    return list(dict.fromkeys(source.upload_id for source in given if source.upload_id is not None))


async def resolve(
    connection: AsyncConnection,
    given: Sequence[Given],
    user_id: str,
    storage: Storage,
    arrived: Mapping[str, Arrived],
) -> tuple[Input, ...]:
    """Return the inputs for the sources of a request, in order.

    Raises:
        NotFound: a creation or an upload does not exist, or belongs to another user; or the upload has expired.
        InvalidInput: a creation has no such image.
        UploadIncomplete, StorageUnavailable: as ``take_uploads``.
    """
    creations = await _creations_of(connection, given, user_id)
    further = await _further_of(connection, given, user_id)
    taken = await take_uploads(connection, given, user_id, arrived)
    images = await _images_of(connection, taken)
    inputs = []
    for source, path in given:
        if source.upload_id is not None:
            inputs.append(_of_upload(taken[source.upload_id], images, storage, path))
        elif source.url is not None:
            inputs.append(Input(url=source.url, path=path))
        else:
            inputs.append(_of_creation(creations, further, source, path))
    return tuple(inputs)


async def sizes(
    connection: AsyncConnection, given: Sequence[Given], user_id: str, findings: Findings
) -> list[InputSize | None]:
    """Return the sizes of a request's inputs as far as they are known, and use nothing; for a quote.

    ``findings`` gets a NotFound or InvalidInput for each input that cannot be used.
    """
    known = [(source, path) for source, path in given if _is_known_form(source, path, findings)]
    creations = await _creations_of(connection, known, user_id)
    further = await _further_of(connection, known, user_id)
    uploaded = await upload_queries.owned_by_ids(connection, user_id, _upload_ids_of(source for source, _ in known))
    kept = {upload_id: upload for upload_id, upload in uploaded.items() if upload.expires_at > now()}
    images = await _images_of(connection, kept)
    found: list[InputSize | None] = []
    for source, path in known:
        if source.upload_id is not None:
            found.append(_size_of_upload(kept.get(source.upload_id), images, path, findings))
        elif source.url is not None:
            found.append(None)
        else:
            taken = findings.take(partial(_of_creation, creations, further, source, path))
            found.append(None if taken is None else taken.size)
    return found + [None] * (len(given) - len(found))


def _is_known_form(source: Source, path: tuple[str, ...], findings: Findings) -> bool:
    """Return whether a database can store the id that a source has; otherwise add a finding."""
    text, what = (source.upload_id, "upload") if source.upload_id is not None else (_creation_id_of(source), "creation")
    try:
        check_id(text or "", path, what=what)
    except NotFound as refusal:
        findings.add(refusal)
        return False
    return True


def _size_of_upload(
    upload: UploadRecord | None, images: Mapping[str, ImageRecord], path: tuple[str, ...], findings: Findings
) -> InputSize | None:
    if upload is None:
        findings.add(_upload_gone(path))
        return None
    return size_of(images.get(upload.image_id or ""))


async def _images_of(connection: AsyncConnection, taken: Mapping[str, UploadRecord]) -> dict[str, ImageRecord]:
    """Return the images that uploads have, by their ids, with one statement."""
    return await image_queries.by_ids(
        connection, {upload.image_id for upload in taken.values() if upload.image_id is not None}
    )


def size_of(image: ImageRecord | None) -> InputSize | None:
    return None if image is None else InputSize(image.width, image.height)


async def _creations_of(connection: AsyncConnection, given: Sequence[Given], user_id: str) -> dict[str, CreationRecord]:
    ids = []
    for source, path in given:
        if creation_id := _creation_id_of(source):
            check_id(creation_id, path)
            ids.append(creation_id)
    return await creation_queries.owned_by_ids(connection, user_id, ids) if ids else {}


async def _further_of(
    connection: AsyncConnection, given: Sequence[Given], user_id: str
) -> dict[str, list[ImageRecord]]:
    """Return the images after the first of the creations whose further inputs are given, by creation."""
    ids = [source.original_of for source, _ in given if source.original_of is not None and source.position]
    return await input_queries.further_images(connection, user_id, ids) if ids else {}


def _creation_id_of(source: Source) -> str | None:
    return source.creation_id or source.original_of


def _of_creation(
    creations: Mapping[str, CreationRecord],
    further: Mapping[str, Sequence[ImageRecord]],
    source: Source,
    path: tuple[str, ...],
) -> Input:
    creation = creations.get(_creation_id_of(source) or "")
    if creation is None:
        raise NotFound("There is no such creation.", path=path)
    if source.creation_id is not None:
        image = creation.generated_image
    else:
        originals = (creation.original_image, *further.get(creation.id, ()))
        position = source.position or 0
        image = originals[position] if 0 <= position < len(originals) else None
    if image is None:
        which = "input image" if source.creation_id is None else "image"
        raise InvalidInput(f"That creation has no {which}.", path=path)
    return Input(copy_of=image.id, size=size_of(image), path=path)


async def take_uploads(
    connection: AsyncConnection, given: Sequence[Given], user_id: str, arrived: Mapping[str, Arrived]
) -> dict[str, UploadRecord]:
    """Use the uploads among the sources, and keep each for a day from now on for further generations.

    Raises:
        NotFound: one does not exist, belongs to another user, or has expired.
        UploadIncomplete: its bytes have not arrived.
        StorageUnavailable: the storage does not answer, so it is unknown if they have. Charging for an image that may
            never arrive is worse than a retry in a few seconds, and without the storage no image can be made anyway.
    """
    paths = {source.upload_id: path for source, path in reversed(given) if source.upload_id is not None}
    for upload_id, path in sorted(paths.items()):
        check_id(upload_id, path, what="upload")
    taken = await _take(connection, list(paths), user_id)
    for upload_id, path in sorted(paths.items()):
        if upload_id not in taken:
            raise _upload_gone(path)
        _check_arrival(taken[upload_id], arrived, path)
    return taken


async def _take(connection: AsyncConnection, ids: Sequence[str], user_id: str) -> dict[str, UploadRecord]:
    moment = now()
    return await upload_queries.take(connection, user_id, ids, moment, moment + uploads.KEPT_AFTER_USE)


def _check_arrival(upload: UploadRecord, arrived: Mapping[str, Arrived], path: Sequence[str]) -> None:
    has_arrived = upload.image_id is not None or arrived.get(upload.id, False)
    if has_arrived is None:
        raise StorageUnavailable(path=path, retry_after=RETRY_SECONDS)
    if not has_arrived:
        raise UploadIncomplete(path=path)


def _upload_gone(path: Sequence[str]) -> NotFound:
    return NotFound("There is no such upload, or it is no longer kept; upload the image again.", path=path)


def _of_upload(
    upload: UploadRecord, images: Mapping[str, ImageRecord], storage: Storage, path: tuple[str, ...]
) -> Input:
    """Return the input for an upload that the transaction uses; its image, if it has one, is shared."""
    if upload.image_id is None:
        return Input(upload_id=upload.id, path=path)
    image = images.get(upload.image_id)
    if image is None:
        raise RuntimeError("the image of an upload vanished while the upload was locked")
    return Input(
        upload_id=upload.id,
        image=image,
        image_address=storage.address(image.storage_key),
        size=size_of(image),
        path=path,
    )


def fitted(inputs: Sequence[Input], plan: Plan) -> tuple[Input, ...]:
    """Return the inputs without the images that are too large for the model, of which PREPARE makes smaller copies.

    Raises:
        InvalidInput, SeveralRefused: images are too small.
    """
    Findings(
        InvalidInput(too_small(each.size, plan), path=each.path)
        for each in inputs
        if each.size is not None and is_too_small(each.size, plan)
    ).refuse()
    return tuple(each if each.image is None or fits(each.image, plan) else _without_image(each) for each in inputs)


def fits(image: ImageRecord, plan: Plan) -> bool:
    """Return whether an image is not too large for the model of a plan."""
    return not bounds_of(plan).are_exceeded(image.width, image.height, image.byte_size)


def bounds_of(plan: Plan) -> Bounds:
    return Bounds(max_bytes=plan.max_bytes, max_pixels=plan.max_pixels, max_side=plan.max_side)


def is_too_small(size: InputSize, plan: Plan) -> bool:
    return plan.min_side is not None and min(size.width, size.height) < plan.min_side


def too_small(size: InputSize, plan: Plan) -> str:
    """Return the reason for refusing an image that is too small for the model of a plan."""
    return (
        f"The image has {size.width} x {size.height} pixels; this model takes images of at least {plan.min_side} pixels"
        " a side."
    )


def _without_image(given: Input) -> Input:
    return Input(upload_id=given.upload_id, size=given.size, path=given.path)


async def uploads_to_retry(database: Database, creation_id: str, user_id: str) -> list[Source]:
    """Return the uploads that a retry of a creation needs."""
    if not is_plain(creation_id):
        return []
    async with database.read() as connection:
        if creation_id not in await creation_queries.owned_by_ids(connection, user_id, [creation_id]):
            return []
        inputs = await input_queries.all_of(connection, creation_id)
    return [
        Source(upload_id=each.source_upload_id) for each in inputs if each.image_id is None and each.source_upload_id
    ]


async def release_unused(connection: AsyncConnection, generation_id: str) -> None:
    """Release the stored inputs of a generation that ended before all of its inputs were stored.

    Its credits go back, so its copies would fill the storage for free. A retry begins with the sources again; an image
    that an upload or another creation shares is kept for these. Call it before the user's row is locked.
    """
    given = await input_queries.all_of(connection, generation_id)
    stored = [each.image_id for each in given if each.image_id is not None]
    if stored and len(stored) < len(given):
        await input_queries.forget_images(connection, generation_id)
        await image_queries.release_unused(connection, stored, now())


def _needed_upload(given: InputRecord) -> str | None:
    return None if given.image_id is not None else given.source_upload_id


async def same_inputs(
    connection: AsyncConnection, old: CreationRecord, storage: Storage, arrived: Mapping[str, Arrived]
) -> tuple[Input, ...]:
    """Return the inputs that a creation was made from, for a retry.

    Raises:
        UploadIncomplete, StorageUnavailable: as ``take_uploads``.
    """
    path = ("input", "id")
    records = await input_queries.all_of(connection, old.id)
    needed = sorted({upload_id for each in records if (upload_id := _needed_upload(each))})
    taken = await _take(connection, needed, old.user_id)
    for upload in taken.values():
        _check_arrival(upload, arrived, path)
    shown = {upload.image_id for upload in taken.values()} | {_kept_image(each) for each in records}
    images = await image_queries.by_ids(connection, {image_id for image_id in shown if image_id is not None})
    return tuple(_same_input(each, taken, images, storage, path) for each in records)


def _kept_image(given: InputRecord) -> str | None:
    return given.image_id or given.source_image_id


def _same_input(
    given: InputRecord,
    taken: Mapping[str, UploadRecord],
    images: Mapping[str, ImageRecord],
    storage: Storage,
    path: tuple[str, ...],
) -> Input:
    if upload_id := _needed_upload(given):
        upload = taken.get(upload_id)
        if upload is None:
            return Input(url=f"urn:upload:{upload_id}", path=path)
        return _of_upload(upload, images, storage, path)
    kept = _kept_image(given)
    if kept is None:
        return Input(url=given.source_url, path=path)
    return Input(copy_of=kept, size=size_of(images.get(kept)), path=path)
