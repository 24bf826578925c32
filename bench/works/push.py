"""Push: subscribers that watch their own creations, one gallery that a thousand watch, and very many at once."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from bench import documents
from bench.contest import in_turns, median_ratio, medians
from bench.ground import Ground
from bench.load.generators import Crowd
from bench.report import Findings, Promise, Table
from bench.servers import BUN, NODE, Server, peer, product

US, RIVAL, RIVAL_ON_BUN, FLOOR = "Atelier", "graphql-ws", "graphql-ws on Bun", "floor: ws in Node"
PEERS = {
    RIVAL: ("graphql_ws.mjs", NODE),
    RIVAL_ON_BUN: ("graphql_ws.mjs", BUN),
    FLOOR: ("push_floor.mjs", NODE),
}
SUBSCRIBERS = 1000
FIRST = 50  # These connect and leave before memory is measured, so that modules loaded for the first are not counted.
STEADY = 2000  # Events a second.
IN_FLIGHT = 256
CROWD_RATE = 500
# Every channel of a crowd receives something long before it counts as quiet.
CROWD_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Push:
    """The results of a server, with a channel for each user by default."""

    connected: float  # Subscribers a second.
    capacity: float  # Deliveries a second, as many as it can.
    cpu_us: float  # For each delivery.
    p50_ms: float  # At a steady rate.
    p99_ms: float
    fan_out: float  # Deliveries a second, all on one channel.
    kb: float  # For each subscriber, before events, including the modules that the first of them load.


@dataclass(frozen=True, slots=True)
class Lasting:
    """Memory of a subscriber over many events."""

    kb_before: float
    kb_after: float


def measure(ground: Ground) -> Findings:
    """Measure events, connecting and one gallery of many; every run has a new server, so that its memory starts low."""
    runs = in_turns(ground.effort.rounds, [US, *PEERS], partial(_run, ground))
    ratio = partial(median_ratio, runs, US, RIVAL)
    return Findings(
        [
            Promise("push, 1000 own channels: events/s against graphql-ws", ratio("capacity"), 1, 1.7, "×", least=True),
            Promise(f"push p99 at {STEADY} events/s against graphql-ws", ratio("p99_ms"), 1, 0.5, "×"),
            Promise("1000 on one channel: deliveries/s against graphql-ws", ratio("fan_out"), 1, 2.5, "×", least=True),
            Promise("subscribers connected/s against graphql-ws", ratio("connected"), 1, 1, "×", least=True),
        ],
        [
            Table(
                f"Push, {SUBSCRIBERS} subscribers",
                (
                    *("server", "events/s", "CPU µs each", f"p50 ms at {STEADY}/s", f"p99 ms at {STEADY}/s"),
                    *("one channel: deliveries/s", "connected/s", "KB each, with what is loaded"),
                ),
                [_row(name, medians(runs[name])) for name in runs],
            )
        ],
    )


def measure_lasting(ground: Ground) -> Findings:
    """Measure the memory of each subscriber on a server that has had some, before and after very many events."""
    lasting = {name: _last(ground, name) for name in (US, RIVAL, RIVAL_ON_BUN)}
    events = ground.effort.lasting_events
    rows = [[name, f"{of.kb_before:.1f}", f"{of.kb_after:.1f}"] for name, of in lasting.items()]
    return Findings(
        [Promise(f"memory of a subscriber after {events} events", lasting[US].kb_after, 50, 25, "KB")],
        [Table(f"Memory of a subscriber over {events} events", ("server", "KB before", "KB after"), rows)],
    )


def measure_crowd(ground: Ground) -> Findings:
    """Measure how late events are with very many subscribers of one process."""
    crowd = {name: _crowd(ground, name) for name in (US, RIVAL, RIVAL_ON_BUN)}
    many = ground.effort.crowd
    return Findings(
        [Promise(f"{many} subscribers, {CROWD_RATE} events/s: p99", crowd[US], 10, 2, "ms")],
        [
            Table(
                f"{many} subscribers",
                ("server", f"p99 ms at {CROWD_RATE} events/s"),
                [[name, f"{late:.1f}"] for name, late in crowd.items()],
            )
        ],
    )


def _row(name: str, of: dict[str, float]) -> list[str]:
    return [
        name,
        f"{of['capacity']:.0f}",
        f"{of['cpu_us']:.0f}",
        f"{of['p50_ms']:.2f}",
        f"{of['p99_ms']:.2f}",
        f"{of['fan_out']:.0f}",
        f"{of['connected']:.0f}",
        f"{of['kb']:.1f}",
    ]


def _start_server(ground: Ground, name: str) -> AbstractContextManager[Server]:
    if name == US:
        return product(ground.folder, ground.settings)
    file, runtime = PEERS[name]
    return peer(name, file, ground.folder, ground.settings, runtime=runtime)


def _subscribers(
    ground: Ground, server: Server, *, count: int = SUBSCRIBERS, channels: int
) -> AbstractContextManager[Crowd]:
    if server.name == US:
        return ground.product_subscribers(server, count=count, channels=channels)
    talk = documents.creation_subscribers(channels)
    return ground.generators.subscribers(server, ground.redis_address, talk, count=count, channels=channels)


def _run(ground: Ground, name: str) -> Push:
    seconds = ground.effort.seconds
    with _start_server(ground, name) as server:
        idle = server.memory_mb()
        with _subscribers(ground, server, channels=SUBSCRIBERS) as crowd:
            connected = crowd.connect()
            crowd.warm()
            kb = (server.memory_mb() - idle) * 1024 / SUBSCRIBERS
            steady = crowd.at_rate(STEADY, seconds)
            most = crowd.in_flight(IN_FLIGHT, seconds)
        with _subscribers(ground, server, channels=1) as crowd:
            crowd.connect()
            crowd.warm()
            fan_out = crowd.in_flight(2, seconds)
    return Push(connected, most.rate, most.cpu_us, steady.p50_ms, steady.p99_ms, fan_out.rate, kb)


def _last(ground: Ground, name: str) -> Lasting:
    with _start_server(ground, name) as server:
        with _subscribers(ground, server, count=FIRST, channels=FIRST) as crowd:
            crowd.connect()
            crowd.warm()
        idle = server.memory_mb()
        with _subscribers(ground, server, channels=SUBSCRIBERS) as crowd:
            crowd.connect()
            crowd.warm()
            before, delivered = server.memory_mb(), 0
            while delivered < ground.effort.lasting_events:
                delivered += crowd.in_flight(IN_FLIGHT, ground.effort.seconds).delivered
            after = server.memory_mb()
    return Lasting((before - idle) * 1024 / SUBSCRIBERS, (after - idle) * 1024 / SUBSCRIBERS)


def _crowd(ground: Ground, name: str) -> float:
    count = ground.effort.crowd
    with _start_server(ground, name) as server, _subscribers(ground, server, count=count, channels=count) as crowd:
        crowd.connect()
        crowd.warm()
        return crowd.at_rate(CROWD_RATE, min(CROWD_SECONDS, count / CROWD_RATE)).p99_ms
