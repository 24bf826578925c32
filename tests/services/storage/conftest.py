"""A folder storage in a temporary folder."""

from pathlib import Path

import pytest

from services.storage.folder import FolderStorage

NOW = 1_800_000_123.0  # Unix seconds.


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "root", base_url="https://atelier.example/", secret=b"s" * 32, clock=lambda: NOW)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"first bytes")
    return path
