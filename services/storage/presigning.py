"""Presigned S3 addresses: Amazon's Signature Version 4 in a query string, dated as the caller says."""

import hashlib
import hmac
from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from urllib.parse import quote, urlsplit

from records import record

MAX_SECONDS = 7 * 24 * 3600  # S3 refuses addresses that are valid for longer.

_ALGORITHM = "AWS4-HMAC-SHA256"
_NOTHING: Mapping[str, str] = MappingProxyType({})


@record(frozen=True, slots=True)
class AccessKey:
    """What signs requests; ``token`` goes with keys that expire."""

    id: str
    secret: str
    token: str | None = None

    def __repr__(self) -> str:
        return f"AccessKey({self.id!r})"


def presigned(
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
    """Return ``url``, which has no query of its own, with what lets anybody send this request to it.

    It works from the Unix second ``since`` for ``seconds`` and only with exactly these ``headers``, besides
    any others, and ``query``. The same arguments give the same address: that is why botocore's signer, which
    always dates with the present second, is not used here.

    Source: Amazon S3 API reference, "Authenticating Requests: Using Query Parameters".
    """
    parts = urlsplit(url)
    date = datetime.fromtimestamp(since, UTC).strftime("%Y%m%dT%H%M%SZ")
    scope = f"{date[:8]}/{region}/s3/aws4_request"
    signed = {"host": parts.netloc} | {name.lower(): value for name, value in headers.items()}
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


def _signing_key(key: AccessKey, scope: str) -> bytes:
    signing_key = f"AWS4{key.secret}".encode()
    for part in scope.split("/"):
        signing_key = _hmac(signing_key, part)
    return signing_key


def _hmac(key: bytes, message: str) -> bytes:
    return hmac.digest(key, message.encode(), hashlib.sha256)
