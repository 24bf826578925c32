"""Commands for operators: ``atelier serve``, ``worker``, ``migrate``, ``token``, ``generate``, ``demo`` and more.

Each command imports its own modules when it runs, so a server does not load libraries for terminal output.
"""

import asyncio
import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.operate.app import add_to
from setting_text import plain

VERSION = "0.1.0"  # Read by pyproject.toml, too: a container has this file, and neither that one nor its metadata.
SYSTEMS = "Atelier runs on Linux and macOS. On Windows, run it in WSL 2 or in a container (see the README)."
HELP = "Run and administer Atelier, a backend for products that make images with AI and sell them for credits."
DEMO_PROMPT = "A cat by the window on a rainy day"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=HELP)
images_app = typer.Typer(no_args_is_help=True, help="Maintain the metadata of images.")
storage_app = typer.Typer(no_args_is_help=True, help="Maintain the image storage.")
models_app = typer.Typer(no_args_is_help=True, help="Manage the models on offer.")
ledger_app = typer.Typer(no_args_is_help=True, help="Check the ledger.")
add_to(app)
app.add_typer(ledger_app, name="ledger")
app.add_typer(models_app, name="models")
app.add_typer(images_app, name="images")
app.add_typer(storage_app, name="storage")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"atelier {VERSION}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options that come before the command."""


def main() -> None:
    """Run a command; an expected error prints one line and exits with 1."""
    if sys.platform == "win32":  # Rlimits bound decoders, flock locks files, signals stop servers.
        sys.exit(SYSTEMS)
    # httpx would import terminal colours for its own command; it works without them if the import fails.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None blocks an import, as Python documents
    # pydantic would read the metadata of every installed package to find plugins; there are none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except Exception as error:
        from commands.errors import EXPECTED, complain

        if not isinstance(error, EXPECTED):
            raise
        complain(error)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(
            min=0, max=65535, help="The port to listen on. Default: PORT if it is set, else 8000. 0: any free port."
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="The number of server processes.")] = 1,
) -> None:
    """Serve the API until Ctrl-C or SIGTERM."""
    # Imported modules stay in memory, so do not search them for garbage, now or later.
    gc.disable()
    from commands import serve

    gc.freeze()
    gc.enable()
    serve.run(host, port, workers)


@app.command()
def worker(
    metrics_port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help="The port for /metrics, /healthz and /readyz. Default: METRICS_PORT."),
    ] = None,
    metrics_host: Annotated[str, typer.Option(help="The address to listen on for that port.")] = "127.0.0.1",
) -> None:
    """Process generations until Ctrl-C or SIGTERM, without serving the API."""
    from commands import worker as worker_command

    worker_command.run(metrics_host, metrics_port)


@app.command()
def migrate(
    plan: Annotated[
        bool, typer.Option("--plan", help="List the revisions that would run, and change nothing.")
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(help="The revision to reach, such as 0014. Only additive revisions can be undone, without data."),
    ] = None,
) -> None:
    """Upgrade the database to the newest revision, or go back to an older one."""
    from commands.maintenance import migrate

    migrate.run(to, dry=plan)


@app.command()
def resume() -> None:
    """Send requests to Kie.ai again at once after a pause, for example when the account has credit again."""
    from commands.maintenance import admin

    admin.resume()


@app.command()
def restored() -> None:
    """Start a new event history, after a restore from a backup or in a copy of an installation."""
    from commands.maintenance import admin

    admin.restored()


@app.command()
def token(
    user: Annotated[
        str,
        typer.Argument(help="The user's subject (`sub` of the token). Its first request creates the account."),
    ],
    days: Annotated[int, typer.Option(min=1, max=3650, help="The days until the token expires.")] = 1,
) -> None:
    """Print a token that signs a user in. With AUTH_JWKS_URL, only the identity provider can make tokens."""
    from commands.maintenance import admin

    admin.token(user, days)


@ledger_app.command()
def verify() -> None:
    """Recompute every balance from the ledger. Exit with 1 if something does not match."""
    from commands.maintenance import admin

    admin.verify()


