"""Origins: scheme, host and port of an address, written as browsers write them in the ``Origin`` header."""

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

import httpx

ALL = "*"
_WILDCARD = "*."
_WITHOUT_PAGES = frozenset({"data", "file", "ftp", "ws", "wss"})  # Browsers send `null`, or the page's origin.
_LABEL = "[a-z0-9_-]+"
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?")


def origin_of(address: str) -> str:
    """Return the origin of an address: in lower case, without a default port, and with an ASCII host.

    Raises:
        ValueError: the address is not valid, or has no origin.
    """
    try:
        url = httpx.URL(address)
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        _ = urlsplit(origin).port  # Reading the port validates it.
    except (httpx.InvalidURL, ValueError):
        raise ValueError("this is not an address") from None
    if not _ORIGIN.fullmatch(origin):
        raise ValueError("this address has no origin")
    return origin


def normal_origin(text: str) -> str:
    """Return an entry of an operator's list in normal form; ``*.`` before a domain stands for one label.

    The scheme may belong to an app, as in ``capacitor://localhost``.

    Raises:
        ValueError: it is not an origin, or has a wildcard elsewhere.
    """
    scheme, separator, rest = text.rstrip("/").partition("://")
    domain = rest.removeprefix(_WILDCARD)
    if not separator or scheme in _WITHOUT_PAGES or "@" in domain or re.search(r"[/?#\\]", domain):
        raise ValueError("this is not an origin")
    origin = origin_of(f"{scheme}://{domain}")
    if domain == rest:
        return origin
    host = origin.partition("://")[2].partition(":")[0]
    if "." not in host and host != "localhost":
        raise ValueError("a wildcard stands before a domain")
    return origin.replace("://", f"://{_WILDCARD}", 1)


def pattern_of(origins: Iterable[str]) -> str:
    """Return a regular expression that fully matches these results of ``normal_origin``, and no other origin.

    A wildcard matches one label, as in certificates: not the domain itself, and no deeper subdomain.
    """
    escaped = (re.escape(origin).replace(re.escape(_WILDCARD), f"{_LABEL}\\.", 1) for origin in sorted(origins))
    return "|".join(f"(?:{origin})" for origin in escaped) or r"(?!)"


def is_local(url: str) -> bool:
    """Whether an address names this machine or a private network, which Kie.ai cannot reach."""
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    if host in {"", "localhost"} or host.endswith((".localhost", ".local", ".internal", ".lan")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host
