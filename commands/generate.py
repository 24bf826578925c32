"""The commands ``generate`` and ``demo``: make one image through a server and show its progress."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table

from commands.client import CREDIT, LEDGER, Client, ClientError, Step, sign_in_for_demo
from transport.server.http_protocol import listening_socket

SAMPLE = Path(__file__).parent.parent / "samples" / "chelsea.jpg"
START_SECONDS = 60.0

console = Console()


async def generate(
    photos: Sequence[Path], prompt: str, style: str, model: str | None, out: Path, url: str, token: str | None
) -> None:
    async with Client(url, token or await sign_in_for_demo(url)) as client:
        before = (await client.execute(CREDIT))["credit"]["balance"]
        steps: list[Step] = []
        with Live(Spinner("dots", "sending"), console=console, transient=True) as live:

            def show_step(step: Step) -> None:
                if not steps or (steps[-1].status, steps[-1].stage) != (step.status, step.stage):
                    live.console.print(f"  [bold]{step.status:<10}[/] {step.stage.lower()}")
                steps.append(step)
                live.update(Spinner("dots", step.stage.lower()))

            creation = await client.generate(photos, prompt, style, on_step=show_step, model=model)
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
    raise ClientError(f"The server did not start; see {log}.")
