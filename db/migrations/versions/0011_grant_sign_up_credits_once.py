"""Keep which accounts have had their sign-up credits: once an account, and once a verified e-mail address."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "signup_grants",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("email", sa.String(length=255), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_signup_grants_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_signup_grants")),
        sa.UniqueConstraint("email", name=op.f("uq_signup_grants_email")),
    )
    # Every account that exists was given what there was to give when it signed up.
    op.execute("INSERT INTO signup_grants (user_id, created_at) SELECT id, created_at FROM users")


def downgrade() -> None:
    op.drop_table("signup_grants")
