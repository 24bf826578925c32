"""The report: each promise with its figure, and the results of all servers."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Promise:
    """One figure of the product, and its target; ``least``: more is better."""

    work: str
    value: float
    first: float
    goal: float
    unit: str
    least: bool = False

    def line(self) -> str:
        sign = "≥" if self.least else "≤"
        return (
            f"| {self.work} | {self._text(self.value)} | {sign} {self._text(self.first)} {self._mark(self.first)} "
            f"| {sign} {self._text(self.goal)} {self._mark(self.goal)} |"
        )

    def _mark(self, bound: float) -> str:
        kept = self.value >= bound if self.least else self.value <= bound
        return "✓" if kept else "✗"

    def _text(self, value: float) -> str:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
        return f"{value:.{digits}f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Table:
    """The results of all servers at one kind of work."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]

    def lines(self) -> list[str]:
        head = f"| {' | '.join(self.columns)} |"
        rule = f"|{'---|' * len(self.columns)}"
        return [f"### {self.title}", "", head, rule, *(f"| {' | '.join(row)} |" for row in self.rows), ""]


@dataclass(slots=True)
class Findings:
    """The part of the report for one kind of work."""

    promises: list[Promise] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)


def render(machine: Sequence[str], findings: Sequence[Findings]) -> str:
    """Return the whole report in Markdown."""
    lines = ["# What the bench measured", "", *(f"- {line}" for line in machine), ""]
    lines += ["| work | measured | first | goal |", "|---|---|---|---|"]
    lines += [promise.line() for each in findings for promise in each.promises]
    lines += [""]
    for each in findings:
        for table in each.tables:
            lines += table.lines()
    return "\n".join(lines).rstrip() + "\n"
