"""Payments through crashes: if a process is killed while money moves, the credits are added in the end, once."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from atelier_client import demo_token
from db.engine import Database
from services.billing import credits
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess
from tests.support.requests import http_client
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(240)]

CHECKOUT = """mutation ($pack: ID!) { createCheckout(input: { pack: $pack }) {
  checkoutUrl payment { id } errors { __typename }
} }"""
STANDING = """{ credit {
  balance payments { nodes { status checkoutUrl } } transactions { nodes { kind amount } }
} }"""
CARD = "4242424242424242"
PATIENCE = 120.0


@dataclass
class Buyer:
    """A user that buys credits with the sandbox's cards."""

    server: ServerProcess
    token: str
    http: httpx.AsyncClient

    async def begin(self) -> str:
        async with Client(self.server.url, self.token) as client:
            begun = (await client.execute(CHECKOUT, {"pack": "pck_studio"}))["createCheckout"]
        assert begun["errors"] == []
        return str(begun["checkoutUrl"])

    async def act(self, url: str, act: str = "pay", **others: str) -> None:
        assert (await self.http.post(url, data={"act": act, "method": CARD} | others)).status_code == 303

    async def standing(self) -> dict[str, Any]:
        async with Client(self.server.url, self.token) as client:
            credit: dict[str, Any] = (await client.execute(STANDING))["credit"]
        return credit

    async def has(self, balance: int) -> dict[str, Any]:
        """Return how the credits stand once the balance is this."""

        async def there() -> dict[str, Any] | None:
            standing = await self.standing()
            return standing if standing["balance"] == balance else None

        return await until(there, timeout=PATIENCE)


@asynccontextmanager
async def buying(folder: Path) -> AsyncIterator[Buyer]:
    data = folder / "data"
    data.mkdir()
    async with ServerProcess(data, {}) as server, http_client() as http:
        yield Buyer(server, await demo_token(server.url), http)
    database = Database(f"sqlite:///{data / 'atelier.db'}")
    assert await credits.verify(database) == []
    await database.close()


async def test_a_server_killed_before_the_event_of_a_payment_receives_it_after_its_restart(tmp_path: Path) -> None:
    async with buying(tmp_path) as buyer:
        url = await buyer.begin()
        # The event is sent ten seconds later; the checkout and its page outlive the server, as the real ones do.
        await buyer.act(url, telling="late")
        await buyer.server.kill()
        await buyer.server.start()

        standing = await buyer.has(600)

        assert standing["payments"]["nodes"] == [{"status": "PAID", "checkoutUrl": None}]
        assert [entry["amount"] for entry in standing["transactions"]["nodes"]] == [500, 100]


async def test_a_server_killed_during_an_event_adds_the_credits_once(tmp_path: Path) -> None:
    async with buying(tmp_path) as buyer:
        for count in range(1, 3):
            await buyer.act(await buyer.begin(), telling="twice")
            await buyer.server.kill()
            await buyer.server.start()
            standing = await buyer.has(100 + 500 * count)
            assert len(standing["transactions"]["nodes"]) == 1 + count


async def test_a_checkout_that_was_begun_can_be_paid_after_a_crash(tmp_path: Path) -> None:
    async with buying(tmp_path) as buyer:
        url = await buyer.begin()
        await buyer.server.kill()
        await buyer.server.start()

        assert (await buyer.standing())["payments"]["nodes"] == [{"status": "PENDING", "checkoutUrl": url}]
        assert await buyer.begin() == url
        await buyer.act(url)
        await buyer.has(600)


async def test_a_payment_without_an_event_is_found_by_polling(tmp_path: Path) -> None:
    async with buying(tmp_path) as buyer:
        await buyer.act(await buyer.begin(), telling="never")
        database = Database(buyer.server.environment["DATABASE_URL"])
        async with database.begin() as connection:
            await connection.exec_driver_sql("UPDATE payments SET look_at = created_at")
        await database.close()

        await buyer.has(600)
