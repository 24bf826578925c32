"""Which errors of PostgreSQL mean that a transaction left nothing behind, and may succeed when it is run again."""

from sqlalchemy.exc import DBAPIError

# serialization_failure and deadlock_detected: the server undid the transaction, and says itself to run it again.
_CONFLICTS = frozenset({"40001", "40P01"})
# cannot_connect_now and too_many_connections: nothing was begun.
_REFUSED = frozenset({"57P03", "53300"})
# admin_shutdown and crash_shutdown; and all of class 08, connection errors.
_AWAY = frozenset({"57P01", "57P02"})


def may_run_again(error: Exception, *, committing: bool) -> bool:
    """Whether a transaction that ended with this error certainly left nothing behind, and may succeed now.

    ``committing``: COMMIT was sent. When the connection is lost after that, nobody knows whether it was done.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, TimeoutError):  # It has taken long enough.
        return False
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError)  # No connection was made.
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state in _CONFLICTS | _REFUSED:
        return True
    return not committing and (error.connection_invalidated or state in _AWAY or state.startswith("08"))
