"""Refusals of the moderation in the studio: in both languages, without a charge, and gone with another prompt."""

import pytest
from playwright.async_api import Browser, expect

from settings import Settings
from tests.conftest import QUICK
from tests.support.serving import free_port, running_app
from tests.web.browser import browsing
from tests.web.pages import Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_the_studio_shows_why_a_prompt_is_refused_in_both_languages(
    sandbox_settings: Settings, browser: Browser
) -> None:
    moderated = sandbox_settings.model_copy(
        update={
            "moderation_phrases": frozenset({"zeppelin"}),
            "moderation_url": f"http://127.0.0.1:{free_port()}/judge",
        }
    )
    async with (
        running_app(moderated, timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada")) as visitor,
    ):
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        pending = studio.page.locator(".pending-item")
        refused, unchecked = (pending.filter(has_text=prompt) for prompt in ("zeppelin", "heron"))

        await studio.ask("A zeppelin at dawn")
        await expect(refused).to_contain_text("The rules of this service do not allow this prompt. Nothing was charged")
        await studio.ask("A heron at dawn")
        await expect(unchecked).to_contain_text("The prompt cannot be checked at the moment. Nothing was charged")
        await studio.shows_credits(100)

        await studio.page.get_by_role("button", name="Language").click()
        await studio.press("中文")
        await expect(refused).to_contain_text("该描述不符合本服务的内容规则")
        await expect(unchecked).to_contain_text("暂时无法审核该描述")

    assert visitor.mistakes == []
