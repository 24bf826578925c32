"""Let payments be made and taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("payments", sa.Column("payment_intent", sa.String(length=255), nullable=True))
    op.add_column("payments", sa.Column("checkout_url", sa.Text(), nullable=True))
    op.add_column("payments", sa.Column("look_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("uq_payments_payment_intent", "payments", ["payment_intent"], unique=True)
    op.create_index(
        "ix_payments_look_at",
        "payments",
        ["look_at"],
        unique=False,
        sqlite_where=sa.text("look_at IS NOT NULL"),
        postgresql_where=sa.text("look_at IS NOT NULL"),
    )
    op.create_table(
        "payment_reversals",
        sa.Column("id", ID, nullable=False),
        sa.Column("payment_id", ID, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "refund",
                "refund_failed",
                "dispute",
                "dispute_won",
                name="reversalkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=255), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payment_reversals_amount_positive")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_payment_reversals_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_reversals")),
        sa.UniqueConstraint(
            "payment_id", "reference", "kind", name=op.f("uq_payment_reversals_payment_id_reference_kind")
        ),
    )
    # SQLite changes no constraint of a table: there it is copied into a new one.
    with op.batch_alter_table("credit_transactions") as table:
        table.drop_constraint(op.f("uq_credit_transactions_payment_id_kind"), type_="unique")
        table.add_column(sa.Column("reversal_id", ID, nullable=True))
        table.create_foreign_key(
            op.f("fk_credit_transactions_reversal_id"), "payment_reversals", ["reversal_id"], ["id"]
        )
        table.create_unique_constraint(op.f("uq_credit_transactions_reversal_id"), ["reversal_id"])
        table.create_check_constraint(
            op.f("ck_credit_transactions_reversal_adjusts_a_payment"),
            "reversal_id IS NULL OR kind = 'adjustment' AND payment_id IS NOT NULL",
        )
    op.create_index(
        "uq_credit_transactions_purchase",
        "credit_transactions",
        ["payment_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'purchase'"),
        postgresql_where=sa.text("kind = 'purchase'"),
    )


def downgrade() -> None:
    op.drop_index("uq_credit_transactions_purchase", "credit_transactions")
    with op.batch_alter_table("credit_transactions") as table:
        table.drop_constraint(op.f("ck_credit_transactions_reversal_adjusts_a_payment"), type_="check")
        table.drop_constraint(op.f("uq_credit_transactions_reversal_id"), type_="unique")
        table.drop_constraint(op.f("fk_credit_transactions_reversal_id"), type_="foreignkey")
        table.drop_column("reversal_id")
        table.create_unique_constraint(op.f("uq_credit_transactions_payment_id_kind"), ["payment_id", "kind"])
    op.drop_table("payment_reversals")
    op.drop_index("ix_payments_look_at", "payments")
    op.drop_index("uq_payments_payment_intent", "payments")
    for name in ("look_at", "checkout_url", "payment_intent"):
        op.drop_column("payments", name)
