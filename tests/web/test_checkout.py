"""The sandbox's checkout page in a real browser: paid, declined and left by keyboard, and back to the shop."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, expect

from tests.schema.people import Person, person
from tests.support.serving import Running
from tests.support.waiting import until
from tests.web.browser import Visitor, browsing

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECKOUT = "mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) { checkoutUrl payment { id } } }"
PAYMENT = "query ($id: ID!) { node(id: $id) { ... on Payment { status checkoutUrl } } }"


@asynccontextmanager
async def checkout(browser: Browser, server: Running, ada: Person) -> AsyncIterator[tuple[Visitor, Page, str]]:
    """Open the page of a checkout that was begun, and yield it with the id of the payment."""
    begun = await ada.payload(CHECKOUT, pack="pck_studio")
    async with browsing(browser, server.url, token=ada.token) as visitor:
        yield visitor, await visitor.window(begun["checkoutUrl"]), begun["payment"]["id"]
        assert visitor.mistakes == []


async def status(ada: Person, payment_id: str) -> str:
    return str((await ada.ask(PAYMENT, id=payment_id))["node"]["status"])


async def test_a_pack_is_paid_by_keyboard_alone(sandbox: Running, browser: Browser) -> None:
    async with person(sandbox, "ada") as ada, checkout(browser, sandbox, ada) as (_, page, payment):
        await expect(page.get_by_text("Sandbox: no card is charged")).to_be_visible()
        await page.keyboard.press("Tab")
        await expect(page.get_by_label("4242 4242 4242 4242: accepted")).to_be_focused()
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Pay $20.00")).to_be_focused()
        await page.keyboard.press("Enter")

        await page.wait_for_url(f"{sandbox.url}/billing?payment={payment}&checkout=success")
        await expect(page.locator(".balance-figure")).to_have_text("600")
        assert await status(ada, payment) == "PAID"


async def test_a_declined_card_shows_the_reason_and_another_card_pays(sandbox: Running, browser: Browser) -> None:
    async with person(sandbox, "ada") as ada, checkout(browser, sandbox, ada) as (_, page, payment):
        await page.get_by_label("4000 0000 0000 0002: declined").check()
        await page.get_by_role("button", name="Pay $20.00").click()

        await expect(page.get_by_role("alert")).to_contain_text("Your card was declined.")
        assert (await status(ada, payment), await ada.balance()) == ("PENDING", 100)

        await page.get_by_role("button", name="Pay $20.00").click()
        await page.wait_for_url("**/billing?*")
        await expect(page.locator(".balance-figure")).to_have_text("600")


@pytest.mark.parametrize(("way", "ends"), [("Back without paying", "PENDING"), ("Let this checkout expire", "FAILED")])
async def test_whoever_does_not_pay_is_back_at_the_shop_and_has_lost_nothing(
    sandbox: Running, way: str, ends: str, browser: Browser
) -> None:
    async with person(sandbox, "ada") as ada, checkout(browser, sandbox, ada) as (_, page, payment):
        await page.get_by_text("Rehearse trouble").click()
        await page.get_by_text(way).click()

        await page.wait_for_url(f"{sandbox.url}/billing?payment={payment}&checkout=canceled")

        async def ended() -> bool:
            return await status(ada, payment) == ends

        await until(ended)
        assert await ada.balance() == 100
