"""Favourites and ZIP files of the gallery, in a real browser."""

import zipfile
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.schema.people import DELETE, person
from tests.support.kie import FakeKie
from tests.support.serving import Running
from tests.web.browser import browsing
from tests.web.pages import Gallery

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_favourites_are_marked_on_all_pages_and_downloaded_as_a_file(
    server: Running, kie: FakeKie, browser: Browser, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    async with person(server, "ada") as ada, browsing(browser, server.url, token=ada.token) as visitor:
        fox, heron, owl = [await ada.ended((await ada.created(word))["id"]) for word in ("fox", "heron", "owl")]
        gallery = Gallery(await visitor.window(f"{server.url}/creations"))
        other = Gallery(await visitor.window(f"{server.url}/creations"))
        await gallery.shows(3)
        await other.shows(3)

        for word in ("fox", "owl"):
            await gallery.page.get_by_role("button", name=f"Favourite: {word}").click()
        for page in (gallery.page, other.page):
            marks = page.locator(".heart[aria-pressed=true]")
            await expect(marks).to_have_count(2)
        await gallery.press("Favourites")
        await gallery.shows(2)
        await gallery.page.reload()
        await gallery.shows(2)
        await expect(gallery.tile(heron["id"])).to_have_count(0)
        await other.page.get_by_role("button", name="Favourite: owl").click()
        await gallery.shows(1)

        await gallery.press("Favourites")
        await gallery.shows(3)
        await gallery.press("Select")
        await gallery.tile(fox["id"]).click()
        await gallery.page.get_by_label("Select owl").check(force=True)
        await gallery.tile(heron["id"]).click()
        await gallery.tile(heron["id"]).click()
        async with gallery.page.expect_download() as downloading:
            await gallery.press("Download 2 as ZIP")
        await (await downloading.value).save_as(tmp_path / "creations.zip")
        names = zipfile.ZipFile(tmp_path / "creations.zip").namelist()
        assert [name[10:] for name in names[:2]] == ["-owl.png", "-fox.png"]  # As in the gallery.

        # It is still there after a reload, until one of its creations is deleted.
        await gallery.page.reload()
        async with gallery.page.expect_download() as again:
            await gallery.press("Download ZIP file (2)")
        assert (await again.value).suggested_filename.startswith("creations-")
        await ada.payload(DELETE, id=owl["id"])
        await gallery.press("Download ZIP file (2)")
        await gallery.says("The ZIP file was deleted.")

    assert visitor.mistakes == []
