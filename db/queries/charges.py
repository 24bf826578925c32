"""A generation with its charge, as one statement that writes four tables: all of it, or nothing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    BindParameter,
    Insert,
    Select,
    Text,
    bindparam,
    cast,
    insert,
    literal,
    null,
    select,
    union_all,
    update,
)

from db.engine import Database
from db.frequent import Frequent
from db.models.creations import GenerationTask
from db.models.credits import CreditTransaction
from db.models.events import Event, EventSubject
from db.models.users import User
from db.queries.payloads import json_object
from db.queries.users import CREDIT, ENTRY_ID
from db.records.credits import CreditRecord, CreditTransactionRecord

_TASK = GenerationTask.__table__.columns
_ENTRY = CreditTransaction.__table__.columns
_EVENT = Event.__table__.columns
# What a new generation has; the rest of its columns are empty.
_TASK_KEYS = (
    *("id", "user_id", "status", "version", "prompt", "style", "aspect_ratio", "resolution", "output_format"),
    *("credits_used", "retry_of", "idempotency_key", "input_hash", "source_url", "source_image_id"),
    *("source_upload_id", "original_image_id", "original_image_url", "step", "step_at", "due_at", "attempts"),
    *("kie_attempt", "created_at", "updated_at"),
)
_TOTALS = ("balance", "purchased", "granted", "used", "event_seq")
_ENTRY_KEYS = ("user_id", "kind", "amount", "description", "generation_id", "created_at")
_TASK_NAMES = [(f"task_{key}", key) for key in _TASK_KEYS]
_ENTRY_NAMES = [(f"entry_{key}", key) for key in _ENTRY_KEYS]


def _given(prefix: str, column: Any) -> BindParameter[Any]:
    return bindparam(f"{prefix}_{column.key}", type_=column.type)


_COST = -_given("entry", _ENTRY["amount"])
_CHARGED = (
    update(User)
    .where(User.id == _given("entry", _ENTRY["user_id"]), User.balance >= _COST)
    # One number for the event of the creation, and one for that of the credits.
    .values(balance=User.balance - _COST, used=User.used + _COST, event_seq=User.event_seq + 2)
    .returning(*CREDIT, ENTRY_ID)
    .cte("charged")
)


def _insert_task() -> Insert:
    columns = [_TASK[key] for key in _TASK_KEYS]
    return insert(GenerationTask).from_select(columns, _for_charged(*(_given("task", column) for column in columns)))


def _insert_entry() -> Insert:
    columns = [_ENTRY[key] for key in _ENTRY_KEYS]
    values = (_given("entry", column) for column in columns)
    told = _for_charged(*values, _CHARGED.c.entry_id, _CHARGED.c.balance)
    return insert(CreditTransaction).from_select([*columns, _ENTRY["id"], _ENTRY["balance_after"]], told)


def _insert_events() -> Insert:
    user_id, seq = _CHARGED.c.id, _CHARGED.c.event_seq
    moment, creation_id = _given("task", _TASK["created_at"]), _given("task", _TASK["id"])
    payload = bindparam("creation_payload", type_=Text)
    of_creation = _for_charged(user_id, seq - 1, _subject(EventSubject.CREATION), creation_id, payload, moment)
    nobody = cast(null(), _EVENT["creation_id"].type)
    of_credit = _for_charged(user_id, seq, _subject(EventSubject.CREDIT), nobody, _credit_payload(), moment)
    columns = [_EVENT[key] for key in ("user_id", "seq", "subject", "creation_id", "payload", "created_at")]
    return insert(Event).from_select(columns, union_all(of_creation, of_credit))


def _subject(subject: EventSubject) -> BindParameter[EventSubject]:
    return literal(subject, _EVENT["subject"].type)


def _credit_payload() -> Any:
    """The JSON of the change of credits: what they then are is known only inside the statement."""
    credit: list[tuple[str, Any]] = [("user_id", _CHARGED.c.id), *((name, _CHARGED.c[name]) for name in _TOTALS)]
    entry: list[tuple[str, Any]] = [(key, _given("entry", _ENTRY[key])) for key in _ENTRY_KEYS if key != "created_at"]
    entry += [
        ("id", _CHARGED.c.entry_id),
        ("balance_after", _CHARGED.c.balance),
        ("payment_id", null()),
        ("created_at", bindparam("entry_created_at_text", type_=Text)),
    ]
    return cast(json_object([("credit", json_object(credit)), ("transaction", json_object(entry))]), Text)


def _for_charged(*values: Any) -> Select[*tuple[Any, ...]]:
    """Select values once if the charge was possible."""
    return select(*values).select_from(_CHARGED)


_CHARGE = Frequent(
    select(_CHARGED).add_cte(_insert_task().cte("task"), _insert_entry().cte("entry"), _insert_events().cte("event"))
)


async def charge(
    database: Database, task: Mapping[str, object], entry: CreditTransactionRecord, creation_payload: str
) -> tuple[CreditRecord, CreditTransactionRecord] | None:
    """Take the credits of a new generation and record it, with the ledger's entry and both events.

    The entry's ``id`` and ``balance_after`` are not read: they are told from the row that is charged.

    Returns:
        The credits as they then stand, ``event_seq`` the number of the second event, and the entry as it was
        written; None, with nothing written, when the credits are too few.

    Raises:
        sqlalchemy.exc.IntegrityError: the generation's idempotency key is used; nothing was written.
    """
    parameters: dict[str, object] = {name: task[key] for name, key in _TASK_NAMES}
    parameters |= {name: getattr(entry, key) for name, key in _ENTRY_NAMES}
    parameters |= {"creation_payload": creation_payload, "entry_created_at_text": entry.created_at.isoformat()}
    rows = await database.write(_CHARGE, parameters)
    if not rows:
        return None
    *credit, entry_id = rows[0]
    told = CreditRecord(*credit)
    return told, replace(entry, id=entry_id, balance_after=told.balance)
