"""Installations with the server's worker or the test's own; each ends with a check of all sums."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

import worker
from bootstrap.container import open_runtime
from db.engine import Database
from services.generation.steps.context import PipelineContext, Timings
from services.generation.steps.result_faults import TREATMENTS
from settings import Settings
from tests.conftest import QUICK
from tests.services.generation.pipeline import assert_consistent
from tests.services.generation.sources import Sources, running_sources
from tests.support.graphql_client import Client
from tests.support.serving import Running, running_app

# Quicker still, but for the lease: a busy machine must not lose one.
SWIFT = replace(
    QUICK,
    first_polls=(timedelta(milliseconds=50),),
    poll_every=timedelta(milliseconds=50),
    poll_every_unreachable=timedelta(milliseconds=50),
    unknown_grace=timedelta(milliseconds=400),
    max_backoff=timedelta(milliseconds=50),
    result_faults={
        fault: replace(treatment, every=treatment.every and timedelta(milliseconds=50))
        for fault, treatment in TREATMENTS.items()
    },
)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with credits enough, a rate that delays nothing, and the shortest wait for Kie.ai."""
    return settings.model_copy(
        update={"signup_credits": 1000, "kie_ai_rate": "1000/1", "kie_ai_timeout": timedelta(seconds=20)}
    )


@dataclass(frozen=True, slots=True)
class Installation:
    """A running product, its database, its users, and the objects of a worker of the test's own."""

    server: Running
    database: Database
    ada: Client
    bob: Client
    pipeline: PipelineContext


Install = Callable[..., AbstractAsyncContextManager[Installation]]


@pytest.fixture
def install(settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Runs a product with these timings and settings, which have their fields' names, for the block."""

    @asynccontextmanager
    async def run(*, timings: Timings = SWIFT, **others: Any) -> AsyncIterator[Installation]:
        chosen = settings.model_copy(update=others)
        async with (
            running_app(chosen, timings=timings) as server,
            open_runtime(server.settings, timings=timings) as runtime,
        ):
            ada, bob = await server.user("ada"), await server.user("bob")
            yield Installation(server, database, ada, bob, runtime.pipeline)
        # Not while its worker still writes: the rows and the events are read one after the other.
        await assert_consistent(database)

    # A worker of the test's own gets no notification of the server's, so it looks often.
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.05)
    return run


@pytest.fixture
async def sources() -> AsyncIterator[Sources]:
    """A server that inputs are fetched from."""
    async with running_sources() as running:
        yield running


@pytest.fixture
async def product(install: Install) -> AsyncIterator[Installation]:
    """A product with a working server."""
    async with install() as installation:
        yield installation


@pytest.fixture
async def idle(install: Install) -> AsyncIterator[Installation]:
    """A product in which nothing is done unless the test has a worker do it."""
    async with install(worker="off") as installation:
        yield installation
