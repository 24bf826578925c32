"""Connections: connections above the limit are refused, and closed ones make room."""

from functools import partial
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from websockets.asyncio.client import connect
from websockets.frames import Frame
from websockets.typing import Subprotocol

from tests.support.waiting import until
from transport.graphql.view import GraphQLView
from transport.server.connection_limiter import ConnectionLimits
from transport.server.http_protocol import TimedProtocol
from transport.server.websocket_protocol import WebSocketProtocol

ASK = b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"


async def hello(_request: object) -> Response:
    return PlainTextResponse("hello")


def app() -> Starlette:
    return Starlette(routes=[Route("/", hello)])


def limited(**limits: Any) -> Any:
    return partial(TimedProtocol, limits=ConnectionLimits(**limits))


async def served(connection: Any) -> bool:
    await connection.send(ASK)
    answer = await connection.reader.readuntil(b"\r\n\r\n")
    if answer.startswith(b"HTTP/1.1 503 "):
        rest = answer + await connection.rest()
        assert b'{"errors":[{"message":"Too many connections.","extensions":{"code":"UNAVAILABLE"}}]}' in rest
        assert b"retry-after: 5\r\n" in rest
        return False
    assert answer.startswith(b"HTTP/1.1 200 ")
    return True


async def test_one_connection_too_many_is_refused_and_one_that_goes_makes_room(serve: Any, raw: Any) -> None:
    async with serve(app(), http=limited(total=2)) as address:
        connections = [await raw(address) for _ in range(2)]
        assert [await served(one) for one in connections] == [True, True]
        assert not await served(await raw(address))
        connections[0].writer.close()

        async def again() -> bool:
            return await served(await raw(address))

        assert await until(again)


async def test_an_address_has_so_many_connections_but_a_proxy_all(serve: Any, raw: Any) -> None:
    async with serve(app(), http=limited(per_address=1)) as address:
        first = await raw(address)
        assert [await served(first), await served(await raw(address))] == [True, False]
    async with serve(app(), http=limited(per_address=1, proxies=("127.0.0.0/8",))) as address:
        assert [await served(await raw(address)) for _ in range(3)] == [True] * 3


async def test_sockets_are_connections_like_others(view: GraphQLView, serve: Any, raw: Any) -> None:
    async with serve(view, http=limited(total=1)) as address:
        options: Any = {"subprotocols": [Subprotocol("graphql-transport-ws")], "proxy": None}
        async with connect(address.socket, **options):
            assert not await served(await raw(address))

        async def again() -> bool:
            connection = await raw(address)
            await connection.send(ASK)
            return not (await connection.reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 503 ")

        assert await until(again)


async def test_a_server_that_ends_while_a_socket_does_ends_all_the_same(
    view: GraphQLView, serve: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[WebSocketProtocol] = []
    handle_close = WebSocketProtocol.handle_close

    def end_after_close(connection: WebSocketProtocol, frame: Frame) -> None:
        handle_close(connection, frame)
        connection.shutdown()
        ended.append(connection)

    monkeypatch.setattr(WebSocketProtocol, "handle_close", end_after_close)
    async with serve(view) as address:
        async with connect(address.socket, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None) as socket:
            await socket.close()

        assert socket.close_code == 1000
    assert len(ended) == 1


async def test_what_is_no_http_is_answered_in_json(serve: Any, raw: Any) -> None:
    async with serve(app()) as address:
        connection = await raw(address)
        await connection.send(b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n")
        answer = await connection.rest()

    assert answer.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert answer.endswith(b'"extensions":{"code":"BAD_REQUEST"}}]}')


async def test_a_connection_that_asks_nothing_more_is_closed(serve: Any, raw: Any) -> None:
    async with serve(app(), timeout_keep_alive=0.1) as address:
        connection = await raw(address)
        assert await served(connection)
        await connection.rest()
