"""What an operator types: ``atelier serve``, ``worker``, ``migrate``, ``token``, ``generate``, ``demo`` and more."""

import asyncio
import logging
import os
import signal
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, NoReturn

import httpx
import strawberry
import typer
import uvicorn
from anyio.from_thread import start_blocking_portal
from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from starlette.applications import Starlette
from uvicorn.supervisors import Multiprocess

import logs
import settings as configuration
from app import create_app, create_side_app, trusted_documents
from client import CREDIT, LEDGER, Client, ClientError, Step, sign_in_for_demo
from db.engine import Database, InvalidDatabaseUrl
from db.migrating import current_revision, newest_revision
from db.migrating import migrate as migrate_database
from db.queries.limits import LimitRecord
from db.queries.verifying import Mismatch
from providers import own_sandbox
from runtime import broadcast_of, check, examine, open_runtime
from sandbox.process import SandboxFailed, SandboxProcess
from schema.root import build
from services import credits as ledger
from services import secrets, tokens
from services.doctor import Finding, Verdict
from services.errors import Refusal
from services.events.doorbell import Doorbell
from services.generation import admission
from services.metrics import SHARED_FOLDER
from settings import InvalidSettings, Settings
from transport.connections import ConnectionLimits
from transport.timeouts import listening_socket, serve_options

SCHEMA_FILE = Path(__file__).parent / "schema" / "schema.graphql"
SAMPLE = Path(__file__).parent / "samples" / "chelsea.jpg"
START_SECONDS = 60.0
DEMO_PROMPT = "A cat by the window on a rainy day"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
credits_app = typer.Typer(no_args_is_help=True, help="Give users credits.")
ledger_app = typer.Typer(no_args_is_help=True, help="Check the ledger.")
app.add_typer(credits_app, name="credits")
app.add_typer(ledger_app, name="ledger")

console = Console()
complaints = Console(stderr=True)


def main() -> None:
    """Run a command; what goes wrong expectedly is one line, and an exit code of 1."""
    try:
        app()
    except (
        ClientError,
        InvalidDatabaseUrl,
        InvalidSettings,
        Refusal,
        SandboxFailed,
        SQLAlchemyError,
        OSError,
    ) as error:
        _complain(_one_line(error))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _complain(message: str) -> NoReturn:
    complaints.print(message, style="red", markup=False, highlight=False, soft_wrap=True)
    sys.exit(1)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Server processes.")] = 1,
) -> None:
    """Serve the API until Ctrl-C or SIGTERM."""
    settings = configuration.load()
    logs.start(settings)
    if workers > 1 and settings.broadcast_url.get_secret_value().startswith("memory:"):
        raise InvalidSettings("--workers: processes hear of each other through Redis; set BROADCAST_URL.")
    with _listening(host, port) as listener:
        asyncio.run(_check(settings))
        _serve(listener, settings, host, workers)


def _listening(host: str, port: int) -> socket.socket:
    try:
        listener = listening_socket(host, port)
        # Two processes may be bound to one port while neither listens: this is where the second is told.
        listener.listen()
    except OSError as error:
        raise InvalidSettings(f"Cannot listen on {host}:{port}: {error.strerror}.") from error
    return listener


def create_served_app() -> Starlette:
    """Return the application in a process that serves it, and has its log lines look like those of all others."""
    settings = configuration.load()
    logs.start(settings)
    return create_app(settings, alone=True)


async def _check(settings: Settings) -> None:
    """Have said in one line what a server process would fail over as it starts."""
    await check(settings)
    trusted_documents(settings)
    async with _database(settings) as database:
        await migrate_database(database)


def _serve(listener: socket.socket, settings: Settings, host: str, workers: int) -> None:
    address = _address_of(host, listener.getsockname()[1])
    # Through the environment, for the server processes are started from it.
    if not settings.base_url:
        os.environ["BASE_URL"] = address
    settings = configuration.load()
    options = serve_options(_connection_limits(settings))
    config = uvicorn.Config("cli:create_served_app", factory=True, workers=workers, log_config=None, **options)
    if workers > 1:
        # Whichever process is asked for metrics answers for all; prometheus-client finds the folder here.
        with tempfile.TemporaryDirectory(prefix="atelier-metrics-") as folder:
            os.environ.setdefault(SHARED_FOLDER, folder)
            with _shared_sandbox(settings):
                Multiprocess(config, [listener]).run()
        return
    server = _Server(config, f"Atelier serves {settings.base_url} on {address} (GraphQL at /graphql)")
    server.run(sockets=[listener])
    if not server.started:
        sys.exit(1)


