"""A page of a blocked account: its socket does not come back."""

import asyncio

import pytest
from playwright.async_api import Browser

from db.engine import Database
from db.queries.operators import blocks
from db.queries.operators.blocks import BlockRecord
from db.queries.users import by_subject
from services.clock import now
from tests.support.serving import Running
from tests.web.browser import browsing
from tests.web.pages import Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")

TRIES_SECONDS = 4.0  # In which a page without this rule opens three sockets or more.


async def test_the_socket_of_a_blocked_account_is_not_opened_again(
    server: Running, database: Database, browser: Browser
) -> None:
    async with browsing(browser, server.url, token=await server.token("ada")) as visitor:
        page = await visitor.context.new_page()
        closed = asyncio.Event()

        def on_socket(socket: object) -> None:
            visitor.sockets.append("opened")
            socket.on("close", lambda _: closed.set())  # type: ignore[attr-defined]  # a WebSocket

        page.on("websocket", on_socket)
        await page.goto(server.url)
        await Studio(page).ready()
        await Studio(page).shows_credits(100)
        user = await by_subject(database, "ada")
        assert user is not None
        async with database.begin() as connection:
            await blocks.count_change(connection)
            await blocks.insert_new(connection, BlockRecord(user_id=user.id, blocked_at=now(), reason="a test"))

        async with asyncio.timeout(60):
            await closed.wait()
        await Studio(page).says("This account is blocked. Contact the support of this service.")
        await asyncio.sleep(TRIES_SECONDS)

        assert visitor.sockets == ["opened"]
