"""Objects: whenever a process is killed, each object that is left is named by a row, and goes or stays as it should."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import boto3  # type: ignore[import-untyped]  # it ships no types
import pytest
from sqlalchemy import select, update

from db.engine import Database
from db.models import Erasure, GenerationTask, Image, Render, User
from db.models.creations import CreationStatus
from db.queries.media import rekeying as rekeying_queries
from services.clock import now
from services.generation.steps.render import RenderContext, Renderer
from services.media import uploads
from services.media.decoding.pool import DecoderPool
from services.media.images import deletion, keys, rekeying, stripping
from services.media.images.checking import check_objects
from services.media.images.stripping import Stripping, StrippingResult
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.conftest import idle as idle  # Fixtures.
from tests.services.generation.conftest import install as install
from tests.services.generation.conftest import settings as settings
from tests.services.generation.conftest import sources as sources
from tests.services.generation.pipeline import ask, cancel, end_leases, finished, history, images, row, working
from tests.services.generation.sources import Sources
from tests.services.media.formats import photographs
from tests.support.kie import API_KEY, FakeKie, picture
from tests.support.processes import environment
from tests.support.requests import http_client
from tests.support.s3_server import BUCKET

pytestmark = pytest.mark.process

S3 = "services.media.storage.s3.storage:S3Storage.copy"
FOLDER = "services.media.storage.folder:FolderStorage.copy"


def objects(product: Installation) -> set[str]:
    """Return the keys of all objects of an installation, seen past the product."""
    address = product.server.settings.storage_address
    if address.startswith("file:"):
        root = Path(address.removeprefix("file:"))
        found = {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}
        # No key begins with a dot: a write that was killed leaves a part there, which the storage removes by itself.
        return {key for key in found if not key.startswith(".")}
    parts = urlsplit(address)
    client = boto3.client("s3", endpoint_url=parse_qs(parts.query)["endpoint"][0], region_name="us-east-1")
    prefix = parts.path.strip("/") + "/"
    listed = client.list_objects_v2(Bucket=BUCKET, Prefix=prefix).get("Contents", [])
    client.close()
    return {each["Key"].removeprefix(prefix) for each in listed}


async def kill(product: Installation, kie: FakeKie, *arguments: str) -> None:
    """Run a process that kills itself, and wait for that."""
    settings = product.server.settings
    given = environment(
        DATA_DIR=str(settings.data_dir),
        DATABASE_URL=settings.database_address,
        STORAGE_URL=settings.storage_address,
        BASE_URL=product.server.url,
        KIE_AI_API_KEY=API_KEY,
        KIE_AI_BASE_URL=kie.url,
        KIE_AI_UPLOAD_URL=kie.url,
        KIE_AI_RESULT_HOSTS=urlsplit(kie.url).netloc,
        TRUSTED_IMAGE_HOSTS=",".join(settings.trusted_image_hosts),
        STRIPE_SECRET_KEY="sk_test_nobody",
        STRIPE_WEBHOOK_SECRET="whsec_nobody",
        AWS_ACCESS_KEY_ID="tests-access-key",
        AWS_SECRET_ACCESS_KEY="tests-secret-key",
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.tools.killed", *arguments, env=given
    )
    async with asyncio.timeout(120):
        assert await process.wait() == -9


async def pass_hours(database: Database, hours: int) -> None:
    """Move every planned deletion, and the end of every generation, back by this time."""
    async with database.begin() as connection:
        for erasure in list(await connection.execute(select(Erasure.id, Erasure.erase_at))):
            earlier = erasure.erase_at - timedelta(hours=hours)
            await connection.execute(update(Erasure).where(Erasure.id == erasure.id).values(erase_at=earlier))
        ended = update(GenerationTask).where(GenerationTask.step.is_(None))
        await connection.execute(ended.values(completed_at=now() - timedelta(hours=hours)))


async def sweep(product: Installation) -> None:
    for work in (deletion.erase_released, deletion.erase_planned, deletion.erase_leftovers):
        await work(product.database, product.pipeline.storage)


async def test_a_worker_killed_between_storing_an_input_and_the_commit_leaves_nothing_behind(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/cat.png"})
        await kill(idle, kie, "worker", "services.generation.steps.transitions._commit_advance", "1", "before")
        assert len(objects(idle)) == 2
        assert await images(idle.database) == []

        assert await cancel(idle.ada, creation_id) == []
        await sweep(idle)
        assert len(objects(idle)) == 2
        await pass_hours(idle.database, 2)
        await sweep(idle)

        assert objects(idle) == set()
        assert (await row(idle.database, creation_id)).storage_seed is None


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("count", [1, 2])
async def test_a_worker_killed_among_several_inputs_is_followed_by_one_that_stores_the_others(
    install: Install, sources: Sources, kie: FakeKie, count: int, when: str
) -> None:
    kie.finish_at_once = True
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as idle:
        creation_id = await ask(idle.ada, images=[{"url": f"{sources.url}/cat.png"}] * 3, count=2)
        await kill(idle, kie, "worker", "services.generation.steps.transitions._store_input", str(count), when)
        await end_leases(idle.database)

        async with working(idle.pipeline):
            made = await finished(idle.database, creation_id)
            async with idle.database.read() as connection:
                ids = list(await connection.scalars(select(GenerationTask.id)))
            others = [await finished(idle.database, each) for each in ids]
        await pass_hours(idle.database, 2)
        await sweep(idle)

        assert {made.status, *(other.status for other in others)} == {CreationStatus.SUCCESS}
        assert {len(task.body["input"]["image_input"]) for task in kie.tasks} == {3}
        kept = await images(idle.database)
        assert objects(idle) == {key for image in kept for key in (image.storage_key, image.thumbnail_key)}
        assert len(kept) == 2 * (3 + 1)


async def test_a_worker_killed_between_storing_a_result_and_the_commit_is_followed_by_one_that_overwrites_it(
    idle: Installation, kie: FakeKie
) -> None:
    kie.finish_at_once = True
    creation_id = await ask(idle.ada)
    # The earlier changes are the ones to AWAIT and to STORE.
    await kill(idle, kie, "worker", "services.media.images.store.take", "1", "after")
    left = objects(idle)
    assert len(left) == 2
    await end_leases(idle.database)

    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)
    await pass_hours(idle.database, 2)
    await sweep(idle)

    assert made.status == CreationStatus.SUCCESS
    assert objects(idle) == left


@pytest.mark.folder
async def test_a_server_killed_between_storing_an_upload_and_the_commit_leaves_nothing_behind(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    limits = uploads.UploadLimits()
    user = await user_of(idle)
    upload, _ = await uploads.create(
        idle.database, idle.pipeline.storage, limits, content_type="image/png", byte_size=100, user_id=user
    )

    await kill(idle, kie, "receive", "services.media.uploads._fill", "1", "before", upload.storage_key, str(photo))
    assert len(objects(idle)) == 2
    await sweep(idle)
    assert len(objects(idle)) == 2
    await pass_hours(idle.database, 2)
    await sweep(idle)

    assert objects(idle) == set()


async def user_of(product: Installation) -> str:
    """Return the id of the only user with requests."""
    await product.ada.execute("{ credit { balance } }")
    async with product.database.read() as connection:
        return str((await connection.execute(select(User.id))).scalar_one())


async def test_after_a_creation_has_used_an_upload_only_its_stored_copy_stays(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture() + bytes(1000))
    kie.finish_at_once = True
    upload_id = await idle.ada.upload(photo)
    async with working(idle.pipeline):
        for _ in range(2):
            await finished(idle.database, await ask(idle.ada, image={"uploadId": upload_id}))

    await pass_hours(idle.database, 2)
    await sweep(idle)

    kept = await images(idle.database)
    assert objects(idle) == {key for image in kept for key in (image.storage_key, image.thumbnail_key)}
    # Both creations have the one picture of the upload, and a result each.
    assert len(kept) == 3


@pytest.mark.parametrize("when", ["before", "after"])
async def test_what_was_sent_goes_though_the_worker_is_killed_at_the_commit_of_its_clean_copy(
    idle: Installation, kie: FakeKie, tmp_path: Path, when: str
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photographs.jpeg(exif=photographs.exif()))
    upload_id = await idle.ada.upload(photo)
    creation_id = await ask(idle.ada, image={"uploadId": upload_id})
    # A folder's upload needs no preparing: the first change is that of another step.
    await kill(idle, kie, "worker", "services.generation.steps.transitions._commit_advance", "1", when)
    # Not before: a callback that is faster than the commit takes its place, and the worker would not be killed.
    kie.finish_at_once = True
    for task in kie.tasks:
        await kie.succeed(task)
    await end_leases(idle.database)

    async with working(idle.pipeline):
        await finished(idle.database, creation_id)
    await sweep(idle)

    assert not any(key.startswith("uploads/") for key in objects(idle))


@pytest.mark.parametrize(
    ("function", "count", "when"),
    [
        ("services.media.images.store.keep", "1", "after"),
        ("services.media.images.stripping._change", "1", "before"),
        ("services.media.images.stripping._change", "1", "after"),
        ("db.engine:Database.transact", "2", "after"),
    ],
    ids=["storing", "before the change", "in the transaction", "after a commit"],
)
async def test_a_stripping_killed_anywhere_loses_nothing_and_running_it_again_does_the_rest(
    idle: Installation, kie: FakeKie, tmp_path: Path, function: str, count: str, when: str
) -> None:
    dirty, clean = tmp_path / "dirty.jpg", tmp_path / "clean.jpg"
    dirty.write_bytes(photographs.jpeg(exif=photographs.exif()))
    clean.write_bytes(photographs.jpeg())
    kie.finish_at_once = True
    async with working(idle.pipeline):
        for _ in range(3):
            await finished(idle.database, await ask(idle.ada, image={"uploadId": await idle.ada.upload(clean)}))
    storage = idle.pipeline.storage
    for image in await images(idle.database):
        if image.storage_key.startswith("originals/"):
            await storage.put(image.storage_key, dirty, content_type="image/jpeg")
    async with idle.database.begin() as connection:
        await connection.execute(update(Image).values(uncleaned=True))

    await kill(idle, kie, "strip", function, count, when)
    for image in await images(idle.database):
        assert await storage.size(image.storage_key)
        assert await storage.size(image.thumbnail_key)
    run = Stripping(idle.database, storage, idle.pipeline.decoders)
    outcomes, again = await stripping.strip(run), await stripping.strip(run)

    assert (outcomes[StrippingResult.FAILED], outcomes[StrippingResult.GONE], again) == (0, 0, {})
    await pass_hours(idle.database, 4)
    await sweep(idle)
    kept = await images(idle.database)
    assert objects(idle) == {key for image in kept for key in (image.storage_key, image.thumbnail_key)}
    for image in kept:
        await storage.fetch(image.storage_key, tmp_path / "kept", max_bytes=10**7)
        assert photographs.SECRET not in (tmp_path / "kept").read_bytes()


async def make_old(product: Installation) -> None:
    """Give each image the keys of older versions: the ones made from its creation's id."""
    storage = product.pipeline.storage
    async with product.database.read() as connection:
        kept = await rekeying_queries.kept_images(connection, "", limit=100)
    for image in kept:
        path = image.storage_key.rpartition("-")[0]
        new = (f"{path}.png", f"{path}-small.webp")
        await storage.copy(image.storage_key, new[0])
        await storage.copy(image.thumbnail_key, new[1])
        await storage.delete(image.storage_key, image.thumbnail_key)
        async with product.database.begin() as connection:
            address = storage.address(new[0])
            assert await rekeying_queries.change_keys(connection, image, new, address=address, now=now())
            old = {"renditions": 0, "rendition_seed": None, "placeholder": None}
            await connection.execute(update(Image).where(Image.id == image.id).values(old))


