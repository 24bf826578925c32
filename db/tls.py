"""TLS options of PostgreSQL addresses: libpq's ``sslmode`` and its certificate files."""

import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from server_urls import InvalidServerUrl, Options

MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_NO_VERIFY = "no-verify"  # node-pg's name for `require` without a certificate authority.
_SYNONYMS = {
    **dict.fromkeys(("true", "1", "yes", "on"), "require"),
    **dict.fromkeys(("false", "0", "no", "off"), "disable"),
}
_ENCRYPTING = frozenset({"require", "verify-ca", "verify-full", _NO_VERIFY})
_SYSTEM = "system"


class Tls(Struct, frozen=True):
    """The encryption of a connection; ``mode`` None means asyncpg's default, ``root`` is the file of authorities."""

    mode: str | None = None
    root: str | None = None
    certificate: str | None = None
    key: str | None = None
    key_password: str | None = None
    revoked: str | None = None
    direct: bool = False

    def arguments(self) -> dict[str, Any]:
        """Return the arguments for asyncpg.

        Raises:
            InvalidServerUrl: a file cannot be read.
        """
        if self.mode is None:
            return {}
        if self.mode == "disable":
            return {"ssl": False}
        if self.mode in _ENCRYPTING:
            return {"ssl": _context(self), **({"direct_tls": True} if self.direct else {})}
        return {"ssl": self.mode}


def tls_of(given: Options) -> Tls:
    """Return the TLS options of an address.

    Raises:
        InvalidServerUrl: the options are invalid, not supported, or contradict each other.
    """
    mode = _mode(given.take("sslmode", "ssl"))
    accept = given.choice("sslaccept", "strict", "accept_invalid_certs")
    if accept is not None:
        mode = "verify-full" if accept == "strict" else _NO_VERIFY
    if given.choice("channel_binding", "disable", "prefer", "require") == "require":
        # Channel binding prevents a man in the middle. asyncpg lacks it; a verified certificate prevents one as well.
        mode = "verify-full"
    if given.choice("gssencmode", "disable", "prefer", "require") == "require":
        raise InvalidServerUrl("gssencmode=require is not supported: use sslmode=verify-full")
    root = given.take("sslrootcert")
    if root == _SYSTEM:
        if mode not in {None, "verify-full"}:
            raise InvalidServerUrl(f"sslrootcert=system needs sslmode=verify-full, not {mode}")
        mode = "verify-full"
    tls = Tls(
        mode=mode,
        root=root,
        certificate=given.take("sslcert"),
        key=given.take("sslkey"),
        key_password=given.take("sslpassword"),
        revoked=given.take("sslcrl"),
        direct=given.choice("sslnegotiation", "postgres", "direct") == "direct",
    )
    _check(tls)
    return tls


def _mode(word: str | None) -> str | None:
    mode = _SYNONYMS.get((word or "").lower(), word and word.lower())
    if mode not in {None, *MODES, _NO_VERIFY}:
        raise InvalidServerUrl(f"sslmode must be {', '.join(MODES)} or {_NO_VERIFY}")
    return mode


def _check(tls: Tls) -> None:
    beside = (tls.root, tls.certificate, tls.key, tls.key_password, tls.revoked)
    if tls.mode not in _ENCRYPTING and (tls.direct or any(beside)):
        raise InvalidServerUrl("options for certificates need sslmode=require, verify-ca or verify-full")
    if tls.mode == "verify-ca" and tls.root is None:
        raise InvalidServerUrl(
            "sslmode=verify-ca needs sslrootcert: name the file of the authority, or use verify-full"
        )
    if (tls.key or tls.key_password) and tls.certificate is None:
        raise InvalidServerUrl("sslkey and sslpassword need sslcert")


def _context(tls: Tls) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = tls.mode == "verify-full"
    # With a file of authorities, `require` verifies the certificate, as libpq does.
    verifies = tls.mode != _NO_VERIFY and (tls.root is not None or tls.mode == "verify-full")
    context.verify_mode = ssl.CERT_REQUIRED if verifies else ssl.CERT_NONE
    context.set_alpn_protocols(["postgresql"])
    if verifies and tls.root in {None, _SYSTEM}:
        context.load_default_certs()
    elif verifies:
        _load("sslrootcert", tls.root, lambda path: context.load_verify_locations(path))
    if tls.revoked is not None:
        _load("sslcrl", tls.revoked, lambda path: context.load_verify_locations(path))
        context.verify_flags |= ssl.VERIFY_CRL_CHECK_CHAIN
    if tls.certificate is not None:
        key = None if tls.key is None else str(Path(tls.key).expanduser())
        # If no password is given, OpenSSL would read one from the terminal.
        password = tls.key_password or ""
        _load("sslcert", tls.certificate, lambda path: context.load_cert_chain(path, key, lambda: password))
    return context


def _load(name: str, path: str | None, load: Callable[[str], None]) -> None:
    try:
        load(str(Path(path or "").expanduser()))
    except ssl.SSLError as error:
        raise InvalidServerUrl(f"{name} names a file that is no certificate or key in PEM") from error
    except (OSError, RuntimeError) as error:
        raise InvalidServerUrl(
            f"{name} names a file that cannot be read: {getattr(error, 'strerror', error)}"
        ) from error
