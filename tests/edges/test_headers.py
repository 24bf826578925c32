"""Headers of every response, from any part of the server, and the rights of pages of other origins."""

from datetime import timedelta
from typing import Any

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from services.rate_limits.client_ip import rate_limit_key
from tests.edges.conftest import Serve
from tests.schema.people import Person
from tests.support.requests import http_client
from tests.support.serving import Running

pytestmark = pytest.mark.embedded

ELSEWHERE = "https://pages.example"


async def test_every_answer_has_the_standard_headers(server: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise ValueError

    monkeypatch.setattr("services.identity.accounts.Authenticator.authenticate", broken)
    async with http_client(base_url=server.url) as http:
        answers = [
            await http.get("/healthz"),
            await http.get("/unheard-of"),
            await http.get("/api/my-creations"),
            await http.post("/graphql", json={"query": "{styles {id}}"}),
            await http.get("/graphql", headers={"Accept": "text/html"}),
            await http.get("/files/originals/x.png"),
            await http.post("/api/callback"),
        ]

    assert [answer.status_code for answer in answers] == [200, 404, 500, 200, 200, 403, 401]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-frame-options"] == "DENY"
        assert len(answer.headers["x-request-id"]) == 32
        assert "strict-transport-security" not in answer.headers
        assert "server" not in answer.headers


async def test_pages_load_nothing_from_elsewhere_and_are_framed_by_nobody(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        page = await http.get("/graphql", headers={"Accept": "text/html"})

    policy = dict(part.split(" ", 1) for part in page.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"


async def test_browsers_that_use_tls_receive_strict_transport_security(serve: Serve) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    proxied = serve(hsts=timedelta(days=365), trusted_proxies=frozenset({"127.0.0.1/32"}))
    async with proxied as server, http_client(base_url=server.url) as http:
        secure, plain = await http.get("/healthz", headers=forwarded), await http.get("/healthz")

    assert secure.headers["strict-transport-security"] == "max-age=31536000"
    assert "strict-transport-security" not in plain.headers


async def test_pages_of_other_origins_may_do_nothing_by_default(server: Running) -> None:
    preflight = {"Origin": ELSEWHERE, "Access-Control-Request-Method": "POST"}
    async with http_client(base_url=server.url) as http:
        asked = await http.options("/graphql", headers=preflight)
        answer = await http.post("/graphql", json={"query": "{styles {id}}"}, headers={"Origin": ELSEWHERE})

    assert (asked.status_code, asked.headers["allow"]) == (405, "GET, POST")
    assert not [name for name in {**asked.headers, **answer.headers} if name.startswith("access-control")]


async def test_pages_of_the_origins_that_the_settings_name_may_ask(serve: Serve) -> None:
    preflight = {
        "Origin": ELSEWHERE,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    async with serve(cors_origins=frozenset({ELSEWHERE})) as server:
        async with http_client(base_url=server.url) as http:
            asked = await http.options("/graphql", headers=preflight)
            answer = await http.post("/graphql", json={"query": "{styles {id}}"}, headers={"Origin": ELSEWHERE})
            stranger = await http.options("/graphql", headers=preflight | {"Origin": "https://evil.example"})
        url = server.url.replace("http", "ws") + "/graphql"
        options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None}
        async with connect(url, origin=ELSEWHERE, **options) as socket:  # type: ignore[arg-type]  # a str by another name
            assert socket.subprotocol == "graphql-transport-ws"
        with pytest.raises(InvalidStatus):
            await connect(url, origin="https://evil.example", **options)  # type: ignore[arg-type]  # as above

    assert asked.headers["access-control-allow-origin"] == ELSEWHERE
    assert answer.headers["access-control-allow-origin"] == ELSEWHERE
    assert {part.strip() for part in answer.headers["vary"].split(",")} == {"Accept", "Origin"}
    assert "access-control-allow-credentials" not in answer.headers
    assert "access-control-allow-origin" not in stranger.headers


async def test_one_list_decides_which_pages_may_send_requests_and_open_sockets(serve: Serve) -> None:
    listed = frozenset({"https://*.pages.example", "capacitor://localhost"})
    may = ["https://a.pages.example", "capacitor://localhost", "https://ours.example"]
    may_not = ["https://a.pages.example.attacker.example", "https://pages.example", "ionic://localhost", "null"]
    async with serve(base_url="https://ours.example", cors_origins=listed) as server:
        allowed = {origin: await _may(server, origin) for origin in [*may, *may_not]}

    assert allowed == dict.fromkeys(may, (True, True)) | dict.fromkeys(may_not, (False, False))


async def _may(server: Running, origin: str) -> tuple[bool, bool]:
    """Return whether pages of an origin may send requests, and open sockets."""
    async with http_client(base_url=server.url) as http:
        answer = await http.post("/graphql", json={"query": "{styles {id}}"}, headers={"Origin": origin})
    options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None, "origin": origin}
    try:
        async with connect(server.url.replace("http", "ws") + "/graphql", **options):
            opened = True
    except InvalidStatus:
        opened = False
    return answer.headers.get("access-control-allow-origin") == origin, opened


HOST = {"Host": "upstream.internal:8000"}


async def test_our_origin_is_that_of_base_url_whatever_host_a_proxy_sends(serve: Serve) -> None:
    async with serve(base_url="https://ours.example") as server, http_client(base_url=server.url) as http:
        sign = await http.get("/", headers=HOST)
        options: Any = {"subprotocols": ["graphql-transport-ws"], "proxy": None, "additional_headers": HOST}
        url = server.url.replace("http", "ws") + "/graphql"
        async with connect(url, origin="https://ours.example", **options) as socket:  # type: ignore[arg-type]  # a str by another name
            assert socket.subprotocol == "graphql-transport-ws"

    assert (sign.json()["graphql"], sign.json()["health"]) == (
        "https://ours.example/graphql",
        "https://ours.example/readyz",
    )


@pytest.mark.parametrize(
    ("host", "elsewhere"),
    [("127.0.0.1:8080", "http://localhost:8080/creations"), ("127.0.0.1:8000", None), ("upstream:8080", None)],
)
async def test_a_browser_is_sent_to_the_name_of_base_url_only_if_no_proxy_is_between(
    serve: Serve, host: str, elsewhere: str | None
) -> None:
    async with serve(base_url="http://localhost:8080") as server, http_client(base_url=server.url) as http:
        page = await http.get("/creations", headers={"Host": host, "Accept": "text/html"})

    assert page.headers.get("location") == elsewhere


async def test_a_stored_image_has_its_real_type_and_can_run_nothing(ada: Person, kie: Any) -> None:
    kie.finish_at_once = True
    creation = await ada.ended((await ada.created())["id"])

    image = await ada.http.get(creation["generatedImage"]["url"])

    assert image.headers["content-type"] == creation["generatedImage"]["contentType"] == "image/png"
    assert image.headers["x-content-type-options"] == "nosniff"
    assert image.headers["content-security-policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(
    ("address", "peer"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("<script>", "unknown"),
        (None, "unknown"),
    ],
)
def test_addresses_of_one_client_count_as_one(address: str | None, peer: str) -> None:
    assert rate_limit_key(address) == peer
