"""Counts: in memory, in a real Valkey, and while that is frozen or gone."""

import asyncio
import logging
from pathlib import Path

import pytest

from services.rate_limits import memory
from services.rate_limits.memory import Counters, MemoryCounters, open_counts
from tests.support.redis_server import running_redis
from tests.support.waiting import until


def test_a_count_ends_with_its_window(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1000.0
    monkeypatch.setattr("services.rate_limits.memory.time.monotonic", lambda: moment)
    own = MemoryCounters()

    assert [own.add("a", 60, 1), own.add("a", 60, 5), own.add("b", 60, 1)] == [1, 6, 1]
    moment += 60
    assert own.add("a", 60, 1) == 1


def test_counts_are_bounded_and_those_that_ended_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1000.0
    monkeypatch.setattr("services.rate_limits.memory.time.monotonic", lambda: moment)
    own = MemoryCounters(most=100)

    for number in range(1000):
        own.add(f"address {number}", 60, 1)
    assert len(own) == 100
    assert own.add("address 999", 60, 1) == 2
    moment += 60
    own.add("another", 60, 1)
    assert len(own) == 1


async def test_processes_count_together_in_redis(tmp_path: Path) -> None:
    async with running_redis(tmp_path) as redis, open_counts(redis.url) as one, open_counts(redis.url) as other:
        added = await asyncio.gather(*(place.add("a", 60, 2) for place in (one, other) for _ in range(50)))
        assert sorted(added) == list(range(2, 202, 2))
        assert one.add_here("a", 60, 1) == 1
        async with redis.client() as client:
            (key,) = await client.keys()
            assert 0 < await client.ttl(key) <= 60


@pytest.mark.parametrize("how", ["kill", "freeze"])
async def test_without_redis_each_process_counts_for_itself_and_logs_it_once(
    tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "atelier.quotas")
    async with running_redis(tmp_path) as redis, open_counts(redis.url) as shared:
        assert await shared.add("a", 60, 7) == 7
        monkeypatch.setattr(memory, "ANSWER_SECONDS", 0.25)
        if how == "kill":
            await redis.kill()
        else:
            redis.freeze()

        assert sorted(await asyncio.gather(*(shared.add("a", 60, 1) for _ in range(50)))) == list(range(1, 51))
        assert await shared.add("a", 60, 1) == 51
        assert [record.levelname for record in caplog.records] == ["WARNING"]
        assert redis.url not in caplog.text

        monkeypatch.setattr(memory, "ANSWER_SECONDS", 30.0)
        monkeypatch.setattr(memory, "RETRY_SECONDS", 0.0)
        monkeypatch.setattr(shared, "_next_try", 0.0)
        if how == "kill":
            await redis.start()
        else:
            redis.thaw()

        async def answers() -> bool:
            await shared.add("b", 60, 1)
            return caplog.records[-1].getMessage() == "quotas: Redis answers again"

        await until(answers)
        async with redis.client() as client:
            assert await client.exists("atelier:quotas:b") == 1


async def test_while_redis_is_away_one_call_retries_and_the_others_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent:
        asked = 0

        async def incr(self, key: str, expiry: int, amount: int = 1) -> int:  # noqa: ARG002 - the protocol's
            self.asked += 1
            await asyncio.Event().wait()
            raise AssertionError

    silent = Silent()
    monkeypatch.setattr(memory, "ANSWER_SECONDS", 0.01)
    away = Counters(silent)
    assert await away.add("a", 60, 1) == 1
    assert silent.asked == 1

    monkeypatch.setattr(away, "_next_try", 0.0)
    await asyncio.gather(*(away.add("a", 60, 1) for _ in range(20)))

    assert silent.asked == 2


@pytest.mark.parametrize("address", ["", "nowhere", "memcached://localhost", "redis://[::1", "redis://h?what=1"])
async def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is for nobody
        await open_counts(address).__aenter__()
