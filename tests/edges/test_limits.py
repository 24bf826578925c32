"""Rate limits through the whole product: over HTTP and sockets alike, by user and by address."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import Engine, event

from db.engine import Database
from tests.edges.conftest import Serve
from tests.schema.people import CREDIT, Person, open_socket, person, written
from tests.support.kie import FakeKie
from tests.support.redis_server import running_redis
from tests.support.requests import http_client

# A limit is one fact, wherever it is counted: some of each kind of count are enough in a scaled installation.
pytestmark = pytest.mark.embedded

LONG = 99_999  # Seconds of a window that does not end while a test runs.
DEMO = {"kie_ai_api_key": None, "worker": "off"}
STYLES = "{ styles { id name } }"
CANCEL_TWICE = """mutation {
  a: cancelGeneration(input: {id: "cre_x"}) { errors { __typename } }
  b: cancelGeneration(input: {id: "cre_x"}) { errors { __typename } }
}"""


def limited(response: httpx.Response) -> None:
    """Check that a GraphQL request was refused with a retry time, in all places that clients read."""
    (error,) = response.json()["errors"]
    seconds = error["extensions"]["retryAfter"]
    assert response.status_code == 429
    assert "data" not in response.json()
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert error["extensions"]["requestId"] == response.headers["x-request-id"]
    assert 1 <= seconds <= LONG
    assert response.headers["retry-after"] == str(seconds)


@contextmanager
def statements() -> Iterator[list[str]]:
    """Note every statement that any database of this process is sent."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


async def test_every_response_has_its_cost_and_the_remaining_budget(serve: Serve) -> None:
    document = "query Q($n: Int) { creations(first: $n) { nodes { id prompt } } }"
    async with serve(rate_limit_cost=(1000, LONG)) as server, person(server, "ada") as ada:
        small = (await ada.post(document, n=1)).json()["extensions"]["cost"]
        large = (await ada.post(document, n=50)).json()["extensions"]["cost"]
        invalid = (await ada.post("{ nothing }")).json()["extensions"]["cost"]

    assert (small["limit"], small["estimated"], large["estimated"], invalid["estimated"]) == (1000, 4, 151, 1)
    assert [cost["remaining"] for cost in (small, large, invalid)] == [996, 845, 844]
    assert 1 <= small["resetAfter"] <= LONG


async def test_a_user_without_budget_gets_a_retry_time_over_http_and_sockets(serve: Serve) -> None:
    async with (
        serve(rate_limit_cost=(12, LONG)) as server,
        person(server, "bob") as bob,
        person(server, "ada") as ada,
        ada.live() as socket,
    ):
        await socket.subscribe("first", STYLES)
        first = await socket.message("first")
        assert first["payload"]["extensions"]["cost"]["remaining"] == 9
        while (answer := await ada.post(STYLES)).status_code == 200:
            assert "errors" not in answer.json()

        limited(answer)
        limited(await ada.post("{ this is not GraphQL"))
        await socket.subscribe("second", STYLES)
        assert await socket.refusal("second") == "RATE_LIMITED"
        await socket.subscribe("third", "subscription { taskUpdated { cursor } }")
        assert await socket.refusal("third") == "RATE_LIMITED"
        assert (await bob.post(STYLES)).status_code == 200


async def test_mutations_count_by_their_fields_aliases_included(serve: Serve) -> None:
    async with serve(rate_limit_mutations=(3, LONG)) as server, person(server, "ada") as ada, ada.live() as socket:
        assert (await ada.post(CANCEL_TWICE)).status_code == 200
        limited(await ada.post(CANCEL_TWICE))
        await socket.subscribe("m", CANCEL_TWICE)
        assert await socket.refusal("m") == "RATE_LIMITED"
        assert (await ada.post(STYLES)).status_code == 200


