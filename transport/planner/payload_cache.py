"""Payload cache: the JSON payload of a subscription's event, rendered once for all clients with the same selection."""

from collections.abc import Callable
from typing import Any

import orjson

Read = Callable[[Any], Any]
Show = Callable[[Any], object]


class PayloadCache:
    """The renderer of one selection of events, with a cache of the newest payload.

    All receivers of an event share its bytes. This is correct because only plain fields are read: their values depend
    on the object alone, never on the viewer.
    """

    __slots__ = ("_event", "_payload", "_read", "_response_name")

    def __init__(self, response_name: str, read: Read) -> None:
        self._response_name = response_name
        self._read = read
        self._event: object = None
        self._payload = b""

    def payload(self, event: object, show: Show) -> bytes:
        """Return the payload of an event; ``show`` converts the event to its API form.

        Raises:
            Exception: the event is not as expected; graphql-core reports the cause.
        """
        if event is not self._event:
            self._payload = orjson.dumps({"data": {self._response_name: self._read(show(event))}})
            self._event = event
        return self._payload
