"""The pages as a person handles them."""

import re
from pathlib import Path

from playwright.async_api import Locator, Page, expect

SAMPLES = Path(__file__).parent.parent.parent / "samples"
PHOTOGRAPH = SAMPLES / "chelsea.jpg"


class Screen:
    """What is on every page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.main = page.get_by_role("main")

    async def shows_credits(self, balance: int) -> None:
        await expect(self.page.locator(".balance-figure")).to_have_text(str(balance))

    async def go(self, page: str) -> None:
        await self.page.get_by_role("navigation", name="Pages").get_by_role("link", name=page).click()

    async def press(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def says(self, text: str | re.Pattern[str]) -> None:
        await expect(self.page.get_by_text(text).first).to_be_visible()

    def tile(self, creation_id: str) -> Locator:
        return self.page.locator(f"[data-creation='{creation_id}']")


class Studio(Screen):
    async def ready(self) -> None:
        """Wait until somebody is signed in and the price is known."""
        await expect(self.page.locator("[data-price='20']")).to_be_visible()

    async def choose(self, path: Path) -> None:
        await self.page.locator("input[type=file]").set_input_files(path)

    async def ask(self, prompt: str) -> None:
        await self.page.get_by_label("What should it show?").fill(prompt)
        await self.press("Make image")

    async def at(self, step: str) -> None:
        """Wait until the creation on the easel has reached this step."""
        await expect(self.page.locator(".stage-now")).to_have_text(step)

    async def finished(self) -> None:
        """Wait until the picture stands on the easel and has loaded."""
        picture = self.page.locator(".easel-canvas .framed img").last
        await expect(picture).to_be_visible(timeout=30_000)
        await expect(picture).to_have_js_property("complete", True)
        assert await picture.evaluate("image => image.naturalWidth") > 0
