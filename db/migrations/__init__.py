"""The migrations of the schema, and the Alembic code that runs them; only a process that must migrate loads Alembic."""
