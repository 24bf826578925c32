"""A sandbox, a receiver of callbacks, and pictures."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.sandbox.running import Receiver, Sandbox, running_receiver, running_sandbox


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with running_sandbox(tmp_path / "state") as running:
        yield running


@pytest.fixture
async def painter(tmp_path: Path) -> AsyncIterator[Sandbox]:
    """A sandbox that paints."""
    async with running_sandbox(tmp_path / "state", blank=False) as running:
        yield running


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with running_receiver() as running:
        yield running


@pytest.fixture
def picture() -> Image.Image:
    """A red disc on blue, twice as wide as high."""
    picture = Image.new("RGB", (200, 100), (20, 40, 160))
    ImageDraw.Draw(picture).ellipse((20, 20, 80, 80), fill=(210, 40, 30))
    return picture


@pytest.fixture
def jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=95)
    return file.getvalue()
