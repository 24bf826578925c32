"""Find a user's favourites, and the archive that was requested with an idempotency key."""

from db.migrations.indexes import create_index, drop_index

revision = "0035"
down_revision = "0034"
additive = True

FAVOURITES = "ix_image_generation_tasks_favourites"
REPEATED = "uq_archives_idempotency_key"


def upgrade() -> None:
    create_index(FAVOURITES, "image_generation_tasks", ["user_id", "id"], where="favourite AND deleted_at IS NULL")
    create_index(REPEATED, "archives", ["owner_id", "kind", "idempotency_key"], unique=True)


def downgrade() -> None:
    drop_index(REPEATED)
    drop_index(FAVOURITES)
