"""The commands of webhooks have the effects of the operator API, and print JSON with ``--json``."""

from functools import partial

import pytest

from db.engine import Database
from db.models.webhooks import WebhookType
from services import secrets
from services.webhooks.secrets import Sealer
from tests.operate.test_commands import ME, printed
from tests.operate.test_commands import atelier as atelier  # Fixtures.
from tests.operate.test_commands import commands as commands
from tests.operate.test_credits import entries
from tests.services.webhooks.conftest import HookOffice
from tests.services.webhooks.conftest import hooks as hooks  # A fixture.
from tests.support.commands import Atelier
from tests.support.receiver import response

WHY = "--reason=a test"


async def test_an_endpoint_lives_through_all_commands(atelier: Atelier, database: Database, hooks: HookOffice) -> None:
    receiver = await hooks.receiver()
    hooks.sealer = Sealer((await secrets.load(database)).webhook_secrets)
    ours = partial(atelier, TRUSTED_WEBHOOK_HOSTS=receiver.place)

    made = await printed(ours, "webhooks", "create", receiver.url, "payment.paid", "credits.low", WHY, "--key=k1")
    endpoint = made["endpointId"]
    again = await printed(ours, "webhooks", "create", receiver.url, "payment.paid", "credits.low", WHY, "--key=k1")
    rotated = await printed(ours, "webhooks", "rotate", endpoint, WHY, "--overlap-hours=0")
    assert (made["entry"]["actor"], again["replayed"], again["secret"]) == (ME, True, None)
    async with hooks.working():
        tested = await printed(ours, "webhooks", "test", endpoint)
        receiver.answer = response("500 Oops", b"a broken\nshop")
        failed = await ours("webhooks", "test", endpoint, WHY)
    assert tested["delivery"]["attemptLog"][0]["statusCode"] == 200
    assert receiver.messages[0].verified(rotated["secret"])["type"] == "test"
    assert failed.output.startswith("msg_")
    assert failed.output.endswith("ms: a broken shop\n")
    assert " rejected 500 in " in failed.output

    shown = await printed(ours, "webhooks", "deliveries", f"--endpoint={endpoint}")
    in_words = await ours("webhooks", "deliveries", "--status=failed")
    assert [each["delivery"]["status"] for each in shown] == ["failed", "delivered"]
    assert shown[0]["attemptLog"][0]["answer"] == "a broken\nshop"
    assert len(in_words.output.splitlines()) == 2
    bad = shown[0]["delivery"]["id"]
    one = await ours("webhooks", "replay", bad, WHY)
    unsent = await ours("webhooks", "test", endpoint, "--wait=0")
    many = await ours("webhooks", "replay", endpoint, WHY, "--since=2020-01-01", "--only-failed")
    assert (one.code, one.output) == (0, f"{bad} is sent again.\n")
    assert unsent.output.endswith("waits for a worker.\n")
    assert (many.code, many.output) == (0, "0 messages are sent again.\n")

    for command in ("disable", "enable", "disable"):
        done = await ours("webhooks", command, endpoint, WHY)
        assert (done.code, done.output) == (0, f"{endpoint} is {command}d.\n")
    changed = await ours("webhooks", "update", endpoint, WHY, "--type=user.erased", "--with-content")
    listed = await printed(ours, "webhooks", "list")
    line = (await ours("webhooks", "list")).output
    assert (changed.code, changed.output) == (0, f"{endpoint} is changed.\n")
    assert [(each["endpoint"]["withContent"], each["types"]) for each in listed] == [(True, ["user.erased"])]
    assert "disabled (operator) since" in line
    deleted = await ours("webhooks", "delete", endpoint, WHY)
    assert (deleted.code, deleted.output) == (0, f"{endpoint} is deleted.\n")
    assert await printed(ours, "webhooks", "list") == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("create", "https://192.168.1.7/x", "payment.paid", WHY), "This address is not on the public internet.\n"),
        (
            ("create", "https://hooks.example/x", "payment.lost", WHY),
            f"The types are {', '.join(type for type in WebhookType if type is not WebhookType.TEST)}.\n",
        ),
        (("replay", "whe_1", WHY, "--only-failed"), "--only-failed needs --since.\n"),
        (("rotate", "whe_1", WHY), "There is no such endpoint.\n"),
    ],
)
async def test_what_cannot_be_is_refused_in_one_line(
    atelier: Atelier, database: Database, arguments: tuple[str, ...], complaint: str
) -> None:
    ended = await atelier("webhooks", *arguments)

    assert (ended.code, ended.complaint) == (1, complaint)
    assert await printed(atelier, "webhooks", "list") == []
    assert all(entry.outcome == "refused" for entry in await entries(database))
