"""Rendering: what a subscription's clients are sent of an event, made once for all who select the same."""

from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

import orjson

Read = Callable[[Any], Any]
Show = Callable[[Any], object]


class Rendering:
    """How one selection shows events: the payload of a message.

    The newest is kept, so all who are told of one event share its bytes. That is right because only plain fields are
    read: they know their object, and nothing of who asks.
    """

    __slots__ = ("_event", "_payload", "_read", "_response_name")

    def __init__(self, response_name: str, read: Read) -> None:
        self._response_name = response_name
        self._read = read
        self._event: object = None
        self._payload = b""

    def payload(self, event: object, show: Show) -> bytes:
        """Return the payload of an event; ``show`` makes of it what the API says.

        Raises:
            Exception: something about it is not as expected; graphql-core says what.
        """
        if event is not self._event:
            self._payload = orjson.dumps({"data": {self._response_name: self._read(show(event))}})
            self._event = event
        return self._payload


class Renders(Protocol):
    """Who may take over a subscription's events."""

    def rendered_as(self, query: str, rendering: Rendering | None, extensions: MutableMapping[str, Any]) -> None:
        """Hear how they can be shown, None if only by executing each, and what is to be told with the first."""
