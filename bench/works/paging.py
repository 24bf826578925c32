"""Paging: the first page and the thousandth of very many creations, against the first of a hundred."""

from bench import documents, seeding
from bench.contest import in_turns, median_ratio, medians
from bench.ground import Ground
from bench.load.generators import HttpRun
from bench.report import Findings, Promise, Table
from bench.servers import product

PAGE = 20
DEEP = 1000
# Many short rounds: within seconds, a machine's speed changes by more than the measured difference.
TURNS = 6


def measure(ground: Ground) -> Findings:
    """Query over one connection, so that a latency is that of one request alone."""
    many = ground.effort.large_gallery
    # The cursor that ends the page before; in a seeded gallery the newest has the highest number.
    last = many - (DEEP - 1) * PAGE + 1
    pages = {
        f"page 1 of {seeding.SMALL_GALLERY}": documents.gallery_page(seeding.SMALL_USER, None),
        f"page 1 of {many}": documents.gallery_page(seeding.LARGE_USER, None),
        f"page {DEEP} of {many}": documents.gallery_page(
            seeding.LARGE_USER, f"cre_{last:012d}{seeding.LARGE_USER:020d}"
        ),
    }
    with product(ground.folder, ground.settings) as server:

        def run(name: str) -> HttpRun:
            return ground.generators.send(server, pages[name], connections=1, seconds=ground.effort.seconds / TURNS)

        in_turns(1, list(pages), run)
        runs = in_turns(TURNS * ground.effort.rounds, list(pages), run)
    small, *large = pages
    worst = max(median_ratio(runs, name, small, "p50_ms") for name in large)
    rows = [[name, f"{of['p50_ms']:.2f}", f"{of['cpu_us']:.0f}"] for name in pages for of in [medians(runs[name])]]
    return Findings(
        [Promise(f"page 1 and page {DEEP} of {many} creations, against 100", worst, 1.3, 1.1, "×")],
        [Table("Pages of 20, one connection", ("page", "p50 ms", "server CPU µs"), rows)],
    )
