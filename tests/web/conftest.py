"""What the tests of pages share."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("process")  # The browser.
            # Pages do not know what keeps the data: a walk through the product is enough where it is scaled.
            if item.get_closest_marker("scaled") is None:
                item.add_marker("embedded")
