"""A receiver of webhooks on loopback: it keeps each message, and answers as a test sets it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from standardwebhooks import Webhook

Answer = Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True)
class Message:
    """One request, as it arrived."""

    headers: dict[str, str]
    body: str

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return orjson.loads(self.body)

    def verified(self, secret: str) -> Any:
        """Return the body as JSON, verified by the standard library."""
        return Webhook(secret).verify(self.body, self.headers)


def response(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    headers.setdefault("Content_Length", str(len(body)))
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Receiver:
    """Answers with ``answer``: bytes, or a function that gets the connection."""

    def __init__(self) -> None:
        self.answer: bytes | Answer = response()
        self.messages: list[Message] = []
        self.port = 0
        self.at_once = 0
        self.most_at_once = 0

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.place}/hooks"

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
            headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in head[1:] if line)}
            body = await reader.readexactly(int(headers["content-length"]))
            self.messages.append(Message(headers, body.decode()))
            if isinstance(self.answer, bytes):
                writer.write(self.answer)
                await writer.drain()
            else:
                await self.answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.at_once -= 1
            writer.close()


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    async with await asyncio.start_server(receiver, "127.0.0.1", 0) as listening:
        receiver.port = listening.sockets[0].getsockname()[1]
        yield receiver
