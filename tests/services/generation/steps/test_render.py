"""RENDER: the large renditions of images, made after their generations, whatever happens meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import func, insert, select, update

from db.base import new_id
from db.engine import Database
from db.models import Event, GenerationTask, Image, PersonErasure, Render, User, WebhookDelivery
from db.models.creations import CreationStatus
from db.queries.media import images as image_queries
from db.queries.media import renders as render_queries
from db.records.events import EventRecord
from db.records.images import ImageRecord
from db.records.renditions import bits_of, rendition_size, useful_widths
from services.clock import now
from services.events.changes import CreationChange
from services.events.writer import read_change
from services.generation.rendering import render_missing
from services.generation.steps import render
from services.generation.steps.render import RenderContext, Renderer, RenderResult
from services.media.decoding.pool import DecoderPool
from services.media.images import deletion, keys, store
from services.media.images.checking import check_images, check_objects
from services.media.storage.base import StorageError
from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from tests.db.rows import a_generation, a_user, put
from tests.support.kie import picture

SIZE = (3000, 1500)


class Disk(FolderStorage):
    """A storage that can fail, or call back before it stores an object."""

    fails = False
    on_put: Callable[[], Awaitable[None]] | None = None

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        if self.fails:
            raise StorageError("down")
        if self.on_put is not None:
            await self.on_put()
        await super().put(key, source, content_type=content_type)


class Rendering(Renderer):
    """A renderer, the services that it uses, and the events that it has published."""

    def __init__(self, database: Database, storage: Disk, decoders: DecoderPool, folder: Path) -> None:
        self.published: list[EventRecord] = []
        self.context = RenderContext(
            database=database, storage=storage, decoders=decoders, publish=self.published.extend
        )
        self.database, self.storage, self.folder = database, storage, folder
        super().__init__(self.context)

    async def user(self) -> str:
        async with self.database.begin() as connection:
            return await put(connection, User, a_user())

    async def made(
        self, user_id: str, size: tuple[int, int] = SIZE, *, is_old: bool = False
    ) -> tuple[str, ImageRecord]:
        """Store a result with its row, its render and its creation; return the creation's id and the image."""
        generation, path = a_generation(user_id, step=None, status=CreationStatus.SUCCESS), self.folder / new_id("pic")
        path.write_bytes(picture(*size, format="JPEG"))
        stem = keys.result_stem(generation["id"], keys.new_seed())
        image = await store.take(self.storage, self.context.decoders, path, user_id=user_id, stem=stem, made=True)
        if is_old:
            await self.storage.copy(image.thumbnail_key, stem.thumbnail)
            await self.storage.delete(*keys.rendition_keys(image.storage_key, image.rendition_seed))
            image = replace(image, renditions=0, rendition_seed=None, placeholder=None, thumbnail_key=stem.thumbnail)
        moment = now() - timedelta(minutes=1)
        async with self.database.begin() as connection:
            await image_queries.insert_image(connection, image, user_id=user_id, now=moment)
            ended = {"generated_image_id": image.id, "completed_at": moment, "updated_at": moment}
            await put(connection, GenerationTask, generation | ended)
            if render_queries.is_needed(image):
                await render_queries.enqueue(connection, image, user_id=user_id, due_at=moment)
        return generation["id"], image

    async def image(self, image_id: str) -> ImageRecord:
        async with self.database.read() as connection:
            found = await image_queries.by_id(connection, image_id)
        assert found is not None
        return found

    async def renders(self) -> Sequence[tuple[str, int]]:
        """Return the users of the waiting renders, each with its number of attempts."""
        async with self.database.read() as connection:
            rows = await connection.execute(select(Render.user_id, Render.attempts).order_by(Render.due_at))
            return [(row.user_id, row.attempts) for row in rows]

    async def be_due(self) -> None:
        async with self.database.begin() as connection:
            await connection.execute(update(Render).values(due_at=now() - timedelta(seconds=1)))

    async def delete(self, image: ImageRecord) -> None:
        """Delete an image's objects and then its row, as the worker does after its creation is deleted."""
        async with self.database.begin() as connection:
            shown = update(GenerationTask).where(GenerationTask.generated_image_id == image.id)
            await connection.execute(shown.values(deleted_at=now()))
            await image_queries.release(connection, [image.id], now())
        assert await deletion.erase_released(self.database, self.storage) == 1

    async def objects(self) -> set[str]:
        return set((await self.storage.list_keys()).keys)

    async def differences(self) -> list[str]:
        """Return what ``atelier storage check`` finds."""
        pages = [page async for page in check_images(self.database, self.storage)]
        pages += [page async for page in check_objects(self.database, self.storage)]
        return [f"{fault.difference} {fault.key}" for page in pages for fault in page.faults]


