"""Types of users, their ledger and their payments."""

from datetime import datetime
from typing import Self

import strawberry
from msgspec.structs import asdict

from db.queries.operators.generations import GenerationFilter
from db.queries.operators.payments import PaymentFacts, PaymentFilter
from db.queries.operators.users import UserFacts
from db.records.audit import AuditFilter
from db.records.credits import CreditTransactionRecord
from resolvers import operate, persons
from resolvers.pagination import window
from schema.core.arguments import After, First, value_or_null
from schema.core.enums import CreditTransactionKind, PaymentStatus
from schema.operate.audit import AuditEntry
from schema.operate.generations import Generation
from schema.operate.info import Info, Page
from schema.operate.persons import Erasure, Export
from services.billing.stripe.currencies import decimals_of
from services.identity.presence import RETENTION


@strawberry.type(description="One entry of a user's ledger.")
class LedgerEntry:
    id: strawberry.ID = strawberry.field(description="The id of the entry.")
    user_id: strawberry.ID = strawberry.field(description="The id of the user.")
    kind: CreditTransactionKind = strawberry.field(description="The reason of the change.")
    amount: int = strawberry.field(description="The credits added to the balance. Negative if they were taken.")
    balance_after: int = strawberry.field(description="The balance after this entry.")
    description: str = strawberry.field(description="The reason in words, as the user sees it.")
    generation_id: strawberry.ID | None = strawberry.field(description="The generation. Null if there is none.")
    payment_id: strawberry.ID | None = strawberry.field(description="The payment. Null if there is none.")
    created_at: datetime = strawberry.field(description="The time of the change.")

    @classmethod
    def from_record(cls, record: CreditTransactionRecord) -> Self:
        return cls(
            id=strawberry.ID(record.id),
            user_id=strawberry.ID(record.user_id),
            kind=record.kind,
            amount=record.amount,
            balance_after=record.balance_after,
            description=record.description,
            generation_id=_id(record.generation_id),
            payment_id=_id(record.payment_id),
            created_at=record.created_at,
        )


@strawberry.type(description="A purchase of a credit pack.")
class Payment:
    id: strawberry.ID = strawberry.field(description="The id of the payment.")
    user_id: strawberry.ID = strawberry.field(description="The user who pays.")
    status: PaymentStatus = strawberry.field(description="The state of the payment.")
    amount: int = strawberry.field(description="The price in the currency's smallest unit.")
    currency: str = strawberry.field(description="The currency: a code of ISO 4217 in small letters.")
    currency_decimals: int = strawberry.field(
        description="The decimal places of `amount`: 500 means 5.00 with 2, and 500 with 0."
    )
    credits: int = strawberry.field(description="The credits bought.")
    pack: str = strawberry.field(description="The name of the pack in the file of packs.")
    provider: str = strawberry.field(description="The card processor: `stripe`.")
    provider_reference: str | None = strawberry.field(description="The processor's id of the checkout, `cs_…`.")
    payment_intent: str | None = strawberry.field(description="The processor's id of the payment, `pi_…`.")
    created_at: datetime = strawberry.field(description="The time when the purchase was begun.")
    updated_at: datetime = strawberry.field(description="The time of the last change.")
    amount_returned: int = strawberry.field(
        description="The money that went back to the payer, in the currency's smallest unit."
    )

    @classmethod
    def from_facts(cls, facts: PaymentFacts) -> Self:
        return cls(**asdict(facts), currency_decimals=decimals_of(facts.currency))


@strawberry.type(description="The use of the API by one user through one process of a server.")
class Presence:
    process: str = strawberry.field(description="The name of the process; a restart gives a new one.")
    first_seen_at: datetime = strawberry.field(description="When this process first had a request of the user.")
    last_seen_at: datetime = strawberry.field(
        description="When it last had a request or an open stream of the user, exact to a minute."
    )
    open_streams: int = strawberry.field(
        description="The sockets and streams of events open then. 0 if the process has not reported for 3 minutes."
    )


