"""The broadcaster's backend on Redis or Valkey: one connection receives all channels and reconnects by itself."""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

import hiredis
from broadcaster import BroadcastBackend
from msgspec import Struct
from redis.asyncio import BlockingConnectionPool
from redis.asyncio.connection import AbstractConnection, Connection, SSLConnection, UnixDomainSocketConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from services.async_primitives import LightEvent, yield_to_loop
from services.events.broadcast import BackendMessage
from services.observability.spans import client_span
from services.redis_address import RedisAddress, parse

CONNECTIONS = 2  # One receives, the other publishes.
CHANNELS_AT_ONCE = 500
READ_BYTES = 32_768  # About forty events; they are delivered before more is read.
MAX_UNPUBLISHED = 1000

_log = logging.getLogger("atelier.redis")


class Pace(Struct, frozen=True):
    """The backend's time-outs and pauses, in seconds."""

    answer: float = 2.0  # For a connection and for the answer to a command.
    confirmation: float = 2.0  # For the confirmation of a subscription; after that its subscriber depends on the log.
    ping: float = 2.0  # Between pings while no other command is sent.
    late: float = 3.5  # Until a server that sends nothing counts as away; subscribers then depend on the log.
    silence: float = 7.0  # From then on, until its connection is closed.
    first_pause: float = 0.1  # Doubled for each try to reconnect.
    longest_pause: float = 5.0
    repeat: float = 1.0  # Before a failed message is published again.


class _Channel:
    """The state of a wanted channel."""

    __slots__ = ("live", "relied_on")

    def __init__(self) -> None:
        self.live = LightEvent()
        # A subscriber proceeded as if subscribed: messages before a later confirmation may be lost.
        self.relied_on = False


