"""The root types of the operator API, and the function that builds its schema."""

from datetime import datetime
from typing import Annotated, TypeVar

import strawberry
from strawberry.schema.config import StrawberryConfig

from db.queries.operators.generations import GenerationFilter
from db.queries.operators.payments import PaymentFilter
from db.records.audit import AuditFilter
from resolvers import operate
from resolvers.operate import ModelState
from resolvers.pagination import window
from schema.core.arguments import After, First, value_or_null
from schema.core.enums import CreationStatus, FailureCode, PaymentStatus
from schema.core.scalars import SCALARS
from schema.operate.audit import AuditEntry
from schema.operate.enums import AuditAction, Role, Step
from schema.operate.generations import Failures, Generation
from schema.operate.info import Info, Page
from schema.operate.live import Subscription
from schema.operate.mutations import ActionMutation
from schema.operate.overview import Overview
from schema.operate.persons import PersonMutation, PersonQuery
from schema.operate.report import Report
from schema.operate.search import SearchResult, shown
from schema.operate.users import Payment, User
from schema.operate.webhooks.mutations import WebhookMutations
from schema.operate.webhooks.queries import WebhookQueries

SchemaT = TypeVar("SchemaT", bound=strawberry.Schema)


@strawberry.type(description="The signed-in operator.")
class Operator:
    actor: str = strawberry.field(description="The name in the audit.")
    role: Role = strawberry.field(description="The role.")
    credits_per_day: int | None = strawberry.field(
        description="The credits that the operator may give in a day (UTC). Null: any number."
    )
    credits_given_today: int = strawberry.field(description="The credits that the operator has given today (UTC).")


@strawberry.type(description="A model of the catalogue, and its pause.")
class OperatorModel:
    id: strawberry.ID = strawberry.field(description="The id of the model.")
    slug: str = strawberry.field(description="The slug of the model.")
    paused_at: datetime | None = strawberry.field(description="Since when it is paused. Null if it is not.")
    paused_until: datetime | None = strawberry.field(description="When the pause ends by itself. Null: it does not.")
    pause_reason: str | None = strawberry.field(description="Why it is paused. Null if it is not.")


@strawberry.input(description="Which generations to return.")
class GenerationsFilter:
    status: CreationStatus | None = strawberry.field(description="Only those with this status.", default=None)
    model: str | None = strawberry.field(description="Only those with the model of this slug.", default=None)
    user_id: strawberry.ID | None = strawberry.field(description="Only those of this user.", default=None)
    created_since: datetime | None = strawberry.field(description="Only those of this time and later.", default=None)
    created_before: datetime | None = strawberry.field(description="Only those before this time.", default=None)
    step: Step | None = strawberry.field(description="Only those with this next step.", default=None)
    step_before: datetime | None = strawberry.field(
        description="Only unfinished ones whose step began before this time.", default=None
    )
    unfinished: bool = strawberry.field(description="Only those that have not ended.", default=False)
    failure_code: FailureCode | None = strawberry.field(
        description="Only those that failed for this reason.", default=None
    )
    provider_code: str | None = strawberry.field(
        description="Only failed ones with this code of the provider.", default=None
    )
    provider_message: str | None = strawberry.field(
        description="Only failed ones with these words of the provider.", default=None
    )


@strawberry.input(description="Which payments to return.")
class PaymentsFilter:
    status: PaymentStatus | None = strawberry.field(description="Only those with this status.", default=None)
    created_since: datetime | None = strawberry.field(description="Only those of this time and later.", default=None)
    created_before: datetime | None = strawberry.field(description="Only those before this time.", default=None)


@strawberry.input(description="Which entries of the audit to return.")
class AuditEntriesFilter:
    actor: str | None = strawberry.field(description="Only those of this operator.", default=None)
    action: AuditAction | None = strawberry.field(description="Only those with this action.", default=None)
    user_id: strawberry.ID | None = strawberry.field(description="Only those that concern this user.", default=None)
    subject_id: str | None = strawberry.field(description="Only those with this subject.", default=None)


