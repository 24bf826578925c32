"""My Creations, in a real browser."""

import pytest
from playwright.async_api import Browser, expect

from settings import Settings
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import Visitor, browsing
from tests.web.pages import Gallery

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def open_gallery(visitor: Visitor, server: Running, query: str = "") -> Gallery:
    return Gallery(await visitor.window(f"{server.url}/creations{query}"))


async def test_what_is_being_made_is_on_top_and_live(server: Running, kie: FakeKie, browser: Browser) -> None:
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        slow = await ada.created("slow")
        task = await kie.task()
        kie.finish_at_once = True
        quick = await ada.ended((await ada.created("quick"))["id"])

        gallery = await open_gallery(visitor, server)
        await gallery.shows(2)
        assert [await tile.get_attribute("data-creation") for tile in await gallery.tiles.all()] == [
            slow["id"],
            quick["id"],
        ]
        await kie.succeed(task)
        await expect(gallery.tile(slow["id"])).to_have_attribute("data-status", "SUCCESS")
        await expect(gallery.tiles.first).to_have_attribute("data-creation", quick["id"])

        await ada.created("made elsewhere")
        await gallery.shows(3)

    assert visitor.mistakes == []


async def test_creations_are_found_by_their_state_their_style_and_their_words(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        failed = await ada.created("A red fox", style="sty_anime")
        await kie.fail(await kie.task(), "422", "no")
        await ada.ended(failed["id"])
        kie.finish_at_once = True
        fox = await ada.ended((await ada.created("A grey FOX", style="sty_pencil"))["id"])
        heron = await ada.ended((await ada.created("A heron", style="sty_pencil"))["id"])
        gallery = await open_gallery(visitor, server)
        await gallery.shows(3)

        await gallery.choose("Done")
        await gallery.shows(2)
        await gallery.search("fox")
        await gallery.shows(1)
        await expect(gallery.tile(fox["id"])).to_be_visible()
        await gallery.page.reload()
        await gallery.shows(1)
        await expect(gallery.page.get_by_label("Search your prompts")).to_have_value("fox")
        await gallery.choose("Failed")
        await expect(gallery.tile(failed["id"])).to_be_visible()

        await gallery.page.get_by_label("Style").select_option("Pencil sketch")
        await gallery.says("No creation matches.")
        await gallery.press("Clear filters")
        await gallery.shows(3)
        await gallery.page.get_by_label("Style").select_option("Pencil sketch")
        await gallery.shows(2)
        await expect(gallery.tile(heron["id"])).to_be_visible()

    assert visitor.mistakes == []


async def test_the_large_view_is_handled_by_keyboard(server: Running, kie: FakeKie, browser: Browser) -> None:
    kie.finish_at_once = True
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        one, two, three = [await ada.ended((await ada.created(word))["id"]) for word in ("one", "two", "three")]
        gallery = await open_gallery(visitor, server)
        await gallery.shows(3)
        keyboard = gallery.page.keyboard

        await gallery.tile(three["id"]).focus()
        await keyboard.press("Enter")
        await gallery.seen_large("three")
        await keyboard.press("ArrowRight")
        await gallery.seen_large("two")
        await keyboard.press("Delete")
        question = gallery.page.get_by_role("dialog", name="Delete this creation?")
        await expect(question).to_be_visible()
        await keyboard.press("Escape")
        await expect(question).to_have_count(0)
        await gallery.seen_large("two")
        assert (await ada.creation(two["id"]) or {})["deletedAt"] is None

        await keyboard.press("Delete")
        await gallery.press("Delete permanently")
        await expect(question).to_have_count(0)
        await gallery.seen_large("one")
        await keyboard.press("Escape")
        await expect(gallery.large).to_have_count(0)
        await gallery.shows(2)
        assert await ada.creation(two["id"]) is None
        await expect(gallery.tile(one["id"])).to_be_visible()

        # Another window's deletion is shown as well.
        other = await open_gallery(visitor, server, f"?creation={three['id']}")
        await other.seen_large("three")
        await other.press("Delete")
        await other.press("Delete permanently")
        await gallery.shows(1)

        gone = await open_gallery(visitor, server, f"?creation={three['id']}")
        await gone.says("This creation no longer exists.")

    assert visitor.mistakes == []


async def test_a_refused_retry_links_to_the_packs(settings: Settings, kie: FakeKie, browser: Browser) -> None:
    poor = settings.model_copy(update={"signup_credits": 20})
    async with (
        running_app(poor) as server,
        person(server, "ada") as ada,
        browsing(browser, server.url, token=ada.token) as visitor,
    ):
        failed = await ada.created("failed")
        await kie.fail(await kie.task(), "500", "no")
        await ada.ended(failed["id"])
        await ada.created("took the credits")
        gallery = await open_gallery(visitor, server, f"?creation={failed['id']}")
        await gallery.seen_large("failed")
        await gallery.press("Try again")
        await gallery.says("You need 20 credits more for this.")
        await expect(gallery.page.locator(".pending").get_by_role("link", name="Get credits")).to_be_visible()

    assert visitor.mistakes == []


async def test_older_creations_come_as_one_scrolls(settings: Settings, browser: Browser) -> None:
    rich = settings.model_copy(update={"worker": "off", "signup_credits": 2_000})
    async with (
        running_app(rich) as server,
        person(server, "ada") as ada,
        browsing(browser, server.url, token=ada.token) as visitor,
    ):
        first = await ada.created("the first")
        for number in range(49):
            await ada.created(f"number {number}")
        gallery = await open_gallery(visitor, server)
        await expect(gallery.tiles.nth(39)).to_be_attached()

        # The last of the visible tiles loads older ones.
        await gallery.tiles.nth(39).scroll_into_view_if_needed()
        await gallery.shows(50)
        await expect(gallery.tile(first["id"])).to_be_attached()

    assert visitor.mistakes == []
