"""The commands for models and the report, as operators use them."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from db.engine import Database
from db.models.catalogue import ModelCheck
from db.queries import model_states
from services.catalogue.evidence import Evidence
from services.clock import now
from tests.db.rows import in_order
from tests.support.commands import Atelier, CommandLine
from tests.support.kie import API_KEY, FakeKie, Task

pytestmark = [pytest.mark.embedded, pytest.mark.folder]


@pytest.fixture(scope="module")
def commands() -> Iterator[CommandLine]:
    with CommandLine() as started:
        yield started


@pytest.fixture
def atelier(commands: CommandLine, tmp_path: Path, database_url: str) -> Atelier:
    """Run a command in an empty folder, with the test's database."""
    return partial(commands.run, tmp_path, DATABASE_URL=database_url)


@pytest.fixture
def real(kie: FakeKie) -> dict[str, str]:
    """The settings of an installation with the test's Kie.ai, which finishes each task at once for 7 credits."""

    def take(task: Task) -> None:
        task.state, task.costs = "success", {"creditsConsumed": 7.0}

    kie.on_create = take
    hosts = kie.url.removeprefix("http://")
    return {
        "KIE_AI_API_KEY": API_KEY,
        "KIE_AI_BASE_URL": kie.url,
        "KIE_AI_UPLOAD_URL": kie.url,
        "KIE_AI_RESULT_HOSTS": hosts,
    }


@pytest.mark.scaled
async def test_a_model_is_paused_and_resumed(atelier: Atelier, database: Database) -> None:
    paused = await atelier("models", "pause", "z-image", "--reason", "too many complaints")
    listed = await atelier("models", "list")
    pauses = (await model_states.read_all(database)).pauses
    resumed = await atelier("models", "resume", "z-image")
    again = await atelier("models", "resume", "z-image")

    assert (paused.code, paused.complaint) == (0, "")
    assert paused.output == "z-image is paused, in all processes within 5 seconds.\n"
    assert (pauses["z-image"].until, pauses["z-image"].reason) == (None, "too many complaints")
    assert "z-image: paused: too many complaints; credits " in listed.output
    assert resumed.output == "z-image is no longer paused, in all processes within 5 seconds.\n"
    assert (again.code, again.output) == (1, "")
    assert "This model is not paused by an operator or by its failures." in again.complaint
    assert not (await model_states.read_all(database)).pauses["z-image"].is_active(now())


@pytest.mark.parametrize("command", ["pause", "resume"])
async def test_an_unknown_model_is_refused_with_the_known_ones(atelier: Atelier, command: str) -> None:
    ended = await atelier("models", command, "dall-e")

    assert (ended.code, ended.output) == (1, "")
    assert ended.complaint.startswith("There is no model dall-e; the models are: nano-banana-pro, ")


async def test_a_verification_shows_its_price_and_runs_only_if_it_is_confirmed(
    atelier: Atelier, database: Database, kie: FakeKie, real: dict[str, str]
) -> None:
    kie.prices["seedream/5-pro-text-to-image"] = "basic: 9 credits, high: 14 credits"
    asked = await atelier("models", "verify", "seedream-5-pro", **real)
    assert (asked.code, len(kie.tasks)) == (1, 0)

    ended = await atelier("models", "verify", "seedream-5-pro", "--yes", **real)
    listed = await atelier("models", "list", **real)

    assert "Make 2 runs for 14 of the provider's credits, about 0.0700 USD?" in asked.output
    assert (ended.code, ended.complaint) == (0, "")
    lines = ended.output.splitlines()
    assert lines[0].startswith("differs: seedream/5-pro-text-to-image: 7 credits at 1K are not in the published price")
    assert "run: seedream/5-pro-text-to-image (text), 7 credits" in lines
    assert lines[-1] == "seedream-5-pro is verified, and offered if it is untested."
    assert len(kie.tasks) == 2
    async with database.read() as connection:
        evidence = Evidence.from_json(str(await connection.scalar(select(ModelCheck.evidence))))
    assert [(run.wire_id, run.credits) for run in evidence.runs] == [
        ("seedream/5-pro-text-to-image", 7.0),
        ("seedream/5-pro-image-to-image", 7.0),
    ]
    assert evidence.differences[0] == lines[0].removeprefix("differs: ")
    assert "\nseedream-5-pro: live; credits " in listed.output


async def test_a_verification_that_fails_gives_one_line_and_verifies_nothing(
    atelier: Atelier, database: Database, kie: FakeKie, real: dict[str, str]
) -> None:
    def fail(task: Task) -> None:
        task.state, task.fail_code, task.fail_message = "fail", "500", "internal error"

    kie.on_create = fail

    ended = await atelier("models", "verify", "z-image", "--yes", **real)

    assert ended.code == 1
    (line,) = ended.lines
    assert line.startswith("z-image (text): task ")
    assert line.endswith(" failed: 500 internal error")
    assert (await model_states.read_all(database)).checks == {}


@pytest.mark.scaled
async def test_the_report_is_a_table_or_json(atelier: Atelier, database: Database) -> None:
    await in_order(database)
    month = f"{now():%Y-%m}"

    table = await atelier("report", "--month", month)
    printed = await atelier("report", "--month", month, "--json", KIE_AI_CREDIT_PRICE="0.004 EUR")

    assert (table.code, table.complaint) == (0, "")
    rows = [line.split() for line in table.output.splitlines()]
    assert ["nano-banana-pro", "0", "0", "0", "20", "0", "20", "0", "0.80", "0.00", "0.80"] in rows
    found = json.loads(printed.output)
    assert (found["month"], found["currency"], found["providerCreditPrice"]) == (month, "EUR", "0.004")
    assert found["currenciesNotCounted"] == ["USD"]
    assert found["models"] == [found["total"] | {"model": "nano-banana-pro"}]
    assert (found["total"]["creditsTaken"], found["total"]["income"]) == (20, "0.0000")


async def test_what_is_no_month_or_no_price_gives_one_line(atelier: Atelier) -> None:
    month = await atelier("report", "--month", "2026-13")
    price = await atelier("report", "--month", "2026-11", KIE_AI_CREDIT_PRICE="cheap")

    assert (month.code, month.complaint) == (1, "2026-13 is not a month; write it as 2026-11.\n")
    assert (price.code, price.complaint) == (
        1,
        "Settings: KIE_AI_CREDIT_PRICE: it must be an amount and a currency, such as 0.005 USD\n",
    )
