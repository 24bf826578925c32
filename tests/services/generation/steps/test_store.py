"""STORE: Kie.ai's image is stored, or the credits are refunded."""

import asyncio
import errno
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

import pytest
from msgspec.structs import replace
from sqlalchemy import update
from starlette.responses import Response

import worker
from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, GenerationTask, Step
from services.clock import now
from services.diagnostics.checks.provider import check_results
from services.diagnostics.findings import CheckStatus
from services.generation.steps.context import PipelineContext
from services.generation.steps.result_faults import TREATMENTS, ResultFault, fault_of
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import ImageUnreadable, Reason
from services.media.images import store
from services.media.safe_download.fetcher import Fetcher
from services.media.storage.base import Storage, StorageError
from services.providers.base import Profile
from tests.services.generation.conftest import SWIFT, Install, Installation
from tests.services.generation.pipeline import (
    ask,
    assert_failed,
    finished,
    images,
    key_of,
    pass_time,
    reached,
    row,
    working,
)
from tests.services.media.decoding import hostile
from tests.services.media.formats.odd_pictures import SHOWN
from tests.support.kie import FakeKie, Task, picture
from tests.support.waiting import until

IMPATIENT = replace(SWIFT, storage_patience=timedelta(milliseconds=300), result_patience=timedelta(milliseconds=300))


def listing(installation: Installation, *hosts: str) -> Profile:
    """Return the provider's profile with these hosts of results."""
    return replace(installation.pipeline.provider.profile, result_hosts=frozenset(hosts))


class Failing:
    """A storage that stores nothing for its first ``failures`` tries: it fails or hangs."""

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


def failing(pipeline: PipelineContext, failures: int, *, hangs: bool = False) -> tuple[PipelineContext, Failing]:
    storage = Failing(pipeline.storage, failures, hangs=hangs)
    return replace(pipeline, storage=cast("Storage", storage)), storage


@pytest.mark.embedded
async def test_an_address_that_has_expired_is_renewed(product: Installation, kie: FakeKie) -> None:
    answers = iter([Response(status_code=403)])
    kie.on_result = lambda _: next(answers, None)
    kie.finish_at_once = True

    made = await finished(product.database, await ask(product.ada))

    assert made.status == CreationStatus.SUCCESS
    assert kie.renewed == [f"{kie.url}/results/{kie.tasks[0].id}.png"]


@pytest.mark.embedded
async def test_a_result_that_is_no_image_yet_is_read_again_from_a_renewed_address(
    product: Installation, kie: FakeKie
) -> None:
    answers = iter([Response("<h1>Not yet</h1>"), Response(status_code=500)])
    kie.on_result = lambda _: next(answers, None)
    kie.finish_at_once = True

    made = await finished(product.database, await ask(product.ada))

    assert made.status == CreationStatus.SUCCESS
    assert kie.renewed == [f"{kie.url}/results/{kie.tasks[0].id}.png"] * 2


USELESS = {
    "a page": (Response("<h1>A page</h1>"), 3),
    "a drawing": (Response('<svg xmlns="http://www.w3.org/2000/svg"/>', media_type="image/svg+xml"), 3),
    "damaged": (Response(picture(300, 200)[:-100]), 3),
    "too costly": (Response(hostile.arithmetic_jpeg()), 3),
    "a packed file": (Response(picture(), headers={"Content-Encoding": "gzip"}), 3),
    "too large": (Response(headers={"Content-Length": str(80 * 2**20)}), 1),
}


async def test_a_result_that_can_never_be_used_ends_with_a_refund_after_few_reads(
    product: Installation, kie: FakeKie
) -> None:
    read = Counter[str]()

    def answer(task: Task) -> Response:
        read[task.prompt] += 1
        return USELESS[task.prompt][0]

    kie.on_result = answer
    kie.finish_at_once = True
    ids = [await ask(product.ada, prompt) for prompt in USELESS]

    for creation_id in ids:
        await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)

    assert read == {prompt: reads for prompt, (_, reads) in USELESS.items()}
    assert await images(product.database) == []


ODD = [
    "jpeg, a comment of scans",
    "jpeg, resources of Photoshop that end early",
    "jpeg, the end missing",
    "png, text that unpacks to much",
    "png, text behind the pixels with a wrong checksum",
    "png, a profile with a wrong checksum",
    "png, the end missing",
    "webp, metadata announced and missing",
]


