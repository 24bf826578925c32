"""Processes: what two server processes answer, against one.

What is asked needs no database: on a small machine that one would be the limit of both.
"""

from bench import documents
from bench.contest import in_turns, median_ratio, medians
from bench.ground import Ground
from bench.load.generators import HttpRun
from bench.report import Findings, Promise, Table
from bench.servers import product

CONNECTIONS = 32
WARM_SECONDS = 2.0
ONE, TWO = "one process", "two processes"


def measure(ground: Ground) -> Findings:
    """Ask both in turns."""
    work = documents.price_lists()
    with product(ground.folder, ground.settings) as one, product(ground.folder, ground.settings, workers=2) as two:
        servers = {ONE: one, TWO: two}

        def run(name: str) -> HttpRun:
            seconds = ground.effort.seconds
            return ground.generators.send(servers[name], work, connections=CONNECTIONS, seconds=seconds)

        for server in servers.values():
            ground.generators.send(server, work, connections=CONNECTIONS, seconds=WARM_SECONDS)
        runs = in_turns(ground.effort.rounds, list(servers), run)
    rows = [[name, f"{of['rate']:.0f}", f"{of['cpu_us']:.0f}"] for name in servers for of in [medians(runs[name])]]
    return Findings(
        [Promise("two server processes against one", median_ratio(runs, TWO, ONE, "rate"), 1.6, 1.9, "×", least=True)],
        [Table("Price lists and styles read from several processes", ("servers", "requests/s", "CPU µs each"), rows)],
    )
