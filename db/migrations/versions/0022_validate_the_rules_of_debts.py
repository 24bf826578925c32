"""Validate the rules of debts that the revision before has replaced, without blocking writers."""

from alembic import op

revision = "0022"
down_revision = "0021"
additive = True

RULES = ("debtkind", "signed_by_kind", "belongs_to_reversal", "reversal_belongs_to_payment", "carried_has_no_payment")


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for name in RULES:
            op.execute(f"ALTER TABLE debt_entries VALIDATE CONSTRAINT ck_debt_entries_{name}")


def downgrade() -> None:
    """Do nothing: valid rules stay valid."""
