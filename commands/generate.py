"""The commands ``generate`` and ``demo``: make one image through a server and show its progress."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table

from atelier_client import AsyncAtelier, AtelierError, Creation, GenerationFailed, Model, Style, Transaction, demo_token
from transport.server.http_protocol import listening_socket

SAMPLE = Path(__file__).parent.parent / "samples" / "chelsea.jpg"
START_SECONDS = 60.0
PATIENCE_SECONDS = 3.0
LEDGER_ENTRIES = 10

console = Console()


async def generate(
    photos: Sequence[Path], prompt: str, style: str, model: str | None, out: Path, url: str, token: str | None
) -> None:
    async with AsyncAtelier(url, token or await demo_token(url), patience=PATIENCE_SECONDS) as client:
        before = (await client.credits()).balance
        style_id = _find("style", style, await client.styles())
        model_id = None if model is None else _find("model", model, await client.models())
        failure: GenerationFailed | None = None
        with Live(Spinner("dots", "sending"), console=console, transient=True) as live:
            seen: list[tuple[str, str]] = []

            def show(creation: Creation) -> None:
                if not seen or seen[-1] != (creation.status, creation.stage):
                    live.console.print(f"  [bold]{creation.status:<10}[/] {creation.stage.lower()}")
                seen.append((creation.status, creation.stage))
                live.update(Spinner("dots", creation.stage.lower()))

            try:
                (begun,) = await client.create(prompt, images=photos, style=style_id, model=model_id)
                creation = await client.wait(begun.id, on_change=show)
            except GenerationFailed as error:
                failure = error
            except TimeoutError as error:
                raise AtelierError("The image takes too long; it, or its credits, will come.") from error
            except OSError as error:
                raise AtelierError(f"{error.filename} cannot be read: {error.strerror}.") from error
        console.print(f"  credits: {before} before, {(await client.credits()).balance} after")
        if failure is not None:
            raise AtelierError(f"No image was made, the credits are back: {failure}") from failure
        image = creation.generated_image
        if image is None:
            raise AssertionError("wait returned a creation without an image")
        await client.download(image, out)
        console.print(
            f"  saved [bold]{out}[/] ({image.width} x {image.height}, {image.byte_size // 1024} KB)",
            highlight=False,
            soft_wrap=True,
        )
        console.print(_ledger_table([entry async for entry in client.transactions()][:LEDGER_ENTRIES]))


def _find(kind: str, name: str, entries: Sequence[Model] | Sequence[Style]) -> str:
    """Return the id of the entry with this name, or with this id, without its prefix if it has none.

    Raises:
        AtelierError: there is none.
    """
    wanted = name.casefold()
    for entry in entries:
        if wanted in {entry.id.casefold(), _slug(entry), entry.name.casefold()}:
            return entry.id
    short = [_slug(entry) for entry in entries]
    raise AtelierError(f"There is no {kind} {name!r}. There are: {', '.join(short)}.")


def _slug(entry: Model | Style) -> str:
    return entry.id.partition("_")[2]


def _ledger_table(entries: Sequence[Transaction]) -> Table:
    table = Table("ledger", "amount", "balance", "what for", box=None, padding=(0, 3, 0, 2))
    for entry in entries:
        table.add_row(entry.kind, f"{entry.amount:+}", str(entry.balance_after), entry.description)
    return table


async def demo(out: Path, url: str | None, prompt: str) -> None:
    picture = out / "chelsea-watercolour.png"
    if url is not None:
        await generate([SAMPLE], prompt, "watercolour", None, picture, url, None)
        return
    console.print("Starting a server on a free port, with the sandbox in place of Kie.ai ...")
    async with _own_server(out) as address:
        console.print(f"{address} is up. Making a watercolour of {SAMPLE.name}:")
        await generate([SAMPLE], prompt, "watercolour", None, picture, address, None)


@asynccontextmanager
async def _own_server(folder: Path) -> AsyncIterator[str]:
    """Run a server with its data in ``folder`` inside the block, and yield its address."""
    settings_of_others = {
        *("KIE_AI_API_KEY", "DATABASE_URL", "STORAGE_URL", "BLOB_READ_WRITE_TOKEN", "BROADCAST_URL", "BASE_URL"),
        "WORKER",
    }
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
            env=environment | {"DATA_DIR": str(folder / "data"), "BASE_URL": address, "DRAIN_SECONDS": "0"},
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
    raise AtelierError(f"The server did not start; see {log}.")
