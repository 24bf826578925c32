"""The type of entries of the audit."""

from datetime import datetime
from typing import Self

import strawberry

from db.records.audit import AuditRecord


@strawberry.type(
    name="AuditEntry", description="One action of an operator, or the refused attempt. Entries are never changed."
)
class AuditEntry:
    id: strawberry.ID = strawberry.field(description="The id of the entry.")
    created_at: datetime = strawberry.field(description="When.")
    actor: str = strawberry.field(
        description="The operator: the subject of the token, or `cli:` and the login name of a user of commands."
    )
    role: str = strawberry.field(description="The role: support, admin or shell.")
    action: str = strawberry.field(
        description="The action: an `AuditAction` in small letters, or one of a later version."
    )
    outcome: str = strawberry.field(description="Whether it was done: done or refused.")
    subject_id: str = strawberry.field(description="The id of the user or creation, or the slug of the model.")
    user_id: strawberry.ID | None = strawberry.field(description="The user whom it concerns. Null if there is none.")
    reason: str | None = strawberry.field(description="Why, in the operator's words. Null if none was given.")
    request: str = strawberry.field(description="The other arguments, as JSON.")
    idempotency_key: str | None = strawberry.field(description="The key of an action that was done. Null if none.")
    credits: int | None = strawberry.field(description="The credits added to a balance, negative if taken.")
    entry_id: strawberry.ID | None = strawberry.field(description="The id of the ledger entry. Null if there is none.")
    before: str | None = strawberry.field(description="The values before, as JSON. Null if it was refused.")
    after: str | None = strawberry.field(description="The values after, as JSON. Null if it was refused.")
    refusal: str | None = strawberry.field(description="The refusal. Null if it was done.")
    request_id: str | None = strawberry.field(description="The id of the request. Null for commands.")

    @classmethod
    def from_record(cls, record: AuditRecord) -> Self:
        return cls(**{name: getattr(record, name) for name in AuditRecord.__struct_fields__})
