"""Kie.ai's callbacks: who sent one, and which task it is about.

A callback is a hint. Kie.ai signs the task's id and a time but not the body, so nothing else in it is read.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime

from records import record
from services.kie import wire
from services.kie.errors import CallbackForged, CallbackMalformed, CallbackStale

SIGNATURE_HEADER = "X-Webhook-Signature"
TIMESTAMP_HEADER = "X-Webhook-Timestamp"

# Seconds either side. None is documented. A retry may carry its first time; polling covers what this refuses.
WINDOW = 300

_ID_FIELDS = ("taskId", "task_id")
_UNIX_SECONDS = re.compile(r"[0-9]{1,15}")


@record(frozen=True, slots=True)
class CallbackHint:
    """That something happened to this task; what it was has to be read from Kie.ai."""

    kie_task_id: str


def signature(key: str, kie_task_id: str, timestamp: str) -> str:
    """The signature that Kie.ai sends: Base64 of an HMAC-SHA256 of ``kie_task_id.timestamp``.

    ``timestamp`` is the header's text as it was received, and ``key`` is used as plain text.

    Source: Kie.ai documentation, "Webhook verification".
    """
    message = f"{kie_task_id}.{timestamp}".encode("utf-8", "surrogatepass")
    return base64.b64encode(hmac.new(key.encode(), message, hashlib.sha256).digest()).decode()


def verify(
    body: bytes,
    *,
    signatures: Sequence[str],
    timestamps: Sequence[str],
    key: str | None,
    now: datetime,
) -> CallbackHint:
    """The task that a genuine callback is about.

    ``signatures`` and ``timestamps`` are all the values of their headers; more than one is refused. With a
    ``key`` an unsigned callback is refused; with None, for an account that does not sign, nothing is checked.

    Raises:
        CallbackMalformed: the body does not name one task, or its signed time is no number.
        CallbackForged: the signature is missing or not ours.
        CallbackStale: the signature is ours, but of a time over ``WINDOW`` seconds from ``now``.
    """
    hint = parse(body)
    if key is None:
        return hint
    if not key:
        raise ValueError("An empty key would let anybody sign.")
    if len(signatures) != 1 or len(timestamps) != 1:
        raise CallbackForged("A callback needs one signature and one timestamp.")
    (given,), (timestamp,) = signatures, timestamps
    expected = signature(key, hint.kie_task_id, timestamp)
    # Bytes, because strings that are not ASCII cannot be compared in constant time.
    if not hmac.compare_digest(expected.encode(), given.encode("utf-8", "surrogatepass")):
        raise CallbackForged("The callback's signature is not ours.")
    if not _UNIX_SECONDS.fullmatch(timestamp):
        raise CallbackMalformed("The callback's timestamp is not in Unix seconds.")
    if abs(now.timestamp() - int(timestamp)) > WINDOW:
        raise CallbackStale("The callback was signed too long ago, or for the future.")
    return hint


def parse(body: bytes) -> CallbackHint:
    """The task that a body names, unverified. The caller bounds the length of ``body``.

    The documentation puts the id in four places: ``taskId`` or ``task_id``, in ``data`` or beside it.

    Raises:
        CallbackMalformed: there is no id, or an unusable one, or two different ones.
    """
    document = wire.parsed(body)
    places = [wire.field(part, name) for part in (wire.field(document, "data"), document) for name in _ID_FIELDS]
    named = [place for place in places if place is not None]
    ids = {wire.task_id(place) for place in named}
    if len(ids) != 1:
        raise CallbackMalformed("A callback names exactly one task.")
    (kie_task_id,) = ids
    if kie_task_id is None:
        raise CallbackMalformed("The callback's task id is not usable.")
    return CallbackHint(kie_task_id)