@pytest.mark.scaled
async def test_more_generations_than_a_minute_allows_are_refused_in_the_payload(
    serve: Serve, database: Database
) -> None:
    async with serve(rate_limit_generations=(2, LONG), worker="off") as server, person(server, "ada") as ada:
        await ada.created("one")
        await ada.created("two")
        before = await written(database)
        payload = await ada.create("three")
        (error,) = payload["errors"]
        assert (payload["creation"], error["__typename"]) == (None, "RateLimited")
        assert 1 <= error["retryAfter"] <= LONG

        headers = {"Authorization": f"Bearer {ada.token}"}
        body = {"prompt": "four", "style": "watercolour"}
        old = await ada.http.post(f"{server.url}/api/generate-image", json=body, headers=headers)
        assert (old.status_code, old.json()["error"]["code"]) == (429, "RATE_LIMITED")
        assert int(old.headers["retry-after"]) >= 1
        assert await written(database) == before


async def test_uploads_are_refused_in_the_payload(serve: Serve) -> None:
    async with serve(rate_limit_uploads=(1, LONG)) as server, person(server, "ada") as ada:
        await ada.reserve("image/png", 1000)
        payload = await ada.payload(
            "mutation ($input: CreateUploadInput!) { createUpload(input: $input) {"
            " upload { id } errors { __typename ... on RateLimited { retryAfter } } } }",
            contentType="image/png",
            byteSize=1000,
        )

    assert payload["upload"] is None
    assert payload["errors"][0]["__typename"] == "RateLimited"


async def test_the_old_routes_are_limited_with_the_same_budget(serve: Serve) -> None:
    async with serve(rate_limit_cost=(25, LONG)) as server, person(server, "ada") as ada:
        headers = {"Authorization": f"Bearer {ada.token}"}
        answers = [await ada.http.get(f"{server.url}/api/task-status/cre_x", headers=headers) for _ in range(3)]
        graphql = await ada.post(STYLES)

    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert int(answers[2].headers["retry-after"]) >= 1
    limited(graphql)


async def test_unauthenticated_requests_share_the_budget_of_their_address(serve: Serve) -> None:
    forwarded = {"trusted_proxies": frozenset({"127.0.0.1/32"}), "rate_limit_address_cost": (3, LONG)}
    async with serve(**forwarded) as server, http_client(base_url=server.url) as http:

        async def ask(forwarded_for: str) -> httpx.Response:
            headers = {"X-Forwarded-For": forwarded_for}
            return await http.post("/graphql", json={"query": STYLES}, headers=headers)

        assert (await ask("192.0.2.1")).status_code == 200
        limited(await ask("192.0.2.1"))
        # A value from the client itself is before the one that the proxy adds.
        limited(await ask("203.0.113.9, 192.0.2.1"))
        assert (await ask("192.0.2.2")).status_code == 200
        assert (await ask("2001:db8::1")).status_code == 200
        limited(await ask("2001:db8::2"))


async def test_a_forwarded_address_is_not_believed_from_just_anybody(serve: Serve) -> None:
    limits = {"rate_limit_address_cost": (3, LONG)}
    async with serve(**limits) as server, http_client(base_url=server.url) as http:
        for number in range(2):
            headers = {"X-Forwarded-For": f"192.0.2.{number}", "Forwarded": f"for=192.0.2.{number}"}
            answer = await http.post("/graphql", json={"query": STYLES}, headers=headers)

    limited(answer)


@pytest.mark.scaled
async def test_tokens_that_are_not_genuine_are_limited_by_address_and_genuine_ones_pass(serve: Serve) -> None:
    async with serve(rate_limit_sign_ins=(2, LONG)) as server, person(server, "ada") as ada:

        async def guess(path: str = "/graphql") -> httpx.Response:
            headers = {"Authorization": "Bearer guessed"}
            if path == "/graphql":
                return await ada.http.post(server.url + path, json={"query": STYLES}, headers=headers)
            return await ada.http.get(server.url + path, headers=headers)

        assert [(await guess()).status_code for _ in range(2)] == [401, 401]
        limited(await guess())
        assert (await guess("/api/my-creations")).status_code == 429
        async with open_socket(server.url) as socket:
            await socket.begin("guessed")
            assert (await socket.closed())[0] == 1013
        assert (await ada.ask(f"{{ credit {CREDIT} }}"))["credit"]["balance"] == 100