@pytest.fixture
async def rendering(database: Database, tmp_path: Path) -> AsyncIterator[Rendering]:
    storage = Disk(tmp_path / "images", base_url="http://nowhere.example", secret=KeyRing(bytes(32)))
    async with DecoderPool(1) as decoders:
        yield Rendering(database, storage, decoders, tmp_path)


def test_renditions_are_as_wide_as_named_unless_the_image_is_narrower_or_very_high() -> None:
    assert useful_widths(4096, 4096) == (320, 640, 1280, 2560)
    assert useful_widths(1024, 1024) == (320, 640, 1280)
    assert (useful_widths(640, 480), useful_widths(64, 48)) == ((320, 640), (320,))
    assert rendition_size(1024, 768, 1280) == (1024, 768)
    assert rendition_size(4096, 2304, 320) == (320, 180)
    assert rendition_size(1000, 8000, 640) == (160, 1280)
    assert rendition_size(20_000, 1, 320) == (320, 1)


async def test_the_large_renditions_follow_with_one_event_and_no_message(rendering: Rendering) -> None:
    creation_id, image = await rendering.made(await rendering.user())
    assert (image.renditions, image.missing_widths) == (bits_of((320, 640)), (1280, 2560))
    assert image.placeholder
    assert await rendering.differences() == []

    assert await rendering.run_next()

    made = await rendering.image(image.id)
    assert made == replace(image, renditions=0b1111, placeholder=made.placeholder)
    assert [width for width, _ in store.renditions_of(made)] == [320, 640, 1280, 2560]
    assert {image.storage_key, *(key for _, key in store.renditions_of(made))} == await rendering.objects()
    (event,) = rendering.published
    change = read_change(event.subject, event.payload)
    assert isinstance(change, CreationChange)
    assert (change.creation.id, change.creation.version) == (creation_id, 2)
    assert change.creation.status is CreationStatus.SUCCESS
    assert change.creation.generated_image == made
    async with rendering.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(Event)) == 1
        assert await connection.scalar(select(func.count()).select_from(WebhookDelivery)) == 0
    assert await rendering.renders() == []
    assert not await rendering.run_next()
    assert await rendering.differences() == []

    await rendering.delete(made)
    assert await rendering.objects() == set()


async def test_an_address_is_of_the_narrowest_rendition_that_is_wide_enough(rendering: Rendering) -> None:
    _, image = await rendering.made(await rendering.user())
    large = replace(image, renditions=0b1111)
    old = replace(image, renditions=0, rendition_seed=None)

    def keys_at(image: ImageRecord, *widths: int | None) -> list[str]:
        return [store.url(rendering.storage, image, width).split("?")[0].rpartition("/")[2] for width in widths]

    names = [key.rpartition("/")[2] for _, key in store.renditions_of(large)]
    full, thumbnail = image.storage_key.rpartition("/")[2], image.thumbnail_key.rpartition("/")[2]
    assert keys_at(large, 1, 320, 321, 640, 641, 1281, 2561, None) == [
        *(names[0], names[0], names[1], names[1], names[2], names[3], full, full)
    ]
    assert keys_at(image, 320, 640, 641) == [names[0], names[1], full]
    # The thumbnail of older versions has 512 pixels on its longer side.
    assert keys_at(old, 512, 513) == [thumbnail, full]
    small = replace(large, width=1000, height=500, renditions=0b111)
    assert keys_at(small, 1000, 5000) == [names[2], names[2]]


async def test_users_with_due_renders_take_turns(rendering: Rendering) -> None:
    ada, bob, eve = sorted([await rendering.user() for _ in range(3)])
    for user in (ada, ada, ada, eve, bob, eve):
        await rendering.made(user, (700, 10))
    waiting = []
    while await rendering.run_next():
        waiting.append(sorted(user for user, _ in await rendering.renders()))

    # After one turn each, nobody has waited for the second one of another.
    assert waiting[2] == [ada, ada, eve]
    assert waiting[4:] == [[ada], []]


