"""The check of the contract: it permits additions, and refuses each change that breaks clients of the last version."""

from pathlib import Path

import pytest

from tools.contract import CHANGELOG, Outdated, breaking_changes, last_version, main, released_schema

OLD = """
type Query { kept(first: Int, old: Int @deprecated): String, former: Int @deprecated(reason: "Use kept.") }
enum Colour { RED, GREEN @deprecated }
input Given { name: String }
"""


@pytest.mark.parametrize(
    ("before", "after", "breaks", "breaks_in_major"),
    [
        ("kept(first: Int", "more: Int, kept(first: Int", 0, 0),
        ("RED,", "RED, BLUE,", 0, 0),
        ("name: String }", "name: String, other: Int }", 0, 0),
        ("name: String }", "name: String, other: Int! }", 1, 1),
        ("name: String }", "name: String! }", 1, 1),
        ("RED,", "", 1, 1),
        (", GREEN @deprecated", "", 1, 0),
        (', former: Int @deprecated(reason: "Use kept.")', "", 1, 0),
        ("kept(first: Int, old: Int @deprecated)", "kept(first: Int)", 1, 0),
        ("kept(first: Int,", "kept(", 1, 1),
        ("): String,", "): Int,", 1, 1),
        ("kept(first: Int, old: Int @deprecated): String, ", "", 1, 1),
    ],
)
def test_changes_that_break_clients_are_found(before: str, after: str, breaks: int, breaks_in_major: int) -> None:
    assert before in OLD
    new = OLD.replace(before, after, 1)

    found = [len(breaking_changes(OLD, new, is_major=is_major)) for is_major in (False, True)]

    assert found == [breaks, breaks_in_major]


def test_the_last_version_is_the_first_heading_and_its_schema_is_kept(tmp_path: Path) -> None:
    changelog = "# Changelog\n\n## Unreleased\n\n- 9.9.9\n\n## 1.10.0 (2026-11-30)\n\n## 1.9.0\n"
    (tmp_path / "1.10.0.graphql").write_text(OLD)

    assert last_version(changelog) == "1.10.0"
    assert released_schema(changelog, tmp_path) == ("1.10.0", OLD)
    for other in ("# Changelog\n\n## Unreleased\n", "## [1.11.0]\n\n## 1.10.0\n"):
        with pytest.raises(Outdated):
            released_schema(other, tmp_path)


def test_the_schema_breaks_no_client_of_the_last_version() -> None:
    assert main() == 0
    assert last_version(CHANGELOG.read_text("utf-8")) is not None
