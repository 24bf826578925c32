"""Find the creations of a group and of a model: count and filter them by an index alone."""

from db.migrations.indexes import create_index, drop_index

revision = "0016"
down_revision = "0015"
additive = True

TABLE = "image_generation_tasks"
SHOWN = "ix_image_generation_tasks_gallery_shown"
SHOWN_COLUMNS = ["user_id", "id", "status", "style", "deleted_at"]


def upgrade() -> None:
    create_index("ix_image_generation_tasks_group_id", TABLE, ["group_id"], where="group_id IS NOT NULL")
    create_index(
        "ix_image_generation_tasks_gallery_filtered",
        TABLE,
        ["user_id", "id", "status", "style", "model", "deleted_at"],
        where="deleted_at IS NULL",
    )
    create_index("ix_image_generation_tasks_model_recent", TABLE, ["model", "status", "resolution", "completedAt"])
    # The new index answers the same statements, also those of older code.
    drop_index(SHOWN)


def downgrade() -> None:
    create_index(SHOWN, TABLE, SHOWN_COLUMNS, where="deleted_at IS NULL")
    drop_index("ix_image_generation_tasks_model_recent")
    drop_index("ix_image_generation_tasks_gallery_filtered")
    drop_index("ix_image_generation_tasks_group_id")
