"""Many processes on one database: work is done once, limits hold for all together, and any of them may die."""

import asyncio
from contextlib import aclosing
from pathlib import Path

import pytest

from tests.faults.test_crashes import CREATE, asked_for, mismatches, rich_user, unaccounted, until_finished
from tests.support.graphql_client import Client
from tests.support.postgres import Postgres
from tests.support.processes import WorkerProcess
from tests.support.s3_server import S3Server
from tests.support.stack import Stack, running_stack
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.timeout(300)]

FROM_THE_START = 'subscription { taskUpdated(after: "0") { creation { id version stage } } }'


async def _kill_when(stack: Stack, worker: WorkerProcess, count: int) -> None:
    """Kill a worker after this number of createTask calls."""

    async def asked() -> bool:
        return len(await stack.sandbox.tasks()) >= count

    await until(asked, 90)
    await worker.kill()


async def test_sixty_generations_on_two_servers_and_two_workers_outlive_either_worker(
    tmp_path: Path, real_postgres: Postgres, s3_server: S3Server
) -> None:
    async with running_stack(tmp_path, real_postgres, s3_server, "--blank") as stack:
        token = await rich_user(stack.database_url, "ada", 60 * 20)
        one, other = stack.servers
        async with Client(one.url, token) as client, Client(other.url, token) as elsewhere:
            finished: set[str] = set()
            versions: dict[str, list[int]] = {}

            async def watch() -> None:
                async with aclosing(elsewhere.subscribe(FROM_THE_START)) as events:
                    async for data in events:
                        if not data:
                            listening.set()
                            continue
                        creation = data["taskUpdated"]["creation"]
                        versions.setdefault(creation["id"], []).append(creation["version"])
                        if creation["stage"] == "FINISHED":
                            finished.add(creation["id"])
                            if len(finished) == 60:
                                return

            listening = asyncio.Event()
            watching = asyncio.create_task(watch())
            await listening.wait()
            await asyncio.gather(
                *(
                    client.execute(CREATE, {"input": {"prompt": f"number {number}", "style": "sty_none"}})
                    for number in range(60)
                )
            )
            await _kill_when(stack, stack.workers[0], 10)
            await stack.workers[0].start()
            await _kill_when(stack, stack.workers[1], 30)
            nodes = await until_finished(client, 60, within=150)
            await asyncio.wait_for(watching, 90)

        asked = await asked_for(stack.sandbox)
        created = sorted(task["createdAt"] for task in await stack.sandbox.tasks())
        refused = await stack.sandbox.refused()
        wrong = await mismatches(stack.database_url)
        again = await unaccounted(stack.database_url, asked)

    assert {node["status"] for node in nodes} == {"SUCCESS"}
    assert set(asked) == {node["id"] for node in nodes}
    assert again == []
    assert refused == {}
    assert max(sum(start <= at < start + 10_000 for at in created) for start in created) <= 20
    assert wrong == []
    assert all(seen == list(range(1, len(seen) + 1)) for seen in versions.values())
