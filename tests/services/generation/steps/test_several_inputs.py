"""Several inputs of one generation: each is stored by itself, sent in its place, and deleted if nothing uses it."""

import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image as Picture
from sqlalchemy import select, update

from db.models import GenerationTask
from db.models.creations import CreationStatus, FailureCode, Step
from db.models.media.images import Image
from db.models.media.uploads import Upload
from db.queries.generations import inputs as input_queries
from services.catalogue.enums import AspectRatio
from services.catalogue.plan import Nearest, Plan
from services.generation.steps import prepare as prepare_step
from services.generation.steps import transitions
from services.generation.steps.dispatch import to_prepare
from services.generation.steps.transitions import LeaseLost
from services.media.formats.inspection import Bounds
from services.media.images import deletion, keys
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    balance,
    cancel,
    delete,
    end_leases,
    finished,
    history,
    images,
    reached,
    row,
    task_of,
    working,
)
from tests.services.generation.sources import Sources
from tests.support.kie import FakeKie, picture
from tests.support.requests import http_client

RETRY = """
mutation ($id: ID!) {
  retryGeneration(input: { id: $id }) { creation { id } errors { __typename ... on UserError { message } } }
}"""
REFUSED = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { errors { __typename ... on UserError { path } } }
}"""
SIZES = [(30, 20), (31, 21), (32, 22)]
NAMES = ["/one.png", "/two.png", "/three.png"]


def three(sources: Sources) -> list[dict[str, str]]:
    """Return three inputs by address, and put pictures of different sizes there."""
    sources.pictures |= dict(zip(NAMES, (picture(*size) for size in SIZES), strict=True))
    return [{"url": f"{sources.url}{name}"} for name in NAMES]


async def sent(kie: FakeKie, place: int = 0) -> list[tuple[int, int]]:
    """Return the sizes of the pictures that Kie.ai was sent with a request, in order."""
    async with http_client() as http:
        urls = kie.tasks[place].body["input"]["image_input"]
        return [size_of((await http.get(url)).content) for url in urls]


def size_of(content: bytes) -> tuple[int, int]:
    return Picture.open(io.BytesIO(content)).size


async def further(product: Installation, creation_id: str) -> list[Any]:
    async with product.database.read() as connection:
        return list(await input_queries.further_of(connection, creation_id))


async def stored(product: Installation) -> list[str]:
    """Return the keys of all objects in the storage."""
    keys: list[str] = []
    position: str | None = None
    while True:
        listing = await product.pipeline.storage.list_keys(position)
        keys += listing.keys
        position = listing.position
        if position is None:
            return keys


async def erase(product: Installation) -> None:
    """Delete everything that is released."""
    while await deletion.erase_released(product.database, product.pipeline.storage):
        pass


async def set_plan(product: Installation, creation_id: str, **limits: Any) -> None:
    """Change the plan of a generation, as another model would have it."""
    plan = replace(Plan.from_json((await row(product.database, creation_id)).plan), **limits)
    async with product.database.begin() as connection:
        mine = update(GenerationTask).where(GenerationTask.id == creation_id)
        await connection.execute(mine.values(plan=plan.to_json()))


async def test_inputs_are_stored_and_sent_in_their_order(install: Install, sources: Sources, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, images=three(sources))
        made = await finished(product.database, creation_id)

        assert (made.status, made.further_inputs) == (CreationStatus.SUCCESS, 2)
        assert await sent(kie) == SIZES
        assert sources.asked == dict.fromkeys(NAMES, 1)
        async with product.database.read() as connection:
            shown = await input_queries.further_images(connection, made.user_id, [creation_id, "cre_other"])
            hidden = await input_queries.further_images(connection, "usr_other", [creation_id])
        assert [(image.width, image.height) for image in shown[creation_id]] == SIZES[1:]
        assert (list(shown), hidden) == ([creation_id], {})


@pytest.mark.parametrize("broken", range(3))
@pytest.mark.embedded
async def test_one_input_that_fails_ends_the_generation_with_a_refund(
    install: Install, sources: Sources, kie: FakeKie, broken: int
) -> None:
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        given = three(sources)
        sources.pictures[NAMES[broken]] = b"<h1>A page</h1>"
        creation_id = await ask(product.ada, images=given)

        failed = await assert_failed(product.database, creation_id, FailureCode.IMAGE_UNREADABLE)

        assert failed.error_message.startswith(f"Input image {broken + 1}: ")
        assert kie.tasks == []
        assert await balance(product.ada) == 1000
        assert (failed.original_image_id, failed.original_image_url) == (None, None)
        assert [each.image_id for each in await further(product, creation_id)] == [None, None]
        await erase(product)
        assert await images(product.database) == []
        await delete(product.ada, creation_id)
        assert {each.source_url for each in await further(product, creation_id)} == {None}


async def test_fifty_refunded_generations_leave_nothing_in_the_storage(install: Install, sources: Sources) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        given = three(sources)
        sources.pictures[NAMES[0]] = b"<h1>A page</h1>"
        made = [await ask(product.ada, images=given) for _ in range(50)]
        async with working(product.pipeline):
            for creation_id in made:
                await assert_failed(product.database, creation_id, FailureCode.IMAGE_UNREADABLE)

        assert await balance(product.ada) == 1000
        assert sources.asked["/three.png"] == 50
        await erase(product)
        assert await images(product.database) == []
        assert await stored(product) == []


async def test_a_generation_that_is_canceled_between_two_inputs_keeps_none(
    install: Install, sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, images=three(sources))
        real = transitions.store_input

        async def cancels(*given: Any, **named: Any) -> Any:
            after = await real(*given, **named)
            await cancel(product.ada, creation_id)
            return after

        with monkeypatch.context() as patch:
            patch.setattr(transitions, "store_input", cancels)
            (leased,) = await to_prepare(product.pipeline, room=1)
            with pytest.raises(LeaseLost):
                await prepare_step.prepare(product.pipeline, leased)

        await erase(product)
        assert await stored(product) == []


@pytest.mark.folder
async def test_a_failure_keeps_the_image_of_an_upload_until_the_upload_expires(
    install: Install, sources: Sources, kie: FakeKie, tmp_path: Path
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        photo = tmp_path / "photo.png"
        photo.write_bytes(picture())
        upload = await product.ada.upload(photo)
        three(sources)
        sources.pictures[NAMES[1]] = b"<h1>A page</h1>"
        failed = await ask(product.ada, images=[{"uploadId": upload}, {"url": f"{sources.url}{NAMES[1]}"}])
        async with working(product.pipeline):
            await assert_failed(product.database, failed, FailureCode.IMAGE_UNREADABLE)
            await erase(product)
            assert len(await images(product.database)) == 1
            three(sources)
            payload = (await product.ada.execute(RETRY, {"id": failed}))["retryGeneration"]
            assert payload["errors"] == []
            await kie.task()
        assert await sent(kie) == [(64, 48), SIZES[1]]


async def test_another_worker_goes_on_with_the_inputs_that_are_not_stored_yet(
    install: Install, sources: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    kie.finish_at_once = True
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, images=three(sources))
        real = transitions.store_input
        stored: list[object] = []

        async def dies(*given: Any, **named: Any) -> Any:
            if stored:
                raise RuntimeError("the machine went down")
            stored.append(given)
            return await real(*given, **named)

        with monkeypatch.context() as patch:
            patch.setattr(transitions, "store_input", dies)
            (leased,) = await to_prepare(product.pipeline, room=1)
            with pytest.raises(RuntimeError, match="went down"):
                await prepare_step.prepare(product.pipeline, leased)
        assert [each.image_id is not None for each in await further(product, creation_id)] == [True, False]
        await end_leases(product.database)

        async with working(product.pipeline):
            await finished(product.database, creation_id)

        assert sources.asked == {"/one.png": 1, "/two.png": 1, "/three.png": 2}
        assert await sent(kie) == SIZES
        assert len({each.storage_key for each in await images(product.database)}) == 4


async def test_a_worker_that_lost_its_lease_stores_no_input_and_leaves_nothing(
    install: Install, sources: Sources
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, images=three(sources))
        (leased,) = await to_prepare(product.pipeline, room=1)
        assert await cancel(product.ada, creation_id) == []

        with pytest.raises(LeaseLost):
            await prepare_step.prepare(product.pipeline, leased)

        assert [each.image_id for each in await further(product, creation_id)] == [None, None]
        await deletion.erase_released(product.database, product.pipeline.storage)
        assert await images(product.database) == []
        seed = (await row(product.database, creation_id)).storage_seed
        for key in keys.input_stem(creation_id, seed, 1).every_key():
            assert await product.pipeline.storage.size(key) is None


async def test_objects_that_no_image_names_are_swept_for_each_input(idle: Installation, tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    creation_id = await ask(idle.ada, images=[{"url": "https://pictures.example/a.png"}] * 3)
    await cancel(idle.ada, creation_id)
    seed = (await row(idle.database, creation_id)).storage_seed
    left = [keys.input_stem(creation_id, seed, position).keys("image/png")[0] for position in range(3)]
    for key in left:
        await idle.pipeline.storage.put(key, photo, content_type="image/png")
    async with idle.database.begin() as connection:
        done = (await connection.execute(select(GenerationTask.created_at))).scalar_one()
        await connection.execute(update(GenerationTask).values(completed_at=done - deletion.LEFTOVERS_AFTER * 2))

    assert await deletion.erase_leftovers(idle.database, idle.pipeline.storage) == 1

    assert [await idle.pipeline.storage.size(key) for key in left] == [None] * 3


@pytest.mark.folder
async def test_images_of_a_deleted_creation_are_deleted_if_nothing_else_uses_them(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    shared, own = [await idle.ada.upload(photo) for _ in range(2)]
    async with working(idle.pipeline):
        first = await ask(idle.ada, images=[{"uploadId": own}, {"uploadId": shared}, {"uploadId": own}])
        await finished(idle.database, first)
        second = await ask(idle.ada, images=[{"creationId": first}, {"uploadId": shared}])
        await finished(idle.database, second)
    async with idle.database.begin() as connection:
        of_upload = dict((await connection.execute(select(Upload.id, Upload.image_id))).all())
        await connection.execute(update(Upload).values(expires_at=Upload.created_at))
    assert await deletion.forget_uploads(idle.database) == 2

    await delete(idle.ada, first)
    await deletion.erase_released(idle.database, idle.pipeline.storage)

    kept = {each.id for each in await images(idle.database)}
    assert of_upload[own] not in kept
    assert of_upload[shared] in kept
    assert [each.image_id for each in await further(idle, second)] == [of_upload[shared]]
    await delete(idle.ada, second)
    await deletion.erase_released(idle.database, idle.pipeline.storage)
    assert await images(idle.database) == []
    assert [each.image_id for each in await further(idle, first)] == [None, None]


@pytest.mark.folder
async def test_an_upload_and_an_image_stay_while_a_further_input_needs_them(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    async with working(idle.pipeline):
        earlier = await ask(idle.ada, "the first")
        await finished(idle.database, earlier)
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    upload = await idle.ada.upload(photo)
    creation_id = await ask(
        idle.ada, "the second", images=[{"uploadId": upload}, {"creationId": earlier}, {"uploadId": upload}]
    )
    async with idle.database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=Upload.created_at))
    await delete(idle.ada, earlier)

    assert await deletion.forget_uploads(idle.database) == 0
    assert await deletion.erase_released(idle.database, idle.pipeline.storage) == 0
    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)

    assert made.status == CreationStatus.SUCCESS
    assert len(await sent(kie, 1)) == 3
    assert await deletion.forget_uploads(idle.database) == 1
    assert await deletion.erase_released(idle.database, idle.pipeline.storage) == 1


async def test_the_inputs_of_a_creation_can_be_those_of_another(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    kie.finish_at_once = True
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        first = await ask(product.ada, "the first", images=three(sources))
        await finished(product.database, first)
        second = await ask(product.ada, "the second", images=[{"originalOf": first}, {"creationId": first}])
        made = await finished(product.database, second)

        assert made.status == CreationStatus.SUCCESS
        assert await sent(kie, 1) == [SIZES[0], (64, 48)]
        copies = {each.storage_key for each in await images(product.database)}
        assert len(copies) == 3 + 1 + 2 + 1


async def test_each_input_of_a_creation_can_be_that_of_another(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    kie.finish_at_once = True
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        first = await ask(product.ada, "the first", images=three(sources))
        await finished(product.database, first)

        def place(creation_id: str, position: int) -> dict[str, object]:
            return {"inputImage": {"creationId": creation_id, "position": position}}

        second = await ask(product.ada, "the second", images=[place(first, 2), place(first, 0), place(first, 1)])
        assert (await finished(product.database, second)).status == CreationStatus.SUCCESS
        assert await sent(kie, 1) == [SIZES[2], SIZES[0], SIZES[1]]

        before = await balance(product.ada)
        for client, creation_id, position, kind in (
            (product.ada, first, 3, "InvalidInput"),
            (product.ada, first, -1, "InvalidInput"),
            (product.ada, "cre_" + "0" * 32, 0, "NotFound"),
            (product.bob, first, 1, "NotFound"),
        ):
            given = {"prompt": "refused", "images": [place(creation_id, position)]}
            (error,) = (await client.execute(REFUSED, {"input": given}))["createGeneration"]["errors"]
            assert error == {"__typename": kind, "path": ["input", "images", "0", "inputImage"]}
        assert await balance(product.ada) == before


async def test_a_retry_after_a_bad_input_fetches_all_inputs_again(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        given = three(sources)
        sources.pictures[NAMES[2]] = b"no picture"
        failed = await ask(product.ada, images=given)
        await assert_failed(product.database, failed, FailureCode.IMAGE_UNREADABLE)
        three(sources)

        payload = (await product.ada.execute(RETRY, {"id": failed}))["retryGeneration"]
        assert payload["errors"] == []
        await kie.task()

        assert await sent(kie) == SIZES
        assert sources.asked == {"/one.png": 1, "/two.png": 2, "/three.png": 2}


@pytest.mark.embedded
async def test_inputs_that_are_too_large_for_the_model_are_sent_as_smaller_copies(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        given = three(sources)
        sources.pictures[NAMES[1]] = picture(400, 200)
        creation_id = await ask(product.ada, images=given)
        await set_plan(product, creation_id, max_side=100, max_pixels=3_200)

        async with working(product.pipeline):
            await kie.task()

        assert await sent(kie) == [SIZES[0], (80, 40), SIZES[2]]


@pytest.mark.folder
@pytest.mark.embedded
async def test_a_smaller_copy_does_not_become_the_image_of_the_upload(
    idle: Installation, kie: FakeKie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture(400, 200))
    upload = await idle.ada.upload(photo)
    async with idle.database.begin() as connection:
        whole = (await connection.execute(select(Upload.image_id))).scalar_one()
    with monkeypatch.context() as patch:
        patch.setattr("services.generation.inputs.bounds_of", lambda _: Bounds(max_side=100))
        creation_id = await ask(idle.ada, images=[{"uploadId": upload}])
    await set_plan(idle, creation_id, max_side=100)
    assert (await row(idle.database, creation_id)).step is Step.PREPARE

    async with working(idle.pipeline):
        await kie.task()

    assert await sent(kie) == [(100, 50)]
    async with idle.database.read() as connection:
        assert (await connection.execute(select(Upload.image_id))).scalar_one() == whole
        sizes = select(Image.width, Image.height).where(Image.id == whole)
        assert tuple((await connection.execute(sizes)).one()) == (400, 200)


@pytest.mark.embedded
async def test_an_input_that_is_too_small_for_the_model_ends_with_a_refund(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, images=three(sources))
        await set_plan(product, creation_id, min_side=22)

        async with working(product.pipeline):
            failed = await assert_failed(product.database, creation_id, FailureCode.INVALID_INPUT)

        assert failed.error_message == (
            "Input image 2: The image has 31 x 21 pixels; this model takes images of at least 22 pixels a side."
        )
        assert kie.tasks == []


@pytest.mark.embedded
async def test_the_ratio_that_follows_the_first_input_is_stored_and_sent_once_its_size_is_known(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with install(worker="off", trusted_image_hosts=frozenset({sources.netloc})) as product:
        given = three(sources)
        sources.pictures[NAMES[0]] = picture(90, 160)
        creation_id = await ask(product.ada, images=given)
        values = {AspectRatio.SQUARE_1_1: "square", AspectRatio.PORTRAIT_9_16: "tall"}
        nearest = Nearest(field="aspect_ratio", values=values, default=AspectRatio.SQUARE_1_1)
        await set_plan(product, creation_id, nearest=nearest)

        async with working(product.pipeline):
            task = await kie.task()
            await reached(product.database, creation_id, step=Step.AWAIT)

        assert task.body["input"]["aspect_ratio"] == "tall"
        ratios = [creation.aspect_ratio for creation in await history(product.database, creation_id)]
        assert ratios == ["auto", "9:16", "9:16"]


async def test_each_input_has_tries_of_its_own(install: Install, sources: Sources, kie: FakeKie) -> None:
    timings = replace(SWIFT, source_tries=3)
    async with install(timings=timings, trusted_image_hosts=frozenset({sources.netloc})) as product:
        await ask(product.ada, images=[{"url": f"{sources.url}/{name}.png"} for name in ("later", "later-too")])

        await kie.task()

        assert sources.asked == {"/later.png": 3, "/later-too.png": 3}


async def test_a_row_of_an_older_version_is_sent_as_that_version_sends_it(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    creation_id = await ask(idle.ada, "a heron", style="sty_pencil", aspectRatio="PORTRAIT_2_3", resolution="TWO_K")
    async with idle.database.begin() as connection:
        await connection.execute(update(GenerationTask).values(plan=None))

    async with working(idle.pipeline):
        await finished(idle.database, creation_id)

    assert {name: task_of(kie, kie.tasks[0].prompt).body[name] for name in ("model", "input")} == {
        "model": "nano-banana-pro",
        "input": {
            "prompt": "a heron\n\nStyle: a pencil sketch, graphite lines and fine hatching on white paper.",
            "aspect_ratio": "2:3",
            "resolution": "2K",
            "output_format": "png",
        },
    }


@pytest.mark.embedded
async def test_further_results_are_reported_and_not_stored(
    idle: Installation, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    creation_id = await ask(idle.ada)
    async with working(idle.pipeline):
        task = await kie.task()
        task.results = [f"{kie.url}/results/{task.id}.png", f"{kie.url}/results/{task.id}.png?2", "https://x.example/3"]
        await kie.succeed(task)
        await finished(idle.database, creation_id)

    assert f"task {task.id} of nano-banana-pro has 2 more results than planned" in caplog.text
    found = idle.pipeline.metrics.render()
    assert 'atelier_surplus_results_total{model="nano-banana-pro"} 2.0' in found.decode()
    assert len(await images(idle.database)) == 1


@pytest.mark.embedded
async def test_the_price_and_the_duration_of_a_task_are_stored_at_its_end(idle: Installation, kie: FakeKie) -> None:
    made, failed = await ask(idle.ada, "made"), await ask(idle.ada, "failed")
    async with working(idle.pipeline):
        await kie.task(1)
        for prompt, credits in (("made", 17.5), ("failed", 0.0)):
            task = task_of(kie, prompt)
            task.credits, task.costs = credits, {"createTime": 1_000, "completeTime": 18_250}
        await kie.succeed(task_of(kie, "made"))
        await kie.fail(task_of(kie, "failed"), "500", "broken")
        rows = [await finished(idle.database, each) for each in (made, failed)]

    assert [(each.provider_credits, each.provider_seconds) for each in rows] == [(17.5, 17.25), (0.0, 17.25)]
