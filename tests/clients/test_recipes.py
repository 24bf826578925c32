"""The recipes of the page on clients, as they stand there: no event is lost with a connection."""

import asyncio
from contextlib import aclosing
from pathlib import Path
from typing import Any

import gql.transport.websockets
import pytest

from tests.clients.conftest import RunScript, compile_documents
from tests.support.kie import FakeKie
from tests.support.serving import Running

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(300)]

PAGE = (
    (Path(__file__).parents[2] / "docs" / "clients.md")
    .read_text("utf-8")
    .partition("### Events after a lost connection\n")[2]
)
ADDRESS = "api.example.com"
NAMES = {"live": "graphql-ws", "apollo": "Apollo Client", "urql": "urql", "relay": "Relay"}


def recipe(heading: str, language: str) -> str:
    """Return the first block of code in a language that follows a text."""
    return PAGE.partition(heading)[2].partition(f"```{language}\n")[2].partition("```\n")[0]


WATCH = recipe("variable `$after`", "graphql")

CREATE = """mutation WatchMutation($input: CreateGenerationInput!) {
  createGeneration(input: $input) { creation { id } errors { ... on UserError { code } } }
}"""


def check(events: list[dict[str, Any]], *, connections: int) -> None:
    """Check that a client received every change of two creations, in order and once, over two connections."""
    ready, *updates = events
    assert (ready["kind"], ready["creation"]) == ("READY", None)
    assert {event["kind"] for event in updates} == {"UPDATE"}
    histories: dict[str, list[dict[str, Any]]] = {}
    for event in updates:
        histories.setdefault(event["creation"]["id"], []).append(event["creation"])
    assert len(histories) == connections == 2
    for history in histories.values():
        assert [creation["version"] for creation in history] == list(range(1, len(history) + 1))
        assert history[-1]["generatedImage"]["url"]


@pytest.fixture
def recipes(packages: Path, tmp_path: Path, server: Running) -> Path:
    """A folder with the recipes as modules that use the server."""
    signed = recipe("`signedFetch` is", "js")
    for name, title in NAMES.items():
        code = recipe(f"**{title}**", "js") + ("" if name == "live" else signed)
        code = code.replace(f"https://{ADDRESS}", server.url)
        (tmp_path / f"{name}.js").write_text(code.replace(f"wss://{ADDRESS}", server.url.replace("http", "ws")))
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "node_modules").symlink_to(packages / "node_modules")
    return tmp_path


@pytest.mark.parametrize("name", NAMES)
async def test_a_recipe_continues_after_a_lost_connection(
    name: str,
    recipes: Path,
    packages: Path,
    server: Running,
    kie: FakeKie,
    run_script: RunScript,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kie.finish_at_once = True
    monkeypatch.setenv("WATCH", WATCH)
    monkeypatch.setenv("CREATE", CREATE)
    if name == "relay":
        # The compiler wants the name of a document to begin with its file's.
        watch = WATCH.replace("subscription Watch", "subscription WatchSubscription")
        (recipes / "Watch.js").write_text(f"graphql`{watch}`; graphql`{CREATE}`;")
        await compile_documents(recipes, packages)

    seen = await run_script("recipes.mjs", str(recipes), name, f"{server.url}/graphql", await server.token("ada"))

    check(seen["events"], connections=seen["connections"])


async def test_the_recipe_for_python_continues_after_a_lost_connection(
    server: Running, kie: FakeKie, monkeypatch: pytest.MonkeyPatch
) -> None:
    kie.finish_at_once = True
    sockets: list[Any] = []

    class Recorded(gql.transport.websockets.WebsocketsTransport):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            sockets.append(self)

    async def new_token() -> str:
        return await server.token("ada")

    monkeypatch.setattr(gql.transport.websockets, "WebsocketsTransport", Recorded)
    names: dict[str, Any] = {"WATCH": WATCH, "new_token": new_token}
    exec(recipe("**gql**", "python").replace(f"wss://{ADDRESS}", server.url.replace("http", "ws")), names)  # noqa: S102 - code of ours
    ada = await server.user("ada")
    seen: list[dict[str, Any]] = []
    async with asyncio.timeout(120), aclosing(names["watch"]()) as events:
        async for event in events:
            seen.append(event)
            finished = [each for each in seen if each["creation"] and each["creation"]["stage"] == "FINISHED"]
            if event["kind"] == "READY":
                await ada.create("a harbour")
            elif len(finished) == len(sockets) == 1:
                sockets[0].adapter.websocket.transport.abort()
                await ada.create("a harbour")
            elif len(finished) == 2:
                break

    check(seen, connections=len(sockets))
