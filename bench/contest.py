"""Contests: everyone does the same work in turns, so that a slow minute of the machine is everyone's."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from statistics import median
from typing import TypeVar

KeyT = TypeVar("KeyT")
RunT = TypeVar("RunT")


def in_turns(rounds: int, contestants: Sequence[KeyT], run: Callable[[KeyT], RunT]) -> dict[KeyT, list[RunT]]:
    """Let each contestant run once in every round, in an order that is reversed from round to round."""
    runs: dict[KeyT, list[RunT]] = {each: [] for each in contestants}
    for number in range(rounds):
        for each in contestants if number % 2 == 0 else reversed(contestants):
            runs[each].append(run(each))
    return runs


def medians(runs: Sequence[RunT]) -> dict[str, float]:
    """Return the median of every field of some runs."""
    return {each.name: float(median(getattr(run, each.name) for run in runs)) for each in fields(runs[0])}  # type: ignore[arg-type]  # they are dataclasses


def median_ratio(runs: Mapping[str, Sequence[RunT]], one: str, other: str, name: str) -> float:
    """Return the median, over the rounds, of one contestant's figure as a multiple of another's."""
    pairs = zip(runs[one], runs[other], strict=True)
    return float(median(getattr(mine, name) / getattr(theirs, name) for mine, theirs in pairs))
