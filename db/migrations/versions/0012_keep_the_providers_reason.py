"""Keep the provider's own code and text of a failure with the generation, for operators."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

TABLE = "image_generation_tasks"


def upgrade() -> None:
    # No table is rewritten: both columns are null.
    op.add_column(TABLE, sa.Column("provider_code", sa.String(length=64), nullable=True))
    op.add_column(TABLE, sa.Column("provider_message", sa.String(length=300), nullable=True))


def downgrade() -> None:
    op.drop_column(TABLE, "provider_message")
    op.drop_column(TABLE, "provider_code")
