"""Presigned S3 addresses: Amazon's Signature Version 4 in a query string, with a date that the caller chooses."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import SplitResult, quote, urlsplit

from msgspec import Struct

MAX_SECONDS = 7 * 24 * 3600  # S3's limit.

_ALGORITHM = "AWS4-HMAC-SHA256"
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_NOTHING: Mapping[str, str] = MappingProxyType({})


class AccessKey(Struct, frozen=True):
    """A key that signs requests; temporary keys have a ``token``."""

    id: str
    secret: str
    token: str | None = None

    def __repr__(self) -> str:
        return f"AccessKey({self.id!r})"


def presign_url(
    method: str,
    url: str,
    key: AccessKey,
    *,
    region: str,
    since: float,
    seconds: int,
    query: Mapping[str, str] = _NOTHING,
    headers: Mapping[str, str] = _NOTHING,
) -> str:
    """Return ``url``, which has no query yet, with a signature that lets any client send this request.

    It is valid from the Unix second ``since`` for ``seconds``, and only for this ``query`` and with these ``headers``;
    other headers may be added. The same arguments give the same address; botocore's signer cannot do this, because it
    always uses the current second.

    Source: Amazon S3 API reference, "Authenticating Requests: Using Query Parameters".
    """
    parts = urlsplit(url)
    date = datetime.fromtimestamp(since, UTC).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{date[:8]}/{region}/s3/aws4_request"
    signed = {"host": _host(parts)} | {name.lower(): value for name, value in headers.items()}
    names = ";".join(sorted(signed))
    parameters = {
        **query,
        "X-Amz-Algorithm": _ALGORITHM,
        "X-Amz-Credential": f"{key.id}/{scope}",
        "X-Amz-Date": date,
        "X-Amz-Expires": str(min(seconds, MAX_SECONDS)),
        "X-Amz-SignedHeaders": names,
    }
    if key.token is not None:
        parameters["X-Amz-Security-Token"] = key.token
    arguments = "&".join(
        sorted(f"{quote(name, safe='')}={quote(value, safe='')}" for name, value in parameters.items())
    )
    lines = [f"{name}:{signed[name]}\n" for name in sorted(signed)]
    request = "\n".join((method, parts.path, arguments, "".join(lines), names, "UNSIGNED-PAYLOAD"))
    message = "\n".join((_ALGORITHM, date, scope, hashlib.sha256(request.encode()).hexdigest()))
    signature = _hmac(_signing_key(key, scope), message).hex()
    return f"{url}?{arguments}&X-Amz-Signature={signature}"


def _host(parts: SplitResult) -> str:
    """Return the host as clients send it: in lower case, and without the scheme's default port."""
    return parts.netloc.lower().removesuffix(_DEFAULT_PORTS.get(parts.scheme, ""))


def _signing_key(key: AccessKey, scope: str) -> bytes:
    signing_key = f"AWS4{key.secret}".encode()
    for part in scope.split("/"):
        signing_key = _hmac(signing_key, part)
    return signing_key


def _hmac(key: bytes, message: str) -> bytes:
    return hmac.digest(key, message.encode(), hashlib.sha256)
