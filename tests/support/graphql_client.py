"""The product's client without retries, with raw subscriptions and results."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from atelier_client import AsyncAtelier, AtelierError, GenerationFailed

TIMEOUT = 30.0

_CREDIT = "{ balance purchased granted used }"
_CREATION = """{
  id status stage version refunded queuePosition
  failure { code message retryable }
  generatedImage { url contentType width height byteSize }
}"""

CREDIT = f"{{ credit {_CREDIT} }}"
LEDGER = "{ credit { transactions(first: 10) { nodes { kind amount balanceAfter description createdAt } } } }"
CREATE_GENERATION = f"""
mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{
    creation {_CREATION} credit {_CREDIT}
    errors {{ __typename ... on UserError {{ message }} }}
  }}
}}"""
_READ = f"query ($id: ID!) {{ creation(id: $id) {_CREATION} }}"


class Client(AsyncAtelier):
    """A user of a server."""

    def __init__(self, url: str, token: str) -> None:
        super().__init__(url, token, patience=0)
        self._token = token

    async def subscribe(self, document: str) -> AsyncGenerator[dict[str, Any], None]:
        """Run a subscription and yield the data of each event; the first item is ``{}``, once the request is sent.

        Raises:
            AtelierError: the server cannot be reached, ends the socket or answers with errors.
        """
        address = f"{self.url.replace('http', 'ws', 1)}/graphql"
        try:
            async with connect(address, subprotocols=[Subprotocol("graphql-transport-ws")], proxy=None) as socket:
                credentials = {"authorization": f"Bearer {self._token}"}
                await socket.send(json.dumps({"type": "connection_init", "payload": credentials}))
                await asyncio.wait_for(socket.recv(), TIMEOUT)
                payload = {"query": document, "variables": {}}
                await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": payload}))
                yield {}
                async with aclosing(_events(socket)) as events:
                    async for data in events:
                        yield data
        except (OSError, WebSocketException, TimeoutError) as error:
            raise AtelierError(f"The live connection to {self.url} ended: {error or type(error).__name__}") from error

    async def generate(self, photos: Sequence[Path], prompt: str, style: str) -> dict[str, Any]:
        """Make an image of photographs, and return its creation when it has ended, with or without an image."""
        (creation,) = await self.create(prompt, images=photos, style=f"sty_{style}")
        with suppress(GenerationFailed):
            await self.wait(creation.id)
        ended: dict[str, Any] = (await self.execute(_READ, {"id": creation.id}))["creation"]
        return ended


async def _events(socket: ClientConnection) -> AsyncGenerator[dict[str, Any], None]:
    async for text in socket:
        message = json.loads(text)
        if message["type"] == "error":
            raise AtelierError(message["payload"][0]["message"])
        if message["type"] == "next":
            if message["payload"].get("errors"):
                raise AtelierError(message["payload"]["errors"][0]["message"])
            yield message["payload"]["data"]
        elif message["type"] == "ping":
            await socket.send(json.dumps({"type": "pong"}))
