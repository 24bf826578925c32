"""Generations: which are claimed, in which order, and the changes that only the holder of a lease can make."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from db.engine import Database
from db.models.creations import CreationStatus, GenerationTask, Step
from db.models.users import User
from db.queries.generations import callbacks as callback_queries
from db.queries.generations import claims as claim_queries
from db.queries.generations import leases, queue
from db.queries.generations import transitions as transition_queries
from db.queries.generations.moments import Note

START = datetime(2030, 1, 1, tzinfo=UTC)
NOTE = Note(outcome="of a test")
LATER = START + timedelta(seconds=90)


def waiting(name: str, user: str, **values: Any) -> dict[str, Any]:
    """Return a row of a generation that waits to be sent; ids are in the order of their names."""
    return {
        "id": f"cre_{name}",
        "user_id": f"usr_{user}",
        "status": CreationStatus.WAITING,
        "version": 1,
        "prompt": "a cat",
        "style": "none",
        "aspect_ratio": "auto",
        "resolution": "1K",
        "output_format": "png",
        "credits_used": 20,
        "input_hash": "",
        "step": Step.SUBMIT,
        "step_at": START,
        "due_at": START,
        "attempts": 0,
        "lease": None,
        "leased_until": None,
        "provider_attempt": 0,
        "asked_at": None,
        "provider_task_id": None,
        "called_back_at": None,
        "created_at": START,
        "updated_at": START,
    } | values


def awaiting(name: str, user: str, **values: Any) -> dict[str, Any]:
    sent = {"step": Step.AWAIT, "status": CreationStatus.PROCESSING, "asked_at": START, "provider_attempt": 1}
    return waiting(name, user, **sent | {"provider_task_id": name} | values)


async def fill(database: Database, *rows: dict[str, Any]) -> None:
    async with database.begin() as connection:
        users = [
            {"id": user_id, "subject": user_id, "created_at": START}
            | dict.fromkeys(("balance", "purchased", "granted", "used", "event_seq"), 0)
            for user_id in {row["user_id"] for row in rows}
        ]
        await connection.execute(insert(User), users)
        await connection.execute(insert(GenerationTask), list(rows))


async def column(database: Database, name: str, creation: str) -> Any:
    async with database.read() as connection:
        table = GenerationTask.__table__
        return await connection.scalar(select(table.c[name]).where(table.c.id == f"cre_{creation}"))


async def test_the_first_of_another_user_is_among_the_next_two_after_five_hundred_of_one(database: Database) -> None:
    many = [waiting(f"a{number:03}", "ada") for number in range(500)]
    await fill(database, *many, waiting("b", "bob"))
    sent: list[str] = []
    async with database.begin() as connection:
        told = await queue.positions(connection, [row["id"] for row in many] + ["cre_b"])
        while len(sent) < 20:
            admitted = await queue.admit(connection, START, lease="lea", until=LATER, answer_by=LATER, limit=4)
            sent += [each.id for each in admitted]

    assert Counter(sent)["cre_b"] == 1
    assert set(sent[:4]) == {"cre_a000", "cre_a001", "cre_a002", "cre_b"}
    assert told["cre_a000"] == 1
    assert told["cre_b"] == 2
    assert set(sent) == {creation_id for creation_id, position in told.items() if position <= 20}


async def test_three_users_take_turns(database: Database) -> None:
    rows = [waiting(f"{user}{number}", user) for user in "abc" for number in range(3)]
    await fill(database, *rows)
    sent = []
    async with database.begin() as connection:
        for _ in rows:
            admitted = await queue.admit(connection, START, lease="lea", until=LATER, answer_by=LATER, limit=1)
            sent += [each.id.removeprefix("cre_") for each in admitted]

    assert sent == ["a0", "b0", "c0", "a1", "b1", "c1", "a2", "b2", "c2"]


async def served(database: Database, *limits: int) -> list[str]:
    """Admit ``count`` each time, of users whose generations end at once; return their users, sorted each time."""
    found = []
    for number, limit in enumerate(limits):
        moment = START + timedelta(seconds=number)
        # Each time by another process: the database alone holds the state.
        async with database.begin() as connection:
            admitted = await queue.admit(connection, moment, lease="lea", until=LATER, answer_by=LATER, limit=limit)
            ended = {"step": None, "status": CreationStatus.CANCELED, "due_at": None}
            ids = [each.id for each in admitted]
            await connection.execute(update(GenerationTask).where(GenerationTask.id.in_(ids)).values(ended))
        found.append(" ".join(sorted(each.user_id.removeprefix("usr_") for each in admitted)))
    return found


async def test_of_equal_ranks_the_user_who_was_served_longest_ago_is_next(database: Database) -> None:
    adas = [waiting(f"a{number:02}", "ada") for number in range(20)]
    others = [waiting(f"{user}{number}", user) for user in ("bob", "cleo") for number in range(4)]
    await fill(database, *adas, *others)

    assert await served(database, *[1] * 9) == ["ada", "bob", "cleo"] * 3


async def test_a_user_served_last_of_those_served_at_once_is_served_last_next_time(database: Database) -> None:
    adas = [waiting(f"a{number:02}", "ada") for number in range(20)]
    await fill(database, *adas, *[waiting(f"b{number:02}", "bob") for number in range(20)])

    assert await served(database, 3, 3, 3, 3) == ["ada ada bob", "ada bob bob"] * 2


@pytest.mark.postgres
async def test_a_user_whose_row_another_holds_is_admitted_all_the_same(database: Database) -> None:
    await fill(database, waiting("a", "ada"), waiting("b", "bob"))

    async with database.begin() as holding, asyncio.timeout(60):
        await holding.execute(update(User).values(email="held"))
        assert await served(database, 1, 1) == ["ada", "bob"]


async def test_admission_marks_each_as_asked_under_a_lease(database: Database) -> None:
    await fill(database, waiting("a", "ada"), waiting("b", "ada", due_at=LATER), waiting("c", "ada", asked_at=START))

    async with database.begin() as connection:
        (admitted,) = await queue.admit(connection, START, lease="lea", until=LATER, answer_by=LATER, limit=8)
        again = await queue.admit(connection, START, lease="lea_2", until=LATER, answer_by=LATER, limit=8)

    assert (admitted.id, admitted.provider_attempt, admitted.asked_at, admitted.lease) == ("cre_a", 1, START, "lea")
    assert await column(database, "due_at", "a") == LATER
    assert again == []


async def test_what_was_called_back_is_claimed_before_what_is_only_due(database: Database) -> None:
    await fill(
        database,
        awaiting("old", "ada", due_at=START - timedelta(seconds=30)),
        awaiting("heard", "ada", called_back_at=START),
        awaiting("leased", "ada", lease="lea", leased_until=LATER),
        awaiting("early", "ada", due_at=LATER),
    )
    claimed = []
    async with database.begin() as connection:
        for _ in range(3):
            found = await claim_queries.claim(connection, Step.AWAIT, START, lease="lea_2", until=LATER, limit=1)
            claimed += [each.id for each in found]

    assert claimed == ["cre_heard", "cre_old"]


async def test_work_is_next_due_when_both_its_time_and_its_lease_allow(database: Database) -> None:
    assert await claim_queries.next_due(database) == {}
    soon, later = START + timedelta(seconds=1), START + timedelta(seconds=2)
    await fill(
        database,
        awaiting("leased", "ada", due_at=START, lease="lea", leased_until=soon),
        awaiting("early", "ada", due_at=later),
        awaiting("waits", "ada", due_at=later, step=Step.SUBMIT),
        awaiting("ended", "ada", due_at=None, step=None, status=CreationStatus.CANCELED),
    )

    assert await claim_queries.next_due(database) == {Step.AWAIT: soon, Step.SUBMIT: later}


async def test_what_is_given_back_stays_due_if_a_callback_came_meanwhile(database: Database) -> None:
    await fill(database, awaiting("a", "ada"), awaiting("b", "ada"))
    heard = START + timedelta(seconds=1)
    async with database.begin() as connection:
        claimed = await claim_queries.claim(connection, Step.AWAIT, START, lease="lea", until=LATER, limit=2)
        assert await callback_queries.note_callback(connection, "cre_a", "a", heard)
        for each in claimed:
            assert await transition_queries.postpone(connection, each, due_at=LATER, failed=True, note=NOTE, now=START)

    assert await column(database, "due_at", "a") == heard
    assert await column(database, "due_at", "b") == LATER
    assert (await column(database, "lease", "a"), await column(database, "lease", "b")) == (None, None)


async def test_a_callback_is_noted_once_and_only_for_the_task_that_is_awaited(database: Database) -> None:
    await fill(database, awaiting("a", "ada"), waiting("b", "ada"))

    async with database.begin() as connection:
        assert not await callback_queries.note_callback(connection, "cre_a", "another", START)
        assert await callback_queries.note_callback(connection, "cre_a", "a", START)
        assert not await callback_queries.note_callback(connection, "cre_a", "a", LATER)
        assert not await callback_queries.note_callback(connection, "cre_b", "b", START)

    assert (await column(database, "called_back_at", "a"), await column(database, "version", "a")) == (START, 2)


async def test_only_a_task_that_was_asked_for_and_not_answered_is_adopted(database: Database) -> None:
    await fill(
        database,
        waiting("never", "ada"),
        waiting("asked", "ada", asked_at=START, provider_attempt=1, lease="lea", leased_until=LATER),
        waiting("again", "ada", asked_at=None, provider_attempt=1),
        awaiting("answered", "ada"),
    )

    async with database.begin() as connection:
        assert not await callback_queries.claim_from_callback(connection, "cre_never", 1, "1", LATER)
        assert not await callback_queries.claim_from_callback(connection, "cre_asked", 2, "2", LATER)
        assert await callback_queries.claim_from_callback(connection, "cre_asked", 1, "2", LATER)
        assert not await callback_queries.claim_from_callback(connection, "cre_asked", 1, "2", LATER)
        assert await callback_queries.claim_from_callback(connection, "cre_again", 1, "3", LATER)
        assert not await callback_queries.claim_from_callback(connection, "cre_answered", 1, "4", LATER)

    assert await column(database, "lease", "asked") is None
    assert await column(database, "asked_at", "asked") == START
    assert await column(database, "asked_at", "again") == LATER
    assert await column(database, "provider_task_id", "answered") == "answered"


async def test_only_the_holder_of_a_lease_changes_a_generation(database: Database) -> None:
    await fill(database, awaiting("a", "ada"))
    async with database.begin() as connection:
        (late,) = await claim_queries.claim(connection, Step.AWAIT, START, lease="lea", until=START, limit=1)
        (holder,) = await claim_queries.claim(connection, Step.AWAIT, START, lease="lea_2", until=LATER, limit=1)

        assert not await leases.lock(connection, late)
        assert not await transition_queries.postpone(connection, late, due_at=LATER, failed=True, note=NOTE, now=START)
        to_store = transition_queries.transition_values(Step.STORE, CreationStatus.PROCESSING, START) | {
            "result_url": "https://kie/1"
        }
        assert not await transition_queries.advance(connection, late, to_store)
        await leases.extend(connection, [late], LATER + timedelta(days=1))
        assert await leases.lock(connection, holder)
        assert await transition_queries.advance(connection, holder, to_store)

    assert await column(database, "version", "a") == 2
    assert await column(database, "step", "a") == Step.STORE


async def test_each_holder_keeps_its_own_leases(database: Database) -> None:
    await fill(
        database, awaiting("a", "ada"), awaiting("b", "ada"), awaiting("c", "ada", lease="x", leased_until=LATER)
    )
    longer = LATER + timedelta(seconds=30)
    async with database.begin() as connection:
        held = await claim_queries.claim(connection, Step.AWAIT, START, lease="lea", until=LATER, limit=8)
        await leases.extend(connection, held, longer)

    assert await column(database, "leased_until", "a") == longer
    assert await column(database, "leased_until", "b") == longer
    assert await column(database, "leased_until", "c") == LATER
