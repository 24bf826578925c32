"""The client over real sockets: cases that a stand-in for the transport cannot show."""

import asyncio
import os
import re
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from services.providers.errors import (
    ProviderAmbiguous,
    ProviderError,
    ProviderSuspended,
    ProviderUnavailable,
    ProviderUnreachable,
    SuspensionReason,
)
from services.providers.kie.client import KieClient, KieConfig
from tests.services.providers.kie.nano import nano
from tests.support.certificates import certificate_of_loopback

REQUEST = nano()
ACCEPTED = b'{"code":200,"msg":"success","data":{"taskId":"0d5f4c1e"}}'

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]
Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """A socket that reads each request whole and lets ``answer`` write any bytes."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.requests: list[bytes] = []
        self.url = ""
        self.connections: set[asyncio.Task[None]] = set()

    def accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self.serve(reader, writer))
        self.connections.add(connection)
        connection.add_done_callback(self.connections.discard)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = re.search(rb"content-length: (\d+)", head.lower())
                body = await reader.readexactly(int(length[1]) if length else 0)
                self.requests.append(head + body)
                await self.answer(writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    server = Server(answer)
    listener = await asyncio.start_server(server.accept, "127.0.0.1", 0, ssl=tls)
    scheme = "http" if tls is None else "https"
    server.url = f"{scheme}://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listener.close()
        connections = list(server.connections)
        for connection in connections:
            connection.cancel()
        await asyncio.gather(*connections, return_exceptions=True)


def answering(raw: bytes) -> Answer:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()

    return answer


def http(body: bytes, *, status: str = "200 OK", headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n"
    return head.encode() + body


async def cut(writer: asyncio.StreamWriter) -> None:
    writer.close()


async def hang(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def cut_within_the_answer(writer: asyncio.StreamWriter) -> None:
    writer.write(http(ACCEPTED)[:-10])
    await writer.drain()
    writer.close()


async def garble(writer: asyncio.StreamWriter) -> None:
    """Begin an answer, and continue with a TLS record that is not encrypted."""
    writer.write(http(ACCEPTED)[:-10])
    await writer.drain()
    record = b"\x17\x03\x03\x00\x20" + bytes(32)
    assert os.write(writer.get_extra_info("socket").fileno(), record) == len(record)


async def drip(writer: asyncio.StreamWriter) -> None:
    """Send an answer so slowly that no single read is slow."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while not writer.is_closing():
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.01)


def client_of(url: str, *, timeout: float = 60.0) -> KieClient:
    return KieClient(KieConfig("k-secret", base_url=url, upload_url=url, timeout=timeout, upload_timeout=timeout))


async def failures(client: KieClient) -> tuple[ProviderError, ProviderError]:
    """The results of a create and a read."""
    with pytest.raises(ProviderError) as create:
        await client.create_task(REQUEST, callback_url=None)
    with pytest.raises(ProviderError) as read:
        await client.read_task("0d5f4c1e")
    return create.value, read.value


async def test_a_task_is_created_over_one_kept_connection() -> None:
    async with serving(answering(http(ACCEPTED))) as server, client_of(server.url) as client:
        assert await client.create_task(REQUEST, callback_url=None) == "0d5f4c1e"
        assert await client.create_task(REQUEST, callback_url=None) == "0d5f4c1e"

    assert len(server.requests) == 2
    assert server.requests[0].startswith(b"POST /api/v1/jobs/createTask HTTP/1.1\r\n")
    assert b"User-Agent: Atelier/0.1\r\n" in server.requests[0]


