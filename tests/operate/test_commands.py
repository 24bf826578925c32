"""Commands of operators: audited under the login name, refused in one line, and printed as JSON if wanted."""

import asyncio
import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from commands.operate.access import login_name
from db.engine import Database
from services.billing import credits
from services.identity.accounts import Accounts
from tests.db.rows import in_order
from tests.operate.test_credits import entries
from tests.support.cases import in_turn
from tests.support.commands import Atelier, CommandLine

ME = f"cli:{login_name()}"


@pytest.fixture(scope="module")
def commands() -> Iterator[CommandLine]:
    with CommandLine() as line:
        yield line


@pytest.fixture
def atelier(commands: CommandLine, tmp_path: Path, database_url: str) -> Atelier:
    return partial(commands.run, tmp_path, DATABASE_URL=database_url)


async def printed(atelier: Atelier, *arguments: str) -> Any:
    """Return the JSON that a command prints."""
    ended = await atelier(*arguments, "--json")
    assert (ended.code, ended.complaint) == (0, "")
    return json.loads(ended.output)


async def test_credits_are_given_and_taken_once_a_key(atelier: Atelier, database: Database) -> None:
    await Accounts(database, signup_credits=100).by_subject("ada", "ada@example.org")

    once = await printed(atelier, "credits", "grant", "ada@example.org", "50", "--key=k1", "--reason=for the wait")
    again = await printed(atelier, "credits", "grant", "ada", "50", "--key=k1", "--reason=for the wait")
    other = await atelier("credits", "grant", "ada", "51", "--key=k1", "--reason=for the wait")
    taken = await atelier("credits", "deduct", "ada", "30", "--reason=a mistake", "--key=k2")
    too_much = await atelier("credits", "deduct", "ada", "121", "--reason=a mistake")

    assert (once["replayed"], again["replayed"]) == (False, True)
    assert once["entry"] == again["entry"]
    assert (once["entry"]["actor"], once["entry"]["role"], once["entry"]["credits"]) == (ME, "shell", 50)
    assert (other.code, other.complaint) == (1, "This idempotency key was already used with a different input.\n")
    assert (taken.code, taken.output) == (0, "Took 30 credits; the balance is 120.\n")
    assert (too_much.code, too_much.complaint) == (1, "121 credits are needed and 120 are available.\n")
    assert await credits.verify(database) == []


@in_turn(
    ("arguments", "words"),
    [
        (("grant", "ada", "-5"), "it must be at least 1; to take credits, use `atelier credits deduct`."),
        (("deduct", "ada", "-5", "--reason=x"), "it must be at least 1, without a minus."),
        (("deduct", "ada", "0", "--reason=x"), "it must be at least 1, without a minus."),
        (("grant", "ada", "many"), "unable to parse string as an integer"),
    ],
)
@pytest.mark.embedded
async def test_amounts_that_cannot_be_are_explained(
    atelier: Atelier, database: Database, arguments: tuple[str, ...], words: str
) -> None:
    await Accounts(database, signup_credits=100).by_subject("ada")

    ended = await atelier("credits", *arguments)

    assert ended.code == 2
    assert words in " ".join(ended.complaint.replace("│", " ").split())
    assert await printed(atelier, "audit") == []


async def test_a_user_is_shown_blocked_and_unblocked(atelier: Atelier, database: Database) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada")

    blocked = await atelier("user", "block", "ada", "--reason=spam")
    twice = await atelier("user", "block", "ada", "--reason=spam")
    shown = await printed(atelier, "user", "show", ada.id)
    in_words = await atelier("user", "show", "ada")
    unblocked = await atelier("user", "unblock", "ada", "--reason=sorry")
    unknown = await atelier("user", "show", "bob")

    assert (blocked.code, blocked.output) == (0, "ada is blocked, in all processes within seconds.\n")
    assert (twice.code, twice.complaint) == (1, "This user is blocked already.\n")
    assert (shown["user"]["blockReason"], shown["user"]["balance"]) == ("spam", 100)
    assert [each["outcome"] for each in shown["audit"]] == ["done"]
    assert "block reason: spam" in in_words.output.splitlines()
    assert (unblocked.code, unblocked.output) == (0, "ada is no longer blocked, in all processes within seconds.\n")
    assert (unknown.code, unknown.complaint) == (1, "No user has the id, subject or e-mail address 'bob'.\n")
    audit = await printed(atelier, "audit")
    assert [(each["action"], each["outcome"], each["actor"]) for each in audit] == [
        ("unblock", "done", ME),
        ("block", "refused", ME),
        ("block", "done", ME),
    ]


async def test_a_generation_is_shown_requeued_and_canceled(atelier: Atelier, database: Database) -> None:
    house = await in_order(database)

    shown = await printed(atelier, "generation", "show", house.generation)
    in_words = (await atelier("generation", "show", house.generation)).output
    requeued = await atelier("generation", "requeue", house.generation, "--reason=stuck")
    canceled = await printed(atelier, "generation", "cancel", house.generation, "--reason=stuck")
    again = await atelier("generation", "cancel", house.generation, "--reason=stuck")
    unknown = await atelier("generation", "show", "task_of_nobody")

    assert (shown["status"], shown["userId"], "prompt" in shown) == ("waiting", house.user, False)
    assert [(each["kind"], each["outcome"]) for each in shown["timeline"]] == [("requested", "requested")]
    assert "UTC: requested requested" in in_words
    assert (requeued.code, requeued.output) == (0, f"{house.generation} is due now.\n")
    assert json.loads(canceled["entry"]["after"])["status"] == "canceled"
    assert (again.code, again.complaint) == (1, "It is finished.\n")
    assert (unknown.code, unknown.complaint) == (
        1,
        "No generation has the id 'task_of_nobody', here or at the provider.\n",
    )
    user = (await printed(atelier, "user", "show", house.user))["user"]
    assert (user["balance"], user["owed"]) == (80, 0)
    assert await credits.verify(database) == []


async def test_models_are_paused_and_resumed_with_an_entry_of_the_audit(atelier: Atelier, database: Database) -> None:
    paused = await atelier("models", "pause", "nano-banana-pro", "--reason=bad results")
    resumed = await atelier("models", "resume", "nano-banana-pro")
    again = await atelier("models", "resume", "nano-banana-pro")

    assert (paused.code, resumed.code, again.code) == (0, 0, 1)
    audit = await printed(atelier, "audit", "--limit=2")
    assert [(each["action"], each["outcome"]) for each in audit] == [
        ("resume_model", "refused"),
        ("resume_model", "done"),
    ]
    assert len(await entries(database)) == 3


async def test_commands_at_once_with_one_key_act_once(tmp_path: Path, database_url: str, database: Database) -> None:
    await Accounts(database, signup_credits=100).by_subject("ada")
    folders = [tmp_path / str(number) for number in range(3)]
    for each in folders:
        each.mkdir()

    async def grant(folder: Path) -> bool:
        with CommandLine() as line:
            arguments = ("credits", "grant", "ada", "5", "--key=once", "--json")
            return bool(json.loads((await line.run(folder, *arguments, DATABASE_URL=database_url)).output)["replayed"])

    assert sorted(await asyncio.gather(*map(grant, folders))) == [False, True, True]
    assert await credits.verify(database) == []
