"""Upgrades: the requests that become WebSockets, and what is answered to those that cannot.

Source: RFC 6455, 4.2.
"""

import binascii
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import unquote

from starlette.types import Scope
from websockets.utils import accept_key

from records import record
from transport.refusals import Refused

VERSION = "13"
_KEY_BYTES = 16
_VERSIONS: Mapping[str, str] = {"Upgrade": "websocket", "Sec-WebSocket-Version": VERSION}


@record(frozen=True, slots=True)
class Upgrade:
    """A request for a WebSocket that can be answered: its key, where to, and which subprotocols it offers."""

    key: str
    path: str
    raw_path: bytes
    query: bytes
    subprotocols: Sequence[str]


def read_upgrade(method: str, version: str, target: bytes, headers: Iterable[tuple[bytes, bytes]]) -> Upgrade:
    """Read a request whose headers, their names in lower case, ask for the protocol ``websocket``.

    Raises:
        Refused: it is not as it must be.
    """
    fields: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        fields.setdefault(name, []).append(value)
    if method != "GET" or version != "1.1":
        raise Refused(400, "A WebSocket is opened by GET of HTTP/1.1.")
    if b"transfer-encoding" in fields or any(value != b"0" for value in fields.get(b"content-length", ())):
        raise Refused(400, "A request that opens a WebSocket has no body.")
    if fields.get(b"sec-websocket-version") != [VERSION.encode()]:
        raise Refused(426, f"Sec-WebSocket-Version must be {VERSION}.", headers=_VERSIONS)
    raw_path, _, query = target.partition(b"?")
    if not target.isascii():
        raise Refused(400, "The address has characters that are not encoded.")
    return Upgrade(
        key=_read_key(fields.get(b"sec-websocket-key", [])),
        path=unquote(raw_path.decode("ascii")),
        raw_path=raw_path,
        query=query,
        subprotocols=[
            name.strip()
            for value in fields.get(b"sec-websocket-protocol", ())
            for name in value.decode("latin-1").split(",")
        ],
    )


def _read_key(given: Sequence[bytes]) -> str:
    try:
        (key,) = given
        is_key = len(binascii.a2b_base64(key, strict_mode=True)) == _KEY_BYTES
    except ValueError:  # Of which binascii's is one.
        is_key = False
    if not is_key:
        raise Refused(400, "Sec-WebSocket-Key must be one key of 16 bytes in base64.")
    return key.decode()


def socket_scope(scope: Scope, upgrade: Upgrade, extensions: Mapping[str, object]) -> Scope:
    """Return ASGI's scope of the socket that a request of this scope becomes."""
    return {
        "type": "websocket",
        "asgi": {**scope["asgi"], "spec_version": "2.4"},
        "http_version": scope["http_version"],
        "scheme": "wss" if scope["scheme"] == "https" else "ws",
        "server": scope["server"],
        "client": scope["client"],
        "root_path": scope["root_path"],
        "path": scope["root_path"] + upgrade.path,
        "raw_path": scope["root_path"].encode("ascii") + upgrade.raw_path,
        "query_string": upgrade.query,
        "headers": scope["headers"],
        "subprotocols": upgrade.subprotocols,
        "state": scope["state"],
        "extensions": extensions,
    }


def accepted(key: str, subprotocol: str | None, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return the head of the answer that makes the connection of a request with this key a WebSocket."""
    lines = [
        b"HTTP/1.1 101 Switching Protocols",
        b"Upgrade: websocket",
        b"Connection: Upgrade",
        b"Sec-WebSocket-Accept: " + accept_key(key).encode(),
    ]
    if subprotocol is not None:
        lines.append(b"Sec-WebSocket-Protocol: " + subprotocol.encode("latin-1"))
    lines += (name + b": " + value for name, value in headers)
    return b"\r\n".join((*lines, b"", b""))
