"""The metrics by model, the provider's balance, and the alarm for prices that differ."""

import math
from datetime import timedelta

import pytest
from sqlalchemy import insert

from db.engine import Database
from db.models.creations import CreationStatus, FailureCode, GenerationTask
from db.models.users import User
from services.clock import now
from services.observability.balance import BalanceCollector
from services.observability.metrics import Metrics
from services.observability.scrapes import Scrapes
from services.providers.kie.client import KieClient, KieConfig
from settings import Settings
from tests.db.rows import a_generation, a_user
from tests.services.generation.pipeline import ask, assert_failed, cancel, finished
from tests.support.kie import API_KEY, FakeKie
from tests.support.scraping import read, scrape
from tests.support.serving import Running, running_app
from tests.support.waiting import until

PRO = "nano-banana-pro"
BALANCE, LASTS = "atelier_provider_balance_credits", "atelier_provider_balance_lasts_seconds"


def of_models(found: dict[str, float]) -> dict[str, float]:
    """Return the counters by model that have counted something."""
    return {key: value for key, value in found.items() if "model=" in key and "_created" not in key and value}


def test_only_slugs_of_the_catalogue_are_labels() -> None:
    metrics = Metrics([PRO])
    for slug in (PRO, "removed", "other", "x" * 60):
        metrics.generation_ended(CreationStatus.SUCCESS, model=slug, credits=20)
        metrics.models.price(slug, 18.0, 18.0)
        metrics.models.surplus_results(slug, 2)
        metrics.models.paused(slug)

    assert of_models(read(metrics.render())) == {
        f"atelier_model_generations_ended_total{{model={PRO},reason=,status=success}}": 1,
        "atelier_model_generations_ended_total{model=other,reason=,status=success}": 3,
        f"atelier_model_credits_earned_total{{model={PRO}}}": 20,
        "atelier_model_credits_earned_total{model=other}": 60,
        f"atelier_model_provider_credits_total{{model={PRO}}}": 18,
        "atelier_model_provider_credits_total{model=other}": 54,
        f"atelier_surplus_results_total{{model={PRO}}}": 2,
        "atelier_surplus_results_total{model=other}": 6,
        f"atelier_model_pauses_total{{model={PRO}}}": 1,
        "atelier_model_pauses_total{model=other}": 3,
    }


@pytest.mark.parametrize(
    ("paid", "planned", "differs"),
    [(3.24, 3.24, False), (0.1 + 0.2, 0.3, False), (0.0, 0.8, True), (18.0, 24.0, True), (5.0, None, False)],
)
def test_a_price_that_differs_from_the_plan_raises_an_alarm(paid: float, planned: float | None, differs: bool) -> None:
    metrics = Metrics([PRO])

    assert metrics.models.price(PRO, paid, planned) is differs

    found = read(metrics.render())
    assert found.get(f"atelier_model_price_differs_total{{model={PRO}}}", 0) == differs
    assert found[f"atelier_model_provider_credits_total{{model={PRO}}}"] == paid


async def test_images_failures_refunds_and_prices_are_counted_by_model(
    server: Running, kie: FakeKie, database: Database
) -> None:
    client = await server.user()
    made, failed = await ask(client, "made"), await ask(client, "failed")
    by_prompt = {(await kie.task(number)).prompt.partition("\n")[0]: kie.tasks[number] for number in range(2)}
    by_prompt["made"].costs, by_prompt["failed"].costs = {"creditsConsumed": 19.0}, {"creditsConsumed": 0.0}
    await kie.succeed(by_prompt["made"])
    await kie.fail(by_prompt["failed"], "500", "internal error")
    await finished(database, made)
    await assert_failed(database, failed, FailureCode.PROVIDER_ERROR)

    async def counted() -> dict[str, float] | None:
        found = of_models(await scrape(server.url))
        return found if len(found) == 6 else None

    assert await until(counted) == {
        f"atelier_model_generations_ended_total{{model={PRO},reason=,status=success}}": 1,
        f"atelier_model_generations_ended_total{{model={PRO},reason=provider_error,status=failed}}": 1,
        f"atelier_model_credits_earned_total{{model={PRO}}}": 20,
        f"atelier_model_credits_refunded_total{{model={PRO}}}": 20,
        f"atelier_model_provider_credits_total{{model={PRO}}}": 19,
        f"atelier_model_price_differs_total{{model={PRO}}}": 1,
    }


async def balance_of(database: Database, kie: FakeKie) -> dict[str, float]:
    async with KieClient(KieConfig(API_KEY, base_url=kie.url)) as provider:
        balance = BalanceCollector(database, provider, [PRO, "z-image"])
        found = read(await Scrapes(Metrics(), database, lambda: 0, balance).render())
    return {name: found[name] for name in (BALANCE, LASTS) if name in found}


async def spend(database: Database, price: float | None, before: timedelta, model: str = PRO) -> None:
    user = a_user()
    moment = now() - before
    ended = {"status": CreationStatus.SUCCESS, "step": None, "completed_at": moment, "deleted_at": moment}
    generation = a_generation(user["id"], model=model, provider_credits=price, **ended)
    async with database.begin() as connection:
        await connection.execute(insert(User), user)
        await connection.execute(insert(GenerationTask), generation)


async def test_the_balance_lasts_as_long_as_it_does_at_the_rate_of_the_last_day(
    database: Database, kie: FakeKie
) -> None:
    kie.balance = 100.0
    await spend(database, 18.0, timedelta(hours=1))
    await spend(database, 7.0, timedelta(hours=23), "z-image")
    await spend(database, None, timedelta(hours=2))
    await spend(database, 500.0, timedelta(hours=25))

    assert await balance_of(database, kie) == {BALANCE: 100.0, LASTS: 4 * 86_400.0}


async def test_a_balance_of_which_nothing_is_spent_lasts_for_ever(database: Database, kie: FakeKie) -> None:
    assert await balance_of(database, kie) == {BALANCE: 1000.0, LASTS: math.inf}


async def test_without_an_answer_of_the_provider_there_is_no_balance(database: Database, kie: FakeKie) -> None:
    kie.url = "http://127.0.0.1:9"

    assert await balance_of(database, kie) == {}


async def test_a_canceled_generation_counts_its_refund(settings: Settings) -> None:
    async with running_app(settings.model_copy(update={"worker": "off"})) as idle:
        client = await idle.user()
        assert await cancel(client, await ask(client)) == []
        found = await scrape(idle.url)

    assert found[f"atelier_model_generations_ended_total{{model={PRO},reason=,status=canceled}}"] == 1
    assert found[f"atelier_model_credits_refunded_total{{model={PRO}}}"] == 20