@app.command()
def report(
    month: Annotated[str, typer.Option(help="The month, such as 2026-11, in UTC.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print what a month's images brought and cost, by model: credits, the provider's price, margin."""
    from commands.maintenance import report

    report.run(month, as_json=as_json)


@app.command()
def seed(
    users: Annotated[int, typer.Option(min=1, max=1_000_000, help="The number of users.")] = 1_000,
    creations: Annotated[int, typer.Option(min=1, max=10_000_000, help="The number of creations.")] = 10_000,
    running: Annotated[int, typer.Option(min=0, max=10_000, help="How many of them are unfinished, for an hour.")] = 20,
) -> None:
    """Fill an empty sandbox installation with users, creations, ledgers and payments of a year, to try it at size."""
    from commands.maintenance import seed

    seed.run(users=users, creations=creations, running=running)


@models_app.command("list")
def list_models() -> None:
    """Print the models of the catalogue, with their status, their prices and the provider's."""
    from commands.maintenance import models

    models.list_models()


@models_app.command("pause")
def pause_model(
    slug: Annotated[str, typer.Argument(help="The slug of the model.")],
    reason: Annotated[str, typer.Option(help="The reason, for operators.")] = "Paused by an operator",
) -> None:
    """Stop offering a model, in all processes within 5 seconds, until it is resumed."""
    from commands.maintenance import models

    models.pause(slug, reason)


@models_app.command("resume")
def resume_model(
    slug: Annotated[str, typer.Argument(help="The slug of the model.")],
    reason: Annotated[str, typer.Option(help="The reason, for operators.")] = "Resumed by an operator",
) -> None:
    """Offer a paused model again, also one that was paused because of its failures."""
    from commands.maintenance import models

    models.resume(slug, reason)


@models_app.command("verify")
def verify_model(
    slug: Annotated[str, typer.Argument(help="The slug of the model.")],
    yes: Annotated[bool, typer.Option("--yes", help="Make the paid runs without asking.")] = False,
) -> None:
    """Compare a model with the provider's description, make one paid run for each of its ids, and offer it."""
    from commands.maintenance import models

    models.verify(slug, confirmed=yes)


@storage_app.command()
def check(
    images_after: Annotated[
        str | None, typer.Option(help="Continue after this image, as an interrupted run printed it.")
    ] = None,
    shares_after: Annotated[
        str | None, typer.Option(help="Continue after this share; without --images-after, skip the images.")
    ] = None,
    objects_after: Annotated[
        str | None, typer.Option(help="Continue after this object; without the others, skip images and shares.")
    ] = None,
) -> None:
    """Compare the images and shares in the database with the stored objects, both ways. Exit with 1 if they differ."""
    from commands.maintenance import storage

    storage.check(images_after=images_after, shares_after=shares_after, objects_after=objects_after)


@storage_app.command()
def rekey() -> None:
    """Move images of older versions to unguessable keys. It can be interrupted, repeated, and run beside servers."""
    from commands.maintenance import storage

    storage.rekey()


@images_app.command()
def strip(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Count the images and change nothing.")] = False,
) -> None:
    """Remove metadata from inputs of older versions. It can be interrupted, repeated, and run beside servers."""
    from commands.maintenance import storage

    storage.strip(dry=dry_run)


@images_app.command()
def render(
    after: Annotated[str, typer.Option(help="Continue after this image, as an interrupted run printed it.")] = "",
    limit: Annotated[int | None, typer.Option(min=1, help="Render at most this many images.")] = None,
) -> None:
    """Make the missing WebP renditions of images. It can be interrupted, repeated, and run beside servers."""
    from commands.maintenance import storage

    storage.render(after=after, limit=limit)


@app.command()
def schema(
    check: Annotated[
        bool,
        typer.Option(
            "--check",
            help="Compare both schemas with their files and exit with 1 if one differs.",
        ),
    ] = False,
    operate: Annotated[bool, typer.Option("--operate", help="Print the schema of the operator API.")] = False,
) -> None:
    """Print the GraphQL schema."""
    from commands import schema

    schema.run(check=check, operate=operate)


@app.command()
def doctor() -> None:
    """Test every configured part and print each problem with its fix. Exit with 1 if something cannot work."""
    from commands import doctor

    doctor.run()


@app.command()
def generate(
    photos: Annotated[
        list[Path] | None, typer.Argument(help="The input images, in order. Default: none, the prompt alone.")
    ] = None,
    prompt: Annotated[str, typer.Option(help="The text to make the image from.")] = DEMO_PROMPT,
    style: Annotated[str, typer.Option(help="The name of a style.")] = "watercolour",
    model: Annotated[str | None, typer.Option(help="The name of a model. Default: the server's.")] = None,
    out: Annotated[Path, typer.Option(help="The file to save the image in.")] = Path("creation.png"),
    url: Annotated[str, typer.Option(help="The address of the server.")] = "http://127.0.0.1:8000",
    token: Annotated[
        str | None,
        typer.Option(help="The token of the user who pays. Default: a new demo user.", envvar="ATELIER_TOKEN"),
    ] = None,
) -> None:
    """Make an image with a running server and show its progress."""
    from commands import generate

    asyncio.run(generate.generate(photos or [], prompt, style, model, out, url, plain(token or "") or None))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="The folder for the image and the server's data.")] = Path("demo"),
    url: Annotated[str | None, typer.Option(help="The address of a running server. Default: one is started.")] = None,
) -> None:
    """Start a server, make one image from a real photograph, and show the result."""
    from commands import generate

    asyncio.run(generate.demo(out, url, DEMO_PROMPT))


if __name__ == "__main__":
    main()
