"""Root keys by operators: a rotation makes a new one, and accepts the older ones until what they signed expires."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditAction
from db.models.secrets import ROOT
from db.queries import secrets as secret_queries
from db.queries.secrets import RootKeyRecord
from services import secrets
from services.clock import now
from services.errors import InvalidInput
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.operators import Operator

# Running processes read the keys every few seconds, and must accept the new key before another process signs with it.
PROPAGATION = timedelta(seconds=60)
# Longer than the life of all that is signed, such as callback tokens, addresses and the tokens of demo users. For
# tokens of ``atelier token``, which may live longer, the key notes when they expire.
KEPT = timedelta(days=7)
MAX_ACCEPTED = 8


async def rotate(
    services: OperatorServices, operator: Operator, *, reason: str, key: str | None, revoke: bool = False
) -> Done:
    """Make a new root key, which signs after ``PROPAGATION``; ``revoke``: from then on the older ones are refused.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        moment = now()
        known = await secret_queries.root_keys(connection)
        _check(known, moment, revoke=revoke)
        number, signs_from = known[-1].number + 1, moment + PROPAGATION
        if not await secret_queries.insert_root(connection, number, secrets.new_root(), moment, signs_from=signs_from):
            raise InvalidInput("Another rotation was first.")
        for older in known:
            until = signs_from if revoke else _needed_until(older, signs_from)
            if older.accepted_until is None or until < older.accepted_until:
                await secret_queries.accept_until(connection, older.number, until)
        return Effect(before=_shown(known), after=_shown(await secret_queries.root_keys(connection)))

    request = Request(
        action=AuditAction.ROTATE_KEYS, subject_id=ROOT, reason=reason, key=key, details={"revoke": revoke}
    )
    return await audit.perform(services, operator, request, work)


def _check(known: Sequence[RootKeyRecord], moment: datetime, *, revoke: bool) -> None:
    """Refuse a rotation without any key, while another one is under way, or with too many accepted keys."""
    if not known:
        raise InvalidInput("There is no root key yet: start the server first.")
    if known[-1].number > 1 and known[-1].signs_from > moment:
        raise InvalidInput(
            f"A rotation is under way: key {known[-1].number} signs from {known[-1].signs_from:%H:%M:%S} UTC on."
        )
    accepted = [each for each in known if each.is_accepted(moment)]
    if len(accepted) >= MAX_ACCEPTED and not revoke:
        ends = min(each.accepted_until for each in accepted if each.accepted_until is not None)
        raise InvalidInput(
            f"{len(accepted)} keys are accepted, the most at once; one expires at {ends:%Y-%m-%d %H:%M} UTC."
            " With --revoke the older ones end now."
        )


def _needed_until(key: RootKeyRecord, replaced_at: datetime) -> datetime:
    kept = replaced_at + KEPT
    return kept if key.tokens_until is None else max(kept, key.tokens_until)


def _shown(keys: Sequence[RootKeyRecord]) -> dict[str, object]:
    """Return the numbers and times of keys for the audit, which has no part of a key."""
    return {
        str(key.number): {
            "signsFrom": key.signs_from.isoformat(),
            "acceptedUntil": None if key.accepted_until is None else key.accepted_until.isoformat(),
        }
        for key in keys
    }
