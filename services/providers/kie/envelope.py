"""The envelope of every answer of Kie.ai: ``code``, ``msg``, ``data``."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from msgspec import Struct

from services.providers.kie import wire

ACCEPTED = 200

# Cloudflare refuses some User-Agents, in plain text, HTML or its own JSON.
_USER_AGENT_REFUSED = re.compile(rb"error[ _-]code\W{1,4}1010\b", re.IGNORECASE)


class Reply(Struct, frozen=True, kw_only=True):
    """One answer, parsed leniently. ``code`` is the body's own result code, None if it has none."""

    status: int
    code: int | None
    message: str
    data: object
    task_id: str | None  # The id, if the answer names exactly one task and the id is usable.
    names_task: bool
    cut_off: bool  # The body begins as a JSON object but is incomplete.
    retry_after: float | None  # Seconds from the header; not bounded yet.
    refused_by_firewall: bool

    @property
    def accepted(self) -> bool:
        """Whether both the HTTP status and the code mean success; the status is 200 for most failures, too."""
        return 200 <= self.status < 300 and self.code == ACCEPTED


def read(status: int, headers: Mapping[str, str], body: bytes, *, secret: str = "") -> Reply:
    """Parse an answer; if the body is not an envelope, the reply has no ``code``.

    ``secret`` is removed from the message, in case Kie.ai quotes it.
    """
    document = wire.parse_json(body)
    if document is None:
        # If other text follows the JSON, an acceptance still counts; a refusal counts only if the whole body is valid.
        beginning = wire.parse_beginning(body.decode("utf-8", "replace"))
        document = beginning if wire.code(wire.field(beginning, "code")) == ACCEPTED else None
    named = wire.named_tasks(document)
    ids = {wire.task_id(each) for each in named}
    return Reply(
        status=status,
        code=wire.code(wire.field(document, "code")),
        message=wire.text(wire.field(document, "msg"), secret=secret)
        or wire.text(wire.field(document, "message"), secret=secret),
        data=wire.field(document, "data"),
        task_id=ids.pop() if len(ids) == 1 else None,
        names_task=any(named),
        cut_off=document is None and body.lstrip().startswith(b"{"),
        retry_after=_seconds(headers.get("retry-after")),
        refused_by_firewall=status == 403 and _USER_AGENT_REFUSED.search(body) is not None,
    )


def _seconds(retry_after: str | None) -> float | None:
    """Return the wait in seconds from a Retry-After header, which holds seconds or a date."""
    if retry_after is None:
        return None
    if re.fullmatch(r"[0-9]{1,9}", retry_after):
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
        # In HTTP, a date without a zone is in GMT.
        return (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds()
    except (ValueError, OverflowError):
        return None
