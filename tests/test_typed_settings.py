"""Any text in any setting: each command continues or ends with one line."""

import asyncio
import contextlib
import io
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import AliasChoices

import cli
import settings as configuration
from app import create_app
from commands.serve import _connection_limits
from services.diagnostics import findings
from settings import InvalidSettings, Settings
from transport.server.http_protocol import serve_options

SECRET = "geheim-geheim-geheim-geheim-geheim"


def names() -> list[str]:
    """Return each name by which a setting is read."""
    found: list[str] = []
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        found += map(str, alias.choices) if isinstance(alias, AliasChoices) else [name.upper()]
    return sorted(found)


NAMES = names()
# The environment takes any character but the one that ends a text, and bytes that are no text.
CHARACTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | st.sampled_from("\udc80\udcff")
TEXT = st.text(CHARACTERS, max_size=40)
SCHEMES = (
    *("http", "https", "postgresql", "postgres", "postgresql+asyncpg", "sqlite", "redis", "rediss", "valkey", "unix"),
    *("redis+sentinel", "memory", "file", "s3", "vercel-blob", "mysql", "javascript", "capacitor"),
)
HOSTS = (
    "",
    "localhost",
    "127.0.0.1:1",
    "[::1]:1",
    "[::1",
    "db.example",
    "a..b",
    "a" * 70,
    "*",
    "h1,h2",
    "ex\u00e4mple.com",
)
OPTIONS = (
    *(
        "sslmode=require",
        "sslmode=",
        "sslmode=verify-full&sslrootcert=/nowhere",
        "ssl_cert_reqs=none",
        "options=-c",
        "x",
    ),
    *("pgbouncer=true", "connect_timeout=1", "db=1", "region=eu-1&endpoint=http://127.0.0.1:1", "host=/tmp", "port=x"),
    *("keepalives_idle=5", "target_session_attrs=primary", "timeout=5", "sslcert=/etc/hostname", "%00=%00", "=&="),
)
ADDRESSES = st.builds(
    "{}{}{}{}{}{}".format,
    st.sampled_from(SCHEMES),
    st.sampled_from(("://", ":", ":///", "::", "")),
    st.sampled_from(("", "user:pw@", ":p@ss@", "user:p/#?@", "%00@", "@")) | TEXT.map("{}@".format),
    st.sampled_from(HOSTS) | TEXT,
    st.sampled_from(("", "/", "/app", "/0", "/nowhere/app", "//etc/passwd/x", "/a/b?x", "/~nobody-there/x")),
    st.sampled_from(OPTIONS).map("?{}".format) | st.just(""),
)
NUMBERS = (
    st.integers().map(str)
    | st.floats().map(str)
    | st.sampled_from(["9" * 5000, "1e999", "-0", "0x10", "1_000", "\u0663", "30s", "999999d", "99999999999d", "60/60"])
)
WORDS = st.sampled_from(
    [
        *("true", "off", "sandbox", "test", "require", "json", "inline", "debug", "20,4K=30", "*", "10.0.0.0/8", "~"),
        *("~nobody-there", "/proc/nowhere", "/etc/hostname", "/", ".", "https://id.example/keys", "sk_test_1", SECRET),
        *("-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", "a.example, b.example:80", "/sign-in.js"),
    ]
)
WRAPPED = st.builds(
    "{0}{1}{0}{2}".format, st.sampled_from(["", '"', "'"]), TEXT | WORDS, st.sampled_from(["", "\n", "\r\n", " "])
)
TYPED = TEXT | ADDRESSES | NUMBERS | WORDS | WRAPPED

SCALED = {
    "STORAGE_URL": "s3://bucket?endpoint=http://127.0.0.1:1",
    "AWS_ACCESS_KEY_ID": "id",
    "AWS_SECRET_ACCESS_KEY": "secret",
    "KIE_AI_API_KEY": "key",
    "AUTH_JWKS_URL": "http://127.0.0.1:1/keys",
    "AUTH_AUDIENCE": "atelier",
    "STRIPE_SECRET_KEY": "sk_live_1",
    "STRIPE_WEBHOOK_SECRET": "whsec_1",
    "STRIPE_BASE_URL": "http://127.0.0.1:1",
    "KIE_AI_BASE_URL": "http://127.0.0.1:1",
    "BASE_URL": "http://127.0.0.1:1",
}
SMALL = {"SANDBOX_URL": "http://127.0.0.1:1", "BASE_URL": "http://127.0.0.1:1"}


# Every example starts in the same folder and restores its changes.
SHARED = settings(suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture])
THOROUGH = settings(SHARED, max_examples=max(60, settings().max_examples))


