"""Double clicks and keys pressed twice, in a real browser: actions that spend or change something run once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Request, expect

from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import Visitor, browsing
from tests.web.pages import Gallery, Screen, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

COUNTS = "{ creations { totalCount } credit { balance } }"
JOINED = "You submitted this twice. It is made once, and charged once."
JOINED_IN_CHINESE = "您重复提交了，图片只会生成一次，也只扣费一次。"  # noqa: RUF001
ONE, TWO = (
    {"creations": {"totalCount": count}, "credit": {"balance": balance}} for count, balance in ((1, 80), (2, 60))
)


class Sent:
    """The mutations that a window has sent."""

    def __init__(self, page: Page) -> None:
        self._requests: list[str] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.url.endswith("/graphql"):
            self._requests.append(request.post_data or "")

    def count(self, mutation: str) -> int:
        return sum(f"{mutation}(" in request for request in self._requests)


@pytest_asyncio.fixture(loop_scope="module")
async def server(settings: Settings) -> AsyncIterator[Running]:
    async with running_app(settings.model_copy(update={"worker": "off"}), timings=QUICK) as running:
        yield running


async def opened(visitor: Visitor, server: Running) -> tuple[Studio, Sent]:
    """Open the studio in a window with a clock that only the test moves, because a busy page receives presses late."""
    await visitor.context.clock.install()
    studio = Studio(await visitor.window(server.url))
    sent = Sent(studio.page)
    await studio.ready()
    await studio.page.get_by_label("Describe the image").fill("A heron at dawn")
    await studio.page.clock.pause_at(await studio.page.evaluate("Date.now() + 1000"))
    return studio, sent


async def counts(server: Running) -> dict[str, Any]:
    return await (await server.user("ada")).execute(COUNTS)


async def test_a_double_click_makes_one_image_is_charged_once_and_shows_a_notice(
    server: Running, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, sent = await opened(visitor, server)
        await studio.page.get_by_role("button", name="Make image").dblclick()

        notice = studio.page.get_by_role("status").filter(has_text=JOINED)
        await expect(notice).to_be_visible()
        await studio.shows_credits(80)
        await expect(studio.page.locator(".tile")).to_have_count(1)
        assert (await counts(server), sent.count("createGeneration")) == (ONE, 1)
        await studio.page.clock.run_for(10_000)
        await expect(notice).to_have_count(0)
    assert visitor.mistakes == []


async def test_presses_three_seconds_apart_are_two_intents(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, sent = await opened(visitor, server)
        await studio.press("Make image")
        await studio.shows_credits(80)
        await studio.page.clock.fast_forward(1_000)
        await studio.press("Make image")
        await studio.says(JOINED)
        assert (await counts(server), sent.count("createGeneration")) == (ONE, 1)

        await studio.page.clock.fast_forward(2_000)
        await studio.press("Make image")
        await studio.shows_credits(60)
        await expect(studio.page.get_by_text(JOINED)).to_have_count(0)
        assert (await counts(server), sent.count("createGeneration")) == (TWO, 2)
    assert visitor.mistakes == []


async def test_a_press_after_anything_was_changed_is_a_new_intent(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, sent = await opened(visitor, server)
        await studio.press("Make image")
        await studio.choose("Pencil sketch")
        await studio.press("Make image")
        await studio.shows_credits(60)
        assert (await counts(server), sent.count("createGeneration")) == (TWO, 2)
        await expect(studio.page.get_by_text(JOINED)).to_have_count(0)


async def test_enter_pressed_twice_or_held_makes_one_image(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, sent = await opened(visitor, server)
        keyboard = studio.page.keyboard
        await studio.page.get_by_role("button", name="Make image").focus()
        await keyboard.press("Enter")
        await keyboard.press("Enter")
        await studio.says(JOINED)
        await studio.shows_credits(80)
        await studio.page.clock.fast_forward(3_000)
        # The first is a press; the others are sent by the keyboard while the key is held.
        for _ in range(3):
            await keyboard.down("Enter")
            await studio.shows_credits(60)
            await studio.page.clock.fast_forward(3_000)
        await keyboard.up("Enter")
        assert (await counts(server), sent.count("createGeneration")) == (TWO, 2)


async def test_control_and_enter_pressed_twice_makes_one_image(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, sent = await opened(visitor, server)
        await studio.page.get_by_label("Describe the image").focus()
        for _ in range(2):
            await studio.page.keyboard.press("Control+Enter")
        await studio.says(JOINED)
        await studio.shows_credits(80)
        assert (await counts(server), sent.count("createGeneration")) == (ONE, 1)


async def test_the_words_are_there_in_chinese_too(server: Running, browser: Browser) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, _ = await opened(visitor, server)
        await studio.page.get_by_role("button", name="Language").click()
        await studio.page.get_by_role("button", name="中文").click()
        await studio.page.get_by_role("button", name="生成图片").dblclick()
        await expect(studio.page.get_by_role("status").filter(has_text=JOINED_IN_CHINESE)).to_be_visible()


async def test_a_double_click_on_try_again_makes_one_image_and_cancels_none(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with running_app(settings, timings=QUICK) as server:
        async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
            studio, sent = await opened(visitor, server)
            await studio.press("Make image")
            await kie.fail(await kie.task(), "500", "Internal error, please try again later.")
            await studio.shows_credits(100)
            await studio.page.get_by_role("button", name="Try again").dblclick()
            await kie.task(1)
            await studio.shows_credits(80)
            await expect(studio.page.locator(".tile")).to_have_count(2)
        assert (await counts(server))["creations"]["totalCount"] == 2
        assert (sent.count("retryGeneration"), sent.count("cancelGeneration"), len(kie.tasks)) == (1, 0, 2)


async def test_a_double_click_on_delete_opens_the_dialog_and_one_in_it_deletes_once(
    server: Running, browser: Browser
) -> None:
    async with person(server, "ada") as ada:
        for number in range(2):
            creation = await ada.created(f"number {number}")
            await ada.payload(
                "mutation ($input: CancelGenerationInput!) { cancelGeneration(input: $input) "
                "{ errors { __typename } } }",
                id=creation["id"],
            )
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        gallery = Gallery(await visitor.window(f"{server.url}/creations"))
        sent = Sent(gallery.page)
        await gallery.shows(2)
        await gallery.tiles.first.click()
        await gallery.large.get_by_role("button", name="Delete").dblclick()
        confirm = gallery.page.get_by_role("button", name="Delete permanently")
        await expect(confirm).to_be_visible()
        assert sent.count("deleteCreation") == 0
        await confirm.dblclick()
        await gallery.shows(1)
        await gallery.seen_large("number 0")
    assert (await counts(server))["creations"]["totalCount"] == 1
    assert sent.count("deleteCreation") == 1


async def test_a_double_click_on_a_pack_opens_one_checkout(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        billing = Screen(await visitor.window(f"{sandbox.url}/billing"))
        sent = Sent(billing.page)
        await billing.page.get_by_role("button", name="Buy Starter").dblclick()
        await expect(billing.page.get_by_text("Sandbox: no card is charged")).to_be_visible()
        await billing.page.get_by_role("link", name="Back without paying").click()
        await expect(billing.page.get_by_role("region", name="Payments").get_by_role("row")).to_have_count(2)
    assert sent.count("createCheckout") == 1


async def test_two_clicks_in_one_moment_are_one_press(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        billing = Screen(await visitor.window(f"{sandbox.url}/billing"))
        sent = Sent(billing.page)
        button = billing.page.get_by_role("button", name="Buy Starter")
        await button.evaluate("button => { button.click(); button.click(); }")
        await expect(billing.page.get_by_text("Sandbox: no card is charged")).to_be_visible()
    assert sent.count("createCheckout") == 1
