"""Log lines: their form, their content for an operation, and the data that they must never have."""

import asyncio
import json
import logging
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry import trace
from pydantic import SecretStr

from bootstrap.logging import HIDDEN, LineFormatter, secrets_of
from services.observability.log_context import about, collecting_creations, note_creation
from settings import Settings
from tests.schema.people import CREATE, STYLE
from tests.support.processes import ServerProcess
from tests.support.requests import http_client
from tests.support.waiting import until

PROMPT = "a very private picture of my grandmother at the lake"
SECRETS = {
    "METRICS_TOKEN": "metrics-token-geheim",
    "KIE_AI_WEBHOOK_HMAC_KEY": "webhook-key-geheim",
}


def record(message: str, *arguments: object, **fields: object) -> logging.LogRecord:
    made = logging.LogRecord("atelier.test", logging.WARNING, "test.py", 1, message, arguments, None)
    made.__dict__["fields"] = fields
    return made


def test_a_record_is_one_escaped_line() -> None:
    spoken = record("two\nlines of %s", '\u2028\x00"x"', request="r 1", user=None, ms=1.5, forged="a\nlevel=ERROR")

    logfmt, as_json = LineFormatter("logfmt").format(spoken), LineFormatter("json").format(spoken)

    assert logfmt.isprintable()
    assert logfmt.endswith(
        r'level=WARNING logger=atelier.test message="two\nlines of \u2028\u0000\"x\"" request="r 1" ms=1.5'
        r' forged="a\nlevel=ERROR"'
    )
    assert as_json.isprintable()
    said = json.loads(as_json)
    assert said.pop("time").endswith("+00:00")
    assert said == {
        "level": "WARNING",
        "logger": "atelier.test",
        "message": 'two\nlines of \u2028\x00"x"',
        "request": "r 1",
        "ms": 1.5,
        "forged": "a\nlevel=ERROR",
    }


def test_a_line_has_the_id_of_its_trace() -> None:
    span = trace.NonRecordingSpan(trace.SpanContext(0xABC, 0x1, is_remote=False))
    with trace.use_span(span):
        inside = json.loads(LineFormatter("json").format(record("a step", creation="cre_1")))
    outside = json.loads(LineFormatter("json").format(record("a step", creation="cre_1")))

    assert inside["trace"] == f"{0xABC:032x}"
    assert "trace" not in outside


def test_a_traceback_stays_on_its_line_and_is_bounded() -> None:
    try:
        raise ValueError("x" * 20_000)
    except ValueError:
        failed = logging.LogRecord("atelier", logging.ERROR, "test.py", 1, "a defect", (), sys.exc_info())

    line = LineFormatter("logfmt").format(failed)

    assert line.isprintable()
    assert "ValueError" in line
    assert len(line) < 10_000


@pytest.mark.parametrize(
    "telling",
    [
        "postgresql+asyncpg://atelier:geheim@db.example/atelier",
        "redis://:geheim@cache:6379/0",
        "Authorization: Bearer geheim.geheim-geheim",
        "GET /graphql/stream?query=x&access_token=geheim HTTP/1.1",
        "GET /graphql/stream?ticket=geheim_geheim-geheim HTTP/1.1",
        "https://bucket.example/x.png?X-Amz-Credential=geheim&X-Amz-Signature=geheim&X-Amz-Date=1",
        "http://127.0.0.1/files/a.png?expires=1&signature=geheim",
        "/api/callback?creation=cre_1&attempt=1&token=geheim",
        "the key sk_test_geheim and whsec_geheim",
        "a token eyJhbGciOiJIUzI1NiJ9.geheim-geheim.geheim_geheim in passing",
        "a key that is configured: kie-geheim-key",
    ],
)
def test_what_opens_something_is_left_out(telling: str) -> None:
    formatter = LineFormatter("logfmt", ["kie-geheim-key"])

    for made in (record("sent %s", telling), record("sent", what=telling)):
        line = formatter.format(made)
        assert "geheim" not in line
        assert HIDDEN in line


def test_each_line_of_a_step_or_an_operation_names_its_creations() -> None:
    formatter = LineFormatter("logfmt")

    with about("cre_1"):
        assert formatter.format(record("fetched")).endswith("message=fetched creation=cre_1")
        own = formatter.format(record("step", creation="cre_2"))
        assert own.endswith("message=step creation=cre_2"), "a line that names its creation keeps it"
    with collecting_creations():
        assert "creation" not in formatter.format(record("begun"))
        note_creation("cre_3")
        note_creation("cre_4")
        assert formatter.format(record("charged")).endswith("message=charged creation=cre_3,cre_4")
    assert "creation" not in formatter.format(record("ended"))


