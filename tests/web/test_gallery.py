"""Living with many creations: rows, days, filters, selection and undo, in a real browser."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.async_api import Browser, expect

from db.engine import Database
from db.models import CreationStatus, GenerationTask
from db.queries import users as user_queries
from db.queries.pagination import first_id
from services.clock import now
from settings import Settings
from tests.db.rows import a_generation, put
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import browsing
from tests.web.pages import Gallery
from tests.web.test_looks import serious

pytestmark = pytest.mark.asyncio(loop_scope="module")

MANY = 300


async def fill(server: Running, subject: str) -> datetime:
    """Give a user many canceled creations, and one of two months ago; return the time of that one."""
    database = Database(server.settings.database_address)
    ended = {"status": CreationStatus.CANCELED, "step": None, "completed_at": now()}
    async with database.begin() as connection:
        user = await user_queries.by_subject(connection, subject)
        assert user is not None
        before = now() - timedelta(days=62)
        for number in range(MANY):
            made_at = before if number == 0 else now()
            row = a_generation(user.id, prompt=f"number {number}", created_at=made_at, **ended)
            if number == 0:
                row["id"] = first_id("cre", before)  # A filter by time reads the time in the id, too.
            await put(connection, GenerationTask, row)
    await database.close()
    return before


async def test_many_creations_are_scrolled_with_few_in_the_document(settings: Settings, browser: Browser) -> None:
    idle = settings.model_copy(update={"worker": "off"})
    async with running_app(idle) as server, person(server, "ada") as ada:
        await ada.balance()
        made_at = await fill(server, "ada")
        async with browsing(browser, server.url, token=ada.token) as visitor:
            gallery = Gallery(await visitor.window(f"{server.url}/creations"))
            page = gallery.page
            await page.set_viewport_size({"width": 1366, "height": 768})
            await expect(gallery.tiles.first).to_be_visible()
            await page.evaluate(SCROLL)
            await expect(page.get_by_role("link", name=re.compile(r"\bnumber 0\b"))).to_be_visible()
            await expect(page.locator(".rows-heading").last).not_to_have_text("Today")
            assert await gallery.tiles.count() < 120
            month = f"{made_at:%Y-%m}"
            await page.get_by_label("Date").select_option(month)
            await gallery.shows(1)
            assert f"date={month}" in page.url
            await page.reload()
            await gallery.shows(1)

    assert visitor.mistakes == []


async def test_several_are_selected_deleted_and_restored(server: Running, kie: FakeKie, browser: Browser) -> None:
    kie.finish_at_once = True
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        one, two, three, four = [
            (await ada.ended((await ada.created(word))["id"]))["id"] for word in ("one", "two", "three", "four")
        ]
        gallery = Gallery(await visitor.window(f"{server.url}/creations"))
        page, keyboard = gallery.page, gallery.page.keyboard
        await gallery.shows(4)
        await page.get_by_label("Select four").check(force=True)
        await gallery.tile(two).click(modifiers=["Shift"])
        await gallery.says("3 selected")
        assert await serious(page) == []
        await gallery.press("Delete 3")
        await gallery.shows(1)
        await gallery.press("Undo")
        await gallery.shows(4)
        assert await ada.creation(four) is not None

        # A press selects while something is selected; the keyboard does all of it, too.
        await gallery.press("Select")
        await gallery.tile(one).click()
        await gallery.says("1 selected")
        await keyboard.press("Escape")
        await expect(page.locator(".selection-bar")).to_have_count(0)
        await page.get_by_label("Select one").focus()
        await keyboard.press("Space")
        await keyboard.press("Delete")
        await gallery.shows(3)
        # Without an undo, it is deleted, even if the page is closed before.
        await page.close()
        other = Gallery(await visitor.window(f"{server.url}/creations"))
        await other.shows(3)
        await expect(other.page.locator("body")).to_be_visible()
        await other.page.wait_for_function("() => localStorage.getItem('atelier.deletions') === null")
        assert await ada.creation(one) is None
        assert await ada.creation(three) is not None

    assert visitor.mistakes == []


# Scroll to the end again and again, until no more is loaded.
SCROLL = """
async () => {
  for (let still = 0; still < 20; ) {
    const before = document.documentElement.scrollHeight;
    scrollTo(0, before);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const more = document.querySelector(".more button") !== null;
    still = !more && document.documentElement.scrollHeight === before ? still + 1 : 0;
  }
}
"""
