"""Classification of PostgreSQL errors after which a transaction can safely be retried."""

from sqlalchemy.exc import DBAPIError

# serialization_failure and deadlock_detected: the server rolled the transaction back and recommends a retry.
_CONFLICTS = frozenset({"40001", "40P01"})
# cannot_connect_now and too_many_connections: no transaction began.
_REFUSED = frozenset({"57P03", "53300"})
# admin_shutdown and crash_shutdown; connection errors (class 08) are treated alike.
_AWAY = frozenset({"57P01", "57P02"})


def may_run_again(error: Exception, *, committing: bool) -> bool:
    """Return whether a transaction that ended with this error certainly wrote nothing and may succeed if retried.

    ``committing``: COMMIT was sent. If the connection is lost after that, the outcome is unknown.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    # A statement or a connection attempt has already timed out; do not retry.
    if isinstance(cause, TimeoutError) or isinstance(getattr(cause, "__cause__", None), TimeoutError):
        return False
    if not isinstance(error, DBAPIError):
        return isinstance(error, OSError)  # Connecting failed.
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state in _CONFLICTS | _REFUSED:
        return True
    return not committing and (error.connection_invalidated or state in _AWAY or state.startswith("08"))
