"""Attacks by one account that uses all of its limits, from an address of its own."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.faults.tools.hostile_hosts import HostileHosts
from tests.faults.tools.hostile_pictures import Picture
from tests.support.requests import http_client

ADDRESS = "127.0.0.66"  # The attacker's, so that limits per address are not the victims' too.
AGAIN_SECONDS = 0.25  # After a refusal that names no time.
LONGEST_SECONDS = 5.0  # After a refusal with a retry time: an attacker uses a limit completely, without a request more.
PARALLEL = 8  # Loops of each kind that send whole requests.
SLOW_UPLOADS = 64  # Connections, each with one slow upload.
SLOW_BYTES = (1_000, 2_000, 4_000, 8_000, 12_000)  # Bytes a second.
SLOW_SIZE = 30 * 2**20  # Announced, and never reached.
BUSY = {429, 503}
CREATE_UPLOAD = """
mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) {
    upload { id uploadUrl uploadHeaders { name value } }
    errors { __typename ... on UserError { message } ... on RateLimited { retryAfter } }
  }
}"""
CREATE_GENERATION = """
mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creation { id }
    errors { __typename ... on UserError { message } ... on RateLimited { retryAfter } }
  }
}"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A reserved place for a picture."""

    id: str
    url: str
    headers: dict[str, str]


@dataclass
class Attacker:
    """One account; ``sent`` counts its requests, ``refused`` the refusals by their reason."""

    url: str
    token: str
    http: httpx.AsyncClient
    sent: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    async def create_upload(self, content_type: str, byte_size: int) -> Upload | None:
        wanted = {"contentType": content_type, "byteSize": byte_size}
        made = (await self._execute(CREATE_UPLOAD, wanted, "createUpload")).get("upload")
        if made is None:
            return None
        headers = {header["name"]: header["value"] for header in made["uploadHeaders"]}
        return Upload(made["id"], made["uploadUrl"], headers)

    async def create_generation(self, image: dict[str, str]) -> None:
        wanted = {"prompt": "an attack", "style": "sty_none", "image": image}
        await self._execute(CREATE_GENERATION, wanted, "createGeneration")

    async def put(self, upload: Upload, content: bytes) -> int:
        """Send a picture and return the status of the answer, 0 if there is none."""
        self.sent["PUT"] += 1
        try:
            response = await self.http.put(upload.url, content=content, headers=upload.headers)
        except httpx.HTTPError as error:
            self.refused[f"PUT: {type(error).__name__}"] += 1
            return 0
        if not response.is_success:
            self.refused[f"PUT: {response.status_code} {_code(response)}"] += 1
        return response.status_code

    async def put_slowly(self, upload: Upload, bytes_a_second: int) -> int:
        """Send a picture slowly until the other end has had enough, and return the status that it answers with."""
        self.sent["slow PUT"] += 1
        status = 0
        with suppress(OSError, TimeoutError, ValueError, IndexError):
            status = await _put_slowly(upload, bytes_a_second)
        self.refused[f"slow PUT: {status or 'cut'}"] += 1
        return status

    async def _execute(self, document: str, wanted: dict[str, Any], name: str) -> dict[str, Any]:
        """Run a mutation once; wait a little if it is refused."""
        self.sent[name] += 1
        try:
            response = await self.http.post(
                f"{self.url}/graphql",
                json={"query": document, "variables": {"input": wanted}},
                headers={"Authorization": f"Bearer {self.token}"},
            )
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            reason, again = type(error).__name__, AGAIN_SECONDS
        else:
            payload: dict[str, Any] = (answer.get("data") or {}).get(name) or {}
            if payload and not payload["errors"]:
                return payload
            reason, again = _refusal(answer, payload)
        self.refused[f"{name}: {reason}"] += 1
        await asyncio.sleep(min(again, LONGEST_SECONDS))
        return {}


def attacker_of(url: str, token: str) -> Attacker:
    """Return an attacker with connections from its own address; its ``http`` has to be closed."""
    transport = httpx.AsyncHTTPTransport(local_address=ADDRESS, limits=httpx.Limits(max_connections=200))
    return Attacker(url, token, http_client(transport=transport))


