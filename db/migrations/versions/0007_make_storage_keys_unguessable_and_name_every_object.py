"""Make storage keys unguessable, and name each object in a row before it is stored."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
LEFTOVERS = sa.text("step IS NULL AND storage_seed IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", ID, nullable=False),
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("erase_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index("ix_erasures_erase_at", "erasures", ["erase_at"], unique=False)
    op.create_index("ix_uploads_user_id", "uploads", ["user_id"], unique=False)
    op.add_column("image_generation_tasks", sa.Column("storage_seed", sa.String(length=32), nullable=True))
    # The index is empty at first, as no row has a seed yet; PostgreSQL reads the table once to find that out.
    op.create_index(
        "ix_image_generation_tasks_leftovers",
        "image_generation_tasks",
        ["completedAt"],
        unique=False,
        sqlite_where=LEFTOVERS,
        postgresql_where=LEFTOVERS,
    )


def downgrade() -> None:
    op.drop_index("ix_image_generation_tasks_leftovers", "image_generation_tasks")
    op.drop_column("image_generation_tasks", "storage_seed")
    op.drop_index("ix_uploads_user_id", "uploads")
    op.drop_index("ix_erasures_erase_at", "erasures")
    op.drop_table("erasures")
