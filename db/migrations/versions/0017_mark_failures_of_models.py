"""Mark the generations that failed by their model's own fault."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
additive = True

TABLE = "image_generation_tasks"


def upgrade() -> None:
    op.add_column(TABLE, sa.Column("model_fault", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column(TABLE, "model_fault")
