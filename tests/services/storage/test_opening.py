"""Which storage an address opens, and what is refused."""

from pathlib import Path

import pytest

from runtime import open_runtime
from services.storage.base import Storage
from services.storage.folder import FolderStorage
from services.storage.opening import InvalidStorageAddress, open_storage
from services.storage.s3 import S3Storage
from services.storage.vercel_blob import VercelBlobStorage
from settings import InvalidSettings
from tests.kie import FakeKie

BASE = "https://atelier.example"
SECRET = b"s" * 32
TOKEN = "vercel_blob_rw_Ab3_s3cr3t"
KEY = "generated/cre_01.png"


@pytest.fixture
def keyed(keyless: pytest.MonkeyPatch) -> None:
    keyless.setenv("AWS_ACCESS_KEY_ID", "id")
    keyless.setenv("AWS_SECRET_ACCESS_KEY", "secret")


async def opened(address: str, token: str | None = None) -> tuple[type[Storage], str, str]:
    """Return what was opened, the lasting address and the plain part of the reading address of an object."""
    async with open_storage(address, base_url=BASE, secret=SECRET, blob_token=token) as storage:
        url = storage.reading_url(KEY, content_type="image/png")
        return type(storage), storage.address(KEY), url.partition("?")[0]


async def test_a_file_address_opens_a_folder(tmp_path: Path) -> None:
    for address in (f"file:{tmp_path}", f"file://{tmp_path}", "file:data/images"):
        assert await opened(address) == (FolderStorage, f"file:{KEY}", f"{BASE}/files/{KEY}")


@pytest.mark.usefixtures("keyed")
async def test_an_s3_address_opens_a_bucket() -> None:
    assert await opened("s3://pictures?region=eu-central-1") == (
        S3Storage,
        f"s3://pictures/{KEY}",
        f"https://pictures.s3.eu-central-1.amazonaws.com/{KEY}",
    )
    assert await opened("s3://pictures/a/B_1/?endpoint=https%3A%2F%2Fs3.example%3A9000&path_style=0") == (
        S3Storage,
        f"s3://pictures/a/B_1/{KEY}",
        f"https://pictures.s3.example:9000/a/B_1/{KEY}",
    )
    assert await opened("s3://pictures/?endpoint=http://s3.example&public_base=https://cdn.example/x/") == (
        S3Storage,
        f"s3://pictures/{KEY}",
        f"https://cdn.example/x/{KEY}",
    )


async def test_a_vercel_blob_address_opens_the_store_of_the_token() -> None:
    kind, address, url = await opened("vercel-blob:", TOKEN)

    assert (kind, address) == (VercelBlobStorage, f"vercel-blob:{KEY}")
    assert url.startswith("https://ab3.public.blob.vercel-storage.com/generated/cre_01-")


@pytest.mark.usefixtures("keyed")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("images", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("file:", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("file://host/images", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("https://user:hidden@s3.example", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("vercel-blob", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("vercel-blob:store", "it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        ("vercel-blob:", "vercel-blob: needs BLOB_READ_WRITE_TOKEN"),
        ("s3:", "s3:// must be followed by the name of a bucket"),
        ("s3:pictures", "s3:// must be followed by the name of a bucket"),
        ("s3:///pictures", "s3:// must be followed by the name of a bucket"),
        ("s3://pictures:80", "s3:// must be followed by the name of a bucket"),
        ("s3://id:hidden@pictures", "access keys do not belong into the address"),
        ("s3://pictures/../x?region=r1", "the prefix after the bucket may have"),
        ("s3://pictures/é?region=r1", "the prefix after the bucket may have"),
        (f"s3://pictures/{'x' * 256}?region=r1", "the prefix after the bucket may have"),
        ("s3://pictures?region=r1#x", "s3:// takes nothing after a '#'"),
        ("s3://pictures", "S3 needs a region: add region= to the address or set AWS_DEFAULT_REGION"),
        ("s3://pictures?region=", "region must be one such as eu-central-1"),
        ("s3://pictures?region=r1&region=r2", "an option is given twice"),
        ("s3://pictures?region=r1&colour=red&acl=x", "s3:// does not know acl, colour"),
        ("s3://pictures?region=r1&path_style=yes", "path_style must be 1 or 0"),
        ("s3://pictures?endpoint=s3.example", "endpoint must be an http or https address without a query"),
        ("s3://pictures?endpoint=http://id:hidden@s3.example", "endpoint must be an http or https address"),
        ("s3://pictures?endpoint=http://s3.example:x", "endpoint must be an http or https address"),
        ("s3://pictures?region=r1&public_base=", "public_base must be an http or https address"),
        ("s3://pictures?region", "the options after '?' must be written name=value"),
        ("s3://[pictures", "s3:// must be followed by the name of a bucket"),
    ],
)
async def test_an_address_that_names_no_storage_is_refused_in_one_line(address: str, reason: str) -> None:
    with pytest.raises(InvalidStorageAddress) as raised:
        await opened(address)

    assert str(raised.value).startswith(reason)
    assert "\n" not in str(raised.value)
    assert "hidden" not in str(raised.value)


async def test_a_storage_setting_that_cannot_be_used_stops_the_start(data_dir: Path, kie: FakeKie) -> None:
    settings = kie.settings(data_dir, STORAGE_URL="vercel-blob:", BLOB_READ_WRITE_TOKEN=" ")

    with pytest.raises(InvalidSettings, match=r"^STORAGE_URL: vercel-blob: needs BLOB_READ_WRITE_TOKEN$"):
        async with open_runtime(settings):
            pass
