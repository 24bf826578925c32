"""The command ``schema``: prints the schemas of the API and of the operator API, or compares them with their files."""

from pathlib import Path

import strawberry

from commands.errors import complain
from schema import root
from schema.operate import root as operate_root

FOLDER = Path(__file__).parent.parent / "schema"
SCHEMA_FILE = FOLDER / "schema.graphql"
OPERATE_FILE = FOLDER / "operate" / "schema.graphql"


def run(*, check: bool, operate: bool) -> None:
    """Print the schema of the API or, with ``operate``, of the operator API; with ``check``, compare both."""
    if not check:
        print(_operate_schema() if operate else _schema(), end="")
        return
    if SCHEMA_FILE.read_text() != _schema():
        complain("schema/schema.graphql is not what the code prints: run `atelier schema > schema/schema.graphql`.")
    if OPERATE_FILE.read_text() != _operate_schema():
        complain(
            "schema/operate/schema.graphql is not what the code prints: run"
            " `atelier schema --operate > schema/operate/schema.graphql`."
        )


def _schema() -> str:
    return root.build(strawberry.Schema).as_str() + "\n"


def _operate_schema() -> str:
    return operate_root.build(strawberry.Schema).as_str() + "\n"
