"""Mark the images that are stored so far: inputs among them hold what cameras write beside the pixels."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    # True also for rows that processes of an older version still insert.
    op.add_column("images", sa.Column("uncleaned", sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column("images", "uncleaned")
