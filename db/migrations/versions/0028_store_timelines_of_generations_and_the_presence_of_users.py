"""Store the timelines of generations and the presence of users, for operators."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0026"
additive = True

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "generation_moments",
        sa.Column("generation_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("next_step", sa.String(length=16), nullable=True),
        sa.Column("attempt", sa.Integer(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=True),
        sa.Column("message", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["image_generation_tasks.id"], name=op.f("fk_generation_moments_generation_id")
        ),
        sa.PrimaryKeyConstraint("generation_id", "version", "kind", "place", name=op.f("pk_generation_moments")),
    )
    op.create_index("ix_generation_moments_last_at", "generation_moments", ["last_at"])
    op.create_table(
        "user_presences",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("process", sa.String(length=32), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("open_streams", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_presences_user_id")),
        sa.PrimaryKeyConstraint("user_id", "process", name=op.f("pk_user_presences")),
    )
    op.create_index("ix_user_presences_last_seen_at", "user_presences", ["last_seen_at"])


def downgrade() -> None:
    """Forget both tables: they are for diagnosis only, and going back must not be refused because of them."""
    # Not with Alembic's operation, which refuses to drop data.
    op.execute("DROP TABLE user_presences")
    op.execute("DROP TABLE generation_moments")
