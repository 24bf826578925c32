"""Store the progress of an erasure, so that a long one can end for a while and go on later."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
additive = True


def upgrade() -> None:
    op.add_column("person_erasures", sa.Column("progress", sa.Text(), nullable=True))


def downgrade() -> None:
    """Forget the progress: the erasures begin their passes again."""
    # Not with Alembic's operation, which refuses to drop data.
    op.execute("ALTER TABLE person_erasures DROP COLUMN progress")
