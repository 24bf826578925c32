"""Uploads: whether their bytes have arrived, their number for each user, and their remains after use."""

from datetime import timedelta
from pathlib import Path

import pytest

from db.records.images import UploadRecord
from services.clock import now
from services.media import uploads
from services.media.storage.s3.connection import open_s3
from services.media.storage.s3.location import S3Location
from tests.support.kie import picture
from tests.support.s3_server import BUCKET, S3Server
from tests.support.serving import free_port
from transport.server.http_protocol import listening_socket


def reserved() -> UploadRecord:
    """Return an upload without an image."""
    return UploadRecord(
        id="upl_1",
        user_id="usr_1",
        storage_key="uploads/upl_1.png",
        content_type="image/png",
        byte_size=100,
        image_id=None,
        used_at=None,
        expires_at=now() + timedelta(hours=1),
        created_at=now(),
    )


@pytest.fixture
def keys(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)


async def test_bytes_that_were_sent_to_a_bucket_are_found_there(
    s3_server: S3Server, keys: None, tmp_path: Path
) -> None:
    upload, photo = reserved(), tmp_path / "photo.png"
    photo.write_bytes(picture())

    async with open_s3(S3Location(BUCKET, prefix=tmp_path.name, endpoint=s3_server.endpoint)) as storage:
        before = await uploads.has_arrived(storage, upload)
        await storage.put(upload.storage_key, photo, content_type="image/png")
        after = await uploads.has_arrived(storage, upload)

    assert (before, after) == (False, True)


async def test_a_bucket_that_is_away_or_frozen_leaves_it_open_whether_bytes_arrived(
    keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LOOK_SECONDS", 0.2)
    with listening_socket("127.0.0.1", 0) as frozen:
        frozen.listen()
        for port in (free_port(), frozen.getsockname()[1]):
            async with open_s3(S3Location(BUCKET, endpoint=f"http://127.0.0.1:{port}")) as storage:
                assert await uploads.has_arrived(storage, reserved()) is None
