"""The input pictures of tasks: fetching, as Kie.ai does, and decoding within limits."""

import asyncio
import io

import httpx
from PIL import Image, ImageOps

from sandbox.files import Files
from sandbox.kie.catalogue.models import Images
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


class InputRefused(Exception):
    """A picture is outside of a model's limits; the message is the task's."""


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


def decode(
    content: bytes, *, limits: Images | None = None, keep_alpha: bool = False, most: int | None = None
) -> Image.Image:
    """Return the picture upright, as RGB with transparent parts on white, or as RGBA if it keeps these.

    ``limits`` are those of a model. ``most`` reduces the picture to that many pixels on its longer side. It takes
    long: call it in a thread.

    Raises:
        InputUnreadable: it is no complete JPEG, PNG or WebP, or has more than 60 million pixels.
        InputRefused: it is outside of the limits.
    """
    if limits is not None and len(content) > limits.megabytes * 1024 * 1024:
        raise InputRefused(f"The image size exceeds the limit of {limits.megabytes} MB.")
    try:
        with Image.open(io.BytesIO(content), formats=_TYPES) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise InputUnreadable("The picture has too many pixels.")
            if limits is not None:
                _check(picture, limits)
            if most is not None:
                picture.thumbnail((most, most), Image.Resampling.LANCZOS)
            upright = ImageOps.exif_transpose(picture)
            if not upright.has_transparency_data:
                return upright.convert("RGB")
            layer = upright.convert("RGBA")
            if keep_alpha:
                return layer
            ground = Image.new("RGBA", layer.size, "white")
            return Image.alpha_composite(ground, layer).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputUnreadable(f"This is no readable picture ({type(error).__name__}).") from error


def _check(picture: Image.Image, limits: Images) -> None:
    width, height = picture.size
    if picture.format not in limits.types:
        raise InputRefused(f"The file type is not supported: {picture.format}")
    if limits.megapixels is not None and width * height > limits.megapixels * 1_000_000:
        raise InputRefused(f"The image size exceeds the limit of {limits.megapixels} megapixels.")
    if limits.min_side is not None and min(width, height) < limits.min_side:
        raise InputRefused(f"The image is too small: each side needs at least {limits.min_side} pixels.")
    if limits.max_side is not None and max(width, height) > limits.max_side:
        raise InputRefused(f"The image is too large: each side has at most {limits.max_side} pixels.")