Attack = Callable[[Attacker, HostileHosts, Sequence[Picture]], Coroutine[Any, Any, None]]
"""Goes on until it is cancelled."""


async def pictures(attacker: Attacker, hosts: HostileHosts, hostile: Sequence[Picture]) -> None:
    """Send hostile pictures as uploads, and name hostile pictures as inputs by address."""
    numbers = count()

    async def upload() -> None:
        for number in numbers:
            picture = hostile[number % len(hostile)]
            place = await attacker.create_upload(picture.content_type, len(picture.content))
            # A place takes bytes again as long as it has no image, and that costs no new place.
            while place is not None:
                status = await attacker.put(place, picture.content)
                if 200 <= status < 300:
                    await attacker.create_generation({"uploadId": place.id})
                if status in BUSY:
                    await asyncio.sleep(AGAIN_SECONDS)
                elif status not in {0, 415, 422}:
                    break

    async def name() -> None:
        for number in numbers:
            picture = hostile[number % len(hostile)]
            await attacker.create_generation({"url": hosts.picture_address(number, picture)})

    await _at_once(*(upload for _ in range(PARALLEL)), *(name for _ in range(PARALLEL)))


async def drip(attacker: Attacker, hosts: HostileHosts, _hostile: Sequence[Picture]) -> None:
    """Name inputs on hosts that drip, hang, redirect slowly, or never finish a handshake."""
    numbers = count()

    async def name() -> None:
        for number in numbers:
            await attacker.create_generation({"url": hosts.slow_address(number)})

    await _at_once(*(name for _ in range(PARALLEL)))


async def uploads(attacker: Attacker, _hosts: HostileHosts, _hostile: Sequence[Picture]) -> None:
    """Keep as many slow uploads open as are accepted."""
    numbers = count()

    async def upload() -> None:
        for number in numbers:
            place = await attacker.create_upload("image/jpeg", SLOW_SIZE)
            while place is not None:
                status = await attacker.put_slowly(place, SLOW_BYTES[number % len(SLOW_BYTES)])
                if status not in BUSY | {0, 408}:
                    break
                await asyncio.sleep(AGAIN_SECONDS)

    await _at_once(*(upload for _ in range(SLOW_UPLOADS)))


ATTACKS: dict[str, Attack] = {"pictures": pictures, "drip": drip, "uploads": uploads}


async def _at_once(*loops: Callable[[], Coroutine[Any, Any, None]]) -> None:
    async with asyncio.TaskGroup() as group:
        for loop in loops:
            group.create_task(loop())


async def _put_slowly(upload: Upload, bytes_a_second: int) -> int:
    parts = urlsplit(upload.url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, local_addr=(ADDRESS, 0))
    try:
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        headers = upload.headers | {"Host": parts.netloc, "Content-Length": str(SLOW_SIZE)}
        lines = [f"PUT {target} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        writer.write("\r\n".join(lines).encode("ascii"))
        sending = asyncio.create_task(_trickle(writer, bytes_a_second))
        try:
            return int((await reader.readline()).split()[1])
        finally:
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
    finally:
        writer.close()


async def _trickle(writer: asyncio.StreamWriter, bytes_a_second: int) -> None:
    writer.write(b"\xff\xd8\xff")
    while True:
        await writer.drain()
        await asyncio.sleep(0.5)
        writer.write(bytes(bytes_a_second // 2))


def _refusal(answer: dict[str, Any], payload: dict[str, Any]) -> tuple[str, float]:
    """Return why a mutation was refused, with every number as N, and after how many seconds to try again."""
    if payload.get("errors"):
        error = payload["errors"][0]
        reason = f"{error['__typename']}: {re.sub('[0-9]+', 'N', error.get('message', ''))}"
        return reason, error.get("retryAfter") or AGAIN_SECONDS
    extensions = (answer.get("errors") or [{}])[0].get("extensions", {})
    return str(extensions.get("code", "no answer")), extensions.get("retryAfter") or AGAIN_SECONDS


def _code(response: httpx.Response) -> str:
    try:
        return str(response.json()["error"]["code"])
    except (json.JSONDecodeError, KeyError, TypeError):
        return ""
