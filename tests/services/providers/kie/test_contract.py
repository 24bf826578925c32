"""Kie.ai passes the tests of all providers, over the wire of the sandbox."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sandbox.kie.app import SandboxConfig, create_app
from services.providers.kie.client import KieClient, KieConfig
from services.providers.tasks import FailureKind
from tests.sandbox.running import Sandbox, serving
from tests.services.providers.contract import Calls, Gateway, Inbox, ProviderContract, Trial
from tests.services.providers.kie.nano import nano
from tests.support.requests import http_client

KEY, WEBHOOK_KEY = "k-5f1d0c7e9b", "whk-3c1a"
NOWHERE = "http://127.0.0.1:9"
RATE = 4


@pytest.fixture
async def trial(tmp_path: Path) -> AsyncIterator[Trial]:
    gateways: list[Gateway] = []

    def gateway(url: str) -> Gateway:
        config = SandboxConfig(
            state_dir=tmp_path / "state",
            public_url=url,
            api_key=KEY,
            webhook_key=WEBHOOK_KEY,
            seconds=0.0,
            blank=True,
            rate=RATE,
            rate_window=3600.0,
        )
        gateways.append(Gateway(create_app(config)))
        return gateways[0]

    inbox, calls = Inbox(), Calls()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(inbox.served())
        url = await stack.enter_async_context(serving(gateway))
        headers = {"Authorization": f"Bearer {KEY}"}
        service = Sandbox(url, await stack.enter_async_context(http_client(base_url=url, headers=headers)))

        async def client(url: str, key: str = KEY) -> KieClient:
            config = KieConfig(key, (WEBHOOK_KEY,), base_url=url, upload_url=url, timeout=60.0)
            return await stack.enter_async_context(KieClient(config, observe=calls.observe))

        async def started() -> int:
            return len((await service.listed())["tasks"])

        yield Trial(
            provider=await client(url),
            stranger=await client(url, "another-key"),
            cut_off=await client(NOWHERE),
            secret=KEY,
            gateway=gateways[0],
            inbox=inbox,
            calls=calls,
            ask=nano,
            endless=nano("a cat [slow:3600]"),
            rejected=nano("a cat [fail:input]"),
            failing={
                FailureKind.MODERATION: nano("a cat [fail:moderation]"),
                FailureKind.INPUT_FETCH: nano("a cat", f"{NOWHERE}/cat.png"),
                FailureKind.PROVIDER: nano("a cat [fail:provider]"),
            },
            rate=RATE,
            started=started,
            spend_credits=lambda: service.http.post("/sandbox/credits", json={"credits": 0}),
            retire=lambda address: NOWHERE + urlsplit(address).path,
        )


class TestKie(ProviderContract):
    package = "kie"
