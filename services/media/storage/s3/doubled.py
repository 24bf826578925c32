"""Detection of a storage address that names its bucket twice: after ``s3://`` and in the endpoint.

Vendors' consoles show endpoints that contain the bucket.
"""

from urllib.parse import parse_qs, urlsplit, urlunsplit

# Vendors with a console that shows hosts with the bucket's name.
_VENDORS = (
    ".amazonaws.com",
    ".digitaloceanspaces.com",
    ".r2.cloudflarestorage.com",
    ".backblazeb2.com",
    ".wasabisys.com",
)


def named_once(address: str) -> str | None:
    """Return advice if a storage address seems to name its bucket twice, else None.

    Use it only for a storage that does not work: a server's own name may begin with the bucket's.
    """
    try:
        parts = urlsplit(address)
        given = urlsplit(parse_qs(parts.query).get("endpoint", [""])[0])
        host = given.hostname or ""
    except ValueError:
        return None
    bucket = parts.netloc
    if parts.scheme != "s3" or not bucket:
        return None
    if bucket.endswith(_VENDORS):
        return f"Write s3:// and the bucket's name alone: s3://{bucket.partition('.')[0]}."
    before, _, last = given.path.rstrip("/").rpartition("/")
    if last == bucket:
        return _without(urlunsplit((given.scheme, given.netloc, before, "", "")))
    if host.startswith(f"{bucket.lower()}."):
        netloc = given.netloc.rpartition("@")[2][len(bucket) + 1 :]
        return _without(urlunsplit((given.scheme, netloc, given.path, "", "")))
    return None


def _without(endpoint: str) -> str:
    return f"The endpoint has the bucket's name already: write endpoint={endpoint} in STORAGE_URL."
