"""The storage for each form of address, and refused addresses."""

import re
from contextlib import AsyncExitStack
from importlib import import_module
from pathlib import Path

import pytest

from bootstrap.container import open_runtime
from bootstrap.factories import storage_of
from services.media.storage.base import InvalidStorageAddress, Storage
from services.media.storage.factory import FORMS, open_storage
from services.media.storage.folder import FolderStorage
from services.media.storage.s3.storage import S3Storage
from services.media.storage.vercel_blob import VercelBlobStorage
from services.secrets import KeyRing, Keys
from settings import InvalidSettings, Settings
from tests.services.media.storage.contract import StorageContract
from tests.support.kie import FakeKie

BASE = "https://atelier.example"
SECRET = b"s" * 32
TOKEN = "vercel_blob_rw_Ab3_s3cr3t"
KEY = "generated/cre_01.png"
NO_FORM = "it must be file:FOLDER, s3://BUCKET or vercel-blob:"


@pytest.fixture
def keyed(keyless: pytest.MonkeyPatch) -> None:
    keyless.setenv("AWS_ACCESS_KEY_ID", "id")
    keyless.setenv("AWS_SECRET_ACCESS_KEY", "secret")


async def opened(address: str, token: str | None = None) -> tuple[type[Storage], str, str]:
    """Return the opened storage, the lasting address and the plain part of the reading address of an object."""
    async with open_storage(
        address, base_url=BASE, secret=KeyRing(SECRET), name_key=SECRET, blob_token=token
    ) as storage:
        url = storage.reading_url(KEY, content_type="image/png")
        return type(storage), storage.address(KEY), url.partition("?")[0]


def test_each_kind_of_storage_passes_the_tests_of_all_storages() -> None:
    for path in Path(__file__).parent.glob("test_*.py"):
        import_module(f"{__package__}.{path.stem}")

    assert {contract.scheme for contract in StorageContract.__subclasses__()} == set(FORMS)


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


@pytest.mark.usefixtures("keyed")
async def test_what_an_address_leaves_out_comes_from_the_environment_and_the_vendor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    oss = "https://oss-cn-hangzhou.aliyuncs.com"
    cases: list[tuple[dict[str, str], str, str]] = [
        ({"AWS_DEFAULT_REGION": "eu-west-1"}, "s3://pictures", "https://pictures.s3.eu-west-1.amazonaws.com/"),
        ({"AWS_ENDPOINT_URL_S3": "http://minio:9000"}, "s3://pictures", "http://minio:9000/pictures/"),
        ({"AWS_ENDPOINT_URL": "http://minio:9000"}, "s3://pictures", "http://minio:9000/pictures/"),
        ({}, f"s3://pictures?endpoint={oss}&region=x", "https://pictures.oss-cn-hangzhou.aliyuncs.com/"),
        ({}, f"s3://pictures?endpoint={oss}&region=x&path_style=1", f"{oss}/pictures/"),
        ({}, "s3://pictures?endpoint=https://ceph.example&region=RegionOne", "https://ceph.example/pictures/"),
    ]

    for environment, address, base in cases:
        with monkeypatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            assert (await opened(address))[2] == f"{base}{KEY}"


@pytest.mark.usefixtures("keyed")
async def test_every_address_of_a_vendor_in_the_documentation_opens() -> None:
    page = Path(__file__).parents[4] / "docs" / "storage.md"
    addresses = re.findall(r"`(s3://bucket\?[^`…]+)`", page.read_text())

    assert len(addresses) > 10
    for address in addresses:
        assert (await opened(address))[0] is S3Storage, address


async def test_a_vercel_blob_address_opens_the_store_of_the_token() -> None:
    kind, address, url = await opened("vercel-blob:", TOKEN)

    assert (kind, address) == (VercelBlobStorage, f"vercel-blob:{KEY}")
    assert url.startswith("https://ab3.public.blob.vercel-storage.com/generated/cre_01-")