def _connection_limits(settings: Settings) -> ConnectionLimits:
    return ConnectionLimits(
        total=settings.max_connections,
        per_address=settings.max_connections_per_address,
        proxies=tuple(sorted(settings.trusted_proxies)),
        keep_alive=int(settings.keep_alive.total_seconds()),
    )


@contextmanager
def _shared_sandbox(settings: Settings) -> Iterator[None]:
    """Run the one sandbox that all server processes ask, where they are to ask one and none runs yet."""
    if not settings.needs_sandbox or settings.sandbox_url:
        yield
        return
    with start_blocking_portal() as portal:
        sandbox = portal.call(_sandbox_of, settings)
        with portal.wrap_async_context_manager(sandbox):
            os.environ["SANDBOX_URL"] = sandbox.url
            yield


async def _sandbox_of(settings: Settings) -> SandboxProcess:
    async with _database(settings) as database:
        return own_sandbox(settings, await secrets.load(database))


class _Server(uvicorn.Server):
    """uvicorn's server, which says when it is there."""

    def __init__(self, config: uvicorn.Config, greeting: str) -> None:
        super().__init__(config)
        self._greeting = greeting

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            logging.getLogger("atelier").info(self._greeting)


def _address_of(host: str, port: int) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "localhost"}.get(host, host)  # noqa: S104 - compared, not bound
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


@app.command()
def worker(
    metrics_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Answer /metrics, /healthz and /readyz on this port.")
    ] = None,
    metrics_host: Annotated[str, typer.Option(help="Address to listen on for them.")] = "127.0.0.1",
) -> None:
    """Take generations through their steps until Ctrl-C or SIGTERM, without serving."""
    settings = configuration.load()
    logs.start(settings)
    if not settings.base_url:
        raise InvalidSettings("BASE_URL must say where the servers are: Kie.ai calls back there.")
    asyncio.run(_check(settings))
    if metrics_port is None:
        asyncio.run(_work(settings, None))
        return
    with _listening(metrics_host, metrics_port) as listener:
        asyncio.run(_work(settings, listener))


async def _work(settings: Settings, listener: socket.socket | None) -> None:
    async with open_runtime(settings, serves=False) as runtime:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, runtime.worker.stop)
        logging.getLogger("atelier").info("Atelier works on generations")
        if listener is None:
            await runtime.worker.run()
            return
        server = _SideServer(uvicorn.Config(create_side_app(runtime), log_config=None, **serve_options()))
        serving = asyncio.create_task(server.serve(sockets=[listener]), name="metrics")
        try:
            await runtime.worker.run()
        finally:
            server.should_exit = True
            await serving


