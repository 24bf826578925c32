"""The actions of operators: inputs, payloads and mutations."""

from collections.abc import Awaitable
from typing import Self, TypeVar

import strawberry

from db.records.creations import CreationRecord
from schema.core.arguments import Input
from schema.operate.audit import AuditEntry
from schema.operate.enums import RefusalCode
from schema.operate.info import Info
from services import errors
from services.generation.requests import MAX_IDEMPOTENCY_KEY
from services.media.images import store
from services.operators.actions import credits, generations, models, users
from services.operators.audit import MAX_REASON, Done
from services.operators.errors import (
    AlreadyDone,
    Busy,
    DayLimitReached,
    ErasureMustWait,
    NotAllowed,
    TooManyExports,
)

ResultT = TypeVar("ResultT")

REASON = f"Why: 1 to {MAX_REASON} characters, for the audit."
KEY = f"A key of your choice, 1 to {MAX_IDEMPOTENCY_KEY} characters: a request with the same key is done only once."
_REASON = f"{REASON} The user does not see it."
_USER = "The id of the user."
_GENERATION = "The id of the creation."
_MODEL = "The id or slug of the model."
_REFUSALS = (
    *(AlreadyDone, Busy, DayLimitReached, ErasureMustWait, NotAllowed, TooManyExports),
    *(errors.IdempotencyKeyReused, errors.InsufficientCredits, errors.InvalidInput, errors.NotFound),
    errors.WrongState,
)


@strawberry.type(description="The reason why an action was refused. Nothing changed, and the attempt is in the audit.")
class Refusal:
    code: RefusalCode = strawberry.field(description="The kind of the refusal.")
    message: str = strawberry.field(description="An explanation in English, with the values that are allowed.")
    path: list[str] | None = strawberry.field(description="The input field that caused it. Null if no single one did.")

    @classmethod
    def from_error(cls, error: errors.Refusal) -> Self:
        path = None if error.path is None else list(error.path)
        return cls(code=RefusalCode(type(error).__name__), message=error.message, path=path)


