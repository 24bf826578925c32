"""The broadcaster's backend on Redis or Valkey: one connection hears all channels and comes back by itself."""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Any

import hiredis
from broadcaster import BroadcastBackend
from redis.asyncio import BlockingConnectionPool
from redis.asyncio.connection import AbstractConnection, parse_url
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from records import record
from services.events.broadcast import Heard
from services.waiting import Gate, others_to_come

CONNECTIONS = 2  # One hears, the other publishes.
CHANNELS_AT_ONCE = 500
READ_BYTES = 32_768  # What they say, some forty events, is passed on before more is read.
UNHEARD = 1000

_log = logging.getLogger("atelier.redis")


@record(frozen=True, slots=True)
class Pace:
    """How long the backend waits, in seconds."""

    answer: float = 2.0  # For a connection and for the answer to a command.
    confirmation: float = 2.0  # For a subscription to be heard; after that its subscriber lives on the log.
    ping: float = 2.0  # Between pings while nothing else is asked.
    late: float = 3.5  # Until a server that answers nothing counts as away: its subscribers live on the log.
    silence: float = 7.0  # And from then on, until its connection is given up.
    first_pause: float = 0.1  # Before the first try to come back; it doubles with each.
    longest_pause: float = 5.0
    repeat: float = 1.0  # Before a message that could not be published is tried again.


class _Channel:
    """A channel that is wanted."""

    __slots__ = ("live", "relied_on")

    def __init__(self) -> None:
        self.live = Gate()
        # Somebody went on as if it were heard: a confirmation from now on says that messages were missed before it.
        self.relied_on = False


