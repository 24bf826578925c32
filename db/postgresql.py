"""Connections to PostgreSQL: their time-outs, and PgBouncer between."""

from collections.abc import Mapping
from typing import Any

import asyncpg
from sqlalchemy import URL, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db.direct import Direct
from db.options import Options

# A server that is frozen, or gone without a word, does not end a statement by itself: the driver does, this later.
GRACE_SECONDS = 5.0


def engine(url: URL, options: Options, *, connections: int) -> AsyncEngine:
    """Return an engine with so many connections.

    Through PgBouncer each transaction gets another of the server's connections, so nothing may be left on one:
    statements have no names, and time-outs are set in every transaction.
    """
    arguments = connecting(options)
    if options.pgbouncer:
        limits = arguments.pop("server_settings")
        arguments |= {
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": str,
            "connection_class": _ProxiedConnection,
        }
    made = create_async_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=options.pool_timeout,
        hide_parameters=True,  # Errors are logged, and these are people's words.
        connect_args=arguments,
    )
    if options.pgbouncer:
        event.listen(made.sync_engine, "begin", _SetLimits(limits))
    return made


def reading(writing: AsyncEngine, options: Options) -> AsyncEngine:
    """Return an engine on the same connections where each statement stands alone.

    Through PgBouncer each block is a transaction all the same: a statement is prepared and then run, and between
    the two the server could be another. Every statement in it still sees what was committed before it.
    """
    return writing if options.pgbouncer else writing.execution_options(isolation_level="AUTOCOMMIT")


def direct(url: URL, options: Options, *, connections: int) -> Direct | None:
    """Return so many connections for frequent statements; None through PgBouncer, for the reason above."""
    if options.pgbouncer:
        return None
    arguments = connecting(options)
    arguments["server_settings"]["timezone"] = "UTC"  # In which statements write moments down.
    return Direct(url, arguments, size=connections, pool_timeout=options.pool_timeout)


def connecting(options: Options) -> dict[str, Any]:
    """Return what asyncpg is told of time-outs and plans.

    A transaction that lies idle for as long as a statement may take is ended too: a process that was stopped in
    its middle must not hold its locks for ever.
    """
    longest = options.statement_timeout
    return {
        "timeout": options.connect_timeout,
        "command_timeout": longest + GRACE_SECONDS if longest else None,
        "server_settings": {
            "statement_timeout": _milliseconds(longest),
            "idle_in_transaction_session_timeout": _milliseconds(longest),
            "lock_timeout": _milliseconds(options.lock_timeout),
            # For a page of someone's rows it would read all of them by another index of theirs, and sort, where it
            # does not know how many there are. An index has every order that is asked for.
            "enable_incremental_sort": "off",
        },
    }


def _milliseconds(seconds: float) -> str:
    return str(round(seconds * 1000))


class _SetLimits:
    """Sets the time-outs of a transaction that has begun, for it alone."""

    def __init__(self, limits: Mapping[str, str]) -> None:
        # The values are numbers of ours.
        settings = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in limits.items())
        self._statement = f"SELECT {settings}"

    def __call__(self, connection: Any) -> None:
        connection.exec_driver_sql(self._statement)


class _ProxiedConnection(asyncpg.Connection):  # type: ignore[misc]  # asyncpg has no types
    """A connection whose look-ups of types, which SQLAlchemy makes when it opens one, stay on one server connection."""

    async def set_type_codec(self, *args: Any, **options: Any) -> None:
        async with self.transaction():
            await super().set_type_codec(*args, **options)
