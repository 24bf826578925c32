"""Shutdown: stopped processes end soon, close their connections properly, and lose nothing."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.faults.test_crashes import CREATE, WEBHOOK_KEY, asked_for, mismatches, rich_user, until_finished
from tests.faults.tools.lines import Line, set_trap
from tests.support.graphql_client import Client
from tests.support.processes import ServerProcess, WorkerProcess, running_sandbox
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(240)]

GENERATIONS = 6
SOCKETS = 3
SUBSCRIBE = {"id": "1", "type": "subscribe", "payload": {"query": "subscription { taskUpdated { cursor } }"}}


async def watch(stack: AsyncExitStack, server: ServerProcess, token: str) -> ClientConnection:
    """Return a socket on which a subscription runs."""
    address = f"{server.url.replace('http', 'ws', 1)}/graphql"
    protocols = ["graphql-transport-ws"]
    socket = await stack.enter_async_context(connect(address, subprotocols=protocols, proxy=None))  # type: ignore[arg-type]  # a NewType of str
    await socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}))
    await socket.recv()
    await socket.send(json.dumps(SUBSCRIBE))
    return socket


async def closing_code(socket: ClientConnection) -> int | None:
    """Read a socket to its end and return the code that it was closed with."""
    try:
        while True:
            await socket.recv()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


async def ask(client: Client, count: int) -> None:
    for number in range(count):
        await client.execute(CREATE, {"input": {"prompt": f"number {number}", "style": "sty_none"}})


async def test_a_server_that_stops_closes_its_sockets_and_the_next_one_continues_its_generations(
    tmp_path: Path,
) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    address = f"sqlite:///{data_dir / 'atelier.db'}"
    async with running_sandbox(tmp_path / "sandbox", "--blank", seconds=2.0, webhook_key=WEBHOOK_KEY) as sandbox:
        settings = {"SANDBOX_URL": sandbox.url, "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY, "KIE_AI_TIMEOUT": "60s"}
        async with ServerProcess(data_dir, settings) as server, AsyncExitStack() as stack:
            token = await rich_user(address, "ada", GENERATIONS * 20)
            client = await stack.enter_async_context(Client(server.url, token))
            closings = [asyncio.create_task(closing_code(await watch(stack, server, token))) for _ in range(SOCKETS)]
            await ask(client, GENERATIONS)

            async def some_are_made() -> bool:
                return len(await sandbox.tasks()) >= 2

            await until(some_are_made, timeout=90)
            await server.stop()
            codes = await asyncio.wait_for(asyncio.gather(*closings), 90)

            await server.start()
            nodes = await until_finished(client, GENERATIONS, within=90)
        asked = await asked_for(sandbox)

    assert codes == [1012] * SOCKETS
    assert [node["status"] for node in nodes] == ["SUCCESS"] * GENERATIONS
    assert asked == {node["id"]: 1 for node in nodes}
    assert await mismatches(address) == []


@pytest.mark.parametrize("comes", [True, False], ids=["answered", "hanging"])
async def test_a_worker_that_is_ended_within_a_step_ends_it_or_gives_it_back(tmp_path: Path, comes: bool) -> None:
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    address = f"sqlite:///{data_dir / 'atelier.db'}"
    async with AsyncExitStack() as stack:
        sandbox = await stack.enter_async_context(
            running_sandbox(tmp_path / "sandbox", "--blank", seconds=0.5, webhook_key=WEBHOOK_KEY)
        )
        line = await stack.enter_async_context(Line("kie", ("127.0.0.1", int(sandbox.url.rpartition(":")[2]))))
        settings = {
            "DATABASE_URL": address,
            "SANDBOX_WEBHOOK_KEY": WEBHOOK_KEY,
            # Longer than this test may take: no step waits for the end of a lease.
            "KIE_AI_TIMEOUT": "100s",
            "WORKER": "off",
        }
        server = await stack.enter_async_context(ServerProcess(data_dir, settings | {"SANDBOX_URL": sandbox.url}))
        given = settings | {
            "KIE_AI_API_KEY": "any-is-good",
            "KIE_AI_BASE_URL": f"http://{line.netloc}",
            "KIE_AI_UPLOAD_URL": f"http://{line.netloc}",
            "KIE_AI_RESULT_HOSTS": sandbox.url.removeprefix("http://"),
            "BASE_URL": server.url,
        }
        worker = await stack.enter_async_context(WorkerProcess(data_dir, given))
        token = await rich_user(address, "ada", 20)
        client = await stack.enter_async_context(Client(server.url, token))

        trap = set_trap([line], "recordInfo")
        await ask(client, 1)
        await asyncio.wait_for(trap.caught.wait(), 90)
        ending = asyncio.create_task(worker.stop())
        if comes:
            trap.let_go()
        code = await ending
        trap.disarm()

        await worker.start()
        (node,) = await until_finished(client, 1, within=120)
        asked = await asked_for(sandbox)

    assert code == 0
    assert node["status"] == "SUCCESS"
    assert asked == {node["id"]: 1}
    assert await mismatches(address) == []
