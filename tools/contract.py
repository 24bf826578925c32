"""Compare the API's schema with that of the last version in the changelog, and refuse changes that break clients.

Run by ``make check``. ``schema/released/`` has the schema of each version; ``docs/clients.md`` has the policy.
"""

import re
import sys
from pathlib import Path

from graphql import GraphQLSchema, build_schema
from graphql.utilities import BreakingChange, find_schema_changes

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "schema" / "schema.graphql"
RELEASED = ROOT / "schema" / "released"
CHANGELOG = ROOT / "CHANGELOG.md"

_VERSION = re.compile(r"^## \[?(\d+)\.(\d+)\.(\d+)\b", re.MULTILINE)


class Outdated(Exception):
    """The schema of the last version is not kept; the message names the missing file."""


def last_version(changelog: str) -> str | None:
    """Return the newest version with a heading, None if there is none; the changelog begins with the newest."""
    found = _VERSION.search(changelog)
    return None if found is None else ".".join(found.groups())


def released_schema(changelog: str, folder: Path = RELEASED) -> tuple[str, str]:
    """Return the last version in the changelog and its schema.

    Raises:
        Outdated: there is no version, or its schema is not kept.
    """
    version = last_version(changelog)
    path = folder / f"{version}.graphql"
    if version is None or not path.exists():
        raise Outdated(f"{path} is missing: copy schema/schema.graphql there when the version is released")
    return version, path.read_text("utf-8")


def breaking_changes(old: str, new: str, *, is_major: bool) -> list[str]:
    """Return the changes from one schema to another that break clients and are not permitted.

    ``is_major``: the version's first number rises, so that elements that were deprecated in ``old`` may be removed.
    """
    before = build_schema(old)
    found = find_schema_changes(before, build_schema(new))
    breaking = [change for change in found if isinstance(change, BreakingChange)]
    return [change.description for change in breaking if not (is_major and _was_announced(before, change))]


def _was_announced(schema: GraphQLSchema, change: BreakingChange) -> bool:
    """Return whether a change removes an element that was deprecated; its description names the element."""
    return any(change.description.endswith(f" {name} was removed.") for name in _deprecated(schema))


def _deprecated(schema: GraphQLSchema) -> set[str]:
    names = set()
    for type_ in schema.type_map.values():
        for name, field in getattr(type_, "fields", {}).items():
            if field.deprecation_reason is not None:
                names.add(f"{type_.name}.{name}")
            for argument, value in getattr(field, "args", {}).items():
                if value.deprecation_reason is not None:
                    names.add(f"{type_.name}.{name}({argument}:)")
        for name, value in getattr(type_, "values", {}).items():
            if value.deprecation_reason is not None:
                names.add(f"{type_.name}.{name}")
    return names


def main() -> int:
    """Print the changes that are not permitted, and return 1 if there are any."""
    from cli import VERSION

    try:
        version, old = released_schema(CHANGELOG.read_text("utf-8"))
    except Outdated as error:
        print(f"{error}.", file=sys.stderr)
        return 1
    is_major = int(VERSION.partition(".")[0]) > int(version.partition(".")[0])
    changes = breaking_changes(old, SCHEMA.read_text("utf-8"), is_major=is_major)
    for change in changes:
        print(f"The schema breaks clients of version {version}: {change}", file=sys.stderr)
    return 1 if changes else 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
