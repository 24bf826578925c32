"""How operators sign in to the console, and how their sessions end."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.async_api import Browser, Route, expect

from settings import Settings
from tests.conftest import QUICK
from tests.operate.conftest import signed
from tests.support.serving import running_app
from tests.web.browser import browsing
from tests.web.console import Console, operated

pytestmark = pytest.mark.asyncio(loop_scope="module")

PROVIDER = "https://id.example"
STORED = "() => [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]"


async def test_a_token_is_kept_in_its_tab_for_an_hour_and_each_refusal_names_its_reason(
    settings: Settings, browser: Browser
) -> None:
    token = signed("boss")
    async with running_app(operated(settings), timings=QUICK) as server, browsing(browser, server.url) as visitor:
        page = await visitor.window(f"{server.url}/operate/audit")
        await page.clock.install()
        console = Console(page)
        alert = page.get_by_role("alert")
        for wrong, words in (
            ("not-a-token", "does not accept this token"),
            (signed("ada"), "This account is not an operator."),
            (signed("boss", iat=int(time.time()) - 4_000), "issued within the last hour"),
        ):
            await page.get_by_label("Token (JWT)").fill(wrong)
            await console.press("Sign in")
            await expect(alert.filter(has_text=re.compile(words))).to_be_visible()

        await console.sign_in(f"Bearer {token}")
        await expect(page.get_by_role("heading", name="Audit")).to_be_visible()
        local, tab = await page.evaluate(STORED)
        assert token not in local
        assert token in tab
        await page.reload()
        await expect(console.search_box).to_be_visible()
        other = await visitor.window(f"{server.url}/operate")
        await expect(other.get_by_role("heading", name="Sign in as an operator")).to_be_visible()
        await other.close()

        # Its claims give it ten minutes.
        await page.clock.fast_forward("06:00")
        await expect(page.get_by_text("Your session ends in less than 5 minutes.")).to_be_visible()
        await page.clock.fast_forward("06:00")
        await expect(alert.filter(has_text="Your session has ended")).to_be_visible()
        await expect(console.search_box).to_have_count(0)
        local, tab = await page.evaluate(STORED)
        assert token not in tab

        # Signing out leaves nothing either, and the address is kept for the next sign-in.
        await console.sign_in(token)
        await expect(page.get_by_role("heading", name="Audit")).to_be_visible()
        await console.press("Account")
        await console.press("Sign out")
        await expect(page.get_by_label("Token (JWT)")).to_be_visible()
        assert token not in (await page.evaluate(STORED))[1]

    # The browser reports each refused request.
    assert [each for each in visitor.mistakes if "status of 401" not in each and "status of 403" not in each] == []


async def test_the_sign_in_page_hands_the_token_over_in_a_fragment_that_only_the_requesting_tab_accepts(
    settings: Settings, browser: Browser
) -> None:
    own = operated(settings, operator_sign_in_url=f"{PROVIDER}/authorize?client_id=console")
    token, refusing = signed("boss"), [True]
    asked: list[dict[str, list[str]]] = []

    async def provide(route: Route) -> None:
        """Stand in for the sign-in page: refuse first, and then return a token."""
        query = parse_qs(urlsplit(route.request.url).query)
        asked.append(query)
        answer = "error=access_denied&error_description=Not+today" if refusing.pop() else f"access_token={token}"
        refusing.append(False)
        address = f"{query['redirect_uri'][0]}#{answer}&state={query['state'][0]}"
        await route.fulfill(status=302, headers={"Location": address})

    async with (
        running_app(own, timings=QUICK) as server,
        browsing(browser, server.url, bucket=PROVIDER) as visitor,
    ):
        await visitor.context.route(f"{PROVIDER}/**", provide)
        page = await visitor.window(f"{server.url}/operate/failures?hours=168#token={token}&state=guessed")
        console = Console(page)
        # A link cannot sign an operator in.
        await expect(page.get_by_role("alert").filter(has_text="this tab did not request")).to_be_visible()
        await expect(page).to_have_url(f"{server.url}/operate/failures?hours=168")

        await console.press("Sign in")
        await expect(page.get_by_role("alert").filter(has_text="Signing in failed. Not today")).to_be_visible()
        await console.press("Sign in")
        await expect(console.search_box).to_be_visible()
        # Back on the page of before, without the token in the address or in the history.
        await expect(page).to_have_url(f"{server.url}/operate/failures?hours=168")
        await expect(page.get_by_role("radio", name="7 days")).to_be_checked()
        assert [query["client_id"] for query in asked] == [["console"]] * 2
        assert {query["redirect_uri"][0] for query in asked} == {f"{server.url}/operate"}
        assert len({query["state"][0] for query in asked}) == 2

    assert visitor.mistakes == []
