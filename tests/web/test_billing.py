"""Billing, in a real browser, with the sandbox's checkout page."""

import re

import pytest
from playwright.async_api import Browser, expect

from tests.kie import FakeKie
from tests.schema.people import person
from tests.serving import Running
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
            "200 enough for 10 images",
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
        await expect(billing.page.get_by_role("region", name="Payments")).to_contain_text("Open")

    # The checkout page answers a declined card with this status.
    assert [mistake for mistake in visitor.mistakes if "402 (Payment Required)" not in mistake] == []


async def test_the_history_is_live_and_leads_to_the_creations(server: Running, kie: FakeKie, browser: Browser) -> None:
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        billing = await open_billing(visitor, server)
        history = billing.page.get_by_role("region", name="Credit history").get_by_role("row")
        await expect(history).to_have_count(2)
        creation = await ada.created("A heron at dawn")
        await expect(history).to_have_count(3)
        await expect(history.nth(1)).to_contain_text("-20")
        await kie.fail(await kie.task(), "500", "no")
        await expect(history).to_have_count(4)
        await expect(history.nth(1)).to_contain_text("+20")
        await billing.shows_credits(100)

        await history.nth(2).get_by_role("link", name="A heron at dawn").click()
        gallery = Gallery(billing.page)
        await gallery.seen_large("A heron at dawn")
        await expect(gallery.page).to_have_url(f"{server.url}/creations?creation={creation['id']}")

    assert visitor.mistakes == []
