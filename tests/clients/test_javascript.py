"""The clients that web products use: a query, a refusal, and live updates that a cut socket does not harm."""

import asyncio
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import RunScript
from tests.kie import FakeKie
from tests.programs import program
from tests.serving import Running

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(300)]

SCHEMA = Path(__file__).parents[2] / "schema" / "schema.graphql"
STAGES = ["QUEUED", "MAKING", "CONFIRMING", "STORING", "FINISHED"]


@pytest.fixture
async def signed_in(server: Running, kie: FakeKie) -> tuple[str, str]:
    """The address of the API and a token, where every image is made at once."""
    kie.finish_at_once = True
    return f"{server.url}/graphql", await server.token("ada")


def check(seen: dict[str, Any]) -> None:
    """Judge what a client saw of the scenario."""
    assert seen["started"]["credit"]["balance"] == 100
    assert seen["started"]["viewer"]["id"].startswith("usr_")
    [refusal] = seen["refused"]["errors"]
    assert seen["refused"]["creation"] is None
    assert (refusal["__typename"], refusal["credits"]) == ("PriceAboveLimit", 20)

    events = seen["events"]
    assert seen["connections"] >= 2
    assert {event["kind"] for event in events} == {"UPDATE"}
    cursors = [int(event["cursor"]) for event in events]
    assert all(earlier < later for earlier, later in pairwise(cursors))
    by_creation: dict[str, list[dict[str, Any]]] = {}
    for event in events:
        by_creation.setdefault(event["creation"]["id"], []).append(event["creation"])
    assert len(by_creation) == 2
    for history in by_creation.values():
        assert [creation["version"] for creation in history] == list(range(1, len(history) + 1))
        assert [creation["stage"] for creation in history] == [
            stage for stage in STAGES if stage in {creation["stage"] for creation in history}
        ]
        assert history[-1]["status"] == "SUCCESS"


@pytest.mark.parametrize("client", ["graphql_ws", "apollo", "urql"])
async def test_a_client_reads_is_refused_and_watches_through_a_cut_socket(
    client: str, signed_in: tuple[str, str], run_script: RunScript
) -> None:
    check(await run_script(f"{client}.mjs", *signed_in))


async def test_relay_does_so_with_documents_compiled_against_the_contract(
    signed_in: tuple[str, str], run_script: RunScript, packages: Path, tmp_path: Path
) -> None:
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    # Node takes them for modules in a folder that says so.
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "relay.js").write_text((packages / "relay" / "relay.js").read_text())
    (tmp_path / "schema.graphql").write_text(SCHEMA.read_text())
    (tmp_path / "relay.config.json").write_text(
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
        cwd=tmp_path,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await asyncio.wait_for(compiler.communicate(), 180)
    assert compiler.returncode == 0, output.decode()

    check(await run_script("relay.mjs", *signed_in, str(compiled)))
