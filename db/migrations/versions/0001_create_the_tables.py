"""Create the tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Ids compare byte by byte on every dialect.
ID = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "limits",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("arrival_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_limits")),
    )
    op.create_table(
        "secrets",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.LargeBinary(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secrets")),
    )
    op.create_table(
        "users",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("purchased", sa.BigInteger(), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("event_seq", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_users_balance_not_negative")),
        sa.CheckConstraint("granted >= 0", name=op.f("ck_users_granted_not_negative")),
        sa.CheckConstraint("purchased >= 0", name=op.f("ck_users_purchased_not_negative")),
        sa.CheckConstraint("used >= 0", name=op.f("ck_users_used_not_negative")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("subject", name=op.f("uq_users_subject")),
    )
    op.create_table(
        "events",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column(
            "subject",
            sa.Enum("creation", "credit", name="eventsubject", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("creation_id", ID, nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_events_user_id")),
        sa.PrimaryKeyConstraint("user_id", "seq", name=op.f("pk_events")),
    )
    op.create_index("ix_events_created_at", "events", ["created_at"], unique=False)
    op.create_table(
        "images",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("thumbnail_key", sa.String(length=255), nullable=False),
        sa.Column("content_type", sa.String(length=32), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("byte_size", sa.Integer(), nullable=False),
        sa.Column("erase_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_images_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_images")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_images_storage_key")),
    )
    op.create_index(
        "ix_images_erase_at",
        "images",
        ["erase_at"],
        unique=False,
        sqlite_where=sa.text("erase_at IS NOT NULL"),
        postgresql_where=sa.text("erase_at IS NOT NULL"),
    )
    op.create_table(
        "payments",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "pending",
                "paid",
                "failed",
                "refunded",
                name="paymentstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("pack", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=32), nullable=False),
        sa.Column("provider_reference", sa.String(length=255), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_payments_amount_positive")),
        sa.CheckConstraint("credits > 0", name=op.f("ck_payments_credits_positive")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_payments_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("provider", "provider_reference", name=op.f("uq_payments_provider_provider_reference")),
    )
    op.create_index("ix_payments_history", "payments", ["user_id", "id"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("storage_key", sa.String(length=255), nullable=False),
        sa.Column("content_type", sa.String(length=32), nullable=False),
        sa.Column("byte_size", sa.Integer(), nullable=False),
        sa.Column("image_id", ID, nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("byte_size > 0", name=op.f("ck_uploads_byte_size_positive")),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], name=op.f("fk_uploads_image_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_uploads_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("storage_key", name=op.f("uq_uploads_storage_key")),
    )
    op.create_index("ix_uploads_expires_at", "uploads", ["expires_at"], unique=False)
    op.create_table(
        "image_generation_tasks",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "waiting",
                "processing",
                "success",
                "failed",
                "canceled",
                name="creationstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("style", sa.String(length=64), nullable=False),
        sa.Column("aspect_ratio", sa.String(length=8), nullable=False),
        sa.Column("resolution", sa.String(length=4), nullable=False),
        sa.Column("output_format", sa.String(length=4), nullable=False),
        sa.Column("credits_used", sa.Integer(), nullable=False),
        sa.Column("retry_of", ID, nullable=True),
        sa.Column("idempotency_key", sa.String(length=255), nullable=True),
        sa.Column("input_hash", sa.String(length=64), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("source_image_id", ID, nullable=True),
        sa.Column("source_upload_id", ID, nullable=True),
        sa.Column("original_image_id", ID, nullable=True),
        sa.Column("generated_image_id", ID, nullable=True),
        sa.Column("original_image_url", sa.Text(), nullable=True),
        sa.Column("generated_image_url", sa.Text(), nullable=True),
        sa.Column(
            "step",
            sa.Enum(
                "prepare", "submit", "await", "store", name="step", native_enum=False, create_constraint=True, length=32
            ),
            nullable=True,
        ),
        sa.Column("step_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=40), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kie_attempt", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resubmitted_because", sa.Text(), nullable=True),
        sa.Column("kie_task_id", sa.String(length=200), nullable=True),
        sa.Column("called_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result_url", sa.Text(), nullable=True),
        sa.Column(
            "failure_code",
            sa.Enum(
                "rejected_by_moderation",
                "image_unreadable",
                "invalid_input",
                "provider_error",
                "timed_out",
                "storage_error",
                name="failurecode",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("createdAt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updatedAt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("completedAt", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(failure_code IS NOT NULL) = (status = 'failed')",
            name=op.f("ck_image_generation_tasks_failed_has_a_reason"),
        ),
        sa.CheckConstraint(
            "(step IS NULL) = (status IN ('success', 'failed', 'canceled'))",
            name=op.f("ck_image_generation_tasks_finished_has_no_step"),
        ),
        sa.CheckConstraint(
            "status <> 'success' OR generated_image_id IS NOT NULL OR deleted_at IS NOT NULL",
            name=op.f("ck_image_generation_tasks_success_has_an_image"),
        ),
        sa.CheckConstraint("credits_used > 0", name=op.f("ck_image_generation_tasks_credits_used_positive")),
        sa.ForeignKeyConstraint(
            ["generated_image_id"], ["images.id"], name=op.f("fk_image_generation_tasks_generated_image_id")
        ),
        sa.ForeignKeyConstraint(
            ["original_image_id"], ["images.id"], name=op.f("fk_image_generation_tasks_original_image_id")
        ),
        sa.ForeignKeyConstraint(
            ["retry_of"], ["image_generation_tasks.id"], name=op.f("fk_image_generation_tasks_retry_of")
        ),
        sa.ForeignKeyConstraint(
            ["source_image_id"], ["images.id"], name=op.f("fk_image_generation_tasks_source_image_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_upload_id"], ["uploads.id"], name=op.f("fk_image_generation_tasks_source_upload_id")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_image_generation_tasks_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_image_generation_tasks")),
        sa.UniqueConstraint(
            "user_id", "idempotency_key", name=op.f("uq_image_generation_tasks_user_id_idempotency_key")
        ),
    )
    op.create_index(
        "ix_image_generation_tasks_due",
        "image_generation_tasks",
        ["step", "due_at"],
        unique=False,
        sqlite_where=sa.text("step IS NOT NULL"),
        postgresql_where=sa.text("step IS NOT NULL"),
    )
    op.create_index("ix_image_generation_tasks_gallery", "image_generation_tasks", ["user_id", "id"], unique=False)
    op.create_index(
        "ix_image_generation_tasks_recent",
        "image_generation_tasks",
        ["status", "resolution", "completedAt"],
        unique=False,
    )
    op.create_index("uq_image_generation_tasks_kie_task_id", "image_generation_tasks", ["kie_task_id"], unique=True)
    op.create_table(
        "credit_transactions",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "purchase",
                "grant",
                "generation",
                "refund",
                "adjustment",
                name="credittransactionkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("balance_after", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("generation_id", ID, nullable=True),
        sa.Column("payment_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(kind IN ('generation', 'refund')) = (generation_id IS NOT NULL)",
            name=op.f("ck_credit_transactions_belongs_to_generation"),
        ),
        sa.CheckConstraint(
            "kind <> 'purchase' OR payment_id IS NOT NULL",
            name=op.f("ck_credit_transactions_purchase_belongs_to_payment"),
        ),
        sa.CheckConstraint(
            "kind = 'adjustment' OR (kind = 'generation') = (amount < 0) AND amount <> 0",
            name=op.f("ck_credit_transactions_signed_by_kind"),
        ),
        sa.CheckConstraint("balance_after >= 0", name=op.f("ck_credit_transactions_balance_after_not_negative")),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["image_generation_tasks.id"], name=op.f("fk_credit_transactions_generation_id")
        ),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_credit_transactions_payment_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_credit_transactions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_transactions")),
        sa.UniqueConstraint("generation_id", "kind", name=op.f("uq_credit_transactions_generation_id_kind")),
        sa.UniqueConstraint("payment_id", "kind", name=op.f("uq_credit_transactions_payment_id_kind")),
    )
    op.create_index("ix_credit_transactions_history", "credit_transactions", ["user_id", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("credit_transactions")
    op.drop_table("image_generation_tasks")
    op.drop_table("uploads")
    op.drop_table("payments")
    op.drop_table("images")
    op.drop_table("events")
    op.drop_table("users")
    op.drop_table("secrets")
    op.drop_table("limits")
