"""Rate limits in the pages, in a real browser: they are shown with a countdown, and everything continues by itself."""

import json
import re

import pytest
from playwright.async_api import Browser, Route, expect

from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import person
from tests.support.serving import Running, running_app
from tests.web.browser import browsing
from tests.web.pages import Gallery, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

COUNTS = "{ creations { totalCount } credit { balance } }"
NOT_RESPONDING = re.compile("not responding")


async def test_an_image_over_the_limit_is_counted_down_and_made_by_itself(settings: Settings, browser: Browser) -> None:
    slow = settings.model_copy(update={"worker": "off", "rate_limit_generations": (1, 8)})
    sent: list[str] = []
    async with (
        running_app(slow, timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada")) as visitor,
    ):
        studio = Studio(await visitor.window(server.url))
        studio.page.on("request", lambda request: sent.append(request.post_data or ""))
        await studio.ready()
        await studio.ask("The first")
        await studio.shows_credits(80)
        await studio.ask("The second")
        waiting = studio.page.locator(".pending-item").filter(has_text="The second")
        timer = waiting.locator("[role=timer]")
        await expect(timer).to_have_text(
            re.compile(r"^Too many requests\. This is submitted in \d+ seconds?, and charged once\.$")
        )
        # The page is not locked meanwhile, and the time decreases.
        await studio.page.get_by_label("Describe the image").fill("The third, later")
        await expect(timer).to_have_text(re.compile(r" in [0-4] seconds?, "))
        await expect(studio.page.get_by_text(NOT_RESPONDING)).to_have_count(0)

        await studio.shows_credits(60)
        await expect(studio.page.locator(".pending-item")).to_have_count(0)
        await expect(studio.page.get_by_label("Describe the image")).to_have_value("The third, later")
        assert await (await server.user("ada")).execute(COUNTS) == {
            "creations": {"totalCount": 2},
            "credit": {"balance": 60},
        }

    keys = [
        variables["input"]["idempotencyKey"]
        for variables in (json.loads(text)["variables"] for text in sent if "createGeneration(" in text)
    ]
    assert len(keys) > len(set(keys)) == 2
    assert visitor.mistakes == []


class Limiter:
    """Refuses the first request with each of some texts, as the server does over its limit."""

    def __init__(self, seconds: dict[str, int]) -> None:
        self.requests: list[str] = []
        self._seconds = dict(seconds)

    async def handle(self, route: Route) -> None:
        body = route.request.post_data or ""
        self.requests.append(body)
        limited = next((text for text in self._seconds if text in body), None)
        if limited is None:
            await route.continue_()
            return
        seconds = self._seconds.pop(limited)
        error = {"message": "later", "extensions": {"code": "RATE_LIMITED", "retryAfter": seconds}}
        await route.fulfill(status=429, json={"errors": [error]}, headers={"Retry-After": str(seconds)})


async def test_reading_over_the_limit_continues_by_itself_and_a_newer_search_does_not_wait(
    server: Running, browser: Browser
) -> None:
    limiter = Limiter({"query Start": 5, '"search":"her"': 600})
    async with (
        person(server, "ada") as ada,
        browsing(browser, server.url, token=ada.token) as visitor,
    ):
        heron, _ = [await ada.created(prompt) for prompt in ("a heron", "a harbour")]
        page = await visitor.context.new_page()
        await page.route("**/graphql", limiter.handle)
        await page.goto(f"{server.url}/creations")
        gallery = Gallery(page)
        timer = page.locator(".notices [role=timer]")
        await expect(timer).to_have_text(re.compile(r"^Too many requests\. This page continues in \d seconds?\.$"))
        await gallery.shows(2)
        await expect(timer).to_have_count(0)

        search = page.get_by_label("Search your prompts")
        await search.press_sequentially("her")
        await expect(timer).to_be_visible()
        await expect(gallery.tiles).to_have_count(0)
        await search.press_sequentially("on")
        await gallery.shows(1)
        await expect(gallery.tile(heron["id"])).to_be_visible()
        await expect(page.get_by_text(NOT_RESPONDING)).to_have_count(0)

    searches = [
        variables["filter"]["search"]
        for variables in (json.loads(body)["variables"] for body in limiter.requests if "query Creations(" in body)
        if variables["filter"].get("search")
    ]
    # One search after each pause, and none for a text that is there no more.
    assert searches == ["her", "heron"]
    assert [mistake for mistake in visitor.mistakes if "status of 429" not in mistake] == []
