"""Accounts: made on first sight, once, with the sign-up credits, however many first requests there are."""

import asyncio

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.models import CreditTransaction, Event, User
from services import accounts, credits
from services.accounts import Accounts


async def count(database: Database) -> tuple[int, int, int]:
    """Return how many accounts, ledger entries and events there are."""
    async with database.read() as connection:
        users, entries, events = [
            int(await connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in (User, CreditTransaction, Event)
        ]
    return users, entries, events


async def test_twenty_first_requests_at_once_make_one_account_with_one_grant(database: Database) -> None:
    # Ten processes would each have one of these: none knows what another has seen.
    doors = [Accounts(database, signup_credits=100) for _ in range(10)]

    users = await asyncio.gather(*(doors[index % 10].by_subject("ada", "ada@example.org") for index in range(20)))

    assert len(set(users)) == 1
    assert (users[0].subject, users[0].email) == ("ada", "ada@example.org")
    assert await count(database) == (1, 1, 1)
    assert await credits.verify(database) == []


async def test_without_sign_up_credits_nothing_is_granted(database: Database) -> None:
    await Accounts(database, signup_credits=0).by_subject("ada")

    assert await count(database) == (1, 0, 0)


async def test_an_account_is_known_again_and_never_granted_to_twice(database: Database) -> None:
    first = await Accounts(database, signup_credits=100).by_subject("ada")
    again = await Accounts(database, signup_credits=500).by_subject("ada")

    assert again == first
    assert await count(database) == (1, 1, 1)


async def test_two_subjects_are_two_accounts_however_alike(database: Database) -> None:
    door = Accounts(database, signup_credits=1)

    users = [await door.by_subject(subject) for subject in ("ada", "Ada", "ada ", "\uff41da")]

    assert len({user.id for user in users}) == 4
    assert await count(database) == (4, 4, 4)


async def test_what_is_remembered_is_bounded(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "REMEMBERED", 3)
    door = Accounts(database, signup_credits=0)

    for subject in ("a", "b", "c", "a", "d"):
        await door.by_subject(subject)

    assert list(door._known) == ["c", "a", "d"]
