"""The command line, as operators use it: real processes, their output, and their exit codes."""

import asyncio
import io
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PIL import Image as Pillow
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import cli
from commands.schema import SCHEMA_FILE
from db.engine import Database
from db.migration import current_revision, known_revisions, newest_revision
from db.models import Image, User
from db.queries import limits
from services.catalogue.catalogue import MODELS_FILE, STYLES_FILE
from services.generation.steps import dispatch
from services.identity.accounts import Accounts
from tests.db.rows import a_user, an_image, in_order, put
from tests.services.media.formats import photographs
from tests.support.commands import Atelier, CommandLine
from tests.support.graphql_client import CREDIT, LEDGER, Client
from tests.support.kie import FakeKie, Task, picture
from tests.support.processes import environment
from tests.support.serving import Running, free_port, serving

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


async def test_settings_that_cannot_be_served_give_one_line(atelier: Atelier, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cases: list[tuple[dict[str, str], str]] = [
        ({"WORKER": "both"}, "Settings: WORKER: Input should be 'inline' or 'off'"),
        (
            {"AUTH_JWT_SECRET": SECRET, "AUTH_JWKS_URL": "https://id.example/keys"},
            "Settings: AUTH_JWT_SECRET and AUTH_JWKS_URL contradict each other: set one of them",
        ),
        (
            {"BROADCAST_URL": f"amqp://u:{SECRET}@h"},
            "Settings: BROADCAST_URL: use memory://, redis://, rediss://, valkey://, valkeys:// or unix://",
        ),
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
            "Settings: DATABASE_URL: it names mysql; sqlite:// and postgresql:// are supported",
        ),
    ]

    ended = [await atelier("serve", "--port=0", **given) for given, _ in cases]

    assert [(one.code, one.complaint, one.output) for one in ended] == [(1, f"{line}\n", "") for _, line in cases]


async def test_each_mistake_of_the_models_and_styles_is_one_line_and_stops_the_start(
    atelier: Atelier, tmp_path: Path
) -> None:
    models, styles = tmp_path / "models.toml", tmp_path / "styles.toml"
    models.write_text(
        MODELS_FILE.read_text().replace("max = 8,", "max = 99,", 1).replace('"z-image"', '"z\\u001b[31m"')
    )
    styles.write_text(STYLES_FILE.read_text().replace('slug = "none"', 'slug = "[red]"'))

    given = {"MODELS": f"{models}", "STYLES": f"{styles}", "BASE_URL": "https://images.example"}
    ended = [await atelier(*command, **given) for command in (["serve", "--port=0"], ["worker"], ["models", "list"])]
    lacking = await atelier("serve", "--port=0", DEFAULT_MODEL="dall-e")
    priced = await atelier("models", "list", DEFAULT_MODEL="z-image", GENERATION_CREDITS="3,4K=9")

    slug = "slug: it must be up to 60 lower-case letters, digits and single hyphens"
    lines = (
        f"{models}: nano-banana-pro: images.max: Expected `int` <= 16\n"
        f"{models}: z?[31m: slug: it must have only printable characters\n"
        f"{models}: z?[31m: text: it must have only printable characters\n"
        f"{styles}: [red]: {slug}\n"
    )
    assert [(one.code, one.complaint, one.output) for one in ended] == [(1, lines, "")] * 3
    assert (lacking.code, lacking.output) == (1, "")
    assert lacking.complaint.startswith("DEFAULT_MODEL: dall-e is not a model; the models are: nano-banana-pro, ")
    assert (priced.code, priced.complaint) == (1, "GENERATION_CREDITS: z-image has no resolution 4K.\n")


async def test_the_list_of_models_has_a_line_for_each(atelier: Atelier, at: dict[str, str]) -> None:
    listed = await atelier("models", "list", **at, DEFAULT_MODEL="z-image", GENERATION_CREDITS="3")
    real = await atelier("models", "list", **at, KIE_AI_API_KEY="k")

    assert (listed.code, listed.complaint) == (0, "")
    assert len(listed.output.splitlines()) == 12
    assert "z-image (default): live; credits 1K 3; provider's 1K 0.8; checked 2026-10-09\n" in listed.output
    assert "seedream-5-pro: live; credits 1K 8, 2K 16; provider's 1K 7, 2K 14; checked 2026-10-09\n" in listed.output
    assert "nano-banana-pro (default): live; credits 1K 20, 2K 20, 4K 20; provider's 1K 18, 2K 18, 4K 24" in real.output
    assert "seedream-5-pro: untested; " in real.output


