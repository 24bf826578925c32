"""Frequent statements: the same rows as by SQLAlchemy's way, through lost connections, and no work beyond a page."""

import re
from datetime import timedelta
from typing import Any

import asyncpg
import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.base import new_id
from db.engine import Database
from db.models.creations import FIRST_MODEL, CreationStatus, FailureCode, GenerationTask, Step
from db.models.events import EventSubject
from db.models.media.images import Image
from db.models.users import User
from db.queries import events as event_queries
from db.queries import users as user_queries
from db.queries.creations import galleries, searches
from db.queries.creations import reading as creation_queries
from db.queries.creations.filters import Filter
from db.queries.media import images as image_queries
from db.queries.pagination import Shape, cut, values
from db.records.credits import CreditRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord
from db.records.pagination import Window
from db.records.users import UserRecord
from services.clock import now
from tests.db.rows import a_generation, a_user, an_image

MANY = 400
USERS = 8


async def a_gallery(database: Database, size: int, **others: Any) -> tuple[str, list[str]]:
    """Insert a user with ``count`` creations; return their id, and the creations' ids, newest first."""
    user = a_user()
    creations = [a_generation(user["id"], **others) for _ in range(size)]
    async with database.begin() as connection:
        await connection.execute(insert(User), user)
        await connection.execute(insert(GenerationTask), creations)
    return user["id"], sorted((creation["id"] for creation in creations), reverse=True)


@pytest.mark.parametrize(
    ("bounds", "expected", "has_next", "has_previous"),
    [
        ({}, slice(0, 3), True, False),
        ({"after": 2}, slice(3, 6), True, True),
        ({"before": 2}, slice(0, 2), True, False),
        ({"after": 1, "before": 4}, slice(2, 4), True, True),
        ({"backwards": True}, slice(7, 10), False, True),
        ({"backwards": True, "before": 5}, slice(2, 5), True, True),
        ({"after": 8}, slice(9, 10), False, True),
        ({"after": 9}, slice(10, 10), False, True),
    ],
)
async def test_every_window_is_the_part_of_the_gallery_that_it_names(
    database: Database, bounds: dict[str, Any], expected: slice, has_next: bool, has_previous: bool
) -> None:
    user_id, ids = await a_gallery(database, 10)
    given = {name: ids[value] if name in {"after", "before"} else value for name, value in bounds.items()}

    page = await galleries.owned_by(database, user_id, Filter(), Window(3, **given), galleries.WHOLE)

    assert [record.id for record in page.records] == ids[expected]
    assert (page.has_next, page.has_previous) == (has_next, has_previous)


async def test_a_frequent_statement_gives_what_sqlalchemy_gives(database: Database) -> None:
    user_id, ids = await a_gallery(database, 5)
    frequent = galleries.gallery(Shape(after=False, before=False, backwards=False))
    parameters = {"owner": user_id, "limit": 10}

    rows = await database.rows(frequent, parameters)
    async with database.read() as connection:
        expected = [tuple(row) for row in await connection.execute(frequent.statement, parameters)]

    assert [creation.id for creation in creation_queries.CREATION.records(rows)] == ids
    assert rows == expected
    assert [[type(value) for value in row] for row in rows] == [[type(value) for value in row] for row in expected]


async def test_a_user_and_their_history_read_the_same_alone_and_in_a_transaction(database: Database) -> None:
    user = a_user(email="ada@example.org", balance=7, granted=9, used=2, event_seq=2)
    events = [
        EventRecord(user_id=user["id"], seq=1, subject=EventSubject.CREDIT, creation_id=None, payload="{}"),
        EventRecord(
            user_id=user["id"],
            seq=2,
            subject=EventSubject.CREATION,
            creation_id=new_id("cre"),
            payload='{"version": 1}',
        ),
    ]
    async with database.begin() as connection:
        await connection.execute(insert(User), user)
        await event_queries.append(connection, events, now())
        inside = await _all_of(connection, user)
    alone = await _all_of(database, user)

    found = UserRecord(id=user["id"], subject=user["subject"], email="ada@example.org", created_at=user["created_at"])
    assert (
        inside
        == alone
        == (
            found,
            CreditRecord(user_id=user["id"], balance=7, purchased=0, granted=9, used=2, event_seq=2),
            events,
            events[1:],
            events[:1],
        )
    )
    assert alone[0] is not None
    assert alone[0].created_at.tzinfo is not None
    assert [type(event.subject) for event in alone[2]] == [EventSubject, EventSubject]