@pytest.mark.parametrize(
    ("function", "count", "when"),
    [
        ("copy", "2", "before"),
        ("services.media.images.rekeying._change", "2", "before"),
        ("db.engine:Database.transact", "3", "after"),
    ],
    ids=["copying", "before the commit", "after a commit"],
)
async def test_a_rekeying_killed_anywhere_loses_nothing_and_running_it_again_does_the_rest(
    idle: Installation, kie: FakeKie, function: str, count: str, when: str
) -> None:
    kie.finish_at_once = True
    async with working(idle.pipeline):
        ids = [await ask(idle.ada, prompt) for prompt in ("one", "two", "three")]
        for creation_id in ids:
            await finished(idle.database, creation_id)
    await make_old(idle)
    old = objects(idle)
    assert {f"generated/{creation_id}.png" for creation_id in ids} < old
    storage = idle.pipeline.storage

    copy = FOLDER if idle.server.settings.storage_address.startswith("file:") else S3
    await kill(idle, kie, "rekey", copy if function == "copy" else function, count, when)
    for image in await images(idle.database):
        assert await storage.size(image.storage_key)
        assert await storage.size(image.thumbnail_key)
    rekeyed = await rekeying.rekey(idle.database, storage)
    again = await rekeying.rekey(idle.database, storage)
    await rekeying.erase_old_leftovers(idle.database, storage)

    assert (rekeyed.failed, again.moved) == (0, 0)
    assert old <= objects(idle)  # Addresses that were given out still work.
    await pass_hours(idle.database, 4)
    await sweep(idle)
    named = {key for image in await images(idle.database) for key in (image.storage_key, image.thumbnail_key)}
    assert objects(idle) == named
    assert named.isdisjoint(old)
    for creation_id in ids:
        found = await row(idle.database, creation_id)
        kept = (await history(idle.database, creation_id))[-1].generated_image
        assert kept is not None
        assert kept.storage_key in named
        assert found.generated_image_url == storage.address(kept.storage_key)
        async with http_client() as http:
            assert (await http.get(storage.reading_url(kept.storage_key, content_type="image/png"))).status_code == 200


