"""The location of the objects of an S3 storage, parsed from its address, and the AWS settings."""

import re
from urllib.parse import SplitResult, parse_qsl, urlsplit

from msgspec import Struct

from services.media.storage.base import InvalidStorageAddress

_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")
_REGION = re.compile(r"[a-z0-9-]{2,40}")
_VENDOR_REGION = re.compile(r"[A-Za-z0-9_-]{1,40}")  # Such as RegionOne.
_SWITCH = {"1": True, "0": False}
_MAX_PREFIX = 255  # Characters; with a key of the same length it is well below S3's limit of 1024.


class AwsAccess(Struct, frozen=True):
    """An access key, a region and an endpoint; boto finds each value that is None."""

    key: str | None = None
    secret: str | None = None
    token: str | None = None
    region: str | None = None
    endpoint: str | None = None


AS_BOTO_FINDS = AwsAccess()


class S3Location(Struct, frozen=True):
    """The location of the objects; boto's own configuration supplies an endpoint or region that is None.

    ``path_style`` puts the bucket's name into the path instead of the host. None means: if there is an endpoint, except
    at vendors that refuse it.
    """

    bucket: str
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    path_style: bool | None = None
    public_base: str | None = None  # An address at which the objects are public, such as a CDN's.
    public_endpoint: str | None = None  # The endpoint's address for browsers, if the server uses a different one.


def location_of(address: str) -> S3Location:
    """Parse ``s3://BUCKET[/PREFIX]`` with its options.

    Raises:
        InvalidStorageAddress: it has another form.
    """
    parts = _split(address)
    if parts is None:
        raise InvalidStorageAddress("s3:// must be followed by the name of a bucket")
    if "@" in parts.netloc:
        raise InvalidStorageAddress("access keys do not belong into the address: set AWS_ACCESS_KEY_ID and its secret")
    if not _BUCKET.fullmatch(parts.netloc):
        raise InvalidStorageAddress("s3:// must be followed by the name of a bucket")
    prefix = parts.path.strip("/")
    if prefix and (not _PREFIX.fullmatch(prefix) or len(prefix) > _MAX_PREFIX):
        raise InvalidStorageAddress("the prefix after the bucket may have letters, digits, '_', '-', '.' and '/'")
    if parts.fragment:
        raise InvalidStorageAddress("s3:// takes nothing after a '#'")
    options = _options(parts.query)
    location = S3Location(
        bucket=parts.netloc,
        prefix=prefix,
        endpoint=_http_address("endpoint", options.pop("endpoint", None)),
        region=options.pop("region", None),
        path_style=_switch("path_style", options.pop("path_style", None)),
        public_base=_http_address("public_base", options.pop("public_base", None)),
        public_endpoint=_endpoint("public_endpoint", options.pop("public_endpoint", None)),
    )
    if options:
        raise InvalidStorageAddress(f"s3:// does not know {', '.join(sorted(options))}")
    pattern = _REGION if location.endpoint is None else _VENDOR_REGION
    if location.region is not None and not pattern.fullmatch(location.region):
        raise InvalidStorageAddress("region must be one such as eu-central-1")
    return location


def _options(query: str) -> dict[str, str]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
    except ValueError as error:
        raise InvalidStorageAddress("the options after '?' must be written name=value") from error
    options = dict(pairs)
    if len(options) < len(pairs):
        raise InvalidStorageAddress("an option is given twice")
    return options


def _switch(name: str, value: str | None) -> bool | None:
    if value is None:
        return None
    if value not in _SWITCH:
        raise InvalidStorageAddress(f"{name} must be 1 or 0")
    return _SWITCH[value]


def _http_address(name: str, value: str | None) -> str | None:
    if value is None:
        return None
    parts = _split(value)
    if (
        parts is None
        or parts.scheme not in {"http", "https"}
        or not parts.hostname
        or "@" in parts.netloc
        or parts.query
        or parts.fragment
    ):
        raise InvalidStorageAddress(f"{name} must be an http or https address without a query, such as https://host")
    return value.rstrip("/")


def _endpoint(name: str, value: str | None) -> str | None:
    address = _http_address(name, value)
    # The path is part of the signature: if a proxy removed a prefix of it, every signature would be wrong.
    if address is not None and urlsplit(address).path:
        raise InvalidStorageAddress(f"{name} must be an address without a path, such as https://host")
    return address


def _split(address: str) -> SplitResult | None:
    """Return the parts of an address, or None if it cannot be parsed."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # Raises ValueError if it is not a valid number.
    except ValueError:
        return None
    return parts
