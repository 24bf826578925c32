"""Favourites: marked by their owner only, once, on all open pages, and found without reading other creations."""

from typing import Any

import pytest
from sqlalchemy import insert, text

from db.base import new_id
from db.engine import Database
from db.models import GenerationTask, User
from db.queries.creations.filters import Filter
from db.queries.creations.galleries import count_owned_by, gallery_query
from db.queries.pagination import Shape, cut, values
from db.records.pagination import Window
from services.generation import favourites
from tests.db.rows import a_generation, a_user
from tests.schema.conftest import Serve
from tests.schema.people import CANCEL, DELETE, UNKNOWN, Json, Person, person, written
from tests.schema.test_pages import make

SET = """mutation ($input: SetFavouriteInput!) {
  setFavourite(input: $input) { creations { id favourite version } errors { ... on UserError { code message path } } }
}"""
LIST = "query ($filter: CreationFilter) { creations(filter: $filter) { totalCount nodes { id favourite version } } }"
CHANGES = "subscription { taskUpdated { kind creation { id favourite version } } }"


async def listed(someone: Person, **wanted: object) -> list[str]:
    found: Json = (await someone.ask(LIST, filter=wanted))["creations"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["id"] for node in found["nodes"]]


async def test_a_favourite_is_marked_once_seen_by_all_pages_and_listed(serve: Serve, database: Database) -> None:
    async with serve(worker="off", signup_credits=1000) as server, person(server, "ada") as ada:
        first, second, third = await make(database, ada, "a heron", "a crane", "an egret")
        async with ada.live() as page:
            await page.subscribe("tasks", CHANGES)
            for _ in range(3):
                await page.event("tasks")
            marked = await ada.payload(SET, ids=[third, first, third], favourite=True)
            assert marked == {
                "creations": [
                    {"id": third, "favourite": True, "version": 2},
                    {"id": first, "favourite": True, "version": 2},
                ],
                "errors": [],
            }
            events = [await page.event("tasks") for _ in range(2)]
            assert [event["creation"] for event in events] == marked["creations"]
            before = await written(database)
            assert await ada.payload(SET, ids=[third, first], favourite=True) == marked
            assert await written(database) == before  # Nothing was left to change.

        for _ in range(2):  # The second time the plan of the document executes it.
            assert await listed(ada, favourite=True) == [third, first]
            assert await listed(ada, favourite=False) == [second]
            assert await listed(ada, favourite=None) == [third, second, first]
            assert await listed(ada, favourite=True, search="heron") == [first]
            assert await listed(ada, favourite=True, status=["SUCCESS"]) == []

        await ada.payload(SET, ids=[third], favourite=False)
        assert await listed(ada, favourite=True) == [first]


async def test_a_refused_mark_changes_nothing(serve: Serve, database: Database) -> None:
    async with (
        serve(worker="off", signup_credits=1000) as server,
        person(server, "ada") as ada,
        person(server, "bob") as bob,
    ):
        mine, gone = await make(database, ada, "a heron", "a crane")
        (anothers,) = await make(database, bob, "an egret")
        await ada.payload(CANCEL, id=gone)
        await ada.payload(DELETE, id=gone)
        before = await written(database)

        for wrong in (anothers, gone, f"cre_{UNKNOWN}", "nothing", "a\0b"):
            (error,) = (await ada.payload(SET, ids=[mine, wrong], favourite=True))["errors"]
            assert error == {
                "code": "NOT_FOUND",
                "message": "There is no such creation.",
                "path": ["input", "ids", "1"],
            }
        for ids in ([], [mine] * (favourites.MAX_IDS + 1)):
            (error,) = (await ada.payload(SET, ids=ids, favourite=True))["errors"]
            assert (error["code"], error["path"]) == ("INVALID_INPUT", ["input", "ids"])

        assert await written(database) == before
        assert await listed(ada, favourite=True) == []


@pytest.mark.parametrize("wanted", [Filter(favourite=True), Filter(favourite=True, style="none")])
async def test_favourites_are_read_from_their_index(database: Database, wanted: Filter) -> None:
    owner = a_user()
    rows = [a_generation(owner["id"], favourite=place % 100 == 0) for place in range(2000)]
    async with database.begin() as connection:
        await connection.execute(insert(User).values(owner))
        await connection.execute(insert(GenerationTask), rows)
    statement = cut(
        gallery_query(wanted, on_sqlite=database.is_sqlite),
        GenerationTask.user_id,
        GenerationTask.id,
        Shape.of(Window(limit=20, after="x")),
    )
    plan = await plan_of(database, statement, values(owner["id"], Window(limit=20, after=new_id("cre"))))

    assert "ix_image_generation_tasks_favourites" in plan, plan
    async with database.read() as connection:
        assert await count_owned_by(connection, owner["id"], Filter(favourite=True)) == 20
        assert await count_owned_by(connection, owner["id"], Filter(favourite=False)) == 1980


async def plan_of(database: Database, statement: Any, given: dict[str, object]) -> str:
    async with database.begin() as connection:
        await connection.execute(text("ANALYZE"))
        compiled = statement.params(**given).compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        explain = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
        return "\n".join(str(row[-1]) for row in await connection.exec_driver_sql(f"{explain} {compiled}"))


async def test_a_user_changes_so_many_marks_in_a_minute(serve: Serve, database: Database) -> None:
    async with serve(worker="off", rate_limit_favourites=(3, 60)) as server, person(server, "ada") as ada:
        ids = await make(database, ada, "a heron", "a crane")
        assert (await ada.payload(SET, ids=ids, favourite=True))["errors"] == []
        before = await written(database)

        refused = await ada.payload(SET, ids=ids, favourite=False)

        assert [error["code"] for error in refused["errors"]] == ["RATE_LIMITED"], (
            "a fourth mark in a minute is changed"
        )
        assert await written(database) == before
