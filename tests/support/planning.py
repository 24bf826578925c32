"""The switch of the planner in tests: with it and without it, all answers are the same."""

import os

from transport.execution.document_reader import DocumentReader
from transport.execution.schema import ServedSchema
from transport.execution.steps import Step
from transport.planner.step import Planning


def set_planner(on_or_off: str) -> None:
    """Start all later servers with the planner or without it, in other processes too."""
    os.environ["QUERY_PLANNER"] = on_or_off


def is_planned() -> bool:
    return os.environ.get("QUERY_PLANNER") != "off"


def steps_of(schema: ServedSchema, reader: DocumentReader | None = None) -> list[Step]:
    """Return the steps that a schema needs to execute documents."""
    planning = [Planning(schema)] if is_planned() else []
    return [reader or DocumentReader(), *planning]
