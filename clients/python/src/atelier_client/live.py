"""Subscriptions: over a WebSocket, or as server-sent events if the network blocks WebSockets.

Protocols: GraphQL over WebSocket (graphql-transport-ws), and GraphQL over SSE in distinct connections mode.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException
from websockets.typing import Subprotocol

from atelier_client.errors import AccountBlocked, AtelierError, RequestFailed, SignedOut, Unreachable
from atelier_client.pacing import pause
from atelier_client.requests import GraphQL, failure_of, words

OPEN_SECONDS = 30.0
SILENCE_SECONDS = 45.0  # The server sends a comment on a stream every 15 s.
SOCKET_TRIES = 2

_BLOCKED, _TOKEN_REFUSED = 4401, 4403


class _SocketBlocked(Unreachable):
    """The handshake of the WebSocket failed, although something answered."""


class Live:
    """The subscriptions of one client."""

    def __init__(self, graphql: GraphQL) -> None:
        self._graphql = graphql
        self._session = graphql.session
        self._blocked_sockets = 0

    async def resumed(
        self, document: str, variables: Mapping[str, object], field: str, after: str | None
    ) -> AsyncGenerator[dict[str, Any], None]:
        """Yield the events of a subscription; after each interruption it continues from the last cursor.

        Raises:
            SignedOut, AccountBlocked: the server does not accept the user any more.
            RequestFailed: the server does not accept the operation.
        """
        tries = 0
        while True:
            try:
                given = variables if after is None else {**variables, "after": after}
                async with aclosing(self._once(document, given)) as results:
                    async for data in results:
                        # Events without a cursor are states: after an interruption, the newest one comes again.
                        tries, after = 0, data[field].get("cursor")
                        yield data[field]
            except Unreachable:
                pass
            except RequestFailed as error:
                if error.code not in {"RATE_LIMITED", "UNAVAILABLE", "INTERNAL"}:
                    raise
                await asyncio.sleep(error.retry_after or 0)
            await pause(tries)
            tries += 1

    async def _once(self, document: str, variables: Mapping[str, object]) -> AsyncGenerator[dict[str, Any], None]:
        """Yield the data of one connection, until it ends."""
        token = await self._session.token()
        by_socket = self._blocked_sockets < SOCKET_TRIES
        results = (self._over_socket if by_socket else self._over_events)(document, variables, token)
        try:
            async with aclosing(results):
                async for result in results:
                    if result.get("errors"):
                        raise failure_of(result["errors"])
                    yield result["data"]
        except (LookupError, AttributeError, TypeError) as error:
            raise Unreachable(f"No usable answer from {self._graphql.url}: {words(error)}") from error
        except _SocketBlocked:
            self._blocked_sockets += 1
            raise
        except Unreachable:
            # If events do not arrive either, the server is away, and a WebSocket may be possible later.
            self._blocked_sockets = 0
            raise
        except SignedOut as error:
            await self._session.renewed(token, str(error))

    async def _over_socket(
        self, document: str, variables: Mapping[str, object], token: str
    ) -> AsyncGenerator[dict[str, Any], None]:
        address = f"{self._graphql.url.replace('http', 'ws', 1)}/graphql"
        try:
            socket = await connect(
                address, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None, open_timeout=OPEN_SECONDS
            )
        except InvalidHandshake as error:
            raise _SocketBlocked(f"{self._graphql.url} does not open WebSockets: {words(error)}") from error
        except (OSError, WebSocketException, TimeoutError) as error:
            raise Unreachable(f"The live connection to {self._graphql.url} failed: {words(error)}") from error
        try:
            await _send(socket, "connection_init", payload={"authorization": f"Bearer {token}"})
            async with asyncio.timeout(OPEN_SECONDS):
                await socket.recv()
            await _send(socket, "subscribe", id="1", payload={"query": document, "variables": variables})
            async for message in _messages(socket):
                if message["type"] == "next":
                    yield message["payload"]
                elif message["type"] == "error":
                    yield {"errors": message["payload"]}
                elif message["type"] == "ping":
                    await _send(socket, "pong")
                elif message["type"] == "complete":
                    return
        except ConnectionClosed as error:
            raise _closed(error) from error
        except (OSError, WebSocketException, TimeoutError, ValueError, LookupError) as error:
            raise Unreachable(f"The live connection to {self._graphql.url} ended: {words(error)}") from error
        finally:
            await socket.close()

    async def _over_events(
        self, document: str, variables: Mapping[str, object], token: str
    ) -> AsyncGenerator[dict[str, Any], None]:
        request = self._graphql.http.build_request(
            "POST",
            f"{self._graphql.url}/graphql/stream",
            json={"query": document, "variables": variables},
            headers={"Authorization": f"Bearer {token}", "Accept": "text/event-stream"},
            timeout=httpx.Timeout(OPEN_SECONDS, read=SILENCE_SECONDS),
        )
        try:
            response = await self._graphql.http.send(request, stream=True)
            try:
                if not response.is_success:
                    await response.aread()
                    yield response.json()
                    return
                async for kind, text in _stream_events(response.aiter_lines()):
                    if kind == "next":
                        yield json.loads(text)
                    elif kind == "complete":
                        return
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.StreamError, ValueError) as error:
            raise Unreachable(f"The stream from {self._graphql.url} ended: {words(error)}") from error


async def _send(socket: ClientConnection, kind: str, **fields: object) -> None:
    await socket.send(json.dumps({"type": kind, **fields}))


async def _messages(socket: ClientConnection) -> AsyncGenerator[dict[str, Any], None]:
    # Not `async for text in socket`, which ends without an error when the server closes with 1000 or 1001.
    while True:
        yield json.loads(await socket.recv())


def _closed(error: ConnectionClosed) -> AtelierError:
    code, reason = (error.rcvd.code, error.rcvd.reason) if error.rcvd else (None, "")
    if code == _BLOCKED:
        return AccountBlocked(reason)
    if code == _TOKEN_REFUSED:
        return SignedOut(reason)
    return Unreachable(f"The live connection ended: {words(error)}")


async def _stream_events(lines: AsyncIterator[str]) -> AsyncGenerator[tuple[str, str], None]:
    """Yield kind and data of each event ("Server-sent events" in the HTML standard)."""
    kind, data = "", list[str]()
    async for line in lines:
        name, _, value = line.partition(":")
        if name == "event":
            kind = value.removeprefix(" ")
        elif name == "data":
            data.append(value.removeprefix(" "))
        elif not line:
            if kind or data:
                yield kind, "\n".join(data)
            kind, data = "", []
