"""Cursors of events, which are opaque to clients: tests look into them."""


def number_of(cursor: str | None) -> int:
    """Return the number of the event that a cursor names."""
    return int((cursor or "").rpartition(".")[2])
