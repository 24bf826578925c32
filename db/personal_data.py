"""The one list of personal data: for each table of users, how its rows belong to a user, and the use of each column.

The export, the erasure and its verification derive from it. A test fails if a table or a column is missing here.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, or_, select

from db.base import Base
from db.models import (
    Archive,
    AuditEntry,
    CreditTransaction,
    DebtEntry,
    ErasedObject,
    Event,
    GenerationInput,
    GenerationMoment,
    GenerationTask,
    Image,
    Payment,
    PaymentReversal,
    PersonErasure,
    Render,
    Share,
    SignUpGrant,
    StreamTicket,
    Upload,
    User,
    UserBlock,
    UserPresence,
    WebhookAttempt,
    WebhookDelivery,
)
from db.models.privacy import ERASED_PREFIX, KEYED_PREFIX


class Use(Struct, frozen=True, kw_only=True):
    """The use of a column: whether an export has it, and whether an erasure sets it to ``neutral``.

    ``neutral`` None is null; ``prefix`` allows texts that begin so, besides ``neutral``.
    """

    exported: bool = True
    cleared: bool = False
    neutral: Any = None
    prefix: str | None = None


KEPT = Use()
"""Exported, and kept: without the person it is about nobody."""

INTERNAL = Use(exported=False)
"""Of the product's own workings, and kept."""


def cleared(neutral: Any = None, *, prefix: str | None = None, exported: bool = True) -> Use:
    return Use(exported=exported, cleared=True, neutral=neutral, prefix=prefix)


_SECRET = cleared(exported=False)


class PersonalTable(Struct, frozen=True, kw_only=True):
    """A table with rows of users; ``owner`` returns the condition for a row to be a user's.

    ``removed``: an erasure deletes the rows; else it clears columns, and the rows stay.
    """

    title: str  # Of the file in an export.
    table: type[Base]
    owner: Callable[[str], ColumnElement[bool]]
    columns: Mapping[str, Use]
    removed: bool = False

    @property
    def name(self) -> str:
        return str(self.table.__tablename__)

    @property
    def exported(self) -> list[str]:
        return [name for name, use in self.columns.items() if use.exported]

    @property
    def neutral(self) -> dict[str, Any]:
        """The values that an erasure sets, by column."""
        return {name: use.neutral for name, use in self.columns.items() if use.cleared}

    def remains(self, user_id: str) -> ColumnElement[bool]:
        """Return the condition for a row to hold personal data of a user."""
        if self.removed:
            return self.owner(user_id)
        return and_(self.owner(user_id), or_(*(self._is_left(name) for name in self.neutral)))

    def _is_left(self, name: str) -> ColumnElement[bool]:
        use = self.columns[name]
        column: ColumnElement[Any] = getattr(self.table, name)
        if use.prefix is None:
            return column.is_distinct_from(use.neutral)
        return and_(column.is_not(None), ~column.startswith(use.prefix, autoescape=True))


def _of_column(column: Any) -> Callable[[str], ColumnElement[bool]]:
    def owner(user_id: str) -> ColumnElement[bool]:
        condition: ColumnElement[bool] = column == user_id
        return condition

    return owner


_CREATIONS = {
    **dict.fromkeys(
        (
            *("id", "user_id", "status", "version", "style", "model", "aspect_ratio", "resolution", "output_format"),
            *("background", "group_id", "credits_used", "retry_of", "further_inputs", "favourite", "failure_code"),
            *("original_image_id", "generated_image_id"),
            *("created_at", "updated_at", "completed_at", "deleted_at"),
        ),
        KEPT,
    ),
    **dict.fromkeys(
        (
            *("step", "step_at", "due_at", "attempts", "lease", "leased_until", "provider_attempt", "asked_at"),
            *("resubmitted_because", "called_back_at", "result_reads", "result_refused_host", "provider_code"),
            *("provider_credits", "provider_seconds", "model_fault", "source_image_id", "source_upload_id"),
            # Random; cleared by a sweep as soon as no unnamed object can be left.
            "storage_seed",
        ),
        INTERNAL,
    ),
    "prompt": cleared(""),
    "negative_prompt": cleared(),
    "seed": cleared(),
    "source_url": cleared(),
    "error_message": cleared(),
    "idempotency_key": cleared(),  # Chosen by the client.
    "provider_task_id": cleared(),  # It leads to the prompt at the provider.
    "provider_message": cleared(),
    "plan": cleared(exported=False),  # It repeats the prompt, in the provider's words.
    "input_hash": cleared("", exported=False),
    **dict.fromkeys(("original_image_url", "generated_image_url", "result_url"), _SECRET),
}