async def test_demo_users_are_limited_by_address(serve: Serve, database: Database) -> None:
    limits = {"rate_limit_sign_ins": (2, LONG)}
    async with serve(**DEMO, **limits) as server, http_client(base_url=server.url) as http:
        answers = [await http.post("/auth/demo") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert int(answers[2].headers["retry-after"]) >= 1
    assert (await written(database))["users"] == 2


@pytest.mark.scaled
async def test_accounts_that_one_address_makes_are_limited_and_those_that_exist_are_not(
    serve: Serve, database: Database
) -> None:
    async with serve(rate_limit_sign_ups=(2, LONG)) as server, http_client() as http:
        known = [Person(server.url, await server.token(name), http) for name in ("ada", "bob")]
        for each in known:
            await each.ask("{ viewer { id } }")
        stranger = Person(server.url, await server.token("eve"), http)
        answer = await stranger.post("{ viewer { id } }")
        limited(answer)
        assert "new accounts from this address" in answer.json()["errors"][0]["message"]
        headers = {"Authorization": f"Bearer {stranger.token}"}
        old = await http.get(f"{server.url}/api/my-creations", headers=headers)
        async with open_socket(server.url) as socket:
            await socket.begin(stranger.token)
            closed = await socket.closed()
        for each in known:
            await each.ask("{ viewer { id } }")

    assert (old.status_code, old.json()["error"]["code"]) == (429, "RATE_LIMITED")
    assert int(old.headers["retry-after"]) >= 1
    assert closed[0] == 1013
    assert "new accounts" in closed[1]
    assert (await written(database))["users"] == 2
    # A process that has just started, without counters, does not refuse them either.
    async with serve(rate_limit_sign_ups=(1, LONG)) as server, http_client() as http:
        for name in ("eve", "mal"):
            refused = await Person(server.url, await server.token(name), http).post("{ viewer { id } }")
        limited(refused)
        await Person(server.url, await server.token("ada"), http).ask("{ viewer { id } }")


@pytest.mark.scaled
async def test_first_requests_of_one_person_at_once_are_one_sign_up(serve: Serve, database: Database) -> None:
    async with serve(rate_limit_sign_ups=(1, LONG)) as server, person(server, "ada") as ada:
        answers = await asyncio.gather(*(ada.post("{ viewer { id } }") for _ in range(10)))

    assert {answer.status_code for answer in answers} == {200}
    assert (await written(database))["users"] == 1


async def test_a_network_of_one_customer_is_one_address_to_sign_ups(serve: Serve) -> None:
    limits = {"rate_limit_sign_ups": (1, LONG), "trusted_proxies": frozenset({"127.0.0.1/32"})}
    async with serve(**limits) as server, http_client() as http:

        async def sign_up(name: str, address: str) -> int:
            headers = {"Authorization": f"Bearer {await server.token(name)}", "X-Forwarded-For": address}
            answer = await http.post(f"{server.url}/graphql", json={"query": "{ viewer { id } }"}, headers=headers)
            return answer.status_code

        assert await sign_up("a", "2001:db8::1") == 200
        assert await sign_up("b", "2001:db8::ffff:2") == 429
        assert await sign_up("b", "2001:db8:0:1::1") == 200


async def test_demo_users_are_new_accounts_too(serve: Serve, database: Database) -> None:
    async with serve(**DEMO, rate_limit_sign_ups=(2, LONG)) as server, http_client(base_url=server.url) as http:
        answers = [await http.post("/auth/demo") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].json()["error"]["code"] == "RATE_LIMITED"
    assert int(answers[2].headers["retry-after"]) >= 1
    assert (await written(database))["users"] == 2


async def test_a_flood_of_forged_callbacks_costs_no_query_and_delays_no_genuine_one(
    serve: Serve, kie: FakeKie, database: Database
) -> None:
    async with serve(rate_limit_callbacks=(5, LONG), worker="off") as server, person(server, "ada") as ada:
        creation = await ada.created()
        forged = f"{server.url}/api/callback?creation={creation['id']}&attempt=1&token=forged"
        before = await written(database)
        with statements() as seen:
            answers = await asyncio.gather(*(ada.http.post(forged, json={}) for _ in range(50)))
        assert sorted({answer.status_code for answer in answers}) == [401, 429]
        assert sum(answer.status_code == 401 for answer in answers) == 5
        assert seen == []
        assert await written(database) == before

    async with serve(rate_limit_callbacks=(5, LONG)) as server, person(server, "ada") as ada:
        for _ in range(10):
            await ada.http.post(f"{server.url}/api/callback?token=forged")
        task = await kie.task()
        await kie.succeed(task)
        assert (await ada.ended(creation["id"]))["status"] == "SUCCESS"


@pytest.mark.scaled
async def test_genuine_callbacks_over_their_quota_are_refused_and_the_result_is_found_without_them(
    serve: Serve, kie: FakeKie
) -> None:
    async with serve(rate_limit_callbacks=(1, LONG)) as server, person(server, "ada") as ada:
        first, second = await ada.created("the first"), await ada.created("the second")
        answers = [await kie.call_back(await kie.task(index)) for index in range(2)]
        for task in kie.tasks:
            await kie.succeed(task, call_back=False)

        assert [answer.status_code for answer in answers] == [200, 429]
        assert answers[1].json()["error"]["code"] == "RATE_LIMITED"
        assert int(answers[1].headers["retry-after"]) >= 1
        for creation in (first, second):
            assert (await ada.ended(creation["id"]))["status"] == "SUCCESS"


@pytest.mark.scaled
async def test_servers_share_a_users_budget_through_redis(serve: Serve, tmp_path: Path) -> None:
    async with running_redis(tmp_path) as redis:
        shared = {"rate_limit_storage": SecretStr(redis.url), "rate_limit_cost": (6, LONG), "worker": "off"}
        async with serve(**shared) as one, serve(**shared) as other, person(one, "ada") as ada:
            assert (await ada.post(STYLES)).json()["extensions"]["cost"]["remaining"] == 3
            elsewhere = Person(other.url, ada.token, ada.http)
            assert (await elsewhere.post(STYLES)).json()["extensions"]["cost"]["remaining"] == 0
            limited(await ada.post(STYLES))


async def test_switched_off_nothing_is_limited(serve: Serve) -> None:
    off = {"rate_limits": "off", "rate_limit_cost": (1, LONG), "rate_limit_mutations": (1, LONG)}
    async with serve(**off) as server, person(server, "ada") as ada:
        for _ in range(3):
            answer = await ada.post(CANCEL_TWICE)
            assert answer.json()["extensions"]["cost"] == {"estimated": 6}


async def test_what_was_refused_is_counted_for_the_operator(serve: Serve) -> None:
    async with serve(rate_limit_cost=(3, LONG)) as server, person(server, "ada") as ada:
        for _ in range(3):
            await ada.post(STYLES)
        figures = (await ada.http.get(f"{server.url}/metrics")).text

    assert 'atelier_rate_limited_total{quota="cost"} 2.0' in figures


async def test_a_large_body_costs_no_more_than_its_reading(ada: Person) -> None:
    document = "query Q($filter: CreationFilter) { creations(filter: $filter) { totalCount } }"
    answer = await ada.post(document, filter={"status": ["SUCCESS"] * 90_000})
    (error,) = answer.json()["errors"]

    assert (error["extensions"]["code"], error["message"]) == (
        "DOCUMENT_LIMIT",
        "The variables are over a limit: values, at most 1000.",
    )


async def test_a_user_without_cpu_time_gets_a_retry_time_and_no_limit_in_other_units(serve: Serve) -> None:
    async with serve(rate_limit_cpu=(1, LONG)) as server, person(server, "ada") as ada:
        while (answer := await ada.post(STYLES)).status_code == 200:
            pass

        limited(answer)
        first = answer.json()["extensions"]["cost"]
        assert (first["remaining"], "limit" in first) == (0, False)
        limited(await ada.post(STYLES))