@pytest.mark.embedded
async def test_a_result_that_browsers_show_is_kept_at_the_first_read_whatever_its_metadata(
    product: Installation, kie: FakeKie
) -> None:
    read = Counter[str]()

    def answer(task: Task) -> Response:
        read[task.prompt] += 1
        return Response(SHOWN[task.prompt])

    kie.on_result = answer
    kie.finish_at_once = True

    for creation_id in [await ask(product.ada, prompt) for prompt in ODD]:
        made = await finished(product.database, creation_id)
        assert made.status == CreationStatus.SUCCESS

    assert read == dict.fromkeys(ODD, 1)


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/cat.png", "https://10.0.0.1/cat.png", "https://host.local/"])
@pytest.mark.embedded
async def test_a_result_at_a_private_address_ends_with_a_refund_at_once(
    product: Installation, kie: FakeKie, address: str
) -> None:
    creation_id = await ask(product.ada)
    task = await kie.task()
    task.results = [address]
    await kie.succeed(task)

    failed = await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)
    assert (failed.attempts, failed.result_reads, kie.renewed) == (0, 1, [])


def test_every_reason_why_an_image_is_not_taken_is_a_fault_of_a_result() -> None:
    assert {fault_of(ImageUnreadable(reason, "")) for reason in Reason} <= set(TREATMENTS)


def test_no_useless_result_holds_its_credits_for_a_minute() -> None:
    waits = {
        fault: (treatment.reads - 1) * (treatment.every or timedelta(0))
        for fault, treatment in TREATMENTS.items()
        if treatment.reads is not None
    }

    assert set(ResultFault) - set(waits) == {ResultFault.UNLISTED_HOST, ResultFault.AWAY}
    assert waits[ResultFault.DAMAGED] == timedelta(seconds=30)
    assert max(waits.values()) <= timedelta(seconds=30)


