"""The pages during interruptions of the connection, in a real browser, on a server that is killed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Route, expect

from settings import Settings
from tests.support.kie import FakeKie
from tests.support.processes import ServerProcess
from tests.support.serving import Running, running_app
from tests.support.waiting import until
from tests.web.browser import browsing
from tests.web.pages import PHOTOGRAPH, Gallery, Screen, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

LOST = "Connection lost. Your images are still being made, and this page reconnects automatically."
UNREACHABLE = "The server is not responding. Retrying …"


@pytest.mark.process
async def test_both_windows_go_on_by_themselves_when_the_server_is_killed_and_started_again(
    data_dir: Path, browser: Browser
) -> None:
    async with ServerProcess(data_dir, {"SANDBOX_SECONDS": "1"}) as server, browsing(browser, server.url) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        gallery = Gallery(await visitor.window(f"{server.url}/creations"))
        await studio.ask("A ship in a bottle [slow:8]")
        await studio.at("Making")
        await gallery.shows(1)

        await server.kill()
        for window in (studio, gallery):
            await window.says(LOST)
        # A request made meanwhile is submitted when the server is back.
        await studio.ask("Another one")
        await studio.says("The server is not responding. This is submitted when it responds, and charged once.")
        await server.start()

        for window in (studio, gallery):
            await expect(window.page.get_by_text(LOST)).to_have_count(0)
            await window.shows_credits(60)
            await expect(window.page.locator(".tile[data-status=SUCCESS]")).to_have_count(2)

    # The failed requests of the browser are expected here.
    assert [mistake for mistake in visitor.mistakes if "net::ERR_CONNECTION_REFUSED" not in mistake] == []


async def test_a_page_without_its_server_shows_a_notice_and_starts_when_it_responds(
    server: Running, browser: Browser
) -> None:
    is_away = True
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        page = await visitor.context.new_page()
        await page.route("**/graphql", lambda route: route.abort() if is_away else route.continue_())
        await page.goto(server.url)
        screen = Screen(page)
        await screen.says(UNREACHABLE)
        await page.context.set_offline(True)
        await screen.says("You are offline. The page continues when you are back online.")
        is_away = False
        await page.context.set_offline(False)
        await screen.shows_credits(100)
        await expect(page.get_by_text(UNREACHABLE)).to_have_count(0)


async def test_a_token_that_ends_is_renewed_by_the_product_s_script_and_the_page_stays_as_it_is(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    own = settings.model_copy(update={"sign_in_script": "/static/sign-in.js"})
    async with running_app(own) as server:
        tokens: list[str] = []

        async def sign_in(route: Route) -> None:
            tokens[:] = [await server.token("ada", lifetime=timedelta(seconds=seconds)) for seconds in (3, 3_600)]
            script = f"const tokens = {tokens}; window.atelier = {{ token: async () => tokens.shift() ?? null }};"
            await route.fulfill(body=script, content_type="text/javascript")

        async with browsing(browser, server.url) as visitor:
            await visitor.context.route("**/static/sign-in.js", sign_in)
            studio = Studio(await visitor.window(server.url))
            await studio.ready()
            await studio.page.get_by_label("Describe the image").fill("half a sen")
            await until(lambda: len(visitor.sockets) == 2)

            await studio.page.get_by_label("Describe the image").press_sequentially("tence")
            await studio.press("Make image")
            await kie.succeed(await kie.task())
            await studio.finished()
            await studio.shows_credits(80)
            await expect(studio.page.locator(".result-prompt")).to_contain_text("half a sentence")
            assert await studio.page.evaluate("localStorage.getItem('atelier.token')") == tokens[1]

    assert visitor.mistakes == []


async def test_without_a_script_one_signs_in_with_a_token_and_out_again(settings: Settings, browser: Browser) -> None:
    async with running_app(settings) as server, browsing(browser, server.url) as visitor:
        screen = Screen(await visitor.window(server.url))
        field = screen.page.get_by_label("Token (JWT)")
        await field.fill("not.a.token")
        await screen.press("Sign in")
        await screen.says("The server does not accept this token.")
        await field.fill(f"Bearer {await server.token('ada')}")
        await screen.press("Sign in")
        await screen.shows_credits(100)

        # GraphiQL and the pages are signed in as one person, and out as one.
        explorer = await visitor.window(f"{server.url}/graphql")
        name = explorer.get_by_role("banner", name="Session").locator(".session-name")
        await expect(name).to_have_text(re.compile(r"^usr_"))
        await screen.press("Account")
        await expect(screen.page.locator(".who")).to_have_text(await name.inner_text())
        await screen.press("Sign out")
        await expect(field).to_be_visible()
        assert await screen.page.evaluate("localStorage.getItem('atelier.token')") is None

    assert [mistake for mistake in visitor.mistakes if "401" not in mistake] == []


async def test_the_pages_work_where_only_trusted_documents_are_taken(
    settings: Settings, kie: FakeKie, tmp_path: Path, browser: Browser
) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"own": "{ styles { id } }"}')
    strict = settings.model_copy(
        update={"trusted_documents": "require", "trusted_documents_manifest": manifest, "developers": frozenset()}
    )
    kie.finish_at_once = True
    async with running_app(strict) as server, browsing(browser, server.url, token=await server.token("ada")) as visitor:
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.pick(PHOTOGRAPH)
        await studio.ask("A cat in a garden")
        await studio.finished()
        await studio.go("Billing")
        await studio.says("A cat in a garden")
        assert (await server.raw({"query": "{ styles { name } }"})).json()["errors"][0]["extensions"]["code"] == (
            "DOCUMENT_NOT_TRUSTED"
        )

    assert visitor.mistakes == []


async def test_a_network_with_too_many_demo_users_is_shown_when_it_is_signed_in(
    sandbox_settings: Settings, browser: Browser
) -> None:
    crowded = sandbox_settings.model_copy(update={"rate_limit_sign_ups": (1, 99_999)})
    async with running_app(crowded) as server:
        async with browsing(browser, server.url) as first:
            await Studio(await first.window(server.url)).ready()
        async with browsing(browser, server.url) as second:
            page = await second.window(server.url)
            alert = page.get_by_role("alert").filter(has_text="Too many people signed in from your network.")
            await expect(alert).to_contain_text(re.compile(r"You will be signed in automatically in about \d+ hours\."))
