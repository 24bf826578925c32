"""Engines for PostgreSQL, with time-outs, TCP keepalive and support for PgBouncer."""

import asyncio
import socket
from collections.abc import Iterator, Mapping
from typing import Any

import asyncpg
from sqlalchemy import URL, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db.addresses import InvalidDatabaseUrl, PostgresAddress
from db.options import Options
from db.postgres.pool import PostgresPool
from server_urls import InvalidServerUrl

# A frozen or unreachable server does not end a statement itself, so the driver does, this long after the time-out.
GRACE_SECONDS = 1.0
# A live server closes a connection within milliseconds. After this time the driver drops the connection.
CLOSE_SECONDS = 0.5

DEFAULT_PORT = 5432
_FOR_PGBOUNCER = ("application_name", "options")
# libpq's option: names of the socket option on Linux and macOS.
_TCP_OPTIONS = {
    "keepalives_idle": ("TCP_KEEPIDLE", "TCP_KEEPALIVE"),
    "keepalives_interval": ("TCP_KEEPINTVL",),
    "keepalives_count": ("TCP_KEEPCNT",),
    "tcp_user_timeout": ("TCP_USER_TIMEOUT",),
}


def arguments_of(address: PostgresAddress) -> dict[str, Any]:
    """Return asyncpg's arguments for an address, the same for every connection of a process.

    Raises:
        InvalidDatabaseUrl: a file named in the address cannot be read.
    """
    try:
        tls = address.tls.arguments()
    except InvalidServerUrl as error:
        raise InvalidDatabaseUrl(str(error)) from error
    hosts = [host for host, _ in address.places]
    ports = [port for _, port in address.places]
    given = {
        "host": hosts or None,
        "port": [port or DEFAULT_PORT for port in ports] if any(ports) else None,
        "user": address.user,
        "password": address.password,
        "database": address.database,
    }
    return {
        **{name: value for name, value in given.items() if value is not None},
        **address.arguments,
        **tls,
        "server_settings": dict(address.settings),
        "connection_class": kept_alive(address.keepalive),
    }


def engine(given: Mapping[str, Any], options: Options, *, connections: int) -> AsyncEngine:
    """Return an engine with a fixed number of connections; ``given`` comes from ``arguments_of``.

    Through PgBouncer each transaction may run on another server connection, so a connection keeps no state: statements
    have no names, and each transaction sets its time-outs.
    """
    arguments = connect_arguments(given, options)
    if "statement_cache_size" in arguments:
        arguments["prepared_statement_cache_size"] = arguments["statement_cache_size"]
    if options.pgbouncer:
        limits = arguments.pop("server_settings")
        arguments |= {
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": str,
            "connection_class": type("Proxied", (_LooksUpAtOnce, arguments["connection_class"]), {}),
            # PgBouncer accepts these settings when a connection starts, and rejects others.
            "server_settings": {name: limits.pop(name) for name in _FOR_PGBOUNCER if name in limits},
        }
    made = create_async_engine(
        URL.create("postgresql+asyncpg"),
        pool_size=connections,
        max_overflow=0,
        pool_timeout=options.pool_timeout,
        hide_parameters=True,  # Errors are logged, and parameters hold users' texts.
        connect_args=arguments,
    )
    event.listen(made.sync_engine, "handle_error", _drop_if_timed_out)
    if options.pgbouncer:
        event.listen(made.sync_engine, "begin", _SetLimits(limits))
    return made


def without_transactions(writing: AsyncEngine, options: Options) -> AsyncEngine:
    """Return an engine on the same connections without a transaction around its statements.

    Through PgBouncer each block is still a transaction, because preparing and running a statement could otherwise reach
    different server connections. Each statement in it still sees everything committed before the statement.
    """
    return writing if options.pgbouncer else writing.execution_options(isolation_level="AUTOCOMMIT")


def direct(given: Mapping[str, Any], options: Options, *, connections: int) -> PostgresPool | None:
    """Return an asyncpg pool for prepared statements; None through PgBouncer, where a connection keeps no state."""
    if options.pgbouncer:
        return None
    arguments = connect_arguments(given, options)
    arguments["server_settings"]["timezone"] = "UTC"  # Statements that write JSON render datetimes in it.
    return PostgresPool(arguments, size=connections, pool_timeout=options.pool_timeout)


