"""Parts of the settings: their types, addresses, checks, operators and values of secrets. settings.py imports them."""
