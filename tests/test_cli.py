"""The command line, as an operator types it: real processes, what they print, and their exit codes."""

import asyncio
import io
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from client import CREDIT, LEDGER, Client
from commands.schema import SCHEMA_FILE
from db.engine import Database
from db.migrating import current_revision
from db.queries import limits
from services.accounts import Accounts
from services.generation import admission
from tests.commands import Atelier, CommandLine
from tests.kie import FakeKie, Task, picture
from tests.processes import environment
from tests.serving import Running, free_port, serving

SECRET = "geheim-geheim-geheim-geheim-geheim"


@pytest.fixture(scope="module")
def commands() -> Iterator[CommandLine]:
    with CommandLine() as started:
        yield started


@pytest.fixture
def atelier(commands: CommandLine, tmp_path: Path) -> Atelier:
    """Run a command in an empty folder, with an environment of only these settings."""
    return partial(commands.run, tmp_path)


@pytest.fixture
def at(database_url: str) -> dict[str, str]:
    """The setting that names the test's database."""
    return {"DATABASE_URL": database_url}


async def test_what_cannot_be_served_with_is_said_in_one_line(atelier: Atelier, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cases: list[tuple[dict[str, str], str]] = [
        ({"WORKER": "both"}, "Settings: WORKER: Input should be 'inline' or 'off'"),
        (
            {"AUTH_JWT_SECRET": SECRET, "AUTH_JWKS_URL": "https://id.example/keys"},
            "Settings: AUTH_JWT_SECRET and AUTH_JWKS_URL contradict each other: set one of them",
        ),
        ({"BROADCAST_URL": f"amqp://u:{SECRET}@h"}, "BROADCAST_URL: use memory://, redis:// or rediss://."),
        ({"STORAGE_URL": f"ftp://u:{SECRET}@h"}, "STORAGE_URL: it must be file:FOLDER, s3://BUCKET or vercel-blob:"),
        (
            {"DATABASE_URL": f"sqlite:///{tmp_path}"},
            "DATABASE_URL: the database cannot be used: unable to open database file",
        ),
        (
            {"DATABASE_URL": f"sqlite:///{tmp_path}/file/a.db"},
            f"DATABASE_URL: the database cannot be used: [Errno 17] File exists: '{tmp_path}/file'",
        ),
        (
            {"DATABASE_URL": f"postgresql://u:{SECRET}@127.0.0.1:{(port := free_port())}/x"},
            f"DATABASE_URL: the database cannot be used: [Errno 111] Connect call failed ('127.0.0.1', {port})",
        ),
        (
            {"DATABASE_URL": f"mysql://u:{SECRET}@h/x"},
            "DATABASE_URL names mysql; sqlite and postgresql are supported.",
        ),
    ]

    ended = [await atelier("serve", "--port=0", **given) for given, _ in cases]

    assert [(one.code, one.complaint, one.output) for one in ended] == [(1, f"{line}\n", "") for _, line in cases]


async def test_a_port_that_cannot_be_had_is_said_in_one_line(atelier: Atelier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        in_use = await atelier("serve", f"--port={port}")
    impossible = await atelier("serve", "--port=70000")
    alone = await atelier("serve", "--port=0", "--workers=2")

    assert (in_use.code, in_use.complaint) == (1, f"Cannot listen on 127.0.0.1:{port}: Address already in use.\n")
    assert impossible.code == 2
    assert "Traceback" not in impossible.complaint
    assert (alone.code, alone.complaint) == (
        1,
        "--workers: processes hear of each other through Redis; set BROADCAST_URL.\n",
    )


async def test_a_worker_must_know_where_the_servers_are(atelier: Atelier) -> None:
    ended = await atelier("worker")

    assert (ended.code, ended.complaint) == (
        1,
        "BASE_URL must say where the servers are: Kie.ai calls back there.\n",
    )


async def test_what_works_on_the_ledger_needs_a_database_that_is_there(atelier: Atelier, tmp_path: Path) -> None:
    verify = await atelier("ledger", "verify", DATA_DIR="a")
    grant = await atelier("credits", "grant", "ada", "5", DATA_DIR="b")
    for ended in (verify, grant):
        assert (ended.code, ended.complaint) == (
            1,
            "The database is at revision None: run `atelier migrate` first.\n",
        )

    migrated = await atelier("migrate", DATA_DIR="a")

    assert (migrated.code, migrated.output) == (0, "The database is at revision 0004.\n")
    database = Database(f"sqlite:///{tmp_path / 'a' / 'atelier.db'}")
    assert await current_revision(database) == "0004"
    await database.close()


async def test_a_database_of_a_newer_version_is_left_alone(atelier: Atelier, tmp_path: Path) -> None:
    await atelier("migrate", DATA_DIR="a")
    database = Database(f"sqlite:///{tmp_path / 'a' / 'atelier.db'}")
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()

    for command in (("serve", "--port", "0"), ("migrate",), ("ledger", "verify")):
        ended = await atelier(*command, DATA_DIR="a")
        assert (ended.code, ended.complaint.splitlines()[-1]) == (
            1,
            "The database is at revision 9999, of a newer version: run that version.",
        ), command


async def test_a_token_signs_its_user_in(server: Running, atelier: Atelier, at: dict[str, str]) -> None:
    ended = await atelier("token", "ada", **at)
    refused = await atelier("token", "ada", AUTH_JWKS_URL="https://id.example/keys", **at)
    nobody = await atelier("token", "", **at)

    assert (ended.code, ended.complaint) == (0, "")
    async with Client(server.url, ended.output.strip()) as client:
        assert (await client.execute(CREDIT))["credit"]["balance"] == 100
    assert (refused.code, refused.complaint) == (
        1,
        "AUTH_JWKS_URL is set: only the identity provider can sign tokens.\n",
    )
    assert (nobody.code, nobody.output, nobody.complaint) == (1, "", "A subject has 1 to 255 printable characters.\n")


async def test_credits_are_granted_to_who_is_known(atelier: Atelier, database: Database, at: dict[str, str]) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada")

    by_subject = await atelier("credits", "grant", "ada", "7", "--reason=for the patience", **at)
    by_id = await atelier("credits", "grant", ada.id, "3", **at)
    unknown = await atelier("credits", "grant", "bob", "3", **at)
    too_much = await atelier("credits", "grant", "ada", str(10**30), **at)

    assert (by_subject.code, by_subject.output) == (0, "Granted 7 credits; the balance is 107.\n")
    assert (by_id.code, by_id.output) == (0, "Granted 3 credits; the balance is 110.\n")
    assert [one.complaint for one in (by_subject, by_id)] == ["", ""]
    assert (unknown.code, unknown.complaint) == (1, "No user has the subject or id 'bob'.\n")
    assert (too_much.code, too_much.complaint) == (1, "A balance cannot be above 2000000000.\n")
    async with database.read() as connection:
        entries = await connection.execute(text("SELECT amount, description FROM credit_transactions ORDER BY id"))
        assert [tuple(entry) for entry in entries] == [
            (100, "Welcome credits"),
            (7, "for the patience"),
            (3, "Granted by an operator"),
        ]


async def test_the_ledger_is_verified_and_who_does_not_match_is_named(
    atelier: Atelier, database: Database, at: dict[str, str]
) -> None:
    door = Accounts(database, signup_credits=100)
    ada, _ = await door.by_subject("ada"), await door.by_subject("bob")
    clean = await atelier("ledger", "verify", **at)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE users SET balance = 1000 WHERE id = :id"), {"id": ada.id})

    tampered = await atelier("ledger", "verify", **at)

    assert (clean.code, clean.output) == (0, "Every balance matches its ledger.\n")
    assert (tampered.code, tampered.output) == (1, f"{ada.id}: balance is 1000, the ledger says 100\n")


async def test_a_pause_of_kie_ai_is_lifted_and_said(atelier: Atelier, database: Database, at: dict[str, str]) -> None:
    until = datetime(2999, 12, 31, 23, 59, 58, tzinfo=UTC)
    async with database.begin() as connection:
        await limits.locked(connection, admission.CREATE, datetime.now(UTC))
        await limits.pause(connection, admission.CREATE, until, "the key has no credit")

    lifted, again = await atelier("resume", **at), await atelier("resume", **at)

    paused = "kie.create was paused until 2999-12-31 23:59:58 UTC: the key has no credit"
    assert (lifted.code, lifted.output) == (0, f"{paused}\nKie.ai is asked again.\n")
    assert (again.code, again.output) == (0, "Nothing was paused.\n")


async def test_it_is_there_as_a_module_too(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", "migrate"), cwd=tmp_path, env=environment(), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert (process.returncode, output.decode()) == (0, "The database is at revision 0004.\n")


async def test_the_schema_is_printed_as_it_is_checked_in(atelier: Atelier) -> None:
    printed, checked = await atelier("schema"), await atelier("schema", "--check")

    assert printed.output == SCHEMA_FILE.read_text()
    assert (checked.code, checked.output, checked.complaint) == (0, "", "")


async def test_an_image_is_made_watched_and_saved(
    server: Running, kie: FakeKie, atelier: Atelier, tmp_path: Path
) -> None:
    kie.finish_at_once = True
    (tmp_path / "photo.webp").write_bytes(picture(format="WEBP"))

    ended = await atelier(
        *("generate", "photo.webp", "--prompt=a heron", "--style=Pencil sketch"),
        *("--out=deep/er/heron.png", f"--url={server.url}"),
        ATELIER_TOKEN=await server.token("ada"),
    )

    assert (ended.code, ended.complaint) == (0, "")
    assert "credits: 100 before, 80 after" in ended.output
    assert "SUCCESS" in ended.output
    assert "saved deep/er/heron.png (64 x 48, " in ended.output
    assert Image.open(io.BytesIO((tmp_path / "deep" / "er" / "heron.png").read_bytes())).size == (64, 48)
    assert len(kie.tasks[0].body["input"]["image_input"]) == 1
    assert kie.tasks[0].prompt.startswith("a heron\n\nStyle: a pencil sketch")


async def test_an_image_that_is_not_made_is_said_in_one_line_and_costs_nothing(
    server: Running, kie: FakeKie, atelier: Atelier, tmp_path: Path
) -> None:
    def refuse(_task: Task) -> Response:
        return JSONResponse({"code": 422, "msg": "the prompt was flagged", "data": None})

    kie.on_create = refuse
    ended = await atelier("generate", f"--url={server.url}", ATELIER_TOKEN=await server.token("ada"))

    assert ended.code == 1
    assert len(ended.lines) == 1
    assert ended.lines[0].startswith("No image was made, the credits are back: ")
    assert "credits: 100 before, 100 after" in ended.output
    assert not (tmp_path / "creation.png").exists()


async def test_what_is_refused_is_said_in_one_line_and_costs_nothing(
    server: Running, kie: FakeKie, atelier: Atelier, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    url = f"--url={server.url}"
    token = await server.token("ada")
    nobody = free_port()
    cases = [
        (("--style=cubism",), "There is no style 'cubism'. There are: none, photograph, "),
        (("--prompt= ",), "The prompt is empty. (InvalidInput)"),
        (("missing.png",), "missing.png cannot be read: No such file or directory."),
        (("notes.txt",), "The image must be a JPEG, PNG or WebP. (InvalidInput)"),
        (("--token=garbage",), "The token is not valid."),
        (("--token=",), f"{server.url} has no demo sign-in: give a token with --token."),
        ((f"--url=http://127.0.0.1:{nobody}",), f"No usable answer from http://127.0.0.1:{nobody}: "),
        (("--url=http://[::1",), "No usable answer from http://[::1: "),
    ]

    ended = [await atelier("generate", url, *given, ATELIER_TOKEN=token) for given, _ in cases]

    for one, (given, line) in zip(ended, cases, strict=True):
        assert (one.code, len(one.lines)) == (1, 1), (given, one)
        assert one.complaint.startswith(line), (given, one)
    assert kie.tasks == []
    async with Client(server.url, token) as client:
        lines = (await client.execute(LEDGER))["credit"]["transactions"]["nodes"]
    assert [(line["kind"], line["amount"]) for line in lines] == [("GRANT", 100)]


@pytest.fixture
async def stranger() -> AsyncIterator[str]:
    """A server that is none of ours: it answers with JSON that means nothing here."""

    async def answer(request: Request) -> Response:
        match request.url.path.split("/")[1]:
            case "list":
                return JSONResponse([1, 2])
            case "empty":
                return JSONResponse({})
            case "errors":
                return JSONResponse({"errors": "no"})
            case _:
                return PlainTextResponse("hello", status_code=201)

    async with serving(Starlette(routes=[Route("/{path:path}", answer, methods=["POST"])])) as url:
        yield url


@pytest.mark.parametrize("token", [{}, {"ATELIER_TOKEN": "token"}], ids=["signing in", "signed in"])
async def test_an_answer_of_somebody_else_is_said_in_one_line(
    stranger: str, atelier: Atelier, token: dict[str, str]
) -> None:
    paths = ("text",) if not token else ("list", "empty", "errors", "text")

    ended = [await atelier("generate", f"--url={stranger}/{path}", **token) for path in paths]

    for one in ended:
        assert (one.code, len(one.lines)) == (1, 1), one
        assert one.complaint.startswith(f"No usable answer from {stranger}/")
