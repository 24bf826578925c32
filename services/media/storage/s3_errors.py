"""One-line explanations of S3 errors, with the change that an operator has to make."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_MAX_WORDS = 300  # Characters of a server's own message; some send a whole web page.

_REGION = "add region= with the bucket's own region to STORAGE_URL"
_RIGHTS = "allow the key s3:GetObject, s3:PutObject and s3:DeleteObject on the objects and s3:ListBucket on the bucket"
_KEY = "check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN"
_VIRTUAL = "add path_style=0 to STORAGE_URL"

# By error code; a response without a body, such as to a HEAD, has its status as code.
_REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "301": _REGION,
        "307": _REGION,
        "403": _RIGHTS,
        "405": "check endpoint in STORAGE_URL: something other than an S3 API answers there",
        "AccessDenied": _RIGHTS,
        "AllAccessDisabled": "unlock the bucket or its account at the vendor",
        "AuthorizationHeaderMalformed": _REGION,
        "AuthorizationQueryParametersError": _REGION,
        "ExpiredToken": _KEY,
        "IllegalLocationConstraintException": _REGION,
        "InvalidAccessKeyId": _KEY,
        "InvalidRegion": _REGION,
        "InvalidToken": _KEY,
        "MethodNotAllowed": "check endpoint in STORAGE_URL: something other than an S3 API answers there",
        "NoSuchBucket": "make the bucket, or correct its name in STORAGE_URL",
        "PathStyleDomainForbidden": _VIRTUAL,
        "PermanentRedirect": _REGION,
        "QuotaExceeded": "give the bucket more room",
        "RequestExpired": "set the clock of this machine",
        "RequestTimeTooSkewed": "set the clock of this machine",
        "SecondLevelDomainForbidden": _VIRTUAL,
        "SignatureDoesNotMatch": (
            "check AWS_SECRET_ACCESS_KEY, the region, and that no proxy before the bucket changes the host or headers"
        ),
        "TemporaryRedirect": _REGION,
    }
)


def explain_refusal(code: str, message: str, *, region: str | None = None) -> str:
    """Return the reason for a server's refusal and its remedy, on one line; ``region`` is the region that it names."""
    remedy = _REMEDIES.get(code)
    if region is not None and (remedy is _REGION or code == "400"):
        remedy = f"write region={region} in STORAGE_URL"
    words = " ".join(message.split())[:_MAX_WORDS]
    return ": ".join(part for part in (code, words) if part) + (f" - {remedy}." if remedy is not None else "")


def region_of(headers: Mapping[str, str], named: object = None) -> str | None:
    """Return the region that an error response names in its headers or in its body (``named``)."""
    region = headers.get("x-amz-bucket-region") or named
    # Validated, because an operator will copy the text that a server sent.
    return region if isinstance(region, str) and re.fullmatch(r"[A-Za-z0-9-]{2,40}", region) else None


def explained_answer(status: int, headers: Mapping[str, str], body: bytes) -> str:
    """Return the reason for a refusal from an HTTP response, with the details of its XML if it has any."""
    text = body.decode(errors="replace")
    found = {name: match[1] for name in ("Code", "Message", "Region") if (match := _element(name, text))}
    region = region_of(headers, found.get("Region"))
    return f"status {status}, " + explain_refusal(
        found.get("Code", str(status)), found.get("Message", ""), region=region
    )


def _element(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"<{name}>([^<]*)</{name}>", text)
