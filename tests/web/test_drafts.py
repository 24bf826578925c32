"""The draft of the studio and its comforts: files, history, counter, notices in the title and shortcuts."""

import pytest
from playwright.async_api import Browser, expect

from settings import Settings
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import browsing
from tests.web.pages import PHOTOGRAPH, Studio
from tests.web.test_looks import serious

pytestmark = pytest.mark.asyncio(loop_scope="module")

HIDE = """
(hidden) => {
  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}
"""
COVERED = """
() => {
  const caret = document.querySelector("#prompt").getBoundingClientRect();
  return caret.bottom > document.querySelector(".price-bar").getBoundingClientRect().top;
}
"""


async def test_a_draft_with_its_file_survives_a_reload_another_page_and_a_new_tab(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        page = studio.page
        await page.set_viewport_size({"width": 1366, "height": 768})
        await studio.ready()
        await studio.pick(PHOTOGRAPH)
        await expect(studio.references).to_have_count(1)
        prompt = page.get_by_label("Describe the image")
        await prompt.fill("قطة في الحديقة")
        assert await prompt.evaluate("field => getComputedStyle(field).direction") == "rtl"
        await prompt.fill("A cat\n" * 12)
        await prompt.press("End")
        await prompt.press_sequentially("x")
        assert not await page.evaluate(COVERED)
        await page.wait_for_function(
            "() => (localStorage.getItem('atelier.draft') ?? '').includes('\"kind\":\"file\"')"
        )

        await page.reload()
        await expect(studio.references).to_have_count(1)
        await studio.go("Billing")
        await studio.go("Studio")
        await expect(studio.references).to_have_count(1)
        tab = Studio(await visitor.window(server.url))
        await expect(tab.references).to_have_count(1)
        await tab.ready()
        await tab.ask("From the new tab")
        task = await kie.task()
        assert len(task.body["input"]["image_input"]) == 1

        # The title counts what ends while the tab is hidden.
        await tab.page.evaluate(HIDE, True)
        await kie.succeed(task)
        await expect(tab.page).to_have_title("(1) Studio · Atelier")
        await tab.page.evaluate(HIDE, False)
        await expect(tab.page).to_have_title("Studio · Atelier")

        field = tab.page.get_by_label("Describe the image")
        await field.fill("new words")
        await field.press("Home")
        await field.press("ArrowUp")
        await expect(field).to_have_value("From the new tab")
        await field.press("End")
        await field.press("ArrowDown")
        await expect(field).to_have_value("new words")

        await tab.page.locator("h1").click()
        await tab.page.keyboard.press("?")
        await expect(tab.page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
        assert await serious(tab.page) == []
        await tab.page.keyboard.press("Escape")

        # Another user of the same browser starts with an empty form.
        await tab.page.get_by_role("button", name="Account").click()
        await tab.press("Sign out")
        await tab.page.evaluate("token => localStorage.setItem('atelier.token', token)", await server.token("eve"))
        await tab.page.reload()
        await tab.ready()
        await expect(tab.references).to_have_count(0)
        await expect(tab.page.get_by_label("Describe the image")).to_have_value("")

    assert visitor.mistakes == []


async def test_what_fails_folds_away_and_what_finishes_first_is_shown_first(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with (
        running_app(settings) as server,
        browsing(browser, server.url, token=await server.token("ada")) as visitor,
    ):
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.ask("slow")
        slow = await kie.task()
        await studio.ask("quick")
        quick = await kie.task(1)
        await studio.ask("refused")
        refused = await kie.task(2)
        await kie.succeed(quick)
        await expect(studio.page.locator(".result-prompt")).to_have_text("quick")
        await kie.fail(refused, "422", "The content violates the policy")
        await studio.says("1 without an image")
        await expect(studio.page.locator(".failed .tile")).not_to_be_visible()
        await studio.page.locator(".failed summary").click()
        await studio.page.locator(".failed .tile").click()
        await expect(studio.page.locator(".result-prompt")).to_have_text("refused")
        await expect(studio.page.get_by_role("button", name="Edit the prompt")).to_be_visible()
        await kie.succeed(slow)

    assert visitor.mistakes == []
