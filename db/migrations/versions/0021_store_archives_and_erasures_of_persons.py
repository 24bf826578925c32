"""Store archives and erasures of persons, ends of disputes, and debts that outlive an account."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
DEBTS = ("reversal", "restoration", "settlement")
OF_PAYMENTS = {
    "debtkind": f"kind IN {DEBTS}",
    "signed_by_kind": "(kind = 'reversal') = (amount > 0) AND amount <> 0",
    "belongs_to_reversal": "(kind = 'settlement') = (reversal_id IS NULL)",
}
CARRIED_TOO = {
    "debtkind": f"kind IN {(*DEBTS, 'carried')}",
    "signed_by_kind": "(kind IN ('reversal', 'carried')) = (amount > 0) AND amount <> 0",
    "belongs_to_reversal": "(kind IN ('settlement', 'carried')) = (reversal_id IS NULL)",
}
OF_CARRIED = {
    "reversal_belongs_to_payment": "kind NOT IN ('reversal', 'restoration') OR payment_id IS NOT NULL",
    "carried_has_no_payment": "kind <> 'carried' OR payment_id IS NULL",
}
NAMES_PAYMENT = "ck_credit_transactions_debt_belongs_to_payment"


def upgrade() -> None:
    op.create_table(
        "archives",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("requester", sa.String(length=300), nullable=False),
        sa.Column("filter", sa.Text(), nullable=False),
        sa.Column("state", _enum("archivestate", "pending", "ready", "failed", "expired"), nullable=False),
        sa.Column("items_done", sa.Integer(), nullable=False),
        sa.Column("items_total", sa.Integer(), nullable=True),
        sa.Column("byte_size", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=True),
        *_job(),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(state = 'ready') = (expires_at IS NOT NULL)", name=op.f("ck_archives_ready_expires")),
        sa.CheckConstraint("state <> 'ready' OR seed IS NOT NULL", name=op.f("ck_archives_ready_has_a_seed")),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name=op.f("fk_archives_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_archives")),
    )
    op.create_index("ix_archives_owner_id", "archives", ["owner_id", "id"])
    op.create_table(
        "person_erasures",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("state", _enum("erasurestate", "requested", "erasing", "erased"), nullable=False),
        sa.Column("requester", sa.String(length=300), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waiting_for", sa.Text(), nullable=False),
        *_job(),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed", sa.Text(), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remains", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(state = 'erased') = (erased_at IS NOT NULL)", name=op.f("ck_person_erasures_erased_has_a_time")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_person_erasures_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_person_erasures")),
    )
    op.create_index("ix_person_erasures_state", "person_erasures", ["state", "erased_at"])
    for table in ("archives", "person_erasures"):
        is_due = sa.text("due_at IS NOT NULL")
        op.create_index(f"ix_{table}_due_at", table, ["due_at"], sqlite_where=is_due, postgresql_where=is_due)
    op.create_table(
        "erased_objects",
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_erased_objects_user_id")),
        sa.PrimaryKeyConstraint("storage_key", name=op.f("pk_erased_objects")),
    )
    op.create_index("ix_erased_objects_user_id", "erased_objects", ["user_id"])
    op.create_table(
        "person_facts",
        sa.Column("identity", sa.String(length=64), nullable=False),
        sa.Column("granted", sa.Boolean(), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("owed", sa.BigInteger(), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.CheckConstraint("owed >= 0", name=op.f("ck_person_facts_owed_not_negative")),
        sa.PrimaryKeyConstraint("identity", name=op.f("pk_person_facts")),
    )
    op.add_column("payment_reversals", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    _allow_carried_debts()


def _enum(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=32)


def _job() -> list[sa.Column[object]]:
    return [
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=40), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
    ]


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _allow_carried_debts() -> None:
    """Loosen the rules of debts; on PostgreSQL the existing rows are checked later."""
    if _is_sqlite():
        with op.batch_alter_table("debt_entries") as table:
            table.alter_column("payment_id", existing_type=ID, nullable=True)
            for name, condition in CARRIED_TOO.items():
                table.drop_constraint(op.f(f"ck_debt_entries_{name}"), type_="check")
                table.create_check_constraint(op.f(f"ck_debt_entries_{name}"), condition)
            for name, condition in OF_CARRIED.items():
                table.create_check_constraint(op.f(f"ck_debt_entries_{name}"), condition)
        with op.batch_alter_table("credit_transactions") as table:
            table.drop_constraint(op.f(NAMES_PAYMENT), type_="check")
        return
    op.alter_column("debt_entries", "payment_id", nullable=True)
    for name, condition in (CARRIED_TOO | OF_CARRIED).items():
        op.execute(
            f"ALTER TABLE debt_entries DROP CONSTRAINT IF EXISTS ck_debt_entries_{name},"
            f" ADD CONSTRAINT ck_debt_entries_{name} CHECK ({condition}) NOT VALID"
        )
    op.execute(f"ALTER TABLE credit_transactions DROP CONSTRAINT {NAMES_PAYMENT}")


def downgrade() -> None:
    """Forget the tables; debts that were carried over are refused by the rules of debts."""
    with op.batch_alter_table("credit_transactions") as table:
        table.create_check_constraint(op.f(NAMES_PAYMENT), "kind <> 'debt' OR payment_id IS NOT NULL")
    with op.batch_alter_table("debt_entries") as table:
        for name in OF_CARRIED:
            table.drop_constraint(op.f(f"ck_debt_entries_{name}"), type_="check")
        for name, condition in OF_PAYMENTS.items():
            table.drop_constraint(op.f(f"ck_debt_entries_{name}"), type_="check")
            table.create_check_constraint(op.f(f"ck_debt_entries_{name}"), condition)
        table.alter_column("payment_id", existing_type=ID, nullable=False)
    op.drop_column("payment_reversals", "closed_at")
    op.drop_table("person_facts")
    op.drop_table("erased_objects")
    op.drop_table("person_erasures")
    op.drop_table("archives")
