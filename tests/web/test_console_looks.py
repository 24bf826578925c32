"""How the console looks and reads: in both colours, on a phone, in both languages, to a screen reader.

Each look is kept as a picture in ``test-artifacts/``.
"""

from typing import Any, Literal

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, ViewportSize, expect

from settings import Settings
from tests.support.kie import FakeKie
from tests.web.browser import browsing
from tests.web.console import Console, Installation, crowd, installation
from tests.web.test_looks import ARTIFACTS

pytestmark = pytest.mark.asyncio(loop_scope="module")

DESK = ViewportSize(width=1440, height=1000)
PHONE = ViewportSize(width=375, height=812)
LOOKS: dict[str, tuple[ViewportSize, Literal["light", "dark"], str]] = {
    "light": (DESK, "light", "en"),
    "dark": (DESK, "dark", "en"),
    "phone": (PHONE, "light", "en"),
    "chinese": (PHONE, "dark", "zh"),
}
TRANSLATED = ("overview", "user", "failed", "report", "audit")
"""The views whose pictures are taken in Chinese too."""


async def problems(page: Page) -> list[str]:
    """Return all accessibility problems that axe finds."""
    found: dict[str, Any] = (await Axe().run(page)).response
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"]]


class Looks:
    """The pictures of one look, each of them checked."""

    def __init__(self, page: Page, look: str) -> None:
        self.page = page
        self.look = look
        self.found: dict[str, list[str]] = {}

    async def take(self, state: str) -> None:
        page = self.page
        await page.screenshot(path=ARTIFACTS / f"console-{state}-{self.look}.png", full_page=True)
        found = await problems(page)
        if not await page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append("the page is wider than the window")
        if found:
            self.found[state] = found


def views(at: Installation) -> dict[str, str]:
    return {
        "overview": "",
        "queue": "/queue",
        "results": "/?q=customer",
        "nothing-found": "/?q=nobody-has-this",
        "user": f"/users/{at.ada_id}",
        "debtor": f"/users/{at.debtor_id}",
        "users": "/users",
        "failed": f"/generations/{at.failed['id']}",
        "running": f"/generations/{at.running['id']}",
        "generations": "/generations?state=FAILED",
        "failures": "/failures",
        "payments": "/payments",
        "report": "/report",
        "audit": "/audit",
        "webhooks": "/webhooks",
        "missing": "/nowhere",
    }


@pytest.mark.parametrize("look", LOOKS)
async def test_each_state_is_fit_to_be_seen_and_to_be_heard(
    settings: Settings, kie: FakeKie, browser: Browser, look: str
) -> None:
    size, colours, language = LOOKS[look]
    ARTIFACTS.mkdir(exist_ok=True)
    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        await crowd(at.server, 100)
        page = await visitor.context.new_page()
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=colours)
        looks, console = Looks(page, look), Console(page)
        await page.goto(f"{at.url}/operate")
        await page.evaluate("language => localStorage.setItem('atelier.language', language)", language)
        await page.reload()
        await page.locator("input[name=token]").fill("wrong")
        await page.locator("[type=submit]").click()
        await expect(page.locator("#ending")).not_to_be_empty()
        await looks.take("sign-in")
        await page.locator("input[name=token]").fill(at.boss.token or "")
        await page.locator("[type=submit]").click()
        await expect(page.locator("#search")).to_be_visible()

        for state, path in views(at).items():
            if language != "en" and state not in TRANSLATED:
                continue
            await page.goto(f"{at.url}/operate{path}")
            await console.settled()
            if state == "user":
                await _act(looks)
            await looks.take(state)
        await page.goto(f"{at.url}/operate/generations/{at.made['id']}")
        await console.settled()
        await _reveal(looks)
        await page.goto(f"{at.url}/operate/audit")
        await page.locator(".entry-details summary").first.click()
        await looks.take("audit-entry")

    assert looks.found == {}
    # The refused token.
    assert [each for each in visitor.mistakes if "status of 401" not in each] == []


async def _act(looks: Looks) -> None:
    """Take pictures of the dialog while it is empty, with problems, and with the entry of the audit."""
    page = looks.page
    dialog, submit = page.get_by_role("dialog"), page.get_by_role("dialog").locator("[type=submit]")
    await page.locator(".view-head .button-main").click()
    await looks.take("dialog")
    await submit.click()
    await expect(dialog.locator("[aria-invalid=true]")).to_have_count(2)
    await looks.take("dialog-problems")
    await dialog.locator("input").first.fill("50")
    await dialog.locator("textarea").fill("Ticket 4711")
    await submit.click()
    await expect(dialog.locator(".entry")).to_be_visible()
    await looks.take("dialog-done")
    await page.keyboard.press("Escape")
    await expect(page.locator(".entry-details")).to_have_count(1)


async def _reveal(looks: Looks) -> None:
    page = looks.page
    dialog = page.get_by_role("dialog")
    await page.locator(".view-head .button").first.click()
    await dialog.locator("textarea").fill("Ticket 4712")
    await dialog.locator("[type=submit]").click()
    await expect(dialog.locator(".revealed img")).to_have_js_property("complete", True)
    await looks.take("revealed")


async def test_the_keyboard_reaches_everything_and_dialogs_keep_the_focus(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        page = await visitor.window(f"{at.url}/operate/users/{at.ada_id}")
        console, keyboard = Console(page), page.keyboard
        await console.sign_in(at.boss.token or "")
        await page.reload()
        await console.settled()
        await keyboard.press("Tab")
        await expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
        await keyboard.press("Enter")
        await keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Give credits")).to_be_focused()
        await keyboard.press("Enter")
        await expect(console.dialog.get_by_label("Credits")).to_be_focused()
        # A slash is a character here, and no amount of Tab leaves the dialog.
        await keyboard.type("5/")
        await expect(console.dialog.get_by_label("Credits")).to_have_value("5/")
        for _ in range(12):
            await keyboard.press("Tab")
            inside = "() => document.activeElement === document.body || !!document.activeElement.closest('dialog')"
            assert await page.evaluate(inside)
        await keyboard.press("Escape")
        await expect(page.get_by_role("button", name="Give credits")).to_be_focused()
        await keyboard.press("/")
        await expect(console.search_box).to_be_focused()

    assert visitor.mistakes == []