def test_the_secrets_of_the_settings_are_known() -> None:
    given: dict[str, Any] = {
        "database_url": "postgresql://atelier:pass%40word@db/x",
        "kie_ai_api_key": "kie-key-geheim",
        "auth_jwt_secret": "geheim" * 8,
        "metrics_token": '["new-geheim", "old-geheim"]',
    }
    settings = Settings(**given)

    odd = Settings(sandbox_webhook_key=SecretStr('["no" "list-geheim"]'))
    assert secrets_of(odd) == ['["no" "list-geheim"]'], "it only looks like a list"
    hidden = set(secrets_of(settings))
    assert hidden > {"pass%40word", "pass@word", "kie-key-geheim", "geheim" * 8, "new-geheim", "old-geheim"}
    assert len(hidden) == 7, "the whole list is hidden, too"


@pytest.mark.process
async def test_no_secret_and_no_prompt_is_in_the_log_of_a_server(data_dir: Path) -> None:
    settings = SECRETS | {"LOG_FORMAT": "json", "LOG_LEVEL": "debug"}
    async with (
        ServerProcess(data_dir, settings) as server,
        http_client(base_url=server.url) as http,
    ):
        token = (await http.post("/auth/demo")).json()["token"]
        headers = {"Authorization": f"Bearer {token}", "X-Request-Id": "r-1"}
        input = {"prompt": PROMPT, "style": STYLE}

        async def ask(query: str, **variables: object) -> Any:
            return (await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)).json()

        created = await ask(f"mutation Make{CREATE.removeprefix('mutation ')}", input=input)
        assert created["data"]["createGeneration"]["errors"] == []
        await ask(CREATE, input={"prompt": [PROMPT], "style": STYLE})
        await ask(f'mutation {{ createGeneration(input: {{prompt: "{PROMPT}" style: [5.0]}}) {{ replayed }} }}')
        await ask(f'{{ "{PROMPT}" }}')
        url = await _finished(http, headers)
        assert (await http.get(url)).status_code == 200
        await http.get(url.replace("signature=", "signature=x"))
        await http.get(
            "/api/my-creations", headers=headers | {"Authorization": "Bearer eyJhbGciOiJub25lIn0.e30.forged"}
        )
        parameters = {"query": "{ styles { id } }", "access_token": token}
        await http.get("/graphql/stream", params=parameters, headers={"Accept": "text/event-stream"})
        await http.post("/api/callback?creation=cre_1&attempt=1&token=forged-token")
        await http.get("/metrics", headers={"Authorization": f"Bearer {SECRETS['METRICS_TOKEN']}"})
        await asyncio.to_thread(_break, data_dir / "atelier.db")
        broken = await ask(CREATE, input=input)
        assert broken["errors"][0]["extensions"] == {"code": "INTERNAL", "requestId": "r-1"}

    log = server.log.read_text()
    # The sandbox is a process of its own, with lines of its own.
    lines = [json.loads(line) for line in log.splitlines() if not line.startswith("sandbox: ")]
    for secret in (PROMPT, token, "forged", *SECRETS.values(), url.partition("signature=")[2]):
        assert secret not in log
    operations = [line for line in lines if line["message"] == "operation" and line.get("request") == "r-1"]
    made = operations[0]
    assert (made["operation"], made["type"], made["field"], made["outcome"]) == (
        "Make",
        "mutation",
        "createGeneration",
        "ok",
    )
    assert made["user"].startswith("usr_")
    assert made["creation"].startswith("cre_")
    steps = [line for line in lines if line["message"] == "step"]
    assert {(line["creation"], line["level"]) for line in steps} == {(made["creation"], "INFO")}
    assert [(line["step"], line.get("next"), line["status"]) for line in steps] == [
        ("submit", "await", "processing"),
        ("await", "store", "processing"),
        ("store", None, "success"),
    ]
    (refused,) = [line for line in lines if line["message"] == "token refused"]
    assert (refused["reason"], refused["cause"]) == ("The token is not valid.", "DecodeError")
    assert made["ms"] > 0
    assert made["cost"] > 10
    assert [line["outcome"] for line in operations[1:4]] == ["refused"] * 3
    assert {line["codes"] for line in operations[1:4]} == {"BAD_USER_INPUT"}
    assert {line["level"] for line in operations} == {"INFO"}
    (defect,) = [line for line in lines if line["level"] == "ERROR" and line["logger"] == "atelier.graphql"]
    assert "no such table" in defect["exception"]


async def _finished(http: httpx.AsyncClient, headers: dict[str, str]) -> str:
    """Return the address of the image, once it is made."""
    query = "{ creations { nodes { generatedImage { url } } } }"

    async def address() -> str | None:
        answer = (await http.post("/graphql", json={"query": query}, headers=headers)).json()
        image = answer["data"]["creations"]["nodes"][0]["generatedImage"]
        return None if image is None else str(image["url"])

    return await until(address)


def _break(database: Path) -> None:
    """Drop a table, so that an insert into it fails with users' texts in its parameters."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("ALTER TABLE image_generation_tasks RENAME TO gone")
