"""The pages as they are served, before any of their script runs."""

import pytest

from settings import Settings
from tests.conftest import QUICK
from tests.support.requests import http_client
from tests.support.serving import Running, running_app

pytestmark = pytest.mark.asyncio(loop_scope="module")

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
TITLES = {"/": "Studio · Atelier", "/creations": "My creations · Atelier", "/billing": "Billing · Atelier"}


@pytest.mark.parametrize("path", TITLES)
async def test_each_page_has_its_title_its_policy_and_words_for_browsers_without_script(
    server: Running, path: str
) -> None:
    async with http_client(base_url=server.url) as http:
        page = await http.get(path, headers=BROWSER)

    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert f"<title>{TITLES[path]}</title>" in page.text
    assert '<meta name="description"' in page.text
    assert '<link rel="icon"' in page.text
    assert "<noscript>" in page.text
    assert "{{" not in page.text
    assert "[[" not in page.text
    assert page.headers["cache-control"] == "no-cache"
    assert page.headers["vary"] == "Accept"
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["default-src"] == policy["frame-src"] == policy["form-action"] == "'none'"


async def test_a_program_receives_the_addresses_of_the_api(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        for headers in ({"Accept": "application/json"}, {}):
            answer = await http.get("/", headers=headers)
            assert answer.json() == {
                "name": "Atelier",
                "graphql": f"{server.url}/graphql",
                "health": f"{server.url}/readyz",
            }
            assert answer.headers["vary"] == "Accept"


async def test_a_browser_that_finds_this_machine_by_another_name_is_sent_where_its_images_are(server: Running) -> None:
    there = server.url.replace("127.0.0.1", "localhost")
    async with http_client() as http:
        page = await http.get(f"{there}/creations?q=cat", headers=BROWSER)

    assert (page.status_code, page.headers["location"]) == (307, f"{server.url}/creations?q=cat")


async def test_a_product_s_own_sign_in_script_is_loaded_and_may_reach_its_provider_alone(settings: Settings) -> None:
    own = settings.model_copy(
        update={
            "sign_in_script": "https://app.example/sign-in.js?a=1&b=2",
            "sign_in_origins": frozenset({"https://tenant.example"}),
        }
    )
    async with running_app(own, timings=QUICK) as server, http_client() as http:
        page = await http.get(f"{server.url}/billing", headers=BROWSER)

    assert '<script src="https://app.example/sign-in.js?a=1&amp;b=2"></script>' in page.text
    assert 'data-sign-in="script"' in page.text
    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["script-src"] == "'self' https://app.example"
    assert policy["frame-src"] == "https://app.example https://tenant.example"
    assert policy["connect-src"] == f"'self' {server.url} {policy['frame-src']}"
    assert policy["style-src"] == "'self'"
