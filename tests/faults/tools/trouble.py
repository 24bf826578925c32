"""Faults of an installation from outside, each for a limited time.

Each takes how long it is to last, in seconds, and returns how much it did: connections cut, processes ended, requests
held. A fault without effect has proved nothing.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, suppress
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from db.options import Options
from tests.faults.tools.boundaries import CHARGED, COMMIT
from tests.faults.tools.crowd import User
from tests.faults.tools.installation import Installation
from tests.faults.tools.lines import Line, set_trap
from tests.support.processes import ServerProcess, WorkerProcess
from tests.support.waiting import until

Trouble = Callable[[Installation, random.Random, float], Coroutine[Any, Any, int]]

CATCH_SECONDS = 10.0
FULL_BYTES = 1
HOGS = 40  # More than all servers have connections.
CLOCK_STEP = 600.0
_ROLLED_BACK = text("SELECT id FROM users WHERE id = :id FOR UPDATE")
_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")

# The commit of a worker's transition, found by two words that no other statement has: a statement of its own, or, of
# the admission, the end of a transaction.
TRANSITIONS = (
    (("prepare", "submit"), b""),
    (("submit", "lea_"), COMMIT),
    (("submit", "await"), b""),
    (("await", "store"), b""),
    (("store", "success"), b""),
)


# Processes.


async def server_killed(it: Installation, chance: random.Random, seconds: float) -> int:
    return await _kill(it, chance.choice(it.servers), seconds)


async def worker_killed(it: Installation, chance: random.Random, seconds: float) -> int:
    return await _kill(it, chance.choice(it.workers), seconds)


async def worker_killed_at_a_commit(it: Installation, chance: random.Random, seconds: float) -> int:
    lines = [it.lines[worker.name].postgres for worker in it.workers]
    words, then = chance.choice(TRANSITIONS)
    return await _kill_caught(it, lines, words, seconds, then=then, answered=chance.random() < 0.5)


async def worker_killed_in_a_call(it: Installation, chance: random.Random, seconds: float) -> int:
    lines, call = chance.choice(
        (
            (it.kie_lines(), "createTask"),
            (it.kie_lines(), "recordInfo"),
            (it.storage_lines(), "/generated/"),
            (it.storage_lines(), "/originals/"),
        )
    )
    return await _kill_caught(it, lines, (call,), seconds, answered=chance.random() < 0.5)


async def server_killed_at_a_commit(it: Installation, chance: random.Random, seconds: float) -> int:
    """As it records a generation, or a callback."""
    lines = [it.lines[server.name].postgres for server in it.servers]
    words = chance.choice((("cre_", CHARGED), ("cre_", "await")))
    return await _kill_caught(it, lines, words, seconds, answered=chance.random() < 0.5)


async def worker_frozen(it: Installation, chance: random.Random, seconds: float) -> int:
    """It hangs for longer than its leases last, and then goes on as if nothing had been."""
    worker = chance.choice(it.workers)
    worker.freeze()
    await asyncio.sleep(seconds + 3 * it.pace.kie_seconds)
    worker.thaw()
    return 1


async def _kill(it: Installation, process: ServerProcess | WorkerProcess, seconds: float) -> int:
    await process.kill()
    await asyncio.sleep(seconds)
    await it.start_again([process])
    return 1


async def _kill_caught(
    it: Installation,
    lines: Sequence[Line],
    needles: tuple[str, ...],
    seconds: float,
    *,
    then: bytes = b"",
    answered: bool = False,
) -> int:
    """Kill the first process that is caught, if there is one."""
    trap = set_trap(lines, *needles, then=then, answered=answered)
    with suppress(TimeoutError):
        await asyncio.wait_for(trap.caught.wait(), CATCH_SECONDS)
    caught = trap.caught.is_set()
    owner = it.owner_of(trap.line)
    trap.disarm()
    return await _kill(it, owner, seconds) if caught and owner is not None else 0


# Redis.


async def redis_killed(it: Installation, _chance: random.Random, seconds: float) -> int:
    await it.redis.kill()
    await asyncio.sleep(seconds)
    await it.redis.start()
    return 1


async def redis_frozen(it: Installation, _chance: random.Random, seconds: float) -> int:
    """It is silent for longer than it may be before it counts as gone."""
    it.redis.freeze()
    await asyncio.sleep(seconds + 10.0)
    it.redis.thaw()
    return 1


async def redis_flushed(it: Installation, _chance: random.Random, _seconds: float) -> int:
    async with it.redis.client() as client:
        await client.flushall()
        await client.script_flush()
        return int(await client.client_kill_filter(_type="pubsub"))


async def redis_full(it: Installation, _chance: random.Random, seconds: float) -> int:
    """Nothing can be written there any more."""
    async with it.redis.client() as client:
        await client.config_set("maxmemory-policy", "noeviction")
        await client.config_set("maxmemory", FULL_BYTES)
        await asyncio.sleep(seconds)
        refused = int((await client.info("errorstats")).get("errorstat_OOM", {}).get("count", 0))
        with suppress(Exception):
            await client.set("full", "?")
        refused = int((await client.info("errorstats")).get("errorstat_OOM", {}).get("count", 0)) - refused
        await client.config_set("maxmemory", 0)
    return refused


async def redis_connections_cut(it: Installation, _chance: random.Random, _seconds: float) -> int:
    return sum(line.cut() for line in it.redis_lines())


# PostgreSQL.


async def postgres_crashed(it: Installation, _chance: random.Random, seconds: float) -> int:
    await it.postgres.crash()
    await asyncio.sleep(seconds)
    await it.postgres.start()
    return 1


async def postgres_frozen(it: Installation, _chance: random.Random, seconds: float) -> int:
    it.postgres.freeze()
    await asyncio.sleep(seconds + 3 * it.pace.kie_seconds)
    it.postgres.thaw()
    return 1


async def postgres_connections_terminated(it: Installation, _chance: random.Random, _seconds: float) -> int:
    return await it.postgres.cut_connections(it.database_name)


async def postgres_connections_cut(it: Installation, _chance: random.Random, _seconds: float) -> int:
    """Cut connections in the middle of a message: neither end is notified by the other."""
    return sum(line.cut() for line in it.postgres_lines())


async def postgres_full(it: Installation, _chance: random.Random, seconds: float) -> int:
    """Others have taken every connection that there is."""
    async with it.postgres.full() as taken:
        # Present connections stay: only new ones are refused.
        cut = sum(line.cut() for line in it.postgres_lines())
        await asyncio.sleep(seconds)
    return min(cut, taken)


async def postgres_slow(it: Installation, _chance: random.Random, seconds: float) -> int:
    return await _slow(it.postgres_lines(), seconds, 0.1)


async def pool_exhausted(it: Installation, _chance: random.Random, seconds: float, *, hog: User) -> int:
    """One user's requests wait for a row, on every connection that the servers have, until others give up."""
    async with AsyncExitStack() as stack:
        connection = await stack.enter_async_context(it.database.begin())
        await connection.execute(_ROLLED_BACK, {"id": hog.id})
        asking = [hog.insist(f"hog {number} {id(connection)}", "hog") for number in range(HOGS)]
        await asyncio.sleep(seconds + Options().lock_timeout)
        waiting: int = (await connection.execute(_WAITING)).scalar_one()
    await asyncio.gather(*asking)
    return waiting


