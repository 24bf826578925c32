"""The studio, in a real browser."""

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from settings import Settings
from tests.services.media.formats.foreign import corners, heic
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.support.waiting import until
from tests.web.browser import Visitor, browsing
from tests.web.pages import PHOTOGRAPH, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHOOSE = "Choose a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF."
COUNTS = "{ creations { totalCount } credit { balance } }"


async def open_studio(visitor: Visitor, server: Running) -> Studio:
    studio = Studio(await visitor.window(server.url))
    await studio.ready()
    return studio


async def test_from_nothing_to_a_finished_picture_in_four_actions(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        studio = await open_studio(visitor, sandbox)
        await studio.shows_credits(100)

        await studio.pick(PHOTOGRAPH)
        await studio.page.get_by_label("Describe the image").fill("A cat in a garden")
        await studio.choose("Pencil sketch")
        await studio.press("Make image")

        await studio.finished()
        await studio.shows_credits(80)
        compare = studio.page.locator(".canvas-compare")
        await compare.focus()
        await studio.page.keyboard.down("c")
        await expect(compare).to_have_attribute("aria-pressed", "true")
        await expect(studio.page.locator(".framed-before")).to_be_visible()
        await studio.page.keyboard.up("c")
        await expect(studio.page.locator(".framed-before")).to_have_count(0)

    assert visitor.sockets == [f"{sandbox.url.replace('http', 'ws', 1)}/graphql"]
    assert visitor.mistakes == []


@pytest.mark.scaled
@pytest.mark.folder
async def test_each_stage_is_shown_as_it_comes_in_every_window(
    server: Running, kie: FakeKie, tmp_path: Path, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio, other = await open_studio(visitor, server), await open_studio(visitor, server)

        await studio.ask("A lighthouse at dusk")
        for window in (studio, other):
            await window.at("Making")
            await window.shows_credits(80)
        await kie.succeed(await kie.task())
        for window in (studio, other):
            await window.finished()
            download = window.page.get_by_role("link", name="Download")
            await expect(download).to_have_attribute("download", "a-lighthouse-at-dusk.png")

        assert await studio.download(tmp_path / "saved.png") == "a-lighthouse-at-dusk.png"
    assert (tmp_path / "saved.png").read_bytes() == kie.tasks[0].result

    assert visitor.mistakes == []


async def test_several_are_made_at_once_and_a_result_is_a_reference_of_the_next(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        for number, prompt in enumerate(("one", "two", "three")):
            await studio.ask(prompt)
            await kie.task(number)
        await expect(studio.page.locator(".tile[data-status=PROCESSING]")).to_have_count(3)
        for task in kie.tasks:
            await kie.succeed(task)
        await expect(studio.page.locator(".tile[data-status=SUCCESS]")).to_have_count(3)

        await studio.press("Use as reference")
        await expect(studio.page.get_by_alt_text("1. From your creations")).to_be_visible()
        await studio.ask("the same at night")
        task = await kie.task(3)
        await kie.succeed(task)
        await studio.finished()

    assert len(task.body["input"]["image_input"]) == 1
    assert visitor.mistakes == []


async def test_a_failure_is_explained_and_the_returned_credits_are_shown(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        await studio.ask("Something")
        await studio.shows_credits(80)
        await kie.fail(await kie.task(), "500", "Internal error, please try again later.")

        await expect(studio.page.locator(".failure-notice")).to_have_text(
            re.compile(r"^Failed\. The image service failed\. .* Your 20 credits were returned\.$")
        )
        await studio.shows_credits(100)
        await studio.press("Try again")
        await studio.shows_credits(80)
        await kie.succeed(await kie.task(1))
        await studio.finished()

    assert visitor.mistakes == []


async def test_what_has_not_begun_can_be_canceled(settings: Settings, browser: Browser) -> None:
    idle = settings.model_copy(update={"worker": "off"})
    async with running_app(idle) as server, browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        await studio.ask("A mistake")
        await studio.at("Waiting")
        await studio.says(re.compile("next in the queue"))
        await studio.shows_credits(80)

        await studio.press("Cancel")
        await studio.says(re.compile("You canceled this before it started"))
        await studio.says("Your 20 credits were returned.")
        await studio.shows_credits(100)

    assert visitor.mistakes == []


async def test_a_request_whose_answer_is_lost_is_sent_again_and_charged_once(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    lost = 0

    async def lose_the_first_two(route: Route) -> None:
        nonlocal lost
        if "createGeneration" not in (route.request.post_data or "") or lost == 2:
            await route.continue_()
            return
        lost += 1
        await route.fetch()  # It reaches the server, but its response does not reach the page.
        await route.abort()

    ada = await server.user("ada")
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        await studio.page.route("**/graphql", lose_the_first_two)
        await studio.ask("Only once, please")
        await kie.succeed(await kie.task())
        await studio.finished()
        await expect(studio.page.locator(".pending-item")).to_have_count(0)

    assert lost == 2
    assert await ada.execute(COUNTS) == {"creations": {"totalCount": 1}, "credit": {"balance": 80}}
    assert visitor.mistakes == ["error: Failed to load resource: net::ERR_FAILED"] * 2


async def test_a_window_reloaded_before_the_response_repeats_its_request_with_the_same_key(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    kept = asyncio.Event()

    async def keep_the_answer(route: Route) -> None:
        if "createGeneration" in (route.request.post_data or ""):
            await route.fetch()
            kept.set()
        else:
            await route.continue_()

    ada = await server.user("ada")
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        await studio.page.route("**/graphql", keep_the_answer)
        await studio.ask("Only once, please")
        await kie.task()
        await until(kept.is_set)
        await studio.page.unroute("**/graphql")
        await studio.page.reload()
        await kie.succeed(kie.tasks[0])
        await studio.finished()
        await expect(studio.page.locator(".pending-item")).to_have_count(0)

    assert await ada.execute(COUNTS) == {"creations": {"totalCount": 1}, "credit": {"balance": 80}}


async def test_a_file_that_cannot_be_sent_is_explained_beside_the_field_before_any_request(
    server: Running, browser: Browser
) -> None:
    sent: list[str] = []
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        visitor.context.on("request", lambda request: sent.append(f"{request.method} {request.post_data or ''}"))

        await studio.hand_over("drop", {"name": "notes.txt", "type": "text/plain", "text": "hello"})
        await studio.complains(f"“notes.txt” is not a supported image. {CHOOSE}")
        await studio.hand_over("drop", {"name": "fake.png", "type": "image/png", "text": "hello"})
        await studio.complains(f"“fake.png” is not a supported image. {CHOOSE}")
        await studio.hand_over("paste")
        await studio.complains("The pasted content has no image.")
        await studio.hand_over("drop", {"name": "none.png", "type": "image/png", "text": ""})
        await studio.complains("The file is empty.")
        await studio.hand_over(
            "drop", *[{"name": name, "type": "image/png", "text": "x"} for name in ("a.png", "b.png")]
        )
        await studio.complains(f"“a.png” is not a supported image. {CHOOSE}")
        await studio.hand_over("paste", {"name": "cut.jpg", "type": "image/jpeg", "text": "\u00ff\u00d8\u00ff"})
        await studio.complains(f"“cut.jpg” is not a supported image. {CHOOSE}")
        await studio.press("Make image")
        await expect(studio.page.locator("#prompt-trouble")).to_have_text("Describe the image in a few words.")
        await expect(studio.page.locator("#prompt")).to_be_focused()
        await studio.page.locator("#prompt").fill("x" * 10_002)
        await expect(studio.page.locator("#prompt-trouble")).to_have_text("The prompt is 2 characters too long.")
        await studio.press("Make image")
        await studio.shows_credits(100)

    assert [request for request in sent if "mutation" in request or request.startswith("PUT")] == []
    assert visitor.mistakes == []


async def test_a_photograph_that_is_too_large_or_damaged_is_refused_before_it_is_sent(
    server: Running, tmp_path: Path, browser: Browser
) -> None:
    large, damaged = tmp_path / "large.heic", tmp_path / "damaged.jpg"
    large.write_bytes(heic(corners()).ljust(40 * 2**20, b"\0"))  # The browser cannot make it smaller.
    damaged.write_bytes(PHOTOGRAPH.read_bytes()[:200])
    sent: list[str] = []
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        visitor.context.on("request", lambda request: sent.append(f"{request.method} {request.post_data or ''}"))
        await studio.pick(large)
        await studio.complains("“large.heic” has 40 MB. The limit is 30 MB.")
        await studio.pick(damaged)
        await studio.complains("“damaged.jpg” cannot be opened. The file may be damaged.")
        await studio.pick(PHOTOGRAPH)
        await studio.complains("")
        await expect(studio.page.get_by_alt_text("chelsea.jpg")).to_be_visible()
        await studio.press("Remove image 1")
        await expect(studio.page.get_by_alt_text("chelsea.jpg")).to_have_count(0)

    assert [request for request in sent if "mutation" in request or request.startswith("PUT")] == []
    assert visitor.mistakes == []


async def test_without_enough_credits_the_button_leads_to_the_packs(settings: Settings, browser: Browser) -> None:
    poor = settings.model_copy(update={"signup_credits": 30, "worker": "off"})
    async with running_app(poor) as server, browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = await open_studio(visitor, server)
        await studio.ask("The last one")
        await studio.says("You need 10 credits more.")
        await studio.page.locator(".price-bar").get_by_role("link", name="Get credits").click()
        await expect(studio.page).to_have_url(f"{server.url}/billing#packs")
        await expect(studio.page.get_by_role("heading", name="Buy credits")).to_be_in_viewport()

    assert visitor.mistakes == []
