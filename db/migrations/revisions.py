"""The revisions of the schema in order, and the Alembic calls that apply and undo them."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from msgspec import Struct
from sqlalchemy import Connection

from db.migrations import drops

MIGRATIONS = Path(__file__).parent


class Revision(Struct, frozen=True):
    """A revision; it is additive if code of the revision before can use the schema and write all tables."""

    name: str
    title: str
    is_additive: bool


class Plan(Struct, frozen=True):
    """Revisions to apply or, if ``goes_back``, to undo, in this order."""

    revisions: list[Revision]
    goes_back: bool = False


def config_of(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def all_revisions(scripts: ScriptDirectory | None = None) -> list[Revision]:
    """Return the revisions, oldest first; one that does not say whether it is additive is not."""
    walk = (scripts or ScriptDirectory.from_config(config_of())).walk_revisions()
    return [Revision(script.revision, script.doc, bool(getattr(script.module, "additive", False))) for script in walk][
        ::-1
    ]


def usable_from(name: str, scripts: ScriptDirectory) -> str:
    """Return the lowest revision whose code can use the schema of a revision."""
    revisions = all_revisions(scripts)
    names = [each.name for each in revisions]
    breaking = [each.name for each in revisions[: names.index(name) + 1] if not each.is_additive]
    return breaking[-1] if breaking else names[0]


def plan(current: str | None, target: str) -> Plan:
    """Return the way between two revisions; ``current`` is None for an empty database."""
    revisions = all_revisions()
    names = [None, *(each.name for each in revisions)]
    begin, end = names.index(current), names.index(target)
    if begin <= end:
        return Plan(revisions[begin:end])
    return Plan(revisions[end:begin][::-1], goes_back=True)


def upgrade(connection: Connection, target: str) -> None:
    """Apply the revisions up to the target, in the caller's transaction or, without one, each in its own."""
    command.upgrade(config_of(connection), target)


def downgrade(connection: Connection, target: str) -> None:
    """Undo the revisions after the target, in transactions like ``upgrade``.

    Raises:
        DataWouldBeLost: a column or table to drop has data; the revision that dropped it was not undone.
    """
    with drops.of_empty_only():
        command.downgrade(config_of(connection), target)
