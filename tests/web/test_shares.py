"""Sharing in a real browser: the dialog of the owner, and the public page in each look."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.schema.people import Json, Person, person
from tests.support.kie import FakeKie
from tests.support.serving import Running
from tests.web.browser import browsing
from tests.web.pages import PHOTOGRAPH, Gallery
from tests.web.test_looks import ARTIFACTS, serious

pytestmark = pytest.mark.asyncio(loop_scope="module")

SHARE = "mutation ($input: ShareCreationInput!) { shareCreation(input: $input) { share { url } } }"
PROMPT = "A tabby cat by the window, in the light of a late afternoon <b>in March</b>"


async def made(ada: Person, kie: FakeKie, prompt: str = PROMPT) -> Json:
    creation = await ada.created(prompt)
    task = await kie.task()
    task.result = PHOTOGRAPH.read_bytes()
    await kie.succeed(task)
    return await ada.ended(creation["id"])


async def is_shown(page: Page) -> None:
    """Wait until the picture of a public page has loaded."""
    picture = page.locator("figure img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("complete", True)
    assert await picture.evaluate("image => image.naturalWidth") > 0


async def test_an_owner_shares_an_image_and_ends_it(server: Running, kie: FakeKie, browser: Browser) -> None:
    async with (
        person(server, "ada") as ada,
        browsing(browser, server.url, token=ada.token) as visitor,
        browsing(browser, server.url) as stranger,
    ):
        await visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
        creation = await made(ada, kie)
        gallery = Gallery(await visitor.window(f"{server.url}/creations?creation={creation['id']}"))
        await gallery.seen_large(PROMPT)

        await gallery.press("Share")
        dialog = gallery.page.get_by_role("dialog", name="Share this image")
        await dialog.get_by_label("Show the prompt").check()
        await gallery.press("Create link")
        address = dialog.get_by_label("Link")
        await expect(address).to_have_value(re.compile(rf"^{re.escape(server.url)}/s/[0-9a-f]{{32}}$"))
        url = await address.input_value()
        await gallery.press("Copy link")
        await gallery.says("The link is copied.")
        assert await gallery.page.evaluate("navigator.clipboard.readText()") == url
        await gallery.page.screenshot(path=ARTIFACTS / "share-dialog.png")

        page = await stranger.window(url)
        await is_shown(page)
        await expect(page.locator("figcaption")).to_have_text(PROMPT)
        await expect(page).to_have_title(f"{PROMPT} · Atelier")

        await dialog.get_by_label("Show the prompt").uncheck()
        await expect(dialog.get_by_label("Show the prompt")).to_be_enabled()
        await page.goto(f"{url}?again")
        await is_shown(page)
        await expect(page.locator("figcaption")).to_have_count(0)

        await dialog.get_by_role("button", name="Close").click()
        await expect(dialog).to_have_count(0)
        await gallery.press("Share")
        await expect(address).to_have_value(url)
        await gallery.press("Stop sharing")
        await expect(address).to_have_count(0)
        response = await page.goto(f"{url}?later")
        assert response is not None
        assert response.status == 404
        await expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()

    assert visitor.mistakes == []
    # The browser logs a page with this status as an error.
    assert [each for each in stranger.mistakes if "404" not in each] == []


async def test_the_public_page_fits_phones_and_desktops_in_light_and_dark(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with person(server, "ada") as ada:
        creation = await made(ada, kie)
        url = (await ada.payload(SHARE, id=creation["id"], showPrompt=True))["share"]["url"]
        for name, width, height in (("phone", 390, 844), ("desktop", 1440, 900)):
            for look in ("light", "dark"):
                async with browsing(browser, server.url) as visitor:
                    page = await visitor.window("about:blank")
                    await page.set_viewport_size({"width": width, "height": height})
                    await page.emulate_media(color_scheme=look)
                    await page.goto(url)
                    await is_shown(page)
                    assert await page.evaluate("document.documentElement.scrollWidth") <= width
                    box = await page.locator("figure img").bounding_box()
                    assert box is not None
                    assert box["width"] <= width
                    assert box["y"] + box["height"] <= height
                    paper = await page.evaluate("getComputedStyle(document.body).backgroundColor")
                    assert paper == {"light": "rgb(246, 244, 240)", "dark": "rgb(23, 22, 20)"}[look]
                    assert await serious(page) == []
                    await page.screenshot(path=ARTIFACTS / f"share-{name}-{look}.png")
                assert visitor.mistakes == []
