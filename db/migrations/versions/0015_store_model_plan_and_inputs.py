"""Store the model, plan and further inputs of generations, and the pauses and checks of models."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
TABLE = "image_generation_tasks"


def upgrade() -> None:
    # No table is rewritten: each column is null or has a constant default.
    op.add_column(TABLE, sa.Column("model", sa.String(length=64), nullable=False, server_default="nano-banana-pro"))
    op.add_column(TABLE, sa.Column("seed", sa.BigInteger(), nullable=True))
    op.add_column(TABLE, sa.Column("negative_prompt", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("background", sa.String(length=16), nullable=True))
    op.add_column(TABLE, sa.Column("group_id", ID, nullable=True))
    op.add_column(TABLE, sa.Column("further_inputs", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(TABLE, sa.Column("plan", sa.Text(), nullable=True))
    op.add_column(TABLE, sa.Column("provider_credits", sa.Double(), nullable=True))
    op.add_column(TABLE, sa.Column("provider_seconds", sa.Double(), nullable=True))
    op.create_table(
        "generation_inputs",
        sa.Column("generation_id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("source_image_id", ID, nullable=True),
        sa.Column("source_upload_id", ID, nullable=True),
        sa.Column("image_id", ID, nullable=True),
        sa.CheckConstraint("position >= 1", name=op.f("ck_generation_inputs_position_after_the_first")),
        sa.ForeignKeyConstraint(["generation_id"], [f"{TABLE}.id"], name=op.f("fk_generation_inputs_generation_id")),
        sa.ForeignKeyConstraint(["source_image_id"], ["images.id"], name=op.f("fk_generation_inputs_source_image_id")),
        sa.ForeignKeyConstraint(
            ["source_upload_id"], ["uploads.id"], name=op.f("fk_generation_inputs_source_upload_id")
        ),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], name=op.f("fk_generation_inputs_image_id")),
        sa.PrimaryKeyConstraint("generation_id", "position", name=op.f("pk_generation_inputs")),
    )
    # The table is new, so its indexes are built at once.
    for column in ("source_image_id", "source_upload_id", "image_id"):
        is_set = sa.text(f"{column} IS NOT NULL")
        op.create_index(
            f"ix_generation_inputs_{column}",
            "generation_inputs",
            [column],
            unique=False,
            sqlite_where=is_set,
            postgresql_where=is_set,
        )
    op.create_table(
        "model_pauses",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_model_pauses")),
    )
    op.create_table(
        "model_checks",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_model_checks")),
    )


def downgrade() -> None:
    op.drop_table("model_checks")
    op.drop_table("model_pauses")
    op.drop_table("generation_inputs")
    for column in (
        *("provider_seconds", "provider_credits", "plan", "further_inputs", "group_id", "background"),
        *("negative_prompt", "seed", "model"),
    ):
        op.drop_column(TABLE, column)