@pytest.mark.parametrize(
    "answer",
    [
        cut,
        cut_within_the_answer,
        answering(b"\x16\x03\x01 this is not HTTP\r\n\r\n"),
        answering(b"HTTP/1.1 abc\r\n\r\n"),
        answering(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"),
        answering(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n"),
        answering(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n"),
        answering(http(b"not gzip", headers="Content-Encoding: gzip\r\n")),
        answering(http(b"<!doctype html><h1>Welcome</h1>", headers="Content-Type: text/html\r\n")),
        answering(http(b'{"code":200,"data":{"taskId":"0d5f4c1e"},"pad":"' + b"x" * 2_000_000 + b'"}')),
    ],
)
async def test_an_accepted_body_without_a_readable_answer_is_ambiguous(answer: Answer) -> None:
    async with serving(answer) as server, client_of(server.url) as client:
        create, read = await failures(client)

    assert type(create) is ProviderAmbiguous
    assert type(read) is ProviderUnavailable
    assert b"brass compass" in server.requests[0]


async def test_an_answer_that_breaks_in_the_middle_of_tls_is_ambiguous(tmp_path: Path) -> None:
    certificate = certificate_of_loopback(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    trusting = httpx.AsyncHTTPTransport(verify=ssl.create_default_context(cafile=str(certificate)))
    async with serving(garble, tls) as server:
        config = KieConfig("k-secret", base_url=server.url, upload_url=server.url, timeout=60.0)
        async with KieClient(config, transport=trusting) as client:
            create, read = await failures(client)

    assert type(create) is ProviderAmbiguous
    assert type(read) is ProviderUnavailable
    assert b"brass compass" in server.requests[0]


@pytest.mark.parametrize("answer", [hang, drip])
async def test_a_call_ends_with_its_time_out_however_the_server_stalls(answer: Answer) -> None:
    async with serving(answer) as server, client_of(server.url, timeout=1.5) as client:
        async with asyncio.timeout(50):
            create, read = await failures(client)

    assert type(create) is ProviderAmbiguous
    assert type(read) is ProviderUnavailable


async def test_an_upload_ends_with_its_own_time_out() -> None:
    async with serving(hang) as server:
        config = KieConfig("k-secret", upload_url=server.url, timeout=60.0, upload_timeout=2.0)
        async with KieClient(config) as client, asyncio.timeout(50):
            with pytest.raises(ProviderUnavailable):
                await client.upload(b"x", file_name="a.png", content_type="image/png")


async def close_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def answer_in_plain_text(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.write(http(ACCEPTED))
    writer.close()


@pytest.mark.parametrize("serve", [close_at_once, answer_in_plain_text])
async def test_a_failed_tls_handshake_is_unreachable(serve: Serve) -> None:
    listener = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with listener, client_of(f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}") as client:
        create, read = await failures(client)

    assert type(create) is ProviderUnreachable
    assert type(read) is ProviderUnreachable


async def test_a_tls_handshake_without_an_answer_is_unreachable() -> None:
    async with serving(hang) as server, client_of(server.url.replace("http:", "https:"), timeout=1.0) as client:
        create, read = await failures(client)

    assert type(create) is ProviderUnreachable
    assert type(read) is ProviderUnreachable
    assert server.requests == []


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"])
async def test_the_key_is_not_sent_to_a_redirect_target(status: str) -> None:
    async with serving(answering(http(ACCEPTED))) as target:
        redirect = answering(http(b"", status=status, headers=f"Location: {target.url}/elsewhere\r\n"))
        async with serving(redirect) as server, client_of(server.url) as client:
            create, read = await failures(client)

    for error in (create, read):
        assert isinstance(error, ProviderSuspended)
        assert error.reason is SuspensionReason.REDIRECTED
    assert len(server.requests) == 2
    assert target.requests == []


async def test_a_proxy_in_the_environment_does_not_see_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answering(http(ACCEPTED))) as proxy, serving(answering(http(ACCEPTED))) as server:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        async with client_of(server.url) as client:
            await client.create_task(REQUEST, callback_url=None)

    assert len(server.requests) == 1
    assert proxy.requests == []


async def test_a_large_upload_arrives_whole() -> None:
    picture = bytes(range(256)) * 20_000
    answer = answering(http(b'{"code":200,"data":{"downloadUrl":"https://tempfile.redpandaai.co/x.png"}}'))

    async with serving(answer) as server, client_of(server.url) as client:
        url = await client.upload(picture, file_name="in.png", content_type="image/png")

    assert url == "https://tempfile.redpandaai.co/x.png"
    assert picture in server.requests[0]
