"""Kie.ai's callbacks: checks their signatures and reads the task id.

A callback is only a hint. Kie.ai signs the task id and a time, but not the body, so no other field is read.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime

from services.providers.errors import CallbackForged, CallbackMalformed, CallbackStale
from services.providers.kie import wire

SIGNATURE_HEADER = "X-Webhook-Signature"
TIMESTAMP_HEADER = "X-Webhook-Timestamp"

# Seconds before or after now; undocumented. A retry may carry its original time; polling covers rejected callbacks.
WINDOW = 300

_UNIX_SECONDS = re.compile(r"[0-9]{1,15}")


def signature(key: str, task_id: str, timestamp: str) -> str:
    """Return the signature that Kie.ai sends: Base64 of an HMAC-SHA256 of ``task_id.timestamp``.

    ``timestamp`` is the header's text as received, and ``key`` is used as plain text.

    Source: Kie.ai documentation, "Webhook verification".
    """
    message = f"{task_id}.{timestamp}".encode("utf-8", "surrogatepass")
    return base64.b64encode(hmac.new(key.encode(), message, hashlib.sha256).digest()).decode()


def verify(
    body: bytes,
    *,
    signatures: Sequence[str],
    timestamps: Sequence[str],
    keys: Sequence[str],
    now: datetime,
) -> str:
    """Verify a callback and return the id of its task.

    ``signatures`` and ``timestamps`` are all the values of their headers; more than one is refused. With
    ``keys``, one of which must have signed it, an unsigned callback is refused; without any, for an account without
    signatures, no signature is checked.

    Raises:
        CallbackMalformed: the body does not name exactly one task, or the signed time is not a number.
        CallbackForged: the signature is missing, or was not made with one of ``keys``.
        CallbackStale: the signature is valid, but its time is over ``WINDOW`` seconds from ``now``.
    """
    task_id = parse(body)
    if not keys:
        return task_id
    if not all(keys):
        raise ValueError("An empty key would let anybody sign.")
    if len(signatures) != 1 or len(timestamps) != 1:
        raise CallbackForged("A callback needs one signature and one timestamp.")
    (given,), (timestamp,) = signatures, timestamps
    # Bytes, because compare_digest refuses non-ASCII strings.
    made = given.encode("utf-8", "surrogatepass")
    if not any(hmac.compare_digest(signature(key, task_id, timestamp).encode(), made) for key in keys):
        raise CallbackForged("The callback's signature is not ours.")
    if not _UNIX_SECONDS.fullmatch(timestamp):
        raise CallbackMalformed("The callback's timestamp is not in Unix seconds.")
    if abs(now.timestamp() - int(timestamp)) > WINDOW:
        raise CallbackStale("The callback was signed too long ago, or for the future.")
    return task_id


def parse(body: bytes) -> str:
    """Return the id of the task that a body names, unverified. The caller bounds the length of ``body``.

    Raises:
        CallbackMalformed: the body has no task id, an unusable one or two different ones.
    """
    ids = {wire.task_id(named) for named in wire.named_tasks(wire.parse_json(body))}
    if len(ids) != 1:
        raise CallbackMalformed("A callback names exactly one task.")
    (task_id,) = ids
    if task_id is None:
        raise CallbackMalformed("The callback's task id is not usable.")
    return task_id
