"""Lists: cut by cursors both ways while they change, narrowed by filters, and bounded."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from db.engine import Database
from db.models import GenerationTask
from services.clock import now
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.generation import creations
from services.generation.requests import GenerationRequest
from tests.conftest import NOWHERE
from tests.schema.conftest import Serve
from tests.schema.people import CANCEL, DELETE, STYLE, UNKNOWN, Json, Person, person
from tests.support.kie import FakeKie
from tests.support.offers import offers

OFFERS = offers()
PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: CreationFilter) {
  creations(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { id prompt } edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""


async def page(someone: Person, **arguments: object) -> Json:
    found: Json = (await someone.ask(PAGE, **arguments))["creations"]
    ids = [node["id"] for node in found["nodes"]]
    cursors = [edge["cursor"] for edge in found["edges"]]
    assert [edge["node"]["id"] for edge in found["edges"]] == ids
    info = found["pageInfo"]
    assert (info["startCursor"], info["endCursor"]) == ((cursors[0], cursors[-1]) if cursors else (None, None))
    return found


def ids_of(found: Json) -> list[str]:
    return [node["id"] for node in found["nodes"]]


async def make(database: Database, someone: Person, *prompts: str, style: str = STYLE) -> list[str]:
    """Make creations directly in the service, and return their ids, oldest first."""
    user_id = str((await someone.ask("{ viewer { id } }"))["viewer"]["id"])
    event_publisher = EventPublisher(Broadcast("memory://"))
    return [
        (
            await creations.create(
                database,
                event_publisher,
                OFFERS,
                GenerationRequest(prompt=prompt, style=style),
                user_id=user_id,
                refuse_address=lambda _address: None,
                storage=NOWHERE,
            )
        ).creation.id
        for prompt in prompts
    ]


async def test_a_walk_sees_each_creation_once_while_new_ones_come(serve: Serve, database: Database) -> None:
    async with serve(worker="off", signup_credits=2000) as server, person(server, "ada") as ada:
        newest_first = (await make(database, ada, *(f"number {index}" for index in range(57))))[::-1]
        seen: list[str] = []
        after = None
        for turn in range(6):
            part = await page(ada, first=10, after=after)
            seen += ids_of(part)
            after = part["pageInfo"]["endCursor"]
            assert part["totalCount"] == 57 + turn
            assert part["pageInfo"]["hasNextPage"] is (turn < 5)
            assert part["pageInfo"]["hasPreviousPage"] is (turn > 0)
            await make(database, ada, f"new {turn}")
        assert seen == newest_first

        backwards: list[str] = []
        before = seen[-1]
        while True:
            part = await page(ada, last=10, before=before)
            backwards = ids_of(part) + backwards
            assert part["pageInfo"]["hasNextPage"] is True
            if not part["pageInfo"]["hasPreviousPage"]:
                break
            before = part["pageInfo"]["startCursor"]
        assert backwards[6:] == newest_first[:-1]
        assert len(backwards) == 6 + 56


async def test_a_cursor_stays_valid_after_its_item_is_deleted(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        oldest, middle, newest = await make(database, ada, "1", "2", "3")
        await ada.payload(CANCEL, id=middle)
        await ada.payload(DELETE, id=middle)

        older, newer = await page(ada, first=5, after=middle), await page(ada, last=5, before=middle)

        assert (ids_of(older), ids_of(newer)) == ([oldest], [newest])
        assert older["pageInfo"]["hasPreviousPage"] is True
        assert newer["pageInfo"]["hasNextPage"] is True
        assert older["totalCount"] == 2


async def test_pages_between_two_cursors_have_both_page_flags(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        one, two, three, four, five = await make(database, ada, "1", "2", "3", "4", "5")

        inner = await page(ada, first=9, after=five, before=one)
        cut = await page(ada, last=1, after=five, before=one)
        top = await page(ada, before=three)
        bottom = await page(ada, last=2)
        everything = await page(ada)

        flags = [
            (part["pageInfo"]["hasPreviousPage"], part["pageInfo"]["hasNextPage"])
            for part in (inner, cut, top, bottom, everything)
        ]
        assert [ids_of(part) for part in (inner, cut, top, bottom)] == [
            [four, three, two],
            [two],
            [five, four],
            [two, one],
        ]
        assert flags == [(True, True), (True, True), (False, True), (True, False), (False, False)]


async def test_an_empty_page_has_both_page_flags(serve: Serve, database: Database) -> None:
    async with serve(worker="off") as server, person(server, "ada") as ada:
        nothing = await page(ada, first=0)
        await make(database, ada, "1", "2")
        first, last = await page(ada, first=0), await page(ada, last=0)

        assert [part["nodes"] for part in (nothing, first, last)] == [[], [], []]
        assert [part["totalCount"] for part in (nothing, first, last)] == [0, 2, 2]
        assert [part["pageInfo"]["hasNextPage"] for part in (nothing, first, last)] == [False, True, False]
        assert [part["pageInfo"]["hasPreviousPage"] for part in (nothing, first, last)] == [False, False, True]


async def test_twenty_is_a_page_and_a_hundred_the_most(serve: Serve, database: Database) -> None:
    async with serve(worker="off", signup_credits=2200) as server, person(server, "ada") as ada:
        await make(database, ada, *(f"number {index}" for index in range(101)))

        assert len((await page(ada))["nodes"]) == 20
        hundred = await page(ada, first=100)
        assert (len(hundred["nodes"]), hundred["totalCount"]) == (100, 101)
        assert hundred["pageInfo"]["hasNextPage"] is True


@pytest.mark.embedded
async def test_a_page_that_cannot_be_is_bad_input(ada: Person) -> None:
    for wrong in (
        {"first": 101},
        {"last": 101},
        {"first": -1},
        {"last": -1},
        {"first": 1, "last": 1},
        {"after": "garbage"},
        {"after": ""},
        {"before": "ctx_" + UNKNOWN},
        {"after": "cre_" + UNKNOWN + "0"},
        {"after": "cre_" + "Z" * 32},
        {"after": "cre_\0"},
    ):
        assert await ada.refused(PAGE, **wrong) == ["BAD_USER_INPUT"], wrong
    for field in ("transactions", "payments"):
        for argument in ("first: 101", "first: -1", 'after: "garbage"', f'after: "cre_{UNKNOWN}"'):
            document = f"{{ credit {{ {field}({argument}) {{ totalCount }} }} }}"
            assert await ada.refused(document) == ["BAD_USER_INPUT"], document


@pytest.mark.embedded
async def test_both_directions_at_once_are_refused_with_the_path_and_the_location(ada: Person) -> None:
    """Of values, of variables, and of known documents, which their plans execute; a null is left out."""
    literal = "{ mine: creations(first: %s, last: %s) { totalCount } }"
    variable = "query ($n: Int, $m: Int) { mine: creations(first: $n, last: $m) { totalCount } }"
    for first, last in ((1, 1), (0, 0), (100, 1)):
        both = {"n": first, "m": last}
        for text, variables in ((literal % (first, last), {}), (variable, both), (variable, both)):
            (error,) = (await ada.post(text, **variables)).json()["errors"]
            assert error["message"] == "`first` and `last` cannot be given together.", text
            assert error["extensions"]["code"] == "BAD_USER_INPUT", text
            assert error["path"] == ["mine"], text
            assert error["locations"], text
    for one in ({"n": 1, "m": None}, {"n": None, "m": 1}, {"n": None, "m": None}, {"m": 1}):
        assert (await ada.ask(variable, **one))["mine"] == {"totalCount": 0}, one
    for text in (literal % (1, "null"), literal % ("null", 1)):
        assert (await ada.ask(text))["mine"] == {"totalCount": 0}, text


@pytest.mark.embedded
async def test_a_size_out_of_range_is_refused_with_the_path_and_the_location(ada: Person) -> None:
    """As a literal and as a variable, known documents included, which their plans execute."""
    lists = {
        "creations": "{ %s: creations(%s: %s) { totalCount } }",
        "transactions": "{ credit { %s: transactions(%s: %s) { totalCount } } }",
        "payments": "{ credit { %s: payments(%s: %s) { totalCount } } }",
    }
    for name, document in lists.items():
        path = ["mine"] if name == "creations" else ["credit", "mine"]
        for argument in ("first", "last") if name == "creations" else ("first",):
            for size in (101, 2**31 - 1, 2**31, 10**40, -1, -(2**31), -(2**31) - 1):
                variable = "query ($n: Int) " + document % ("mine", argument, "$n")
                literal = document % ("mine", argument, size)
                for text, variables in ((literal, {}), (variable, {"n": size}), (variable, {"n": size})):
                    (error,) = (await ada.post(text, **variables)).json()["errors"]
                    assert error["extensions"]["code"] == "BAD_USER_INPUT", (text, size, error)
                    assert error["path"] == path, (text, size)
                    assert error["locations"], (text, size)


@pytest.mark.embedded
async def test_a_size_out_of_range_is_refused_as_such_although_so_large_a_page_would_be_too_expensive(
    ada: Person,
) -> None:
    nodes = "nodes { id " + " ".join(f"a{number}: style {{ id name }}" for number in range(20)) + " }"
    for size in ("2147483647", "99999999999999999999", "$n", "$huge"):
        declared = {"$n": "query ($n: Int)", "$huge": "query ($huge: Int = 2147483648)"}.get(size, "query")
        for _ in range(2):
            answer = await ada.post(f"{declared} {{ mine: creations(first: {size}) {{ {nodes} }} }}", n=2**31 - 1)
            (error,) = answer.json()["errors"]
            assert error["extensions"]["code"] == "BAD_USER_INPUT", (size, error)
            assert error["locations"], size
            assert error["path"] == ["mine"], size
    assert await ada.refused(f"{{ mine: creations(first: 100) {{ {nodes} }} }}") == ["DOCUMENT_LIMIT"]


@pytest.mark.embedded
async def test_a_number_out_of_range_within_an_input_has_the_path_of_its_field(ada: Person) -> None:
    text = "mutation ($input: CreateUploadInput!) { ours: createUpload(input: $input) { upload { id } } }"
    literal = (
        'mutation { ours: createUpload(input: {contentType: "image/png", byteSize: 2147483648}) { upload { id } } }'
    )

    for document, variables in (
        (text, {"input": {"contentType": "image/png", "byteSize": 2**31}}),
        (literal, {}),
    ):
        (error,) = (await ada.post(document, **variables)).json()["errors"]
        assert (error["extensions"]["code"], error["path"]) == ("BAD_USER_INPUT", ["ours"])
        assert error["locations"]


async def test_null_arguments_are_as_left_out(ada: Person) -> None:
    creation = await ada.created()

    found = await page(ada, first=None, after=None, last=None, before=None, filter=None)

    assert ids_of(found) == [creation["id"]]
    nulls = await page(ada, filter={"status": None, "style": None, "search": None})
    assert ids_of(nulls) == [creation["id"]]


async def test_filters_narrow_the_list_and_its_total(serve: Serve, kie: FakeKie, database: Database) -> None:
    async with serve(worker="off", signup_credits=200) as server, person(server, "ada") as ada:
        waiting, canceled = await make(database, ada, "red", "red bird")
        anime = (await make(database, ada, "red fish", style="sty_anime"))[0]
        await ada.payload(CANCEL, id=canceled)

        async def found(**filters: object) -> tuple[list[str], int]:
            part = await page(ada, filter=filters)
            return ids_of(part), part["totalCount"]

        assert await found(status=["CANCELED"]) == ([canceled], 1)
        assert await found(status=["CANCELED", "WAITING"]) == ([anime, canceled, waiting], 3)
        assert await found(status=["SUCCESS"]) == ([], 0)
        assert await found(status=[]) == ([], 0)
        assert await found(style="sty_anime") == ([anime], 1)
        assert await found(style=STYLE, status=["WAITING"], search="RED") == ([waiting], 1)
        cut = await page(ada, first=1, filter={"search": "red"})
        assert (ids_of(cut), cut["totalCount"], cut["pageInfo"]["hasNextPage"]) == ([anime], 3, True)
        rest = await page(ada, after=anime, filter={"status": ["CANCELED"]})
        assert (ids_of(rest), rest["pageInfo"]["hasPreviousPage"]) == ([canceled], False)


async def test_a_search_finds_its_text_and_no_pattern(serve: Serve, database: Database) -> None:
    save, snake, slash, birds = "save 100% now", "snake_case", "a/b\\c", "青い鳥と École 小鸟"
    async with serve(worker="off") as server, person(server, "ada") as ada:
        await make(database, ada, save, snake, slash, birds)

        async def found(search: str) -> list[str]:
            part = await page(ada, filter={"search": search})
            assert part["totalCount"] == len(part["nodes"])
            return [node["prompt"] for node in part["nodes"]]

        for wildcard in ("100%", "%", "SAVE", "00% NOW"):
            assert await found(wildcard) == [save], wildcard
        for text in ("_", "e_C"):
            assert await found(text) == [snake], text
        for text in ("/", "\\", "/B\\"):
            assert await found(text) == [slash], text
        for text in ("青い", "École", "小鸟", "鳥と É", "ÉCOLE"):
            assert await found(text) == [birds], text
        for text in ("a_c", "'; --", "%%", "鸟小"):
            assert await found(text) == [], text
        assert await found("") == [birds, slash, snake, save]


@pytest.mark.embedded
async def test_filters_that_cannot_be_are_bad_input(ada: Person) -> None:
    assert await ada.refused(PAGE, filter={"status": ["GONE"]}) == ["BAD_USER_INPUT"]
    for name, value, code in (
        ("search", "x" * 201, "BAD_USER_INPUT"),
        ("search", "\0", "BAD_USER_INPUT"),
        ("style", "sty_unheard-of", "NOT_FOUND"),
        ("model", "cre_" + UNKNOWN, "NOT_FOUND"),
        ("group", "grp_", "NOT_FOUND"),
    ):
        (error,) = (await ada.post(PAGE, filter={name: value})).json()["errors"]
        assert (error["extensions"]["code"], error["extensions"]["inputPath"]) == (code, ["filter", name])
    assert (await page(ada, filter={"search": "x" * 200}))["nodes"] == []


async def test_nobody_sees_another_ones_list(ada: Person, bob: Person) -> None:
    creation = await ada.created()

    assert (await page(bob))["totalCount"] == 0
    by_a_foreign_cursor = await page(bob, after=creation["id"])
    assert by_a_foreign_cursor["nodes"] == []
    assert by_a_foreign_cursor["pageInfo"]["hasPreviousPage"] is False


PERIOD = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: CreationFilter,
  $from: DateTime, $to: DateTime) {
  creations(
    first: $first, after: $after, last: $last, before: $before, filter: $filter, createdAfter: $from, createdBefore: $to
  ) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } }
}"""


