"""Pace: the time-outs of the product under test, and the deadline of the work."""

from dataclasses import dataclass
from datetime import timedelta

from services.generation.steps.context import Timings

# Of KIE_AI_TIMEOUT, in seconds; a lease is three times as long.
KIE_SECONDS = 2

IMPATIENT = Timings(
    lease=timedelta(seconds=3 * KIE_SECONDS),
    first_polls=(timedelta(seconds=3),),
    poll_every=timedelta(seconds=3),
    unknown_grace=timedelta(seconds=10),
    max_backoff=timedelta(seconds=2),
)
# After this long without an event a page's stream reads the log.
IMPATIENT_QUIET_SECONDS = 4.0


@dataclass(frozen=True, slots=True)
class Pace:
    """``name`` is the launcher's; ``settled`` is in seconds: by then all generations are finished, after any fault."""

    name: str
    kie_seconds: int
    settled: float


# An answer that never came is waited for during two leases, twice; the rest is for a busy machine.
QUICK = Pace("impatient", KIE_SECONDS, settled=150.0)
# The product's own timings: looks after 20, 40 and 60 s, then every 30 s.
USUAL = Pace("usual", 4, settled=240.0)
