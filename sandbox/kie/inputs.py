"""The input pictures of tasks: fetching, as Kie.ai does, and decoding within limits."""

import asyncio
import io

import httpx
from PIL import Image, ImageOps

from sandbox.files import Files
from sandbox.script import Failure

MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 60_000_000
FETCH_SECONDS = 30.0
UNREADABLE = Failure(
    "400", "Image fetch failed. Check access settings or use our File Upload API instead (upload API)."
)

_TYPES = ("JPEG", "PNG", "WEBP")


class InputUnreadable(Exception):
    """A picture could not be fetched or decoded; the message is for the log."""


async def fetch(client: httpx.AsyncClient, files: Files, address: str) -> bytes:
    """Return the bytes at an address, at most 30 MB within 30 seconds.

    The sandbox's own files are read from the disk: their addresses from before a restart may have another port.

    Raises:
        InputUnreadable: the picture is missing or too large, or the fetch failed or took too long.
    """
    path = files.own_path(address)
    place = None if path is None else files.find(path)
    try:
        if place is not None:
            return await asyncio.to_thread(place.read_bytes)
        async with asyncio.timeout(FETCH_SECONDS):
            return await _download(client, address)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, TimeoutError) as error:
        raise InputUnreadable(f"The picture could not be fetched ({type(error).__name__}).") from error


async def _download(client: httpx.AsyncClient, address: str) -> bytes:
    content = bytearray()
    async with client.stream("GET", address, follow_redirects=True) as response:
        if response.status_code != httpx.codes.OK:
            raise InputUnreadable(f"The picture's server answered {response.status_code}.")
        async for chunk in response.aiter_bytes():
            content += chunk
            if len(content) > MAX_BYTES:
                raise InputUnreadable("The picture is larger than 30 MB.")
    return bytes(content)


def decode(content: bytes) -> Image.Image:
    """Return the picture as RGB, upright, with transparent parts on white. It takes long: call it in a thread.

    Raises:
        InputUnreadable: it is no complete JPEG, PNG or WebP, or has more than 60 million pixels.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_TYPES) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise InputUnreadable("The picture has too many pixels.")
            upright = ImageOps.exif_transpose(picture)
            if not upright.has_transparency_data:
                return upright.convert("RGB")
            layer = upright.convert("RGBA")
            ground = Image.new("RGBA", layer.size, "white")
            return Image.alpha_composite(ground, layer).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputUnreadable(f"This is no readable picture ({type(error).__name__}).") from error
