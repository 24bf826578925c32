"""PREPARE: an input becomes an image of the generation's own, or the credits go back."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

import worker
from client import CREATE_UPLOAD
from db.models.creations import CreationStatus, FailureCode
from db.models.uploads import Upload
from db.records.creations import CreationStage
from db.records.images import ImageRecord
from services.clock import now
from services.images import erasing, keeping
from tests.asking import http_client
from tests.kie import FakeKie, picture
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    balance,
    cancel,
    delete,
    finished,
    images,
    reached,
    refunds,
    row,
    stages,
    working,
)
from tests.services.generation.sources import Sources, running_sources
from tests.serving import free_port
from tests.waiting import until


async def test_an_input_by_address_is_kept_and_handed_to_kie(install: Install, sources: Sources, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/cat.png"})
        made = await finished(product.database, creation_id)

        assert made.status == CreationStatus.SUCCESS
        key = f"originals/{creation_id}.png"
        assert made.original_image_url == product.workshop.storage.address(key)
        assert (await stages(product.database, creation_id))[:2] == [CreationStage.PREPARING, CreationStage.QUEUED]
        (given,) = kie.tasks[0].body["input"]["image_input"]
        assert f"/{key}?" in given
        async with http_client() as http:
            assert (await http.get(given)).content == picture(30, 20)
        assert sources.asked == {"/cat.png": 1}


async def test_what_is_no_image_of_a_fair_size_ends_with_a_refund(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    paths = ["/missing", "/text", "/large", "/endless"]
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        ids = [await ask(product.ada, image={"url": f"{sources.url}{path}"}) for path in paths]

        for creation_id in ids:
            await assert_failed(product.database, creation_id, FailureCode.IMAGE_UNREADABLE)

        assert sources.asked == dict.fromkeys(paths, 1)
        assert kie.tasks == []
        assert await images(product.database) == []
        assert await balance(product.ada) == 1000


async def test_a_redirect_to_a_private_address_is_never_followed(install: Install, sources: Sources) -> None:
    async with running_sources() as private:
        sources.elsewhere = f"{private.url}/cat.png"
        async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
            creation_id = await ask(product.ada, image={"url": f"{sources.url}/elsewhere"})

            failed = await assert_failed(product.database, creation_id, FailureCode.IMAGE_UNREADABLE)

            assert failed.error_message == "This address is not on the public internet."
            assert private.asked == {}


async def test_a_server_that_is_away_is_asked_again_and_not_for_ever(install: Install, sources: Sources) -> None:
    nobody = f"127.0.0.1:{free_port()}"
    async with install(trusted_image_hosts=frozenset({sources.netloc, nobody})) as product:
        back = await ask(product.ada, image={"url": f"{sources.url}/later.png"})
        gone = await ask(product.ada, image={"url": f"http://{nobody}/cat.png"})

        await assert_failed(product.database, gone, FailureCode.IMAGE_UNREADABLE)
        await reached(product.database, back, status=CreationStatus.PROCESSING)

        assert sources.asked == {"/later.png": 3}


async def test_an_upload_that_never_came_ends_with_a_refund(product: Installation) -> None:
    given = {"contentType": "image/png", "byteSize": 100}
    upload = (await product.ada.execute(CREATE_UPLOAD, {"input": given}))["createUpload"]["upload"]

    creation_id = await ask(product.ada, image={"uploadId": upload["id"]})

    failed = await assert_failed(product.database, creation_id, FailureCode.IMAGE_UNREADABLE)
    assert failed.error_message == "Nothing was uploaded."


@pytest.mark.folder
async def test_an_uploaded_picture_needs_no_preparing(product: Installation, tmp_path: Path, kie: FakeKie) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())

    creation_id = await ask(product.ada, image={"uploadId": await product.ada.upload(photo)})

    task = await kie.task()
    assert (await stages(product.database, creation_id))[0] is CreationStage.QUEUED
    assert len(task.body["input"]["image_input"]) == 1


async def test_an_earlier_creation_may_be_deleted_once_it_was_asked_for_as_an_input(
    idle: Installation, kie: FakeKie
) -> None:
    kie.finish_at_once = True
    async with working(idle.workshop):
        earlier = await ask(idle.ada, "the first")
        await finished(idle.database, earlier)
    creation_id = await ask(idle.ada, "the second", image={"creationId": earlier})
    await delete(idle.ada, earlier)
    assert await erasing.erase_released(idle.database, idle.workshop.storage) == 0

    async with working(idle.workshop):
        made = await finished(idle.database, creation_id)

    await erasing.erase_released(idle.database, idle.workshop.storage)
    assert made.status == CreationStatus.SUCCESS
    assert await idle.workshop.storage.size(f"originals/{creation_id}.png")
    assert await idle.workshop.storage.size(f"generated/{earlier}.png") is None


async def test_an_earlier_creation_whose_bytes_are_gone_ends_with_a_refund(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with working(idle.workshop):
        earlier = await ask(idle.ada, "the first")
        await finished(idle.database, earlier)
    creation_id = await ask(idle.ada, "the second", image={"creationId": earlier})
    await idle.workshop.storage.delete(f"generated/{earlier}.png")

    async with working(idle.workshop):
        await assert_failed(idle.database, creation_id, FailureCode.IMAGE_UNREADABLE)


@pytest.mark.folder
async def test_an_image_that_a_generation_has_taken_as_its_upload_was_found_to_be_over_is_kept(
    idle: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    upload_id = await idle.ada.upload(photo)
    async with idle.database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now() - timedelta(days=2)))
    remove, taken = idle.workshop.storage.delete, []

    async def taken_meanwhile(*keys: str) -> None:
        taken.append(await ask(idle.ada, image={"uploadId": upload_id}))
        await remove(*keys)

    monkeypatch.setattr(idle.workshop.storage, "delete", taken_meanwhile)
    assert await erasing.forget_uploads(idle.database, idle.workshop.storage) == 1

    (kept,) = await images(idle.database)
    (creation_id,) = taken
    assert (kept.id, kept.erase_at) == ((await row(idle.database, creation_id)).original_image_id, None)


@pytest.mark.folder
async def test_an_image_that_came_while_its_upload_was_taken_goes_with_the_upload(
    idle: Installation, tmp_path: Path, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    keep, taken = keeping.keep, []

    async def taken_meanwhile(*given: Any, **named: Any) -> ImageRecord:
        image = await keep(*given, **named)
        async with idle.database.read() as connection:
            upload_id = await connection.scalar(select(Upload.id))
        taken.append(await ask(idle.ada, image={"uploadId": upload_id}))
        return image

    monkeypatch.setattr(keeping, "keep", taken_meanwhile)
    kie.finish_at_once = True
    await idle.ada.upload(photo)
    (creation_id,) = taken
    async with working(idle.workshop):
        made = await finished(idle.database, creation_id)
    assert made.status == CreationStatus.SUCCESS
    async with idle.database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now() - timedelta(days=2)))

    assert await erasing.forget_uploads(idle.database, idle.workshop.storage) == 1
    assert await erasing.erase_released(idle.database, idle.workshop.storage) == 1

    kept = {image.id for image in await images(idle.database)}
    assert kept == {made.original_image_id, made.generated_image_id}


async def test_what_was_fetched_for_a_generation_taken_back_meanwhile_is_erased(
    install: Install, sources: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "SWEEP_SECONDS", 3600.0)  # It is swept here, and by nobody else.
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/slow.png"})
        await until(lambda: sources.asked["/slow.png"])
        assert await cancel(product.ada, creation_id) == []
        sources.go_on.set()

        async def released() -> bool:
            return any(image.erase_at is not None for image in await images(product.database))

        await until(released)
        await erasing.erase_released(product.database, product.workshop.storage)
        assert await product.workshop.storage.size(f"originals/{creation_id}.png") is None
        assert await images(product.database) == []
        ended = await row(product.database, creation_id)
        assert (ended.status, ended.step, ended.original_image_id) == (CreationStatus.CANCELED, None, None)
        assert await refunds(product.database, creation_id) == 1
        assert kie.tasks == []
