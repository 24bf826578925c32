"""Downloads from real servers on loopback, some of them hostile."""

import asyncio
import gzip
import itertools
import socket
import ssl
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from services.media.safe_download import pool
from services.media.safe_download.errors import FetchFailed, FetchRefused, FetchTooLarge, FetchTooSlow
from services.media.safe_download.fetcher import Fetcher
from services.media.safe_download.host_shares import HostBusy, HostShares
from services.media.safe_download.pacing import Pace
from services.media.safe_download.policy import Resolve
from tests.support.waiting import until

MAX_BYTES = 100_000
BODY = bytes(range(256)) * 300
Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


class Server:
    """A server on loopback that answers each path with scripted bytes, and remembers the requests."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Answer] = {}
        self.requests: list[str] = []
        self.port = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(request)
            answer = self.answers[request.split()[1]]
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@asynccontextmanager
async def serving(
    context: ssl.SSLContext | None = None, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[Server]:
    server = Server()
    async with await asyncio.start_server(server, host, port, ssl=context) as listening:
        server.port = listening.sockets[0].getsockname()[1]
        yield server


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    async with serving() as server:
        yield server


@asynccontextmanager
async def fetching(
    *allowed_hosts: str,
    only_allowed: bool = False,
    timeout: float = 20.0,
    connect_timeout: float = 5.0,
    pace: Pace | None = None,
    shares: HostShares | None = None,
    resolve: Resolve | None = None,
    name_servers: Sequence[str] | None = None,
    ssl_context: ssl.SSLContext | None = None,
) -> AsyncIterator[Fetcher]:
    fetcher = Fetcher(
        allowed_hosts=frozenset(allowed_hosts),
        only_allowed=only_allowed,
        max_bytes=MAX_BYTES,
        timeout=timeout,
        user_agent="atelier-tests/1",
        connect_timeout=connect_timeout,
        pace=pace,
        shares=shares,
        resolve=resolve,
        name_servers=name_servers,
        ssl_context=ssl_context,
    )
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


@pytest.fixture
async def fetcher(server: Server) -> AsyncIterator[Fetcher]:
    async with fetching(f"127.0.0.1:{server.port}") as fetcher:
        yield fetcher


def response(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    headers.setdefault("Content_Length", str(len(body)))
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return response(status=status, Location=location)


def resolving(*answers: Sequence[str]) -> Resolve:
    """Return a resolver that returns one result after the other, and fails after the last."""
    left = list(answers)

    async def resolve(host: str, port: int) -> Sequence[str]:
        return left.pop(0)

    return resolve


async def test_a_body_is_written_to_the_file(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/a.png?size=1"] = response(BODY)

    await fetcher.fetch(server.url("/a.png?size=1"), tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == BODY


async def test_a_request_names_its_user_agent_and_has_no_other_header(
    server: Server, fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    server.answers["/first"] = response(status="302 Found", Location="/second", Set_Cookie="a=1; Path=/")
    server.answers["/second"] = response(BODY)

    await fetcher.fetch(server.url("/first#fragment"), tmp_path / "file")

    assert server.requests[1].splitlines() == [
        "GET /second HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: atelier-tests/1",
        "Accept: image/*",
        "Accept-Encoding: identity",
        "",
    ]


async def test_a_chunked_body_is_written(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"

    await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == b"abcde"


@pytest.mark.parametrize(
    "status",
    ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"],
)
async def test_redirects_are_followed(server: Server, fetcher: Fetcher, tmp_path: Path, status: str) -> None:
    server.answers["/first"] = redirect("../second?x=1", status)
    server.answers["/second?x=1"] = redirect(server.url("/third"), status)
    server.answers["/third"] = response(BODY)

    await fetcher.fetch(server.url("/first"), tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == BODY


async def test_five_redirects_are_followed_and_a_sixth_is_not(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    for number in range(6):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}")
    server.answers["/6"] = response(BODY)

    await fetcher.fetch(server.url("/1"), tmp_path / "file")
    with pytest.raises(FetchFailed) as raised:
        await fetcher.fetch(server.url("/0"), tmp_path / "other")

    assert not raised.value.retryable
    assert not (tmp_path / "other").exists()


async def test_a_redirect_loop_ends(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/"] = redirect("/")

    with pytest.raises(FetchFailed, match="more than 5 times"):
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "//localhost/",
        "file:///etc/passwd",
        "http://user@images.example.com/",
        "http://[::1",
    ],
)
async def test_a_redirect_to_a_forbidden_address_is_refused(
    server: Server, fetcher: Fetcher, tmp_path: Path, location: str
) -> None:
    server.answers["/"] = redirect(location)

    with pytest.raises(FetchRefused):
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert len(server.requests) == 1
    assert not (tmp_path / "file").exists()


async def test_a_redirect_to_a_private_host_by_name_is_refused_before_connecting(
    server: Server, tmp_path: Path
) -> None:
    server.answers["/"] = redirect(server.url("/secret", host="rebind.example.com"))
    server.answers["/secret"] = response(BODY)

    async with fetching(f"first.example.com:{server.port}", resolve=resolving(["127.0.0.1"], ["127.0.0.1"])) as fetcher:
        with pytest.raises(FetchRefused, match="not on the public internet"):
            await fetcher.fetch(server.url("/", host="first.example.com"), tmp_path / "file")

    assert len(server.requests) == 1


async def test_a_redirect_to_nowhere_fails(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/"] = response(status="302 Found")

    with pytest.raises(FetchFailed) as raised:
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (raised.value.retryable, raised.value.status) == (False, 302)


async def test_a_private_address_is_refused_at_sight(server: Server, tmp_path: Path) -> None:
    async with fetching() as fetcher:
        assert fetcher.refuse_at_sight(server.url("/")) is not None
        with pytest.raises(FetchRefused):
            await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert server.requests == []


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["::1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:127.0.0.1"]])
async def test_a_name_with_any_private_address_is_refused_before_connecting(
    server: Server, tmp_path: Path, addresses: list[str]
) -> None:
    async with fetching(resolve=resolving(addresses)) as fetcher:
        with pytest.raises(FetchRefused) as raised:
            await fetcher.fetch(server.url("/", host="images.example.com"), tmp_path / "file")

    assert str(raised.value) == "This address is not on the public internet."
    assert server.requests == []


async def test_the_connection_goes_to_the_address_that_was_looked_at(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = response(BODY)
    looked_up: list[tuple[str, int]] = []

    async def resolve(host: str, port: int) -> Sequence[str]:
        looked_up.append((host, port))
        # The second answer would be another server's: nothing listens there.
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.9.9.9"]

    async with fetching(f"files.example.com:{server.port}", resolve=resolve) as fetcher:
        await fetcher.fetch(server.url("/", host="files.example.com"), tmp_path / "file")

    assert looked_up == [("files.example.com", server.port)]
    assert f"Host: files.example.com:{server.port}" in server.requests[0]


class NameServer(asyncio.DatagramProtocol):
    """A name server on loopback that knows ``names``, and does not answer questions about others."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.asked: set[str] = set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.DatagramTransport", transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        labels, at = [], 12
        while length := data[at]:
            labels.append(data[at + 1 : at + 1 + length].decode())
            at += 1 + length
        name, kind, end = ".".join(labels).lower(), data[at + 1 : at + 3], at + 5
        self.asked.add(name)
        if name not in self.names:
            return
        is_a = kind == b"\0\1"
        head = data[:2] + b"\x81\x80\0\1" + (b"\0\1" if is_a else b"\0\0") + b"\0\0\0\0"
        answer = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + socket.inet_aton(self.names[name])
        self.transport.sendto(head + data[12:end] + (answer if is_a else b""), addr)


