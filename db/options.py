"""How a process uses its database."""

from records import record


@record(frozen=True, slots=True)
class Options:
    """How a process uses its database; times in seconds. SQLite has only the first two and the lock's."""

    pool_size: int | None = None  # Connections, on SQLite those that read; None: as many as are usual.
    pool_timeout: float = 30.0  # How long a request waits for a connection that is free.
    connect_timeout: float = 5.0
    statement_timeout: float = 30.0  # Of a statement, and of a transaction that lies idle; 0: no end.
    lock_timeout: float = 10.0  # How long a statement waits for another's lock; 0: no end.
    pgbouncer: bool = False  # Whether PgBouncer in transaction mode is between.