@strawberry.type(description="Reads of operators.")
class Query(PersonQuery, WebhookQueries):
    @strawberry.field(description="The signed-in operator.")
    async def operator(self, info: Info) -> Operator:
        context = info.context
        return Operator(
            actor=context.operator.actor,
            role=context.operator.role,
            credits_per_day=operate.day_limit(context),
            credits_given_today=await operate.given_today(context),
        )

    @strawberry.field(description="The user with this id, subject or whole e-mail address. Null if there is none.")
    async def user(
        self, info: Info, id: Annotated[str, strawberry.argument(description="The id, subject or e-mail address.")]
    ) -> User | None:
        found = await operate.user(info.context, id)
        return None if found is None else User.from_facts(found)

    @strawberry.field(
        description="Users, newest first: all, or those with a text in their e-mail address or subject, or with it as"
        " their id."
    )
    async def users(
        self,
        info: Info,
        search: Annotated[
            str | None,
            strawberry.argument(
                description=f"The text: 1 to {operate.MAX_SEARCH} characters, in any case. Null: all users."
            ),
        ] = None,
        blocked: Annotated[bool, strawberry.argument(description="Only those who are blocked.")] = False,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Page[User]:
        wanted = window("usr", first=value_or_null(first), after=value_or_null(after))
        found = await operate.users(info.context, value_or_null(search), wanted, blocked=blocked)
        return Page.of(found, User.from_facts)

    @strawberry.field(description="The generation with this id, or with this task id of the provider.")
    async def generation(
        self, info: Info, id: Annotated[str, strawberry.argument(description="The id of either kind.")]
    ) -> Generation | None:
        found = await operate.generation(info.context, id)
        return None if found is None else Generation.from_facts(found)

    @strawberry.field(description="Generations of all users, newest first.")
    async def generations(
        self,
        info: Info,
        filter: Annotated[
            GenerationsFilter | None, strawberry.argument(description="Which to return. Null: all.")
        ] = None,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Page[Generation]:
        page = window("cre", first=value_or_null(first), after=value_or_null(after))
        given = filter or GenerationsFilter()
        wanted = GenerationFilter(
            user_id=given.user_id,
            status=given.status,
            model=given.model,
            created_since=given.created_since,
            created_before=given.created_before,
            step=given.step,
            step_before=given.step_before,
            unfinished=given.unfinished,
            failure_code=given.failure_code,
            provider_code=given.provider_code,
            provider_message=given.provider_message,
        )
        return Page.of(await operate.generations(info.context, wanted, page), Generation.from_facts)

    @strawberry.field(
        description="Failures by model and by the provider's own words, the most frequent first, at most 100."
    )
    async def failures(
        self, info: Info, hours: Annotated[int, strawberry.argument(description="Of the last hours: 1 to 2160.")] = 24
    ) -> list[Failures]:
        return [Failures.from_group(group) for group in await operate.failures(info.context, hours)]

    @strawberry.field(description="The payment with this id, or with this id of its checkout or payment at Stripe.")
    async def payment(
        self, info: Info, id: Annotated[str, strawberry.argument(description="The id of either kind.")]
    ) -> Payment | None:
        found = await operate.payment(info.context, id)
        return None if found is None else Payment.from_facts(found)

    @strawberry.field(description="Payments of all users, newest first.")
    async def payments(
        self,
        info: Info,
        filter: Annotated[PaymentsFilter | None, strawberry.argument(description="Which to return. Null: all.")] = None,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Page[Payment]:
        page = window("pay", first=value_or_null(first), after=value_or_null(after))
        given = filter or PaymentsFilter()
        wanted = PaymentFilter(
            status=given.status, created_since=given.created_since, created_before=given.created_before
        )
        return Page.of(await operate.payments(info.context, wanted, page), Payment.from_facts)

    @strawberry.field(
        description="The objects that a text names: an id of any kind, an id of a task at the provider or of a payment"
        " at Stripe, a subject, the slug of a model, or a part of an e-mail address. At most"
        f" {operate.MAX_FOUND}, exact matches first."
    )
    async def search(
        self,
        info: Info,
        text: Annotated[str, strawberry.argument(description=f"The text: 1 to {operate.MAX_SEARCH} characters.")],
    ) -> list[SearchResult]:
        return [shown(found) for found in await operate.search(info.context, text)]

    @strawberry.field(description="The present state of the queue, the limits and the models.")
    async def overview(self, info: Info) -> Overview:
        return Overview.from_record(await operate.overview(info.context))

    @strawberry.field(description="The report of a month: images, income, cost and margin, by model and by day.")
    async def report(
        self, info: Info, month: Annotated[str, strawberry.argument(description="The month, as in `2026-11`.")]
    ) -> Report:
        return Report.from_report(await operate.report(info.context, month))

    @strawberry.field(description="The audit, newest entries first.")
    async def audit(
        self,
        info: Info,
        filter: Annotated[
            AuditEntriesFilter | None, strawberry.argument(description="Which to return. Null: all.")
        ] = None,
        first: First = strawberry.UNSET,
        after: After = strawberry.UNSET,
    ) -> Page[AuditEntry]:
        page = window("aud", first=value_or_null(first), after=value_or_null(after))
        given = filter or AuditEntriesFilter()
        wanted = AuditFilter(actor=given.actor, action=given.action, user_id=given.user_id, subject_id=given.subject_id)
        return Page.of(await operate.audit(info.context, wanted, page), AuditEntry.from_record)

    @strawberry.field(description="The models of the catalogue, with their pauses.")
    async def models(self, info: Info) -> list[OperatorModel]:
        return [_shown(state) for state in await operate.models(info.context)]


@strawberry.type(description="Actions of operators. Each is written to the audit, and so is each refused attempt.")
class Mutation(ActionMutation, PersonMutation, WebhookMutations):
    """The actions of all modules."""


def _shown(state: ModelState) -> OperatorModel:
    pause = state.pause
    return OperatorModel(
        id=strawberry.ID(state.model.id),
        slug=state.model.slug,
        paused_at=None if pause is None else pause.paused_at,
        paused_until=None if pause is None else pause.until,
        pause_reason=None if pause is None else pause.reason,
    )


def build(schema_class: type[SchemaT]) -> SchemaT:
    """Return the schema of the operator API, an instance of ``schema_class``."""
    return schema_class(
        query=Query, mutation=Mutation, subscription=Subscription, config=StrawberryConfig(scalar_map=SCALARS)
    )