@strawberry.type(description="The result of an action.")
class ActionPayload:
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    replayed: bool = strawberry.field(description="Whether an earlier request with the same key did it.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.type(description="A creation with its prompt and pictures.")
class RevealedCreation:
    id: strawberry.ID = strawberry.field(description="The id of the creation.")
    prompt: str = strawberry.field(description="The prompt. Empty if the creation is deleted.")
    negative_prompt: str | None = strawberry.field(description="The negative prompt. Null if there is none.")
    original_image_urls: list[str] = strawberry.field(description="Addresses of the input images, in order.")
    generated_image_url: str | None = strawberry.field(description="The address of the result. Null if there is none.")


@strawberry.type(description="The result of `revealCreation`.")
class RevealPayload:
    creation: RevealedCreation | None = strawberry.field(description="The creation. Null if it was refused.")
    entry: AuditEntry | None = strawberry.field(description="The entry of the audit. Null if it was refused.")
    errors: list[Refusal] = strawberry.field(description="Why it was refused. Empty if it was done.")


@strawberry.input(description="The credits to give.")
class GrantCreditsInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    amount: int = strawberry.field(description="The number of credits, at least 1.")
    reason: str = strawberry.field(description=_REASON)
    key: str = strawberry.field(description=KEY)
    description: str | None = strawberry.field(
        description="The text in the user's ledger, at most 200 characters. Null: a standard text.", default=None
    )


@strawberry.input(description="The credits to take.")
class DeductCreditsInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    amount: int = strawberry.field(description="The number of credits, at least 1 and at most the balance.")
    reason: str = strawberry.field(description=_REASON)
    key: str = strawberry.field(description=KEY)


@strawberry.input(description="The user whose debt to settle.")
class SettleDebtInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    reason: str = strawberry.field(description=_REASON)
    key: str = strawberry.field(description=KEY)


@strawberry.input(description="The creation whose credits to give back.")
class GiveGoodwillInput:
    id: strawberry.ID = strawberry.field(description=_GENERATION)
    amount: int | None = strawberry.field(
        description="The number of credits: 1 to the price. Null: the price.", default=None
    )
    reason: str = strawberry.field(description=_REASON)
    key: str = strawberry.field(description=KEY)


@strawberry.input(description="The user to block.")
class BlockUserInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    cancel_waiting: bool = strawberry.field(
        description="Cancel and refund the generations that were not sent to the provider yet. All others finish.",
        default=False,
    )
    reason: str = strawberry.field(description=_REASON)


@strawberry.input(description="The user whose block to end.")
class UnblockUserInput:
    user_id: strawberry.ID = strawberry.field(description=_USER)
    reason: str = strawberry.field(description=_REASON)


@strawberry.input(description="A generation, and the reason of the action.")
class GenerationActionInput:
    id: strawberry.ID = strawberry.field(description=_GENERATION)
    reason: str = strawberry.field(description=_REASON)


@strawberry.input(description="A model, and the reason of the action.")
class ModelActionInput:
    model: str = strawberry.field(description=_MODEL)
    reason: str = strawberry.field(description=_REASON)


@strawberry.type
class ActionMutation:
    @strawberry.mutation(description="Give a user credits for free; they settle debts first.")
    async def grant_credits(self, info: Info, input: Input[GrantCreditsInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            credits.grant(
                context.services,
                context.operator,
                input.user_id,
                input.amount,
                reason=input.reason,
                key=input.key,
                description=credits.GRANTED if input.description is None else input.description,
            )
        )

    @strawberry.mutation(description="Take credits from a balance. It needs the role admin.")
    async def deduct_credits(self, info: Info, input: Input[DeductCreditsInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            credits.deduct(
                context.services, context.operator, input.user_id, input.amount, reason=input.reason, key=input.key
            )
        )

    @strawberry.mutation(
        description="Give a user exactly the credits owed, which settles them. It needs the role admin."
    )
    async def settle_debt(self, info: Info, input: Input[SettleDebtInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            credits.settle(context.services, context.operator, input.user_id, reason=input.reason, key=input.key)
        )

    @strawberry.mutation(
        description="Give back credits of a creation that succeeded, once. `Creation.refunded` stays false."
    )
    async def give_goodwill(self, info: Info, input: Input[GiveGoodwillInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            credits.give_goodwill(
                context.services, context.operator, input.id, input.amount, reason=input.reason, key=input.key
            )
        )

    @strawberry.mutation(
        description="Block a user: every request is refused and open streams are closed within seconds. It needs the"
        " role admin."
    )
    async def block_user(self, info: Info, input: Input[BlockUserInput]) -> ActionPayload:
        context = info.context
        return await payload_of(
            users.block(
                context.services,
                context.operator,
                input.user_id,
                reason=input.reason,
                cancel_waiting=input.cancel_waiting,
            )
        )

    @strawberry.mutation(description="End the block of a user. It needs the role admin.")
    async def unblock_user(self, info: Info, input: Input[UnblockUserInput]) -> ActionPayload:
        context = info.context
        return await payload_of(users.unblock(context.services, context.operator, input.user_id, reason=input.reason))

    @strawberry.mutation(description="Make the next step of an unfinished generation due now.")
    async def requeue_generation(self, info: Info, input: Input[GenerationActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(generations.requeue(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Cancel an unfinished generation and refund it. A result that the provider still makes is not used."
    )
    async def cancel_generation(self, info: Info, input: Input[GenerationActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(generations.cancel(context.services, context.operator, input.id, reason=input.reason))

    @strawberry.mutation(
        description="Stop offering a model, in all processes within seconds, until it is resumed. It needs the role"
        " admin."
    )
    async def pause_model(self, info: Info, input: Input[ModelActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(models.pause(context.services, context.operator, input.model, reason=input.reason))

    @strawberry.mutation(description="Offer a paused model again. It needs the role admin.")
    async def resume_model(self, info: Info, input: Input[ModelActionInput]) -> ActionPayload:
        context = info.context
        return await payload_of(models.resume(context.services, context.operator, input.model, reason=input.reason))

    @strawberry.mutation(description="Read the prompt and the pictures of a creation. The audit notes each time.")
    async def reveal_creation(self, info: Info, input: Input[GenerationActionInput]) -> RevealPayload:
        context = info.context
        found, refusals = await attempt(
            generations.reveal(context.services, context.operator, input.id, reason=input.reason)
        )
        if found is None:
            return RevealPayload(creation=None, entry=None, errors=refusals)
        return RevealPayload(
            creation=_revealed(
                info, found.creation, [store.url(context.storage, each, None) for each in found.originals]
            ),
            entry=AuditEntry.from_record(found.done.entry),
            errors=[],
        )


def _revealed(info: Info, creation: CreationRecord, originals: list[str]) -> RevealedCreation:
    generated = creation.generated_image
    return RevealedCreation(
        id=strawberry.ID(creation.id),
        prompt=creation.prompt,
        negative_prompt=creation.negative_prompt,
        original_image_urls=originals,
        generated_image_url=None if generated is None else store.url(info.context.storage, generated, None),
    )


async def attempt(action: Awaitable[ResultT]) -> tuple[ResultT | None, list[Refusal]]:
    """Return the result of an action and no refusal, or None and the refusal."""
    try:
        return await action, []
    except _REFUSALS as refusal:
        return None, [Refusal.from_error(refusal)]


async def payload_of(action: Awaitable[Done]) -> ActionPayload:
    """Return the payload of an action that has no result besides its entry of the audit."""
    done, refusals = await attempt(action)
    if done is None:
        return ActionPayload(entry=None, replayed=False, errors=refusals)
    return ActionPayload(entry=AuditEntry.from_record(done.entry), replayed=done.replayed, errors=[])
