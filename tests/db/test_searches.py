"""Searches: which creations they find, for which texts, and of how many."""

from collections.abc import Sequence

import pytest
from sqlalchemy import insert

from db.engine import Database
from db.models import CreationStatus, GenerationTask, User
from db.queries.creations import galleries, searches
from db.queries.creations.filters import Filter
from db.records.pagination import Window
from services.clock import now
from tests.db.rows import a_generation, a_user

OWNER = "usr_" + "0" * 32
PROMPTS = (
    "A Heron at dawn, in Watercolour.",
    "在黎明时分飞过湖面的小鸟",
    "Тихая Цапля на рассвете",
    "à l'École des Beaux-Arts",
    "100 % of a_heron / two",
    "aaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaa",
)

# By the text that is searched for, the numbers of the prompts that have it, the newest first.
EXPECTED: tuple[tuple[str, list[int]], ...] = (
    ("heron", [4, 0]),
    ("HERON", [4, 0]),
    ("e", [4, 3, 0]),
    ("Wa", [0]),
    ("water colour", []),
    ("鸟", [1]),
    ("小鸟", [1]),
    ("鸟小", []),
    ("ц", [2]),
    ("ЦАПЛЯ", [2]),
    ("тихая ЦАПЛЯ", [2]),
    ("é", [3]),
    ("À L'éCOLE DES", [3]),
    ("%", [4]),
    ("_", [4]),
    ("/", [4]),
    ("a_h", [4]),
    ("a%h", []),
    ("of a_heron / t", [4]),
    ("a" * 16 + "b" + "a" * 16, [5]),
    ("a" * 16 + "B", [5]),
    ("b" + "A" * 16, [5]),
    ("a" * 17, []),
    ("é" * 10, []),
)


def identity(number: int) -> str:
    return f"cre_{number:032x}"


async def fill(database: Database, prompts: Sequence[str], **others: object) -> None:
    """Insert a user with a creation of each prompt, the oldest first."""
    rows = [a_generation(OWNER, id=identity(number), prompt=prompt) | others for number, prompt in enumerate(prompts)]
    async with database.begin() as connection:
        await connection.execute(insert(User).values(a_user(id=OWNER)))
        for start in range(0, len(rows), 1000):
            await connection.execute(insert(GenerationTask), rows[start : start + 1000])


async def found(database: Database, text: str | None, **others: object) -> list[int]:
    """Return the numbers of the creations that a search finds, the newest first."""
    async with database.read() as connection:
        result = await searches.search(connection, OWNER, Filter(search=text, **others))  # type: ignore[arg-type]  # a test's
    return [int(one.removeprefix("cre_"), 16) for one in result.ids]


async def test_a_text_is_found_in_upper_and_lower_case_as_it_is(database: Database) -> None:
    await fill(database, PROMPTS)

    for text, expected in EXPECTED:
        assert await found(database, text) == expected, text


async def test_what_is_deleted_is_not_found(database: Database) -> None:
    await fill(database, PROMPTS, status=CreationStatus.CANCELED, step=None, deleted_at=now())

    assert await found(database, "heron") == []


async def test_a_search_reads_the_newest_5000_creations_and_says_so(database: Database) -> None:
    await fill(database, [f"number {number}." for number in range(searches.SEARCHED + 1)])
    async with database.read() as connection:
        oldest, last, every = [
            await searches.search(connection, OWNER, Filter(search=text)) for text in ("r 0.", "r 1.", "number")
        ]
        whole = await galleries.count_owned_by(connection, OWNER, Filter())

    assert (oldest.ids, last.ids, len(every.ids), whole) == ([], [identity(1)], 5000, 5001)
    assert oldest.truncated
    assert last.truncated


async def test_5000_creations_are_searched_whole(database: Database) -> None:
    await fill(database, [f"number {number}." for number in range(searches.SEARCHED)])
    async with database.read() as connection:
        oldest = await searches.search(connection, OWNER, Filter(search="r 0."))

    assert (oldest.ids, oldest.truncated) == ([identity(0)], False)


@pytest.mark.parametrize(
    "window",
    [
        Window(3),
        Window(0),
        Window(20),
        Window(3, backwards=True),
        Window(3, after=identity(6)),
        Window(3, after=identity(0)),
        Window(3, before=identity(6)),
        Window(3, before=identity(9)),
        Window(2, after=identity(8), before=identity(2)),
        Window(2, after=identity(8), before=identity(2), backwards=True),
        Window(2, after=identity(9), before=identity(0), backwards=True),
        Window(2, after=identity(2), before=identity(6)),
    ],
)
async def test_a_page_of_a_search_is_that_of_a_list_of_the_same(database: Database, window: Window) -> None:
    await fill(database, ["a heron"] * 10)

    plain = await galleries.owned_by(database, OWNER, Filter(style="none"), window, galleries.WHOLE)
    searched = await galleries.owned_by(database, OWNER, Filter(search="HERON"), window, galleries.WHOLE)

    assert searched.records == plain.records
    assert (searched.has_next, searched.has_previous) == (plain.has_next, plain.has_previous)
    assert (searched.total, plain.total) == (10, None)


async def test_a_filter_narrows_a_search(database: Database) -> None:
    await fill(database, PROMPTS)
    async with database.begin() as connection:
        other = a_generation(OWNER, id=identity(99), prompt="a heron", style="watercolour")
        await connection.execute(insert(GenerationTask), other)

    assert await found(database, "heron", style="watercolour") == [99]
    assert await found(database, "heron", statuses=(CreationStatus.WAITING,)) == [99, 4, 0]
    assert await found(database, "heron", statuses=()) == []


async def test_a_filter_narrows_a_group(database: Database) -> None:
    group = "grp_" + "0" * 32
    await fill(database, PROMPTS)
    async with database.begin() as connection:
        for other in (
            a_generation(OWNER, id=identity(90), prompt="a heron", group_id=group),
            a_generation(OWNER, id=identity(91), prompt="a crow", group_id=group, style="watercolour"),
            a_generation(OWNER, id=identity(92), prompt="a heron", group_id=group, model="z-image"),
        ):
            await connection.execute(insert(GenerationTask), other)

    assert await found(database, None, group=group) == [92, 91, 90]
    assert await found(database, "heron", group=group) == [92, 90]
    assert await found(database, None, group=group, style="watercolour") == [91]
    assert await found(database, None, group=group, model="z-image") == [92]
    assert await found(database, None, group=group, statuses=(CreationStatus.SUCCESS,)) == []
    assert await found(database, None, group="grp_" + "1" * 32) == []
