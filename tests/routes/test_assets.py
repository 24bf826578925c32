"""Static files as browsers request them."""

import gzip

import pytest

from tests.support.requests import http_client
from tests.support.serving import Running
from web import STATIC

pytestmark = pytest.mark.embedded

SCRIPT = next(path for path in (STATIC / "pages").iterdir() if path.name.startswith("pages-") and path.suffix == ".js")


async def test_texts_are_compressed_for_clients_that_accept_it(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        plain = await http.get(f"/static/pages/{SCRIPT.name}", headers={"Accept-Encoding": "identity"})
        async with http.stream("GET", f"/static/pages/{SCRIPT.name}") as packed:
            body = b"".join([chunk async for chunk in packed.aiter_raw()])

    assert "content-encoding" not in plain.headers
    assert plain.content == SCRIPT.read_bytes() == gzip.decompress(body)
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-length"] == str(len(body))
    assert packed.headers["etag"] == f"W/{plain.headers['etag']}"
    for answer in (plain, packed):
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"].startswith("text/javascript")
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_what_a_browser_has_is_not_sent_again(server: Running) -> None:
    address = f"{server.url}/static/pages/{SCRIPT.name}"
    async with http_client() as http:
        first = await http.get(address)
        again = await http.get(address, headers={"If-None-Match": first.headers["etag"]})
        picture = await http.get(f"{server.url}/static/styles/clay.webp")

    assert (again.status_code, again.content) == (304, b"")
    assert "content-encoding" not in picture.headers
    assert picture.headers["content-type"] == "image/webp"
