"""JavaScript that real clients run: installed once from its lock file, each script a process of its own."""

import asyncio
import fcntl
import hashlib
import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.programs import program

FOLDER = Path(__file__).parent
SCHEMA = FOLDER.parents[1] / "schema" / "schema.graphql"
TYPESCRIPT = FOLDER.parents[1] / "clients" / "typescript"
INSTALL_SECONDS = 240
SCRIPT_SECONDS = 180

RunScript = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def packages() -> Path:
    """The folder with the packages of the lock file installed in it."""
    program("node", "nodejs")
    return install(FOLDER)


def install(folder: Path) -> Path:
    """Install the packages of a folder's lock file in it, and return it; several runs at once install them once."""
    npm = program("npm")
    lock = folder / "package-lock.json"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".installed"
    with lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text() != wanted:
            subprocess.run([npm, "ci", "--silent"], cwd=folder, check=True, timeout=INSTALL_SECONDS)
            stamp.write_text(wanted)
    return folder


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder into which the packed client was installed."""
    program("node", "nodejs")
    npm = program("npm")
    folder = tmp_path_factory.mktemp("installed")
    # Its build is the script `prepack`, and `.npmrc` lets no scripts run.
    packing = (npm, "pack", "--silent", "--ignore-scripts=false", "--pack-destination", str(folder))
    _run(*packing, folder=install(TYPESCRIPT))
    (packed,) = folder.glob("*.tgz")
    (folder / "package.json").write_text('{"private": true}')
    _run(npm, "install", "--silent", "--offline", "--legacy-peer-deps", str(packed), folder=folder)
    return folder


async def compile_documents(folder: Path, packages: Path) -> Path:
    """Compile the Relay documents in a folder against the contract, and return the folder of the results."""
    compiled = folder / "compiled"
    compiled.mkdir()
    (folder / "schema.graphql").write_text(SCHEMA.read_text())
    (folder / "relay.config.json").write_text(
        json.dumps(
            {
                "src": ".",
                "schema": "schema.graphql",
                "language": "javascript",
                "artifactDirectory": "compiled",
                "eagerEsModules": True,
            }
        )
    )
    compiler = await asyncio.create_subprocess_exec(
        *(program("node", "nodejs"), str(packages / "node_modules" / "relay-compiler" / "cli.js"), "relay.config.json"),
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(compiler.communicate(), SCRIPT_SECONDS)
    assert compiler.returncode == 0, output.decode()
    return compiled


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, timeout=INSTALL_SECONDS, stdout=subprocess.DEVNULL)


def bun(packages: Path) -> str:
    """Return the path of Bun, which the lock file installs: no install script links it."""
    (found,) = (packages / "node_modules" / "@oven").glob(f"bun-{sys.platform}-*/bin/bun")
    return str(found)


@pytest.fixture
def run_script(packages: Path) -> RunScript:
    """Run one of the scripts in ``src`` and return the JSON that it prints."""
    node = program("node", "nodejs")

    async def run(script: str, *arguments: str, runtime: str = node) -> Any:
        process = await asyncio.create_subprocess_exec(
            *(runtime, str(packages / "src" / script), *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(SCRIPT_SECONDS):
                output, errors = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        assert process.returncode == 0, errors.decode()
        return json.loads(output)

    return run
