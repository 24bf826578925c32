"""Revisions that a test adds to the schema, as the next version of the product would."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from db.migration import newest_revision
from db.migrations.revisions import MIGRATIONS

WITH_TITLE = """
def upgrade() -> None:
    op.add_column("image_generation_tasks", sa.Column("title", sa.String(length=200), nullable=True))


def downgrade() -> None:
    op.drop_column("image_generation_tasks", "title")
"""
WITH_INDEX = """
def upgrade() -> None:
    create_index("ix_images_titled", "images", ["user_id", "id"], where="storage_key IS NOT NULL")


def downgrade() -> None:
    drop_index("ix_images_titled")
"""
NOTHING = """
def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
"""

AddRevision = Callable[..., str]


def write(versions: Path, body: str, *, after: str, additive: bool = True, title: str = "Add something") -> str:
    """Write a revision into a folder, and return its name."""
    name = f"{int(after) + 1:04}"
    (versions / f"{name}_of_a_test.py").write_text(
        f'"""{title}."""\n\nimport sqlalchemy as sa\nfrom alembic import op\n'
        "from db.migrations.indexes import create_index, drop_index\n\n"
        f'revision = "{name}"\ndown_revision = "{after}"\nadditive = {additive}\n{body}'
    )
    return name


def newer_version(folder: Path, patch: pytest.MonkeyPatch) -> AddRevision:
    """Let this process run migrations of a newer version, and return the function that adds a revision to it."""
    own = folder / "migrations"
    shutil.copytree(MIGRATIONS, own, ignore=shutil.ignore_patterns("__pycache__"))
    patch.setattr("db.migrations.revisions.MIGRATIONS", own)
    patch.setattr("db.migration._VERSIONS", own / "versions")

    def add(body: str = NOTHING, **given: bool | str) -> str:
        return write(own / "versions", body, after=newest_revision(), **given)  # type: ignore[arg-type]  # its own names

    return add
