"""The database layer: tables, the records read from them, statements and migrations."""
