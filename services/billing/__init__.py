"""Credits, prices, packs and payments."""