@pytest.mark.parametrize(
    ("function", "when"),
    [
        ("services.media.images.store.put_renditions", "after"),
        ("services.generation.steps.render._finish", "before"),
        ("services.generation.steps.render._finish", "after"),
    ],
    ids=["storing", "before the commit", "in the transaction"],
)
async def test_a_worker_killed_in_a_render_leaves_nothing_unnamed_and_another_makes_the_renditions(
    idle: Installation, kie: FakeKie, function: str, when: str
) -> None:
    kie.finish_at_once = True
    kie.on_create = lambda task: vars(task).update(result=picture(1500, 1000))
    storage = idle.pipeline.storage
    creation_id = await ask(idle.ada)
    async with working(idle.pipeline):
        await finished(idle.database, creation_id)

    # STORE has put the first renditions, so in this process the render is the first to put any.
    await kill(idle, kie, "worker", function, "1", when)

    (image,) = await images(idle.database)
    assert image.renditions == 0b11
    unnamed = [fault async for found in check_objects(idle.database, storage) for fault in found.faults]
    assert unnamed == []
    async with idle.database.begin() as connection:
        await connection.execute(update(Render).values(due_at=now()))
    async with DecoderPool(1) as decoders:
        context = RenderContext(
            database=idle.database,
            storage=storage,
            decoders=decoders,
            publish=idle.pipeline.event_publisher.publish,
        )
        assert await Renderer(context).run_next()
    (image,) = await images(idle.database)
    assert image.renditions == 0b1111
    assert (await row(idle.database, creation_id)).status == CreationStatus.SUCCESS
    every = {image.storage_key, *keys.rendition_keys(image.storage_key, image.rendition_seed)}
    assert objects(idle) == every