class _SideServer(uvicorn.Server):
    """uvicorn's server in a process that is ended by other means than its signals."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@app.command()
def migrate() -> None:
    """Bring the database to the newest revision."""
    settings = configuration.load()

    async def run() -> str | None:
        async with _database(settings) as database:
            return await migrate_database(database)

    console.print(f"The database is at revision {asyncio.run(run())}.")


@app.command()
def resume() -> None:
    """Ask Kie.ai again at once, where it was paused: the key has credit again, say."""
    settings = configuration.load()

    async def run() -> list[LimitRecord]:
        broadcast = broadcast_of(settings)
        async with _migrated(settings) as database, broadcast, Doorbell(broadcast) as doorbell:
            return await admission.resume(database, doorbell)

    lifted = asyncio.run(run())
    for limit in lifted:
        console.print(f"{limit.name} was paused until {limit.paused_until:%Y-%m-%d %H:%M:%S} UTC: {limit.pause_reason}")
    console.print("Kie.ai is asked again." if lifted else "Nothing was paused.")


@app.command()
def token(
    user: Annotated[str, typer.Argument(help="The subject that the token names; created on first sight.")],
    days: Annotated[int, typer.Option(min=1, max=3650, help="Days until it expires.")] = 1,
) -> None:
    """Print a token that signs a user in, where this installation signs tokens itself or shares the secret."""
    settings = configuration.load()
    if settings.auth_jwks_url is not None:
        raise InvalidSettings("AUTH_JWKS_URL is set: only the identity provider can sign tokens.")

    async def run() -> str:
        async with _database(settings) as database:
            await migrate_database(database)
            given = settings.auth_jwt_secret
            key = (
                given.get_secret_value().encode()
                if given is not None
                else (await secrets.load(database)).session_tokens
            )
        issued, _ = tokens.issue(
            key,
            user,
            lifetime=timedelta(days=days),
            issuer=settings.auth_issuer,
            audience=settings.auth_audience,
        )
        return issued

    typer.echo(asyncio.run(run()))


@credits_app.command()
def grant(
    user: Annotated[str, typer.Argument(help="The user's subject, or id.")],
    amount: Annotated[int, typer.Argument(min=1, help="Credits to give.")],
    reason: Annotated[str, typer.Option(help="What the ledger says.")] = "Granted by an operator",
) -> None:
    """Give a user credits for free."""
    settings = configuration.load()

    async def run() -> int:
        broadcast = broadcast_of(settings)
        async with _migrated(settings) as database, broadcast, Doorbell(broadcast) as doorbell:
            return (await ledger.grant(database, doorbell, user, amount, reason)).balance

    console.print(f"Granted {amount} credits; the balance is {asyncio.run(run())}.")


@ledger_app.command()
def verify() -> None:
    """Recompute every balance from the ledger; exit with 1 where something does not match."""
    settings = configuration.load()

    async def run() -> list[Mismatch]:
        async with _migrated(settings) as database:
            return await ledger.verify(database)

    mismatches = asyncio.run(run())
    for mismatch in mismatches:
        typer.echo(f"{mismatch.user_id}: {mismatch.what} is {mismatch.stored}, the ledger says {mismatch.ledger}")
    if mismatches:
        sys.exit(1)
    console.print("Every balance matches its ledger.")


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="Compare with schema/schema.graphql.")] = False,
) -> None:
    """Print the API's schema."""
    printed = build(strawberry.Schema).as_str() + "\n"
    if not check:
        typer.echo(printed, nl=False)
    elif SCHEMA_FILE.read_text() != printed:
        _complain("schema/schema.graphql is not what the code prints: run `atelier schema > schema/schema.graphql`.")


@app.command()
def doctor() -> None:
    """Try every configured part, and say what is wrong and what to do; exit with 1 where something cannot work."""
    logging.basicConfig(handlers=[logging.NullHandler()])  # What is wrong is said below, once.
    findings = asyncio.run(examine(configuration.load()))
    for finding in findings:
        console.print(_line_of(finding), soft_wrap=True, highlight=False)
    if any(finding.verdict is Verdict.BROKEN for finding in findings):
        sys.exit(1)


def _line_of(finding: Finding) -> Text:
    style = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.BROKEN: "bold red"}[finding.verdict]
    advice = f" {finding.advice}" if finding.advice else ""
    return Text.assemble((f"{finding.verdict:<8}", style), f"{finding.part:<12}", finding.message, (advice, "italic"))


@app.command()
def generate(
    photo: Annotated[Path | None, typer.Argument(help="A JPEG, PNG or WebP; none: from words alone.")] = None,
    prompt: Annotated[str, typer.Option(help="What to make of it.")] = DEMO_PROMPT,
    style: Annotated[str, typer.Option(help="A style's name.")] = "watercolour",
    out: Annotated[Path, typer.Option(help="Where to save the picture.")] = Path("creation.png"),
    url: Annotated[str, typer.Option(help="The server.")] = "http://127.0.0.1:8000",
    token: Annotated[
        str | None, typer.Option(help="Whose credits; none: a demo user's.", envvar="ATELIER_TOKEN")
    ] = None,
) -> None:
    """Make an image through a running server and watch it happen."""
    asyncio.run(_generate(photo, prompt, style, out, url, token))


