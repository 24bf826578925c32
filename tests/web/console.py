"""An installation with operators and a history, and the operators' console as a person handles it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from playwright.async_api import Locator, Page, expect
from pydantic import SecretStr
from sqlalchemy import insert

from db.base import new_id
from db.engine import Database
from db.models import CreditTransactionKind, Payment, PaymentReversal, PaymentStatus, User
from services.billing import credits
from services.clock import now
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_payment, a_refund, a_user, put
from tests.operate.conftest import AUDIENCE, ISSUER, SECRET, Staff, signed
from tests.schema.people import Json, Person
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running, running_app

ADA_EMAIL = "ada.augusta.king-noel.countess.of.lovelace@analytical-engines.example.org"
DEBTOR_EMAIL = "charles@engines.example.org"
REASON = "Ticket 4711: the picture never came"
# Kie.ai's own words, which may quote a prompt.
MODERATION = "The prompt was flagged as violating content policies, category 'violence/graphic'; request id 7f3a."
INTENT = "pi_3QsTConsole0001"


def operated(settings: Settings, **others: Any) -> Settings:
    """Return settings with two admins, ``boss`` and ``chief``, and ``helper`` of support."""
    given = {
        "auth_jwt_secret": SecretStr(SECRET),
        "auth_issuer": ISSUER,
        "auth_audience": AUDIENCE,
        "operators": "boss:admin,chief:admin,helper:support",
        "operator_support_credits_per_day": 100,
    }
    return settings.model_copy(update=given | others)


@dataclass(frozen=True)
class Installation:
    """An installation that Ada uses, and its operators run."""

    server: Running
    kie: FakeKie
    ada: Person
    ada_id: str
    debtor_id: str
    made: Json
    failed: Json
    running: Json
    boss: Staff

    @property
    def url(self) -> str:
        return self.server.url


@asynccontextmanager
async def installation(settings: Settings, kie: FakeKie) -> AsyncIterator[Installation]:
    """Run an installation with operators.

    Ada has bought credits, made an image, failed to make another and waits for a third. Charles owes credits.
    """
    async with (
        running_app(operated(settings, signup_credits=500), timings=QUICK) as server,
        AsyncExitStack() as clients,
    ):
        ada = Person(server.url, signed("ada", email=ADA_EMAIL), await clients.enter_async_context(http_client()))
        boss = Staff(server.url, signed("boss"), await clients.enter_async_context(http_client()))
        waiting = await ada.created("A duel at dawn")
        await kie.fail(await kie.task(), "422", MODERATION)
        failed = await ada.ended(waiting["id"])
        kie.finish_at_once = True
        made = await ada.ended((await ada.created("A heron at dawn"))["id"])
        kie.finish_at_once = False
        running = await ada.created("A city of glass")
        await kie.task(2)
        await ada.reaches(running["id"], "MAKING")
        charles = Person(server.url, signed("charles", email=DEBTOR_EMAIL), ada.http)
        ada_id, debtor_id = [str((await each.ask("{ viewer { id } }"))["viewer"]["id"]) for each in (ada, charles)]
        await _buy(server, ada_id, debtor_id)
        yield Installation(server, kie, ada, ada_id, debtor_id, made, failed, running, boss)


async def _buy(server: Running, user_id: str, debtor_id: str) -> None:
    """Let a user buy a pack; another one's money went back after the credits of the pack were spent."""
    database = Database(server.settings.database_address)
    purchase, spent = CreditTransactionKind.PURCHASE, CreditTransactionKind.ADJUSTMENT
    async with database.begin() as connection:
        row = a_payment(user_id, provider_reference="cs_live_console_1", payment_intent=INTENT)
        payment = await put(connection, Payment, row)
        await credits.move(connection, user_id, 100, purchase, "100 credits bought", payment_id=payment)
        row = a_payment(debtor_id, status=PaymentStatus.REFUNDED, provider_reference="cs_live_console_2")
        refunded = await put(connection, Payment, row)
        credit, _ = await credits.move(connection, debtor_id, 100, purchase, "100 credits bought", payment_id=refunded)
        await credits.move(connection, debtor_id, -credit.balance, spent, "Spent in a test")
        reversal = await put(connection, PaymentReversal, a_refund(refunded, amount=500))
        await credits.reverse(connection, debtor_id, refunded, reversal, "Payment refunded", gone=100)
    await database.close()


async def crowd(server: Running, count: int) -> None:
    """Add users with long addresses and large balances."""
    moment = now()
    rows = [
        a_user(
            id=new_id("usr"),
            subject=f"auth0|{number:024x}",
            email=f"customer.number-{number:06}.with.a.long.name@subdomain-{number % 97}.customers.example.com",
            balance=1_000_000_000 + number,
            granted=1_000_000_000 + number,
            created_at=moment - timedelta(minutes=number),
        )
        for number in range(count)
    ]
    database = Database(server.settings.database_address)
    async with database.begin() as connection:
        await connection.execute(insert(User), rows)
    await database.close()


class Console:
    """The elements of the console."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def sign_in(self, token: str) -> None:
        await self.page.get_by_label("Token (JWT)").fill(token)
        await self.page.get_by_role("button", name="Sign in").click()
        await expect(self.search_box).to_be_visible()

    @property
    def search_box(self) -> Locator:
        return self.page.get_by_role("searchbox", name="Search")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    async def go(self, view: str) -> None:
        await self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=view, exact=True).click()

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def act(self, button: str, reason: str = REASON, *, credits: str | None = None) -> None:
        """Open the dialog of an action, fill it in, and send it."""
        await self.press(button)
        if credits is not None:
            await self.dialog.get_by_label("Credits").fill(credits)
        await self.dialog.get_by_label("Reason").fill(reason)
        await self.dialog.locator("[type=submit]").click()

    async def is_done(self, words: str) -> None:
        """Wait until the dialog shows the entry of the audit, and close it."""
        await expect(self.dialog.get_by_role("status")).to_have_text(words)
        await expect(self.dialog.locator(".entry")).to_contain_text("aud_")
        await self.dialog.get_by_role("button", name="Close").last.click()
        await expect(self.dialog).to_have_count(0)

    def panel(self, title: str) -> Locator:
        return self.page.locator("section.panel").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    async def shows_figure(self, name: str, value: str) -> None:
        figure = self.page.locator(".tile-figure").filter(has=self.page.get_by_text(name, exact=True))
        await expect(figure.locator("dd")).to_have_text(value)

    async def settled(self) -> None:
        """Wait until everything is read."""
        await expect(self.page.locator("h1")).to_be_visible()
        await expect(self.page.locator("[aria-busy=true]")).to_have_count(0)
