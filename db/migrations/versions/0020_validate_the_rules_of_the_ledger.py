"""Validate the rules of the ledger that the revision before has replaced, without blocking writers."""

from alembic import op

revision = "0020"
down_revision = "0019"
additive = True


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for name in ("credittransactionkind", "belongs_to_generation"):
            op.execute(f"ALTER TABLE credit_transactions VALIDATE CONSTRAINT ck_credit_transactions_{name}")


def downgrade() -> None:
    """Do nothing: valid rules stay valid."""
