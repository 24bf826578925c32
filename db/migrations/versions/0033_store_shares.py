"""Store the shares of creations."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "shares",
        sa.Column("id", ID, nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("creation_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("show_prompt", sa.Boolean(), nullable=False),
        sa.Column("indexable", sa.Boolean(), nullable=False),
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("content_type", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("byte_size", sa.Integer(), nullable=False),
        sa.Column("views", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("views >= 0", name=op.f("ck_shares_views_not_negative")),
        sa.ForeignKeyConstraint(["creation_id"], ["image_generation_tasks.id"], name=op.f("fk_shares_creation_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_shares_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shares")),
        sa.UniqueConstraint("creation_id", name=op.f("uq_shares_creation_id")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_shares_storage_key")),
        sa.UniqueConstraint("token", name=op.f("uq_shares_token")),
    )
    op.create_index("ix_shares_user_id", "shares", ["user_id", "id"])


def downgrade() -> None:
    op.drop_table("shares")
