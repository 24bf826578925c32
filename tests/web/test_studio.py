"""The studio, in a real browser."""

import re

from playwright.async_api import expect

from tests.kie import FakeKie
from tests.serving import Running
from tests.web.browser import browsing
from tests.web.pages import PHOTOGRAPH, Studio


async def test_from_nothing_to_a_finished_picture_in_four_actions(sandbox: Running) -> None:
    async with browsing(sandbox.url) as visitor:
        studio = Studio(await visitor.window(sandbox.url))
        await studio.ready()
        await studio.shows_credits(100)

        await studio.choose(PHOTOGRAPH)
        await studio.page.get_by_label("What should it show?").fill("A cat in a garden")
        await studio.page.get_by_text("Pencil sketch").click()
        await studio.press("Make image")

        await studio.finished()
        await studio.shows_credits(80)
        await expect(studio.page.get_by_label("How much of the original is shown")).to_have_value("50")

    assert visitor.sockets == [f"{sandbox.url.replace('http', 'ws', 1)}/graphql"]
    assert visitor.mistakes == []


async def test_each_stage_is_shown_as_it_comes_in_every_window(server: Running, kie: FakeKie) -> None:
    async with browsing(server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        other = Studio(await visitor.window(server.url))
        await other.ready()

        await studio.ask("A lighthouse at dusk")
        for window in (studio, other):
            await window.at("Making")
            await window.shows_credits(80)
        await kie.succeed(await kie.task())
        for window in (studio, other):
            await window.finished()
            await expect(window.page.get_by_role("link", name="Download")).to_have_attribute(
                "download", "a-lighthouse-at-dusk.png"
            )

    assert visitor.mistakes == []


async def test_a_failure_is_told_in_words_and_that_the_credits_are_back(server: Running, kie: FakeKie) -> None:
    async with browsing(server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.ask("Something")
        await studio.shows_credits(80)
        await kie.fail(await kie.task(), "500", "Internal error, please try again later.")

        await expect(studio.page.locator(".outcome")).to_have_text(
            re.compile(r"^Not made\. The image service failed\. .* Your 20 credits are back\.$")
        )
        await studio.shows_credits(100)
        await studio.press("Try again")
        await studio.shows_credits(80)
        await kie.succeed(await kie.task(1))
        await studio.finished()

    assert visitor.mistakes == []
