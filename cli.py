"""What an operator types: ``atelier serve``, ``worker``, ``migrate``, ``token``, ``generate``, ``demo`` and more.

Each command loads what it needs when it is typed: a server holds no tables and spinners for terminals.
"""

import asyncio
import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

DEMO_PROMPT = "A cat by the window on a rainy day"

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, help=__doc__)
credits_app = typer.Typer(no_args_is_help=True, help="Give users credits.")
ledger_app = typer.Typer(no_args_is_help=True, help="Check the ledger.")
app.add_typer(credits_app, name="credits")
app.add_typer(ledger_app, name="ledger")


def main() -> None:
    """Run a command; what goes wrong expectedly is one line, and an exit code of 1."""
    # httpx would load a terminal's colours for a command of its own; it goes without where that cannot be loaded.
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # what Python's documentation says to put
    # pydantic would read what every package that is installed says of itself, to find plugins; it has none here.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except Exception as error:
        from commands.complaints import EXPECTED, complain

        if not isinstance(error, EXPECTED):
            raise
        complain(error)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Server processes.")] = 1,
) -> None:
    """Serve the API until Ctrl-C or SIGTERM."""
    # What is loaded stays: looking for garbage in it, now or later, is lost time.
    gc.disable()
    from commands import serve

    gc.freeze()
    gc.enable()
    serve.run(host, port, workers)


@app.command()
def worker(
    metrics_port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Answer /metrics, /healthz and /readyz on this port.")
    ] = None,
    metrics_host: Annotated[str, typer.Option(help="Address to listen on for them.")] = "127.0.0.1",
) -> None:
    """Take generations through their steps until Ctrl-C or SIGTERM, without serving."""
    from commands import work

    work.run(metrics_host, metrics_port)


@app.command()
def migrate() -> None:
    """Bring the database to the newest revision."""
    from commands import operate

    operate.migrate()


@app.command()
def resume() -> None:
    """Ask Kie.ai again at once, where it was paused: the key has credit again, say."""
    from commands import operate

    operate.resume()


@app.command()
def token(
    user: Annotated[str, typer.Argument(help="The subject that the token names; created on first sight.")],
    days: Annotated[int, typer.Option(min=1, max=3650, help="Days until it expires.")] = 1,
) -> None:
    """Print a token that signs a user in, where this installation signs tokens itself or shares the secret."""
    from commands import operate

    operate.token(user, days)


@credits_app.command()
def grant(
    user: Annotated[str, typer.Argument(help="The user's subject, or id.")],
    amount: Annotated[int, typer.Argument(min=1, help="Credits to give.")],
    reason: Annotated[str, typer.Option(help="What the ledger says.")] = "Granted by an operator",
) -> None:
    """Give a user credits for free."""
    from commands import operate

    operate.grant(user, amount, reason)


@ledger_app.command()
def verify() -> None:
    """Recompute every balance from the ledger; exit with 1 where something does not match."""
    from commands import operate

    operate.verify()


@app.command()
def schema(
    check: Annotated[bool, typer.Option("--check", help="Compare with schema/schema.graphql.")] = False,
) -> None:
    """Print the API's schema."""
    from commands import schema

    schema.run(check=check)


@app.command()
def doctor() -> None:
    """Try every configured part, and say what is wrong and what to do; exit with 1 where something cannot work."""
    from commands import doctor

    doctor.run()


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
    from commands import generate

    asyncio.run(generate.generate(photo, prompt, style, out, url, token))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for the picture and the server's data.")] = Path("demo"),
    url: Annotated[str | None, typer.Option(help="A running server; none: one is started.")] = None,
) -> None:
    """Make one image from a real photograph, with a server of its own, and show what happened."""
    from commands import generate

    asyncio.run(generate.demo(out, url, DEMO_PROMPT))


if __name__ == "__main__":
    main()
