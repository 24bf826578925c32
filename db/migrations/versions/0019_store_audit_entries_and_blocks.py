"""Store the audit of operators and the blocks of users, and allow ledger entries of goodwill."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
KINDS = ("purchase", "grant", "generation", "refund", "adjustment", "debt")
OF_GENERATIONS = ("generation", "refund")
BEGIN_ON_SQLITE = "UPDATE installation SET audited_since = strftime('%Y-%m-%d %H:%M:%f000', 'now')"
APPEND_ONLY = "audit entries are append-only"


def upgrade() -> None:
    op.create_table(
        "audit_entries",
        sa.Column("id", ID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.String(length=300), nullable=False),
        sa.Column("user_id", ID, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("credits", sa.BigInteger(), nullable=True),
        sa.Column("entry_id", ID, nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("request_id", sa.String(length=64), nullable=True),
        sa.CheckConstraint(
            "(outcome = 'refused') = (refusal IS NOT NULL)", name=op.f("ck_audit_entries_refused_has_a_refusal")
        ),
        sa.CheckConstraint(
            "outcome <> 'refused' OR entry_id IS NULL", name=op.f("ck_audit_entries_refused_moved_nothing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )
    for column in ("idempotency_key", "entry_id"):
        is_set = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"uq_audit_entries_{column}",
            "audit_entries",
            [column],
            unique=True,
            sqlite_where=is_set,
            postgresql_where=is_set,
        )
    for column in ("user_id", "subject_id", "actor"):
        op.create_index(f"ix_audit_entries_{column}", "audit_entries", [column, "id"])
    op.create_table(
        "operator_days",
        sa.Column("actor", sa.String(length=300), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("given", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("given >= 0", name=op.f("ck_operator_days_given_not_negative")),
        sa.PrimaryKeyConstraint("actor", "day", name=op.f("pk_operator_days")),
    )
    op.create_table(
        "user_blocks",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_blocks_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_user_blocks")),
    )
    op.add_column("installation", sa.Column("block_changes", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("installation", sa.Column("audited_since", sa.DateTime(timezone=True), nullable=True))
    op.execute(BEGIN_ON_SQLITE if _is_sqlite() else "UPDATE installation SET audited_since = clock_timestamp()")
    _make_append_only()
    _replace_rules((*KINDS, "goodwill"), (*OF_GENERATIONS, "goodwill"))


def _is_sqlite() -> bool:
    return op.get_context().dialect.name == "sqlite"


def _make_append_only() -> None:
    if _is_sqlite():
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER audit_entries_no_{change} BEFORE {change.upper()} ON audit_entries"
                f" BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{APPEND_ONLY}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit()"
    )


def _replace_rules(kinds: tuple[str, ...], of_generations: tuple[str, ...]) -> None:
    """Replace the checks of the ledger that list kinds; on PostgreSQL the existing rows are checked later."""
    rules = {
        "credittransactionkind": _one_of(kinds),
        "belongs_to_generation": f"({_one_of(of_generations)}) = (generation_id IS NOT NULL)",
    }
    if _is_sqlite():
        with op.batch_alter_table("credit_transactions") as table:
            for name, condition in rules.items():
                table.drop_constraint(op.f(f"ck_credit_transactions_{name}"), type_="check")
                table.create_check_constraint(op.f(f"ck_credit_transactions_{name}"), condition)
        return
    for name, condition in rules.items():
        op.execute(
            f"ALTER TABLE credit_transactions DROP CONSTRAINT ck_credit_transactions_{name},"
            f" ADD CONSTRAINT ck_credit_transactions_{name} CHECK ({condition}) NOT VALID"
        )


def _one_of(kinds: tuple[str, ...]) -> str:
    return f"kind IN ({', '.join(repr(kind) for kind in kinds)})"


def downgrade() -> None:
    """Forget the tables; a ledger with entries of goodwill is refused by its rule."""
    _replace_rules(KINDS, OF_GENERATIONS)
    # Not with Alembic's operation, which refuses to drop data: it is worth nothing without the audit.
    op.execute("ALTER TABLE installation DROP COLUMN audited_since")
    op.execute("UPDATE installation SET block_changes = 0")
    op.drop_column("installation", "block_changes")
    op.drop_table("user_blocks")
    op.drop_table("operator_days")
    op.drop_table("audit_entries")
    if not _is_sqlite():
        op.execute("DROP FUNCTION refuse_change_of_audit()")
