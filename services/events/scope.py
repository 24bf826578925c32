"""The scope of an installation's messages (namespace and epoch), event cursors, and message authentication."""

import hashlib
import hmac
import re
from dataclasses import dataclass

from services.secrets import KeyRing

PREFIX = "atelier"
_TAG = 32  # Hexadecimal digits of the authentication tag, which precedes a sealed message.
_CURSOR = re.compile(r"(?:([0-9a-f]{16})\.)?([0-9]{1,18})(~?)")


@dataclass(frozen=True, slots=True)
class Scope:
    """The namespace of the channels, and the epoch that event numbers belong to.

    ``namespace`` separates installations that share a broadcaster; without one, channels have their plain names.
    ``is_first``: the epoch was never renewed, so cursors without an epoch, from older versions, belong to it.
    """

    namespace: str = ""
    epoch: str = ""
    is_first: bool = True

    def key(self, name: str) -> str:
        """Return a name that is unique to this installation and epoch."""
        return f"{self.namespace}:{self.epoch}:{name}" if self.namespace else name

    def channel(self, name: str) -> str:
        return f"{PREFIX}:{self.key(name)}" if self.namespace else name


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in a user's events: after number ``seq`` of ``epoch``, which is None in a cursor of an older version.

    ``partial``: more events of the same snapshot follow, so a client that resumes here gets the snapshot again.
    """

    epoch: str | None
    seq: int
    partial: bool

    def belongs_to(self, scope: Scope) -> bool:
        return scope.is_first if self.epoch is None else self.epoch == scope.epoch


def cursor_text(epoch: str, seq: int, *, partial: bool = False) -> str:
    """Return the text of a cursor; without an epoch it is the bare number."""
    number = f"{epoch}.{seq}" if epoch else str(seq)
    return f"{number}~" if partial else number


def parse_cursor(text: str) -> Cursor | None:
    """Parse the text of a cursor; return None if it is malformed."""
    match = _CURSOR.fullmatch(text)
    return None if match is None else Cursor(match[1], int(match[2]), partial=bool(match[3]))


class Seal:
    """Authenticates messages, so that others with write access to the broadcaster cannot forge events."""

    __slots__ = ("_keys",)

    def __init__(self, keys: KeyRing) -> None:
        self._keys = keys

    def seal(self, channel: str, message: str) -> str:
        return _tag(self._keys.newest, channel, message) + message

    def unseal(self, channel: str, sealed: str) -> str | None:
        """Return the message; None if this installation did not publish it on this channel."""
        tag, message = sealed[:_TAG], sealed[_TAG:]
        # compare_digest accepts ASCII text only.
        is_ours = tag.isascii() and any(
            hmac.compare_digest(tag, _tag(key, channel, message)) for key in self._keys.accepted
        )
        return message if is_ours else None


def _tag(key: bytes, channel: str, message: str) -> str:
    text = f"{channel}\n{message}".encode("utf-8", "surrogatepass")
    return hmac.digest(key, text, hashlib.sha256).hex()[:_TAG]
