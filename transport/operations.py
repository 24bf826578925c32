"""Operations of a socket: run by a task, and where a subscription has caught up, delivered without one."""

import sys
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import orjson
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import Operation

from services.events.stream import Stream
from transport.rendering import Rendering, Show

if TYPE_CHECKING:
    from transport.sockets import SocketHandler


class SocketOperation(Operation[object, None]):
    """One operation of a socket, with what its message says beside the query.

    It takes over the events of a subscription that has caught up, if they can be shown without executing anything
    and the connection can be written to at once. Whatever gets in the way makes it catch up, in a task again.
    """

    __slots__ = ("_rendering", "_show", "_stream", "_told", "extensions")

    handler: "SocketHandler"

    def __init__(
        self, handler: "SocketHandler", id: str, payload: dict[str, Any], extensions: dict[str, object]
    ) -> None:
        query, variables, name = payload.get("query") or "", payload.get("variables"), payload.get("operationName")
        super().__init__(handler, id, query, variables, name)
        self.extensions = extensions
        self._rendering: Rendering | None = None
        self._show: Show | None = None
        self._stream: Stream[Any] | None = None
        self._told: MutableMapping[str, Any] | None = None

    @property
    def is_live(self) -> bool:
        """Whether it has caught up, so that the end of its iterator is not its own."""
        return self._stream is not None

    def shows(self, show: Show) -> None:
        self._show = show

    def rendered_as(self, query: str, rendering: Rendering | None, extensions: MutableMapping[str, Any]) -> None:
        self.query = sys.intern(query)  # Many sockets send the same text.
        self._rendering = rendering
        self._told = extensions

    def take_over(self, stream: Stream[Any]) -> bool:
        if self._rendering is None or self._show is None or not self.handler.websocket.can_push:
            return False
        self._stream = stream
        self.task = None
        return True

    def deliver(self, event: Any) -> bool:
        if not self.handler.websocket.push(self.message_of(event)):
            return False
        self.note_delivery()
        return True

    def interrupted(self) -> None:
        self.handler.catch_up(self)

    def message_of(self, event: object) -> bytes:
        """Return the message that tells the client of an event."""
        payload = self._payload_of(event)
        if self._told:
            payload = orjson.dumps({**orjson.loads(payload), "extensions": dict(self._told)})
        return b'{"id":%b,"type":"next","payload":%b}' % (orjson.dumps(self.id), payload)

    def note_delivery(self) -> None:
        """Remember that what is told with the first event has been told."""
        self._told = None

    def _payload_of(self, event: object) -> bytes:
        if self._rendering is None or self._show is None:
            raise TypeError("it has not taken over")
        try:
            return self._rendering.payload(event, self._show)
        except Exception:  # noqa: BLE001 - whatever it is, graphql-core meets it again and says where
            result = self.handler.schema.execute_event(
                self._show(event),
                self.query,
                variables=self.variables,
                operation_name=self.operation_name,
                context=self.handler.context,
            )
            errors = {"errors": [error.formatted for error in result.errors]} if result.errors else {}
            return orjson.dumps({"data": result.data, **errors})

    def stop(self) -> None:
        """End it without a word."""
        if self.task is not None:
            self.task.cancel()
        if self._stream is not None:
            self._stream.leave()

    @property
    def stream(self) -> Stream[Any]:
        if self._stream is None:
            raise TypeError("it has not taken over")
        return self._stream
