"""Options for the database connections of a process."""

from msgspec import Struct


class Options(Struct, frozen=True):
    """Pool size and time-outs in seconds; SQLite uses only ``pool_size``, ``pool_timeout`` and ``lock_timeout``."""

    pool_size: int | None = None  # Number of connections, on SQLite of readers; None: the default.
    pool_timeout: float = 30.0  # Longest wait for a free connection.
    connect_timeout: float = 5.0
    statement_timeout: float = 30.0  # For a statement, and for an idle transaction; 0: no limit.
    lock_timeout: float = 10.0  # Longest wait for a lock; 0: no limit.
    pgbouncer: bool = False  # Whether the connections go through PgBouncer in transaction mode.
