"""The command ``seed``: rows that fulfil all rules, only in an empty installation of the sandbox."""

from pathlib import Path

import pytest
from sqlalchemy import func, select

from commands.maintenance import seed
from db.engine import Database
from db.models import CreationStatus, GenerationMoment, GenerationTask, User
from services.billing import credits
from tests.support.commands import CommandLine
from tests.support.offers import offers


async def count(database: Database, table: type[User | GenerationTask | GenerationMoment], *conditions: object) -> int:
    async with database.read() as connection:
        return int(await connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0)  # type: ignore[arg-type]


async def test_an_empty_database_is_filled_once_with_a_ledger_that_matches(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seed, "AT_ONCE", 100)
    slugs = [model.slug for model in offers().catalogue.models]

    await seed.fill(database, slugs, users=30, creations=500, running=7)

    unfinished = GenerationTask.step.is_not(None)
    assert (await count(database, User), await count(database, GenerationTask)) == (30, 500)
    assert await count(database, GenerationTask, unfinished) == 7
    assert await count(database, GenerationTask, GenerationTask.status == CreationStatus.SUCCESS) > 400
    assert await count(database, GenerationMoment) > 0
    assert await credits.verify(database) == []
    with pytest.raises(SystemExit):
        await seed.fill(database, slugs, users=1, creations=1, running=0)
    assert await count(database, User) == 30


@pytest.mark.folder
async def test_an_installation_with_a_real_key_is_not_filled(tmp_path: Path) -> None:
    with CommandLine() as commands:
        done = await commands.run(tmp_path, "seed", KIE_AI_API_KEY="a-key-of-a-test")

    assert done.code == 1
    assert "sandbox installations only" in done.complaint
