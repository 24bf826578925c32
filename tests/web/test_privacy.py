"""Privacy in a real browser: a photograph with a position comes back without it, and reaches Kie.ai without it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Browser

from settings import Settings
from tests.conftest import QUICK
from tests.services.media.decoding.test_pillow import close
from tests.services.media.formats.photographs import SECRET, encoded, exif
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.s3_server import S3Server
from tests.support.serving import running_app
from tests.web.browser import browsing
from tests.web.pages import Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

RED, BLUE = (200, 30, 30), (30, 30, 200)


def photograph() -> bytes:
    """Return a photograph that a phone took on its side, with its position: shown upright it is red above blue."""
    upright = Image.new("RGB", (320, 640), RED)
    upright.paste(BLUE, (0, 320, 320, 640))
    return encoded(upright.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif(6))


async def assert_clean_and_upright(url: str) -> None:
    async with http_client() as http:
        answer = await http.get(url)
    image = Image.open(io.BytesIO(answer.content))
    assert SECRET not in answer.content
    assert dict(image.getexif()) == {}
    assert image.size == (320, 640)
    assert close(image.getpixel((160, 80)), RED)


@pytest.mark.scaled
@pytest.mark.parametrize("place", ["folder", "bucket"])
async def test_a_photograph_with_a_position_comes_back_and_reaches_kie_without_it(
    settings: Settings,
    s3_server: S3Server,
    kie: FakeKie,
    monkeypatch: pytest.MonkeyPatch,
    browser: Browser,
    tmp_path: Path,
    place: str,
) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    address = s3_server.address(path_style="1") if place == "bucket" else f"file:{tmp_path / 'images'}"
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photograph())
    assert SECRET in photo.read_bytes()
    shown: list[str] = []
    bucket: dict[str, Any] = {"bucket": s3_server.endpoint} if place == "bucket" else {}
    async with (
        running_app(settings.model_copy(update={"storage_url": address}), timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada"), **bucket) as visitor,
    ):
        visitor.context.on("request", lambda request: shown.append(request.url) if request.method == "GET" else None)
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.pick(photo)
        await studio.ask("A cat in a garden")
        task = await kie.task()
        await assert_clean_and_upright(*task.body["input"]["image_input"])
        await kie.succeed(task)
        await studio.finished()
        originals = {url for url in shown if "/originals/" in url}
        renditions = {url for url in originals if re.search(r"-(320|640|1280|2560)-[0-9a-f]{32}\.webp", url)}
        assert renditions
        assert originals == renditions  # The pages load no full file to show it.
        async with http_client() as http:
            for url in renditions:
                assert SECRET not in (await http.get(url)).content

    assert visitor.mistakes == []
