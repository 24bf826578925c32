"""The verification of a model: one run for each of its ids, its cost, and its record."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from msgspec.structs import replace
from starlette.responses import Response
from typer.testing import CliRunner

import cli
import settings as configuration
from bootstrap.container import Runtime, open_runtime
from db.queries import model_states
from services.catalogue.catalogue import load
from services.catalogue.evidence import Evidence
from services.catalogue.models import Model
from services.catalogue.plan import InputSize
from services.generation import verification
from services.generation.verification import Sample, VerificationFailed, planned_runs, verify
from settings import Settings
from tests.conftest import QUICK
from tests.services.generation.pipeline import verdict
from tests.support.kie import FakeKie, Task, picture

MODELS = {model.slug: model for model in load().models}
SEEDREAM, PRO = MODELS["seedream-5-pro"], MODELS["nano-banana-pro"]
SAMPLE = Sample(
    content=picture(300, 300, format="JPEG"),
    content_type="image/jpeg",
    file_name="sample.jpg",
    size=InputSize(width=300, height=300),
)


@pytest.fixture
async def runtime(settings: Settings) -> AsyncIterator[Runtime]:
    quick = settings.model_copy(update={"kie_ai_rate": "1000/1", "base_url": "https://atelier.example"})
    async with open_runtime(quick, timings=QUICK, serves=False) as opened:
        yield opened


@pytest.fixture
def paid(kie: FakeKie) -> FakeKie:
    """A Kie.ai that makes each image at once, for 7.5 credits."""

    def take(task: Task) -> Response | None:
        task.costs, task.state = {"creditsConsumed": 7.5}, "success"
        return None

    kie.on_create = take
    return kie


@pytest.mark.parametrize("model", MODELS.values(), ids=lambda model: str(model.slug))
def test_a_model_is_run_once_in_each_of_its_modes_at_its_cheapest_resolution(model: Model) -> None:
    runs = planned_runs(model, SAMPLE)

    assert [run.plan.model for run in runs] == [each for each in (model.text, model.edit) if each is not None]
    assert {run.plan.provider_credits for run in runs} == {min(model.price.credits.values())}


async def test_a_verification_records_credits_pixels_type_and_seconds_and_offers_the_model(
    runtime: Runtime, paid: FakeKie
) -> None:
    pipeline = runtime.pipeline
    assert not pipeline.availability.is_offered(SEEDREAM)

    evidence = await verify(pipeline, SEEDREAM, planned_runs(SEEDREAM, SAMPLE), SAMPLE, differences=["a line"])

    assert [task.body["model"] for task in paid.tasks] == [SEEDREAM.text, SEEDREAM.edit]
    assert "callBackUrl" not in paid.tasks[0].body
    assert "image_urls" not in paid.tasks[0].body["input"]
    assert len(paid.tasks[1].body["input"]["image_urls"]) == len(paid.uploads) == 1
    assert pipeline.availability.is_offered(SEEDREAM)
    states = await model_states.read_all(runtime.database)
    assert Evidence.from_json(states.checks[SEEDREAM.slug].evidence) == evidence
    assert [(run.mode, run.credits, run.expected_credits) for run in evidence.runs] == [
        ("text", 7.5, 7.0),
        ("edit", 7.5, 7.0),
    ]
    assert {(run.width, run.height, run.content_type) for run in evidence.runs} == {(64, 48, "image/png")}
    assert all(run.seconds >= 0 for run in evidence.runs)
    assert evidence.differences == ("a line",)


async def test_a_model_with_one_id_is_run_with_and_without_an_image(runtime: Runtime, paid: FakeKie) -> None:
    await verify(runtime.pipeline, PRO, planned_runs(PRO, SAMPLE), SAMPLE, differences=())

    assert ["image_input" in task.body["input"] for task in paid.tasks] == [False, True]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (verdict(422, "aspect_ratio is not within the range of allowed options"), "seedream/5-pro-text-to-image (text"),
        (verdict(402, "insufficient credits"), "serves no calls of this account"),
        (verdict(500, "internal error"), "a task may exist, and may be paid"),
    ],
)
async def test_a_refused_run_is_reported_and_records_nothing(
    runtime: Runtime, kie: FakeKie, answer: Response, message: str
) -> None:
    kie.on_create = lambda _: answer

    with pytest.raises(VerificationFailed, match=message.replace("(", r"\(")):
        await verify(runtime.pipeline, SEEDREAM, planned_runs(SEEDREAM, SAMPLE), SAMPLE, differences=())

    assert (await model_states.read_all(runtime.database)).checks == {}
    assert not runtime.pipeline.availability.is_offered(SEEDREAM)


async def test_a_failed_task_verifies_nothing(runtime: Runtime, kie: FakeKie) -> None:
    def fail(task: Task) -> Response | None:
        task.state, task.fail_code, task.fail_message = "fail", "500", "internal error"
        return None

    kie.on_create = fail

    with pytest.raises(VerificationFailed, match="failed: 500 internal error"):
        await verify(runtime.pipeline, SEEDREAM, planned_runs(SEEDREAM, SAMPLE), SAMPLE, differences=())


async def test_a_task_that_does_not_end_is_given_up_at_the_deadline(runtime: Runtime) -> None:
    (run, *_) = planned_runs(SEEDREAM, SAMPLE)
    hasty = replace(run, plan=replace(run.plan, deadline=0.5))

    with pytest.raises(VerificationFailed, match=r"had not ended after 0\.5 seconds"):
        await verify(runtime.pipeline, SEEDREAM, [hasty], SAMPLE, differences=())


async def test_a_run_takes_a_place_under_the_limit_on_new_tasks(
    runtime: Runtime, paid: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "PLACE_SECONDS", 0.0)
    pipeline = runtime.pipeline
    rate = replace(pipeline.limits.create, spacing=timedelta(seconds=0.2), burst=1)
    slow = replace(pipeline, limits=replace(pipeline.limits, create=rate))

    with pytest.raises(VerificationFailed, match="No place was free"):
        await verify(slow, SEEDREAM, planned_runs(SEEDREAM, SAMPLE) * 8, SAMPLE, differences=())

    assert len(paid.tasks) < 16


def test_with_the_sandbox_nothing_is_verified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration, "load", Settings)

    result = CliRunner().invoke(cli.app, ["models", "verify", "z-image"])

    assert result.exit_code == 1
    assert "KIE_AI_API_KEY: it is not set" in str(result.exception)
