"""The application as a whole: its answers at the edges, its start and its end."""

import pytest

from db.engine import Database
from services.billing import credits
from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import person
from tests.support.kie import FakeKie
from tests.support.requests import http_client
from tests.support.serving import Running, running_app


async def test_responses_for_missing_things_have_one_shape(server: Running) -> None:
    async with http_client(base_url=server.url) as http:
        missing, wrong_method = await http.get("/unheard-of"), await http.delete("/api/generate-image")

    assert (missing.status_code, missing.json()) == (404, {"error": {"code": "HTTP_404", "message": "Not Found"}})
    assert (wrong_method.status_code, wrong_method.json()["error"]["code"]) == (405, "HTTP_405")
    assert wrong_method.headers["allow"] == "POST"


async def test_a_defect_in_a_route_is_masked(monkeypatch: pytest.MonkeyPatch, server: Running) -> None:
    async def broken(*_: object) -> None:
        raise ValueError("the secret of the house")

    monkeypatch.setattr("services.identity.accounts.Authenticator.authenticate", broken)
    async with http_client(base_url=server.url) as http:
        response = await http.get("/api/my-creations")

    assert (response.status_code, response.json()) == (
        500,
        {"error": {"code": "INTERNAL", "message": "Something went wrong on our side."}},
    )


async def test_work_goes_on_where_another_process_left_it(settings: Settings, kie: FakeKie, database: Database) -> None:
    kie.finish_at_once = True
    async with running_app(settings.model_copy(update={"worker": "off"})) as server, person(server, "ada") as ada:
        ids = [(await ada.created(f"number {index}"))["id"] for index in range(3)]
    assert kie.tasks == []

    async with running_app(settings, timings=QUICK) as server, person(server, "ada") as ada:
        ended = [await ada.ended(creation_id) for creation_id in ids]

    assert [creation["status"] for creation in ended] == ["SUCCESS"] * 3
    assert len(kie.tasks) == 3
    assert await credits.verify(database) == []


@pytest.mark.folder
async def test_tokens_and_addresses_outlive_a_restart(settings: Settings, kie: FakeKie) -> None:
    kie.finish_at_once = True
    async with running_app(settings, timings=QUICK) as server, person(server, "ada") as ada:
        creation = await ada.ended((await ada.created())["id"])
        token, url = ada.token, server.url

    again = settings.model_copy(update={"base_url": url, "worker": "off"})
    async with running_app(again) as server, person(server, "ada") as ada:
        ada.token = token
        assert (await ada.creation(creation["id"]) or {})["status"] == "SUCCESS"
        path = creation["generatedImage"]["url"].removeprefix(url)
        assert (await ada.http.get(server.url + path)).content == kie.tasks[0].result