@asynccontextmanager
async def name_server(names: dict[str, str]) -> AsyncIterator[tuple[NameServer, list[str]]]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(lambda: NameServer(names), ("127.0.0.1", 0))
    try:
        yield server, ["127.0.0.1:{1}".format(*transport.get_extra_info("sockname"))]
    finally:
        transport.close()


async def test_a_name_is_resolved_by_the_name_servers_otherwise(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = response(BODY)

    async with (
        name_server({"files.example.com": "127.0.0.1"}) as (names, addresses),
        fetching(f"files.example.com:{server.port}", name_servers=addresses) as fetcher,
    ):
        await fetcher.fetch(server.url("/", host="files.example.com"), tmp_path / "file")
        assert names.asked == {"files.example.com"}

    assert (tmp_path / "file").read_bytes() == BODY


async def test_names_in_the_hosts_file_and_addresses_need_no_name_server(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = response(BODY)

    async with (
        name_server({}) as (names, addresses),
        fetching(f"localhost:{server.port}", f"127.0.0.1:{server.port}", name_servers=addresses) as fetcher,
    ):
        for host in ("localhost", "127.0.0.1"):
            await fetcher.fetch(server.url("/", host=host), tmp_path / host)
        assert names.asked == set()


async def test_name_servers_that_do_not_answer_hold_up_no_other_name(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = response(BODY)

    async with (
        name_server({"files.example.com": "127.0.0.1"}) as (names, addresses),
        fetching(f"files.example.com:{server.port}", name_servers=addresses, connect_timeout=60.0) as fetcher,
    ):
        silent = [f"http://host{number}.silent.example/" for number in range(24)]
        hanging = [asyncio.create_task(fetcher.fetch(url, tmp_path / "none")) for url in silent]
        await until(lambda: len(names.asked) == len(hanging))
        threads = threading.active_count()

        async with asyncio.timeout(60):
            await fetcher.fetch(server.url("/", host="files.example.com"), tmp_path / "file")

        assert threads < 20
        assert not any(fetch.done() for fetch in hanging)
        for fetch in hanging:
            fetch.cancel()
        await asyncio.gather(*hanging, return_exceptions=True)


async def test_the_next_address_is_tried_when_one_does_not_answer(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = response(BODY)

    async with fetching(f"files.example.com:{server.port}", resolve=resolving(["127.9.9.9", "127.0.0.1"])) as fetcher:
        await fetcher.fetch(server.url("/", host="files.example.com"), tmp_path / "file")

    assert (tmp_path / "file").read_bytes() == BODY


async def never(host: str, port: int) -> Sequence[str]:
    await asyncio.Event().wait()
    raise AssertionError


async def unknown(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


async def nothing(host: str, port: int) -> Sequence[str]:
    return []


@pytest.mark.parametrize("resolve", [never, unknown, nothing])
async def test_a_name_that_is_not_resolved_fails_for_now(tmp_path: Path, resolve: Resolve) -> None:
    async with fetching(resolve=resolve, connect_timeout=0.05) as fetcher:
        with pytest.raises(FetchFailed, match=r"^The server could not be reached\.$") as raised:
            await fetcher.fetch("https://images.example.com/", tmp_path / "file")

    assert (raised.value.retryable, raised.value.status) == (True, None)


async def test_a_closed_port_fails_for_now_without_naming_the_address(tmp_path: Path) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        async with fetching(f"127.0.0.1:{port}") as fetcher:
            with pytest.raises(FetchFailed, match=r"^The server could not be reached\.$") as raised:
                await fetcher.fetch(f"http://127.0.0.1:{port}/", tmp_path / "file")

    assert raised.value.retryable


async def test_only_allowed_hosts_receive_requests_if_so_configured(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = redirect("https://8.8.8.8/")

    async with fetching(f"127.0.0.1:{server.port}", only_allowed=True) as fetcher:
        with pytest.raises(FetchRefused, match="from this host are not accepted"):
            await fetcher.fetch(server.url("/"), tmp_path / "file")


@pytest.mark.parametrize(
    ("status", "retryable"),
    [(403, False), (404, False), (410, False), (204, False), (206, False), (429, True), (500, True), (503, True)],
)
async def test_another_status_than_200_fails(
    server: Server, fetcher: Fetcher, tmp_path: Path, status: int, retryable: bool
) -> None:
    server.answers["/"] = f"HTTP/1.1 {status} Whatever\r\nContent-Length: 0\r\n\r\n".encode()

    with pytest.raises(FetchFailed) as raised:
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (raised.value.status, raised.value.retryable) == (status, retryable)
    assert not (tmp_path / "file").exists()


async def test_a_body_announced_too_large_is_not_read(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/"] = response(b"", Content_Length=str(MAX_BYTES + 1))

    with pytest.raises(FetchTooLarge):
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert not (tmp_path / "file").exists()


async def test_a_body_that_turns_out_too_large_is_cut_off(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    sent = 0

    async def endless(writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(bytes(50_000))
            await writer.drain()
            sent += 50_000

    server.answers["/"] = endless

    with pytest.raises(FetchTooLarge):
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert sent < 100 * MAX_BYTES
    assert not (tmp_path / "file").exists()


async def test_a_body_of_the_largest_size_is_taken(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    server.answers["/"] = response(bytes(MAX_BYTES))

    await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (tmp_path / "file").stat().st_size == MAX_BYTES


@pytest.mark.parametrize("coding", ["gzip", "GZIP", "deflate", "br", "identity, gzip"])
async def test_nothing_is_ever_unpacked(server: Server, fetcher: Fetcher, tmp_path: Path, coding: str) -> None:
    server.answers["/"] = response(gzip.compress(bytes(50 * 2**20)), Content_Encoding=coding)

    with pytest.raises(FetchFailed, match="compressed") as raised:
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert not raised.value.retryable
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"HTTP/1.1 200 O", id="half a status line"),
        pytest.param(b"not http at all\r\n\r\n", id="another protocol"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", id="half a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", id="half a chunk"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: " + bytes([97]) * 300_000, id="an endless header"),
    ],
)
async def test_a_connection_that_breaks_fails_for_now(
    server: Server, fetcher: Fetcher, tmp_path: Path, answer: bytes
) -> None:
    server.answers["/"] = answer

    with pytest.raises(FetchFailed) as raised:
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (raised.value.retryable, raised.value.status) == (True, None)
    assert not (tmp_path / "file").exists()


async def test_a_body_that_trickles_runs_into_the_total_time(server: Server, tmp_path: Path) -> None:
    gone = asyncio.Event()

    async def trickle(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        try:
            while True:
                writer.write(b".")
                await writer.drain()
                await asyncio.sleep(0.01)
        finally:
            gone.set()

    server.answers["/"] = trickle

    async with fetching(f"127.0.0.1:{server.port}", timeout=1.5) as fetcher:
        with pytest.raises(FetchFailed, match=r"after 1\.5 seconds") as raised:
            await fetcher.fetch(server.url("/"), tmp_path / "file")
        await asyncio.wait_for(gone.wait(), 60)

    assert raised.value.retryable
    assert not (tmp_path / "file").exists()


QUICK_HEAD = Pace(head_seconds=0.6)
QUICK_BODY = Pace(head_seconds=60.0, bytes_per_second=2048.0, grace_seconds=0.4)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"


def sending(*parts: bytes, every: float, then: bytes = b".") -> Answer:
    """Return an answer of these parts, and after them of ``then`` again and again, with a pause after each."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        for part in itertools.chain(parts, itertools.repeat(then)):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(every)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sending(HEAD, every=0.05), id="from the start"),
        pytest.param(sending(HEAD, bytes(80_000), every=0.05), id="after most of it came at once"),
        pytest.param(sending(HEAD, every=3600.0), id="nothing"),
        pytest.param(
            sending(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", every=0.05, then=b"1\r\n.\r\n"),
            id="in chunks",
        ),
    ],
)
async def test_a_body_that_comes_too_slowly_is_refused_soon(server: Server, tmp_path: Path, answer: Answer) -> None:
    server.answers["/"] = answer

    async with fetching(f"127.0.0.1:{server.port}", pace=QUICK_BODY) as fetcher, asyncio.timeout(60):
        with pytest.raises(FetchTooSlow, match=r"^The image came too slowly: at least 2 KB a second are needed\.$"):
            await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert not (tmp_path / "file").exists()


@pytest.mark.alone
async def test_a_body_that_comes_slowly_but_fast_enough_is_taken(server: Server, tmp_path: Path) -> None:
    async def steady(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")
        for _ in range(30):
            writer.write(bytes(3000))
            await writer.drain()
            await asyncio.sleep(0.03)

    server.answers["/"] = steady

    pace = Pace(bytes_per_second=2_000.0, grace_seconds=0.5)
    async with fetching(f"127.0.0.1:{server.port}", pace=pace) as fetcher:
        await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert (tmp_path / "file").stat().st_size == 90_000


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(sending(every=0.05), id="a status line that drips"),
        pytest.param(sending(b"HTTP/1.1 200 OK\r\n", every=0.05, then=b"X-A: b\r\n"), id="headers without end"),
        pytest.param(sending(b"", every=3600.0, then=b""), id="nothing"),
    ],
)
async def test_an_answer_whose_head_does_not_come_in_time_is_refused(
    server: Server, tmp_path: Path, answer: Answer
) -> None:
    server.answers["/"] = answer

    async with fetching(f"127.0.0.1:{server.port}", pace=QUICK_HEAD) as fetcher, asyncio.timeout(60):
        with pytest.raises(FetchTooSlow, match=r"^The server did not answer within 0\.6 seconds\.$"):
            await fetcher.fetch(server.url("/"), tmp_path / "file")


async def test_redirects_have_no_more_time_together_than_one_answer(server: Server, tmp_path: Path) -> None:
    async def slowly(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.25)
        writer.write(redirect("/"))

    server.answers["/"] = slowly

    async with fetching(f"127.0.0.1:{server.port}", pace=QUICK_HEAD) as fetcher:
        with pytest.raises(FetchTooSlow, match="did not answer"):
            await fetcher.fetch(server.url("/"), tmp_path / "file")

    assert len(server.requests) <= 3


async def test_a_tls_handshake_that_is_not_answered_ends_with_the_time_to_connect(
    server: Server, tmp_path: Path
) -> None:
    async with fetching(f"127.0.0.1:{server.port}", connect_timeout=0.2) as fetcher, asyncio.timeout(60):
        with pytest.raises(FetchFailed, match="could not be reached"):
            await fetcher.fetch(server.url("/").replace("http:", "https:"), tmp_path / "file")


@asynccontextmanager
async def reading(fetcher: Fetcher, urls: Sequence[str], folder: Path, server: Server) -> AsyncIterator[None]:
    """Have these downloads under way; the server has all their requests."""
    before = len(server.requests)
    tasks = [asyncio.create_task(fetcher.fetch(url, folder / f"r{index}")) for index, url in enumerate(urls)]
    await until(lambda: len(server.requests) == before + len(urls))
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def loopback(_host: str, _port: int) -> Sequence[str]:
    return ["127.0.0.1"]


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take loopback for public, as an attacker's server would be."""
    monkeypatch.setattr(pool, "is_public", lambda _: True)


@pytest.mark.usefixtures("public")
async def test_all_names_of_one_domain_share_its_places(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = sending(HEAD, every=3600.0)
    server.answers["/cat.png"] = response(BODY)
    async with fetching(shares=HostShares(2), resolve=loopback) as fetcher:
        urls = [server.url("/", host=f"host{number}.evil.co.uk") for number in range(2)]
        async with reading(fetcher, urls, tmp_path, server):
            with pytest.raises(HostBusy, match="at most 2 at once"):
                await fetcher.fetch(server.url("/cat.png", host="another.evil.co.uk"), tmp_path / "file")
            await fetcher.fetch(server.url("/cat.png", host="honest.co.uk"), tmp_path / "file")

        # Once they have ended the places are free again.
        await fetcher.fetch(server.url("/cat.png", host="another.evil.co.uk"), tmp_path / "file")


@pytest.mark.usefixtures("public")
async def test_all_domains_at_one_address_share_twice_the_places_of_one(server: Server, tmp_path: Path) -> None:
    server.answers["/"] = sending(HEAD, every=3600.0)
    server.answers["/cat.png"] = response(BODY)

    async def resolve(host: str, _port: int) -> Sequence[str]:
        return ["127.0.0.2"] if host == "honest.example" else ["127.0.0.1"]

    async with (
        serving(host="127.0.0.2", port=server.port) as honest,
        fetching(shares=HostShares(1), resolve=resolve) as fetcher,
    ):
        honest.answers["/cat.png"] = response(BODY)
        urls = [server.url("/", host=f"evil{number}.example") for number in range(2)]
        async with reading(fetcher, urls, tmp_path, server):
            with pytest.raises(HostBusy):
                await fetcher.fetch(server.url("/cat.png", host="evil2.example"), tmp_path / "file")
            await fetcher.fetch(server.url("/cat.png", host="honest.example"), tmp_path / "file")

        await fetcher.fetch(server.url("/cat.png", host="evil2.example"), tmp_path / "file")


async def test_a_redirect_takes_a_place_of_the_host_that_it_leads_to(server: Server, tmp_path: Path) -> None:
    async with serving() as other:
        server.answers["/"] = redirect(other.url("/"))
        other.answers["/"] = sending(HEAD, every=3600.0)
        server.answers["/cat.png"] = response(BODY)
        allowed = [f"127.0.0.1:{each.port}" for each in (server, other)]
        async with (
            fetching(*allowed, shares=HostShares(1)) as fetcher,
            reading(fetcher, [server.url("/")], tmp_path, server),
        ):
            await until(lambda: other.requests)
            await fetcher.fetch(server.url("/cat.png"), tmp_path / "file")
            with pytest.raises(HostBusy):
                await fetcher.fetch(other.url("/"), tmp_path / "other")
            with pytest.raises(HostBusy):
                await fetcher.fetch(server.url("/"), tmp_path / "other")


async def test_a_server_that_sends_nothing_reaches_the_total_time_out(server: Server, tmp_path: Path) -> None:
    release = asyncio.Event()

    async def silence(writer: asyncio.StreamWriter) -> None:
        await release.wait()

    server.answers["/"] = silence

    async with fetching(f"127.0.0.1:{server.port}", timeout=0.2) as fetcher:
        with pytest.raises(FetchFailed) as raised:
            await fetcher.fetch(server.url("/"), tmp_path / "file")
    release.set()

    assert raised.value.retryable


async def test_a_cancelled_fetch_leaves_no_file(server: Server, fetcher: Fetcher, tmp_path: Path) -> None:
    started, release = asyncio.Event(), asyncio.Event()

    async def half(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf")
        await writer.drain()
        started.set()
        await release.wait()

    server.answers["/"] = half
    task = asyncio.create_task(fetcher.fetch(server.url("/"), tmp_path / "file"))
    await asyncio.wait_for(started.wait(), 60)
    async with asyncio.timeout(120):
        while not (tmp_path / "file").exists():
            await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    release.set()

    assert not (tmp_path / "file").exists()


async def test_a_file_that_cannot_be_written_is_the_callers_to_see(
    server: Server, fetcher: Fetcher, tmp_path: Path
) -> None:
    server.answers["/"] = response(BODY)

    with pytest.raises(FileNotFoundError):
        await fetcher.fetch(server.url("/"), tmp_path / "no folder" / "file")


def tls(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """Return a server's context with a certificate for ``name``, and a client's that trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, private = folder / "certificate.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, private)
    return context, ssl.create_default_context(cafile=str(chain))


async def test_tls_is_verified_against_the_name_and_not_the_address(tmp_path: Path) -> None:
    server_context, client_context = tls("files.example.com", tmp_path)
    async with serving(server_context) as server:
        server.answers["/"] = response(BODY)
        url = f"https://{{}}.example.com:{server.port}/"

        async with fetching(
            f"*.example.com:{server.port}",
            resolve=resolving(["127.0.0.1"], ["127.0.0.1"]),
            ssl_context=client_context,
        ) as fetcher:
            await fetcher.fetch(url.format("files"), tmp_path / "file")
            with pytest.raises(FetchFailed) as raised:
                await fetcher.fetch(url.format("other"), tmp_path / "other")

    assert (tmp_path / "file").read_bytes() == BODY
    assert str(raised.value) == "The server could not be reached."
    assert len(server.requests) == 1


async def test_https_is_not_given_up_for_http(server: Server, tmp_path: Path) -> None:
    server_context, client_context = tls("files.example.com", tmp_path)
    server.answers["/"] = response(BODY)
    async with serving(server_context) as secure:
        secure.answers["/"] = redirect(server.url("/"))

        async with fetching(
            f"files.example.com:{secure.port}",
            f"127.0.0.1:{server.port}",
            resolve=resolving(["127.0.0.1"]),
            ssl_context=client_context,
        ) as fetcher:
            with pytest.raises(FetchRefused, match="from https to http"):
                await fetcher.fetch(f"https://files.example.com:{secure.port}/", tmp_path / "file")

    assert server.requests == []