async def _generate(photo: Path | None, prompt: str, style: str, out: Path, url: str, token: str | None) -> None:
    async with Client(url, token or await sign_in_for_demo(url)) as client:
        before = (await client.execute(CREDIT))["credit"]["balance"]
        steps: list[Step] = []
        with Live(Spinner("dots", "sending"), console=console, transient=True) as live:

            def watch(step: Step) -> None:
                if not steps or (steps[-1].status, steps[-1].stage) != (step.status, step.stage):
                    live.console.print(f"  [bold]{step.status:<10}[/] {step.stage.lower()}")
                steps.append(step)
                live.update(Spinner("dots", step.stage.lower()))

            creation = await client.generate(photo, prompt, style, watch=watch)
        after = (await client.execute(CREDIT))["credit"]["balance"]
        console.print(f"  credits: {before} before, {after} after")
        if creation["failure"] is not None:
            raise ClientError(f"No image was made, the credits are back: {creation['failure']['message']}")
        image = creation["generatedImage"]
        await client.download(image["url"], out)
        console.print(
            f"  saved [bold]{out}[/] ({image['width']} x {image['height']}, {image['byteSize'] // 1024} KB)",
            highlight=False,
            soft_wrap=True,
        )
        console.print(_ledger_table((await client.execute(LEDGER))["credit"]["transactions"]["nodes"]))


def _ledger_table(lines: list[dict[str, Any]]) -> Table:
    table = Table("ledger", "amount", "balance", "what for", box=None, padding=(0, 3, 0, 2))
    for line in lines:
        table.add_row(line["kind"], f"{line['amount']:+}", str(line["balanceAfter"]), line["description"])
    return table


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the picture and the server's data.")] = Path("demo"),
    url: Annotated[str | None, typer.Option(help="A running server; none: one is started.")] = None,
) -> None:
    """Make one image from a real photograph, with a server of its own, and show what happened."""
    asyncio.run(_demo(out, url))


async def _demo(out: Path, url: str | None) -> None:
    picture = out / "chelsea-watercolour.png"
    if url is not None:
        await _generate(SAMPLE, DEMO_PROMPT, "watercolour", picture, url, None)
        return
    console.print("Starting a server on a free port, with the sandbox in place of Kie.ai ...")
    async with _own_server(out) as address:
        console.print(f"{address} is up. Making a watercolour of {SAMPLE.name}:")
        await _generate(SAMPLE, DEMO_PROMPT, "watercolour", picture, address, None)


@asynccontextmanager
async def _own_server(folder: Path) -> AsyncIterator[str]:
    """Run a server of its own, with its data in ``folder``, for as long as this is entered."""
    settings_of_others = {"KIE_AI_API_KEY", "DATABASE_URL", "STORAGE_URL", "BROADCAST_URL", "BASE_URL", "WORKER"}
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    with listening_socket("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if name not in settings_of_others}
    with (folder / "server.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "cli",
            "serve",
            f"--port={port}",
            env=environment | {"DATA_DIR": str(folder / "data"), "BASE_URL": address},
            stdout=log,
            stderr=log,
        )
        try:
            await _until_ready(address, process, folder / "server.log")
            yield address
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _until_ready(address: str, process: asyncio.subprocess.Process, log: Path) -> None:
    async with httpx.AsyncClient(trust_env=False) as http, asyncio.timeout(START_SECONDS):
        while process.returncode is None:
            try:
                if (await http.get(f"{address}/healthz")).is_success:
                    return
            except httpx.HTTPError:
                await asyncio.sleep(0.05)
    raise ClientError(f"The server did not start; {log} says why.")


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    """Open the database that the settings name; where it cannot be used, say so and why."""
    try:
        database = Database(settings.database_address, settings.database_options)
        try:
            yield database
        finally:
            await database.close()
    except (SQLAlchemyError, OSError) as error:
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise InvalidSettings(f"DATABASE_URL: the database cannot be used: {reason or type(error).__name__}") from error


@asynccontextmanager
async def _migrated(settings: Settings) -> AsyncIterator[Database]:
    """Open a database that is there and at the newest revision already."""
    async with _database(settings) as database:
        revision = await current_revision(database)
        if revision != newest_revision():
            raise InvalidSettings(f"The database is at revision {revision}: run `atelier migrate` first.")
        yield database


if __name__ == "__main__":
    main()