@strawberry.type(
    description="The known facts about a user's sessions. Tokens belong to the identity provider: they are not stored,"
    " so single sign-ins are not known."
)
class Sessions:
    issuer: str | None = strawberry.field(description="The issuer of accepted tokens. Null: tokens of any issuer.")
    subject: str = strawberry.field(description="The `sub` of the user's tokens.")
    first_seen_at: datetime = strawberry.field(description="When the account was made.")
    last_seen_at: datetime | None = strawberry.field(
        description="When the user last used the API, exact to a minute. Null if that is not known."
    )
    open_streams: int = strawberry.field(
        description="The sockets and streams of events that are open now, in all processes, exact to a minute."
    )
    processes: list[Presence] = strawberry.field(
        description=f"The processes that the user used in the last {RETENTION.days} days, at most"
        f" {operate.MAX_PRESENCES}, the latest first."
    )


@strawberry.type(description="A user of the product.")
class User:
    id: strawberry.ID = strawberry.field(description="The id of the user.")
    subject: str = strawberry.field(description="The `sub` of the user's tokens.")
    email: str | None = strawberry.field(description="The e-mail address of the first token. Null if it had none.")
    created_at: datetime = strawberry.field(description="The time when the account was made.")
    balance: int = strawberry.field(description="The credits that the user can spend now.")
    purchased: int = strawberry.field(description="All credits ever bought.")
    granted: int = strawberry.field(description="All credits ever given for free.")
    used: int = strawberry.field(description="All credits ever spent on generations, less those that were returned.")
    owed: int = strawberry.field(description="The credits that were spent before the money of their payment went back.")
    blocked_at: datetime | None = strawberry.field(description="Since when the user is blocked. Null if not blocked.")
    block_reason: str | None = strawberry.field(description="Why the user is blocked. Null if not blocked.")

    @strawberry.field(description="The known facts about the user's sessions.")
    async def sessions(self, info: Info) -> Sessions:
        found = await operate.sessions(info.context, self.id)
        presences = found.presences
        return Sessions(
            issuer=found.issuer,
            subject=self.subject,
            first_seen_at=self.created_at,
            last_seen_at=presences[0].last_seen_at if presences else None,
            open_streams=found.open_streams,
            processes=[
                Presence(
                    process=each.process,
                    first_seen_at=each.first_seen_at,
                    last_seen_at=each.last_seen_at,
                    open_streams=found.open_in(each),
                )
                for each in presences
            ],
        )

    @strawberry.field(description="The ledger, newest entries first.")
    async def transactions(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Page[LedgerEntry]:
        wanted = window("ctx", first=value_or_null(first), after=value_or_null(after))
        return Page.of(await operate.transactions(info.context, self.id, wanted), LedgerEntry.from_record)

    @strawberry.field(description="The payments, newest first.")
    async def payments(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Page[Payment]:
        wanted = window("pay", first=value_or_null(first), after=value_or_null(after))
        found = await operate.payments(info.context, PaymentFilter(user_id=self.id), wanted)
        return Page.of(found, Payment.from_facts)

    @strawberry.field(description="The generations, newest first, also deleted ones; without prompts and pictures.")
    async def generations(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Page[Generation]:
        wanted = window("cre", first=value_or_null(first), after=value_or_null(after))
        found = await operate.generations(info.context, GenerationFilter(user_id=self.id), wanted)
        return Page.of(found, Generation.from_facts)

    @strawberry.field(description="The actions of operators that concern the user, newest first.")
    async def audit(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Page[AuditEntry]:
        wanted = window("aud", first=value_or_null(first), after=value_or_null(after))
        return Page.of(await operate.audit(info.context, AuditFilter(user_id=self.id), wanted), AuditEntry.from_record)

    @strawberry.field(description="The erasure of the user. Null if it was not requested.")
    async def erasure(self, info: Info) -> Erasure | None:
        found = await persons.erasure_of(info.context, self.id)
        return None if found is None else Erasure.from_record(found)

    @strawberry.field(description="The exports of the user of the last 30 days, newest first.")
    async def exports(
        self, info: Info, first: First = strawberry.UNSET, after: After = strawberry.UNSET
    ) -> Page[Export]:
        wanted = window("arc", first=value_or_null(first), after=value_or_null(after))
        return Page.of(await persons.exports_of(info.context, self.id, wanted), Export.from_record)

    @classmethod
    def from_facts(cls, facts: UserFacts) -> Self:
        return cls(**{name: getattr(facts, name) for name in UserFacts.__struct_fields__})


def _id(value: str | None) -> strawberry.ID | None:
    return None if value is None else strawberry.ID(value)
