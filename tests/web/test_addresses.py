"""Addresses of creations and the large view: history, tabs, zoom, comparison and actions, in a real browser."""

from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect

from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running
from tests.web.browser import Visitor, browsing
from tests.web.pages import PHOTOGRAPH, Gallery, Studio
from tests.web.test_looks import serious

pytestmark = pytest.mark.asyncio(loop_scope="module")

BROWSER = {"Accept": "text/html"}


async def scale_of(page: Page) -> float:
    return float(await page.locator(".zoom").get_attribute("data-scale") or 0)


async def test_an_unknown_address_has_a_page_for_browsers_alone(server: Running, browser: Browser) -> None:
    async with http_client(base_url=server.url) as http:
        page = await http.get("/nothing/here", headers=BROWSER)
        assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
        assert "<title>Page not found · Atelier</title>" in page.text
        assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
        for response in (await http.get("/nothing"), await http.post("/nothing", headers=BROWSER)):
            assert (response.status_code, response.json()["error"]["code"]) == (404, "HTTP_404")
        assert (await http.get("/creations/cre_1", headers=BROWSER)).status_code == 200

    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        page_ = await visitor.window(f"{server.url}/nothing/here")
        await expect(page_.get_by_role("heading", name="There is no page here")).to_be_visible()
        await expect(page_).to_have_title("Page not found · Atelier")
        assert await serious(page_) == []
        await page_.get_by_role("link", name="Open the studio").click()
        await expect(page_).to_have_title("Studio · Atelier")

    # The browser reports the status of the page itself.
    assert [each for each in visitor.mistakes if "404" not in each] == []


