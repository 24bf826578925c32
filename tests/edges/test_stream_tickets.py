"""Tickets of event streams: each opens one subscription of one user, resumes it, and reads nothing else."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from db.engine import Database
from db.models import StreamTicket, User
from db.queries import stream_tickets as ticket_queries
from services.clock import now
from services.errors import RateLimited, Unauthenticated
from services.identity import stream_tickets
from services.identity.blocks import Blocks
from services.rate_limits.limiter import Allowances, Quota, RateLimiter
from services.rate_limits.memory import Counters
from tests.db.rows import a_user, put
from tests.edges.conftest import Serve
from tests.edges.streams import EVENTS, Stream
from tests.edges.test_limits import statements
from tests.operate.conftest import BLOCK, UNBLOCK, Office, Staff
from tests.operate.conftest import ada_id as ada_id  # Fixtures.
from tests.operate.conftest import boss as boss
from tests.operate.conftest import office as office
from tests.operate.conftest import office_settings as office_settings
from tests.schema.conftest import bob as bob
from tests.schema.people import Json, Person, person
from tests.support.requests import http_client
from tests.support.serving import Running

TASKS = "subscription ($id: ID) { taskUpdated(id: $id) { cursor kind creation { id prompt } } }"
ISSUE = """mutation ($input: CreateStreamTicketInput!) { createStreamTicket(input: $input) {
  ticket { url expiresAt } errors { ... on UserError { code message path } }
} }"""


async def issued(someone: Person, query: str = TASKS, **given: object) -> Json:
    payload = await someone.payload(ISSUE, query=query, **given)
    assert payload["errors"] == []
    ticket: Json = payload["ticket"]
    return ticket


@asynccontextmanager
async def opened(someone: Person, url: str, **headers: str) -> AsyncIterator[Stream]:
    """Open a stream as an EventSource does: without credentials."""
    async with (
        http_client() as http,
        http.stream("GET", f"{someone.url}{url}", headers={"Accept": EVENTS, **headers}) as response,
    ):
        yield Stream(response)


async def refused(someone: Person, url: str, **headers: str) -> tuple[int, str]:
    async with opened(someone, url, **headers) as stream:
        await stream.response.aread()
        return stream.response.status_code, stream.response.json()["errors"][0]["extensions"]["code"]


async def test_a_ticket_opens_its_subscription_again_and_again_and_resumes_it(ada: Person, database: Database) -> None:
    ticket = await issued(ada, variables=json.dumps({"id": None}))

    async with opened(ada, ticket["url"]) as stream:
        assert stream.response.status_code == 200
        assert stream.response.headers["cache-control"] == "no-store"
        await stream.is_ready()
        first = await ada.created("the first")
        cursor, update = await stream.task()
        assert (cursor, update["creation"]["id"]) == (update["cursor"], first["id"])
    second = await ada.created("the second")
    async with opened(ada, ticket["url"], **{"Last-Event-ID": str(cursor)}) as stream:
        seen = [(await stream.task())[1]]
        while seen[-1]["creation"]["id"] != second["id"]:
            seen.append((await stream.task())[1])

    assert {update["kind"] for update in seen} == {"UPDATE"}
    ends = datetime.fromisoformat(ticket["expiresAt"]) - now()
    assert timedelta(minutes=9) < ends <= timedelta(minutes=10)
    secret = ticket["url"].partition("ticket=")[2]
    async with database.read() as connection:
        (stored,) = list(await connection.execute(select(StreamTicket.__table__)))
    assert len(secret) == 43
    assert not any(secret in str(value) for value in stored)


async def test_a_ticket_is_bound_to_its_variables_and_reads_nothing_else(ada: Person, bob: Person) -> None:
    mine, other = await ada.created("mine"), await ada.created("another")
    ticket = await issued(ada, variables=json.dumps({"id": mine["id"]}))
    url, secret = ticket["url"], ticket["url"].partition("ticket=")[2]

    async with opened(ada, url) as stream:
        assert (await stream.task())[1]["creation"]["id"] == mine["id"]
    variables = json.dumps({"id": other["id"]})
    for more in (f"variables={variables}", "query={viewer{id}}", "operationName=x", f"ticket={secret}"):
        assert await refused(ada, f"{url}&{more}") == (400, "BAD_USER_INPUT"), more
    assert await refused(ada, url, Authorization=f"Bearer {bob.token}") == (400, "BAD_USER_INPUT")
    for headers, query in (({}, f"ticket={secret}"), ({"Authorization": f"Bearer {secret}"}, "")):
        answer = await ada.http.get(f"{ada.url}/graphql?query={{viewer{{id}}}}&{query}", headers=headers)
        assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"query": "{ viewer { id } }"}, ["query"]),
        ({"query": "mutation { deleteCreation(input: {id: 1}) { deletedId } }"}, ["query"]),
        ({"query": "subscription {"}, ["query"]),
        ({"query": "subscription { nothing }"}, ["query"]),
        ({"query": "{" * 5_000}, ["query"]),
        ({"query": "subscription { taskUpdated { " + "kind " * 2_000 + "} }"}, ["query"]),
        ({"query": TASKS + " " * 20_000}, ["query"]),
        ({"query": TASKS, "variables": "[]"}, ["variables"]),
        ({"query": TASKS, "variables": '{"id": '}, ["variables"]),
        ({"query": TASKS, "variables": "[" * 10_000}, ["variables"]),
        ({"query": f"{TASKS} {TASKS}"}, ["query"]),
        ({"query": TASKS, "operationName": "Other"}, ["operationName"]),
        ({"query": "{ viewer { id } }", "variables": "1"}, ["query", "variables"]),
    ],
)
async def test_only_a_subscription_gets_a_ticket(
    ada: Person, database: Database, given: Json, wrong: list[str]
) -> None:
    payload = await ada.payload(ISSUE, **given)

    assert payload["ticket"] is None
    assert [error["path"][1] for error in payload["errors"]] == wrong
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(StreamTicket)) == 0


# The standard library parses the first four.
NOT_JSON = (
    '{"id": NaN}',
    '{"id": -Infinity}',
    '{"id": 1e999}',
    r'{"id": "\ud800"}',
    '{"id": "' + chr(0) + '"}',
    '{"id": ' + "[" * 1_500 + "]" * 1_500 + "}",
)


async def test_a_ticket_has_no_variables_that_a_request_cannot_have(ada: Person, database: Database) -> None:
    for variables in NOT_JSON:
        payload = await ada.payload(ISSUE, query=TASKS, variables=variables)
        paths = [error["path"] for error in payload["errors"]]
        assert (payload["ticket"], paths) == (None, [["input", "variables"]]), f"accepted: {variables[:30]}"
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(StreamTicket)) == 0


async def test_a_stored_ticket_with_variables_that_cannot_be_read_is_refused_and_counted(
    serve: Serve, database: Database
) -> None:
    async with serve(rate_limit_sign_ins=(len(NOT_JSON), 99_999)) as server, person(server, "ada") as ada:
        url = (await issued(ada))["url"]
        found = []
        for variables in (*NOT_JSON, "[]"):
            async with database.begin() as connection:
                await connection.execute(update(StreamTicket).values(variables=variables.replace("\0", "\x01")))
            found.append(await refused(ada, url))

    assert found == [(401, "UNAUTHENTICATED")] * len(NOT_JSON) + [(429, "RATE_LIMITED")]


async def test_twenty_tickets_are_valid_for_each_user(ada: Person, bob: Person, database: Database) -> None:
    of_bob = await issued(bob)
    urls = [(await issued(ada))["url"] for _ in range(stream_tickets.MAX_PER_USER + 1)]

    assert await refused(ada, urls[0]) == (401, "UNAUTHENTICATED")
    for url in (urls[1], urls[-1], of_bob["url"]):
        async with opened(ada, url) as stream:
            assert stream.response.status_code == 200
    async with database.begin() as connection:
        await connection.execute(update(StreamTicket).values(expires_at=now()))
    assert await refused(ada, urls[-1]) == (401, "UNAUTHENTICATED")
    assert await stream_tickets.forget_expired(database) in {0, stream_tickets.MAX_PER_USER + 1}
    async with database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(StreamTicket)) == 0


async def test_a_ticket_of_an_endless_session_can_be_created(database: Database, server: Running) -> None:
    async with person(server, "ada") as ada:
        user_id = str((await ada.ask("{ viewer { id } }"))["viewer"]["id"])
    operation = stream_tickets.Operation(TASKS, "{}", None)

    ticket = await stream_tickets.issue(database, operation, user_id=user_id, session_ends_at=1e15)

    assert ticket.expires_at - now() <= stream_tickets.LIFETIME


async def test_a_ticket_and_its_stream_end_with_the_session(server: Running) -> None:
    async with person(server, "ada", lifetime=timedelta(seconds=8)) as ada:
        ticket = await issued(ada)
        assert datetime.fromisoformat(ticket["expiresAt"]) - now() < timedelta(seconds=8)
        async with opened(ada, ticket["url"]) as stream:
            await stream.is_ready()
            assert await stream.next() is None
        assert await refused(ada, ticket["url"]) == (401, "UNAUTHENTICATED")


async def test_a_block_revokes_tickets_and_ends_their_streams(
    office: Office, boss: Staff, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.identity.blocks.READ_EVERY_SECONDS", 0.1)
    ada = await office.customer("ada")
    url = (await issued(ada))["url"]
    async with opened(ada, url) as stream:
        await stream.is_ready()
        await boss.do(BLOCK, userId=ada_id)
        assert await stream.next() is None
    await boss.do(UNBLOCK, userId=ada_id)
    assert await refused(ada, url) == (401, "UNAUTHENTICATED")


async def test_a_blocked_user_opens_no_stream_even_with_a_ticket_that_is_left(
    office: Office, boss: Staff, ada_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def leaves(*_: object) -> None:
        """Leave the tickets: one may be created while the block is written."""

    monkeypatch.setattr(ticket_queries, "delete_of_user", leaves)
    ada = await office.customer("ada")
    url = (await issued(ada))["url"]
    await boss.do(BLOCK, userId=ada_id)

    assert await refused(ada, url) == (403, "ACCOUNT_BLOCKED")


async def test_made_up_tickets_are_limited_by_address(serve: Serve) -> None:
    async with serve(rate_limit_sign_ins=(3, 99_999)) as server, person(server, "ada") as ada:
        url = (await issued(ada))["url"]
        found = [
            await refused(ada, f"/graphql/stream?ticket={wrong}") for wrong in ("", "x", "\u00e4" * 50, "y" * 9_000)
        ]
        with statements() as seen:
            for ticket in (url, "/graphql/stream?ticket=z"):
                assert await refused(ada, ticket) == (429, "RATE_LIMITED"), "an address over its limit opened a ticket"

    assert found == [(401, "UNAUTHENTICATED")] * 3 + [(429, "RATE_LIMITED")]
    assert [one for one in seen if StreamTicket.__tablename__ in one] == [], "a refused address reads the database"


async def test_a_ticket_costs_its_address_before_it_is_read_and_then_its_user(database: Database) -> None:
    async with database.begin() as connection:
        user_id = await put(connection, User, a_user())
    ticket = await stream_tickets.issue(
        database, stream_tickets.Operation(TASKS, "{}", None), user_id=user_id, session_ends_at=1e15
    )
    amounts = dict.fromkeys(Allowances.__struct_fields__, 1_000) | {"address_cost": 2}
    quotas = Allowances(**{name: Quota(name, amount, 99_999) for name, amount in amounts.items()})
    limiter = RateLimiter(quotas, Counters())

    async def redeemed(text: str, address: str) -> None:
        await stream_tickets.redeem(
            database, text, blocks=Blocks(database), rate_limiter=limiter, address=address, work=7
        )

    async def used(*quotas: Quota, by: str) -> list[int]:
        return [(await limiter.take(quota, by, 0)).used for quota in quotas]

    await redeemed(ticket.text, "192.0.2.1")
    assert await used(quotas.cost, quotas.cpu, by=user_id) == [1, 7], "the user does not pay for the statements"
    assert await used(quotas.address_cost, quotas.address_cpu, by="192.0.2.1") == [1, 7]
    with pytest.raises(Unauthenticated):
        await redeemed("made-up", "192.0.2.1")
    assert await used(quotas.address_cost, quotas.address_cpu, quotas.sign_ins, by="192.0.2.1") == [2, 14, 1]
    with statements() as seen:
        for text in (ticket.text, "made-up"):
            with pytest.raises(RateLimited):
                await redeemed(text, "192.0.2.1")
    assert seen == [], "the database is read for an address without budget"
    assert await used(quotas.cost, by=user_id) == [1], "the user pays for what the address was refused"


async def test_a_token_in_the_address_can_be_refused(serve: Serve) -> None:
    async with serve(access_token_in_address=False) as server, person(server, "ada") as ada:
        url = "/graphql/stream?query=subscription{taskUpdated{kind}}"
        assert await refused(ada, f"{url}&access_token={ada.token}") == (401, "UNAUTHENTICATED")
        async with opened(ada, url, Authorization=f"Bearer {ada.token}") as stream:
            assert stream.response.status_code == 200
        async with opened(ada, (await issued(ada))["url"]) as stream:
            assert stream.response.status_code == 200


async def test_a_ticket_creates_no_ticket_and_needs_a_session(serve: Serve) -> None:
    async with serve() as server, http_client() as http:
        stranger = Person(server.url, None, http)
        assert await stranger.refused(ISSUE, input={"query": TASKS}) == ["UNAUTHENTICATED"]
