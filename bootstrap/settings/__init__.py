"""Parts of the settings: their types, checks, operators and values of secrets. settings.py imports them."""
