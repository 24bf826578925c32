"""The Alembic environment: runs the migrations on the connection passed in the attributes of the configuration."""

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo
from sqlalchemy import inspect, update

import db.models  # noqa: F401 - fills the metadata for autogenerate
from db.base import whole_metadata
from db.migrations.revisions import usable_from
from db.models.installation import Installation


def record_usable_from(
    ctx: MigrationContext,
    step: MigrationInfo,  # noqa: ARG001 - the signature is Alembic's
    heads: Collection[Any],
    run_args: Mapping[str, Any],  # noqa: ARG001 - the same
) -> None:
    """Store in the transaction of each revision which code can use the schema, as soon as there is a column for it."""
    connection = ctx.connection
    if connection is None or not heads:
        return
    name, found = Installation.__tablename__, inspect(connection)
    if found.has_table(name) and Installation.usable_from.name in {each["name"] for each in found.get_columns(name)}:
        (head,) = heads
        connection.execute(update(Installation).values(usable_from=usable_from(head, context.script)))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=whole_metadata(),
    render_as_batch=True,
    transaction_per_migration=True,
    on_version_apply=record_usable_from,
)
with context.begin_transaction():
    context.run_migrations()
