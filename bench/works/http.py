"""HTTP: reading a gallery and asking for a generation, beside GraphQL servers on Node and Bun, and a floor."""

from contextlib import ExitStack

from bench import documents
from bench.contest import in_turns, median_ratio, medians
from bench.ground import Ground
from bench.load.generators import HttpRun, HttpWork
from bench.report import Findings, Promise, Table
from bench.servers import BUN, NODE, Server, peer, product

CONNECTIONS = 32
WARM_SECONDS = 2.0
PEERS = {
    "mercurius + JIT": ("mercurius.mjs", NODE),
    "mercurius + JIT on Bun": ("mercurius.mjs", BUN),
    "graphql-yoga": ("yoga.mjs", NODE),
    "graphql-yoga on Bun": ("yoga.mjs", BUN),
    "floor: node:http": ("http_floor.mjs", NODE),
}
US, RIVAL = "Atelier", "mercurius + JIT"


def measure(ground: Ground) -> Findings:
    """Measure both, on servers that stay up between the two."""
    with ExitStack() as stack:
        everyone = {US: stack.enter_context(product(ground.folder, ground.settings))}
        for name, (file, runtime) in PEERS.items():
            started = peer(name, file, ground.folder, ground.settings, runtime=runtime)
            everyone[name] = stack.enter_context(started)
        reading = _contest(ground, everyone, documents.galleries())
        writing = _contest(ground, everyone, documents.generations())
    return Findings(
        [
            Promise("`creations(first: 20)`, 10 fields: CPU against mercurius", _ratio(reading, "cpu_us"), 3, 1.8, "×"),
            Promise(
                "`createGeneration`: requests/s against mercurius", _ratio(writing, "rate"), 0.6, 1.1, "×", least=True
            ),
        ],
        [
            _table("`creations(first: 20)`, 10 fields, 32 connections", everyone, reading),
            _table("`createGeneration`, 32 connections", everyone, writing),
        ],
    )


def _contest(ground: Ground, everyone: dict[str, Server], work: HttpWork) -> dict[str, list[HttpRun]]:
    def run(name: str) -> HttpRun:
        seconds = ground.effort.seconds
        return ground.generators.send(everyone[name], work, connections=CONNECTIONS, seconds=seconds)

    for server in everyone.values():
        ground.generators.send(server, work, connections=CONNECTIONS, seconds=WARM_SECONDS)
    return in_turns(ground.effort.rounds, list(everyone), run)


def _ratio(runs: dict[str, list[HttpRun]], name: str) -> float:
    return median_ratio(runs, US, RIVAL, name)


def _table(title: str, everyone: dict[str, Server], runs: dict[str, list[HttpRun]]) -> Table:
    rows = []
    for name in everyone:
        of = medians(runs[name])
        ratio = median_ratio(runs, name, RIVAL, "cpu_us")
        rows.append(
            [
                name,
                f"{of['rate']:.0f}",
                f"{of['cpu_us']:.0f}",
                f"{ratio:.2f} ×",
                f"{of['p50_ms']:.1f}",
                f"{of['p99_ms']:.1f}",
                f"{of['stolen']:.0%}",
            ]
        )
    columns = ["server", "requests/s", "CPU µs each", "against mercurius", "p50 ms", "p99 ms", "stolen"]
    return Table(title, columns, rows)
