"""Store from when and until when a root key is used, so that the keys can be rotated."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0024"
additive = True

COLUMNS = ("signs_from", "accepted_until", "tokens_until")


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("secrets", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("secrets", name)
