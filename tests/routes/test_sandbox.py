"""The sandbox's checkout page at the product's own origin: unchanged, and only if cards are sandboxed."""

from functools import partial

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from routes.sandbox import sandbox_routes
from tests.schema.people import person
from tests.support.requests import http_client
from tests.support.serving import Running, serving

pytestmark = pytest.mark.embedded

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


async def through(answer: httpx.Response | Exception, method: str, path: str, body: bytes = b"") -> httpx.Response:
    """Send a request to a product with this response of its sandbox."""

    def sandbox(_: httpx.Request) -> httpx.Response:
        if isinstance(answer, Exception):
            raise answer
        return answer

    pages = partial(httpx.AsyncClient, transport=httpx.MockTransport(sandbox), base_url="http://sandbox")
    async with (
        serving(Starlette(routes=sandbox_routes(pages))) as url,
        http_client() as http,
    ):
        return await http.request(method, f"{url}{path}", content=body, headers=FORM)


async def test_requests_and_responses_are_passed_on(sandbox: Running) -> None:
    async with person(sandbox, "ada") as ada:
        begun = await ada.payload(
            "mutation ($input: CreateCheckoutInput!) { createCheckout(input: $input) { checkoutUrl } }",
            pack="pck_starter",
        )
        url = begun["checkoutUrl"]
        page = await ada.http.get(url)
        paid = await ada.http.post(url, data={"act": "pay", "method": "4242424242424242"})
        unknown = await ada.http.get(f"{sandbox.url}/sandbox/checkout/cs_test_none")

    assert url.startswith(f"{sandbox.url}/sandbox/checkout/cs_test_")
    assert (page.status_code, "$5.00" in page.text) == (200, True)
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha256-")
    assert (page.headers["cache-control"], page.headers["x-content-type-options"]) == ("no-store", "nosniff")
    assert (paid.status_code, paid.headers["location"].partition("?")[0]) == (303, f"{sandbox.url}/billing")
    assert unknown.status_code == 404


@pytest.mark.parametrize("session", ["..", "..%2Fv1%2Frefunds", "a%2Fb", "%2e%2e"])
async def test_nothing_else_of_the_sandbox_can_be_reached(session: str) -> None:
    asked: list[str] = []

    async def note(request: Request) -> Response:
        asked.append(request.url.path)
        return PlainTextResponse("inside")

    inside = Starlette(routes=[Route("/checkout/{session:str}", note), Route("/{path:path}", note)])
    async with (
        serving(inside) as address,
        serving(Starlette(routes=sandbox_routes(partial(http_client, base_url=address)))) as url,
        http_client() as http,
    ):
        await http.get(
            httpx.URL(f"{url}/sandbox/checkout/x").copy_with(raw_path=f"/sandbox/checkout/{session}".encode())
        )

    assert asked == []


async def test_a_sandbox_that_does_not_respond_is_reported() -> None:
    response = await through(httpx.ConnectError("gone"), "GET", "/sandbox/checkout/cs_test_1")

    assert (response.status_code, response.json()["error"]["code"]) == (503, "UNAVAILABLE")
    assert response.headers["retry-after"] == "5"


async def test_a_form_beyond_any_of_the_page_is_too_large() -> None:
    response = await through(httpx.Response(200), "POST", "/sandbox/checkout/cs_test_1", b"x" * (64 * 1024 + 1))

    assert (response.status_code, response.json()["error"]["code"]) == (413, "TOO_LARGE")


async def test_only_the_headers_of_a_page_are_passed_on() -> None:
    answer = httpx.Response(303, headers={"Location": "/billing", "Set-Cookie": "a=b", "X-Other": "1"})

    response = await through(answer, "POST", "/sandbox/checkout/cs_test_1", b"act=pay")

    assert (response.status_code, response.headers["location"]) == (303, "/billing")
    assert not {"set-cookie", "x-other"} & set(response.headers)


async def test_where_cards_are_charged_there_is_no_such_page(server: Running) -> None:
    async with http_client() as http:
        response = await http.get(f"{server.url}/sandbox/checkout/cs_test_1")

    assert response.status_code == 404
