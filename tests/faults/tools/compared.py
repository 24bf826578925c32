"""The events that a page saw, compared with the recorded ones, through every loss of the database's tail."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from tests.faults.tools.history import History, Seen, Watched

# The largest difference between a time in the database and a time in a page.
CLOCK_SECONDS = 5.0
_NO_END = 2**62


@dataclass(frozen=True, slots=True)
class Compared:
    """The numbers of a page's events that differ from the history.

    ``misled`` has, for each restored database, the number from which the page continued without a reset.
    """

    missed: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)
    disordered: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    misled: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Life:
    """The events that a page saw between two restores of the database.

    ``floor`` is the user's number that the database began with, None for the first; ``ceiling`` the last one that is
    left of it, ``is_last`` whether nothing of it was lost.
    """

    floor: int | None
    ceiling: int
    is_last: bool
    seen: list[Seen]


def compare(history: History, page: Watched) -> Compared:
    """Compare the events that a page saw with the ones recorded since it was opened.

    A page that went further than the copy that was restored must be reset, once, before it goes on.
    """
    compared, last = Compared(), page.since
    for life in _lives(history, page):
        resets = [seen.seq for seen in life.seen if seen.kind == "RESET"]
        if life.floor is None:
            compared.unknown.extend(seen.seq for seen in life.seen if seen.kind != "UPDATE")
        elif not life.seen and not life.is_last:
            continue  # It did not come back before the next loss.
        elif not resets and last > life.floor:
            compared.misled.append(f"it went on from {last}, and the database from {life.floor}")
            continue  # These events have numbers of another history.
        else:
            compared.unknown.extend(resets[1:])
        # The snapshot that follows a reset is read a moment later, and may cover more.
        covered = max((seen.seq for seen in life.seen if seen.kind != "UPDATE"), default=0) if resets else 0
        _compare_life(compared, history, page, life, since=covered or last, covered=covered)
        last = max((seen.seq for seen in life.seen), default=last)
    return compared


def _compare_life(
    compared: Compared, history: History, page: Watched, life: _Life, *, since: int, covered: int
) -> None:
    """Add the differences of one life of the database after ``since``; events up to ``covered`` were replaced."""
    recorded = {
        seq
        for seq, subject in history.events.get(page.user_id, ())
        if since < seq <= life.ceiling and subject == page.subject
    }
    updates = [seen.seq for seen in life.seen if seen.kind == "UPDATE"]
    compared.missed.extend(sorted(recorded - set(updates)))
    compared.doubled.extend(sorted(seq for seq, times in Counter(updates).items() if times > 1))
    compared.disordered.extend(later for earlier, later in pairwise(updates) if later < earlier)
    # It is unknown whether events after the copy were recorded.
    compared.unknown.extend(sorted(seq for seq in set(updates) - recorded if covered < seq <= life.ceiling))


def _lives(history: History, page: Watched) -> Iterator[_Life]:
    starts = [restore.started_at for restore in history.restores]
    floor: int | None = None
    for began, ended, restore in zip(
        [float("-inf"), *starts], [*starts, float("inf")], [*history.restores, None], strict=True
    ):
        ceiling = _NO_END if restore is None else restore.seqs.get(page.user_id, 0)
        seen = [each for each in page.seen if began <= each.at < ended]
        yield _Life(floor, ceiling, restore is None, seen)
        floor = ceiling


def unshown(history: History, page: Watched) -> list[str]:
    """Return the creations that a page was not shown although they were being made when it was reset."""
    missing: list[str] = []
    for number, reset in enumerate(page.seen):
        if reset.kind != "RESET":
            continue
        following = page.seen[number + 1 :]
        shown = {each.creation for each in following if each.kind == "SNAPSHOT"}
        later = {each.creation for each in following if each.kind == "UPDATE"}
        missing += [
            creation.id
            for creation in history.creations
            if creation.user_id == page.user_id
            and creation.began < reset.at - CLOCK_SECONDS
            and (creation.ended is None or creation.ended > reset.at + CLOCK_SECONDS)
            and creation.id not in shown
            and creation.id in later
        ]
    return missing
