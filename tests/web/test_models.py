"""Models, references and several results in the studio, in a real browser and with the sandbox."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Browser, Page, expect

from db.engine import Database
from db.queries import model_states
from services.clock import now
from settings import Settings
from tests.conftest import QUICK
from tests.support.serving import Running, running_app
from tests.support.waiting import until
from tests.web.browser import Visitor, browsing
from tests.web.pages import PHOTOGRAPH, SAMPLES, Studio
from tests.web.test_looks import ARTIFACTS, LOOKS, SHIFTED, serious

pytestmark = pytest.mark.asyncio(loop_scope="module")

COFFEE, ROCKET = SAMPLES / "coffee.jpg", SAMPLES / "rocket.jpg"
PARTS = "id status prompt creditsUsed group seed model { name } originalImages { width height }"
MADE = f"{{ creations(first: 10) {{ nodes {{ {PARTS} }} }} credit {{ balance }} }}"


async def opened(visitor: Visitor, server: Running) -> Studio:
    studio = Studio(await visitor.window(server.url))
    await studio.ready()
    return studio


async def made(server: Running) -> list[dict[str, Any]]:
    """Return Ada's creations, the newest first."""
    return list((await (await server.user("ada")).execute(MADE))["creations"]["nodes"])


async def pause(server: Running, slug: str) -> None:
    """Pause a model, and wait until the server shows it."""
    database = Database(server.settings.database_address, server.settings.database_options)
    try:
        await database.transact(model_states.pause, slug, now(), until=None, reason="a test")
    finally:
        await database.close()
    ada = await server.user("ada")

    async def is_shown() -> bool:
        models = (await ada.execute("{ models { id status } }"))["models"]
        return {"id": f"mdl_{slug}", "status": "PAUSED"} in models

    await until(is_shown)


