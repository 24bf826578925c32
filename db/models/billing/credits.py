"""The table of the append-only credit ledger, with the rules of each kind of entry."""

import enum
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, Self

from msgspec import Struct
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, BigInt, Id, LongText, PrimaryId, partial_index, referring_index


class Cause(enum.Enum):
    """The row that an entry refers to as its cause."""

    GENERATION = enum.auto()
    PAYMENT = enum.auto()  # At most one entry of each kind for each payment.
    REVERSAL = enum.auto()  # The entry may refer to the reversal of a payment.
    DEBT = enum.auto()  # A settlement of a debt, in most cases for a payment.
    NONE = enum.auto()


Total = Literal["purchased", "granted", "used"]
TOTALS: dict[Total, int] = {"purchased": 1, "granted": 1, "used": -1}
"""The running totals of ``users``, each with the sign by which an entry's amount changes it."""


class KindRule(Struct, frozen=True, kw_only=True):
    """The rule for the entries of one kind; the constraints, totals and checks of the ledger derive from it."""

    sign: Literal[-1, 0, 1]  # The sign of the amount; 0 allows both.
    total: Total | None  # The total that changes besides the balance.
    cause: Cause
    settles_debts: bool = False  # Whether the user's debts are settled from the amount at once.

    @property
    def is_charge(self) -> bool:
        """Whether it pays for a generation, so users who owe credits may be refused."""
        return self.cause is Cause.GENERATION and self.sign < 0


class CreditTransactionKind(enum.StrEnum):
    """The reason for a ledger entry; each has its ``rule``."""

    rule: KindRule

    def __new__(cls, value: str, rule: KindRule) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.rule = rule
        return member

    # A purchase settles no debt: the user has paid for its credits.
    PURCHASE = "purchase", KindRule(sign=1, total="purchased", cause=Cause.PAYMENT)
    GRANT = "grant", KindRule(sign=1, total="granted", cause=Cause.NONE, settles_debts=True)
    GENERATION = "generation", KindRule(sign=-1, total="used", cause=Cause.GENERATION)
    REFUND = "refund", KindRule(sign=1, total="used", cause=Cause.GENERATION, settles_debts=True)
    ADJUSTMENT = "adjustment", KindRule(sign=0, total=None, cause=Cause.REVERSAL)
    DEBT = "debt", KindRule(sign=-1, total=None, cause=Cause.DEBT)
    # A gift for an image that was made: the image stays paid for, so the total of used credits does not change.
    GOODWILL = "goodwill", KindRule(sign=1, total="granted", cause=Cause.GENERATION, settles_debts=True)


def kinds_of(*causes: Cause) -> list[CreditTransactionKind]:
    return [kind for kind in CreditTransactionKind if kind.rule.cause in causes]


def _is_one_of(kinds: list[CreditTransactionKind]) -> str:
    names = ", ".join(f"'{kind}'" for kind in kinds)
    return f"kind = {names}" if len(kinds) == 1 else f"kind IN ({names})"


def _rules() -> Iterator[CheckConstraint]:
    signed = {sign: [kind for kind in CreditTransactionKind if kind.rule.sign == sign] for sign in (-1, 0)}
    yield CheckConstraint(
        f"{_is_one_of(signed[0])} OR ({_is_one_of(signed[-1])}) = (amount < 0) AND amount <> 0", name="signed_by_kind"
    )
    of_generations, of_debts = _is_one_of(kinds_of(Cause.GENERATION)), _is_one_of(kinds_of(Cause.DEBT))
    yield CheckConstraint(f"({of_generations}) = (generation_id IS NOT NULL)", name="belongs_to_generation")
    yield CheckConstraint(f"({of_debts}) = (debt_id IS NOT NULL)", name="debt_names_its_change")
    for kind in kinds_of(Cause.PAYMENT):
        yield CheckConstraint(f"kind <> '{kind}' OR payment_id IS NOT NULL", name=f"{kind}_belongs_to_payment")
    of_reversals = _is_one_of(kinds_of(Cause.REVERSAL))
    yield CheckConstraint(
        f"reversal_id IS NULL OR {of_reversals} AND payment_id IS NOT NULL", name="reversal_adjusts_a_payment"
    )


class CreditTransaction(Base):
    """One entry of the ledger; a user's balance is the sum of the user's entries."""

    __tablename__ = "credit_transactions"
    __table_args__ = (
        # A step may end twice or race with a cancellation; only one charge and one refund can be inserted.
        UniqueConstraint("generation_id", "kind"),
        # A card processor's event may arrive twice and race with the reconciliation; credits move only once.
        *(
            partial_index(f"uq_credit_transactions_{kind}", "payment_id", unique=True, where=f"kind = '{kind}'")
            for kind in kinds_of(Cause.PAYMENT)
        ),
        UniqueConstraint("reversal_id"),
        UniqueConstraint("debt_id"),
        CheckConstraint("balance_after >= 0", name="balance_after_not_negative"),
        *_rules(),
        Index("ix_credit_transactions_history", "user_id", "id"),
        referring_index("credit_transactions", "payment_id"),
    )

    id: Mapped[PrimaryId]
    user_id: Mapped[Id] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[CreditTransactionKind]
    amount: Mapped[BigInt]  # Credits; the kind's rule gives the sign.
    balance_after: Mapped[BigInt]
    description: Mapped[LongText]
    generation_id: Mapped[Id | None] = mapped_column(ForeignKey("image_generation_tasks.id"))
    payment_id: Mapped[Id | None] = mapped_column(ForeignKey("payments.id"))
    reversal_id: Mapped[Id | None] = mapped_column(ForeignKey("payment_reversals.id"))
    debt_id: Mapped[Id | None] = mapped_column(ForeignKey("debt_entries.id"))
    created_at: Mapped[datetime]
