"""Name the history that events belong to, find what ended lately, and redact the events of deleted creations."""

import secrets
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"

INDEXES = (
    ("ix_image_generation_tasks_completed", "image_generation_tasks", ["user_id", "completedAt"], '"completedAt"'),
    ("ix_image_generation_tasks_deleted", "image_generation_tasks", ["user_id", "deleted_at"], "deleted_at"),
    ("ix_events_creation_id", "events", ["creation_id"], "creation_id"),
)

# The newest event of a deleted creation is that of its deletion, which holds no prompt.
REDACT_EVENTS = """
UPDATE events SET payload = (
    SELECT newest.payload FROM events AS newest
    WHERE newest.creation_id = events.creation_id ORDER BY newest.seq DESC LIMIT 1
)
WHERE creation_id IN (SELECT id FROM image_generation_tasks WHERE deleted_at IS NOT NULL)
"""
# The words of an error may quote the prompt, and the hash of a short input can be guessed.
REDACT_CREATIONS = """
UPDATE image_generation_tasks SET error_message = NULL, input_hash = ''
WHERE deleted_at IS NOT NULL
"""


def upgrade() -> None:
    installation = op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("epoch", sa.String(length=32), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.Column("renewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
    )
    first = {"id": 1, "name": secrets.token_hex(8), "epoch": secrets.token_hex(8)}
    op.bulk_insert(installation, [first | {"began_at": datetime.now(UTC), "changes": 0, "renewed_at": None}])
    # On PostgreSQL building an index reads the whole table once, and writers wait meanwhile.
    for name, table, columns, present in INDEXES:
        there = sa.text(f"{present} IS NOT NULL")
        op.create_index(name, table, columns, unique=False, sqlite_where=there, postgresql_where=there)
    op.execute(REDACT_EVENTS)
    op.execute(REDACT_CREATIONS)


def downgrade() -> None:
    for name, table, _, _ in INDEXES:
        op.drop_index(name, table)
    op.drop_table("installation")
