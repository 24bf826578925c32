"""The catalogue: the image models and styles on offer, as data."""
