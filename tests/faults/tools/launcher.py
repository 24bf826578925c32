"""``python -m tests.faults.tools.launcher CLOCK PACE serve ...``: the command line under a clock that a test steps.

CLOCK is a file that holds by how many seconds this machine's clock is wrong, as one number. PACE is ``impatient`` for
waits that a test can sit out, or ``usual``.
"""

import sys
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch
from uuid import UUID

import uuid_utils

import cli
from bootstrap.container import open_runtime
from services.events.gap_detector import QUIET_SECONDS
from tests.faults.tools.pace import IMPATIENT, IMPATIENT_QUIET_SECONDS

_BITS_BELOW_THE_TIME = 80  # Of a UUID of version 7, which has a time in milliseconds.


class Clock:
    """The file, and how to step it while processes read it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def step(self, seconds: float) -> None:
        """Shift the clock by this time from now on."""
        # Replaced, so that a partly written number is never read.
        written = self.path.with_suffix(".new")
        written.write_text(str(seconds))
        written.replace(self.path)

    @property
    def wrong_by(self) -> timedelta:
        return timedelta(seconds=float(self.path.read_text()))


def main() -> None:
    clock, pace, *arguments = sys.argv[1:]
    steps = Clock(Path(clock))

    def stepped(tz: tzinfo) -> datetime:
        return datetime.now(tz) + steps.wrong_by

    def stepped_id() -> UUID:
        made = uuid_utils.uuid7().int
        return UUID(int=made + (int(steps.wrong_by.total_seconds() * 1000) << _BITS_BELOW_THE_TIME))

    impatient = pace == "impatient"
    opening = partial(open_runtime, timings=IMPATIENT if impatient else None)
    sys.argv[1:] = arguments
    with (
        patch("services.events.gap_detector.QUIET_SECONDS", IMPATIENT_QUIET_SECONDS if impatient else QUIET_SECONDS),
        patch("services.clock.datetime", SimpleNamespace(now=stepped)),
        patch("db.base.uuid_utils", SimpleNamespace(uuid7=stepped_id)),
        patch("commands.worker.open_runtime", opening),
        patch("app.open_runtime", lambda settings, **_: opening(settings)),
    ):
        cli.main()


if __name__ == "__main__":
    main()
