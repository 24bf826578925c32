"""Odd pictures in a real browser: it shows accepted ones, and does not show refused ones completely."""

import base64
from collections.abc import Mapping
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import Browser

from services.media.decoding.pillow import inspect
from services.media.formats.inspection import INPUT_TYPES
from tests.services.media.decoding.test_odd_pictures import TYPES
from tests.services.media.formats.odd_pictures import CUT, SHOWN, UNREADABLE, amid_blocks
from tests.support.cases import in_turn

pytestmark = pytest.mark.asyncio(loop_scope="module")

BATCH = 50
# The size of each picture, and its pixels amid blocks of 8 x 8; nothing of one that is not shown.
SEE = """async ([pictures]) => Promise.all(pictures.map(async ([type, data]) => {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const image = new Image();
  const loaded = new Promise((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
  });
  image.src = URL.createObjectURL(new Blob([bytes], { type }));
  if (!(await loaded)) return null;
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data: shown } = context.getImageData(0, 0, width, height);
  const pixels = [];
  for (let y = 4; y < height; y += 8) for (let x = 4; x < width; x += 8) {
    pixels.push(Array.from(shown.slice(4 * (y * width + x), 4 * (y * width + x) + 4)));
  }
  return { width, height, pixels };
}))"""

Seen = Mapping[str, Any]


async def look(browser: Browser, pictures: list[tuple[str, bytes]]) -> list[Seen | None]:
    """Return how the browser shows pictures, each given with its content type."""
    page = await browser.new_page()
    try:
        sent = [[content_type, base64.b64encode(content).decode()] for content_type, content in pictures]
        batches = [sent[at : at + BATCH] for at in range(0, len(sent), BATCH)]
        return [seen for batch in batches for seen in await page.evaluate(SEE, [batch])]
    finally:
        await page.close()


def typed(name: str, content: bytes) -> tuple[str, bytes]:
    return TYPES[name.split(",")[0]], content


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sent(browser: Browser) -> Mapping[str, Seen | None]:
    """How the browser shows the pictures as they came."""
    pictures = SHOWN | UNREADABLE
    return dict(zip(pictures, await look(browser, [typed(*each) for each in pictures.items()]), strict=True))


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[False, True], ids=["input", "result"])
async def kept(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[Seen | None, list[tuple[int, ...]]]]:
    """How the browser shows the pictures as they are kept, and the same pixels of their thumbnails."""
    path = tmp_path_factory.mktemp("kept") / "image"
    stored, thumbnails = [], []
    for content in SHOWN.values():
        path.write_bytes(content)
        facts = inspect(path, INPUT_TYPES, {320: path.with_name("small.webp")}, made=request.param)
        stored.append((facts.content_type, path.read_bytes()))
        with Image.open(path.with_name("small.webp")) as opened:
            thumbnails.append(amid_blocks(opened.convert("RGBA")))
    return dict(zip(SHOWN, zip(await look(browser, stored), thumbnails, strict=True), strict=True))


@in_turn("name", SHOWN)
async def test_a_picture_that_is_taken_is_shown(name: str, sent: Mapping[str, Seen | None]) -> None:
    seen = sent[name]

    assert seen is not None
    assert (seen["width"], seen["height"]) in {(80, 64), (64, 64)}


@in_turn("name", SHOWN)
async def test_it_is_shown_as_its_thumbnail_once_it_is_kept(
    name: str, kept: Mapping[str, tuple[Seen | None, list[tuple[int, ...]]]]
) -> None:
    seen, thumbnail = kept[name]

    assert seen is not None
    for shown, small in zip(seen["pixels"], thumbnail, strict=True):
        assert shown[3] == small[3]
        assert shown[3] == 0 or max(abs(a - b) for a, b in zip(shown, small, strict=True)) < 60


@in_turn("name", UNREADABLE)
async def test_a_picture_that_is_refused_as_unreadable_is_not_shown(name: str, sent: Mapping[str, Seen | None]) -> None:
    assert sent[name] is None


async def test_a_picture_that_is_refused_as_cut_is_not_shown_whole(browser: Browser) -> None:
    cut = await look(browser, [typed(name, content) for name, (content, _) in CUT.items()])
    whole = await look(browser, [typed(name, content) for name, (_, content) in CUT.items()])

    assert [name for name, seen, other in zip(CUT, cut, whole, strict=True) if seen == other] == []
