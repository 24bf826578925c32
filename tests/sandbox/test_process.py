"""The sandbox as a process: its output, its end, and its state after a kill."""

import asyncio
import io
import json
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sandbox.kie.tasks import Tasks
from sandbox.process import SandboxFailed, SandboxProcess
from sandbox.state import UNFINISHED, StateUnusable
from tests.sandbox.running import TIMEOUT, Receiver, Sandbox
from tests.support.requests import http_client
from tests.support.waiting import until

pytestmark = pytest.mark.process


@asynccontextmanager
async def _process(state_dir: Path, *options: str) -> AsyncIterator[tuple[Process, Sandbox]]:
    command = [sys.executable, "-m", "sandbox", "--port=0", f"--state-dir={state_dir}", *options]
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    try:
        line = json.loads(await asyncio.wait_for(process.stdout.readline(), TIMEOUT))
        assert line == {"sandbox": "kie.ai", "url": line["url"]}
        async with http_client(base_url=line["url"], headers={"Authorization": "Bearer key"}) as http:
            yield process, Sandbox(line["url"], http)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def test_a_killed_sandbox_ends_its_tasks_and_calls_back_after_a_restart(
    tmp_path: Path, receiver: Receiver, jpeg: bytes
) -> None:
    async with _process(tmp_path, "--seconds=2") as (process, sandbox):
        picture = await sandbox.upload(jpeg)
        task_id = await sandbox.accepted("oil painting", image_input=[picture], callBackUrl=receiver.url)
        await sandbox.reached(task_id, "generating", "success")
        process.kill()
        await process.wait()

    async with _process(tmp_path) as (_, sandbox):
        result = await sandbox.result(task_id)
        await until(lambda: len(receiver.bodies) == 1)

        assert result.headers["content-type"] == "image/png"
        assert await sandbox.credit() == 10_000.0 - 18


async def test_it_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    async with _process(tmp_path, "--parent-pipe", "--seconds=60") as (process, sandbox):
        await sandbox.accepted("a lake")
        assert process.stdin is not None
        process.stdin.close()

        assert await asyncio.wait_for(process.wait(), TIMEOUT) == 0


async def test_without_a_parent_pipe_it_outlives_its_stdin(tmp_path: Path) -> None:
    async with _process(tmp_path) as (process, sandbox):
        assert process.stdin is not None
        process.stdin.close()
        await process.stdin.wait_closed()

        assert await sandbox.credit() == 10_000.0


async def test_its_log_has_the_requests_without_callback_tokens(tmp_path: Path, receiver: Receiver) -> None:
    async with _process(tmp_path, "--seconds=0") as (process, sandbox):
        await sandbox.accepted("a lake", callBackUrl=receiver.url)
        await until(lambda: len(receiver.bodies) == 1)
        process.terminate()
        _, log = await asyncio.wait_for(process.communicate(), TIMEOUT)

    lines = log.decode().splitlines()
    assert lines
    assert all(line.startswith("sandbox: ") for line in lines)
    assert "secret" not in log.decode()


async def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    async with _process(tmp_path) as (_, sandbox):
        port = sandbox.url.rpartition(":")[2]
        command = [sys.executable, "-m", "sandbox", f"--port={port}", f"--state-dir={tmp_path / 'other'}"]
        second = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
        output, log = await asyncio.wait_for(second.communicate(), TIMEOUT)

    assert second.returncode == 1
    assert output == b""
    assert log.decode() == f"sandbox: port {port} cannot be used: Address already in use\n"


async def test_a_second_sandbox_on_the_same_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.state.LOCK_SECONDS", 0.0)
    async with _process(tmp_path) as (_, sandbox):
        with pytest.raises(StateUnusable, match="another sandbox"):
            Tasks(tmp_path / "kie.db", credits=1)

        assert await sandbox.credit() == 10_000.0


