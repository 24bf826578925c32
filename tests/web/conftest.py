"""What the tests of pages share."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("process")  # The browser.
            # Pages do not know what keeps the data. The paths through the product that are walked on a scaled
            # installation too say so: they name what they do with the images.
            if item.get_closest_marker("folder") is None:
                item.add_marker("embedded")
