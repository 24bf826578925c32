"""Photographs as phones and cameras have them, from a disk into a real browser."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from playwright.async_api import Browser, expect

from tests.services.media.formats.foreign import corners, heic, saved
from tests.support.kie import FakeKie
from tests.support.serving import Running
from tests.web.browser import browsing
from tests.web.pages import Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

INPUT = "{ creations(first: 1) { nodes { originalImage { contentType width height byteSize } } } }"
TOO_LARGE = "The file is too large, so a smaller copy is used."


async def made_from(photograph: Path, note: str, server: Running, kie: FakeKie, browser: Browser) -> tuple[Any, bytes]:
    """Make an image from a photograph in the studio; return its stored input, and the input that Kie.ai reads."""
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.pick(photograph)
        await expect(studio.page.locator(".reference")).to_have_attribute("title", photograph.name)
        await expect(studio.page.locator("#references-note")).to_have_text(note)
        await studio.ask("The same at night")
        task = await kie.task()
        (address,) = task.body["input"]["image_input"]
        async with httpx.AsyncClient() as client:
            given = (await client.get(address)).content
        await kie.succeed(task)
        await studio.finished()
    assert visitor.mistakes == []
    ada = await server.user("ada")
    return (await ada.execute(INPUT))["creations"]["nodes"][0]["originalImage"], given


@pytest.mark.folder
@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("IMG_0001.HEIC", heic(corners((400, 300))), id="heic"),
        pytest.param("IMG_0002.jpg", heic(corners((400, 300))), id="heic that is named jpg"),
        pytest.param("scan.tif", saved(corners((400, 300)), "TIFF"), id="tiff"),
    ],
)
async def test_a_photograph_that_the_browser_cannot_show_becomes_a_picture(
    name: str, content: bytes, server: Running, kie: FakeKie, browser: Browser, tmp_path: Path
) -> None:
    photograph = tmp_path / name
    photograph.write_bytes(content)

    stored, given = await made_from(
        photograph, "This browser cannot display the file, but it can be used.", server, kie, browser
    )

    assert (stored["contentType"], stored["width"], stored["height"]) == ("image/jpeg", 400, 300)
    assert given.startswith(b"\xff\xd8\xff")


@pytest.mark.folder
async def test_a_jpeg_of_45_megabytes_is_made_smaller_upright_and_becomes_a_picture(
    server: Running, kie: FakeKie, browser: Browser, tmp_path: Path
) -> None:
    photograph, exif = tmp_path / "IMG_0003.JPG", Image.Exif()
    exif[274] = 6  # Turned to the right.
    noise = Image.merge("RGB", [Image.effect_noise((4_800, 3_600), 120) for _ in range(3)])
    noise.paste((220, 20, 30), (0, 0, 1_200, 1_200))
    noise.save(photograph, "JPEG", quality=98, subsampling=0, exif=exif)
    assert photograph.stat().st_size > 45_000_000

    stored, given = await made_from(photograph, TOO_LARGE, server, kie, browser)

    assert stored["byteSize"] <= 30 * 2**20
    assert stored["height"] == pytest.approx(stored["width"] * 4 / 3, abs=2)
    assert stored["width"] > 1_500
    (tmp_path / "given").write_bytes(given)
    with Image.open(tmp_path / "given") as image:
        assert image.size == (stored["width"], stored["height"])
        red, green, blue = image.convert("RGB").getpixel((image.width - 9, 9))  # type: ignore[misc]
    assert red > 150
    assert max(green, blue) < 150