# Storage and Kie.ai, on the wire.


async def storage_refusing(it: Installation, _chance: random.Random, seconds: float) -> int:
    return await _refuse(it.storage_lines(), seconds)


async def storage_slow(it: Installation, _chance: random.Random, seconds: float) -> int:
    return await _slow(it.storage_lines(), seconds, 0.5)


async def storage_cut_in_the_middle(it: Installation, _chance: random.Random, seconds: float) -> int:
    lines = it.storage_lines()
    before = _effects(lines, "cut")
    for line in lines:
        line.cut_after = 1000
    await _befallen(lines, "cut", seconds)
    for line in lines:
        line.cut_after = None
    return _effects(lines, "cut") - before


async def kie_refusing(it: Installation, _chance: random.Random, seconds: float) -> int:
    return await _refuse([*it.kie_lines(), it.results, it.inputs], seconds)


async def kie_slow(it: Installation, _chance: random.Random, seconds: float) -> int:
    return await _slow([*it.kie_lines(), it.results, it.inputs], seconds, 0.3)


async def kie_silent(it: Installation, _chance: random.Random, seconds: float) -> int:
    # Not the hosts of inputs: an input is refused if its host is silent for this time.
    lines = [*it.kie_lines(), it.results]
    before = _effects(lines, "silenced")
    for line in lines:
        line.silence()
    await _befallen(lines, "silenced", seconds + it.pace.kie_seconds)
    await asyncio.gather(*(line.accept() for line in lines))
    return _effects(lines, "silenced") - before


