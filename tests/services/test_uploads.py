"""Uploads whose time is over: whether their bytes came is asked of the storage, on all of them alike."""

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from db.engine import Database
from db.queries import uploads as upload_queries
from db.records.images import UploadRecord
from services import uploads
from services.accounts import Accounts
from services.clock import now
from services.images import keeping
from services.images.inspection import ImageFacts
from services.storage.base import StorageError
from services.storage.folder import FolderStorage
from services.storage.s3 import S3Location, open_s3
from tests.conftest import NOWHERE
from tests.kie import picture
from tests.s3_server import BUCKET, S3Server
from tests.serving import free_port


def reserved(*, left: timedelta) -> UploadRecord:
    """Return an upload that nothing is known to have come for, with so much time left."""
    return UploadRecord(
        id="upl_1",
        user_id="usr_1",
        storage_key="uploads/upl_1.png",
        content_type="image/png",
        byte_size=100,
        image_id=None,
        used_at=None,
        expires_at=now() + left,
    )


@pytest.fixture
def keys(s3_server: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)


async def test_bytes_may_come_until_the_time_is_over() -> None:
    assert await uploads.may_have_come(NOWHERE, reserved(left=timedelta(minutes=1)))
    assert not await uploads.may_have_come(NOWHERE, reserved(left=timedelta(0)))


async def test_what_was_sent_to_a_bucket_in_time_is_found_there_afterwards(
    s3_server: S3Server, keys: None, tmp_path: Path
) -> None:
    upload, photo = reserved(left=timedelta(0)), tmp_path / "photo.png"
    photo.write_bytes(picture())

    async with open_s3(S3Location(BUCKET, prefix=tmp_path.name, endpoint=s3_server.endpoint)) as storage:
        before = await uploads.may_have_come(storage, upload)
        await storage.put(upload.storage_key, photo, content_type="image/png")
        after = await uploads.may_have_come(storage, upload)

    assert (before, after) == (False, True)


async def test_a_bucket_that_cannot_be_asked_is_given_the_benefit_of_the_doubt(keys: None) -> None:
    async with open_s3(S3Location(BUCKET, endpoint=f"http://127.0.0.1:{free_port()}")) as storage:
        assert await uploads.may_have_come(storage, reserved(left=timedelta(0)))


async def test_an_upload_whose_thumbnail_finds_the_disk_full_may_be_sent_again(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> ImageFacts:
        raise OSError(errno.ENOSPC, "No space left on device")

    user = await Accounts(database, signup_credits=0).by_subject("ada")
    photo, storage = (
        tmp_path / "photo.png",
        FolderStorage(tmp_path, base_url="http://nowhere.example", secret=bytes(32)),
    )
    photo.write_bytes(picture(30, 20))
    facts = ImageFacts("image/png", 30, 20, photo.stat().st_size)
    upload, _ = await uploads.create(
        database, storage, content_type="image/png", byte_size=facts.byte_size, user_id=user.id
    )

    with monkeypatch.context() as disk:
        disk.setattr(keeping, "thumbnail", full)
        with pytest.raises(StorageError):
            await uploads.receive(database, storage, upload.storage_key, photo, facts)
    await uploads.receive(database, storage, upload.storage_key, photo, facts)

    async with database.read() as connection:
        filled = await upload_queries.owned_by(connection, user.id, upload.id)
    assert filled is not None
    assert filled.image_id is not None
