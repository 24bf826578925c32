"""The route of the metrics: the right to read them, and the figures of a server's work."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from cli import VERSION
from db.engine import Database
from routes.metrics import metrics_routes
from services.observability.metrics import Metrics
from services.observability.scrapes import Scrapes
from settings import Settings
from tests.support.cases import in_turn
from tests.support.kie import API_KEY, WEBHOOK_KEY, FakeKie
from tests.support.requests import http_client
from tests.support.scraping import read, scrape
from tests.support.serving import Running, running_app
from tests.support.waiting import until

# Access to the metrics does not depend on the installation.
pytestmark = pytest.mark.embedded

TOKEN = "metrics-token-of-the-tests"
CREATE = """
mutation AnyName($i: CreateGenerationInput!) {
  createGeneration(input: $i) { creation { id } errors { __typename } }
}"""


@pytest.fixture
def scrapes(database: Database) -> Scrapes:
    return Scrapes(Metrics(), database, lambda: 0)


async def ask(
    scrapes: Scrapes, *, tokens: tuple[str, ...] = (), client: str = "127.0.0.1", headers: dict[str, str] | None = None
) -> httpx.Response:
    transport = httpx.ASGITransport(Starlette(routes=metrics_routes(scrapes, tokens=tokens)), client=(client, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://atelier.test") as http:
        return await http.get("/metrics", headers=headers)


@in_turn("client", ["127.0.0.1", "::1", "10.1.2.3", "192.168.0.9", "::ffff:10.1.2.3", "fd00::1"])
async def test_without_a_token_neighbours_may_read(scrapes: Scrapes, client: str) -> None:
    response = await ask(scrapes, client=client)

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["cache-control"] == "no-store"
    assert read(response.content)["atelier_database_reachable"] == 1


@in_turn("client", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "testclient", ""])
async def test_without_a_token_no_other_address_may_read(scrapes: Scrapes, client: str) -> None:
    response = await ask(scrapes, client=client)

    assert (response.status_code, response.json()["error"]["code"]) == (403, "FORBIDDEN")


@in_turn("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
async def test_without_a_token_no_client_may_read_through_a_proxy(scrapes: Scrapes, header: str) -> None:
    assert (await ask(scrapes, headers={header: "10.0.0.1"})).status_code == 403


async def test_a_token_is_required_if_set_and_allows_any_address(scrapes: Scrapes) -> None:
    bearer = {"Authorization": f"Bearer {TOKEN}"}

    without = await ask(scrapes, tokens=(TOKEN,))
    wrong = await ask(scrapes, tokens=(TOKEN,), headers={"Authorization": "Bearer another"})
    right = await ask(scrapes, tokens=(TOKEN,), client="8.8.8.8", headers=bearer)

    assert (without.status_code, wrong.status_code, right.status_code) == (401, 401, 200)
    assert without.headers["www-authenticate"] == "Bearer"
    assert without.json()["error"]["code"] == "UNAUTHENTICATED"


async def test_the_token_is_that_of_the_settings(settings: Settings) -> None:
    guarded = settings.model_copy(update={"metrics_token": SecretStr(TOKEN)})
    async with running_app(guarded) as server, http_client() as http:
        without = await http.get(f"{server.url}/metrics")
        right = await http.get(f"{server.url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})

    assert (without.status_code, right.status_code) == (401, 200)


@pytest.mark.scaled
async def test_a_generation_is_seen_in_every_figure_that_it_touches(server: Running, kie: FakeKie) -> None:
    client = await server.user()
    updates = client.subscribe("subscription { taskUpdated { cursor creation { stage } } }")
    await anext(updates)  # Nothing: the subscription has begun.
    await anext(updates)  # READY.
    await client.execute(CREATE, {"i": {"prompt": "a lake", "style": "sty_pencil"}})

    def callbacks(found: dict[str, float]) -> float:
        # If a poll was first, the callback has nothing left to do.
        verdicts = ("noted", "adopted", "unneeded")
        return sum(found.get(f"atelier_callbacks_total{{verdict={verdict}}}", 0) for verdict in verdicts)

    async def ended() -> dict[str, float] | None:
        found = await scrape(server.url)
        # The STORE step cleans up after its event is published.
        done = "atelier_step_run_seconds_count{outcome=ok,step=store}" in found and callbacks(found)
        return found if done else None

    async def heard(stage: str) -> None:
        async with asyncio.timeout(120):
            while (await anext(updates))["taskUpdated"]["creation"]["stage"] != stage:
                pass

    # A callback that overtakes the answer to createTask would end the step that sends in another way.
    await heard("MAKING")
    await kie.succeed(kie.tasks[0])
    await heard("FINISHED")
    found = await until(ended)
    await updates.aclose()

    assert found["atelier_generations_ended_total{reason=,status=success}"] == 1
    for step in ("submit", "await", "store"):
        assert found[f"atelier_step_run_seconds_count{{outcome=ok,step={step}}}"] >= 1
    assert found["atelier_step_seconds_count{step=store}"] == 1
    assert found["atelier_kie_call_seconds_count{operation=create_task,outcome=ok}"] == 1
    assert found["atelier_kie_call_seconds_count{operation=read_task,outcome=ok}"] >= 1
    assert callbacks(found) == 1
    assert found["atelier_graphql_operations_total{field=createGeneration,outcome=ok,type=mutation}"] == 1
    assert found["atelier_graphql_operation_seconds_count{field=createGeneration,type=mutation}"] == 1
    assert found["atelier_http_request_seconds_count{method=POST,route=/graphql,status=200}"] == 1
    assert found["atelier_events_recorded_total"] >= 4
    assert found["atelier_events_delivered_total{subscription=taskUpdated}"] >= 4
    assert found["atelier_subscribers{subscription=taskUpdated}"] == 1
    assert found["atelier_published_messages_total{outcome=published}"] >= 4

    async def left() -> bool:
        return (await scrape(server.url))["atelier_subscribers{subscription=taskUpdated}"] == 0

    await until(left)


@pytest.mark.folder
async def test_what_clients_choose_is_no_label(server: Running) -> None:
    token = await server.token("ada")
    for number in range(3):
        await server.raw({"query": f"query Name{number} {{ a{number}: styles {{ id }} }}"}, token)
        await server.raw({"query": f"query Name{number} {{ field{number} }}"}, token)
        await server.raw({"query": "query { ...on Query { styles { id } } }"}, token)
        await server.raw({"query": f"query {{ styles {{ id }} b{number}: __typename }}"}, token)
    async with http_client() as http:
        await asyncio.gather(*(http.get(f"{server.url}/files/{number}") for number in range(3)))
        await asyncio.gather(*(http.get(f"{server.url}/nothing/{number}") for number in range(3)))
        await http.request("PROPFIND", f"{server.url}/healthz")
    found = await scrape(server.url)

    operations = {key: value for key, value in found.items() if key.startswith("atelier_graphql_operations_total")}
    assert {key.partition("{")[2]: value for key, value in operations.items()} == {
        "field=styles,outcome=ok,type=query}": 3,
        "field=other,outcome=refused,type=other}": 3,
        "field=other,outcome=ok,type=query}": 3,
        "field=several,outcome=ok,type=query}": 3,
    }
    requests = {key: value for key, value in found.items() if key.startswith("atelier_http_request_seconds_count")}
    assert {key.partition("{")[2]: value for key, value in requests.items()} == {
        "method=POST,route=/graphql,status=200}": 12,
        "method=GET,route=/files/{key:path},status=403}": 3,
        "method=GET,route=none,status=404}": 3,
        "method=other,route=/healthz,status=405}": 1,
    }


async def test_a_refused_callback_is_counted_by_its_verdict(server: Running) -> None:
    async with http_client() as http:
        await http.post(f"{server.url}/api/callback?creation=cre_x&attempt=1&token=none", json={})

    assert (await scrape(server.url))["atelier_callbacks_total{verdict=token}"] == 1


async def test_counters_with_known_labels_start_at_zero(server: Running) -> None:
    found = await scrape(server.url)

    for name in (
        "atelier_callbacks_total{verdict=forged}",
        "atelier_callbacks_total{verdict=noted}",
        "atelier_credits_short_total",
        "atelier_epoch_renewals_total{outcome=renewed}",
        "atelier_generations_ended_total{reason=,status=success}",
        "atelier_generations_ended_total{reason=provider_error,status=failed}",
        "atelier_kie_suspensions_total",
        "atelier_payment_events_total{verdict=not_stored}",
        "atelier_payments_total{outcome=mismatched}",
        "atelier_published_messages_total{outcome=dropped}",
        "atelier_rate_limited_total{quota=generations}",
        "atelier_step_defects_total{step=submit}",
        "atelier_model_price_differs_total{model=nano-banana-pro}",
    ):
        assert found[name] == 0


@pytest.mark.scaled
async def test_a_process_shows_its_version_and_its_dependencies(server: Running) -> None:
    found = await scrape(server.url)

    assert found[f"atelier_build_info{{version={VERSION}}}"] == 1
    assert {name: value for name, value in found.items() if name.startswith("atelier_dependency_up")} == {
        f"atelier_dependency_up{{dependency={name}}}": 1 for name in ("broadcaster", "database", "kie", "storage")
    }


async def test_a_taken_back_generation_is_counted_as_canceled(settings: Settings) -> None:
    async with running_app(settings.model_copy(update={"worker": "off"})) as server:
        client = await server.user()
        made = await client.execute(CREATE, {"i": {"prompt": "a lake", "style": "sty_pencil"}})
        creation_id = made["createGeneration"]["creation"]["id"]
        document = "mutation ($id: ID!) { cancelGeneration(input: {id: $id}) { errors { __typename } } }"
        await client.execute(document, {"id": creation_id})
        await client.execute(document, {"id": creation_id})
        found = await scrape(server.url)

    assert found["atelier_generations_ended_total{reason=,status=canceled}"] == 1


async def test_nothing_secret_is_shown(server: Running, kie: FakeKie) -> None:
    client = await server.user("ada@example.com")
    await client.execute(CREATE, {"i": {"prompt": "a secret lake", "style": "sty_pencil"}})
    await kie.task()
    async with http_client() as http:
        text = (await http.get(f"{server.url}/metrics")).text

    for secret in (
        API_KEY,
        WEBHOOK_KEY,
        "ada@",
        "example.com",
        "lake",
        "cre_",
        str(server.settings.data_dir),
        "127.0.0.1",
    ):
        assert secret not in text
