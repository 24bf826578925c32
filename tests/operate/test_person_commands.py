"""Commands that export and erase persons, prove it, and erase again after the restore of a backup."""

import asyncio
import json
import stat
import zipfile
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from db.engine import Database
from db.models import PersonErasure, PersonFact, User
from db.models.archives import ArchiveKind
from services import secrets
from services.archives import job
from services.archives.job import ArchiveContext
from services.clock import now
from services.identity.accounts import Accounts
from services.identity.facts import Identities
from services.media.storage.folder import FolderStorage
from services.privacy import erasing
from services.privacy.erasing import ErasureContext
from services.privacy.person_content import PersonContent
from services.secrets import KeyRing
from tests.db.rows import in_order
from tests.operate.test_commands import ME, printed
from tests.operate.test_commands import commands as commands  # A fixture.
from tests.operate.test_credits import entries
from tests.support.commands import Atelier, CommandLine


@pytest.fixture
def atelier(commands: CommandLine, tmp_path: Path, database_url: str) -> Atelier:
    return partial(commands.run, tmp_path, DATABASE_URL=database_url, STORAGE_URL=f"file:{tmp_path / 'images'}")


@pytest.fixture
async def working(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """The jobs of a worker, without its other work."""
    monkeypatch.setattr(erasing, "PAUSE", timedelta(seconds=0.2))
    storage = FolderStorage(tmp_path / "images", base_url="http://localhost", secret=KeyRing(bytes(32)))
    keys = await secrets.load(database)
    identities = Identities(await secrets.load_identity_key(database))
    archives = ArchiveContext(
        database=database,
        storage=storage,
        secrets=(keys.archives,),
        contents={ArchiveKind.PERSON: PersonContent(database)},
    )
    erasures = ErasureContext(database=database, storage=storage, identities=identities)

    async def work() -> None:
        while True:
            await job.run_next(archives)
            await erasing.run_next(erasures)
            await asyncio.sleep(0.1)

    task = asyncio.create_task(work())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.mark.usefixtures("working")
async def test_a_person_is_exported_to_a_private_file(atelier: Atelier, database: Database, tmp_path: Path) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada", "ada@example.org")

    ended = await atelier("user", "export", "ada@example.org", "--output=ada.zip")
    other = await printed(atelier, "user", "export", "ada")
    unknown = await atelier("user", "export", "bob")

    assert (ended.code, ended.complaint) == (0, "")
    assert ended.output.startswith("Wrote ada.zip: ")
    file = tmp_path / "ada.zip"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        assert [each["id"] for each in json.loads(archive.read("data/account.json"))] == [ada.id]
    assert other["path"] == f"{other['export']['id']}.zip"
    assert (tmp_path / other["path"]).is_file()
    assert "seed" not in other["export"]
    assert (unknown.code, unknown.complaint) == (1, "No user has the id, subject or e-mail address 'bob'.\n")
    audited = [(each.action, each.actor, each.user_id) for each in await entries(database)]
    assert audited == [("export", ME, ada.id), ("download", ME, ada.id)] * 2


async def test_an_export_without_a_worker_is_named(atelier: Atelier, database: Database) -> None:
    await Accounts(database, signup_credits=100).by_subject("ada")

    ended = await atelier("user", "export", "ada", "--wait=0")

    assert ended.code == 1
    assert ended.complaint.startswith("No worker has made arc_")


@pytest.mark.usefixtures("working")
async def test_a_person_is_erased_and_the_erasure_is_proved(atelier: Atelier, database: Database) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada", "ada@example.org")
    house = await in_order(database)

    without = await atelier("user", "erase", "ada")
    before = await atelier("user", "erase", "ada", "--verify")
    busy = await atelier("user", "erase", house.user, "--reason=asked")
    ended = await atelier("user", "erase", "ada", "--reason=asked", "--verify")
    again = await atelier("user", "erase", ada.id, "--reason=asked")
    proof = await printed(atelier, "user", "erase", ada.id, "--verify")

    assert (without.code, without.complaint) == (1, "A --reason is needed, for the audit.\n")
    assert before.code == 1
    assert before.complaint.startswith("Personal data is left: 1 in users")
    assert busy.code == 1
    assert busy.complaint.startswith("The user has 1 unfinished generation. Erase later, ")
    assert (ended.code, ended.complaint) == (0, "")
    assert ended.output.splitlines() == [
        f"erasure of {ada.id}: erased",
        "Nothing is left of the person in any table or in the storage.",
    ]
    assert again.code == 1
    assert (proof["remains"], proof["erasure"]["state"], proof["erasure"]["requester"]) == ({}, "erased", ME)
    waits = await atelier("user", "erase", house.user, "--reason=asked", "--cancel-waiting", "--verify")
    assert waits.code == 0, waits


@pytest.mark.usefixtures("working")
async def test_persons_whom_a_backup_has_brought_back_are_erased_again(
    atelier: Atelier, database: Database, tmp_path: Path
) -> None:
    ada = await Accounts(database, signup_credits=100).by_subject("ada", "ada@example.org")
    await Accounts(database, signup_credits=100).by_subject("bob")
    assert (await atelier("user", "erase", "ada", "--reason=asked", "--verify")).code == 0
    listed = await atelier("user", "erased")
    assert await printed(atelier, "user", "erased", "--since=2999-01-01") == []
    (tmp_path / "erased.txt").write_text(listed.output)
    bob = Identities(await secrets.load_identity_key(database)).of("bob")
    async with database.begin() as connection:
        back = update(User).where(User.id == ada.id).values(subject="ada", email="ada@example.org")
        await connection.execute(back)
        await connection.execute(delete(PersonErasure))
        await connection.execute(delete(PersonFact))
        # Bob was erased, too, before he came back with a new account, which the backup has.
        day = now().date() - timedelta(days=1)
        fact = {"identity": bob, "granted": True, "blocked": False, "owed": 0, "erased_on": day}
        await connection.execute(insert(PersonFact), fact)
    with (tmp_path / "erased.txt").open("a") as file:
        file.write(f"{bob} {day}\n")

    done = await printed(atelier, "user", "erase-again", "erased.txt")
    proof = await atelier("user", "erase", ada.id, "--verify")
    for _ in range(100):
        if proof.code == 0:
            break
        await asyncio.sleep(0.2)
        proof = await atelier("user", "erase", ada.id, "--verify")
    twice = await printed(atelier, "user", "erase-again", "erased.txt")

    assert len(listed.output.splitlines()) == 1
    assert listed.output.split()[1] == str(now().date())
    assert done == {"requested": [ada.id], "refused": []}
    assert proof.code == 0
    assert twice == {"requested": [], "refused": []}
    (tmp_path / "wrong.txt").write_text("no hash\n")
    for name, words in (("nothing.txt", "nothing.txt cannot be read."), ("wrong.txt", "wrong.txt must have a hash")):
        wrong = await atelier("user", "erase-again", name)
        assert wrong.code == 1
        assert wrong.complaint.startswith(words)
