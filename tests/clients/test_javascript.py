"""The clients that web products use: a query, a refusal, and live updates that a cut socket does not harm."""

import asyncio
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import RunScript, compile_documents
from tests.support.cursors import number_of
from tests.support.kie import FakeKie
from tests.support.scraping import scrape
from tests.support.serving import Running
from tests.support.waiting import until

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(300)]

STAGES = ["QUEUED", "MAKING", "CONFIRMING", "STORING", "FINISHED"]


@pytest.fixture
async def signed_in(server: Running, kie: FakeKie) -> tuple[str, str]:
    """The address of the API and a token; the sandbox makes every image at once."""
    kie.finish_at_once = True
    return f"{server.url}/graphql", await server.token("ada")


def check(seen: dict[str, Any]) -> None:
    """Check the events that a client received in the scenario."""
    assert seen["started"]["credit"]["balance"] == 100
    assert seen["started"]["viewer"]["id"].startswith("usr_")
    [refusal] = seen["refused"]["errors"]
    assert seen["refused"]["creation"] is None
    assert (refusal["__typename"], refusal["credits"]) == ("PriceAboveLimit", 20)

    events = seen["events"]
    assert seen["connections"] >= 2
    assert {event["kind"] for event in events} == {"UPDATE"}
    cursors = [number_of(event["cursor"]) for event in events]
    assert all(earlier < later for earlier, later in pairwise(cursors))
    by_creation: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        by_creation.setdefault(event["creation"]["id"], []).append(event["creation"])
    assert len(by_creation) == 2
    for history in by_creation.values():
        assert [creation["version"] for creation in history] == list(range(1, len(history) + 1))
        assert [creation["stage"] for creation in history] == [
            stage for stage in STAGES if stage in {creation["stage"] for creation in history}
        ]
        assert history[-1]["status"] == "SUCCESS"


@pytest.mark.parametrize("client", ["graphql_ws", "apollo", "urql"])
async def test_a_client_reads_is_refused_and_watches_through_a_cut_socket(
    client: str, signed_in: tuple[str, str], run_script: RunScript
) -> None:
    check(await run_script(f"{client}.mjs", *signed_in))


@pytest.mark.parametrize("client", ["graphql_ws", "apollo", "urql"])
async def test_what_ends_while_the_socket_is_down_comes_by_the_retries_of_the_client_itself(
    client: str, server: Running, kie: FakeKie, run_script: RunScript
) -> None:
    making = asyncio.create_task(make_once_it_is_cut(server, kie))
    seen = await run_script("retries.mjs", f"{server.url}/graphql", await server.token("ada"), client)
    await making

    ready, *updates = seen["before"]
    assert (ready["kind"], ready["creation"]) == ("READY", None)
    assert {(event["kind"], event["creation"]["id"]) for event in updates} == {("UPDATE", seen["id"])}
    assert "FINISHED" not in {event["creation"]["stage"] for event in updates}
    [missed] = seen["after"]
    assert (missed["kind"], missed["creation"]["id"], missed["creation"]["status"]) == (
        "SNAPSHOT",
        seen["id"],
        "SUCCESS",
    )
    assert seen["connections"] == 2


async def make_once_it_is_cut(server: Running, kie: FakeKie) -> None:
    """Make the image once the subscription has ended that has seen it begin."""
    task = await kie.task()

    async def is_cut() -> bool:
        return (await scrape(server.url))["atelier_subscribers{subscription=taskUpdated}"] == 0

    await until(is_cut)
    await kie.succeed(task)


@pytest.mark.parametrize("slash", ["", "/"])
async def test_clients_are_served_and_refused_as_people_set_them_up(
    slash: str, server: Running, run_script: RunScript
) -> None:
    seen = await run_script("addresses.mjs", f"{server.url}/graphql{slash}", await server.token("ada"))

    expected = 'Send the token as {"authorization": "Bearer <token>"}, not as'
    assert seen.pop("apollo_subscribes_by_http").startswith("Subscriptions come over a WebSocket at /graphql")
    assert (seen.pop("apollo_over_http"), seen.pop("urql_over_http"), seen.pop("events_of_a_query")) == (100, 100, 100)
    assert seen.pop("events_of_a_subscription") == ["READY", "UPDATE"]
    assert seen.pop("urql_subscribes_by_fetch")[1] in {"UPDATE", "SNAPSHOT"}
    # Neither comes back with the same token under the same name.
    assert seen == {
        "token_under_another_name": {"code": 4401, "reason": f'{expected} "authToken"', "connections": 1},
        "token_among_headers": {"code": 4401, "reason": f'{expected} "headers.Authorization"', "connections": 1},
    }


async def test_relay_does_so_with_documents_compiled_against_the_contract(
    signed_in: tuple[str, str], run_script: RunScript, packages: Path, tmp_path: Path
) -> None:
    # Node loads them as modules only in a folder with this setting.
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "relay.js").write_text((packages / "relay" / "relay.js").read_text())

    compiled = await compile_documents(tmp_path, packages)

    check(await run_script("relay.mjs", *signed_in, str(compiled)))