@pytest.fixture
def folder(tmp_path: Path, empty_database: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to start commands in, with an environment without settings, and access to this machine only."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    shutil.copy(empty_database, tmp_path / "data" / "atelier.db")
    resolve = socket.getaddrinfo

    def resolve_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        if host not in {"localhost", "127.0.0.1", "::1", "", None}:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return resolve(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)
    return tmp_path


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let serving end as soon as it has opened everything, and shorten the waits of the doctor."""

    async def start(loaded: Settings) -> None:
        app = create_app(loaded)
        async with app.router.lifespan_context(app):
            pass

    def serve(_listener: socket.socket, loaded: Settings, _host: str, _workers: int) -> None:
        serve_options(_connection_limits(loaded))
        asyncio.run(start(loaded))

    monkeypatch.setattr("commands.serve._serve", serve)
    monkeypatch.setattr("commands.serve.restrict_umask", lambda: None)
    monkeypatch.setattr("bootstrap.logging.start", lambda _: None)
    monkeypatch.setattr(findings, "CHECK_SECONDS", 1.0)
    monkeypatch.setattr(findings, "HTTP_SECONDS", 0.2)


def run(*arguments: str) -> tuple[object, str, str]:
    """Run a command in this process; return its exit code, its output and its complaint."""
    output, complaint = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["atelier", *arguments])
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(complaint):
            try:
                cli.main()
                code: object = 0
            except SystemExit as end:
                code = end.code or 0
    return code, output.getvalue(), complaint.getvalue()


@contextlib.contextmanager
def typed(environment: dict[str, str]) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name, text in environment.items():
            patch.setenv(name, text)
        yield


def load() -> tuple[Settings | None, str]:
    """Return the settings, or why there are none."""
    try:
        return configuration.load(), ""
    except InvalidSettings as refusal:
        return None, str(refusal)


@pytest.mark.parametrize("name", NAMES)
@given(text=TYPED)
@SHARED
@pytest.mark.usefixtures("folder")
def test_a_setting_is_read_or_refused_in_one_line(name: str, text: str) -> None:
    with typed({name: text}):
        loaded, refusal = load()
    if loaded is None:
        assert refusal.startswith("Settings: ")
        assert refusal.isprintable()
        return
    assert loaded.database_options
    assert loaded.storage_address
    assert loaded.default_credits is None or loaded.default_credits[0]
    assert loaded.provider_credit_price
    assert loaded.create_rate
    assert loaded.read_rate


def check(code: object, output: str, complaint: str) -> None:
    assert code in {0, 1}
    assert "Traceback" not in output + complaint
    assert len(complaint.splitlines()) == (code == 1), complaint
    assert complaint.strip("\n").isprintable()


COMMANDS = given(
    base=st.sampled_from([SMALL, SCALED]),
    name=st.sampled_from(NAMES),
    text=ADDRESSES | WORDS | NUMBERS | WRAPPED | TEXT,
)


@COMMANDS
@THOROUGH
@example(SMALL, "DATABASE_URL", "postgresql://user:pw@db.example/app?sslmode=require")
@example(SMALL, "BROADCAST_URL", "redis://redis")
@example(SMALL, "DATA_DIR", "/proc/nowhere")
@example(SMALL, "BLOB_READ_WRITE_TOKEN", "vercel_blob_rw_")
@pytest.mark.usefixtures("folder", "impatient")
def test_serving_begins_or_ends_with_one_line(base: dict[str, str], name: str, text: str) -> None:
    with typed({"PORT": "0", **base, name: text}):
        check(*run("serve"))


@COMMANDS
@THOROUGH
@example(SMALL, "DATABASE_URL", "sqlite:////etc/hostname/x")
@example(SMALL, "DATABASE_URL", "postgresql://%2Ftmp/x?options=-c%20x=y")
@pytest.mark.usefixtures("folder", "impatient")
def test_migrating_is_done_or_ends_with_one_line(base: dict[str, str], name: str, text: str) -> None:
    with typed({**base, name: text}):
        check(*run("migrate"))


@COMMANDS
@THOROUGH
@example(SCALED, "BROADCAST_URL", "rediss://127.0.0.1:1?ssl_cert_reqs=CERT_NONE")
@pytest.mark.usefixtures("folder", "impatient")
def test_doctor_has_a_line_for_each_part_and_finds_no_defect(base: dict[str, str], name: str, text: str) -> None:
    with typed({**base, name: text}):
        code, output, complaint = run("doctor")

    assert code in {0, 1}
    assert "defect" not in output
    assert "Traceback" not in output + complaint
    assert len(complaint.splitlines()) == (not output)
    assert all(line.startswith(("ok ", "warning ", "broken ")) for line in output.splitlines())
