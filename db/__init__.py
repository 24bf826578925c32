"""How the product's state is kept: tables, records read from them, statements, migrations."""
