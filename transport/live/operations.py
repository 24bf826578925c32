"""Operations of a socket: run by a task, until a subscription has caught up and its events need no task."""

import sys
from collections.abc import Callable, MutableMapping
from typing import TYPE_CHECKING, Any

import orjson
from graphql import parse
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import Operation

from services.events.stream import Stream
from transport.execution.steps import EventPayloads
from transport.http.errors import present

if TYPE_CHECKING:
    from transport.live.websocket_handler import SocketHandler


class SocketOperation(Operation[object, None]):
    """One operation of a socket, with the extensions of its message.

    It takes over the events of a subscription that has caught up, if they need no execution and the connection accepts
    immediate writes. After any obstacle it catches up again, in a task.
    """

    __slots__ = ("_first_extensions", "_payloads", "_show", "_stream", "extensions")

    handler: "SocketHandler"

    def __init__(
        self, handler: "SocketHandler", id: str, payload: dict[str, Any], extensions: dict[str, object]
    ) -> None:
        query, variables, name = (
            payload.get("query") or "",
            payload.get("variables"),
            payload.get("operationName") or None,
        )
        super().__init__(handler, id, query, variables, name)
        self.extensions = extensions
        self._payloads: EventPayloads | None = None
        self._show: Callable[[Any], object] | None = None
        self._stream: Stream[Any] | None = None
        self._first_extensions: MutableMapping[str, Any] | None = None

    @property
    def is_live(self) -> bool:
        """Whether it has caught up, so that the end of its iterator is not the end of the operation."""
        return self._stream is not None

    def shows(self, show: Callable[[Any], object]) -> None:
        self._show = show

    def set_renderer(self, query: str, payloads: EventPayloads | None, extensions: MutableMapping[str, Any]) -> None:
        self.query = sys.intern(query)  # Many sockets send the same text.
        self._payloads = payloads
        self._first_extensions = extensions

    def take_over(self, stream: Stream[Any]) -> bool:
        if self._payloads is None or self._show is None or not self.handler.websocket.can_push:
            return False
        self._stream = stream
        self.task = None
        return True

    def deliver(self, event: Any) -> bool:
        if not self.handler.websocket.push(self.message_of(event)):
            return False
        self.note_delivery()
        return True

    def notify_gap(self) -> None:
        self.handler.catch_up(self)

    def message_of(self, event: object) -> bytes:
        """Return the message that delivers an event to the client."""
        payload = self._payload_of(event)
        if self._first_extensions:
            payload = orjson.dumps({**orjson.loads(payload), "extensions": dict(self._first_extensions)})
        return b'{"id":%b,"type":"next","payload":%b}' % (orjson.dumps(self.id), payload)

    def note_delivery(self) -> None:
        """Drop the extensions that are sent only with the first event."""
        self._first_extensions = None

    def _payload_of(self, event: object) -> bytes:
        if self._payloads is None or self._show is None:
            raise TypeError("it has not taken over")
        try:
            return self._payloads.payload(event, self._show)
        except Exception:  # noqa: BLE001 - graphql-core will repeat the error and report its location
            return self._execute_event(self._show(event))

    def _execute_event(self, event: object) -> bytes:
        context = self.handler.context
        result = self.handler.schema.execute_event(
            event, parse(self.query), variables=self.variables, name=self.operation_name, context=context
        )
        payload: dict[str, Any] = {"data": result.data}
        if result.errors:
            present(result.errors, request_id=getattr(context, "request_id", None))
            payload["errors"] = [error.formatted for error in result.errors]
        return orjson.dumps(payload)

    def stop(self) -> None:
        """End the operation without a message to the client."""
        if self.task is not None:
            self.task.cancel()
        if self._stream is not None:
            self._stream.leave()

    @property
    def stream(self) -> Stream[Any]:
        if self._stream is None:
            raise TypeError("it has not taken over")
        return self._stream
