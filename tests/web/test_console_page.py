"""The operators' console as it is served, before any of its script runs."""

import re

import pytest

from settings import Settings
from tests.conftest import QUICK
from tests.support.requests import http_client
from tests.support.serving import Running, running_app
from tests.web.console import operated
from web import PAGES, STATIC

pytestmark = pytest.mark.asyncio(loop_scope="module")

ADDRESSES = ("/operate", "/operate/", "/operate/users/usr_1", "/operate/anything/else")
ELSEWHERE = "https://app.example"


async def test_without_operators_there_is_no_console(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        for path in ADDRESSES:
            assert (await http.get(path)).status_code == 404


async def test_the_console_has_a_policy_of_its_own_and_is_neither_cached_nor_indexed_nor_opened_to_other_origins(
    settings: Settings,
) -> None:
    own = operated(
        settings,
        cors_origins=frozenset({"*"}),
        sign_in_script="https://app.example/sign-in.js",
        operator_sign_in_url='https://id.example/a?b="c"&d',
    )
    async with running_app(own, timings=QUICK) as server, http_client(base_url=server.url) as http:
        for path in ADDRESSES:
            page = await http.get(path, headers={"Origin": ELSEWHERE})
            assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
            assert page.headers["cache-control"] == "no-store"
            assert page.headers["x-robots-tag"] == "noindex, nofollow"
            assert page.headers["x-frame-options"] == "DENY"
            assert page.headers["cross-origin-opener-policy"] == "same-origin"
            assert "access-control-allow-origin" not in page.headers
            policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
            assert policy == {
                "default-src": "'none'",
                "script-src": "'self'",
                "style-src": "'self'",
                "font-src": "'self'",
                "img-src": f"'self' data: {server.url}",
                "connect-src": "'self'",
                "base-uri": "'none'",
                "form-action": "'none'",
                "frame-ancestors": "'none'",
                "require-trusted-types-for": "'script'",
                "trusted-types": "'none'",
            }
            assert 'data-sign-in-url="https://id.example/a?b=&quot;c&quot;&amp;d"' in page.text
            assert '<meta name="robots" content="noindex, nofollow">' in page.text
            assert "app.example" not in page.text
            assert "{{" not in page.text
            assert "[[" not in page.text
        # The pages of users are open, as the setting allows; other methods and the API are as before.
        assert (await http.get("/billing", headers={"Origin": ELSEWHERE})).headers["access-control-allow-origin"] == "*"
        assert (await http.post("/operate")).status_code == 405
        assert (await http.get("/operate/graphql")).headers["content-type"].startswith("application/json")


async def test_the_pages_of_users_load_nothing_of_the_console() -> None:
    loaded = {
        name: set(re.findall(r"/static/pages/([\w.-]+)", (PAGES / name).read_text("utf-8")))
        for name in ("studio.html", "creations.html", "billing.html", "operate.html")
    }
    console = {name for name in loaded.pop("operate.html") if name.startswith("operate-")}

    assert {name.rsplit(".", 1)[1] for name in console} == {"css", "js"}
    for names in loaded.values():
        assert not names & console
        for name in names:
            assert b"/operate" not in (STATIC / "pages" / name).read_bytes()