async def _all_of(
    reading: Database | AsyncConnection, user: dict[str, Any]
) -> tuple[UserRecord | None, CreditRecord | None, list[EventRecord], list[EventRecord], list[EventRecord]]:
    return (
        await user_queries.by_subject(reading, user["subject"]),
        await user_queries.credit_of(reading, user["id"]),
        await event_queries.after(reading, user["id"], 0, limit=10),
        await event_queries.after(reading, user["id"], 1, limit=10),
        await event_queries.after(reading, user["id"], 0, limit=1),
    )


async def test_the_newest_events_of_several_users_are_those_of_each(database: Database) -> None:
    users = [
        a_user(subject=subject, email=None, event_seq=seq) for subject, seq in (("ada", 3), ("bob", 0), ("eve", 7))
    ]
    ada, bob, _ = (user["id"] for user in users)
    async with database.begin() as connection:
        await connection.execute(insert(User), users)

    assert await user_queries.newest_events(database, [bob, '{"nobody", NULL}', ada]) == {ada: 3, bob: 0}


async def test_what_follows_several_positions_is_what_follows_each(database: Database) -> None:
    users = [a_user(subject=subject, email=None, event_seq=3) for subject in ("ada", "bob")]
    ids = [user["id"] for user in users]
    events = [
        EventRecord(user_id=id, seq=seq, subject=EventSubject.CREDIT, creation_id=None, payload=f"{seq}")
        for id in ids
        for seq in (1, 2, 3)
    ]
    async with database.begin() as connection:
        await connection.execute(insert(User), users)
        await event_queries.append(connection, events, now())
    ada, bob = ids
    positions = [(bob, 2), (ada, 0), ('{"ada", NULL}', 0), (ada, 3), (ada, 1), (bob, 0)]

    found = await event_queries.after_each(database, positions, limit=2)

    assert {position: found.get(position, []) for position in positions} == {
        position: await event_queries.after(database, *position, limit=2) for position in positions
    }
    assert found[ada, 0] == events[:2]


@pytest.mark.parametrize("wanted", [Filter(), Filter(search="a")])
@pytest.mark.parametrize("window", [Window(3), Window(3, backwards=True)])
async def test_a_page_has_the_records_that_are_read_by_id(database: Database, wanted: Filter, window: Window) -> None:
    asked = {"status": CreationStatus.PROCESSING, "step": Step.AWAIT, "asked_at": now(), "called_back_at": now()}
    user_id, ids = await a_gallery(database, 4, **asked)
    async with database.begin() as connection:
        await _fail(connection, ids[0], retry_of=ids[1])
        await _succeed(connection, ids[1], an_image(user_id), an_image(user_id))
    async with database.read() as connection:
        each = await creation_queries.owned_by_ids(connection, user_id, ids)

    whole = await galleries.owned_by(database, user_id, wanted, window, galleries.WHOLE)

    assert list(whole.records) == [each[id_] for id_ in (ids[1:] if window.backwards else ids[:3])]


async def _fail(connection: AsyncConnection, id_: str, **values: Any) -> None:
    failed = {"status": CreationStatus.FAILED, "failure_code": FailureCode.TIMED_OUT, "error_message": "Too late."}
    ended = {"step": None, "due_at": None, "completed_at": now()}
    await connection.execute(update(GenerationTask).where(GenerationTask.id == id_).values(**failed, **ended, **values))


async def _succeed(connection: AsyncConnection, id_: str, original: dict[str, Any], made: dict[str, Any]) -> None:
    await connection.execute(insert(Image), [original, made])
    images = {"original_image_id": original["id"], "generated_image_id": made["id"]}
    ended = {"status": CreationStatus.SUCCESS, "step": None, "due_at": None, "completed_at": now()}
    await connection.execute(update(GenerationTask).where(GenerationTask.id == id_).values(**images, **ended))


