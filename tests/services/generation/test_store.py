"""STORE: what Kie.ai made is kept, or the credits go back."""

import asyncio
import errno
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import cast

import pytest
from starlette.responses import Response

import worker
from db.models.creations import CreationStatus, FailureCode
from services.generation.workshop import Workshop
from services.images import keeping
from services.storage.base import Storage, StorageError
from tests.kie import FakeKie
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    finished,
    images,
    pass_time,
    row,
    task_of,
    working,
)
from tests.services.generation.sources import running_sources
from tests.waiting import until

IMPATIENT = replace(SWIFT, storage_patience=timedelta(milliseconds=300), result_patience=timedelta(milliseconds=300))


class Failing:
    """A storage that stores nothing for its first ``failures`` tries: it says so, or it hangs."""

    def __init__(self, storage: Storage, failures: int, *, hangs: bool) -> None:
        self._storage = storage
        self.failures = failures
        self.hangs = hangs
        self.tries = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._storage, name)

    async def put(self, key: str, source: Path, *, content_type: str) -> None:
        self.tries += 1
        if self.tries <= self.failures and self.hangs:
            await asyncio.Event().wait()
        if self.tries <= self.failures:
            raise StorageError("The disk is full.")
        await self._storage.put(key, source, content_type=content_type)


def failing(workshop: Workshop, failures: int, *, hangs: bool = False) -> tuple[Workshop, Failing]:
    storage = Failing(workshop.storage, failures, hangs=hangs)
    return replace(workshop, storage=cast("Storage", storage)), storage


async def test_an_address_that_has_expired_is_renewed(product: Installation, kie: FakeKie) -> None:
    answers = iter([Response(status_code=403)])
    kie.on_result = lambda _: next(answers, None)
    kie.finish_at_once = True

    made = await finished(product.database, await ask(product.ada))

    assert made.status == CreationStatus.SUCCESS
    assert kie.renewed == [f"{kie.url}/results/{kie.tasks[0].id}.png"]


async def test_a_result_that_is_no_image_is_fetched_again(product: Installation, kie: FakeKie) -> None:
    answers = iter([Response("<h1>Not yet</h1>"), Response(status_code=500)])
    kie.on_result = lambda _: next(answers, None)
    kie.finish_at_once = True

    made = await finished(product.database, await ask(product.ada))

    assert made.status == CreationStatus.SUCCESS
    assert kie.renewed == []


async def test_a_result_that_never_is_an_image_of_a_named_host_ends_with_a_refund(
    install: Install, kie: FakeKie
) -> None:
    kie.on_result = lambda _: Response("<h1>A page</h1>")
    async with running_sources() as elsewhere, install(timings=IMPATIENT) as product:
        ids = [await ask(product.ada, prompt) for prompt in ("a page", "from elsewhere")]
        await kie.task(1)
        task_of(kie, "from elsewhere").results = [f"{elsewhere.url}/cat.png"]
        for task in kie.tasks:
            await kie.succeed(task)

        for creation_id in ids:
            await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)

        assert elsewhere.asked == {}
        assert await images(product.database) == []


async def test_a_storage_that_comes_back_gets_the_image(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    workshop, storage = failing(idle.workshop, 4)
    creation_id = await ask(idle.ada)

    async with working(workshop):
        made = await finished(idle.database, creation_id)

    # The picture and its thumbnail, three times.
    assert (made.status, storage.tries) == (CreationStatus.SUCCESS, 6)
    assert await idle.workshop.storage.size(f"generated/{creation_id}.png")


@pytest.mark.parametrize(
    ("hangs", "code"), [(False, FailureCode.STORAGE_ERROR), (True, FailureCode.PROVIDER_ERROR)], ids=["away", "hangs"]
)
async def test_a_storage_that_stays_so_ends_with_a_refund_when_patience_ends(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch, hangs: bool, code: FailureCode
) -> None:
    if hangs:
        monkeypatch.setattr(worker, "STEP_SECONDS", 0.5)
    kie.finish_at_once = True
    workshop, storage = failing(idle.workshop, 1_000_000, hangs=hangs)
    creation_id = await ask(idle.ada)

    async with working(workshop):
        await until(lambda: storage.tries > 2)
        assert (await row(idle.database, creation_id)).status == CreationStatus.PROCESSING
        await pass_time(idle.database, creation_id, workshop.timings.storage_patience)
        await assert_failed(idle.database, creation_id, code)


async def test_a_full_disk_under_the_downloads_ends_with_a_refund(
    install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> AbstractAsyncContextManager[Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(keeping, "scratch_folder", full)
    kie.finish_at_once = True
    async with install(timings=IMPATIENT) as product:
        await assert_failed(product.database, await ask(product.ada), FailureCode.STORAGE_ERROR)
