"""Find what refers to an image, an upload or a payment by an index: without, each that goes has all of a table read."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

REFERRING = (
    ("image_generation_tasks", "source_image_id"),
    ("image_generation_tasks", "source_upload_id"),
    ("image_generation_tasks", "original_image_id"),
    ("image_generation_tasks", "generated_image_id"),
    ("uploads", "image_id"),
    ("credit_transactions", "payment_id"),
)


def upgrade() -> None:
    # PostgreSQL reads a table once for each, some seconds for ten million rows, and writers of it wait meanwhile.
    for table, column in REFERRING:
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_{table}_{column}", table, [column], unique=False, sqlite_where=there, postgresql_where=there
        )


def downgrade() -> None:
    for table, column in REFERRING:
        op.drop_index(f"ix_{table}_{column}", table)
