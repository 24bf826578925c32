"""Python's ``gql``: a query, a refusal, and live updates that a cut socket does not harm."""

import asyncio
from typing import Any

from gql import Client, GraphQLRequest, gql
from gql.transport.exceptions import TransportConnectionFailed
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport

from tests.support.cursors import number_of
from tests.support.kie import FakeKie
from tests.support.serving import Running

START = "{ viewer { id } credit { balance } styles { id } }"
CREATE = """mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { __typename ... on PriceAboveLimit { credits } } }
}"""
WATCH = "subscription ($after: String) { taskUpdated(after: $after) { cursor creation { id version stage status } } }"


def asking(document: str, **variables: object) -> GraphQLRequest:
    request = gql(document)
    request.variable_values = variables
    return request


async def test_gql_reads_is_refused_and_watches_through_a_cut_socket(server: Running, kie: FakeKie) -> None:
    kie.finish_at_once = True
    authorization = f"Bearer {await server.token('ada')}"
    over_http = HTTPXAsyncTransport(f"{server.url}/graphql", headers={"Authorization": authorization})
    events: list[dict[str, Any]] = []

    async def watch(*, until: int) -> None:
        """Watch from the last event on, until this number of creations is finished; then lose the connection."""
        socket = WebsocketsTransport(
            server.url.replace("http", "ws") + "/graphql", init_payload={"authorization": authorization}
        )
        async with Client(transport=socket) as live:
            after = events[-1]["cursor"] if events else "0"
            async for result in live.subscribe(asking(WATCH, after=after)):
                events.append(result["taskUpdated"])
                if [event["creation"]["stage"] for event in events].count("FINISHED") == until:
                    connection = socket.adapter.websocket
                    assert connection is not None
                    connection.transport.abort()

    async with Client(transport=over_http) as http, asyncio.timeout(120):
        started = await http.execute(gql(START))
        style = started["styles"][0]["id"]

        async def create(**given: object) -> dict[str, Any]:
            wanted = {"prompt": "a harbour", "style": style, **given}
            return dict((await http.execute(asking(CREATE, input=wanted)))["createGeneration"])

        refused = await create(maxCredits=1)
        for count in (1, 2):
            assert (await create())["errors"] == []
            try:
                await watch(until=count)
            except TransportConnectionFailed:
                continue
            raise AssertionError("the cut connection was not noticed")

    assert started["credit"] == {"balance": 100}
    assert refused == {"creation": None, "errors": [{"__typename": "PriceAboveLimit", "credits": 20}]}
    cursors = [number_of(event["cursor"]) for event in events]
    assert cursors == sorted(set(cursors))
    histories: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        histories.setdefault(event["creation"]["id"], []).append(event["creation"])
    assert len(histories) == 2
    for history in histories.values():
        assert [creation["version"] for creation in history] == list(range(1, len(history) + 1))
        assert history[-1]["status"] == "SUCCESS"
