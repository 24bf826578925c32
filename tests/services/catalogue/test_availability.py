"""Which models are offered: by their entries, the key, pauses and checks, and the alternatives to the others."""

import asyncio
from datetime import timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import OperationalError

from db.engine import Database
from db.queries import model_states
from services.catalogue import availability as module
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import load
from services.catalogue.evidence import Evidence, Run
from services.catalogue.models import Model, ModelStatus
from services.clock import now
from services.errors import ModelUnavailable
from tests.support.waiting import until

MODELS = load().models
BY_SLUG = {model.slug: model for model in MODELS}
PRO, SEEDREAM, Z_IMAGE = (BY_SLUG[slug] for slug in ("nano-banana-pro", "seedream-5-pro", "z-image"))


def evidence_of(*wire_ids: str | None) -> str:
    run = Run(
        wire_id="",
        mode="text",
        task_id="t",
        expected_credits=1.0,
        credits=1.0,
        seconds=2.0,
        width=64,
        height=64,
        content_type="image/png",
    )
    return Evidence(runs=tuple(replace(run, wire_id=each) for each in wire_ids if each is not None)).to_json()


async def verified(database: Database, model: Model, *wire_ids: str | None) -> ModelStatus:
    """Store evidence of these ids; return the status of the model with a real key."""
    await database.transact(model_states.note_check, model.slug, now(), evidence_of(*wire_ids))
    real = ModelAvailability(MODELS, sandboxed=False)
    await real.refresh(database)
    return real.status_of(model)


def test_with_a_real_key_only_live_models_are_offered_and_with_the_sandbox_untested_ones_too() -> None:
    real, sandbox = (ModelAvailability(MODELS, sandboxed=sandboxed) for sandboxed in (False, True))

    assert real.offered() == [PRO]
    assert real.status_of(Z_IMAGE) is ModelStatus.UNTESTED
    assert sandbox.offered() == list(MODELS)


@pytest.mark.parametrize("status", [ModelStatus.RETIRED, ModelStatus.PAUSED])
@pytest.mark.parametrize("sandboxed", [True, False])
def test_an_entry_can_retire_or_pause_its_model(status: ModelStatus, sandboxed: bool) -> None:
    model = replace(PRO, status=status)

    assert ModelAvailability([model], sandboxed=sandboxed).status_of(model) is status


async def test_an_untested_model_is_offered_after_a_check_of_each_of_its_ids(database: Database) -> None:
    assert await verified(database, SEEDREAM, SEEDREAM.text) is ModelStatus.UNTESTED
    assert await verified(database, SEEDREAM, SEEDREAM.edit) is ModelStatus.UNTESTED
    assert await verified(database, SEEDREAM, "seedream/4-text", "seedream/4-edit") is ModelStatus.UNTESTED

    assert await verified(database, SEEDREAM, SEEDREAM.text, SEEDREAM.edit) is ModelStatus.LIVE


async def test_evidence_that_cannot_be_read_verifies_nothing(database: Database) -> None:
    await database.transact(model_states.note_check, Z_IMAGE.slug, now(), "{")
    real = ModelAvailability(MODELS, sandboxed=False)

    await real.refresh(database)

    assert not real.is_offered(Z_IMAGE)


async def test_a_pause_in_the_database_ends_at_its_time_or_when_it_is_resumed(database: Database) -> None:
    sandbox = ModelAvailability(MODELS, sandboxed=True)
    soon = now() + timedelta(milliseconds=300)
    await database.transact(model_states.pause, PRO.slug, now(), until=soon, reason="failures", failures=1)
    await database.transact(model_states.pause, Z_IMAGE.slug, now(), until=None, reason="too slow")
    await sandbox.refresh(database)
    assert [sandbox.status_of(model) for model in (PRO, Z_IMAGE)] == [ModelStatus.PAUSED] * 2
    assert {pause.slug for pause in sandbox.pauses()} == {PRO.slug, Z_IMAGE.slug}

    await until(lambda: asyncio.sleep(0.05, sandbox.is_offered(PRO)))
    assert not sandbox.is_offered(Z_IMAGE)
    await database.transact(model_states.resume, Z_IMAGE.slug, now())
    await sandbox.refresh(database)

    assert sandbox.is_offered(Z_IMAGE)


async def test_a_pause_is_read_by_itself_within_five_seconds(database: Database) -> None:
    sandbox = ModelAvailability(MODELS, sandboxed=True)
    async with sandbox.kept_by(database):
        await database.transact(model_states.pause, PRO.slug, now(), until=None, reason=None)
        async with asyncio.timeout(5):
            while sandbox.is_offered(PRO):
                await asyncio.sleep(0.1)


async def test_while_the_database_does_not_answer_the_last_state_holds(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "READ_EVERY_SECONDS", 0.02)
    failed = asyncio.Event()

    async def fails(_database: Database) -> None:
        failed.set()
        raise OperationalError("SELECT", {}, Exception("away"))

    await database.transact(model_states.pause, PRO.slug, now(), until=None, reason=None)
    sandbox = ModelAvailability(MODELS, sandboxed=True)
    read_all = model_states.read_all
    async with sandbox.kept_by(database):
        with monkeypatch.context() as broken:
            broken.setattr(model_states, "read_all", fails)
            await asyncio.wait_for(failed.wait(), 60)
            assert not sandbox.is_offered(PRO)
        assert model_states.read_all is read_all
        await database.transact(model_states.resume, PRO.slug, now())

        await until(lambda: asyncio.sleep(0.02, sandbox.is_offered(PRO)))


def test_the_alternatives_are_the_closest_models_on_offer() -> None:
    sandbox = ModelAvailability(MODELS, sandboxed=True)

    for model in MODELS:
        alternatives = sandbox.alternatives_to(model)
        assert model not in alternatives
        assert all(sandbox.is_offered(other) and other.takes_prompt for other in alternatives)
        assert len(alternatives) == (3 if model.takes_prompt else 0)
    assert all(other.edit is not None and other.text is not None for other in sandbox.alternatives_to(PRO))


def test_a_model_that_is_not_offered_is_refused_with_its_alternatives() -> None:
    real = ModelAvailability(MODELS, sandboxed=False)
    real.require(PRO)

    with pytest.raises(ModelUnavailable) as refused:
        real.require(Z_IMAGE)

    assert refused.value.alternatives == [PRO.id]