class RedisBackend(BroadcastBackend):
    """Receives all wanted channels over one connection, publishes over another, and reconnects both.

    After an interruption it subscribes to each channel again, and delivers the confirmation as a gap: messages before
    it are lost, but the log has the events. ``Broadcast`` subscribes to a channel at most once at a time.

    A short pause of the server does not end the receiving connection, but messages published meanwhile fail. So the
    newest of each channel is published again. It may arrive late or twice; subscribers detect this by its number.
    """

    def __init__(self, url: str, *, pace: Pace | None = None) -> None:
        """Set up the backend; ``url`` is an address that ``services.redis_address`` can parse.

        Raises:
            ValueError: ``url`` is malformed; the message contains no secret.
        """
        self._pace = pace or Pace()
        self._pool = open_pool(url, self._pace, connections=CONNECTIONS)
        self._publisher: AbstractConnection = self._pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
        self._publishing = asyncio.Lock()
        self._events = self._receive()
        self._wanted: dict[str, _Channel] = {}
        self._changed: set[str] = set()  # Channels to subscribe or unsubscribe; empty while not connected.
        self._change = asyncio.Event()
        self._connected = False
        self._lost = False  # Whether the connection was lost, which is logged.
        self.is_away = False  # Whether there is no connection to the server, or it does not answer.
        self._unpublished: dict[str, Any] = {}
        self._repeating: asyncio.Task[None] | None = None
        self.reconnects = 0

    async def connect(self) -> None:
        """Start repeating failed messages; the first ``next_messages`` opens the connection."""
        self._repeating = asyncio.create_task(self._repeat(), name="redis-repeat")

    async def disconnect(self) -> None:
        """Close all connections; no call of ``next_messages`` may be running."""
        if self._repeating is not None:
            self._repeating.cancel()
            await asyncio.gather(self._repeating, return_exceptions=True)
        await self._events.aclose()
        with suppress(RedisError, OSError):
            await self._publisher.disconnect()

    async def subscribe(self, group: str) -> None:
        """Subscribe to a channel; return when it is confirmed.

        If the server is away or does not confirm in time, return anyway; the later confirmation is delivered as a gap.
        """
        channel = _Channel()
        self._wanted[group] = channel
        self._change_subscription(group)
        if self.is_away:
            channel.relied_on = True
            return
        try:
            async with asyncio.timeout(self._pace.confirmation):
                await channel.live.wait()
        except TimeoutError:
            channel.relied_on = True
        except asyncio.CancelledError:
            await self.unsubscribe(group)
            raise

    async def unsubscribe(self, group: str) -> None:
        """Remove a channel; the command to the server is sent in the background."""
        del self._wanted[group]
        self._change_subscription(group)

    def _change_subscription(self, name: str) -> None:
        if self._connected:
            self._changed.add(name)
            self._change.set()

    async def publish(self, channel: str, message: Any) -> None:
        """Publish a text.

        Raises:
            TimeoutError: the server did not answer in time.
            ConnectionError: the server could not be reached, or it refused.
        """
        await self.publish_all([(channel, message)])

    async def publish_all(self, messages: Sequence[tuple[str, Any]]) -> None:
        """Publish (channel, text) pairs in one round trip, in order; if it fails, some may have been published.

        Raises:
            TimeoutError, ConnectionError: see ``publish``.
        """
        try:
            await self._publish(messages)
        except (RedisError, OSError, asyncio.CancelledError) as error:
            for channel, message in messages:
                if len(self._unpublished) < MAX_UNPUBLISHED or channel in self._unpublished:
                    self._unpublished[channel] = message
            if isinstance(error, RedisError):
                # Callers handle standard errors only: they do not depend on redis-py.
                raise ConnectionError(type(error).__name__) from error
            raise
        for channel, _ in messages:
            self._unpublished.pop(channel, None)

    async def _publish(self, messages: Sequence[tuple[str, Any]]) -> None:
        commands = [_command("PUBLISH", channel, message) for channel, message in messages]
        connection = self._publisher
        with client_span("redis", "PUBLISH"):
            async with asyncio.timeout(self._pace.answer), self._publishing:
                try:
                    if connection._reader is not None and connection._reader.at_eof():
                        await connection.disconnect(nowait=True)  # The server has closed it; sending reconnects.
                    await connection.send_packed_command(commands, check_health=False)
                    for _ in commands:
                        await connection.read_response()
                except BaseException:
                    await connection.disconnect(nowait=True)  # So the next command does not read these answers.
                    raise

    async def _repeat(self) -> None:
        while True:
            await asyncio.sleep(self._pace.repeat)
            with suppress(RedisError, OSError):
                for channel, message in tuple(self._unpublished.items()):
                    await self._publish([(channel, message)])
                    # Meanwhile a newer message may have replaced it, or been published.
                    if self._unpublished.get(channel) is message:
                        del self._unpublished[channel]

    async def next_messages(self) -> list[BackendMessage]:
        """Return the next messages and gaps of the wanted channels; an empty list if ``is_away`` has changed.

        The connection is opened, read and restored only while this is called.
        """
        return await anext(self._events)

    async def _receive(self) -> AsyncGenerator[list[BackendMessage], None]:
        failures = 0
        while True:
            began = asyncio.get_running_loop().time()
            try:
                async with self._connection() as connection, aclosing(self._replies(connection)) as replies:
                    async for batch in replies:
                        yield [message for reply in batch if (message := self._of(reply)) is not None]
            except Exception as error:  # noqa: BLE001 - reconnect after any error
                self._note_loss(error)
            yield []
            # A server that accepts a connection and closes it at once must not be retried without a pause.
            lasted = asyncio.get_running_loop().time() - began > self._pace.silence
            failures = 0 if lasted else failures + 1
            await asyncio.sleep(self._pause(failures))

    def _pause(self, failures: int) -> float:
        pause = min(self._pace.longest_pause, self._pace.first_pause * 2.0 ** min(failures, 16))
        return pause * random.uniform(0.5, 1.0)  # noqa: S311 - jitter, so that processes do not reconnect at once

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AbstractConnection]:
        """Connect, and keep the server's subscriptions equal to the wanted channels while the connection lasts."""
        connection: AbstractConnection = self._pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
        try:
            async with asyncio.timeout(self._pace.answer):
                await connection.connect()  # type: ignore[no-untyped-call]  # redis-py's
            self._note_connection()
            keeping = asyncio.create_task(self._keep(connection), name="redis")
            try:
                yield connection
            finally:
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)
        finally:
            self._note_end()
            with suppress(RedisError, OSError):
                await connection.disconnect()

    async def _keep(self, connection: AbstractConnection) -> None:
        """Send subscription changes and pings, so that a server without any reply can be considered down."""
        while True:
            await yield_to_loop()
            self._change.clear()
            changed, self._changed = self._changed, set()
            subscribe = [name for name in changed if name in self._wanted]
            unsubscribe = [name for name in changed if name not in self._wanted]
            for command, names in (("SUBSCRIBE", subscribe), ("UNSUBSCRIBE", unsubscribe)):
                for start in range(0, len(names), CHANNELS_AT_ONCE):
                    await connection.send_command(command, *names[start : start + CHANNELS_AT_ONCE])
            try:
                async with asyncio.timeout(self._pace.ping):
                    await self._change.wait()
            except TimeoutError:
                await connection.send_command("PING")

    async def _replies(self, connection: AbstractConnection) -> AsyncGenerator[list[object], None]:
        """Yield the server's replies, as many as one read returned; an empty list if the server is now away.

        Uses its own hiredis parser, because redis-py spends as much time on reading a message as delivery takes.

        Raises:
            TimeoutError: the server sends nothing.
            OSError: the connection ended.
        """
        stream, parser = connection._reader, hiredis.Reader()
        if stream is None:
            raise ConnectionError("there is no connection")
        while True:
            try:
                async with asyncio.timeout(self._pace.silence if self.is_away else self._pace.late):
                    data = await stream.read(READ_BYTES)
            except TimeoutError:
                if self.is_away:
                    raise
                self.is_away = True
                yield []
                continue
            if not data:
                raise ConnectionError("the server has closed the connection")
            if self.is_away:
                self._note_return()
            parser.feed(data)
            batch = []
            while (reply := parser.gets()) is not False:
                batch.append(reply)
            yield batch
            # A read of buffered data does not suspend, so let other tasks run.
            await asyncio.sleep(0)

    def _of(self, reply: Any) -> BackendMessage | None:
        """Return the message or gap in a reply, None for other replies; raise a reply that is an error."""
        match reply:
            case [b"message", name, data]:
                return name.decode(), data.decode(errors="replace")
            case [b"subscribe", name, _]:
                return self._confirm(name.decode())
            case Exception():
                raise reply
        return None

    def _confirm(self, name: str) -> BackendMessage | None:
        channel = self._wanted.get(name)
        if channel is None:
            return None
        missed, channel.relied_on = channel.relied_on, True
        channel.live.set()
        return (name, None) if missed else None

    def _note_connection(self) -> None:
        self._connected = True
        self._changed = set(self._wanted)

    def _note_return(self) -> None:
        self.is_away = False
        if self._lost:
            self._lost = False
            self.reconnects += 1
            _log.info("redis: the connection is back")

    def _note_end(self) -> None:
        self._connected = False
        self._changed.clear()
        for channel in self._wanted.values():
            channel.live.clear()

    def _note_loss(self, error: Exception) -> None:
        self.is_away = True
        if not self._lost:
            self._lost = True
            # Only the type: the message may quote the address or the command, and so the password.
            _log.warning("redis: there is no connection (%s); updates come late until it is back", type(error).__name__)


