"""Store which creations are favourites, and the requests of archives of creations."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
additive = True


def upgrade() -> None:
    favourite: sa.Column[bool] = sa.Column("favourite", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("image_generation_tasks", favourite)
    op.add_column("archives", sa.Column("planned_bytes", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("archives", sa.Column("idempotency_key", sa.String(length=255), nullable=True))
    op.add_column("archives", sa.Column("input_hash", sa.String(length=64), nullable=True))


def downgrade() -> None:
    for name in ("input_hash", "idempotency_key", "planned_bytes"):
        op.drop_column("archives", name)
    op.drop_column("image_generation_tasks", "favourite")
