"""A database that goes away: those who ask then are told to try again, and nothing is done twice or by half."""

import pytest
from pydantic import SecretStr

from settings import Settings
from tests.faults.lines import Line
from tests.kie import FakeKie
from tests.postgres import Postgres
from tests.serving import running_app
from transport.errors import OUTAGE

CREATE = """
mutation($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { prompt } replayed errors { __typename } }
}
"""
ASKED: dict[str, object] = {"input": {"prompt": "a lighthouse", "style": "sty_watercolour", "idempotencyKey": "once"}}


async def test_an_outage_of_the_database_is_told_as_such(
    postgres: Postgres, settings: Settings, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    name = await postgres.create()
    async with Line("PostgreSQL", f"{postgres.folder}/.s.PGSQL.5432") as line:
        address = f"postgresql+asyncpg://postgres@{line.netloc}/{name}"
        async with running_app(settings.model_copy(update={"database_url": SecretStr(address)})) as server:
            token = await server.token("ada")
            client = await server.user("ada")
            assert (await client.execute("{credit {balance}}"))["credit"] == {"balance": 100}

            line.refuse()
            opening = await server.raw({"query": "{credit {balance}}"}, token)
            creating = await server.raw({"query": CREATE, "variables": ASKED}, token)
            await line.accept()

            made, again = [await client.execute(CREATE, ASKED) for _ in range(2)]
            credit = await client.execute("{credit {balance}}")
    await postgres.drop(name)
    for response in (opening, creating):
        [error] = response.json()["errors"]
        assert error["message"] == OUTAGE
        assert (error["extensions"]["code"], error["extensions"]["retryAfter"]) == ("UNAVAILABLE", 5)
    assert [each["createGeneration"]["replayed"] for each in (made, again)] == [False, True]
    assert credit["credit"] == {"balance": 80}
    assert [record for record in caplog.records if record.name == "atelier.graphql" and record.exc_info] == []
