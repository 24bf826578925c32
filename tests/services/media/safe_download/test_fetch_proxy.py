"""Downloads through a proxy: the checks before it, and the ones left to it."""

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from services.media.safe_download.errors import FetchFailed, FetchRefused
from services.media.safe_download.fetcher import Fetcher
from services.media.safe_download.host_shares import HostBusy, HostShares
from tests.support.certificates import Authority
from tests.support.forward_proxy import ForwardProxy, running_proxy, running_target

PUBLIC, PRIVATE = "8.8.8.8", "10.0.0.7"
NAMES = {
    "photos.example": [PUBLIC],
    "mirror.example": [PUBLIC],
    "inside.example": [PRIVATE],
    "both.example": [PUBLIC, PRIVATE],
    "trusted.example": ["127.0.0.1"],
}


async def resolve(host: str, port: int) -> Sequence[str]:
    """Know the names above; others are known to the proxy alone."""
    if host not in NAMES:
        raise OSError("The name has no address.")
    return NAMES[host]


@pytest.fixture
async def proxy() -> AsyncIterator[ForwardProxy]:
    async with running_proxy() as proxy:
        yield proxy


@asynccontextmanager
async def fetching(proxy: ForwardProxy, **options: Any) -> AsyncIterator[Fetcher]:
    usual = {"max_bytes": 1000, "timeout": 60.0, "connect_timeout": 60.0, "user_agent": "t/1", "resolve": resolve}
    fetcher = Fetcher(**{**usual, "proxy": proxy.url, **options})
    try:
        yield fetcher
    finally:
        await fetcher.aclose()


@pytest.mark.parametrize("host", ["photos.example", "known-to-the-proxy.example"])
@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_an_image_comes_through_the_proxy(host: str, scheme: str, proxy: ForwardProxy, tmp_path: Path) -> None:
    authority = Authority(tmp_path)
    secure = scheme == "https"
    trusting = ssl.create_default_context(cafile=authority.file)
    async with running_target(b"image", authority.server(host) if secure else None) as target:
        proxy.servers[f"{host}:{443 if secure else 80}"] = target.port
        async with fetching(proxy, ssl_context=trusting) as fetcher:
            await fetcher.fetch(f"{scheme}://{host}/a.png", tmp_path / "a.png")

    assert (tmp_path / "a.png").read_bytes() == b"image"
    assert proxy.seen == [f"CONNECT {host}:443" if secure else f"GET http://{host}/a.png"]


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.7/a.png",
        "http://[::ffff:10.0.0.7]/a.png",
        "http://0x7f.1/a.png",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.internal/a.png",
        "http://inside.example/a.png",
        "https://inside.example/a.png",
        "http://both.example/a.png",
    ],
)
async def test_a_private_address_is_refused_before_the_proxy_is_used(
    url: str, proxy: ForwardProxy, tmp_path: Path
) -> None:
    async with fetching(proxy) as fetcher:
        with pytest.raises(FetchRefused):
            await fetcher.fetch(url, tmp_path / "a.png")

    assert proxy.seen == []


async def test_each_redirect_is_checked_before_the_proxy_is_used(proxy: ForwardProxy, tmp_path: Path) -> None:
    async with running_target(b"") as target:
        target.head = "302 Found\r\nLocation: http://inside.example/a.png"
        proxy.servers["photos.example:80"] = target.port
        async with fetching(proxy) as fetcher:
            with pytest.raises(FetchRefused):
                await fetcher.fetch("http://photos.example/a.png", tmp_path / "a.png")

    assert proxy.seen == ["GET http://photos.example/a.png"]


async def test_a_private_host_that_the_operator_names_needs_no_proxy(proxy: ForwardProxy, tmp_path: Path) -> None:
    async with running_target(b"image") as target:
        names = frozenset({f"trusted.example:{target.port}"})
        async with fetching(proxy, allowed_hosts=names) as fetcher:
            await fetcher.fetch(f"http://trusted.example:{target.port}/a.png", tmp_path / "a.png")

    assert proxy.seen == []
    assert len(target.requests) == 1


@pytest.mark.parametrize(("refusal", "again"), [("403 Forbidden", False), ("503 Busy", True), ("407 Who", True)])
async def test_a_tunnel_that_the_proxy_refuses_is_a_failure(
    refusal: str, again: bool, proxy: ForwardProxy, tmp_path: Path
) -> None:
    proxy.refusal = refusal
    async with fetching(proxy) as fetcher:
        with pytest.raises(FetchFailed, match="The proxy did not connect to the server") as failure:
            await fetcher.fetch("https://photos.example/a.png", tmp_path / "a.png")

    assert failure.value.retryable is again


async def test_a_host_has_its_share_through_the_proxy_too(proxy: ForwardProxy, tmp_path: Path) -> None:
    shares = HostShares(1)
    with shares.by_address(PUBLIC), shares.by_address(PUBLIC):
        async with fetching(proxy, shares=shares) as fetcher:
            with pytest.raises(HostBusy):
                await fetcher.fetch("http://photos.example/a.png", tmp_path / "a.png")

    assert proxy.seen == []
