"""Billing, in a real browser, with the sandbox's checkout page."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from db.engine import Database
from db.models import CreditTransactionKind, Payment, PaymentReversal, PaymentStatus
from db.queries import users as user_queries
from services.billing import credits
from settings import Settings
from tests.conftest import QUICK
from tests.db.rows import a_payment, a_refund, put
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import Visitor, browsing
from tests.web.pages import Gallery, Screen

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def open_billing(visitor: Visitor, server: Running) -> Screen:
    return Screen(await visitor.window(f"{server.url}/billing"))


@pytest.mark.scaled
async def test_a_pack_is_bought_and_every_window_shows_the_balance_move(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        billing = await open_billing(visitor, sandbox)
        await billing.shows_credits(100)
        other = Screen(await visitor.window(sandbox.url))
        await other.shows_credits(100)

        await billing.press("Buy Starter")
        await expect(billing.page.get_by_text("Sandbox: no card is charged")).to_be_visible()
        await billing.press("Pay $5.00")
        await billing.says("Thank you. 100 credits have been added.")
        for window in (billing, other):
            await window.shows_credits(200)
        page = billing.page
        assert [await each.inner_text() for each in await page.locator(".figure dd").all()] == [
            "200\nenough for 10 images with Nano Banana Pro",
            "100",
            "100",
            "0",
        ]
        await expect(page.get_by_role("region", name="Payments").get_by_role("row")).to_have_count(2)
        await expect(page.get_by_role("region", name="Payments")).to_contain_text("Paid")
        history = page.get_by_role("region", name="Credit history").get_by_role("row")
        await expect(history.nth(1)).to_contain_text("+100")
        await expect(history).to_have_count(3)

    assert visitor.mistakes == []


async def test_a_declined_card_and_a_checkout_that_is_left_take_nothing(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        billing = await open_billing(visitor, sandbox)
        await billing.press("Buy Starter")
        await billing.page.get_by_label(re.compile("declined", re.IGNORECASE)).first.check()
        await billing.press("Pay $5.00")
        await expect(billing.page.get_by_role("alert")).to_be_visible()
        await billing.page.get_by_role("link", name="Back without paying").click()

        await billing.says("You left the checkout. Nothing was paid.")
        await billing.shows_credits(100)
        await expect(billing.page.get_by_role("region", name="Payments")).to_contain_text("Pending")

    # The checkout page answers a declined card with this status.
    assert [mistake for mistake in visitor.mistakes if "402 (Payment Required)" not in mistake] == []


async def test_the_history_is_live_and_leads_to_the_creations(server: Running, kie: FakeKie, browser: Browser) -> None:
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        billing = await open_billing(visitor, server)
        history = billing.page.get_by_role("region", name="Credit history").get_by_role("row")
        await expect(history).to_have_count(2)
        creation = await ada.created("A heron at dawn")
        await expect(history).to_have_count(3)
        await expect(history.nth(1)).to_contain_text("\N{MINUS SIGN}20")
        await kie.fail(await kie.task(), "500", "no")
        await expect(history).to_have_count(4)
        await expect(history.nth(1)).to_contain_text("+20")
        await billing.shows_credits(100)

        await history.nth(2).get_by_role("link", name="A heron at dawn").click()
        gallery = Gallery(billing.page)
        await gallery.seen_large("A heron at dawn")
        await expect(gallery.page).to_have_url(f"{server.url}/creations/{creation['id']}")

    assert visitor.mistakes == []


@pytest.mark.parametrize(
    ("amount", "currency", "price"),
    [
        (500_000, "HUF", "HUF 5,000"),
        (500_050, "HUF", "HUF 5,000.50"),
        (200_000, "ISK", "ISK 2,000"),
        (750, "JPY", "JP¥750"),
        (5_120, "KWD", "KWD 5.120"),
        (500, "USD", "US$5.00"),
        (1_250, "IDR", "IDR 12.50"),
        (380_000, "UGX", "UGX 3,800"),
    ],
)
async def test_a_price_is_written_as_stripe_counts_it(
    sandbox_settings: Settings, tmp_path: Path, browser: Browser, amount: int, currency: str, price: str
) -> None:
    packs = tmp_path / "packs.json"
    pack = {"id": "small", "name": "Small", "credits": 100, "amount": amount, "currency": currency}
    packs.write_text(json.dumps({"packs": [pack]}))
    settings = sandbox_settings.model_copy(update={"credit_packs": packs})

    async with running_app(settings, timings=QUICK) as server, browsing(browser, server.url) as visitor:
        billing = await open_billing(visitor, server)
        # The browser separates a currency's code by a no-break space.
        await expect(billing.page.locator(".pack-price")).to_have_text(price.replace(" ", "\N{NO-BREAK SPACE}"))


async def owe(server: Running, subject: str) -> None:
    """Let a user spend all credits, 100 of them from a payment that is then reversed."""
    database = Database(server.settings.database_address)
    async with database.begin() as connection:
        user = await user_queries.by_subject(connection, subject)
        assert user is not None
        payment = await put(connection, Payment, a_payment(user.id, status=PaymentStatus.REFUNDED))
        bought, spent = CreditTransactionKind.PURCHASE, CreditTransactionKind.ADJUSTMENT
        credit, _ = await credits.move(connection, user.id, 100, bought, "100 credits bought", payment_id=payment)
        await credits.move(connection, user.id, -credit.balance, spent, "Spent in a test")
        reversal = await put(connection, PaymentReversal, a_refund(payment, amount=500))
        await credits.reverse(connection, user.id, payment, reversal, "Payment refunded", gone=100)
    await database.close()


async def test_what_is_owed_is_shown_with_how_to_settle_it_in_both_languages(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with person(server, "ada") as ada:
        await ada.created("A heron at dawn")
        await owe(server, "ada")
        async with browsing(browser, server.url, token=ada.token) as visitor:
            billing = await open_billing(visitor, server)
            await billing.says(re.compile("You owe 100 credits: .*grant"))
            history = billing.page.get_by_role("region", name="Credit history").get_by_role("row")
            await kie.fail(await kie.task(), "500", "no")
            await billing.says("You owe 80 credits")
            await expect(history.nth(1)).to_contain_text("Debt settled")
            await expect(history.nth(1)).to_contain_text("\N{MINUS SIGN}20")
            await expect(history.nth(2)).to_contain_text("+20")
            await billing.shows_credits(0)

            await billing.page.get_by_role("button", name="Language").click()
            await billing.press("中文")
            await billing.says("您欠 80 积分")
            await billing.says("抵扣欠款")

        assert visitor.mistakes == []


async def test_if_purchases_are_off_the_page_shows_it_and_its_buttons_are_disabled(
    settings: Settings, browser: Browser
) -> None:
    unsold = settings.model_copy(update={"stripe_secret_key": None, "stripe_webhook_secret": None})
    async with running_app(unsold) as server, person(server, "ada") as ada:
        async with browsing(browser, server.url, token=ada.token) as visitor:
            billing = await open_billing(visitor, server)
            await billing.says("Purchases are turned off here.")
            await expect(billing.page.get_by_role("button", name="Buy Starter")).to_be_disabled()

        assert visitor.mistakes == []


async def test_if_test_cards_buy_real_images_the_page_shows_it(settings: Settings, browser: Browser) -> None:
    given = {"stripe_secret_key": None, "stripe_webhook_secret": None, "cards": "sandbox"}
    async with (
        running_app(settings.model_copy(update=given)) as server,
        person(server, "ada") as ada,
        browsing(browser, server.url, token=ada.token) as visitor,
    ):
        billing = await open_billing(visitor, server)
        await billing.says("Test cards buy real images here. No card is charged.")
        await expect(billing.page.get_by_role("button", name="Buy Starter")).to_be_enabled()