def _command(*words: Any) -> bytes:
    packed: bytes = hiredis.pack_command(words)
    return packed


def open_pool(url: str, pace: Pace, *, connections: int) -> BlockingConnectionPool:
    """Return a pool of up to ``connections`` connections to an address, without connecting.

    Raises:
        ValueError: ``url`` is malformed or ``memory://``, or a certificate file is unusable; the message has no secret.
    """
    address = parse(url)
    if address is None:
        raise ValueError("it is memory://, and names no server")
    pool = BlockingConnectionPool(
        **_place_of(address),
        username=address.user,
        password=address.password,
        db=address.database,
        client_name=address.client_name,
        max_connections=connections,
        timeout=pace.answer,
        # Every wait is bounded here: redis-py's own bound is `asyncio.wait_for`, which can swallow a cancellation.
        socket_timeout=None,
        socket_connect_timeout=pace.answer,
        retry=Retry(NoBackoff(), 0),  # Retries are decided here.
        health_check_interval=0,
        decode_responses=False,
        # Every server supports RESP2, and its pub/sub replies are plain lists.
        protocol=2,
    )
    _check_certificates(pool)
    return pool


def _place_of(address: RedisAddress) -> dict[str, Any]:
    if address.path is not None:
        return {"connection_class": UnixDomainSocketConnection, "path": address.path}
    kind = SSLConnection if address.encrypted else Connection
    return {"connection_class": kind, "host": address.host, "port": address.port, **address.tls}


def _check_certificates(pool: BlockingConnectionPool) -> None:
    """Raise ValueError now if a certificate file is unusable, not at each attempt to connect."""
    made = pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
    if isinstance(made, SSLConnection):
        try:
            made.ssl_context.get()
        except OSError as error:
            raise ValueError(
                "a file in ssl_ca_certs, ssl_certfile or ssl_keyfile is no certificate or key in PEM"
            ) from error
