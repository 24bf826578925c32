"""Each file in ``examples``, run as it stands against a server with the sandbox."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from settings import Settings
from tests.conftest import QUICK
from tests.support.forks import PYTHONPATH
from tests.support.programs import program
from tests.support.serving import Running, address_of, running_app, serving
from tests.web.browser import running_browser
from transport.server.http_protocol import listening_socket

pytestmark = [pytest.mark.embedded, pytest.mark.process]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
PHOTO = ROOT / "samples" / "chelsea.jpg"


async def run(*command: str, url: str, **environment: str) -> str:
    process = await asyncio.create_subprocess_exec(
        *command,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": PYTHONPATH, "ATELIER_URL": url} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    async with asyncio.timeout(120):
        output, errors = await process.communicate()
    assert process.returncode == 0, (output.decode(), errors.decode())
    return output.decode()


async def test_the_python_script_saves_a_picture(sandbox: Running, tmp_path: Path) -> None:
    out = tmp_path / "out.png"

    output = await run(sys.executable, str(EXAMPLES / "script.py"), str(PHOTO), str(out), url=sandbox.url)

    assert output.splitlines()[-2:] == ["finished", f"saved {out}; 80 credits are left"]
    with Image.open(out) as picture:
        assert picture.format == "PNG"


async def test_curl_uploads_a_picture_and_follows_the_image(sandbox: Running, tmp_path: Path) -> None:
    program("curl")
    program("jq")
    out = tmp_path / "out.png"

    output = await run(str(EXAMPLES / "curl.sh"), str(PHOTO), str(out), url=sandbox.url)

    assert output.splitlines()[-2:] == ["FINISHED", f"saved {out}"]
    with Image.open(out) as picture:
        assert picture.format == "PNG"


@asynccontextmanager
async def page_and_server(package: Path, settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """Serve the page with the packed client on one origin, and the product on another that allows it."""
    routes = [
        Mount("/node_modules", StaticFiles(directory=package / "node_modules")),
        Mount("/", StaticFiles(directory=EXAMPLES / "page", html=True)),
    ]
    with listening_socket("127.0.0.1", 0) as listener:
        origin = address_of(listener)
        allowing = settings.model_copy(update={"cors_origins": frozenset({origin})})
        async with serving(Starlette(routes=routes), listener), running_app(allowing, timings=QUICK) as running:
            yield origin, running.url


async def test_the_page_makes_pictures_and_shows_a_refusal(package: Path, sandbox_settings: Settings) -> None:
    async with page_and_server(package, sandbox_settings) as (origin, url), running_browser() as browser:
        page = await browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        await page.goto(f"{origin}/?server={url}")
        await page.locator("output", has_text="100 credits").wait_for()
        await page.locator("input[type=file]").set_input_files(PHOTO)
        for left in (80, 60, 40, 20, 0):
            await page.get_by_role("button").click()
            await page.locator("output", has_text=f"{left} credits").wait_for()
            await page.locator("button:enabled").wait_for()
        shown = await page.locator("div img").evaluate_all(
            "images => Promise.all(images.map((image) => image.decode().then(() => image.naturalWidth > 0)))"
        )
        await page.get_by_role("button").click()
        await page.get_by_text("You have 0 of 20 credits.").wait_for()

    assert shown == [True] * 5
    assert faults == []
