"""Credits by operators: grant, deduct, settle debts, and give back the credits of an image that was made."""

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditAction
from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus
from db.queries import users as user_queries
from db.queries.billing import credits as credit_queries
from db.queries.creations import reading as creation_queries
from db.queries.generations import leases
from db.queries.privacy import erasures as erasure_queries
from db.records.credits import CreditRecord
from services.billing import credits
from services.billing.credits import MAX_BALANCE, TOO_MUCH
from services.errors import InvalidInput, NotFound, WrongState
from services.generation.requests import is_plain
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import AlreadyDone
from services.operators.operators import Operator

# The descriptions of ledger entries, which their users see.
GRANTED = "Granted by an operator"
DEDUCTED = "Taken by an operator"
SETTLED = "Granted by an operator to settle credits owed"
GOODWILL = "Given back by an operator"

MAX_DESCRIPTION = 200

_AMOUNT = ("input", "amount")
_NO_USER = "There is no such user."


async def grant(
    services: OperatorServices,
    operator: Operator,
    user_id: str,
    amount: int,
    *,
    reason: str,
    key: str | None,
    description: str = GRANTED,
) -> Done:
    """Give a user credits for free; they settle the user's debts first.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        _check_amount(amount)
        if not 0 < len(description.strip()) <= MAX_DESCRIPTION or not is_plain(description):
            message = f"The description has 1 to {MAX_DESCRIPTION} characters."
            raise InvalidInput(message, path=["input", "description"])
        before = await _lock(connection, user_id)
        return await _move(connection, before, amount, CreditTransactionKind.GRANT, description, given=amount)

    details = {"amount": amount, "description": description}
    request = Request(action=AuditAction.GRANT, subject_id=user_id, reason=reason, key=key, details=details)
    return await audit.perform(services, operator, request, work)


async def deduct(
    services: OperatorServices, operator: Operator, user_id: str, amount: int, *, reason: str, key: str | None
) -> Done:
    """Take credits from a user's balance, which must have them.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        _check_amount(amount)
        before = await _lock(connection, user_id)
        return await _move(connection, before, -amount, CreditTransactionKind.ADJUSTMENT, DEDUCTED)

    details = {"amount": amount}
    request = Request(action=AuditAction.DEDUCT, subject_id=user_id, reason=reason, key=key, details=details)
    return await audit.perform(services, operator, request, work)


async def settle(services: OperatorServices, operator: Operator, user_id: str, *, reason: str, key: str | None) -> Done:
    """Give a user exactly the credits that the user owes, which settles all debts.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        before = await _lock(connection, user_id)
        if not before.owed:
            raise AlreadyDone("This user owes no credits.", path=["input", "userId"])
        return await _move(connection, before, before.owed, CreditTransactionKind.GRANT, SETTLED, given=before.owed)

    request = Request(action=AuditAction.SETTLE, subject_id=user_id, reason=reason, key=key)
    return await audit.perform(services, operator, request, work)


async def give_goodwill(
    services: OperatorServices,
    operator: Operator,
    creation_id: str,
    amount: int | None,
    *,
    reason: str,
    key: str | None,
) -> Done:
    """Give back credits of a creation that succeeded: once, and at most its price. None: all of them.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        # The lock makes a concurrent call wait, so that it finds the entry of this one.
        await leases.lock_row(connection, creation_id)
        creation = await creation_queries.by_id(connection, creation_id)
        if creation is None:
            raise NotFound("There is no such generation.", path=["input", "id"])
        if creation.status is not CreationStatus.SUCCESS:
            raise WrongState("Only a creation that succeeded can get goodwill.", status=creation.status)
        if await credit_queries.has_entry(connection, creation_id, CreditTransactionKind.GOODWILL):
            raise AlreadyDone("Credits of this creation were given back already.", path=["input", "id"])
        given = creation.credits_used if amount is None else amount
        if not 1 <= given <= creation.credits_used:
            message = f"The amount must be between 1 and {creation.credits_used}, the price of the creation."
            raise InvalidInput(message, path=_AMOUNT)
        before = await _lock(connection, creation.user_id)
        kind = CreditTransactionKind.GOODWILL
        return await _move(connection, before, given, kind, GOODWILL, given=given, generation_id=creation_id)

    details = {"amount": amount}
    request = Request(action=AuditAction.GOODWILL, subject_id=creation_id, reason=reason, key=key, details=details)
    return await audit.perform(services, operator, request, work)


def _check_amount(amount: int) -> None:
    if not 1 <= amount <= MAX_BALANCE:
        raise InvalidInput(f"The amount must be between 1 and {MAX_BALANCE}.", path=_AMOUNT)


async def _lock(connection: AsyncConnection, user_id: str) -> CreditRecord:
    found = await user_queries.locked_credit_of(connection, user_id)
    if found is None:
        raise NotFound(_NO_USER, path=["input", "userId"])
    if await erasure_queries.has_begun(connection, user_id):
        raise NotFound("This user is erased.", path=["input", "userId"])
    return found


async def _move(
    connection: AsyncConnection,
    before: CreditRecord,
    amount: int,
    kind: CreditTransactionKind,
    description: str,
    *,
    given: int = 0,
    generation_id: str | None = None,
) -> Effect:
    """Change the balance of a locked user."""
    if before.balance + amount - min(before.owed, given) > MAX_BALANCE:
        raise InvalidInput(TOO_MUCH, path=_AMOUNT)
    entry = credits.new_entry(before.user_id, kind, amount, description, generation_id=generation_id)
    posted = await credits.post_named(connection, entry)
    return Effect(
        user_id=before.user_id,
        before=_shown(before),
        after=_shown(posted.credit),
        credits=amount,
        entry_id=posted.entry_id,
        given=given,
        events=posted.events,
    )


def _shown(credit: CreditRecord) -> dict[str, int]:
    return {name: getattr(credit, name) for name in ("balance", "purchased", "granted", "used", "owed")}
