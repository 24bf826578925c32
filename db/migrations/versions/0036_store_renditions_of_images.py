"""Store renditions of images in several widths, and the jobs that make the large ones."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("images", sa.Column("renditions", sa.Integer(), server_default="0", nullable=False))
    op.add_column("images", sa.Column("rendition_seed", sa.String(length=32), nullable=True))
    op.add_column("images", sa.Column("placeholder", sa.String(length=64), nullable=True))
    op.create_table(
        "renders",
        sa.Column("image_id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("rendition_seed", sa.String(length=32), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_renders_user_id")),
        sa.PrimaryKeyConstraint("image_id", name=op.f("pk_renders")),
    )
    op.create_index("ix_renders_user_id", "renders", ["user_id", "due_at"])


def downgrade() -> None:
    """Forget which renditions there are: their objects remain in storage, and a later upgrade makes them again."""
    # Not with Alembic's operations, which refuse to drop data.
    op.execute("DROP TABLE renders")
    for name in ("placeholder", "rendition_seed", "renditions"):
        op.execute(f"ALTER TABLE images DROP COLUMN {name}")
