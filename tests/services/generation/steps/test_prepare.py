"""PREPARE: an input becomes an image of the generation's own, or the credits go back."""

import asyncio
import random
import tempfile
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

import housekeeping
from db.models.creations import CreationStatus, FailureCode
from db.models.media.uploads import Upload
from db.records.creations import CreationStage
from services.clock import now
from services.media.decoding import decoder
from services.media.decoding.pool import DecoderPool
from services.media.images import deletion
from tests.services.generation.conftest import Install, Installation
from tests.services.generation.pipeline import (
    CREATE,
    ask,
    assert_failed,
    balance,
    cancel,
    delete,
    finished,
    images,
    key_of,
    pass_time,
    reached,
    refunds,
    row,
    stages,
    working,
)
from tests.services.generation.sources import Sources, running_sources
from tests.services.media.decoding import hostile, odd_decoder
from tests.support.kie import FakeKie, picture
from tests.support.requests import http_client
from tests.support.serving import free_port
from tests.support.waiting import until


async def test_an_input_by_address_is_kept_and_handed_to_kie(install: Install, sources: Sources, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/cat.png"})
        made = await finished(product.database, creation_id)

        assert made.status == CreationStatus.SUCCESS
        key = await key_of(product.database, creation_id, "original")
        assert made.original_image_url == product.pipeline.storage.address(key)
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
    async with working(idle.pipeline):
        earlier = await ask(idle.ada, "the first")
        await finished(idle.database, earlier)
    creation_id = await ask(idle.ada, "the second", image={"creationId": earlier})
    key = await key_of(idle.database, earlier)
    await delete(idle.ada, earlier)
    assert await deletion.erase_released(idle.database, idle.pipeline.storage) == 0

    async with working(idle.pipeline):
        made = await finished(idle.database, creation_id)

    await deletion.erase_released(idle.database, idle.pipeline.storage)
    assert made.status == CreationStatus.SUCCESS
    assert await idle.pipeline.storage.size(await key_of(idle.database, creation_id, "original"))
    assert await idle.pipeline.storage.size(key) is None


async def test_an_earlier_creation_whose_bytes_are_gone_ends_with_a_refund(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with working(idle.pipeline):
        earlier = await ask(idle.ada, "the first")
        await finished(idle.database, earlier)
    creation_id = await ask(idle.ada, "the second", image={"creationId": earlier})
    await idle.pipeline.storage.delete(await key_of(idle.database, earlier))

    async with working(idle.pipeline):
        await assert_failed(idle.database, creation_id, FailureCode.IMAGE_UNREADABLE)


async def test_a_generation_and_the_end_of_its_upload_at_once_never_leave_a_charge_without_input(
    idle: Installation, tmp_path: Path, kie: FakeKie
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    kie.finish_at_once = True
    charged, refused = [], 0
    for _ in range(6):
        upload_id = await idle.ada.upload(photo)
        over = update(Upload).where(Upload.id == upload_id).values(expires_at=now() + timedelta(milliseconds=30))
        async with idle.database.begin() as connection:
            await connection.execute(over)
        given: dict[str, object] = {"input": {"prompt": "a cat", "style": "sty_none", "image": {"uploadId": upload_id}}}

        async def end_it() -> None:
            await until(lambda: deletion.forget_uploads(idle.database), 0.2, every=0.001)

        asked, _ = await asyncio.gather(
            asyncio.create_task(later(idle.ada.execute(CREATE, given))), end_it(), return_exceptions=True
        )
        assert not isinstance(asked, BaseException)
        payload = asked["createGeneration"]
        refused += [error["__typename"] for error in payload["errors"]] == ["NotFound"]
        charged += [payload["creation"]["id"]] if payload["creation"] else []
        await deletion.erase_planned(idle.database, idle.pipeline.storage)

    async with working(idle.pipeline):
        made = [await finished(idle.database, creation_id) for creation_id in charged]
    assert len(charged) + refused == 6
    assert {each.status for each in made} <= {CreationStatus.SUCCESS}
    assert await balance(idle.ada) == 1000 - 20 * len(charged)


async def later(answer: Awaitable[dict[str, Any]]) -> dict[str, Any]:
    """Await an answer that is begun at any moment of the 30 ms that the upload has left, and a little after."""
    await asyncio.sleep(random.uniform(0.0, 0.04))
    return await answer


async def test_an_image_goes_with_the_last_of_its_creations_and_its_upload(
    idle: Installation, tmp_path: Path, kie: FakeKie
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    kie.finish_at_once = True
    upload_id = await idle.ada.upload(photo)
    async with working(idle.pipeline):
        creations = []
        for _ in range(3):
            creations.append(await ask(idle.ada, image={"uploadId": upload_id}))
            await finished(idle.database, creations[-1])
    async with idle.database.read() as connection:
        image_id = await connection.scalar(select(Upload.image_id))

    async def kept() -> bool:
        await deletion.erase_released(idle.database, idle.pipeline.storage)
        return image_id in {image.id for image in await images(idle.database)}

    await delete(idle.ada, creations[0])
    await delete(idle.ada, creations[2])
    assert await kept()
    async with idle.database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now()))
    assert await deletion.forget_uploads(idle.database) == 1
    assert await kept()
    await delete(idle.ada, creations[1])
    assert not await kept()


async def test_two_creations_that_share_an_image_and_are_deleted_at_once_leave_nothing(
    idle: Installation, tmp_path: Path, kie: FakeKie
) -> None:
    photo = tmp_path / "photo.png"
    photo.write_bytes(picture())
    kie.finish_at_once = True
    upload_id = await idle.ada.upload(photo)
    async with working(idle.pipeline):
        creations = [await ask(idle.ada, image={"uploadId": upload_id}) for _ in range(4)]
        for creation_id in creations:
            await finished(idle.database, creation_id)
    async with idle.database.begin() as connection:
        await connection.execute(update(Upload).values(expires_at=now()))

    await asyncio.gather(
        *(delete(idle.ada, creation_id) for creation_id in creations), deletion.forget_uploads(idle.database)
    )

    assert all(image.erase_at is not None for image in await images(idle.database))


async def test_what_was_fetched_for_a_generation_taken_back_meanwhile_is_erased(
    install: Install, sources: Sources, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "SWEEP_SECONDS", 3600.0)  # Only the sweep here deletes it.
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        creation_id = await ask(product.ada, image={"url": f"{sources.url}/slow.png"})
        await until(lambda: sources.asked["/slow.png"])
        assert await cancel(product.ada, creation_id) == []
        sources.go_on.set()

        async def released() -> bool:
            return any(image.erase_at is not None for image in await images(product.database))

        await until(released)
        await deletion.erase_released(product.database, product.pipeline.storage)
        assert await product.pipeline.storage.size(f"originals/{creation_id}.png") is None
        assert await images(product.database) == []
        ended = await row(product.database, creation_id)
        assert (ended.status, ended.step, ended.original_image_id) == (CreationStatus.CANCELED, None, None)
        assert await refunds(product.database, creation_id) == 1
        assert kie.tasks == []


async def test_an_input_that_costs_too_much_to_decode_ends_with_a_refund_and_is_not_tried_again(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    sources.pictures = {"/bomb.webp": hostile.WEBP, "/arithmetic.jpg": hostile.arithmetic_jpeg()}
    async with install(trusted_image_hosts=frozenset({sources.netloc})) as product:
        ids = [await ask(product.ada, image={"url": f"{sources.url}{path}"}) for path in sources.pictures]

        failed = [await assert_failed(product.database, each, FailureCode.IMAGE_UNREADABLE) for each in ids]

        assert "976 MB" in str(failed[0].error_message)
        assert "arithmetic" in str(failed[1].error_message)
        assert sources.asked == dict.fromkeys(sources.pictures, 1)
        assert kie.tasks == []


async def test_an_input_that_never_gets_a_turn_at_a_decoder_ends_with_a_refund_when_patience_ends(
    install: Install, sources: Sources, kie: FakeKie
) -> None:
    async with (
        install(trusted_image_hosts=frozenset({sources.netloc}), worker="off") as idle,
        DecoderPool(1, patience=0.01) as decoders,
        decoders._turns.turn("another", patience=1),
    ):
        creation_id = await ask(idle.ada, image={"url": f"{sources.url}/cat.png"})
        async with working(replace(idle.pipeline, decoders=decoders)):
            await until(lambda: sources.asked["/cat.png"] > 2)
            assert (await row(idle.database, creation_id)).status == CreationStatus.WAITING
            await pass_time(idle.database, creation_id, idle.pipeline.timings.storage_patience)
            failed = await assert_failed(idle.database, creation_id, FailureCode.STORAGE_ERROR)

        assert failed.error_message == "The image could not be decoded in time."
        assert kie.tasks == []


@pytest.mark.folder
async def test_uploads_in_every_decoder_take_no_turn_of_the_worker(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kie: FakeKie
) -> None:
    monkeypatch.setattr(decoder, "_PROGRAM", odd_decoder.__name__)
    scratch, photo = tmp_path / "scratch", tmp_path / "photo.png"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    photo.write_bytes(picture())
    kie.finish_at_once = True
    async with install() as product:
        uploads = [asyncio.create_task(user.upload(photo)) for user in (product.ada, product.bob) * 3]
        await until(lambda: len(list(scratch.rglob("image.tried"))) == 2)
        made = await finished(product.database, await ask(product.ada))

        assert made.status == CreationStatus.SUCCESS
        assert not any(upload.done() for upload in uploads)
        (scratch / "go-on").touch()
        assert len(set(await asyncio.gather(*uploads))) == 6
