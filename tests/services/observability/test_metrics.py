"""Metrics: counters and timings, and the numbers of unfinished generations."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from app import create_side_app
from bootstrap.container import open_runtime
from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, Step
from db.queries import limits as limit_queries
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.observability.metrics import DEFECT, SHARED_FOLDER, Metrics
from services.observability.scrapes import Scrapes
from services.providers.errors import ProviderAmbiguous, ProviderRateLimited, ProviderSuspended, SuspensionReason
from settings import Settings
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.scraping import read, scrape
from tests.support.serving import Running, running_app, serving
from tests.support.waiting import until

ROOT = Path(__file__).parents[3]
CREATE = (
    "mutation ($i: CreateGenerationInput!) { createGeneration(input: $i) { creation { id } errors { __typename } } }"
)


async def ask(server: Running, prompt: str, subject: str = "ada") -> str:
    client = await server.user(subject)
    made = (await client.execute(CREATE, {"i": {"prompt": prompt, "style": "sty_pencil"}}))["createGeneration"]
    assert made["errors"] == []
    return str(made["creation"]["id"])


@pytest.fixture
async def idle(settings: Settings) -> AsyncIterator[Running]:
    """A server without a running worker."""
    async with running_app(settings.model_copy(update={"worker": "off"})) as running:
        yield running


def test_two_of_one_process_count_apart() -> None:
    one, other = Metrics(), Metrics()

    one.callback("noted")

    assert read(one.render())["atelier_callbacks_total{verdict=noted}"] == 1
    assert "atelier_callbacks_total{verdict=noted}" not in read(other.render())


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, "ok"),
        (ProviderRateLimited("?", retry_after=10), "throttled"),
        (ProviderSuspended("?", reason=SuspensionReason.CREDITS, retry_after=1, advice=""), "suspended"),
        (ProviderAmbiguous("?"), "ambiguous"),
        (asyncio.CancelledError(), "canceled"),
        (ValueError("?"), "defect"),
    ],
)
def test_a_call_to_kie_is_counted_by_its_outcome(error: BaseException | None, outcome: str) -> None:
    metrics = Metrics()

    def call() -> None:
        with metrics.provider_call("create_task"):
            if error is not None:
                raise error

    if error is None:
        call()
    else:
        with pytest.raises(type(error)):
            call()

    counts = {
        key: value for key, value in read(metrics.render()).items() if key.startswith("atelier_kie_call_seconds_count")
    }
    assert counts == {f"atelier_kie_call_seconds_count{{operation=create_task,outcome={outcome}}}": 1}


def test_a_subscriber_is_live_until_it_leaves() -> None:
    metrics = Metrics()
    audience = metrics.audience("taskUpdated")

    with audience.present():
        audience.join()
        audience.note_delivery()
        live = read(metrics.render())
    assert metrics.audience("taskUpdated") is audience
    ended = read(metrics.render())

    assert live["atelier_subscribers{subscription=taskUpdated}"] == 2
    assert live["atelier_events_delivered_total{subscription=taskUpdated}"] == 1
    assert ended["atelier_subscribers{subscription=taskUpdated}"] == 1


def test_reconnects_are_counted_once_however_often_they_are_read() -> None:
    metrics = Metrics()

    for count in (0, 2, 2, 3):
        metrics.set_reconnects(count)

    assert read(metrics.render())["atelier_broadcaster_reconnects_total"] == 3


_SHARING = """
import sys
from services.observability.metrics import Metrics

