"""The pages as a person handles them."""

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

SAMPLES = Path(__file__).parent.parent.parent / "samples"
PHOTOGRAPH = SAMPLES / "chelsea.jpg"

# A test cannot drop or paste files from its disk otherwise.
HAND_OVER = """
([kind, files]) => {
  const data = new DataTransfer();
  for (const { name, type, text } of files) data.items.add(new File([text], name, { type }));
  const event = kind === "drop"
    ? new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector("main").dispatchEvent(event);
}
"""


class Screen:
    """The elements on every page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def shows_credits(self, balance: int) -> None:
        await expect(self.page.locator(".balance-figure")).to_have_text(str(balance))

    async def go(self, page: str) -> None:
        await self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=page).click()

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def choose(self, name: str) -> None:
        """Choose one of several by its words; its own round button is not to be seen."""
        await self.page.get_by_text(name, exact=True).click()

    async def says(self, text: str | re.Pattern[str]) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()

    def tile(self, creation_id: str) -> Locator:
        return self.page.locator(f"[data-creation='{creation_id}']")


class Studio(Screen):
    async def ready(self) -> None:
        """Wait until a user is signed in and the price is shown."""
        await expect(self.page.locator("[data-price='20']")).to_be_visible()

    async def pick(self, *paths: Path) -> None:
        await self.page.locator("input[type=file]").set_input_files(paths)

    @property
    def references(self) -> Locator:
        return self.page.locator(".reference")

    @property
    def members(self) -> Locator:
        """The results of the displayed request, if it has several."""
        return self.page.locator("[data-member]")

    async def choose_model(self, name: str) -> None:
        await self.page.locator(".model-button").click()
        await self.page.get_by_role("dialog").get_by_role("button", name=name).click()
        await expect(self.page.locator(".model-button .model-name")).to_have_text(name)

    async def costs(self, credits: int) -> None:
        await expect(self.page.locator("[data-price]")).to_have_attribute("data-price", str(credits))

    async def offers(self, field: str, *choices: str) -> None:
        """Wait until the choices of a field are these; with none, the field is not shown."""
        await expect(self.page.get_by_role("group", name=field).locator(".chip")).to_have_text(list(choices))

    async def hand_over(self, kind: str, *files: dict[str, str]) -> None:
        """Drop or paste files, each with its ``name``, its ``type`` and its ``text``."""
        await self.page.evaluate(HAND_OVER, [kind, files])

    async def ask(self, prompt: str, *, count: int = 1) -> None:
        await self.page.get_by_label("Describe the image").fill(prompt)
        await self.press("Make image" if count == 1 else f"Make {count} images")

    async def at(self, step: str) -> None:
        """Wait until the creation on the easel has reached this step."""
        await expect(self.page.locator(".stage-now")).to_have_text(step)

    async def complains(self, text: str) -> None:
        """Wait until this text is shown beside the field of reference images."""
        await expect(self.page.locator("#references-trouble")).to_have_text(text)

    async def download(self, path: Path) -> str:
        """Save the picture of the creation on the easel, and return the name that the browser gives to its file."""
        async with self.page.expect_download() as downloading:
            await self.page.get_by_role("link", name="Download").click()
        download = await downloading.value
        await download.save_as(path)
        return download.suggested_filename

    async def finished(self) -> None:
        """Wait until the picture stands on the easel and has loaded."""
        picture = self.page.locator(".result-canvas .framed img").last
        await expect(picture).to_be_visible()
        await expect(picture).to_have_js_property("complete", True)
        assert await picture.evaluate("image => image.naturalWidth") > 0


class Gallery(Screen):
    @property
    def tiles(self) -> Locator:
        return self.page.locator(".grid .tile[data-creation]")

    @property
    def large(self) -> Locator:
        return self.page.locator("dialog.large")

    async def shows(self, count: int) -> None:
        await expect(self.tiles).to_have_count(count)

    async def search(self, text: str) -> None:
        await self.page.get_by_label("Search your prompts").fill(text)

    async def seen_large(self, prompt: str) -> None:
        """Wait until this one is seen large, and keys are for it."""
        await expect(self.large).to_have_js_property("open", True)
        await expect(self.large.locator(".large-prompt")).to_have_text(prompt)
