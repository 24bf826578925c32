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
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from atelier_client import AsyncAtelier
from settings import Settings
from tests.clients.conftest import FOLDER, RunScript
from tests.conftest import QUICK
from tests.support.forks import PYTHONPATH
from tests.support.kie import FakeKie
from tests.support.programs import program
from tests.support.serving import Running, address_of, running_app, serving
from tests.web.browser import running_browser
from transport.server.http_protocol import listening_socket

pytestmark = [pytest.mark.embedded, pytest.mark.process]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
DECODED = """images => Promise.all(images.map((image) => image.decode().then(() => image.naturalWidth > 0)))"""
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
async def page_and_server(settings: Settings, *routes: Mount) -> AsyncIterator[tuple[str, Running]]:
    """Serve a page on one origin, and the product on another that allows it."""
    with listening_socket("127.0.0.1", 0) as listener:
        origin = address_of(listener)
        allowing = settings.model_copy(update={"cors_origins": frozenset({origin})})
        async with (
            serving(Starlette(routes=routes), listener),
            running_app(allowing, timings=QUICK) as running,
        ):
            yield origin, running


async def test_the_page_makes_pictures_and_shows_a_refusal(package: Path, sandbox_settings: Settings) -> None:
    routes = (
        Mount("/node_modules", StaticFiles(directory=package / "node_modules")),
        Mount("/", StaticFiles(directory=EXAMPLES / "page", html=True)),
    )
    async with page_and_server(sandbox_settings, *routes) as (origin, server), running_browser() as browser:
        page = await browser.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        await page.goto(f"{origin}/?server={server.url}")
        await page.locator("output", has_text="100 credits").wait_for()
        await page.locator("input[type=file]").set_input_files(PHOTO)
        make = page.get_by_role("button", name="Make it")
        for left in (80, 60, 40, 20, 0):
            await make.click()
            await page.locator("output").get_by_text(f"{left} credits", exact=True).wait_for()
            await page.locator("button:enabled").wait_for()
        shown = await page.locator("div img").evaluate_all(DECODED)
        await make.click()
        await page.get_by_text("You have 0 of 20 credits.").wait_for()

    assert shown == [True] * 5
    assert faults == []


async def bundled(run_script: RunScript, folder: Path, entry: Path, package: Path | None = None) -> Mount:
    """Return a page that runs a module."""
    await run_script("bundle.mjs", str(entry), str(folder / "main.js"), "browser", *([str(package)] if package else []))
    page = '<!doctype html><html lang="en"><title>.</title><div id="root"></div>'
    given = "window.atelier = { url: URL, token: TOKEN }".replace("URL", "query.get('server')").replace(
        "TOKEN", "query.get('token')"
    )
    page += f"<script>const query = new URLSearchParams(location.search); {given}</script>"
    (folder / "index.html").write_text(page + '<script type="module" src="main.js"></script></html>')
    return Mount("/", StaticFiles(directory=folder, html=True))


async def test_react_with_urql_follows_each_change_and_shows_a_refusal(
    settings: Settings, kie: FakeKie, run_script: RunScript, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    app = await bundled(run_script, tmp_path, EXAMPLES / "react-urql" / "main.jsx")
    async with page_and_server(settings, app) as (origin, server), running_browser() as browser:
        page = await browser.new_page()
        await page.goto(f"{origin}/?server={server.url}&token={await server.token('ada')}")
        prompt, make = page.get_by_role("textbox", name="Prompt"), page.get_by_role("button", name="Make it")
        for number in range(5):
            await prompt.fill(f"lighthouse {number}")
            await make.click()
            await page.get_by_alt_text(f"lighthouse {number}").wait_for()
        alternatives = await page.locator("li img").evaluate_all("images => images.map((image) => image.alt)")
        await make.click()
        await page.get_by_role("alert").get_by_text("20 credits are needed and 0 are available.").wait_for()

    assert alternatives == [f"lighthouse {number}" for number in (4, 3, 2, 1, 0)]


async def test_the_hooks_of_the_client_show_each_change(
    sandbox_settings: Settings, package: Path, run_script: RunScript, tmp_path: Path
) -> None:
    app = await bundled(run_script, tmp_path, FOLDER / "src" / "hooks.jsx", package)
    async with page_and_server(sandbox_settings, app) as (origin, server), running_browser() as browser:
        page = await browser.new_page()
        await page.goto(f"{origin}/?server={server.url}")
        await page.locator("#credit", has_text="100").wait_for()
        for made, shown in (("one", "one"), ("two", "two, one"), ("three", "three, two")):
            await page.get_by_role("button", name=made).click()
            await page.locator("#creation", has_text=f"{made} FINISHED").wait_for()
            listed = ", ".join(f"{prompt} FINISHED" for prompt in shown.split(", "))
            await page.locator("#creations", has_text=listed).wait_for()
        await page.locator("#credit", has_text="40").wait_for()
        assert await page.locator("#error").inner_text() == ""


async def test_the_route_of_next_gives_tokens_that_the_server_accepts(
    settings: Settings, run_script: RunScript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"AUTH_JWT_SECRET": "s" * 32, "AUTH_ISSUER": "https://product.example", "AUTH_AUDIENCE": "atelier"}
    for name, value in {**names, "SESSION_SECRET": "t" * 32}.items():
        monkeypatch.setenv(name, value)
    route = EXAMPLES / "nextjs" / "app" / "api" / "atelier-token" / "route.ts"
    await run_script("bundle.mjs", str(route), str(tmp_path / "route.mjs"), "node")

    answered = await run_script("nextjs.mjs", str(tmp_path / "route.mjs"))

    own = {"auth_jwt_secret": SecretStr("s" * 32), "auth_issuer": names["AUTH_ISSUER"], "auth_audience": "atelier"}
    async with (
        running_app(settings.model_copy(update=own), timings=QUICK) as server,
        AsyncAtelier(server.url, answered["token"]) as ada,
    ):
        viewer = await ada.viewer()
    assert answered["statuses"] == [200, 401, 401]
    assert viewer.email == "ada@example.com"
