"""The commands ``user show``, ``user block`` and ``user unblock``."""

from typing import Any

from commands.operate.access import console, print_done, print_json, print_record, run, user_of
from db.queries.billing import credits as credit_queries
from db.queries.billing import payments as payment_queries
from db.queries.operators import audit as audit_queries
from db.queries.operators import generations as generation_queries
from db.queries.operators.generations import GenerationFilter
from db.records.audit import AuditFilter
from db.records.pagination import Window
from services.operators.actions import users
from services.operators.audit import Done, OperatorServices
from services.operators.operators import Operator

SHOWN = 10  # Of each list.


def show(name: str, *, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> dict[str, Any]:
        user, window = await user_of(services, name), Window(SHOWN)
        async with services.database.read() as connection:
            return {
                "user": user,
                "transactions": (await credit_queries.owned_by(connection, user.id, window)).records,
                "payments": (await payment_queries.owned_by(connection, user.id, window)).records,
                "generations": (
                    await generation_queries.find(connection, GenerationFilter(user_id=user.id), window)
                ).records,
                "audit": (await audit_queries.entries(connection, AuditFilter(user_id=user.id), window)).records,
            }

    found = run(read)
    if as_json:
        print_json(found)
        return
    print_record(found["user"])
    for each in found["transactions"]:
        console.print(
            f"ledger {each.created_at:%Y-%m-%d %H:%M} {each.kind} {each.amount:+} = {each.balance_after}"
            f" {each.description}"
        )
    for each in found["payments"]:
        reference = each.payment_intent or each.provider_reference or ""
        console.print(
            f"payment {each.created_at:%Y-%m-%d %H:%M} {each.id} {each.status} {each.credits} credits {reference}"
        )
    for each in found["generations"]:
        console.print(f"generation {each.created_at:%Y-%m-%d %H:%M} {each.id} {each.status} {each.model}")
    for each in found["audit"]:
        console.print(f"audit {each.created_at:%Y-%m-%d %H:%M} {each.actor} {each.action}: {each.reason}")


def block(name: str, reason: str, *, cancel_waiting: bool, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        user = await user_of(services, name)
        return await users.block(services, operator, user.id, reason=reason, cancel_waiting=cancel_waiting)

    print_done(run(work), f"{name} is blocked, in all processes within seconds.", as_json=as_json)


def unblock(name: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        user = await user_of(services, name)
        return await users.unblock(services, operator, user.id, reason=reason)

    print_done(run(work), f"{name} is no longer blocked, in all processes within seconds.", as_json=as_json)