async def test_only_the_options_of_the_chosen_model_are_shown(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        studio = await opened(visitor, sandbox)
        page = studio.page
        await studio.offers("Resolution", "1K", "2K", "4K")
        await studio.offers("Format", "PNG", "JPG")
        await studio.offers("Background")
        await expect(page.get_by_text("More options")).to_have_count(0)
        await expect(page.get_by_text("up to 8")).to_be_visible()
        await studio.choose("4K")
        await studio.choose("JPG")

        await studio.choose_model("Qwen Image 2.1")
        await studio.offers("Resolution", "1K", "2K")
        await expect(page.get_by_role("radio", name="1K")).to_be_checked()
        await studio.offers("Format", "PNG", "JPG", "WebP")
        await expect(page.get_by_role("radio", name="JPG")).to_be_checked()
        # A JPEG cannot be transparent.
        await studio.choose("Transparent")
        await studio.offers("Format", "PNG", "WebP")
        await page.get_by_text("More options").click()
        await page.get_by_label("Seed").fill("-3")
        await studio.says("The seed is a whole number from 0 to 2,147,483,647.")

        await studio.choose_model("Z-Image")
        await studio.offers("Aspect ratio", "Auto", "1:1", "4:3", "3:4", "16:9", "9:16")
        for field in ("Resolution", "Format", "Background"):
            await studio.offers(field)
        await expect(page.locator("input[type=file]")).to_have_count(0)

        # The choices that other models lack are kept.
        await studio.choose_model("Nano Banana Pro")
        await expect(page.get_by_role("radio", name="4K")).to_be_checked()
        await expect(page.get_by_role("radio", name="JPG")).to_be_checked()

    assert visitor.mistakes == []


async def test_the_price_follows_the_model_the_resolution_the_references_and_the_count(
    sandbox: Running, browser: Browser
) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.choose_model("Seedream 5 Pro")
        await studio.costs(8)
        await studio.choose("2K")
        await studio.costs(16)
        await studio.pick(PHOTOGRAPH, COFFEE, ROCKET)
        await studio.costs(18)
        await studio.choose("×3")
        await studio.costs(54)
        await studio.says("3 × 18")
        await studio.choose("×4")
        await studio.costs(72)
        await studio.page.get_by_label("Describe the image").fill("A cat")
        await studio.press("Make 4 images")
        await studio.shows_credits(28)
        await studio.says("You need 44 credits more.")
        await studio.press("Remove image 2")
        await studio.costs(68)

    assert [each["creditsUsed"] for each in await made(sandbox)] == [18] * 4
    assert visitor.mistakes == []


async def test_two_results_from_two_references_are_shown_together(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio, other = await opened(visitor, sandbox), await opened(visitor, sandbox)
        await studio.choose_model("Nano Banana 2.1")
        await studio.pick(PHOTOGRAPH, COFFEE)
        await expect(studio.references).to_have_count(2)
        await studio.choose("×2")
        await studio.costs(10)
        await studio.page.get_by_label("Describe the image").fill("A cat with a cup of coffee")
        # Further presses within two seconds are the same request.
        await studio.page.get_by_role("button", name="Make 2 images").dblclick()

        for window in (studio, other):
            await expect(window.members).to_have_count(2)
            for at in range(2):
                await expect(window.members.nth(at)).to_have_attribute("data-status", "SUCCESS")
                await expect(window.members.nth(at).locator("img")).to_have_js_property("complete", True)
            await window.shows_credits(90)

        results = studio.page.get_by_role("list", name="2 images, made together").get_by_role("button")
        await expect(results.first).to_have_attribute("aria-pressed", "true")
        await results.last.click()
        await expect(results.last).to_have_attribute("aria-pressed", "true")
        await studio.says("2 of 2")
        await results.last.click()
        large = studio.page.locator("dialog.large")
        await expect(large.get_by_role("list", name="Made from").locator("img")).to_have_count(2)
        await expect(large).to_contain_text("Nano Banana 2.1")
        assert await serious(studio.page) == []

    creations = await made(sandbox)
    assert [(each["status"], len(each["originalImages"])) for each in creations] == [("SUCCESS", 2)] * 2
    assert len({each["group"] for each in creations}) == 1
    assert creations[0]["group"] is not None
    assert visitor.mistakes == []


@pytest.mark.parametrize("way", ["button", "key", "pointer"])
async def test_the_order_of_references_is_changed(way: str, sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.pick(PHOTOGRAPH, COFFEE, ROCKET)
        await expect(studio.references).to_have_count(3)
        if way == "button":
            await studio.press("Move image 3 forward")
            await studio.press("Move image 2 forward")
        elif way == "key":
            await studio.page.get_by_role("button", name="Remove image 3").focus()
            for _ in range(2):
                await studio.page.keyboard.press("ArrowLeft")
            # It can be moved on: the focus moves with it.
            await expect(studio.page.get_by_role("button", name="Remove image 1")).to_be_focused()
        else:
            await dragged(studio.page, 2, 0)
        await expect(studio.references.first).to_have_attribute("title", "rocket.jpg")
        await expect(studio.page.get_by_role("status").filter(has_text="Now image 1 of 3")).to_have_count(
            int(way != "pointer")
        )
        await studio.ask("A cat on a rocket")
        await studio.finished()

    (creation,) = await made(sandbox)
    sizes = [(each["width"], each["height"]) for each in creation["originalImages"]]
    assert sizes == [sized(ROCKET), sized(PHOTOGRAPH), sized(COFFEE)]
    assert visitor.mistakes == []


def sized(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        return image.size


async def dragged(page: Page, source: int, target: int) -> None:
    """Drag a reference image to the place of another one."""
    centres = [
        (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        for each in await page.locator(".reference").all()
        if (box := await each.bounding_box())
    ]
    await page.mouse.move(*centres[source])
    await page.mouse.down()
    await page.mouse.move(*centres[target], steps=12)
    await page.mouse.up()


async def test_a_tool_needs_an_image_and_no_prompt(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.choose_model("Remove background")
        await studio.costs(2)
        await expect(studio.page.locator("#prompt")).to_have_count(0)
        await expect(studio.page.get_by_role("group", name="Style")).to_have_count(0)
        await studio.press("Apply")
        await studio.complains("This model needs an image.")
        await studio.pick(PHOTOGRAPH)
        await studio.complains("")
        await studio.press("Apply")
        await studio.finished()
        await studio.shows_credits(98)
        await expect(studio.page.locator(".result-prompt")).to_have_text("Remove background")

    (creation,) = await made(sandbox)
    assert (creation["prompt"], creation["model"]["name"]) == ("", "Remove background")
    assert visitor.mistakes == []


DROP = """
async ([kind, names]) => {
  const data = new DataTransfer();
  for (const name of names) {
    const canvas = new OffscreenCanvas(64, 48);
    canvas.getContext("2d").fillRect(0, 0, 64, 48);
    data.items.add(new File([await canvas.convertToBlob()], name, { type: "image/png" }));
  }
  const init = { bubbles: true, cancelable: true };
  document.querySelector("main").dispatchEvent(kind === "drop"
    ? new DragEvent("drop", { ...init, dataTransfer: data })
    : new ClipboardEvent("paste", { ...init, clipboardData: data }));
}
"""


async def test_several_files_are_dropped_and_one_is_pasted(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.page.evaluate(DROP, ["drop", ["a.png", "b.png"]])
        await expect(studio.references).to_have_count(2)
        await studio.page.evaluate(DROP, ["paste", ["c.png"]])
        await expect(studio.references).to_have_count(3)
        for at, name in enumerate(("a.png", "b.png", "c.png")):
            await expect(studio.references.nth(at)).to_have_attribute("title", name)

        # A tool uses one image: another one takes its place.
        await studio.press("Remove image 3")
        await studio.press("Remove image 2")
        await studio.choose_model("Crisp upscale")
        await studio.page.evaluate(DROP, ["paste", ["d.png"]])
        await expect(studio.references).to_have_attribute("title", "d.png")

    assert visitor.mistakes == []


async def test_references_beyond_the_number_of_the_model_are_kept_for_others(
    sandbox: Running, browser: Browser
) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.pick(*[PHOTOGRAPH, COFFEE, ROCKET] * 3)
        await studio.complains("This model uses up to 8 images.")
        await expect(studio.references).to_have_count(8)
        await studio.choose_model("Crisp upscale")
        await studio.says("This model uses the first image. The others are kept for other models.")
        await studio.choose_model("Z-Image")
        await studio.says("This model makes images from words only. Your images are kept for other models.")
        await studio.choose_model("Nano Banana Pro")
        await expect(studio.references).to_have_count(8)

    assert visitor.mistakes == []


async def test_earlier_creations_become_references_and_the_draft_survives_a_reload(
    sandbox: Running, browser: Browser
) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.choose_model("Nano Banana 2.1")
        await studio.pick(COFFEE)
        await studio.ask("A lighthouse")
        await studio.finished()
        await studio.press("Choose from your creations")
        await studio.page.get_by_role("dialog").locator("[data-status=SUCCESS]").click()
        await expect(studio.references).to_have_count(2)
        await studio.choose("×2")

        await studio.page.reload()
        await studio.costs(10)
        await expect(studio.page.locator(".model-button")).to_contain_text("Nano Banana 2.1")
        await expect(studio.references).to_have_count(2)
        await expect(studio.page.get_by_alt_text("1. coffee.jpg")).to_have_js_property("complete", True)
        await expect(studio.page.locator("#prompt")).to_have_value("A lighthouse")
        assert await studio.page.evaluate(SHIFTED) < 0.01
        await studio.press("Make 2 images")
        await expect(studio.members.locator(".member-picture")).to_have_count(2)

    assert [len(each["originalImages"]) for each in await made(sandbox)] == [2, 2, 1]
    assert visitor.mistakes == []


async def test_a_model_that_is_paused_is_refused_with_alternatives(
    sandbox_settings: Settings, browser: Browser
) -> None:
    async with (
        running_app(sandbox_settings, timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada")) as visitor,
    ):
        studio = await opened(visitor, server)
        await studio.choose_model("Nano Banana 2.1")
        await pause(server, "nano-banana-2-1")
        await studio.ask("A lighthouse")
        refused = studio.page.locator(".pending-item")
        await expect(refused).to_contain_text("This model is not available at the moment. Nothing was charged.")
        await studio.says("Nano Banana 2.1 is paused at the moment. Choose another model.")
        await studio.shows_credits(100)
        await refused.get_by_role("button", name=re.compile("^Use ")).first.click()
        await expect(refused).to_have_count(0)

        await studio.page.locator(".model-button").click()
        paused = studio.page.get_by_role("dialog").get_by_role("button", name="Nano Banana 2.1")
        await expect(paused).to_be_disabled()
        await expect(paused).to_contain_text("Paused")
        await studio.page.keyboard.press("Escape")
        await studio.press("Make image")
        await studio.finished()

    assert visitor.mistakes == []


async def test_a_retry_with_a_paused_model_is_offered_with_another_one(
    sandbox_settings: Settings, browser: Browser
) -> None:
    async with (
        running_app(sandbox_settings, timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada")) as visitor,
    ):
        studio = await opened(visitor, server)
        await studio.choose_model("Nano Banana 2.1")
        await studio.pick(COFFEE, ROCKET)
        await expect(studio.references).to_have_count(2)
        await studio.ask("A cup [fail:provider]")
        await studio.says(re.compile(r"The\ image\ service\ failed\.\ Tryi"))
        await studio.page.get_by_label("Describe the image").fill("")
        await studio.press("Remove image 2")
        await studio.press("Remove image 1")
        await pause(server, "nano-banana-2-1")

        await studio.press("Try again")
        refused = studio.page.locator(".pending-item")
        another = refused.get_by_role("button", name=re.compile("^Use ")).first
        name = (await another.inner_text()).removeprefix("Use ")
        await another.click()
        await expect(studio.page.locator(".model-button .model-name")).to_have_text(name)
        await expect(studio.page.locator("#prompt")).to_have_value("A cup [fail:provider]")
        await expect(studio.references).to_have_count(2)
        await studio.ask("A cup")
        await studio.finished()

        sizes = [[(each["width"], each["height"]) for each in one["originalImages"]] for one in await made(server)]
        assert sizes == [[sized(COFFEE), sized(ROCKET)]] * 2
    assert visitor.mistakes == []


async def test_options_that_do_not_go_together_are_explained_before_the_press(
    sandbox: Running, browser: Browser
) -> None:
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        await studio.choose_model("GPT Image 2.5 Flare")
        await studio.choose("4K")
        await studio.choose("1:1")
        await studio.says(re.compile("does not take the aspect ratio 1:1 together with the other values"))
        await studio.page.get_by_label("Describe the image").fill("A lighthouse")
        await studio.press("Language")
        await studio.press("中文")
        await expect(studio.page.get_by_text("这些选项不能同时使用")).to_be_visible()
        await studio.press("生成图片")
        await expect(studio.page.locator(".pending-item .trouble")).to_have_text(
            "在当前选项下，该模型不支持这个比例。"  # noqa: RUF001
        )
        await studio.shows_credits(100)
        await studio.page.get_by_text("16:9", exact=True).click()
        await expect(studio.page.get_by_text("这些选项不能同时使用")).to_have_count(0)
        await studio.press("生成图片")
        await studio.finished()

    # The browser reports the refused query.
    assert [mistake for mistake in visitor.mistakes if "400" not in mistake] == []


@pytest.mark.parametrize("look", LOOKS)
async def test_the_models_are_fit_to_be_seen_and_to_be_heard(look: str, sandbox: Running, browser: Browser) -> None:
    size, colours = LOOKS[look]
    ARTIFACTS.mkdir(exist_ok=True)
    async with browsing(browser, sandbox.url, token=await sandbox.token("ada")) as visitor:
        studio = await opened(visitor, sandbox)
        page = studio.page
        await page.set_viewport_size(size)
        await page.emulate_media(color_scheme=colours)
        await page.locator(".model-button").click()
        await page.screenshot(path=ARTIFACTS / f"models-{look}.png")
        assert await serious(page) == []
        await page.get_by_role("dialog").get_by_role("button", name="Nano Banana 2.1").press("Enter")
        await studio.costs(5)
        await studio.pick(PHOTOGRAPH, COFFEE)
        await studio.choose("×4")
        await studio.ask("A cat with a cup of coffee", count=4)
        await expect(studio.members.locator(".member-picture")).to_have_count(4)
        await page.screenshot(path=ARTIFACTS / f"group-{look}.png")
        assert await serious(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert visitor.mistakes == []
