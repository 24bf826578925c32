"""The charge for a new generation, as one atomic PostgreSQL statement that writes four tables."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import BindParameter, Insert, Text, bindparam, cast, insert, null, select, true

from db.base import Base
from db.engine import Database
from db.models.billing.credits import CreditTransaction, CreditTransactionKind
from db.models.creations import GenerationTask
from db.models.events import Event, EventSubject
from db.models.webhooks import WebhookDelivery, WebhookType
from db.postgres.prepared import PreparedStatement
from db.queries.billing.balances import ENTRY_ID, balance_update, moving_params
from db.queries.events import EVENT
from db.queries.generations.insertion import NEW_COLUMNS, NewGeneration
from db.queries.postgres.event_inserts import insert_events, subject_of
from db.queries.postgres.json_expressions import json_object, json_text
from db.queries.postgres.webhook_inserts import insert_deliveries
from db.queries.users import CREDIT
from db.records.credits import CreditRecord, CreditTransactionRecord, LedgerEntry
from db.records.events import EventRecord

_CHARGED = balance_update(CreditTransactionKind.GENERATION).returning(*CREDIT.columns, ENTRY_ID).cte("charged")


def _parameters(prefix: str, columns: Mapping[str, Any]) -> dict[str, BindParameter[Any]]:
    return {name: bindparam(f"{prefix}_{name}", type_=column.type) for name, column in columns.items()}


_ENTRY_COLUMNS = CreditTransaction.__table__.columns
_TASK = _parameters("task", NEW_COLUMNS)
_ENTRY: dict[str, Any] = {
    **_parameters("entry", {name: _ENTRY_COLUMNS[name] for name in LedgerEntry.__struct_fields__}),
    "id": _CHARGED.c.entry_id,
    "balance_after": _CHARGED.c.balance,
}


def _insert(table: type[Base], values: Mapping[str, Any]) -> Insert:
    """Return an INSERT of one row if the user was charged, and of no row otherwise."""
    return insert(table).from_select(list(values), select(*values.values()).select_from(_CHARGED))


def _charge() -> PreparedStatement:
    credit = dict(zip(CreditRecord.__struct_fields__, _CHARGED.c, strict=False))
    of_creation = {
        "user_id": credit["user_id"],
        "seq": credit["event_seq"] - 1,
        "subject": subject_of(EventSubject.CREATION),
        "creation_id": _TASK["id"],
        "payload": bindparam("creation_payload", type_=Text),
        "created_at": _TASK["created_at"],
    }
    # Only the statement has the new balance.
    payload = json_text(
        credit=json_object(CreditRecord.__struct_fields__, credit),
        transaction=json_object(CreditTransactionRecord.__struct_fields__, _ENTRY),
    )
    of_credit = of_creation | {
        "seq": credit["event_seq"],
        "subject": subject_of(EventSubject.CREDIT),
        "creation_id": cast(null(), Event.creation_id.type),
        "payload": payload,
    }
    events = insert_events(_CHARGED, of_creation, of_credit)
    statement = select(*credit.values(), *events.c).join_from(_CHARGED, events, true()).order_by(events.c.seq)
    message = {
        "user_id": credit["user_id"],
        "sequence": credit["event_seq"],
        "object_id": cast(null(), WebhookDelivery.object_id.type),
        "version": cast(null(), WebhookDelivery.version.type),
        "created_at": _TASK["created_at"],
    }
    before = credit["balance"] - _ENTRY["amount"]
    writes = (
        _insert(GenerationTask, _TASK).cte("task"),
        _insert(CreditTransaction, _ENTRY).cte("entry"),
        insert_deliveries(_CHARGED, WebhookType.CREDITS_LOW, message, before=before, after=credit["balance"]),
    )
    return PreparedStatement(statement.add_cte(*writes))


_CHARGE = _charge()


async def charge(
    database: Database, new: NewGeneration, creation_payload: str, *, while_owing: bool
) -> tuple[CreditRecord, list[EventRecord]] | None:
    """Charge the user for a new generation and insert the generation, the ledger entry and both events.

    With ``while_owing`` a user who owes credits is charged too.

    Returns:
        The new credits and the events; None, with nothing written, if the balance is too low or the user owes credits.

    Raises:
        sqlalchemy.exc.IntegrityError: the idempotency key is already used; nothing was written.
    """
    entry = new.charge
    given = moving_params(entry.user_id, entry.amount, events=2, while_owing=while_owing)
    given |= {f"task_{name}": value for name, value in new.row().items()}
    given |= {f"entry_{name}": value for name, value in asdict(entry).items()}
    rows = await database.write(_CHARGE, given | {"creation_payload": creation_payload})
    if not rows:
        return None
    return CREDIT.record(rows[0]), [EVENT.record(row[len(CREDIT.columns) :]) for row in rows]
