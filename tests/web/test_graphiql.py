"""The explorer at /graphql, in a real browser."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running
from tests.support.waiting import until
from tests.web.browser import browsing
from web import STATIC

pytestmark = pytest.mark.asyncio(loop_scope="module")

REFUSED_TOKEN = "error: Failed to load resource: the server responded with a status of 401 (Unauthorized)"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

CREATE = """mutation { createGeneration(input: {prompt: "A cat", style: "sty_none"}) { creation { id } } }"""

# The editor keeps its lines in any order, and only the visible ones.
READ_ANSWER = """
() => [...document.querySelectorAll('.result-window .view-line')]
    .sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top))
    .map((line) => line.textContent.replaceAll('\\u00a0', ' '))
    .join('')
"""


class Explorer:
    """The page as a person handles it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bar = page.get_by_role("banner", name="Session")
        self.status = self.bar.get_by_role("status")

    async def signed_in(self) -> str:
        """Return the signed-in user, once the user is signed in and the editor is loaded."""
        name = self.bar.locator(".session-name")
        await expect(name).to_have_text(re.compile(r"^\S+$"))
        await expect(self.page.locator(".graphiql-query-editor .view-line").first).to_be_visible()
        return await name.inner_text()

    async def shows_credits(self, balance: int) -> None:
        await expect(self.bar.locator(".session-balance")).to_have_text(f"{balance} credits")

    async def press(self, name: str) -> None:
        await self.bar.get_by_role("button", name=name).click()

    async def play(self, tab: str) -> None:
        await self.page.get_by_role("tab", name=tab).locator("button").first.click()
        await self.page.get_by_role("button", name="Execute query").click()

    async def answer(self) -> Any:
        """Return the response that the editor shows; None if it is empty or not yet JSON."""
        try:
            return json.loads(await self.page.evaluate(READ_ANSWER))
        except json.JSONDecodeError:
            return None

    async def answered(self, field: str) -> Any:
        """Wait for a response with this field, and return its data: the response of another tab may still be shown."""

        async def there() -> Any:
            data = ((await self.answer()) or {}).get("data") or {}
            return data if field in data else None

        return await until(there)

    async def watches(self, status: str) -> dict[str, Any]:
        """Wait until the newest event that is shown is of a creation in this status, and return that."""

        async def seen() -> Any:
            creation = (await self.answered("taskUpdated"))["taskUpdated"]["creation"]
            return creation if creation is not None and creation["status"] == status else None

        found: dict[str, Any] = await until(seen)
        return found


