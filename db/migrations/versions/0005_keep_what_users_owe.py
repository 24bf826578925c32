"""Keep the credits that users owe because their payment was reversed after they had spent them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
KINDS = ("purchase", "grant", "generation", "refund", "adjustment")

# SQLite adds a column with its check in place; a copy of the table would break the foreign keys of other tables.
ADD_OWED = """
ALTER TABLE users ADD COLUMN owed BIGINT DEFAULT 0 NOT NULL CONSTRAINT ck_users_owed_not_negative CHECK (owed >= 0)
"""
# Reversals of older versions took as much as the balance had, and the rest was only logged: it becomes a debt.
OWE_WHAT_WAS_SHORT = """
INSERT INTO debt_entries (id, user_id, payment_id, reversal_id, kind, amount, created_at)
SELECT 'dbt_' || substr(id, 5), user_id, id, reversal_id, 'reversal', short, reversed_at
FROM (
    SELECT payments.id, payments.user_id, reversed.reversal_id, reversed.reversed_at,
        payments.credits * (CASE WHEN money < payments.amount THEN money ELSE payments.amount END) / payments.amount
        - coalesce(taken.credits, 0) AS short
    FROM payments
    JOIN (
        SELECT payment_id, max(reversal_id) AS reversal_id, max(created_at) AS reversed_at,
            CAST((CASE WHEN sum(refunded) > 0 THEN sum(refunded) ELSE 0 END)
                + (CASE WHEN sum(disputed) > 0 THEN sum(disputed) ELSE 0 END) AS BIGINT) AS money
        FROM (
            SELECT payment_id, created_at,
                CASE WHEN kind IN ('refund', 'dispute') THEN id END AS reversal_id,
                CASE kind WHEN 'refund' THEN amount WHEN 'refund_failed' THEN -amount ELSE 0 END AS refunded,
                CASE kind WHEN 'dispute' THEN amount WHEN 'dispute_won' THEN -amount ELSE 0 END AS disputed
            FROM payment_reversals
        ) AS each_reversal
        GROUP BY payment_id
    ) AS reversed ON reversed.payment_id = payments.id
    LEFT JOIN (
        SELECT payment_id, CAST(-sum(amount) AS BIGINT) AS credits
        FROM credit_transactions WHERE kind = 'adjustment' AND payment_id IS NOT NULL GROUP BY payment_id
    ) AS taken ON taken.payment_id = payments.id
    WHERE payments.status IN ('paid', 'refunded')
) AS shortfalls
WHERE short > 0
"""
SUM_UP = """
UPDATE users SET owed = (SELECT sum(amount) FROM debt_entries WHERE debt_entries.user_id = users.id)
WHERE id IN (SELECT user_id FROM debt_entries)
"""


def upgrade() -> None:
    op.execute(ADD_OWED)
    op.create_table(
        "debt_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("payment_id", ID, nullable=False),
        sa.Column("reversal_id", ID, nullable=True),
        sa.Column("generation_id", ID, nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "reversal",
                "restoration",
                "settlement",
                name="debtkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind = 'reversal') = (amount > 0) AND amount <> 0", name=op.f("ck_debt_entries_signed_by_kind")
        ),
        sa.CheckConstraint(
            "(kind = 'settlement') = (reversal_id IS NULL)", name=op.f("ck_debt_entries_belongs_to_reversal")
        ),
        sa.CheckConstraint(
            "generation_id IS NULL OR kind = 'settlement'", name=op.f("ck_debt_entries_generation_settles")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_debt_entries_user_id")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_debt_entries_payment_id")),
        sa.ForeignKeyConstraint(["reversal_id"], ["payment_reversals.id"], name=op.f("fk_debt_entries_reversal_id")),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["image_generation_tasks.id"], name=op.f("fk_debt_entries_generation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_debt_entries")),
        sa.UniqueConstraint("reversal_id", name=op.f("uq_debt_entries_reversal_id")),
        sa.UniqueConstraint("generation_id", "payment_id", name=op.f("uq_debt_entries_generation_id_payment_id")),
    )
    op.create_index("ix_debt_entries_history", "debt_entries", ["user_id", "id"], unique=False)
    names_payment = sa.text("payment_id IS NOT NULL")
    op.create_index(
        "ix_debt_entries_payment_id",
        "debt_entries",
        ["payment_id"],
        unique=False,
        sqlite_where=names_payment,
        postgresql_where=names_payment,
    )
    with op.batch_alter_table("credit_transactions") as table:
        table.add_column(sa.Column("debt_id", ID, nullable=True))
        table.create_foreign_key(op.f("fk_credit_transactions_debt_id"), "debt_entries", ["debt_id"], ["id"])
        table.create_unique_constraint(op.f("uq_credit_transactions_debt_id"), ["debt_id"])
        _replace_check(table, "credittransactionkind", _one_of(*KINDS, "debt"))
        _replace_check(
            table,
            "signed_by_kind",
            "kind = 'adjustment' OR (kind IN ('generation', 'debt')) = (amount < 0) AND amount <> 0",
        )
        table.create_check_constraint(
            op.f("ck_credit_transactions_debt_names_its_change"), "(kind = 'debt') = (debt_id IS NOT NULL)"
        )
        table.create_check_constraint(
            op.f("ck_credit_transactions_debt_belongs_to_payment"), "kind <> 'debt' OR payment_id IS NOT NULL"
        )
    op.execute(OWE_WHAT_WAS_SHORT)
    op.execute(SUM_UP)


def _one_of(*kinds: str) -> str:
    return f"kind IN ({', '.join(repr(kind) for kind in kinds)})"


def _replace_check(table, name: str, condition: str) -> None:  # type: ignore[no-untyped-def]  # Alembic names no type
    name = op.f(f"ck_credit_transactions_{name}")
    table.drop_constraint(name, type_="check")
    table.create_check_constraint(name, condition)


def downgrade() -> None:
    """Forget what is owed; a ledger that has entries of settled debts is refused."""
    with op.batch_alter_table("credit_transactions") as table:
        for name in ("debt_names_its_change", "debt_belongs_to_payment"):
            table.drop_constraint(op.f(f"ck_credit_transactions_{name}"), type_="check")
        table.drop_constraint(op.f("uq_credit_transactions_debt_id"), type_="unique")
        table.drop_constraint(op.f("fk_credit_transactions_debt_id"), type_="foreignkey")
        table.drop_column("debt_id")
        _replace_check(table, "credittransactionkind", _one_of(*KINDS))
        _replace_check(
            table, "signed_by_kind", "kind = 'adjustment' OR (kind = 'generation') = (amount < 0) AND amount <> 0"
        )
    op.drop_table("debt_entries")
    op.drop_column("users", "owed")
