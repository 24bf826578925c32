"""Privacy: no metadata of a camera leaves with an input of any kind, and a result states its provenance."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from sqlalchemy import Row, select, update

from db.models.media.images import Image as StoredImage
from db.models.media.uploads import Upload
from db.records.images import ImageRecord
from services.clock import now
from services.media.formats.provenance import MARK
from services.media.images import deletion, store, stripping
from services.media.images.stripping import Stripping, StrippingResult
from tests.faults.test_objects import objects, pass_hours, sweep
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import ask, delete, finished, history, images, row, working
from tests.services.generation.sources import Sources
from tests.services.media.decoding.test_pillow import close
from tests.services.media.formats import photographs
from tests.services.media.formats.photographs import PHOTOGRAPHS, SECRET, exif
from tests.services.media.formats.test_provenance import SIGNED, stated
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.waiting import until

# Files are read and written by one code for all storages; some tests walk through a bucket too.
pytestmark = pytest.mark.embedded

RETRY = "mutation ($id: ID!) { retryGeneration(input: { id: $id }) { creation { id } errors { __typename } } }"
TOP, BOTTOM = (200, 30, 30), (30, 30, 200)
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}


def lying(kind: str) -> bytes:
    """Return a photograph that a phone took on its side: shown upright it is 32 wide and 64 high, red at its top."""
    upright = Image.new("RGB", (32, 64), TOP)
    upright.paste(BOTTOM, (0, 32, 32, 64))
    return photographs.encoded(upright.transpose(Image.Transpose.ROTATE_90), kind, exif=exif(6))


INPUTS: dict[str, Callable[[], bytes]] = {
    "a JPEG": PHOTOGRAPHS["JPEG: Exif with a position"][1],
    "a JPEG with a city": PHOTOGRAPHS["JPEG: IPTC with a city"][1],
    "a Motion Photo": PHOTOGRAPHS["JPEG: a Motion Photo"][1],
    "a PNG": PHOTOGRAPHS["PNG: Exif behind its pixels"][1],
    "a WebP": PHOTOGRAPHS["WebP: XMP"][1],
    "a JPEG on its side": lambda: lying("JPEG"),
    "a WebP on its side": lambda: lying("WEBP"),
}


def assert_clean(data: bytes) -> None:
    image = Image.open(io.BytesIO(data))
    assert SECRET not in data
    assert dict(image.getexif()) == {}
    assert not {"exif", "xmp", "comment", "photoshop"} & set(image.info)
    if image.size != photographs.noise().size:
        assert image.size == (32, 64)
        assert close(image.convert("RGB").getpixel((16, 8)), TOP)


async def read(url: str) -> bytes:
    async with http_client() as http:
        answer = await http.get(url)
        assert answer.status_code == 200
        return answer.content


async def stored(product: Installation, key: str, folder: Path) -> bytes:
    await product.pipeline.storage.fetch(key, folder / "stored", max_bytes=10**8)
    return (folder / "stored").read_bytes()


async def fail_and_retry(product: Installation, kie: FakeKie, number: int, creation_id: str) -> str:
    """Let a task fail and its creation be tried again; return the id of the new creation, once that has succeeded."""
    await kie.fail(await kie.task(number), "500", "Internal error")
    await finished(product.database, creation_id)
    payload = (await product.ada.execute(RETRY, {"id": creation_id}))["retryGeneration"]
    assert payload["errors"] == []
    await kie.succeed(await kie.task(number + 1))
    retried = str(payload["creation"]["id"])
    await finished(product.database, retried)
    return retried


async def upload(product: Installation, data: bytes, folder: Path) -> str:
    photo = folder / f"photo{SUFFIXES[Image.open(io.BytesIO(data)).format or '']}"
    photo.write_bytes(data)
    return await product.ada.upload(photo)


async def make_unclean(product: Installation, image_id: str, data: bytes, folder: Path) -> None:
    """Store an input again as an older version would have stored it: as it came."""
    path = folder / "as it came"
    path.write_bytes(data)
    mine = StoredImage.id == image_id
    async with product.database.begin() as connection:
        stored_as = (
            await connection.execute(select(StoredImage.storage_key, StoredImage.content_type).where(mine))
        ).one()
        await connection.execute(update(StoredImage).where(mine).values(uncleaned=True, byte_size=len(data)))
    await product.pipeline.storage.put(stored_as.storage_key, path, content_type=stored_as.content_type)


async def original_of(product: Installation, creation_id: str) -> str:
    return str((await row(product.database, creation_id)).original_image_id)


async def record_of(product: Installation, image_id: str) -> Row[Any]:
    return next(each for each in await images(product.database) if each.id == image_id)


@pytest.mark.parametrize("name", INPUTS)
async def test_an_input_by_address_leaves_without_its_metadata(
    install: Install, sources: Sources, kie: FakeKie, tmp_path: Path, name: str
) -> None:
    sources.pictures = {"/photo": INPUTS[name]()}
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/photo"})
        (given,) = (await kie.task()).body["input"]["image_input"]

        data = await read(given)
        assert_clean(data)
        kept = await record_of(product, await original_of(product, creation_id))
        assert kept.byte_size == len(data)
        assert (kept.width, kept.height) == Image.open(io.BytesIO(data)).size
        assert SECRET not in await stored(product, kept.thumbnail_key, tmp_path)


@pytest.mark.parametrize("name", INPUTS)
async def test_an_upload_leaves_without_its_metadata_and_what_was_sent_goes_at_once(
    idle: Installation, kie: FakeKie, tmp_path: Path, name: str
) -> None:
    upload_id = await upload(idle, INPUTS[name](), tmp_path)
    first, second = [await ask(idle.ada, prompt, image={"uploadId": upload_id}) for prompt in ("one", "two")]
    async with working(idle.pipeline):
        for number in range(2):
            (given,) = (await kie.task(number)).body["input"]["image_input"]
            assert_clean(await read(given))

        async def gone() -> bool:
            return not any(key.startswith("uploads/") for key in objects(idle))

        await until(gone)

    for creation_id in (first, second):
        image = await record_of(idle, await original_of(idle, creation_id))
        assert_clean(await stored(idle, image.storage_key, tmp_path))


@pytest.mark.scaled
async def test_kie_gets_the_clean_bytes_if_it_cannot_reach_the_installation(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    upload_id = await upload(idle, INPUTS["a JPEG"](), tmp_path)
    await ask(idle.ada, image={"uploadId": upload_id})

    async with working(replace(idle.pipeline, reachable=False)):
        await until(lambda: kie.uploads)

    assert b"\xff\xd8\xff" in kie.uploads[0]
    assert SECRET not in kie.uploads[0]
    assert b"Exif" not in kie.uploads[0]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.scaled
async def test_a_result_is_marked_and_an_input_that_is_a_result_keeps_the_mark(
    idle: Installation, kie: FakeKie, tmp_path: Path, kind: str
) -> None:
    kie.finish_at_once = True
    result = photographs.encoded(photographs.noise(), kind)
    kie.on_create = lambda task: setattr(task, "result", result)
    async with working(idle.pipeline):
        first = await ask(idle.ada)
        made = await finished(idle.database, first)
        kie.finish_at_once = False
        second = await ask(idle.ada, image={"creationId": first})
        retried = await fail_and_retry(idle, kie, 1, second)

    generated = await record_of(idle, made.generated_image_id)
    data = await stored(idle, generated.storage_key, tmp_path)
    assert stated(data) == stated(photographs.jpeg(xmp=MARK))
    assert generated.byte_size == len(data)
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(io.BytesIO(result)).tobytes()
    assert stated(await stored(idle, generated.thumbnail_key, tmp_path)) == stated(data)
    for creation_id in (second, retried):
        original = await record_of(idle, await original_of(idle, creation_id))
        assert await stored(idle, original.storage_key, tmp_path) == data
        assert stated(await stored(idle, original.thumbnail_key, tmp_path)) == stated(data)


@pytest.mark.parametrize("name", SIGNED)
async def test_a_result_with_c2pa_is_kept_and_handed_on_byte_for_byte(
    idle: Installation, kie: FakeKie, tmp_path: Path, name: str
) -> None:
    kie.finish_at_once = True
    result = SIGNED[name]()
    kie.on_create = lambda task: setattr(task, "result", result)
    async with working(idle.pipeline):
        first = await ask(idle.ada)
        made = await finished(idle.database, first)
        second = await ask(idle.ada, image={"creationId": first})
        await finished(idle.database, second)

    generated = await record_of(idle, made.generated_image_id)
    original = await record_of(idle, await original_of(idle, second))
    assert await stored(idle, generated.storage_key, tmp_path) == result
    assert await stored(idle, original.storage_key, tmp_path) == result
    assert stated(await stored(idle, generated.thumbnail_key, tmp_path)) == stated(photographs.jpeg(xmp=MARK))


async def test_a_photograph_that_states_to_be_made_by_an_ai_is_a_photograph(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    claimed = photographs.jpeg(photographs.c2pa_segment(), xmp=MARK + SECRET, exif=exif())
    await ask(idle.ada, image={"uploadId": await upload(idle, claimed, tmp_path)})

    async with working(idle.pipeline):
        (given,) = (await kie.task()).body["input"]["image_input"]
        data = await read(given)

    assert_clean(data)
    assert b"c2pa" not in data


@pytest.mark.scaled
async def test_an_input_that_an_older_version_stored_is_cleaned_before_it_is_handed_over(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    photo = INPUTS["a JPEG"]()
    upload_id = await upload(idle, photo, tmp_path)
    first = await ask(idle.ada, "one", image={"uploadId": upload_id})
    async with working(idle.pipeline):
        await kie.task()
        await make_unclean(idle, await original_of(idle, first), photo, tmp_path)
        await fail_and_retry(idle, kie, 0, first)
        await make_unclean(idle, await original_of(idle, first), photo, tmp_path)
        await ask(idle.ada, "two", image={"uploadId": upload_id})
        await kie.task(2)

    for task in kie.tasks[1:]:
        (given,) = task.body["input"]["image_input"]
        assert_clean(await read(given))


async def stored_by_an_older_version(product: Installation, kie: FakeKie, folder: Path) -> dict[str, str]:
    """Make creations from photographs and from a result, and store their images as an older version did."""
    kie.finish_at_once = True
    made: dict[str, str] = {}
    async with working(product.pipeline):
        for name, make in INPUTS.items():
            creation_id = await ask(product.ada, name, image={"uploadId": await upload(product, make(), folder)})
            await finished(product.database, creation_id)
            made[name] = creation_id
        first = made["a JPEG"]
        kie.finish_at_once = False
        made["a result"] = await ask(product.ada, image={"creationId": first})
        made["a result, again"] = await fail_and_retry(product, kie, len(INPUTS), made["a result"])
    for name, make in INPUTS.items():
        image_id = await original_of(product, made[name])
        data = make()
        if Image.open(io.BytesIO(data)).format == "WEBP" and "side" in name:
            # The clean one is of another type, and so is its key.
            await rename(product, image_id, ".webp")
        await make_unclean(product, image_id, data, folder)
    async with product.database.begin() as connection:
        await connection.execute(update(StoredImage).values(uncleaned=True))
    return made


async def rename(product: Installation, image_id: str, ending: str) -> None:
    mine = StoredImage.id == image_id
    async with product.database.begin() as connection:
        key = await connection.scalar(select(StoredImage.storage_key).where(mine))
        new = str(key).rpartition(".")[0] + ending
        await connection.execute(update(StoredImage).where(mine).values(storage_key=new, content_type="image/webp"))
    await product.pipeline.storage.delete(str(key))


@pytest.mark.scaled
async def test_stored_inputs_are_stripped_and_results_keep_what_they_state(
    idle: Installation, kie: FakeKie, tmp_path: Path
) -> None:
    made = await stored_by_an_older_version(idle, kie, tmp_path)
    before = {each.id: each for each in await images(idle.database)}
    old = objects(idle)
    storage = idle.pipeline.storage
    run = Stripping(idle.database, storage, idle.pipeline.decoders)

    dry = await stripping.strip(replace(run, dry=True))
    assert {each.id: each for each in await images(idle.database)} == before
    assert objects(idle) == old
    outcomes = await stripping.strip(run)
    again = await stripping.strip(run)

    # Each creation but the one that failed has a result, and two have an input that is one.
    results = len(made) - 1 + 2
    assert outcomes == dry == {StrippingResult.CLEANED: len(INPUTS), StrippingResult.RESULT: results}
    assert again == {}
    assert old < objects(idle)  # Addresses that were given out still work.
    for name, creation_id in made.items():
        found = await row(idle.database, creation_id)
        original = await record_of(idle, found.original_image_id)
        data = await stored(idle, original.storage_key, tmp_path)
        if name not in INPUTS:
            assert stated(data) == stated(photographs.jpeg(xmp=MARK))
            assert dict(original._mapping) == dict(before[original.id]._mapping) | {"uncleaned": False}
            continue
        assert_clean(data)
        assert original.storage_key not in old
        assert (original.byte_size, original.width, original.height) == (len(data), *Image.open(io.BytesIO(data)).size)
        assert found.original_image_url == storage.address(original.storage_key)
        shown = (await history(idle.database, creation_id))[-1].original_image
        assert shown is not None
        assert (shown.storage_key, shown.byte_size, shown.content_type) == (
            *(original.storage_key, original.byte_size),
            original.content_type,
        )
        assert SECRET not in await read(storage.reading_url(shown.storage_key, content_type=shown.content_type))
    await pass_hours(idle.database, 4)
    await sweep(idle)
    kept = await images(idle.database)
    assert objects(idle) == {key for each in kept for key in (each.storage_key, each.thumbnail_key)}


@pytest.mark.scaled
async def test_an_image_that_is_deleted_while_it_is_stripped_leaves_nothing(
    idle: Installation, kie: FakeKie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kie.finish_at_once = True
    photo = INPUTS["a JPEG"]()
    async with working(idle.pipeline):
        creation_id = await ask(idle.ada, image={"uploadId": await upload(idle, photo, tmp_path)})
        await finished(idle.database, creation_id)
    await make_unclean(idle, await original_of(idle, creation_id), photo, tmp_path)
    keep = store.keep

    async def keep_and_delete(*arguments: Any, **named: Any) -> ImageRecord:
        kept = await keep(*arguments, **named)
        async with idle.database.begin() as connection:
            await connection.execute(update(Upload).values(expires_at=now()))
        await deletion.forget_uploads(idle.database)
        await delete(idle.ada, creation_id)
        return kept

    monkeypatch.setattr(store, "keep", keep_and_delete)
    outcomes = await stripping.strip(Stripping(idle.database, idle.pipeline.storage, idle.pipeline.decoders))

    assert outcomes[StrippingResult.GONE] == 1
    await pass_hours(idle.database, 25)
    await sweep(idle)
    assert all("originals/" not in key for key in objects(idle))
