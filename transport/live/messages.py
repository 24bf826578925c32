"""Messages from WebSocket clients: their validation, and the extensions of an operation."""

from collections.abc import Mapping
from typing import Any, TypeGuard

from transport.execution.persisted_documents import DOCUMENT_ID, names_document

MAX_ID_CHARACTERS = 128


def fault_of(message: object) -> str | None:
    """Return a description of the first fault in a client's message, or None."""
    if not isinstance(message, dict):
        return "Message must be an object"
    kind = message.get("type")
    if not isinstance(kind, str):
        return "Message must have a type"
    if kind == "connection_init" and not _is_object_or_none(message.get("payload")):
        return "Invalid connection init payload"
    if kind in ("subscribe", "complete") and not _is_id(message.get("id")):
        return "Invalid id"
    if kind == "subscribe" and not _is_operation(message.get("payload")):
        return "Invalid subscribe payload"
    return None


def _is_id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= MAX_ID_CHARACTERS


def _is_operation(payload: object) -> bool:
    return (
        isinstance(payload, dict)
        and _names_query(payload)
        and _is_object_or_none(payload.get("variables"))
        and _is_object_or_none(payload.get("extensions"))
        and isinstance(payload.get("operationName"), str | None)
    )


def _names_query(payload: Mapping[str, Any]) -> bool:
    query = payload.get("query")
    return isinstance(query, str) or (query is None and names_document(extensions_of(payload)))


def extensions_of(payload: Mapping[str, Any]) -> dict[str, object]:
    """Return a message's extensions, together with the id of its document."""
    extensions = payload.get("extensions")
    extensions = {**extensions} if isinstance(extensions, dict) else {}
    return extensions | {DOCUMENT_ID: payload[DOCUMENT_ID]} if DOCUMENT_ID in payload else extensions


def _is_object_or_none(value: object) -> TypeGuard[dict[str, Any] | None]:
    return value is None or isinstance(value, dict)
