"""Fixtures of the tests of pages: the tests of one file share a browser and its event loop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from settings import Settings
from tests.conftest import QUICK
from tests.support.kie import FakeKie
from tests.support.serving import Running, running_app
from tests.web.browser import running_browser

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("process")  # The browser.
            # Pages do not depend on the database or storage: one walk through the product is enough with ``--scaled``.
            if item.get_closest_marker("scaled") is None:
                item.add_marker("embedded")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """A browser without stored data: each visitor has a context of its own."""
    async with running_browser() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def kie() -> AsyncIterator[FakeKie]:
    async with FakeKie() as fake:
        yield fake


@pytest_asyncio.fixture(loop_scope="module")
async def server(settings: Settings) -> AsyncIterator[Running]:
    async with running_app(settings, timings=QUICK) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module")
async def sandbox(sandbox_settings: Settings) -> AsyncIterator[Running]:
    async with running_app(sandbox_settings, timings=QUICK) as running:
        yield running
