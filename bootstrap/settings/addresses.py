"""Setting types of addresses, origins, hosts and networks, and of proxies and authorities for outgoing connections."""

import ipaddress
import os
import re
import ssl
from typing import Annotated
from urllib.parse import urlsplit

import httpx
from pydantic import AfterValidator, BeforeValidator, SecretStr

from server_urls import check_host
from services.media.safe_download.policy import AddressPolicy
from services.origins import ALL, normal_origin, origin_of

_SOCKS = frozenset({"socks", "socks4", "socks4a", "socks5", "socks5h"})
NO_SOCKS = "SOCKS proxies are not supported: name an HTTP proxy, such as http://proxy.example:3128, or unset it"


def _split_hosts(value: object) -> object:
    if isinstance(value, str):
        return frozenset(host.strip().lower() for host in value.split(",") if host.strip())
    return value


def _check_address(value: str) -> str:
    if not value:
        return value
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        check_host(parts.hostname or "")
        usable = usable and _is_read_by_httpx(value)
    except ValueError:  # Raised for the port, brackets or the host.
        usable = False
    if not usable or any(character.isspace() for character in value):
        raise ValueError("it must be an http or https address")
    return value


def _is_read_by_httpx(value: str) -> bool:
    try:
        httpx.URL(value)
    except httpx.InvalidURL:
        return False
    return True


def _check_base(value: str) -> str:
    _check_address(value)
    if "?" in value or "#" in value:
        raise ValueError("it must have no ? or #, because paths are appended to it")
    return value.rstrip("/")


def _check_site(value: str) -> str:
    base = _check_base(value)
    if not base:
        return base
    parts = urlsplit(base)
    if parts.path:
        raise ValueError(
            "it must have no path, because all pages begin at /: give this server its own host name, such as"
            " https://images.example"
        )
    if "@" in parts.netloc:
        raise ValueError("it must have no user or password")
    try:
        return origin_of(base)
    except ValueError:
        raise ValueError("it must be an http or https address") from None


def _check_origins(value: frozenset[str]) -> frozenset[str]:
    for origin in value:
        _check_address(origin)
        if urlsplit(origin)[2:] != ("", "", "") or not re.fullmatch(r"[^\s;,]+", origin):
            raise ValueError("it must be origins, such as https://app.example")
    return value


def _check_listed_origins(value: frozenset[str]) -> frozenset[str]:
    try:
        return frozenset(origin if origin == ALL else normal_origin(origin) for origin in value)
    except ValueError:
        raise ValueError(
            "it must be origins separated by commas: https://app.example, https://*.app.example (the star stands for"
            " one label), capacitor://localhost, or * for all origins"
        ) from None


def _check_exact_origins(value: frozenset[str]) -> frozenset[str]:
    """Return the origins in the form that ``origin_of`` gives to addresses, for exact comparison."""
    return frozenset(origin_of(origin) for origin in _check_origins(value))


def _check_script(value: str) -> str:
    if not value.startswith("/"):
        _check_address(value)
    if value.startswith("//") or re.search(r"[\s;,]", value):
        raise ValueError("it must be an http or https address, or a path on this server that begins with /")
    return value


def _check_sign_in_page(value: str) -> str:
    _check_script(value)
    if "#" in value:
        raise ValueError("it must have no fragment: the page returns with one")
    return value


def _check_hosts(value: frozenset[str]) -> frozenset[str]:
    AddressPolicy(value)
    return value


def _check_networks(value: frozenset[str]) -> frozenset[str]:
    try:
        return frozenset(str(ipaddress.ip_network(network, strict=False)) for network in value)
    except ValueError as error:
        raise ValueError("it must be addresses or networks, such as 10.0.0.0/8, separated by commas") from error


def _read_proxy(value: object) -> object:
    return f"http://{value}" if isinstance(value, str) and value and "://" not in value else value


def _check_proxy(value: SecretStr) -> SecretStr:
    try:
        url = httpx.URL(value.get_secret_value())
        usable = url.scheme in {"http", "https", *_SOCKS} and bool(url.host) and url.path == "/"
        usable = usable and not url.query and not url.fragment
    except (httpx.InvalidURL, ValueError):  # ValueError: the host cannot be decoded.
        usable = False
    if not usable:
        raise ValueError(
            "it must be the address of an HTTP proxy, such as http://proxy.example:3128 (in the user name and"
            " password, write characters other than letters and digits as %XX)"
        )
    return value


def is_socks(proxy: SecretStr) -> bool:
    return proxy.get_secret_value().partition("://")[0].lower() in _SOCKS


def _check_fetch_proxy(value: SecretStr) -> SecretStr:
    if is_socks(_check_proxy(value)):
        raise ValueError(NO_SOCKS)
    return value


def _check_authorities(value: str) -> str:
    try:
        ssl.create_default_context(cafile=value)
    except (OSError, ValueError):
        raise ValueError(
            "it must be a file of CA certificates in PEM; unset it to trust the usual authorities"
        ) from None
    return value


def _check_authorities_folder(value: str) -> str:
    if not any(os.path.isdir(folder) for folder in value.split(":")):  # noqa: PTH112 - it takes any text
        raise ValueError("it must be a folder of CA certificates; unset it to trust the usual authorities")
    return value


Address = Annotated[str, AfterValidator(_check_address)]
Base = Annotated[str, AfterValidator(_check_base)]
"""An address that paths are added to, without a slash at its end."""

Site = Annotated[str, AfterValidator(_check_site)]
"""The address of this installation: an origin."""

Script = Annotated[str, AfterValidator(_check_script)]
SignInPage = Annotated[str, AfterValidator(_check_sign_in_page)]
_Split = Annotated[frozenset[str], BeforeValidator(_split_hosts)]
Hosts = Annotated[_Split, AfterValidator(_check_hosts)]
Networks = Annotated[_Split, AfterValidator(_check_networks)]
Origins = Annotated[_Split, AfterValidator(_check_origins)]
ExactOrigins = Annotated[_Split, AfterValidator(_check_exact_origins)]
"""Origins of web pages, each in full."""

ListedOrigins = Annotated[_Split, AfterValidator(_check_listed_origins)]
"""Origins that may send requests, with ``*.`` for one label, apps' own schemes, or ``*`` for all."""

Proxy = Annotated[SecretStr, BeforeValidator(_read_proxy), AfterValidator(_check_proxy)]
"""The address of a proxy, which may contain a password; the default scheme is http."""

FetchProxy = Annotated[SecretStr, BeforeValidator(_read_proxy), AfterValidator(_check_fetch_proxy)]
Authorities = Annotated[str, AfterValidator(_check_authorities)]
AuthoritiesFolder = Annotated[str, AfterValidator(_check_authorities_folder)]