@pytest.mark.embedded
async def test_a_result_on_a_public_host_that_is_not_listed_waits_until_a_setting_lists_it(
    idle: Installation, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    kie.finish_at_once = True
    kie.on_read = partial(_success_at, ["https://files.kie.example/cat.png"])
    every = TREATMENTS[ResultFault.UNLISTED_HOST].every or timedelta(0)
    patient = replace(idle.pipeline.timings, result_faults=TREATMENTS)
    creation_id = await ask(idle.ada)
    async with working(replace(idle.pipeline, timings=patient)):
        refused = await reached(idle.database, creation_id, result_refused_host="files.kie.example", lease=None)
        for _ in range(2):
            await pass_time(idle.database, creation_id, every)
            await until(partial(_attempts_are, idle.database, creation_id, refused.attempts + 1))
            refused = await row(idle.database, creation_id)

    assert timedelta(minutes=4) < refused.due_at - now() <= every == timedelta(minutes=5)
    assert (refused.step, refused.result_reads) == (Step.STORE, 0)
    told = [record.message for record in caplog.records if "KIE_AI_RESULT_HOSTS" in record.message]
    assert len(told) == 1
    assert "files.kie.example" in told[0]

    finding = await check_results(idle.database, listing(idle, "*.kie.ai"))
    assert (finding.status, "files.kie.example (1)" in finding.message) == (CheckStatus.WARNING, True)
    assert "KIE_AI_RESULT_HOSTS" in finding.advice
    assert (await check_results(idle.database, listing(idle, "files.kie.example"))).status is CheckStatus.OK

    async def loopback(_host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    port = urlsplit(kie.url).port
    kie.on_read = None
    async with idle.database.begin() as connection:
        address = f"http://files.kie.example:{port}/results/{kie.tasks[0].id}.png"
        await connection.execute(update(GenerationTask).values(result_url=address))
    results = Fetcher(
        allowed_hosts=frozenset({f"files.kie.example:{port}"}),
        only_allowed=True,
        max_bytes=10**6,
        timeout=20.0,
        user_agent="tests",
        resolve=loopback,
    )
    await pass_time(idle.database, creation_id, every)
    async with working(replace(idle.pipeline, results=results)):
        assert (await finished(idle.database, creation_id)).status == CreationStatus.SUCCESS
    await results.aclose()
    assert (await check_results(idle.database, listing(idle))).status is CheckStatus.OK


def _success_at(addresses: list[str], task: Task) -> None:
    task.results = addresses


async def _attempts_are(database: Database, creation_id: str, count: int) -> bool:
    found = await row(database, creation_id)
    return bool(found.attempts == count and found.lease is None)


@pytest.mark.embedded
async def test_a_result_that_was_refused_for_its_host_all_the_time_ends_with_a_refund_when_patience_ends(
    install: Install, kie: FakeKie
) -> None:
    async with install() as product:
        creation_id = await ask(product.ada)
        task = await kie.task()
        task.results = ["https://files.kie.example/cat.png"]
        await kie.succeed(task)
        refused = await reached(product.database, creation_id, result_refused_host="files.kie.example")
        assert refused.step == Step.STORE
        await pass_time(product.database, creation_id, product.pipeline.timings.result_patience)

        await assert_failed(product.database, creation_id, FailureCode.PROVIDER_ERROR)

        # The doctor still names the host that it was lost for.
        finding = await check_results(product.database, listing(product))
        assert "files.kie.example (1)" in finding.message


async def test_a_result_whose_server_fails_keeps_its_credits_for_an_hour(product: Installation, kie: FakeKie) -> None:
    failures = iter(range(20))
    kie.on_result = lambda _: Response(status_code=503) if next(failures, None) is not None else None
    kie.finish_at_once = True

    made = await finished(product.database, await ask(product.ada))

    assert (made.status, made.result_reads) == (CreationStatus.SUCCESS, 0)
    assert product.pipeline.timings.result_patience == timedelta(hours=1)


async def test_a_storage_that_comes_back_gets_the_image(idle: Installation, kie: FakeKie) -> None:
    kie.finish_at_once = True
    pipeline, storage = failing(idle.pipeline, 4)
    creation_id = await ask(idle.ada)

    async with working(pipeline):
        made = await finished(idle.database, creation_id)

    # The picture and its thumbnail, three times.
    assert (made.status, storage.tries) == (CreationStatus.SUCCESS, 6)
    assert await idle.pipeline.storage.size(await key_of(idle.database, creation_id))


@pytest.mark.parametrize(
    ("hangs", "code"), [(False, FailureCode.STORAGE_ERROR), (True, FailureCode.PROVIDER_ERROR)], ids=["away", "hangs"]
)
async def test_a_storage_that_stays_so_ends_with_a_refund_when_patience_ends(
    idle: Installation, kie: FakeKie, monkeypatch: pytest.MonkeyPatch, hangs: bool, code: FailureCode
) -> None:
    if hangs:
        monkeypatch.setattr(worker, "STEP_SECONDS", 0.5)
    kie.finish_at_once = True
    pipeline, storage = failing(idle.pipeline, 1_000_000, hangs=hangs)
    creation_id = await ask(idle.ada)

    async with working(pipeline):
        await until(lambda: storage.tries > 2)
        assert (await row(idle.database, creation_id)).status == CreationStatus.PROCESSING
        await pass_time(idle.database, creation_id, pipeline.timings.storage_patience)
        await assert_failed(idle.database, creation_id, code)


@pytest.mark.embedded
async def test_a_full_disk_under_the_downloads_ends_with_a_refund(
    install: Install, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> AbstractAsyncContextManager[Path]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store, "scratch_folder", full)
    kie.finish_at_once = True
    async with install(timings=IMPATIENT) as product:
        await assert_failed(product.database, await ask(product.ada), FailureCode.STORAGE_ERROR)


@pytest.mark.embedded
async def test_a_result_that_never_gets_a_turn_at_a_decoder_ends_with_a_refund_when_patience_ends(
    idle: Installation, kie: FakeKie
) -> None:
    fetched: list[object] = []
    kie.on_result = fetched.append
    kie.finish_at_once = True
    creation_id = await ask(idle.ada)
    async with (
        DecoderPool(1, patience=0.01) as decoders,
        decoders._turns.turn("another", patience=1),
        working(replace(idle.pipeline, decoders=decoders)),
    ):
        await until(lambda: len(fetched) > 2)
        assert (await row(idle.database, creation_id)).status == CreationStatus.PROCESSING
        await pass_time(idle.database, creation_id, idle.pipeline.timings.storage_patience)
        failed = await assert_failed(idle.database, creation_id, FailureCode.STORAGE_ERROR)

    assert failed.error_message == "The image was made but could not be decoded in time."


@pytest.mark.embedded
async def test_a_result_that_costs_too_much_to_decode_ends_with_a_refund(install: Install, kie: FakeKie) -> None:
    kie.on_result = lambda _: Response(hostile.WEBP)
    kie.finish_at_once = True
    async with install(timings=IMPATIENT) as product:
        await assert_failed(product.database, await ask(product.ada), FailureCode.PROVIDER_ERROR)

        assert await images(product.database) == []