async def test_blank_pictures_have_one_colour_and_the_address_that_was_given(tmp_path: Path) -> None:
    options = ("--blank", "--seconds=0", "--public-url=http://pictures.example.org/of")
    async with _process(tmp_path, *options) as (_, sandbox):
        task_id = await sandbox.accepted("a lake", aspect_ratio="21:9")
        record = await sandbox.reached(task_id, "success")
        [url] = json.loads(record["resultJson"])["resultUrls"]
        assert url.startswith("http://pictures.example.org/of/files/results/")
        answer = await sandbox.http.get(url.removeprefix("http://pictures.example.org/of"))
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.size == (1024, 439)
        assert len(picture.getcolors() or ()) == 1


@asynccontextmanager
async def _beside(state_dir: Path, *, seconds: float = 0.0) -> AsyncIterator[Sandbox]:
    """Run a sandbox beside this process, as a server does."""
    async with (
        SandboxProcess(state_dir, webhook_key="key", seconds=seconds) as sandbox,
        http_client(base_url=sandbox.url, headers={"Authorization": "Bearer key"}) as http,
    ):
        yield Sandbox(sandbox.url, http)


async def test_a_sandbox_beside_a_server_is_started_by_the_first_request(tmp_path: Path) -> None:
    async with _beside(tmp_path) as sandbox:
        assert not (tmp_path / "kie.db").exists()

        assert await sandbox.credit() == 10_000.0

        assert (tmp_path / UNFINISHED).exists()
    assert not (tmp_path / UNFINISHED).exists()


async def test_a_sandbox_with_an_unfinished_task_is_started_without_a_request(
    tmp_path: Path, receiver: Receiver
) -> None:
    async with _beside(tmp_path, seconds=60) as sandbox:
        await sandbox.accepted("a lake", callBackUrl=receiver.url)
    tasks = Tasks(tmp_path / "kie.db", credits=1)
    tasks._db.execute("UPDATE tasks SET due_at = created_at")
    tasks.close()
    assert receiver.bodies == []

    async with _beside(tmp_path):
        await until(lambda: len(receiver.bodies) == 1)


async def test_a_sandbox_that_has_died_is_started_again_by_the_next_request(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.process.AGAIN_SECONDS", 0.0)
    started: list[Process] = []
    start = asyncio.create_subprocess_exec

    async def noted(*command: str, **options: Any) -> Process:
        started.append(await start(*command, **options))
        return started[-1]

    monkeypatch.setattr("asyncio.create_subprocess_exec", noted)
    async with _beside(tmp_path) as sandbox:
        await sandbox.credit()
        started[0].kill()
        await started[0].wait()

        async with http_client(base_url=sandbox.url, headers={"Authorization": "Bearer key"}) as http:
            assert await Sandbox(sandbox.url, http).credit() == 10_000.0

    assert [process.returncode for process in started] == [-signal.SIGKILL, -signal.SIGTERM]


async def test_a_sandbox_is_where_it_was_the_last_time(tmp_path: Path) -> None:
    async with _beside(tmp_path) as sandbox:
        url = sandbox.url
    async with _beside(tmp_path) as sandbox:
        assert sandbox.url == url


async def test_a_folder_has_one_sandbox_and_the_second_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.process.LOCK_SECONDS", 0.0)
    async with _beside(tmp_path):
        with pytest.raises(SandboxFailed) as refused:
            await SandboxProcess(tmp_path, webhook_key="key").__aenter__()
    async with _beside(tmp_path):
        pass

    reason = "another server's is there; SANDBOX_URL can name one for both"
    assert str(refused.value) == f"The sandbox cannot have {tmp_path}: {reason}."


async def test_a_folder_that_cannot_be_created_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(SandboxFailed, match=r"The sandbox cannot have .*/file/state: File exists\."):
        await SandboxProcess(tmp_path / "file" / "state", webhook_key="key").__aenter__()


async def test_a_port_that_another_program_has_taken_is_left_to_it(tmp_path: Path) -> None:
    async with _beside(tmp_path) as sandbox:
        url = sandbox.url
    with socket.create_server(("127.0.0.1", int(url.rpartition(":")[2]))):
        async with _beside(tmp_path) as sandbox:
            assert sandbox.url != url
            assert await sandbox.credit() == 10_000.0
