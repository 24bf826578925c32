"""Refusals, as the API says them, and the one place that turns them into data."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import strawberry

from schema.enums import CreationStatus
from services import errors

OutcomeT = TypeVar("OutcomeT")


@strawberry.interface(description="Why something was refused. Then nothing was written.")
class UserError:
    message: str
    path: list[str] | None = strawberry.field(
        description='Where in the input, such as ["input", "prompt"].', default=None
    )


@strawberry.type(description="A value that cannot be used.")
class InvalidInput(UserError):
    pass


@strawberry.type(description="There is no such thing, or it belongs to someone else.")
class NotFound(UserError):
    pass


@strawberry.type(description="The price is above the balance.")
class InsufficientCredits(UserError):
    required: int
    balance: int


@strawberry.type(description="The price is above `maxCredits`.")
class PriceAboveLimit(UserError):
    credits: int


@strawberry.type(description="The idempotency key was used with another input.")
class IdempotencyKeyReused(UserError):
    pass


@strawberry.type(description="Too many requests.")
class RateLimited(UserError):
    retry_after: int = strawberry.field(description="Seconds.")


@strawberry.type(description="Not possible with a creation in this state.")
class WrongState(UserError):
    status: CreationStatus


@strawberry.type(description="Nothing can be bought at the moment.")
class PaymentsUnavailable(UserError):
    pass


def _said(refusal: errors.Refusal) -> dict[str, Any]:
    return {"message": refusal.message, "path": None if refusal.path is None else list(refusal.path)}


_SAY: dict[type[errors.Refusal], Callable[[Any], UserError]] = {
    errors.InvalidInput: lambda refusal: InvalidInput(**_said(refusal)),
    errors.NotFound: lambda refusal: NotFound(**_said(refusal)),
    errors.InsufficientCredits: lambda refusal: InsufficientCredits(
        **_said(refusal), required=refusal.required, balance=refusal.balance
    ),
    errors.PriceAboveLimit: lambda refusal: PriceAboveLimit(**_said(refusal), credits=refusal.credits),
    errors.IdempotencyKeyReused: lambda refusal: IdempotencyKeyReused(**_said(refusal)),
    errors.RateLimited: lambda refusal: RateLimited(**_said(refusal), retry_after=refusal.retry_after),
    errors.WrongState: lambda refusal: WrongState(**_said(refusal), status=refusal.status),
    errors.PaymentsUnavailable: lambda refusal: PaymentsUnavailable(**_said(refusal)),
}


async def attempt(
    outcome: Awaitable[OutcomeT], *sayable: type[errors.Refusal]
) -> tuple[OutcomeT, list[Any]] | tuple[None, list[Any]]:
    """Await a use case: its outcome, or the refusal as the payload's one error.

    A refusal that is not ``sayable`` in this payload stays an exception: a top-level ``BAD_USER_INPUT``.
    """
    try:
        return await outcome, []
    except sayable as refusal:
        return None, [_SAY[type(refusal)](refusal)]