def connect_arguments(given: Mapping[str, Any], options: Options) -> dict[str, Any]:
    """Return asyncpg's arguments with time-outs and a planner setting.

    The server also ends a transaction that is idle for the statement time-out: a process that stops in the middle of a
    transaction must not keep its locks for ever.
    """
    longest = options.statement_timeout
    return {
        **given,
        "timeout": options.connect_timeout,
        "command_timeout": longest + GRACE_SECONDS if longest else None,
        "server_settings": {
            "statement_timeout": _milliseconds(longest),
            "idle_in_transaction_session_timeout": _milliseconds(longest),
            "lock_timeout": _milliseconds(options.lock_timeout),
            # Without row estimates, the planner would read all rows of a user through another index and sort them to
            # get one page. Every order in use has an index.
            "enable_incremental_sort": "off",
            **given["server_settings"],
        },
    }


def _milliseconds(seconds: float) -> str:
    return str(round(seconds * 1000))


def limit_lock_waits(engine: AsyncEngine, seconds: float) -> None:
    """Set the longest wait for a lock in each transaction of an engine; it does not hold in autocommit."""
    event.listen(engine.sync_engine, "begin", _SetLimits({"lock_timeout": _milliseconds(seconds)}))


class _SetLimits:
    """A ``begin`` listener that sets the time-outs for the transaction only; in autocommit there is none."""

    def __init__(self, limits: Mapping[str, str]) -> None:
        settings = ", ".join(f"set_config('{name}', {_quote_option(value)}, true)" for name, value in limits.items())
        self._statement = f"SELECT {settings}"

    def __call__(self, connection: Any) -> None:
        if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql(self._statement)


def _drop_if_timed_out(context: ExceptionContext) -> None:
    """Drop the connection if its server did not end a statement in time.

    Otherwise SQLAlchemy would keep the connection and wait as long again for a rollback.
    """
    if isinstance(context.original_exception, TimeoutError) and context.connection is not None:
        driver = context.connection.connection.driver_connection
        if driver is not None:
            driver.terminate()
        context.is_disconnect = True


def _quote_option(value: str) -> str:
    return "'{}'".format(value.replace("'", "''"))


class TimeLimitedConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """A connection that is dropped if the server does not answer while it closes."""

    keepalive: Mapping[str, int] = {}

    def __init__(self, protocol: Any, transport: asyncio.Transport, *others: Any) -> None:
        super().__init__(protocol, transport, *others)
        opened = transport.get_extra_info("socket")
        if self.keepalive and opened.family != socket.AF_UNIX:
            for level, option, value in _options_of_tcp(self.keepalive):
                opened.setsockopt(level, option, value)

    async def close(self, *, timeout: float | None = None) -> None:
        await super().close(timeout=min(timeout or CLOSE_SECONDS, CLOSE_SECONDS))


def kept_alive(keepalive: Mapping[str, int]) -> type[TimeLimitedConnection]:
    """Return the class of connections whose sockets have these keepalive options."""
    return (
        type("KeptConnection", (TimeLimitedConnection,), {"keepalive": keepalive})
        if keepalive
        else TimeLimitedConnection
    )


def _options_of_tcp(keepalive: Mapping[str, int]) -> Iterator[tuple[int, int, int]]:
    yield socket.SOL_SOCKET, socket.SO_KEEPALIVE, keepalive.get("keepalives", 1)
    for name, words in _TCP_OPTIONS.items():
        option = next((getattr(socket, word) for word in words if hasattr(socket, word)), None)
        if name in keepalive and option is not None:
            yield socket.IPPROTO_TCP, option, keepalive[name]


class _LooksUpAtOnce(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """A connection that keeps each of SQLAlchemy's type look-ups on one server connection.

    SQLAlchemy sets type codecs when it opens a connection.
    """

    async def set_type_codec(self, *args: Any, **options: Any) -> None:
        async with self.transaction():
            await super().set_type_codec(*args, **options)
