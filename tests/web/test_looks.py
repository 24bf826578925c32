"""How the pages look and read: in both colours, on a phone, in both languages, to a screen reader; and how soon.

Each look is kept as a picture in ``test-artifacts/``.
"""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Literal

import pytest
import pytest_asyncio
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, expect

from settings import Settings
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import browsing
from tests.web.pages import Screen, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARTIFACTS = Path(__file__).parent.parent.parent / "test-artifacts"
PATHS = {"studio": "/", "creations": "/creations", "billing": "/billing"}
DESK = ViewportSize(width=1440, height=1000)
PHONE = ViewportSize(width=390, height=844)
LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"]]] = {
    "light": (DESK, "light"),
    "dark": (DESK, "dark"),
    "phone": (PHONE, "light"),
}
FIRST_VIEW_BYTES = 208_000

TRANSFERRED = """
() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .reduce((sum, entry) => sum + entry.transferSize, 0)
"""
SHIFTED = """
() => new Promise((resolve) => {
  let sum = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  });
  observer.observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})
"""


async def settled(page: Page) -> None:
    """Wait until everything that is to be seen is there."""
    await expect(page.locator(".balance-figure")).to_have_text(re.compile(r"\d"))
    await expect(page.locator("[aria-busy=true], .tile-coming, .pack-coming, .style-coming")).to_have_count(0)
    await page.wait_for_load_state("networkidle")


async def serious(page: Page) -> list[str]:
    """Return the serious accessibility problems that axe finds."""
    found: dict[str, Any] = (await Axe().run(page)).response
    return [
        f"{violation['id']}: {node['html'][:120]}"
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]


@pytest_asyncio.fixture(loop_scope="module")
async def lived_in(settings: Settings, kie: FakeKie) -> AsyncIterator[Running]:
    """A product that its user, Ada, has made some pictures with."""
    async with running_app(settings.model_copy(update={"signup_credits": 500})) as server:
        async with person(server, "ada") as ada:
            waiting = await ada.created("A fox in the snow, at first light", style="sty_anime")
            await kie.fail(await kie.task(), "422", "no")
            await ada.ended(waiting["id"])
            kie.finish_at_once = True
            for prompt, style in (("A heron at dawn", "sty_watercolour"), ("A cup of coffee", "sty_oil-painting")):
                await ada.ended((await ada.created(prompt, style=style))["id"])
            kie.finish_at_once = False
            await ada.created("A city of glass", style="sty_neon")
            await kie.task(3)
        yield server


@pytest.mark.parametrize("look", LOOKS)
async def test_each_page_is_fit_to_be_seen_and_to_be_heard(lived_in: Running, look: str, browser: Browser) -> None:
    size, colours = LOOKS[look]
    ARTIFACTS.mkdir(exist_ok=True)
    async with browsing(browser, lived_in.url, token=await lived_in.token("ada")) as visitor:
        page = await visitor.context.new_page()
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=colours)
        for name, path in PATHS.items():
            await page.goto(lived_in.url + path)
            await settled(page)
            await page.screenshot(path=ARTIFACTS / f"{name}-{look}.png")
            assert await serious(page) == [], name
            assert await page.evaluate(SHIFTED) < 0.01, name
            assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

        await page.goto(f"{lived_in.url}/creations")
        await page.locator(".tile-success").first.click()
        await expect(page.locator("dialog.large img")).to_be_visible()
        await page.screenshot(path=ARTIFACTS / f"large-{look}.png")
        assert await serious(page) == []

    assert visitor.mistakes == []


@pytest.mark.parametrize("path", PATHS.values())
async def test_a_first_view_is_light(server: Running, path: str, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        page = await visitor.window(server.url + path)
        await page.set_viewport_size(DESK)
        await settled(page)
        assert await page.evaluate(TRANSFERRED) < FIRST_VIEW_BYTES
        assert await page.evaluate(SHIFTED) < 0.01


async def test_the_colours_and_the_language_are_kept_and_the_other_window_has_them_too(
    server: Running, browser: Browser
) -> None:
    ARTIFACTS.mkdir(exist_ok=True)
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        other = Screen(await visitor.window(f"{server.url}/billing"))
        root, others_root = studio.page.locator("html"), other.page.locator("html")
        await expect(root).to_have_attribute("data-theme", "light")

        await studio.press("Switch to dark mode")
        for each in (root, others_root):
            await expect(each).to_have_attribute("data-theme", "dark")
        await studio.press("Language")
        await studio.press("中文")
        for each in (root, others_root):
            await expect(each).to_have_attribute("lang", "zh-Hans")
        await expect(other.page.get_by_role("heading", name="账单")).to_be_visible()
        await expect(studio.page).to_have_title("创作 · Atelier")

        await studio.page.reload()
        await expect(studio.page.get_by_role("button", name="生成图片")).to_be_visible()
        await expect(studio.page.get_by_text("水彩", exact=True)).to_be_visible()
        await expect(root).to_have_attribute("data-theme", "dark")
        await settled(studio.page)
        await studio.page.screenshot(path=ARTIFACTS / "studio-chinese.png")
        assert await serious(studio.page) == []

    assert visitor.mistakes == []


async def test_everything_can_be_reached_by_keyboard(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        keyboard = studio.page.keyboard
        await settled(studio.page)
        await keyboard.press("Tab")
        await expect(studio.page.get_by_role("link", name="Skip to content")).to_be_focused()
        await keyboard.press("Enter")
        await keyboard.press("Tab")
        await expect(studio.page.get_by_role("button", name="Model: Nano Banana Pro")).to_be_focused()
        await keyboard.press("Tab")
        await expect(studio.page.locator("input[type=file]")).to_be_focused()
        await keyboard.press("Tab")
        await expect(studio.page.get_by_role("button", name="Choose from your creations")).to_be_focused()
        await keyboard.press("Tab")
        await expect(studio.page.locator("#prompt")).to_be_focused()
        await keyboard.type("A heron")
        await keyboard.press("Tab")
        await keyboard.press("ArrowRight")
        await expect(studio.page.get_by_role("radio", name="Oil painting")).to_be_checked()
        await studio.page.locator("#prompt").press("Control+Enter")
        await studio.shows_credits(80)

        await studio.page.get_by_role("button", name="Account").focus()
        await keyboard.press("Enter")
        explorer = studio.page.get_by_role("link", name="API explorer")
        await expect(explorer).to_be_visible()
        await keyboard.press("Escape")
        await expect(studio.page.get_by_role("button", name="Account")).to_be_focused()
        await expect(explorer).to_be_hidden()

    assert visitor.mistakes == []