@pytest.mark.usefixtures("keyed")
@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", NO_FORM),
        ("images", NO_FORM),
        ("file:", NO_FORM),
        ("file://host/images", NO_FORM),
        ("https://user:hidden@s3.example", NO_FORM),
        ("vercel-blob", NO_FORM),
        ("vercel-blob:store", NO_FORM),
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
        ("s3://pictures", "S3 needs a region: add region= to the address or set AWS_REGION"),
        ("s3://pictures?region=", "region must be one such as eu-central-1"),
        ("s3://pictures?region=EU", "region must be one such as eu-central-1"),
        ("s3://pictures?region=r1&region=r2", "an option is given twice"),
        ("s3://pictures?region=r1&colour=red&acl=x", "s3:// does not know acl, colour"),
        ("s3://pictures?region=r1&path_style=yes", "path_style must be 1 or 0"),
        ("s3://pictures?endpoint=s3.example", "endpoint must be an http or https address without a query"),
        ("s3://pictures?endpoint=http://id:hidden@s3.example", "endpoint must be an http or https address"),
        ("s3://pictures?endpoint=http://s3.example:x", "endpoint must be an http or https address"),
        ("s3://pictures?region=r1&public_base=", "public_base must be an http or https address"),
        ("s3://pictures?endpoint=http://s3&public_endpoint=https://s3.example/x", "public_endpoint must be an address"),
        ("s3://pictures?endpoint=http://s3&public_endpoint=s3.example", "public_endpoint must be an http or https"),
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


async def test_keys_and_a_region_of_the_settings_open_a_bucket(keyless: pytest.MonkeyPatch, data_dir: Path) -> None:
    written = {"AWS_ACCESS_KEY_ID": '"id"\n', "AWS_SECRET_ACCESS_KEY": "secret\n", "AWS_REGION": "eu-central-1 "}
    settings = Settings.model_validate({"DATA_DIR": data_dir, "STORAGE_URL": "s3://pictures", **written})

    async with AsyncExitStack() as stack:
        storage = await storage_of(settings, Keys(bytes(32)), stack)
        url = storage.reading_url(KEY, content_type="image/png")

    assert url.startswith(f"https://pictures.s3.eu-central-1.amazonaws.com/{KEY}?")
    assert "X-Amz-Credential=id%2F" in url


@pytest.mark.parametrize("name", ["AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"])
async def test_an_endpoint_of_the_settings_is_used_without_its_quotes(
    keyless: pytest.MonkeyPatch, data_dir: Path, name: str
) -> None:
    keys = {"AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret", name: '"http://minio:9000"\n'}
    settings = Settings.model_validate({"DATA_DIR": data_dir, "STORAGE_URL": "s3://pictures", **keys})

    async with AsyncExitStack() as stack:
        storage = await storage_of(settings, Keys(bytes(32)), stack)
        url = storage.reading_url(KEY, content_type="image/png")

    assert url.startswith(f"http://minio:9000/pictures/{KEY}?")


async def test_a_key_without_its_secret_is_refused_in_one_line(keyless: pytest.MonkeyPatch, data_dir: Path) -> None:
    given = {"STORAGE_URL": "s3://pictures?region=eu-central-1", "AWS_ACCESS_KEY_ID": "id"}
    settings = Settings.model_validate({"DATA_DIR": data_dir, **given})

    async with AsyncExitStack() as stack:
        with pytest.raises(InvalidSettings, match=r"^STORAGE_URL: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY belong"):
            await storage_of(settings, Keys(bytes(32)), stack)


async def test_the_token_of_vercel_blob_alone_opens_its_store(data_dir: Path) -> None:
    settings = Settings.model_validate({"DATA_DIR": data_dir, "BLOB_READ_WRITE_TOKEN": f"{TOKEN}\n"})

    async with AsyncExitStack() as stack:
        assert isinstance(await storage_of(settings, Keys(bytes(32)), stack), VercelBlobStorage)


async def test_a_storage_setting_that_cannot_be_used_stops_the_start(data_dir: Path, kie: FakeKie) -> None:
    settings = kie.settings(data_dir, STORAGE_URL="vercel-blob:", BLOB_READ_WRITE_TOKEN=" ")

    with pytest.raises(InvalidSettings, match=r"^STORAGE_URL: vercel-blob: needs BLOB_READ_WRITE_TOKEN$"):
        async with open_runtime(settings):
            pass