class RedisBackend(BroadcastBackend):
    """Hears every wanted channel over one connection, publishes over another, and outlives their ends.

    After an interruption each channel is subscribed again, and its confirmation is delivered as a gap: messages before
    it are lost, and the log has what they said. ``Broadcast`` asks for a channel once at a time.

    A server that pauses for a moment costs nobody the connection, but publishers their messages. So the newest of each
    channel is published again, late or twice, which subscribers know by its number.
    """

    def __init__(self, url: str, *, pace: Pace | None = None) -> None:
        """Take an address: ``redis://`` or ``rediss://``, with user, password, number of the database and options.

        Raises:
            ValueError: it is none. The message may quote parts of it, and so its password.
        """
        self._pace = pace or Pace()
        self._pool = open_pool(url, self._pace, connections=CONNECTIONS)
        self._publisher: AbstractConnection = self._pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
        self._publishing = asyncio.Lock()
        self._events = self._hear()
        self._wanted: dict[str, _Channel] = {}
        self._changed: set[str] = set()  # Since the server was last told; empty while there is no connection.
        self._change = asyncio.Event()
        self._connected = False
        self._lost = False  # The connection, which has been told.
        self.is_away = False  # The server: there is no connection to it, or it answers nothing.
        self._unheard: dict[str, Any] = {}
        self._repeating: asyncio.Task[None] | None = None
        self.reconnects = 0

    async def connect(self) -> None:
        """Wait for nothing: connecting begins with the first ``heard``."""
        self._repeating = asyncio.create_task(self._repeat(), name="redis-repeat")

    async def disconnect(self) -> None:
        """Close every connection; nobody may be in ``heard`` any more."""
        if self._repeating is not None:
            self._repeating.cancel()
            await asyncio.gather(self._repeating, return_exceptions=True)
        await self._events.aclose()
        with suppress(RedisError, OSError):
            await self._publisher.disconnect()

    async def subscribe(self, group: str) -> None:
        """Return once the channel is heard, or without that after a while; it is then heard later, after a gap."""
        channel = _Channel()
        self._wanted[group] = channel
        self._tell(group)
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
        """Want a channel no longer; the server is told by and by."""
        del self._wanted[group]
        self._tell(group)

    def _tell(self, name: str) -> None:
        if self._connected:
            self._changed.add(name)
            self._change.set()

    async def publish(self, channel: str, message: Any) -> None:
        """Publish a text.

        Raises:
            TimeoutError: the server did not answer in time.
            ConnectionError: it could not be reached, or it refused.
        """
        await self.publish_all([(channel, message)])

    async def publish_all(self, messages: Sequence[tuple[str, Any]]) -> None:
        """Publish texts with one question, in their order; where that fails, some of them may have been.

        Raises:
            TimeoutError, ConnectionError: as ``publish`` says.
        """
        try:
            await self._publish(messages)
        except (RedisError, OSError, asyncio.CancelledError) as error:
            for channel, message in messages:
                if len(self._unheard) < UNHEARD or channel in self._unheard:
                    self._unheard[channel] = message
            if isinstance(error, RedisError):
                # Whoever publishes knows the broadcaster, and not which one it is.
                raise ConnectionError(type(error).__name__) from error
            raise
        for channel, _ in messages:
            self._unheard.pop(channel, None)

    async def _publish(self, messages: Sequence[tuple[str, Any]]) -> None:
        commands = [_command("PUBLISH", channel, message) for channel, message in messages]
        connection = self._publisher
        async with asyncio.timeout(self._pace.answer), self._publishing:
            try:
                if connection._reader is not None and connection._reader.at_eof():
                    await connection.disconnect(nowait=True)  # The server has closed it; sending opens another.
                await connection.send_packed_command(commands, check_health=False)
                for _ in commands:
                    await connection.read_response()
            except BaseException:
                await connection.disconnect(nowait=True)  # What is still to be answered is not the next one's.
                raise

    async def _repeat(self) -> None:
        while True:
            await asyncio.sleep(self._pace.repeat)
            with suppress(RedisError, OSError):
                for channel, message in tuple(self._unheard.items()):
                    await self._publish([(channel, message)])
                    # A newer one may have taken its place, or have been heard.
                    if self._unheard.get(channel) is message:
                        del self._unheard[channel]

    async def heard(self) -> list[Heard]:
        """Return what comes next on the wanted channels, or nothing where ``is_away`` has changed.

        Reading is what keeps the connection.
        """
        return await anext(self._events)

    async def _hear(self) -> AsyncGenerator[list[Heard], None]:
        failures = 0
        while True:
            began = asyncio.get_running_loop().time()
            try:
                async with self._connection() as connection, aclosing(self._replies(connection)) as replies:
                    async for said in replies:
                        yield [heard for reply in said if (heard := self._of(reply)) is not None]
            except Exception as error:  # noqa: BLE001 - whatever ended the connection, it has to come back
                self._note_loss(error)
            yield []
            # A server that accepts and drops at once is not to be asked without a pause.
            lasted = asyncio.get_running_loop().time() - began > self._pace.silence
            failures = 0 if lasted else failures + 1
            await asyncio.sleep(self._pause(failures))

    def _pause(self, failures: int) -> float:
        pause = min(self._pace.longest_pause, self._pace.first_pause * 2.0 ** min(failures, 16))
        return pause * random.uniform(0.5, 1.0)  # noqa: S311 - many processes are not to come back at one moment

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AbstractConnection]:
        """Connect, and have the server told of the wanted channels for as long as the connection lasts."""
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
        """Tell the server what is wanted, and ping it, so that silence means that it is gone."""
        while True:
            await others_to_come()
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
        """Yield what the server says, all that was read at a time.

        A parser of our own reads all that has arrived: redis-py's way to one message costs as much as delivering it.

        Raises:
            TimeoutError: the server is silent.
            Exception: it ended the connection, or refuses something.
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
            said = []
            while (reply := parser.gets()) is not False:
                said.append(reply)
            yield said
            # What is buffered already is read without a pause, and others are to run too.
            await asyncio.sleep(0)

    def _of(self, reply: object) -> Heard | None:
        """Return what a reply says; an error is raised."""
        # By position rather than by patterns of classes, which cost more than all else that is done here.
        if isinstance(reply, list) and len(reply) == 3:
            kind, name, data = reply
            if kind == b"message":
                return name.decode(), data.decode(errors="replace")
            if kind == b"subscribe":
                return self._confirm(name.decode())
        if isinstance(reply, Exception):
            raise reply
        return None

    def _confirm(self, name: str) -> Heard | None:
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
            # A server's or a driver's words may quote the address or the command, and so the password.
            _log.warning("redis: there is no connection (%s); updates come late until it is back", type(error).__name__)


def _command(*words: Any) -> bytes:
    packed: bytes = hiredis.pack_command(words)
    return packed


def open_pool(url: str, pace: Pace, *, connections: int) -> BlockingConnectionPool:
    """Return up to so many connections to an address, none of them made yet.

    Raises:
        ValueError: it is no address. The message may quote parts of it, and so its password.
    """
    options: dict[str, Any] = {
        **parse_url(url),
        "max_connections": connections,
        "timeout": pace.answer,
        # Every wait is bounded here: redis-py's own bound is `asyncio.wait_for`, which can swallow a cancellation.
        "socket_timeout": None,
        "socket_connect_timeout": pace.answer,
        "retry": Retry(NoBackoff(), 0),  # What comes back, and when, is decided here.
        "health_check_interval": 0,
        "decode_responses": False,
        # Every server speaks it, and its pub/sub replies are plain lists.
        "protocol": 2,
    }
    pool = BlockingConnectionPool(**options)
    try:
        pool.make_connection()  # type: ignore[no-untyped-call]  # redis-py's
    except (TypeError, RedisError) as error:
        raise ValueError("the address has an option that there is not") from error
    return pool
