"""All clients at once through a killed server and a restored database: each sees the images that end meanwhile."""

import asyncio
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, aclosing, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from atelier_client import AsyncAtelier
from tests.clients.conftest import FOLDER
from tests.clients.test_recipes import ADDRESS, NAMES, WATCH, recipe
from tests.faults.tools.lines import Line
from tests.support.cursors import number_of
from tests.support.processes import ROOT, ServerProcess
from tests.support.programs import program
from tests.support.requests import http_client
from tests.support.waiting import until

pytestmark = [pytest.mark.embedded, pytest.mark.process, pytest.mark.timeout(600)]

# As their manuals set them up; these subscribe again without a cursor.
PLAIN = ("graphql_ws", "apollo", "urql")
# These continue after the last cursor.
RESUMING = ("recipe", "atelier", "python")
SECONDS = 300.0

Events = list[dict[str, Any]]
ENDED: dict[str, Any] = {"kind": "ENDED", "creation": None}


@asynccontextmanager
async def watching(name: str, url: str, token: str, folder: Path) -> AsyncIterator[Events]:
    """Run a client as a process, and yield the events that it has printed so far."""
    events: Events = []
    process = await asyncio.create_subprocess_exec(
        *(program("node", "nodejs"), str(FOLDER / "src" / "outages.mjs"), url, token, name, str(folder)),
        env={**os.environ, "WATCH": WATCH},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    output = process.stdout

    async def read() -> None:
        async for line in output:
            events.append(json.loads(line))
        events.append(ENDED)

    reading = asyncio.create_task(read())
    try:
        yield events
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await reading


@asynccontextmanager
async def watching_in_python(url: str, token: str) -> AsyncIterator[Events]:
    """Watch with the client for Python, and yield the events so far."""
    events: Events = []

    async def read() -> None:
        async with AsyncAtelier(url, token) as client, aclosing(client.watch()) as received:
            async for event in received:
                creation = event.creation
                events.append(
                    {
                        "cursor": event.cursor,
                        "kind": event.kind,
                        "creation": creation and {name: getattr(creation, name) for name in ("id", "version", "stage")},
                    }
                )

    reading = asyncio.create_task(read())
    try:
        yield events
    finally:
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)


def live_recipe(folder: Path, packages: Path, url: str) -> Path:
    """Write the recipe for graphql-ws, on which those for other clients rest, as a module that uses the server."""
    code = recipe(f"**{NAMES['live']}**", "js").replace(f"wss://{ADDRESS}", url.replace("http", "ws"))
    (folder / "live.js").write_text(code)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "node_modules").symlink_to(packages / "node_modules")
    return folder


async def restore(server: ServerProcess, database: Path, copy: Path) -> None:
    """Replace the database of a stopped server by a copy, as in the documentation."""
    for leftover in database.parent.glob(f"{database.name}-*"):
        leftover.unlink()
    await asyncio.to_thread(shutil.copy, copy, database)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "cli", "restored"), cwd=ROOT, env=server.environment, stdout=asyncio.subprocess.DEVNULL
    )
    assert await asyncio.wait_for(process.wait(), 120) == 0


async def test_all_clients_see_what_ends_while_a_server_is_killed_and_continue_after_a_restore(
    data_dir: Path, packages: Path, package: Path, tmp_path: Path
) -> None:
    database = data_dir / "atelier.db"
    server = ServerProcess(data_dir, {"SANDBOX_SECONDS": "1"})
    async with server, Line("the clients'", ("127.0.0.1", server.port)) as line, AsyncExitStack() as stack:
        async with http_client() as http:
            token = str((await http.post(f"{server.url}/auth/demo")).json()["token"])
        await server.stop()
        await asyncio.to_thread(shutil.copy, database, copy := data_dir.parent / "copy.db")
        await server.start()
        ours = await stack.enter_async_context(AsyncAtelier(server.url, token, patience=SECONDS))
        url = f"http://{line.netloc}"
        folders = {"atelier": package, "recipe": live_recipe(tmp_path, packages, url)}
        watched = {"python": await stack.enter_async_context(watching_in_python(url, token))}
        for name in (*PLAIN, *folders):
            folder = folders.get(name, tmp_path)
            watched[name] = await stack.enter_async_context(watching(name, url, token, folder))

        async def all_have_seen(creation_id: str | None, **facts: str) -> None:
            def seen(events: Events) -> bool:
                assert ENDED not in events, events
                return any(
                    (event["creation"] or {}).get("id") == creation_id
                    and facts.items() <= (event | (event["creation"] or {})).items()
                    for event in events
                )

            try:
                await until(lambda: all(map(seen, watched.values())), SECONDS, every=0.05)
            except TimeoutError:
                missing = {name: events[-3:] for name, events in watched.items() if not seen(events)}
                raise AssertionError(f"{facts} of {creation_id} is missing: {missing}") from None

        await all_have_seen(None, kind="READY")
        (first,) = await ours.create("a harbour at dawn [slow:3]")
        await all_have_seen(first.id, stage="MAKING")
        line.refuse()
        await server.kill()
        await server.start()
        await ours.wait(first.id)
        await line.accept()
        await all_have_seen(first.id, stage="FINISHED")
        for name in RESUMING:
            updates = [event for event in watched[name] if event["creation"]]
            assert [event["creation"]["version"] for event in updates] == list(range(1, len(updates) + 1)), name
            cursors = [number_of(event["cursor"]) for event in updates]
            assert cursors == sorted(set(cursors)), name
        for name in PLAIN:
            # An event of the large renditions may follow.
            ends = [event["kind"] for event in watched[name] if (event["creation"] or {}).get("stage") == "FINISHED"]
            assert ends[0] == "SNAPSHOT", name

        line.refuse()
        await server.stop()
        await restore(server, database, copy)
        await server.start()
        assert [creation.id async for creation in ours.gallery()] == []
        await line.accept()
        # Without a cursor, the new subscription begins with the present state.
        watched, plain = {name: watched[name] for name in RESUMING}, watched
        await all_have_seen(None, kind="RESET")
        watched = plain
        (second,) = await ours.create("a harbour at night")
        await all_have_seen(second.id, stage="FINISHED")
