"""Queries for the inputs of generations: the first is in the columns of the generation, the others in their own table.

Each input has a position, 0 for the first.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import asdict
from sqlalchemy import and_, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import GenerationInput, GenerationTask, InputRole
from db.models.media.images import Image
from db.queries.media.images import IMAGE
from db.records.images import ImageRecord
from db.records.rows import RowReader


class InputRecord(Struct, frozen=True, kw_only=True):
    """One input of a generation: its source, and its image once that is stored."""

    generation_id: str
    position: int
    source_url: str | None
    source_image_id: str | None
    source_upload_id: str | None
    image_id: str | None


_FURTHER = RowReader(InputRecord, GenerationInput)
_FIRST = RowReader(
    InputRecord,
    GenerationTask,
    generation_id=GenerationTask.id,
    position=literal(0).label("position"),
    image_id=GenerationTask.original_image_id,
)


async def insert_further(connection: AsyncConnection, inputs: Sequence[InputRecord]) -> None:
    """Insert the inputs after the first; the caller has inserted their generation."""
    if inputs:
        role = {"role": InputRole.REFERENCE.value}
        await connection.execute(insert(GenerationInput), [asdict(each) | role for each in inputs])


async def further_of(connection: AsyncConnection, generation_id: str) -> list[InputRecord]:
    """Return the inputs after the first, in order."""
    statement = select(*_FURTHER.columns).where(GenerationInput.generation_id == generation_id)
    return _FURTHER.records(await connection.execute(statement.order_by(GenerationInput.position)))


async def all_of(connection: AsyncConnection, generation_id: str) -> list[InputRecord]:
    """Return all inputs of a generation, in order; without any, it is made from text alone."""
    first = _FIRST.first(await connection.execute(select(*_FIRST.columns).where(GenerationTask.id == generation_id)))
    if first is None:
        return []
    given = (first.source_url, first.source_image_id, first.source_upload_id, first.image_id)
    return [] if not any(given) else [first, *await further_of(connection, generation_id)]


async def further_images(
    connection: AsyncConnection, user_id: str, generation_ids: Iterable[str]
) -> dict[str, list[ImageRecord]]:
    """Return the stored images of the inputs after the first, in order, for a user's undeleted generations."""
    statement = (
        select(GenerationInput.generation_id, *IMAGE.columns)
        .join(Image, Image.id == GenerationInput.image_id)
        .join(GenerationTask, GenerationTask.id == GenerationInput.generation_id)
        .where(
            GenerationInput.generation_id.in_(generation_ids),
            GenerationTask.user_id == user_id,
            GenerationTask.deleted_at.is_(None),
        )
        .order_by(GenerationInput.generation_id, GenerationInput.position)
    )
    found: dict[str, list[ImageRecord]] = {}
    for generation_id, *image in await connection.execute(statement):
        found.setdefault(generation_id, []).append(IMAGE.record(image))
    return found


async def set_image(connection: AsyncConnection, generation_id: str, position: int, image_id: str) -> bool:
    """Set the stored image of an input after the first; False if it has one already."""
    of_it = and_(GenerationInput.generation_id == generation_id, GenerationInput.position == position)
    statement = update(GenerationInput).where(of_it, GenerationInput.image_id.is_(None)).values(image_id=image_id)
    return (await connection.execute(statement)).rowcount == 1


async def has_image(connection: AsyncConnection, generation_id: str, position: int) -> bool:
    """Return whether the image of an input after the first is stored."""
    statement = select(GenerationInput.image_id.is_not(None)).where(
        GenerationInput.generation_id == generation_id, GenerationInput.position == position
    )
    return bool(await connection.scalar(statement))


async def forget_images(connection: AsyncConnection, generation_id: str) -> None:
    """Clear the stored images of all inputs of a generation; their sources stay, for a retry."""
    first = update(GenerationTask).where(GenerationTask.id == generation_id)
    await connection.execute(first.values(original_image_id=None, original_image_url=None))
    further = update(GenerationInput).where(GenerationInput.generation_id == generation_id)
    await connection.execute(further.values(image_id=None))


async def forget_sources(connection: AsyncConnection, generation_id: str) -> None:
    """Clear the addresses of the inputs after the first, when their creation is deleted."""
    of_it = GenerationInput.generation_id == generation_id
    await connection.execute(update(GenerationInput).where(of_it).values(source_url=None))
