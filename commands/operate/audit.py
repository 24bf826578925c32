"""The command ``audit``: prints the audit of operators."""

from collections.abc import Sequence

from commands.operate.access import console, print_json, run, user_of
from db.queries.operators import audit as audit_queries
from db.records.audit import AuditFilter, AuditRecord
from db.records.pagination import Window
from services.operators.audit import OperatorServices
from services.operators.operators import Operator


def show(user: str | None, actor: str | None, action: str | None, limit: int, *, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> Sequence[AuditRecord]:
        user_id = None if user is None else (await user_of(services, user)).id
        wanted = AuditFilter(actor=actor, action=action, user_id=user_id)
        async with services.database.read() as connection:
            return (await audit_queries.entries(connection, wanted, Window(limit))).records

    found = run(read)
    if as_json:
        print_json(list(found))
        return
    for entry in found:
        outcome = "" if entry.refusal is None else f" REFUSED ({entry.refusal})"
        credits = "" if entry.credits is None else f" {entry.credits:+} credits"
        console.print(
            f"{entry.created_at:%Y-%m-%d %H:%M:%S} {entry.actor} ({entry.role}) {entry.action} {entry.subject_id}"
            f"{credits}: {entry.reason}{outcome}"
        )
