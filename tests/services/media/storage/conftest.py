"""A folder storage in a temporary folder, and the arguments of a store."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from services.media.storage.folder import FolderStorage
from services.secrets import KeyRing
from tests.support.requests import http_client

NOW = 1_800_000_123.0  # Unix seconds.


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(
        tmp_path / "root", base_url="https://atelier.example/", secret=KeyRing(b"s" * 32), clock=lambda: NOW
    )


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with http_client() as client:
        yield client


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source"
    path.write_bytes(b"first bytes")
    return path


@pytest.fixture
def keyless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment in which boto finds no key and no region, wherever the tests run."""
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN", "DEFAULT_REGION", "REGION", "PROFILE"):
        monkeypatch.delenv(f"AWS_{name}", raising=False)
    for name in ("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    return monkeypatch
