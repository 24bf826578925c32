"""The command ``schema``: prints the API's schema, or compares it with ``schema.graphql``."""

from pathlib import Path

import strawberry

from commands.errors import complain
from schema.root import build

SCHEMA_FILE = Path(__file__).parent.parent / "schema" / "schema.graphql"


def run(*, check: bool) -> None:
    printed = build(strawberry.Schema).as_str() + "\n"
    if not check:
        print(printed, end="")
    elif SCHEMA_FILE.read_text() != printed:
        complain("schema/schema.graphql is not what the code prints: run `atelier schema > schema/schema.graphql`.")