async def test_after_each_failure_it_waits_longer_and_at_last_gives_up_without_any_trace(rendering: Rendering) -> None:
    creation_id, image = await rendering.made(await rendering.user())
    rendering.storage.fails = True

    for attempt in range(1, render.MAX_ATTEMPTS):
        assert await rendering.run_next()
        assert [attempts for _, attempts in await rendering.renders()] == [attempt]
        assert not await rendering.run_next()  # It is not due yet.
        await rendering.be_due()
    assert await rendering.run_next()

    assert await rendering.renders() == []
    assert rendering.published == []
    assert await rendering.image(image.id) == image
    async with rendering.database.read() as connection:
        row = (await connection.execute(select(GenerationTask).where(GenerationTask.id == creation_id))).one()
    assert (row.status, row.version) == (CreationStatus.SUCCESS, 1)


async def test_an_image_that_cannot_be_decoded_is_tried_once(rendering: Rendering) -> None:
    _, image = await rendering.made(await rendering.user())
    broken = rendering.folder / "broken"
    broken.write_bytes(b"\xff\xd8\xff" + bytes(100))
    await rendering.storage.put(image.storage_key, broken, content_type="image/jpeg")

    assert await rendering.run_next()

    assert await rendering.renders() == []


async def test_a_deletion_before_or_during_a_render_leaves_no_object(rendering: Rendering) -> None:
    user = await rendering.user()
    _, before = await rendering.made(user)
    await rendering.delete(before)
    assert await rendering.run_next()
    assert (await rendering.renders(), await rendering.objects()) == ([], set())

    _, during = await rendering.made(user)

    async def delete() -> None:
        rendering.storage.on_put = None
        await rendering.delete(during)

    rendering.storage.on_put = delete
    assert await rendering.run_next()
    # What was stored after the deletion is still named by the render.
    assert await rendering.objects()
    assert await rendering.differences() == []
    assert await rendering.run_next()
    assert (await rendering.renders(), await rendering.objects()) == ([], set())
    assert rendering.published == []


async def test_a_worker_that_lost_its_lease_writes_nothing(rendering: Rendering) -> None:
    _, image = await rendering.made(await rendering.user())

    async def take_over() -> None:
        rendering.storage.on_put = None
        await rendering.be_due()
        assert await Renderer(rendering.context).run_next()

    rendering.storage.on_put = take_over
    assert await rendering.run_next()

    assert len(rendering.published) == 1
    assert (await rendering.image(image.id)).renditions == 0b1111
    assert await rendering.renders() == []


async def test_nothing_is_rendered_of_a_user_whose_erasure_has_begun(rendering: Rendering) -> None:
    user = await rendering.user()
    _, image = await rendering.made(user)
    async with rendering.database.begin() as connection:
        erasure = {"user_id": user, "state": "erasing", "requester": "ada", "requested_at": now(), "attempts": 0}
        await connection.execute(
            insert(PersonErasure), erasure | {"waiting_for": "{}", "removed": "{}", "remains": "{}", "due_at": now()}
        )

    assert await rendering.run_next()

    assert (await rendering.image(image.id)).renditions == 0b11
    assert await rendering.renders() == []


async def test_old_images_are_rendered_by_the_command_once_and_without_events(rendering: Rendering) -> None:
    user = await rendering.user()
    images = [(await rendering.made(user, is_old=True))[1] for _ in range(3)]
    silent = RenderContext(
        database=rendering.database, storage=rendering.storage, decoders=rendering.context.decoders, publish=None
    )

    first = [page async for page in render_missing(silent, limit=2, at_once=2)]
    rest = [page async for page in render_missing(silent)]
    again = [page async for page in render_missing(silent)]

    assert [page.outcomes for page in first] == [{RenderResult.MADE: 2}]
    assert first[0].position == images[1].id
    assert ([page.outcomes for page in rest], again[0].outcomes) == ([{RenderResult.MADE: 1}], {})
    for image in images:
        made = await rendering.image(image.id)
        assert (made.renditions, made.thumbnail_key) == (0b1111, image.thumbnail_key)
        assert made.placeholder
    assert await rendering.renders() == []
    async with rendering.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(Event)) == 0
        assert await connection.scalar(select(func.max(GenerationTask.version))) == 1
    assert await rendering.differences() == []


async def test_the_command_leaves_an_image_to_the_worker_that_renders_it(rendering: Rendering) -> None:
    _, image = await rendering.made(await rendering.user())
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        begun.set()
        await go_on.wait()

    rendering.storage.on_put = wait
    running = asyncio.create_task(rendering.run_next())
    await begun.wait()

    (page,) = [page async for page in render_missing(rendering.context)]
    go_on.set()
    await running

    assert page.outcomes == {RenderResult.GONE: 1}
    assert (await rendering.image(image.id)).renditions == 0b1111
    assert len(rendering.published) == 1
    async with rendering.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(Image)) == 1