PERSONAL_TABLES: tuple[PersonalTable, ...] = (
    PersonalTable(
        title="account",
        table=User,
        owner=_of_column(User.id),
        columns={
            **dict.fromkeys(("id", "balance", "purchased", "granted", "used", "owed", "created_at"), KEPT),
            "subject": cleared(prefix=ERASED_PREFIX),
            "email": cleared(),
            "event_seq": INTERNAL,
            "served_at": _SECRET,
        },
    ),
    PersonalTable(
        title="creations", table=GenerationTask, owner=_of_column(GenerationTask.user_id), columns=_CREATIONS
    ),
    PersonalTable(
        title="creation-inputs",
        table=GenerationInput,
        owner=lambda user_id: GenerationInput.generation_id.in_(
            select(GenerationTask.id).where(GenerationTask.user_id == user_id)
        ),
        columns={
            **dict.fromkeys(("generation_id", "position", "role", "source_url", "image_id"), KEPT),
            **dict.fromkeys(("source_image_id", "source_upload_id"), INTERNAL),
        },
        removed=True,
    ),
    PersonalTable(
        title="timelines",
        table=GenerationMoment,
        owner=lambda user_id: GenerationMoment.generation_id.in_(
            select(GenerationTask.id).where(GenerationTask.user_id == user_id)
        ),
        columns={
            **dict.fromkeys(("generation_id", "version", "kind", "count", "at", "last_at", "step", "next_step"), KEPT),
            # The provider's words may quote a prompt.
            **dict.fromkeys(("attempt", "began_at", "sent_at", "seconds", "outcome", "code", "message"), KEPT),
            "place": INTERNAL,
        },
        removed=True,
    ),
    PersonalTable(
        title="images",
        table=Image,
        owner=_of_column(Image.user_id),
        columns={
            **dict.fromkeys(("id", "user_id", "content_type", "width", "height", "byte_size", "created_at"), KEPT),
            **dict.fromkeys(("storage_key", "thumbnail_key", "uncleaned", "erase_at"), INTERNAL),
            **dict.fromkeys(("renditions", "rendition_seed", "placeholder"), INTERNAL),
        },
        removed=True,
    ),
    PersonalTable(
        title="renders",
        table=Render,
        owner=_of_column(Render.user_id),
        columns=dict.fromkeys(
            ("image_id", "user_id", "storage_key", "rendition_seed", "due_at", "attempts", "lease"), INTERNAL
        ),
        removed=True,
    ),
    PersonalTable(
        title="uploads",
        table=Upload,
        owner=_of_column(Upload.user_id),
        columns={
            **dict.fromkeys(
                ("id", "user_id", "content_type", "byte_size", "image_id", "used_at", "expires_at", "created_at"), KEPT
            ),
            "storage_key": INTERNAL,
        },
        removed=True,
    ),
    PersonalTable(
        title="ledger",
        table=CreditTransaction,
        owner=_of_column(CreditTransaction.user_id),
        columns={
            **dict.fromkeys(("id", "user_id", "kind", "amount", "balance_after", "generation_id", "payment_id"), KEPT),
            **dict.fromkeys(("reversal_id", "debt_id", "created_at"), KEPT),
            "description": cleared(""),  # An operator may have written a name.
        },
    ),
    PersonalTable(
        title="debts",
        table=DebtEntry,
        owner=_of_column(DebtEntry.user_id),
        columns=dict.fromkeys(
            ("id", "user_id", "payment_id", "reversal_id", "generation_id", "kind", "amount", "created_at"), KEPT
        ),
    ),
    PersonalTable(
        title="payments",
        table=Payment,
        owner=_of_column(Payment.user_id),
        columns={
            **dict.fromkeys(("id", "user_id", "status", "amount", "currency", "credits", "pack", "provider"), KEPT),
            # Books need the processor's ids; the person's data behind them is the processor's.
            **dict.fromkeys(("provider_reference", "payment_intent", "created_at", "updated_at"), KEPT),
            "receipt_url": cleared(),  # The page of the receipt has the payer's name.
            **dict.fromkeys(("checkout_url", "success_url", "cancel_url", "receipt_due_at"), _SECRET),
            "look_at": INTERNAL,
        },
    ),
    PersonalTable(
        title="payment-reversals",
        table=PaymentReversal,
        owner=lambda user_id: PaymentReversal.payment_id.in_(select(Payment.id).where(Payment.user_id == user_id)),
        columns=dict.fromkeys(("id", "payment_id", "kind", "reference", "amount", "created_at", "closed_at"), KEPT),
    ),
    PersonalTable(
        title="events",
        table=Event,
        owner=_of_column(Event.user_id),
        columns=dict.fromkeys(("user_id", "seq", "subject", "creation_id", "payload", "created_at"), KEPT),
        removed=True,
    ),
    PersonalTable(
        title="presences",
        table=UserPresence,
        owner=_of_column(UserPresence.user_id),
        columns={
            **dict.fromkeys(("user_id", "first_seen_at", "last_seen_at"), KEPT),
            **dict.fromkeys(("process", "open_streams"), INTERNAL),
        },
        removed=True,
    ),
    PersonalTable(
        title="stream-tickets",
        table=StreamTicket,
        owner=_of_column(StreamTicket.user_id),
        columns={
            **dict.fromkeys(("id", "user_id", "document", "variables", "operation_name"), KEPT),
            **dict.fromkeys(("expires_at", "session_ends_at"), KEPT),
            "hash": INTERNAL,
        },
        removed=True,
    ),
    PersonalTable(
        title="webhook-messages",
        table=WebhookDelivery,
        owner=_of_column(WebhookDelivery.user_id),
        # Ids and times; a worker deletes them after WEBHOOK_RETENTION.
        columns={
            **dict.fromkeys(
                ("id", "type", "user_id", "sequence", "object_id", "version", "created_at", "status"), KEPT
            ),
            **dict.fromkeys(("endpoint_id", "due_at", "lease", "attempts", "tried_since", "finished_at"), INTERNAL),
        },
    ),
    PersonalTable(
        title="webhook-attempts",
        table=WebhookAttempt,
        owner=lambda user_id: WebhookAttempt.delivery_id.in_(
            select(WebhookDelivery.id).where(WebhookDelivery.user_id == user_id)
        ),
        columns={
            **dict.fromkeys(("id", "delivery_id", "began_at", "milliseconds", "outcome", "status_code"), INTERNAL),
            "answer": _SECRET,  # The receiver may have written something about the person.
        },
    ),
    PersonalTable(
        title="sign-up-grant",
        table=SignUpGrant,
        owner=_of_column(SignUpGrant.user_id),
        columns={"user_id": KEPT, "created_at": KEPT, "email": cleared(prefix=KEYED_PREFIX)},
    ),
    PersonalTable(
        title="block",
        table=UserBlock,
        owner=_of_column(UserBlock.user_id),
        columns={"user_id": KEPT, "blocked_at": KEPT, "reason": INTERNAL},
        removed=True,
    ),
    PersonalTable(
        title="audit",
        table=AuditEntry,
        owner=_of_column(AuditEntry.user_id),
        columns={
            **dict.fromkeys(("id", "created_at", "action", "outcome", "subject_id", "user_id", "credits"), KEPT),
            **dict.fromkeys(("entry_id", "before", "after"), KEPT),
            # The audit is append-only: operators are told to write no personal data there.
            **dict.fromkeys(("actor", "role", "reason", "request", "idempotency_key", "refusal"), INTERNAL),
            "request_id": INTERNAL,
        },
    ),
    PersonalTable(
        title="archives",
        table=Archive,
        owner=_of_column(Archive.owner_id),
        columns={
            **dict.fromkeys(("id", "kind", "owner_id", "state", "created_at", "finished_at", "expires_at"), KEPT),
            **dict.fromkeys(("requester", "filter", "items_done", "items_total", "byte_size", "parts"), INTERNAL),
            **dict.fromkeys(("seed", "due_at", "attempts", "lease", "leased_until", "failure"), INTERNAL),
            **dict.fromkeys(("planned_bytes", "idempotency_key", "input_hash"), INTERNAL),
        },
        removed=True,
    ),
    PersonalTable(
        title="erasure",
        table=PersonErasure,
        owner=_of_column(PersonErasure.user_id),
        columns={
            **dict.fromkeys(("user_id", "state", "requested_at", "began_at", "erased_at"), KEPT),
            **dict.fromkeys(("requester", "waiting_for", "removed", "verified_at", "remains", "failure"), INTERNAL),
            **dict.fromkeys(("due_at", "attempts", "lease", "leased_until", "progress"), INTERNAL),
        },
    ),
    PersonalTable(
        title="shares",
        table=Share,
        owner=_of_column(Share.user_id),
        columns={
            **dict.fromkeys(("id", "creation_id", "user_id", "show_prompt", "indexable", "views", "created_at"), KEPT),
            **dict.fromkeys(("content_type", "width", "height", "byte_size"), KEPT),
            # The reader of an export must not be able to open the page.
            "token": INTERNAL,
            **dict.fromkeys(("storage_key", "seed"), INTERNAL),
        },
        removed=True,
    ),
    PersonalTable(
        title="erased-objects",
        table=ErasedObject,
        owner=_of_column(ErasedObject.user_id),
        columns={"storage_key": INTERNAL, "user_id": INTERNAL},
    ),
)

IMPERSONAL_TABLES: Mapping[str, str] = {
    "erasures": "keys of objects to delete, without their users",
    "installation": "one row about the installation",
    "limits": "the state of limits on requests to the provider",
    "model_checks": "checks of models",
    "model_pauses": "pauses of models",
    "operator_days": "credits given by operators, who are staff",
    "person_facts": "keyed hashes that lead to no account",
    "secrets": "keys of the installation",
    "webhook_endpoints": "addresses of operators",
    "webhook_secrets": "keys of endpoints",
    "webhook_subscriptions": "types of messages for endpoints",
}
"""The other tables, each with the reason why it has no personal data of users."""


def table_of(title: str) -> PersonalTable:
    return next(each for each in PERSONAL_TABLES if each.title == title)