metrics = Metrics()
metrics.callback("noted")
metrics._subscribers.labels("taskUpdated").inc()
sys.stdout.buffer.write(metrics.render())
sys.stdout.flush()
sys.stdin.read()
"""


def test_processes_that_share_a_folder_answer_for_each_other_but_not_for_the_dead(tmp_path: Path) -> None:
    environment = os.environ | {SHARED_FOLDER: str(tmp_path)}

    def count() -> dict[str, float]:
        run = subprocess.run(
            [sys.executable, "-c", _SHARING], cwd=ROOT, env=environment, input=b"", capture_output=True, check=True
        )
        return read(run.stdout)

    first, second = count(), count()

    assert first["atelier_callbacks_total{verdict=noted}"] == 1
    assert second["atelier_callbacks_total{verdict=noted}"] == 2
    assert second["atelier_subscribers{subscription=taskUpdated}"] == 1


async def test_a_process_that_only_works_shows_its_figures_and_its_health(settings: Settings) -> None:
    async with open_runtime(settings) as runtime, serving(create_side_app(runtime)) as url:
        runtime.metrics.callback("noted")
        found = await scrape(url)
        async with http_client() as http:
            ready = await http.get(f"{url}/readyz")
            graphql = await http.post(f"{url}/graphql", json={"query": "{ styles { id } }"})

    assert found["atelier_callbacks_total{verdict=noted}"] == 1
    assert (ready.status_code, graphql.status_code) == (200, 404)


async def test_a_publisher_that_fails_is_counted() -> None:
    class Gone(Broadcast):
        async def publish(self, channel: str, message: object) -> None:  # noqa: ARG002 - the base's signature
            raise ConnectionError

    metrics = Metrics()
    broadcast = Gone("memory://")
    async with broadcast, EventPublisher(broadcast, metrics=metrics) as event_publisher:
        event_publisher.publish(work=True)
        await until(lambda: "atelier_published_messages_total{outcome=failed}" in read(metrics.render()))

    assert read(metrics.render())["atelier_published_messages_total{outcome=failed}"] == 1


async def test_without_the_database_the_process_still_answers() -> None:
    missing = Database("postgresql://127.0.0.1:9/none")
    metrics = Metrics()
    metrics.generation_ended(CreationStatus.FAILED, FailureCode.TIMED_OUT, model="z-image", credits=3)
    metrics.step_left(Step.AWAIT, timedelta(seconds=7))
    answer = read(await Scrapes(metrics, missing, lambda: 0).render())
    await missing.close()

    assert answer["atelier_database_reachable"] == 0
    assert answer["atelier_generations_ended_total{reason=timed_out,status=failed}"] == 1
    assert answer["atelier_step_seconds_sum{step=await}"] == 7
    assert not any(name.startswith(("atelier_queue", "atelier_due")) for name in answer)


async def test_the_generations_are_counted_where_they_stand(server: Running, kie: FakeKie, database: Database) -> None:
    await ask(server, "a lake")
    await kie.task()
    metrics = Metrics()

    async def awaited() -> dict[str, float] | None:
        found = read(await Scrapes(metrics, database, lambda: 0).render())
        return found if "atelier_generations{stage=making,status=processing}" in found else None

    found = await until(awaited)

    assert {key: value for key, value in found.items() if key.startswith("atelier_generations{")} == {
        "atelier_generations{stage=making,status=processing}": 1
    }
    assert found["atelier_database_reachable"] == 1
    assert found["atelier_queue_generations"] == 0
    assert found["atelier_queue_oldest_seconds"] == 0


async def test_a_pause_of_kie_is_shown_with_its_remaining_time(database: Database) -> None:
    before = read(await Scrapes(Metrics(), database, lambda: 0).render())
    async with database.begin() as connection:
        await limit_queries.lock_limit(connection, "create", now())
        await limit_queries.pause(connection, "create", now() + timedelta(minutes=5), "credits")
    paused = read(await Scrapes(Metrics(), database, lambda: 0).render())

    assert before["atelier_provider_pause_seconds"] == 0
    assert 290 < paused["atelier_provider_pause_seconds"] <= 300


def test_a_defect_and_a_suspension_are_counted_from_the_first() -> None:
    metrics = Metrics()

    with pytest.raises(ValueError, match="bug"), metrics.step_run(Step.STORE, lambda _: DEFECT):
        raise ValueError("bug")
    with pytest.raises(ProviderSuspended), metrics.provider_call("create_task"):
        raise ProviderSuspended("?", reason=SuspensionReason.KEY, retry_after=1, advice="")
    found = read(metrics.render())

    assert found["atelier_step_defects_total{step=store}"] == 1
    assert found["atelier_step_defects_total{step=submit}"] == 0
    assert found["atelier_kie_suspensions_total"] == 1


async def test_what_waits_is_queued_and_has_an_age(idle: Running, database: Database) -> None:
    for number in range(3):
        await ask(idle, f"lake {number}")

    found = read(await Scrapes(Metrics(), database, lambda: 0).render())

    assert found["atelier_generations{stage=queued,status=waiting}"] == 3
    assert found["atelier_queue_generations"] == 3
    assert found["atelier_due_generations"] == 3
    assert 0 < found["atelier_queue_oldest_seconds"] < 60
    assert 0 < found["atelier_due_oldest_seconds"] < 60
