"""Connections to other machines: every client uses the proxies and the authorities that the settings name."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from bootstrap.container import _make_tracing
from bootstrap.factories import key_source, storage_of
from bootstrap.integrations import card_access
from bootstrap.providers import provider_access
from commands.doctor import examine
from services.billing.stripe.client import StripeClient
from services.diagnostics.findings import CheckStatus
from services.egress import Egress
from services.identity.tokens import PublishedKeys
from services.media.storage.vercel_blob import open_vercel_blob
from services.providers.errors import ProviderUnreachable
from services.secrets import Keys
from settings import Settings
from tests.support.cases import in_turn
from tests.support.certificates import Authority
from tests.support.forward_proxy import ForwardProxy, Target, in_front_of, running_proxy, running_target
from tests.support.s3_server import BUCKET, REGION, S3Server

KEYS = Keys(bytes(32))
NAME = "elsewhere.example"
URL = f"https://{NAME}"
BLOB_TOKEN = "vercel_blob_rw_store123_secret"

Use = Callable[[Settings], Awaitable[object]]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


@pytest.fixture
async def proxy() -> AsyncIterator[ForwardProxy]:
    async with running_proxy() as proxy:
        yield proxy


@asynccontextmanager
async def behind(proxy: ForwardProxy, authority: Authority, body: bytes) -> AsyncIterator[Target]:
    """Run a server that is ``NAME`` for clients of the proxy."""
    async with running_target(body, authority.server(NAME)) as target:
        proxy.servers[f"{NAME}:443"] = target.port
        yield target


async def ask_kie(settings: Settings) -> None:
    async with aclosing(provider_access(settings, KEYS, "").provider) as provider:
        await provider.credit()


async def ask_stripe(settings: Settings) -> None:
    access = card_access(settings, KEYS, "")
    assert access is not None
    async with StripeClient(access.config) as client:
        await client.check()


async def read_keys(settings: Settings) -> None:
    async with AsyncExitStack() as stack:
        source = key_source(settings, KEYS, stack)
        assert isinstance(source, PublishedKeys)
        await source._fetch()


async def store(settings: Settings) -> None:
    async with open_vercel_blob(BLOB_TOKEN, secret=bytes(32), api_url=URL, egress=settings.egress) as storage:
        await storage.delete("originals/a.png")


async def export(settings: Settings) -> None:
    async with _make_tracing(settings) as tracing:
        with tracing.request("GET", {}):
            pass


GIVEN = {
    "KIE_AI_API_KEY": "key",
    "KIE_AI_BASE_URL": URL,
    "STRIPE_SECRET_KEY": "sk_live_1",
    "STRIPE_BASE_URL": URL,
    "AUTH_JWKS_URL": f"{URL}/keys",
    "AUTH_AUDIENCE": "atelier",
    "OTEL_EXPORTER_OTLP_ENDPOINT": URL,
}
USES = [
    pytest.param(ask_kie, b'{"code": 200, "msg": "ok", "data": 500}', id="kie.ai"),
    pytest.param(ask_stripe, b'{"object": "list", "data": [], "has_more": false, "url": "/"}', id="stripe"),
    pytest.param(read_keys, b'{"keys": []}', id="jwks"),
    pytest.param(store, b"{}", id="vercel blob"),
    pytest.param(export, b"{}", id="otlp"),
]


@pytest.mark.parametrize(("use", "body"), USES)
async def test_each_client_connects_through_the_proxy_and_trusts_the_named_authority(
    use: Use, body: bytes, proxy: ForwardProxy, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The variables that libraries read by themselves name unreachable proxies.
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "[::1],fe11::/16")
    settings = Settings.model_validate(GIVEN | {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(authority.file)})
    async with behind(proxy, authority, body) as target:
        await use(settings)

    assert target.requests
    assert set(proxy.seen) == {f"CONNECT {NAME}:443"}


@pytest.mark.parametrize(("use", "body"), USES)
async def test_no_client_trusts_a_server_whose_authority_is_not_named(
    use: Use, body: bytes, proxy: ForwardProxy, authority: Authority
) -> None:
    settings = Settings.model_validate(GIVEN | {"ALL_PROXY": proxy.url})
    async with behind(proxy, authority, body) as target:
        await asyncio.gather(use(settings), return_exceptions=True)

    assert target.requests == []
    assert set(proxy.seen) == {f"CONNECT {NAME}:443"}


@pytest.mark.parametrize("trusts", [True, False])
async def test_a_bucket_is_reached_through_the_proxy_and_verified(
    trusts: bool, s3_server: S3Server, proxy: ForwardProxy, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("AWS_CA_BUNDLE", raising=False)
    given = {
        "HTTPS_PROXY": proxy.url,
        "STORAGE_URL": f"s3://{BUCKET}/{proxy.port}?endpoint={URL}&region={REGION}&path_style=1",
    }
    settings = Settings.model_validate(given | ({"SSL_CERT_FILE": str(authority.file)} if trusts else {}))
    async with (
        in_front_of(urlsplit(s3_server.endpoint).port or 0, authority.server(NAME)) as port,
        AsyncExitStack() as stack,
    ):
        proxy.servers[f"{NAME}:443"] = port
        storage = await storage_of(settings, KEYS, stack)
        if trusts:
            await storage.check()
        else:
            with pytest.raises(Exception, match="CERTIFICATE_VERIFY_FAILED"):
                await storage.check()

    assert set(proxy.seen) == {f"CONNECT {NAME}:443"}


async def test_doctor_uses_the_proxy_for_all_that_it_asks(
    proxy: ForwardProxy, authority: Authority, tmp_path: Path
) -> None:
    given = {"HTTPS_PROXY": proxy.url, "SSL_CERT_FILE": str(authority.file), "DATA_DIR": str(tmp_path / "data")}
    settings = Settings.model_validate(
        GIVEN | given | {"BASE_URL": URL, "CARDS": None, "STRIPE_WEBHOOK_SECRET": "whsec_1"}
    )
    async with behind(proxy, authority, b'{"status": "alive"}'):
        findings = {finding.part: finding for finding in await examine(settings)}

    assert findings["callbacks"].status is CheckStatus.OK
    assert set(proxy.seen) == {f"CONNECT {NAME}:443"}


async def test_a_folder_of_authorities_is_trusted_too(
    proxy: ForwardProxy, authority: Authority, tmp_path: Path
) -> None:
    folder = tmp_path / "authorities"
    folder.mkdir()
    # OpenSSL finds a certificate in a folder by the hash of its subject.
    hashed = await _hash_of(authority.file)
    (folder / f"{hashed}.0").write_bytes(authority.file.read_bytes())
    settings = Settings.model_validate(GIVEN | {"HTTPS_PROXY": proxy.url, "SSL_CERT_DIR": str(folder)})
    async with behind(proxy, authority, b'{"code": 200, "msg": "ok", "data": 500}') as target:
        await ask_kie(settings)

    assert len(target.requests) == 1


async def _hash_of(certificate: Path) -> str:
    command = ("openssl", "x509", "-hash", "-noout", "-in", str(certificate))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    return output.decode().strip()


async def test_a_tunnel_that_the_proxy_refuses_is_a_request_that_was_not_sent(
    proxy: ForwardProxy, authority: Authority
) -> None:
    proxy.refusal = "403 Forbidden"
    settings = Settings.model_validate(GIVEN | {"HTTPS_PROXY": proxy.url})

    with pytest.raises(ProviderUnreachable):
        await ask_kie(settings)


async def test_a_proxy_gets_its_user_and_password(proxy: ForwardProxy, authority: Authority) -> None:
    proxy.credentials = "ada:pass word"
    address = proxy.url.replace("//", "//ada:pass%20word@")
    settings = Settings.model_validate(GIVEN | {"HTTPS_PROXY": address, "SSL_CERT_FILE": str(authority.file)})
    async with behind(proxy, authority, b'{"code": 200, "msg": "ok", "data": 500}'):
        await ask_kie(settings)

    assert "pass" not in f"{settings!r}{settings.egress!r}"


PROXY = "http://proxy.example:3128"


@in_turn(
    ("direct", "url", "proxied"),
    [
        ("", "https://api.kie.ai/x", True),
        # This machine is always excluded.
        *(("", f"https://{host}", False) for host in ("localhost", "127.0.0.1:8000", "127.8.0.1", "[::1]:80")),
        ("", "https://sandbox.localhost", False),
        ("", "https://localhost.example", True),
        ("*", "https://api.kie.ai", False),
        ("kie.ai", "https://api.kie.ai", False),
        (".kie.ai", "https://api.kie.ai", False),
        ("*.kie.ai", "https://api.kie.ai", False),
        ("KIE.AI", "https://API.kie.ai", False),
        ("kie.ai", "https://notkie.ai", True),
        ("api.kie.ai", "https://kie.ai", True),
        ("kie.ai.", "https://api.kie.ai.", False),
        ("a.example, kie.ai", "https://api.kie.ai", False),
        ("a.example kie.ai", "https://api.kie.ai", False),
        ("kie.ai:443", "https://api.kie.ai", False),
        ("kie.ai:8443", "https://api.kie.ai", True),
        ("10.0.0.0/8", "https://10.1.2.3", False),
        ("10.0.0.0/8", "https://11.1.2.3", True),
        ("10.1.2.3:8000", "https://10.1.2.3:8000", False),
        ("10.1.2.3:8000", "https://10.1.2.3", True),
        ("fd07:b51a:cc66:f0::/64", "https://[fd07:b51a:cc66:f0::2]", False),
        ("fd07:b51a:cc66:f0::/64", "https://api.kie.ai", True),
        ("[fd00::1]", "https://[fd00::1]", False),
        ("[fd00::1]:8000", "https://[fd00::1]:8000", False),
        ("localhost,127.0.0.1,::1,[::1],fe11::/16,<local>,,", "https://api.kie.ai", True),
        ("http://kie.ai/x,:::,[", "https://api.kie.ai", True),
    ],
)
def test_no_proxy_is_read_as_platforms_write_it(direct: str, url: str, proxied: bool) -> None:
    egress = Egress(https_proxy=PROXY, direct=direct)

    assert egress.proxy_for(url) == (PROXY if proxied else None)


def test_the_schemes_have_their_own_proxies() -> None:
    egress = Settings.model_validate({"HTTP_PROXY": "plain.example:80", "ALL_PROXY": "http://all.example"}).egress

    assert egress.proxy_for("http://a.example") == "http://plain.example:80"
    assert egress.proxy_for("https://a.example") == "http://all.example"
    assert Egress(http_proxy=PROXY).proxy_for("https://a.example") is None


async def test_a_plain_request_is_forwarded(proxy: ForwardProxy) -> None:
    async with running_target(b"{}") as target:
        proxy.servers["plain.example:80"] = target.port
        async with Egress(http_proxy=proxy.url).client() as http:
            response = await http.get("http://plain.example/a?b")
            nowhere = await http.get("http://nowhere.example/")

    assert (response.status_code, nowhere.status_code) == (httpx.codes.OK, httpx.codes.BAD_GATEWAY)
    assert proxy.seen[0] == "GET http://plain.example/a?b"
    assert target.requests[0].startswith(b"GET /a?b HTTP/1.1\r\n")


def test_certificates_are_read_once(authority: Authority) -> None:
    contexts: list[ssl.SSLContext] = [Egress(authorities=str(authority.file)).tls() for _ in range(2)]

    assert contexts[0] is contexts[1]
