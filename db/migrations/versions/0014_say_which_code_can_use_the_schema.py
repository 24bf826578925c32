"""Store the lowest revision whose code can use the schema: older code reads it."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
additive = True


def upgrade() -> None:
    # Filled at the end of each revision, this one included.
    op.add_column("installation", sa.Column("usable_from", sa.String(length=32), nullable=True))


def downgrade() -> None:
    # Not with Alembic's operation, which refuses to drop data: this data follows from the revisions.
    op.execute("ALTER TABLE installation DROP COLUMN usable_from")