async def test_a_period_is_a_list_of_its_own(serve: Serve, database: Database) -> None:
    async with serve(worker="off", signup_credits=1000) as server, person(server, "ada") as ada:
        newest_first = (await make(database, ada, *(f"number {index}" for index in range(6))))[::-1]
        latest = now()
        times = [latest - timedelta(seconds=30 * place) for place in range(6)]
        async with database.begin() as connection:
            for creation_id, moment in zip(newest_first, times, strict=True):
                mine = update(GenerationTask).where(GenerationTask.id == creation_id)
                await connection.execute(mine.values(created_at=moment))

        async def listed(start: int, end: int, **others: object) -> tuple[list[str], bool, bool, int]:
            """Return the page of the creations between the places ``end`` and ``start``, both excluded."""
            period = {"from": times[start].isoformat(), "to": times[end].isoformat()}
            found = (await ada.ask(PERIOD, **period, **others))["creations"]
            info = found["pageInfo"]
            return ids_of(found), info["hasNextPage"], info["hasPreviousPage"], found["totalCount"]

        for _ in range(2):  # The second time the plan of the document executes it.
            assert await listed(5, 0) == (newest_first[1:5], False, False, 4)
            assert await listed(5, 0, first=2) == (newest_first[1:3], True, False, 4)
            assert await listed(5, 0, first=2, after=newest_first[2]) == (newest_first[3:5], False, True, 4)
            assert await listed(5, 0, last=2) == (newest_first[3:5], False, True, 4)
            assert await listed(5, 0, last=2, before=newest_first[3]) == (newest_first[1:3], True, False, 4)
            assert await listed(5, 0, first=2, after="cre_" + "f" * 32) == (newest_first[1:3], True, False, 4)
            assert await listed(5, 0, filter={"search": "number 3"}) == ([newest_first[2]], False, False, 1)
            assert await listed(5, 0, filter={"status": ["SUCCESS"]}) == ([], False, False, 0)
            assert await listed(0, 5) == ([], False, False, 0)
        since = (await ada.ask(PERIOD, **{"from": times[2].isoformat()}))["creations"]
        assert ids_of(since) == newest_first[:2]
        until = (await ada.ask(PERIOD, to=times[2].isoformat()))["creations"]
        assert ids_of(until) == newest_first[3:]
        for far in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"):
            assert (await ada.ask(PERIOD, **{"from": far}))["creations"]["totalCount"] == (6 if far[0] == "0" else 0)
            assert (await ada.ask(PERIOD, to=far))["creations"]["totalCount"] == (0 if far[0] == "0" else 6)
        for wrong in ("2026-01-31T12:00:00", "0001-01-01T00:00:00+14:00"):
            (error,) = (await ada.post(PERIOD, to=wrong)).json()["errors"]
            assert (error["extensions"]["code"], error["extensions"]["inputPath"]) == (
                "BAD_USER_INPUT",
                ["createdBefore"],
            )