async def test_users_are_found_by_several_subjects_as_by_one(database: Database) -> None:
    subjects = ['{"ada", NULL}', "grace", "joan"]
    async with database.begin() as connection:
        await connection.execute(insert(User), [a_user(subject=subject, email=None) for subject in subjects])

    found = await user_queries.by_subjects(database, ["nobody", *subjects[:2]])

    assert found == {subject: await user_queries.by_subject(database, subject) for subject in subjects[:2]}


async def test_who_is_not_there_is_not_found_by_a_frequent_statement(database: Database) -> None:
    assert await user_queries.by_subject(database, "nobody") is None
    assert await user_queries.credit_of(database, new_id("usr")) is None
    assert await event_queries.after(database, new_id("usr"), 0, limit=10) == []


async def test_a_frequent_statement_outlives_its_connections(database: Database) -> None:
    user_id, ids = await a_gallery(database, 1)
    window = Window(3)
    await galleries.owned_by(database, user_id, Filter(), window, galleries.WHOLE)
    if not database.is_sqlite:
        async with database.begin() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )

    page = await galleries.owned_by(database, user_id, Filter(), window, galleries.WHOLE)

    assert [record.id for record in page.records] == ids


async def test_a_connection_that_takes_too_long_to_open_fails_no_frequent_statement(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    user_id, ids = await a_gallery(database, 1)

    async def too_slow(_pool: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(asyncpg.Pool, "_get_new_connection", too_slow)
    page = await galleries.owned_by(database, user_id, Filter(), Window(3), galleries.WHOLE)

    assert [record.id for record in page.records] == ids


@pytest.mark.parametrize("others_have", [MANY, 30])  # The index must also be used for the user who owns all the rows.
@pytest.mark.parametrize(("after", "listing"), [(False, galleries.WHOLE), (True, galleries.SUMMARIES)])
async def test_a_page_is_read_from_an_index_without_sorting(
    database: Database, after: bool, listing: galleries.Listing[Any], others_have: int
) -> None:
    user_id, ids = await a_gallery(database, MANY)
    for _ in range(USERS - 1 if others_have == MANY else 1):
        await a_gallery(database, others_have)
    frequent = galleries.gallery(Shape(after=after, before=False, backwards=False), listing)
    parameters = {"owner": user_id, "after": ids[MANY // 2], "limit": 21}

    plan = await _plan(database, frequent.statement, parameters)

    if database.is_sqlite:
        assert "ix_image_generation_tasks_gallery" in plan
        assert "USE TEMP B-TREE" not in plan
        assert "SCAN image_generation_tasks" not in plan
    else:
        assert "Index Scan Backward using ix_image_generation_tasks_gallery" in plan
        assert "Sort" not in plan
        assert "Seq Scan on image_generation_tasks" not in plan


@pytest.mark.parametrize("known", [True, False])  # To the database's statistics, that very many wait.
async def test_a_snapshot_is_read_by_what_its_owner_has_unfinished(database: Database, known: bool) -> None:
    user_id, _ = await a_gallery(database, MANY, status=CreationStatus.CANCELED, step=None)
    for _ in range(USERS):
        await a_gallery(database, 50, status=CreationStatus.CANCELED, step=None)
    async with database.begin() as connection:
        await connection.execute(text("ANALYZE"))
    for _ in range(USERS):
        await a_gallery(database, MANY // USERS, due_at=now())

    one, many = creation_queries.SNAPSHOT_OF_ALL.statement, creation_queries.SNAPSHOTS_OF_ALL.statement
    given = {"since": now(), "recent_limit": 100, "limit": 100}
    parameters = given | ({"user_id": user_id} if database.is_sqlite else {"user_ids": [user_id]})
    plan = await _plan(database, one if database.is_sqlite else many, parameters, analyze=known)

    # The index is searched by the user, because it holds the rows of all users.
    by_owner = r"\(user_id=\?" if database.is_sqlite else r"\n *Index Cond: \(+user_id\)"
    for index in ("unfinished", "completed", "deleted"):
        assert re.search(f"ix_image_generation_tasks_{index}.*{by_owner}", plan), plan
    assert "Seq Scan on image_generation_tasks" not in plan


async def test_snapshots_have_what_each_owner_has_unfinished_oldest_first(database: Database) -> None:
    ada, _ = await a_gallery(database, 2, status=CreationStatus.CANCELED, step=None)
    grace, graces = await a_gallery(database, 3)
    idle, _ = await a_gallery(database, 1, deleted_at=now())
    async with database.begin() as connection:
        unfinished = [
            a_generation(ada, step=step, status=status)
            for step, status in [
                (Step.PREPARE, CreationStatus.WAITING),
                (Step.SUBMIT, CreationStatus.WAITING),
                (Step.AWAIT, CreationStatus.PROCESSING),
                (Step.STORE, CreationStatus.PROCESSING),
            ]
        ]
        await connection.execute(insert(GenerationTask), [a_generation(ada), *unfinished[::-1]][::-1])
        await connection.execute(update(User).where(User.id == ada).values(event_seq=7))

    found = await creation_queries.snapshots(
        database, [grace, ada, new_id("usr"), idle], since=now(), limit=4, recent_limit=1
    )

    ids = {user_id: (seq, [record.id for record in records]) for user_id, (seq, records, _) in found.items()}
    assert ids == {
        ada: (7, [creation["id"] for creation in unfinished]),
        grace: (0, graces[::-1]),
        idle: (0, []),
    }
    assert [record.step for record in found[ada][1]] == [Step.PREPARE, Step.SUBMIT, Step.AWAIT, Step.STORE]


async def test_snapshots_have_what_each_owner_has_ended_or_deleted_lately_and_nothing_of_others(
    database: Database,
) -> None:
    moment = now()
    ended = {"status": CreationStatus.CANCELED, "step": None}
    theirs: dict[str, list[str]] = {}
    for _ in range(3):
        user_id, [unfinished] = await a_gallery(database, 1)
        lately, long_ago, deleted, both = (
            a_generation(user_id, **ended, completed_at=completed_at, deleted_at=deleted_at)
            for completed_at, deleted_at in [
                (moment, None),
                (moment - timedelta(hours=1), None),
                (moment - timedelta(hours=1), moment),
                (moment, moment),
            ]
        )
        async with database.begin() as connection:
            await connection.execute(insert(GenerationTask), [lately, long_ago, deleted, both])
        theirs[user_id] = sorted([unfinished, lately["id"], deleted["id"], both["id"]])

    since = moment - timedelta(minutes=15)
    found = await creation_queries.snapshots(database, list(theirs), since=since, limit=10, recent_limit=10)

    assert {user_id: [each.id for each in snapshot.creations] for user_id, snapshot in found.items()} == theirs
    assert {each.user_id: user_id for user_id, of in found.items() for each in of.creations} == {
        user_id: user_id for user_id in theirs
    }


async def test_a_snapshot_of_one_is_its_owners_alone_and_finished_or_not(database: Database) -> None:
    ada, (newest, oldest) = await a_gallery(database, 2, status=CreationStatus.CANCELED, step=None)
    other, _ = await a_gallery(database, 1)

    seq, records, _ = await creation_queries.snapshot_of_one(database, ada, oldest)

    assert (seq, [record.id for record in records]) == (0, [oldest])
    assert await creation_queries.snapshot_of_one(database, other, newest) == creation_queries.NOTHING


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(statuses=(CreationStatus.WAITING, CreationStatus.SUCCESS)),
        Filter(style="none"),
        Filter(model="nano-banana-pro"),
        Filter(model="nano-banana-pro", statuses=(CreationStatus.WAITING, CreationStatus.SUCCESS)),
    ],
)
@pytest.mark.parametrize("after", [False, True])
async def test_a_filtered_page_is_read_from_its_owners_index_without_sorting(
    database: Database, wanted: Filter, after: bool
) -> None:
    """Nor by an order of the key alone, which passes over all newer rows of other users."""
    user_id, ids = await a_gallery(database, MANY)
    for _ in range(2):
        await a_gallery(database, MANY)
    kept = galleries.gallery_query(wanted, on_sqlite=database.is_sqlite)
    cutting = cut(kept, GenerationTask.user_id, GenerationTask.id, Shape(after=after, before=False, backwards=False))

    plan = await _plan(database, cutting, {"owner": user_id, "after": ids[MANY // 2], "limit": 21})

    assert "ix_image_generation_tasks_gallery" in plan
    assert "USE TEMP B-TREE" not in plan
    assert "Sort" not in plan


@pytest.mark.parametrize("after", [False, True])
async def test_a_page_of_a_period_is_read_from_its_bounds_in_the_index(database: Database, after: bool) -> None:
    user_id, ids = await a_gallery(database, MANY)
    for _ in range(2):
        await a_gallery(database, MANY)
    wanted = Filter(created_after=now() - timedelta(days=2), created_before=now() - timedelta(days=1))
    window = wanted.bound(Window(20, after=ids[MANY // 2] if after else None))
    kept = galleries.gallery_query(wanted, on_sqlite=database.is_sqlite)
    cutting = cut(kept, GenerationTask.user_id, GenerationTask.id, Shape.of(window))

    plan = await _plan(database, cutting, values(user_id, window))

    index = "ix_image_generation_tasks_gallery"
    assert index in plan
    assert "USE TEMP B-TREE" not in plan
    assert "Sort" not in plan
    if not database.is_sqlite:
        newest = "after" if after else "newest"
        bounds = f"((user_id)::text, (id)::text) < ROW('{user_id}'::text, '{values(user_id, window)[newest]}'::text)"
        assert bounds.replace("::text", "") in plan.replace("::text", "").replace("::character varying", "")


@pytest.mark.parametrize("wanted", [{}, {"model": "nano-banana-pro", "statuses": (CreationStatus.WAITING,)}])
async def test_a_group_is_read_from_its_own_index(database: Database, wanted: dict[str, Any]) -> None:
    user_id, ids = await a_gallery(database, MANY)
    group = new_id("grp")
    async with database.begin() as connection:
        await connection.execute(update(GenerationTask).where(GenerationTask.id.in_(ids[:3])).values(group_id=group))

    statement = searches.of_group(user_id, Filter(group=group, **wanted), on_sqlite=database.is_sqlite)

    assert "ix_image_generation_tasks_group_id" in await _plan(database, statement, {})


async def test_recent_ones_like_one_are_looked_for_among_so_many_only(database: Database) -> None:
    ended, minute, user = now(), timedelta(minutes=1), a_user()
    image = ImageRecord(
        id=new_id("img"),
        storage_key="generated/a.png",
        thumbnail_key="generated/a-small.webp",
        content_type="image/png",
        width=1,
        height=1,
        byte_size=1,
    )
    done: dict[str, Any] = {"status": CreationStatus.SUCCESS, "step": None}
    like_it = a_generation(user["id"], **done, asked_at=ended - 2 * minute, completed_at=ended - minute)
    unlike_it = [a_generation(user["id"], **done, deleted_at=ended, completed_at=ended) for _ in range(3)]
    async with database.begin() as connection:
        await connection.execute(insert(User), user)
        await image_queries.insert_image(connection, image, user_id=user["id"], now=ended)
        await connection.execute(insert(GenerationTask), like_it | {"generated_image_id": image.id})
        await connection.execute(insert(GenerationTask), unlike_it)

    async with database.read() as connection:
        found = [
            await creation_queries.recent_seconds(connection, FIRST_MODEL, "1K", with_image=False, among=among)
            for among in (3, 4)
        ]

    assert found == [[], [60.0]]


async def _plan(database: Database, statement: Any, parameters: dict[str, object], *, analyze: bool = True) -> str:
    """Return how the database means to run a statement, in its own words."""
    async with database.begin() as connection:
        if analyze:
            await connection.execute(text("ANALYZE"))
        compiled = statement.params(**parameters).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        rows = await connection.exec_driver_sql(f"{explain} {compiled}")
        return "\n".join(str(row[-1]) for row in rows)
