"""The options that several commands of operators have."""

from typing import Annotated

import typer

Reason = Annotated[str, typer.Option(help="The reason, for the audit.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Key = Annotated[
    str | None, typer.Option(help="A key of your choice: a command with the same key is done only once. Default: none.")
]