async def test_play_works_on_every_tab_as_it_opens(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        explorer = Explorer(await visitor.window(f"{sandbox.url}/graphql"))
        name = await explorer.signed_in()
        await expect(explorer.bar).to_contain_text("Sandbox no real images, no charges")
        await explorer.shows_credits(100)

        await explorer.play("Studio")
        studio = await explorer.answered("credit")
        assert (studio["sandbox"], studio["viewer"]) == (True, {"id": name, "email": None})
        assert studio["credit"] == {"balance": 100, "used": 0}
        assert studio["creations"] == {"totalCount": 0, "nodes": []}

        await explorer.play("Make")
        await explorer.shows_credits(80)
        made = (await explorer.answered("createGeneration"))["createGeneration"]
        assert (made["creation"]["status"], made["credit"]["balance"], made["errors"]) == ("WAITING", 80, [])

        assert len(visitor.sockets) == 1  # The bar's own, for the balance.
        await explorer.play("Watch")
        await explorer.press("Make an image")
        await explorer.shows_credits(60)
        done = await explorer.watches("SUCCESS")
        assert (done["stage"], done["failure"]) == ("FINISHED", None)
        assert done["generatedImage"]["url"].startswith(f"{sandbox.url}/files/")

    assert visitor.sockets == [f"{sandbox.url.replace('http', 'ws', 1)}/graphql"] * 2
    assert visitor.mistakes == []


async def test_a_subscription_shows_changes_made_elsewhere_live(
    server: Running, kie: FakeKie, browser: Browser
) -> None:
    ada = await server.user("ada")
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        explorer = Explorer(await visitor.window(f"{server.url}/graphql"))
        await explorer.signed_in()
        await explorer.play("Watch")

        creation = (await ada.execute(CREATE))["createGeneration"]["creation"]
        await explorer.shows_credits(80)
        making = await explorer.watches("PROCESSING")
        assert (making["id"], making["stage"]) == (creation["id"], "MAKING")

        await kie.succeed(await kie.task())
        done = await explorer.watches("SUCCESS")
        assert (done["id"], done["stage"]) == (creation["id"], "FINISHED")

    assert visitor.mistakes == []


async def test_outside_the_sandbox_a_token_signs_in_its_user_and_a_refused_one_changes_nothing(
    server: Running, browser: Browser
) -> None:
    ada, grace = await server.user("ada"), await server.user("grace")
    ada_id, grace_id = [(await user.execute("{ viewer { id } }"))["viewer"]["id"] for user in (ada, grace)]
    async with browsing(browser, server.url) as visitor:
        explorer = Explorer(await visitor.window(f"{server.url}/graphql"))
        await expect(explorer.status).to_have_text("Not signed in.Sign in with a token.")
        assert await explorer.bar.inner_text() == "Not signed in.\nSign in with a token.\nUse a token"

        await explorer.press("Use a token")
        field = explorer.bar.get_by_label("Token (JWT)")
        await field.fill(await server.token("ada"))
        await explorer.press("Sign in")
        assert await explorer.signed_in() == ada_id

        await explorer.press("Use a token")
        await field.fill("not.a.token")
        await explorer.press("Sign in")
        await expect(explorer.status).to_contain_text("The server refused this token.")
        assert await explorer.signed_in() == ada_id

        await field.fill(f"Bearer {await server.token('grace')}")
        await explorer.press("Sign in")
        await expect(explorer.bar.locator(".session-name")).to_have_text(grace_id)
        await expect(field).to_be_hidden()
        await explorer.page.reload()
        assert await explorer.signed_in() == grace_id

    assert visitor.mistakes == [REFUSED_TOKEN]


async def test_a_token_that_has_expired_or_does_so_meanwhile_gives_way_to_a_new_demo_user(
    sandbox: Running, browser: Browser
) -> None:
    expired = await sandbox.token("demo:before", lifetime=timedelta(minutes=-5))
    expiring = await sandbox.token("demo:soon", lifetime=timedelta(seconds=1))
    ended = "Your session ended, so you are now a new demo user."
    async with browsing(browser, sandbox.url, token=expired) as visitor:
        explorer = Explorer(await visitor.window(f"{sandbox.url}/graphql"))
        await expect(explorer.status).to_contain_text(ended)
        first = await explorer.signed_in()
        await explorer.shows_credits(100)

        await explorer.page.evaluate("token => localStorage.setItem('atelier.token', token)", expiring)
        await explorer.page.reload()
        await expect(explorer.status).to_contain_text(ended)
        assert await explorer.signed_in() != first
        assert await explorer.page.evaluate("localStorage.getItem('atelier.token')") not in (expired, expiring)

    # The second gets a refusal, or its socket is closed, depending on the order.
    assert set(visitor.mistakes) == {REFUSED_TOKEN}


async def test_a_new_demo_user_in_one_window_is_the_user_of_the_other_too(sandbox: Running, browser: Browser) -> None:
    async with browsing(browser, sandbox.url) as visitor:
        one = Explorer(await visitor.window(f"{sandbox.url}/graphql"))
        before = await one.signed_in()
        other = Explorer(await visitor.window(f"{sandbox.url}/graphql"))
        assert await other.signed_in() == before
        await other.play("Watch")
        stop = other.page.get_by_role("button", name="Stop query")
        await expect(stop).to_be_visible()

        await one.press("New demo user")
        await expect(one.bar.locator(".session-name")).not_to_have_text(before)
        await expect(other.bar.locator(".session-name")).to_have_text(await one.signed_in())
        await expect(stop).to_be_hidden()

    assert visitor.mistakes == []


async def test_the_page_may_load_and_reach_its_own_server_alone(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        page = await http.get("/graphql", headers={"Accept": BROWSER})

    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "worker-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "frame-src": "'none'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-cache"


async def test_browsers_cache_for_ever_only_files_with_a_hash_in_their_name(server: Running) -> None:
    built = [path.relative_to(STATIC).as_posix() for path in (STATIC / "graphiql").rglob("*.*") if path.is_file()]
    kept, asked = "public, max-age=31536000, immutable", "no-cache"
    async with http_client(base_url=f"{server.url}/static/") as http:
        policies = {path: (await http.head(path)).headers.get("cache-control") for path in built}
        preview = await http.get("styles/clay.webp")

    for name in ("graphiql/LICENSES.txt", "graphiql/index.html"):
        del policies[name]
    assert set(policies.values()) == {kept}
    assert (preview.status_code, preview.headers["cache-control"]) == (200, asked)
    assert preview.headers["x-content-type-options"] == "nosniff"


async def test_the_page_is_served_nowhere_without_its_policy(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        assert (await http.get("/static/graphiql/index.html")).status_code == 404
        assert (await http.get("/static/graphiql/LICENSES.txt")).status_code == 200
