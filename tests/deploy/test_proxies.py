"""The nginx and the Caddy example, each run in front of a real `atelier serve`."""

import asyncio
import json
import os
import re
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from websockets import Origin, Subprotocol
from websockets.asyncio.client import connect

from tests.support.certificates import certificate_of_loopback
from tests.support.processes import ROOT, ServerProcess
from tests.support.programs import program
from tests.support.requests import http_client
from tests.support.serving import free_port
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.asyncio(loop_scope="module")]

START_SECONDS = 60.0
TIMEOUT = 120.0
CREATE = (
    "mutation ($i: CreateGenerationInput!) { createGeneration(input: $i) { creation { id } errors { __typename } } }"
)
WATCH = "subscription { taskUpdated { kind creation { id stage } } }"


@dataclass(frozen=True)
class Proxy:
    """A running proxy: its address with TLS, the port without, and the file that verifies its certificate."""

    url: str
    plain_port: int
    certificate: Path

    @property
    def tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self.certificate)

    def client(self, token: str | None = None) -> httpx.AsyncClient:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        return http_client(base_url=self.url, verify=self.tls, headers=headers)


def changed(text: str, **replacements: tuple[str, str]) -> str:
    """Replace the parts of an example that an operator changes; each must be in it."""
    for old, new in replacements.values():
        assert old in text, old
        text = text.replace(old, new)
    return text


def nginx(folder: Path, certificate: Path, server_port: int, port: int, plain_port: int) -> list[str]:
    site = changed(
        (ROOT / "deploy" / "nginx" / "atelier.conf").read_text(),
        upstream=("127.0.0.1:8000", f"127.0.0.1:{server_port}"),
        port=("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        plain=("listen 80;", f"listen 127.0.0.1:{plain_port};"),
        name=("atelier.example.com;", "127.0.0.1;"),
        certificate=("/etc/letsencrypt/live/atelier.example.com/fullchain.pem", str(certificate)),
        key=("/etc/letsencrypt/live/atelier.example.com/privkey.pem", str(certificate)),
        log=("/var/log/nginx/atelier.log", str(folder / "access.log")),
    )
    (folder / "atelier.conf").write_text(site)
    temporary = "".join(
        f"{name}_temp_path {folder / name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.getuid() == 0 else ""
    (folder / "nginx.conf").write_text(f"""{user}
daemon off;
pid {folder / "nginx.pid"};
error_log stderr;
events {{ }}
http {{
{temporary}
include {folder / "atelier.conf"};
}}
""")
    return [program("nginx"), "-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, certificate: Path, server_port: int, port: int, plain_port: int) -> list[str]:
    site = changed(
        (ROOT / "deploy" / "caddy" / "Caddyfile").read_text(),
        name=("\natelier.example.com {", f"\nhttps://127.0.0.1:{port} {{\n\ttls {certificate} {certificate}"),
        upstream=("127.0.0.1:8000", f"127.0.0.1:{server_port}"),
    )
    options = f"{{\n\tadmin off\n\thttp_port {plain_port}\n\tstorage file_system {folder / 'storage'}\n}}\n"
    (folder / "Caddyfile").write_text(options + site)
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@asynccontextmanager
async def running(command: list[str], port: int, folder: Path) -> AsyncIterator[None]:
    log = folder / "proxy.log"
    environment = {"HOME": str(folder), "PATH": os.environ["PATH"]}
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=output, stderr=output)
    try:

        async def has_started() -> bool:
            if process.returncode is not None:
                raise RuntimeError(log.read_text())
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                return False
            writer.close()
            return True

        await until(has_started, START_SECONDS)
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
async def proxy(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Proxy]:
    tmp_path = tmp_path_factory.mktemp("proxy")
    command: Callable[[Path, Path, int, int, int], list[str]] = request.param
    program(command.__name__)  # Before the server is started for nothing.
    folder = tmp_path / "proxy"
    folder.mkdir()
    certificate = certificate_of_loopback(tmp_path)
    port, plain_port = free_port(), free_port()
    url = f"https://127.0.0.1:{port}"
    settings = {"BASE_URL": url, "TRUSTED_PROXIES": "127.0.0.1", "SANDBOX_SECONDS": "0.2", "LOG_FORMAT": "json"}
    server = ServerProcess(tmp_path / "data", settings)
    (tmp_path / "data").mkdir()
    async with server, running(command(folder, certificate, server.port, port, plain_port), port, folder):
        proxy = Proxy(url, plain_port, certificate)

        async def is_ready() -> bool:
            async with proxy.client() as http:
                return (await http.get("/readyz")).status_code == httpx.codes.OK

        await until(is_ready, START_SECONDS)
        yield proxy


async def sign_in(proxy: Proxy) -> str:
    async with proxy.client() as http:
        response = await http.post("/auth/demo")
    assert response.status_code == 201
    return str(response.json()["token"])


async def make(proxy: Proxy, token: str) -> str:
    async with proxy.client(token) as http:
        body = {"query": CREATE, "variables": {"i": {"prompt": "a lake"}}}
        made = (await http.post("/graphql", json=body)).json()["data"]["createGeneration"]
    assert made["errors"] == []
    return str(made["creation"]["id"])


async def test_a_generation_is_watched_over_a_websocket(proxy: Proxy) -> None:
    token = await sign_in(proxy)
    address = proxy.url.replace("https", "wss") + "/graphql"
    protocol, origin = Subprotocol("graphql-transport-ws"), Origin(proxy.url)
    async with connect(address, subprotocols=[protocol], origin=origin, ssl=proxy.tls, proxy=None) as ws:
        await ws.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}))
        await ws.send(json.dumps({"id": "1", "type": "subscribe", "payload": {"query": WATCH}}))
        creation_id, stages = "", []
        async with asyncio.timeout(TIMEOUT):
            while "FINISHED" not in stages:
                message = json.loads(await ws.recv())
                if message["type"] != "next":
                    continue
                update = message["payload"]["data"]["taskUpdated"]
                if update["kind"] == "READY":
                    creation_id = await make(proxy, token)
                else:
                    assert update["creation"]["id"] == creation_id
                    stages.append(update["creation"]["stage"])

    assert stages[0] == "QUEUED"


