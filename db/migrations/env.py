"""What Alembic runs: the migrations, on the connection that it was given."""

from alembic import context

import db.models  # noqa: F401 - fills the metadata that autogenerate compares with
from db.base import whole_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=whole_metadata(),
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
