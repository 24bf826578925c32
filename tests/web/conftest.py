"""What the tests of pages share."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # With a bucket the pages ask its origin for images; these tests hold them to asking none but their own.
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("folder")