def test_an_unsupported_system_gives_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == cli.SYSTEMS
    assert "\n" not in cli.SYSTEMS
    assert "Linux and macOS" in cli.SYSTEMS


async def test_the_version_is_printed(atelier: Atelier) -> None:
    ended = await atelier("--version")

    assert (ended.code, ended.output, ended.complaint) == (0, f"atelier {cli.VERSION}\n", "")


async def test_a_port_that_is_in_use_gives_one_line(atelier: Atelier) -> None:
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
        "--workers: processes exchange events through Redis; set BROADCAST_URL.\n",
    )


TYPED: list[tuple[dict[str, str], str]] = [
    ({"DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/app?sslmode=require"}, "DATABASE_URL: the database cannot be"),
    ({"DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/app?pgbouncer=true"}, "DATABASE_URL: the database cannot be"),
    ({"DATABASE_URL": "postgresql://u:geheim@127.0.0.1:1/app?application_name=a"}, "DATABASE_URL: the database cannot"),
    (
        {"DATABASE_URL": "postgresql://u:geheim@h/app?sslmode=verify-full&sslrootcert=/nowhere/ca.pem"},
        "DATABASE_URL: sslrootcert names a file that cannot be read: No such file or directory",
    ),
    (
        {"DATABASE_URL": "postgresql://u:gehe@im@h/app"},
        "Settings: DATABASE_URL: it cannot be read",
    ),
    (
        {"DATABASE_URL": "postgresql://h/app?service=x"},
        "Settings: DATABASE_URL: service is not",
    ),
    (
        {"BROADCAST_URL": "redis+sentinel://h:26379/mymaster"},
        "Settings: BROADCAST_URL: Sentinel and clu",
    ),
    (
        {"DATA_DIR": "/proc/nowhere"},
        "DATA_DIR: nothing can be kept in /proc/nowhere: No such file",
    ),
    (
        {"DATA_DIR": "/etc/hostname"},
        "DATA_DIR: nothing can be kept in /etc/hostname: File exists. Name a",
    ),
    ({"METRICS_PORT": "tcp://10.0.0.1:9100"}, "Settings: METRICS_PORT: Input should be a valid integer"),
]


@pytest.mark.parametrize(("given", "line"), TYPED)
async def test_what_is_typed_wrong_is_one_line_of_every_command(
    atelier: Atelier, given: dict[str, str], line: str
) -> None:
    for command in (["serve", "--port=0"], ["migrate"]):
        ended = await atelier(*command, **given)
        assert (ended.code, len(ended.lines), ended.output) == (1, 1, "")
        assert ended.complaint.startswith(line)
        assert "geheim" not in ended.complaint

    found = await atelier("doctor", **given, SANDBOX_URL="http://127.0.0.1:1", DATABASE_CONNECT_TIMEOUT="60s")
    assert found.code == 1
    assert "defect" not in found.output
    assert "Traceback" not in found.complaint
    if line.startswith("Settings: "):
        assert found.complaint.startswith(line)
    else:
        assert [row for row in found.output.splitlines() if row.startswith("broken") and "database" in row]


async def test_a_misspelt_name_is_in_the_log_and_in_the_findings_of_the_doctor(atelier: Atelier) -> None:
    misspelt = {"GENERATION_CREDIT": "5", "REDIS_URL": "redis://h", "STORAGE_URL": "ftp://nowhere"}

    started = await atelier("serve", "--port=0", **misspelt)
    found = await atelier("doctor", **misspelt)

    line = "GENERATION_CREDIT is not a setting: did you mean GENERATION_CREDITS?"
    assert (len(started.lines), f'message="settings: {line}"' in started.lines[0]) == (2, True)
    assert [row for row in found.output.splitlines() if "settings" in row] == [
        f"warning settings    {line} Correct or remove it."
    ]