async def kie_pausing(it: Installation, _chance: random.Random, seconds: float, *, user: User, word: str) -> int:
    """Its response to one call pauses all calls, until an operator or time ends the pause."""
    await user.ask(f"{word} {uuid4().hex}", f"[{word}]")
    with suppress(TimeoutError):
        await until(it.is_paused, timeout=CATCH_SECONDS)
    paused = await it.is_paused()
    await asyncio.sleep(seconds)
    await it.lift_pauses()
    return int(paused)


async def _refuse(lines: Sequence[Line], seconds: float) -> int:
    for line in lines:
        line.refuse()
    await asyncio.sleep(seconds)
    await asyncio.gather(*(line.accept() for line in lines))
    return len(lines)


async def _slow(lines: Sequence[Line], seconds: float, delay: float) -> int:
    before = _effects(lines, "delayed")
    for line in lines:
        line.delay = delay
    await _befallen(lines, "delayed", seconds)
    for line in lines:
        line.delay = 0.0
    return _effects(lines, "delayed") - before


async def _befallen(lines: Sequence[Line], effect: str, seconds: float) -> None:
    """Wait for this time, and a little longer if no process has been caught by then."""
    before = _effects(lines, effect)
    await asyncio.sleep(seconds)
    with suppress(TimeoutError):
        await until(lambda: _effects(lines, effect) > before, CATCH_SECONDS)


def _effects(lines: Sequence[Line], effect: str) -> int:
    return sum(line.effects[effect] for line in lines)


# Clocks.


async def clock_ahead(it: Installation, chance: random.Random, seconds: float) -> int:
    """One worker's clock is far ahead of everybody's, and is put right again."""
    return await _step(it, [chance.choice(it.workers)], CLOCK_STEP, seconds)


async def clock_behind(it: Installation, chance: random.Random, seconds: float) -> int:
    return await _step(it, [chance.choice(it.workers)], -CLOCK_STEP, seconds)


async def clocks_stepped(it: Installation, chance: random.Random, seconds: float) -> int:
    """The clocks of all processes step, each to another time."""
    clocks = it.clocks()
    for clock in clocks:
        clock.step(chance.uniform(-CLOCK_STEP, CLOCK_STEP))
    await asyncio.sleep(seconds)
    for clock in clocks:
        clock.step(0)
    return len(clocks)


async def _step(it: Installation, processes: Sequence[WorkerProcess], by: float, seconds: float) -> int:
    for process in processes:
        it.lines[process.name].clock.step(by)
    await asyncio.sleep(seconds)
    for process in processes:
        it.lines[process.name].clock.step(0)
    return len(processes)


ALL: Sequence[Trouble] = (
    server_killed,
    worker_killed,
    worker_killed_at_a_commit,
    worker_killed_in_a_call,
    server_killed_at_a_commit,
    worker_frozen,
    redis_killed,
    redis_frozen,
    redis_flushed,
    redis_full,
    redis_connections_cut,
    postgres_crashed,
    postgres_frozen,
    postgres_connections_terminated,
    postgres_connections_cut,
    postgres_full,
    postgres_slow,
    storage_refusing,
    storage_slow,
    storage_cut_in_the_middle,
    kie_refusing,
    kie_slow,
    kie_silent,
    clock_ahead,
    clock_behind,
    clocks_stepped,
)


def name_of(trouble: Trouble) -> str:
    return trouble.__name__.replace("_", " ")