async def test_back_closes_the_large_view_and_keeps_the_place_and_the_filters(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    kie.finish_at_once = True
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        one, two, three = [await ada.ended((await ada.created(word))["id"]) for word in ("one", "two", "three")]
        gallery = Gallery(await visitor.window(f"{server.url}/creations?state=done"))
        page = gallery.page
        await page.set_viewport_size({"width": 500, "height": 400})
        await gallery.shows(3)
        await gallery.tile(one["id"]).scroll_into_view_if_needed()
        place = await page.evaluate("scrollY")
        assert place > 0

        await gallery.tile(one["id"]).click()
        await gallery.seen_large("one")
        await expect(page).to_have_url(f"{server.url}/creations/{one['id']}?state=done")
        await expect(page).to_have_title("one · Atelier")
        await page.keyboard.press("ArrowLeft")
        await gallery.seen_large("two")
        await page.keyboard.press("ArrowRight")
        await gallery.seen_large("one")
        await page.go_back()
        await expect(gallery.large).to_have_count(0)
        await expect(page).to_have_url(f"{server.url}/creations?state=done")
        assert await page.evaluate("scrollY") == place
        await expect(gallery.tile(one["id"])).to_be_focused()

        await page.go_forward()
        await gallery.seen_large("one")
        await page.reload()
        await gallery.seen_large("one")
        await page.keyboard.press("Escape")
        await expect(gallery.large).to_have_count(0)
        await expect(page).to_have_url(f"{server.url}/creations?state=done")

        async with visitor.context.expect_page() as opening:
            await gallery.tile(two["id"]).click(button="middle")
        tab = Gallery(await opening.value)
        await tab.seen_large("two")
        await expect(tab.page).to_have_url(f"{server.url}/creations/{two['id']}")
        await tab.page.keyboard.press("Escape")
        await tab.shows(3)
        await expect(tab.page).to_have_url(f"{server.url}/creations")

        old = Gallery(await visitor.window(f"{server.url}/creations?creation={three['id']}"))
        await old.seen_large("three")
        await expect(old.page).to_have_url(f"{server.url}/creations/{three['id']}")

    assert visitor.mistakes == []


async def test_the_result_is_whole_compared_zoomed_and_repeated(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = Studio(await visitor.window(sandbox.url))
        page = studio.page
        await studio.ready()
        await studio.pick(PHOTOGRAPH)
        await studio.ask("A cat in the garden")
        await studio.finished()
        picture = page.locator(".result-canvas .framed-picture")
        # The picture itself is under the pointer, so that the browser's own menu can save it.
        box = await picture.bounding_box()
        assert box is not None
        centre = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        assert await page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", centre) == "framed-picture"
        await expect(page.locator(".framed-before")).to_have_count(0)
        await page.keyboard.down("c")
        await expect(page.locator(".framed-before")).to_be_visible()
        await page.keyboard.up("c")
        await expect(page.locator(".framed-before")).to_have_count(0)
        await page.get_by_label("Describe the image").press_sequentially("c")
        await expect(page.locator(".framed-before")).to_have_count(0)

        await picture.click()
        large = Gallery(page)
        await large.seen_large("A cat in the garden")
        assert await scale_of(page) == 1
        await page.keyboard.press("+")
        assert await scale_of(page) == 1.4
        await page.keyboard.press("1")
        # The full file replaces its rendition, and one pixel of it is one pixel of the screen.
        async with person(sandbox, "ada") as ada:
            [made] = (await ada.ask("{ creations { nodes { generatedImage { url width } } } }"))["creations"]["nodes"]
        shown = page.locator(".zoom img").first
        await expect(shown).to_have_js_property("naturalWidth", made["generatedImage"]["width"])
        assert (
            urlsplit(await shown.evaluate("image => image.currentSrc")).path
            == urlsplit(made["generatedImage"]["url"]).path
        )
        assert abs(await shown.evaluate("image => image.getBoundingClientRect().width - image.naturalWidth")) < 2
        await page.keyboard.press("0")
        assert await scale_of(page) == 1
        await page.mouse.move(500, 800)
        await page.mouse.wheel(0, -600)
        assert await scale_of(page) > 2
        before = await page.locator(".zoom-content").get_attribute("style")
        await page.mouse.down()
        await page.mouse.move(560, 830)
        await page.mouse.up()
        assert await page.locator(".zoom-content").get_attribute("style") != before
        await page.get_by_role("button", name="Show the whole image").click()
        assert await scale_of(page) == 1
        assert await serious(page) == []

        await large.large.get_by_role("button", name="Another like this").click()
        await expect(page).to_have_url(f"{sandbox.url}/")
        await expect(page.locator(".strip .tile[data-status=SUCCESS]")).to_have_count(2)
        await page.get_by_role("button", name="Vary · ").click()
        await expect(page.locator(".strip .tile[data-status=SUCCESS]")).to_have_count(3)
        async with person(sandbox, "ada") as ada:
            made = await ada.ask(
                "{ creations { nodes { prompt originalImages { width height } generatedImage { width height } } } }"
            )
        varied, again, first = made["creations"]["nodes"]
        assert [each["prompt"] for each in (varied, again)] == ["A cat in the garden"] * 2
        assert again["originalImages"] == first["originalImages"]
        assert varied["originalImages"] == [again["generatedImage"]]

        await page.get_by_label("Describe the image").fill("something else")
        await studio.press("Edit the prompt")
        await expect(page.get_by_label("Describe the image")).to_have_value("A cat in the garden")
        await expect(page.get_by_label("Describe the image")).to_be_focused()
        await expect(studio.references).to_have_count(1)

    assert visitor.mistakes == []


async def test_fingers_zoom_and_turn_over(server: Running, kie: FakeKie, browser: Browser) -> None:
    kie.finish_at_once = True
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        one, _ = [await ada.ended((await ada.created(word))["id"]) for word in ("one", "two")]
        gallery = await opened(visitor, server)
        await gallery.shows(2)
        await gallery.tiles.first.click()
        await gallery.seen_large("two")
        await gallery.page.locator(".zoom").evaluate(TOUCHES, [[[600, 500], [300, 510]]])
        await gallery.seen_large("one")
        await gallery.page.locator(".zoom").evaluate(TOUCHES, [[[400, 500], [300, 500]], [[500, 500], [700, 500]]])
        assert await scale_of(gallery.page) > 2
        await expect(gallery.page).to_have_url(f"{server.url}/creations/{one['id']}")

    assert visitor.mistakes == []


async def opened(visitor: Visitor, server: Running) -> Gallery:
    return Gallery(await visitor.window(f"{server.url}/creations"))


# Each finger moves from its first to its last point.
TOUCHES = """
(pane, fingers) => {
  const send = (type, id, [x, y]) => pane.dispatchEvent(new PointerEvent(type, {
    pointerId: id + 10, pointerType: "touch", clientX: x, clientY: y, button: 0, bubbles: true,
  }));
  fingers.forEach(([from], id) => send("pointerdown", id, from));
  fingers.forEach(([, to], id) => send("pointermove", id, to));
  fingers.forEach(([, to], id) => send("pointerup", id, to));
}
"""