async def test_a_server_listens_on_the_port_that_a_platform_sets(atelier: Atelier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        set_by_platform = await atelier("serve", PORT=f"{port}")
        typed_by_hand = await atelier("serve", f"--port={port}", PORT="1")

    line = f"Cannot listen on 127.0.0.1:{port}: Address already in use.\n"
    assert (set_by_platform.complaint, typed_by_hand.complaint) == (line, line)


async def test_a_worker_must_know_where_the_servers_are(atelier: Atelier) -> None:
    ended = await atelier("worker")

    assert (ended.code, ended.complaint) == (
        1,
        "BASE_URL must be the address of the servers: Kie.ai sends its callbacks there.\n",
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

    assert (migrated.code, migrated.output) == (0, f"The database is at revision {newest_revision()}.\n")
    database = Database(f"sqlite:///{tmp_path / 'a' / 'atelier.db'}")
    assert await current_revision(database) == newest_revision()
    await database.close()


async def test_migrations_are_planned_and_undone(atelier: Atelier, tmp_path: Path) -> None:
    newest = newest_revision()
    planned = await atelier("migrate", "--plan", DATA_DIR="a")
    assert planned.output.splitlines()[0] == (
        "The database is at revision None; `atelier migrate` would apply these revisions:"
    )
    assert planned.output.splitlines()[1] == "0001  breaking  Create the tables."
    assert len(planned.output.splitlines()) == 1 + len(known_revisions())

    assert (await atelier("migrate", DATA_DIR="a")).code == 0
    done = await atelier("migrate", "--plan", DATA_DIR="a")
    assert done.output == f"The database is at revision {newest}; there is nothing to do.\n"
    too_far = await atelier("migrate", "--to", "0001", DATA_DIR="a")
    assert (too_far.code, too_far.complaint) == (
        1,
        "Revision 0013 is not additive and stays: restore a backup to go back further.\n",
    )
    back = await atelier("migrate", "--to=0013", "--plan", DATA_DIR="a")
    assert back.output.splitlines()[0] == (
        f"The database is at revision {newest}; `atelier migrate` would undo these revisions:"
    )
    assert (await atelier("migrate", "--to=0013", DATA_DIR="a")).output == "The database is at revision 0013.\n"


async def test_a_database_of_a_newer_version_is_left_alone(atelier: Atelier, tmp_path: Path) -> None:
    await atelier("migrate", DATA_DIR="a")
    database = Database(f"sqlite:///{tmp_path / 'a' / 'atelier.db'}")
    async with database.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await connection.execute(text("UPDATE installation SET usable_from = '9998'"))
    await database.close()

    for command in (("serve", "--port", "0"), ("migrate",), ("ledger", "verify")):
        ended = await atelier(*command, DATA_DIR="a")
        assert (ended.code, ended.complaint.splitlines()[-1]) == (
            1,
            "The database is at revision 9999, of a newer version: run that version.",
        ), command


async def test_a_token_signs_its_user_in(server: Running, atelier: Atelier, at: dict[str, str]) -> None:
    ended = await atelier("token", "ada", **at)
    refused = await atelier("token", "ada", AUTH_JWKS_URL="https://id.example/keys", AUTH_AUDIENCE="a", **at)
    nobody = await atelier("token", "", **at)

    assert (ended.code, ended.complaint) == (0, "")
    async with Client(server.url, ended.output.strip()) as client:
        assert (await client.execute(CREDIT))["credit"]["balance"] == 100
    assert (refused.code, refused.complaint) == (
        1,
        "AUTH_JWKS_URL is set: only the identity provider can sign tokens.\n",
    )
    assert (nobody.code, nobody.output, nobody.complaint) == (1, "", "A subject has 1 to 255 printable characters.\n")


async def test_credits_are_granted_to_known_users_only(
    atelier: Atelier, database: Database, at: dict[str, str]
) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada")

    by_subject = await atelier("credits", "grant", "ada", "7", "--reason=for the patience", **at)
    by_id = await atelier("credits", "grant", ada.id, "3", **at)
    unknown = await atelier("credits", "grant", "bob", "3", **at)
    too_much = await atelier("credits", "grant", "ada", str(10**30), **at)

    assert (by_subject.code, by_subject.output) == (0, "Granted 7 credits; the balance is 107.\n")
    assert (by_id.code, by_id.output) == (0, "Granted 3 credits; the balance is 110.\n")
    assert [one.complaint for one in (by_subject, by_id)] == ["", ""]
    assert (unknown.code, unknown.complaint) == (1, "No user has the id, subject or e-mail address 'bob'.\n")
    assert (too_much.code, too_much.complaint) == (1, "The amount must be between 1 and 2000000000.\n")
    async with database.read() as connection:
        entries = await connection.execute(text("SELECT amount, description FROM credit_transactions ORDER BY id"))
        assert [tuple(entry) for entry in entries] == [
            (100, "Welcome credits"),
            (7, "for the patience"),
            (3, "Granted by an operator"),
        ]


async def test_a_grant_prints_how_much_of_it_was_owed(atelier: Atelier, database: Database, at: dict[str, str]) -> None:
    house = await in_order(database)  # 20 credits are owed.

    some, rest = [await atelier("credits", "grant", house.user, "15", **at) for _ in range(2)]
    verified = await atelier("ledger", "verify", **at)

    assert some.output == "Granted 15 credits; the balance is 80.\n15 of them settled credits owed; 5 are still owed.\n"
    assert rest.output == "Granted 15 credits; the balance is 90.\n5 of them settled credits owed; 0 are still owed.\n"
    assert (verified.code, verified.output) == (0, "Every balance matches its ledger.\n")


async def test_the_ledger_is_verified_and_users_that_do_not_match_are_named(
    atelier: Atelier, database: Database, at: dict[str, str]
) -> None:
    accounts = Accounts(database, signup_credits=100)
    ada, _ = await accounts.by_subject("ada"), await accounts.by_subject("bob")
    clean = await atelier("ledger", "verify", **at)
    async with database.begin() as connection:
        await connection.execute(text("UPDATE users SET balance = 1000 WHERE id = :id"), {"id": ada.id})

    tampered = await atelier("ledger", "verify", **at)

    assert (clean.code, clean.output) == (0, "Every balance matches its ledger.\n")
    assert (tampered.code, tampered.output) == (1, f"{ada.id}: balance is 1000, the ledger has 100\n")


async def test_a_pause_of_kie_ai_is_lifted_and_said(atelier: Atelier, database: Database, at: dict[str, str]) -> None:
    until = datetime(2999, 12, 31, 23, 59, 58, tzinfo=UTC)
    async with database.begin() as connection:
        await limits.lock_limit(connection, dispatch.CREATE, datetime.now(UTC))
        await limits.pause(connection, dispatch.CREATE, until, "the key has no credit")

    lifted, again = await atelier("resume", **at), await atelier("resume", **at)

    paused = "kie.create was paused until 2999-12-31 23:59:58 UTC: the key has no credit"
    assert (lifted.code, lifted.output) == (0, f"{paused}\nThe pauses were ended; Kie.ai is called again.\n")
    assert (again.code, again.output) == (0, "Nothing was paused.\n")


async def test_pictures_of_older_versions_get_new_keys(
    atelier: Atelier, database: Database, at: dict[str, str], tmp_path: Path
) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        for name in ("here", "lost"):
            keys = {"storage_key": f"generated/{name}.png", "thumbnail_key": f"generated/{name}-small.webp"}
            await put(connection, Image, an_image(user, **keys))
    folder = tmp_path / "data" / "images" / "generated"
    folder.mkdir(parents=True)
    for name in ("here.png", "here-small.webp"):
        (folder / name).write_bytes(picture())

    first, again = await atelier("storage", "rekey", **at), await atelier("storage", "rekey", **at)

    assert first.output.startswith("1 pictures have new keys; a worker erases their old objects in three hours.")
    assert again.output.startswith("0 pictures have new keys")
    for ended in (first, again):
        assert (ended.code, ended.lines[-1]) == (1, "1 pictures could not be copied: see the log, and run it again.")
    assert len(list(folder.iterdir())) == 4


async def test_rows_without_objects_and_objects_without_rows_are_printed(
    atelier: Atelier, database: Database, at: dict[str, str], tmp_path: Path
) -> None:
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        keys = {"storage_key": "generated/lost.png", "thumbnail_key": "generated/here-small.webp"}
        image_id = await put(connection, Image, an_image(user, **keys))
    folder = tmp_path / "data" / "images" / "generated"
    folder.mkdir(parents=True)
    for name in ("here-small.webp", "unnamed.png"):
        (folder / name).write_bytes(picture())

    found = await atelier("storage", "check", **at)
    rest = await atelier("storage", "check", "--objects-after", "generated/here-small.webp", **at)
    (folder / "unnamed.png").unlink()
    none = await atelier("storage", "check", "--images-after", image_id, **at)

    assert (found.code, found.output) == (1, f"missing generated/lost.png {image_id}\nunnamed generated/unnamed.png\n")
    shares = "0 shares checked, 0 differences."
    assert found.lines == ["1 images checked, 1 differences.", shares, "2 objects checked, 1 differences."]
    assert (rest.code, rest.output) == (1, "unnamed generated/unnamed.png\n")
    assert rest.lines == ["1 objects checked, 1 differences."]
    assert (none.code, none.output) == (0, "")
    assert none.lines == ["0 images checked, 0 differences.", shares, "1 objects checked, 0 differences."]


async def test_inputs_of_older_versions_lose_their_metadata(
    atelier: Atelier, database: Database, at: dict[str, str], tmp_path: Path
) -> None:
    stored = {"here": photographs.jpeg(exif=photographs.exif()), "clean": photographs.jpeg(), "broken": b"no image"}
    folder = tmp_path / "data" / "images" / "originals"
    folder.mkdir(parents=True)
    async with database.begin() as connection:
        user = await put(connection, User, a_user())
        for name, content in stored.items():
            keys = {"storage_key": f"originals/{name}.jpg", "thumbnail_key": f"originals/{name}-small.webp"}
            await put(connection, Image, an_image(user, **keys, content_type="image/jpeg", uncleaned=True))
            (folder / f"{name}.jpg").write_bytes(content)

    dry = await atelier("images", "strip", "--dry-run", **at)
    untouched = sorted(path.name for path in folder.iterdir())
    first, again = await atelier("images", "strip", **at), await atelier("images", "strip", **at)

    rest = "held none, and 0 are results, which keep theirs."
    erased = "were cleaned; a worker erases their old objects in three hours."
    assert dry.output.startswith(f"1 images hold metadata. 1 {rest}")
    assert untouched == [f"{name}.jpg" for name in sorted(stored)]
    assert first.output.startswith(f"1 images {erased} 1 {rest}")
    assert again.output.startswith(f"0 images {erased} 0 {rest}")
    for ended in (dry, first, again):
        assert (ended.code, ended.lines[-1]) == (1, "1 images could not be cleaned: see the log, and run it again.")
    (cleaned,) = set(folder.glob("*.jpg")) - {folder / f"{name}.jpg" for name in stored}
    assert photographs.SECRET not in cleaned.read_bytes()


async def test_it_is_there_as_a_module_too(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", "migrate"), cwd=tmp_path, env=environment(), stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert (process.returncode, output.decode()) == (0, f"The database is at revision {newest_revision()}.\n")


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
        *("generate", "photo.webp", "photo.webp", "--prompt=a heron", "--style=Pencil sketch"),
        "--model=nano banana pro",
        *("--out=deep/er/heron.png", f"--url={server.url}"),
        ATELIER_TOKEN=await server.token("ada"),
    )

    assert (ended.code, ended.complaint) == (0, "")
    assert "credits: 100 before, 80 after" in ended.output
    assert "SUCCESS" in ended.output
    assert "saved deep/er/heron.png (64 x 48, " in ended.output
    assert Pillow.open(io.BytesIO((tmp_path / "deep" / "er" / "heron.png").read_bytes())).size == (64, 48)
    assert len(kie.tasks[0].body["input"]["image_input"]) == 2
    assert kie.tasks[0].prompt.startswith("a heron\n\nStyle: a pencil sketch")


async def test_a_failed_image_gives_one_line_and_costs_nothing(
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


async def test_a_refusal_gives_one_line_and_costs_nothing(
    server: Running, kie: FakeKie, atelier: Atelier, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("no picture")
    url = f"--url={server.url}"
    token = await server.token("ada")
    nobody = free_port()
    cases = [
        (("--style=cubism",), "There is no style 'cubism'. There are: none, photograph, "),
        (("--model=z-image",), "There is no model 'z-image'. There are: nano-banana-pro."),
        (("--prompt= ",), "Nano Banana Pro needs a prompt."),
        (("missing.png",), "missing.png cannot be read: No such file or directory."),
        (("notes.txt",), "The image must be a JPEG, PNG, WebP, HEIC, AVIF, GIF, BMP or TIFF."),
        (("--token=garbage",), "The token is not valid."),
        (("--token=",), f"{server.url} has no demo sign-in for you (HTTP 404): give a token."),
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
async def test_a_response_of_another_program_gives_one_line(
    stranger: str, atelier: Atelier, token: dict[str, str]
) -> None:
    paths = ("text",) if not token else ("list", "empty", "errors", "text")

    ended = [await atelier("generate", f"--url={stranger}/{path}", **token) for path in paths]

    for one in ended:
        assert (one.code, len(one.lines)) == (1, 1), one
        assert one.complaint.startswith(f"No usable answer from {stranger}/")