async def test_server_sent_events_arrive_when_they_are_sent(proxy: Proxy) -> None:
    token = await sign_in(proxy)
    headers = {"Accept": "text/event-stream"}
    received = ""
    async with (
        proxy.client(token) as http,
        http.stream("POST", "/graphql/stream", json={"query": WATCH}, headers=headers) as response,
        asyncio.timeout(TIMEOUT),
    ):
        # The stream stays open: a buffer would hold these few bytes.
        async for text in response.aiter_text():
            received += text
            if "READY" in text:
                await make(proxy, token)
            if "FINISHED" in received:
                break

    assert re.findall(r'"stage": ?"(\w+)"', received)[0] == "QUEUED"


async def test_a_large_body_reaches_the_product_and_a_larger_one_is_refused(proxy: Proxy) -> None:
    token = await sign_in(proxy)
    async with proxy.client(token) as http:
        large = await http.post("/api/uploads", content=bytes(29 * 2**20), headers={"Content-Type": "image/png"})
        try:
            larger = (await http.post("/api/uploads", content=bytes(40 * 2**20))).status_code
        except httpx.TransportError:  # It may close the connection before the body was sent.
            larger = 413

    assert (large.status_code, large.json()["error"]["code"]) == (422, "IMAGE_UNREADABLE")
    assert larger == 413


async def test_metrics_are_not_public(proxy: Proxy) -> None:
    async with proxy.client() as http:
        assert (await http.get("/metrics")).status_code == 404


async def test_requests_without_tls_are_redirected(proxy: Proxy) -> None:
    async with http_client() as http:
        response = await http.get(f"http://127.0.0.1:{proxy.plain_port}/billing?x=1")

    assert response.status_code == 308
    assert response.headers["location"].endswith("/billing?x=1")


async def test_a_client_cannot_choose_the_address_that_limits_it(proxy: Proxy) -> None:
    """The last test of a server, because it uses up a limit."""
    # From 127.0.0.2: headers from 127.0.0.1, the address of the proxy, would be trusted.
    transport = httpx.AsyncHTTPTransport(verify=proxy.tls, local_address="127.0.0.2")
    async with http_client(base_url=proxy.url, transport=transport) as http:
        statuses = [
            (await http.post("/auth/demo", headers={"X-Forwarded-For": f"198.51.100.{number}"})).status_code
            for number in range(40)
        ]

    # RATE_LIMIT_SIGN_UPS: 30 an hour from one address, the earlier tests' included.
    assert (statuses[0], statuses[-1]) == (201, 429)
