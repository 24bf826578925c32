"""Accounts: made on first sight, once, with the sign-up credits, however many first requests there are."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.models import CreditTransaction, Event, User
from db.queries import users as user_queries
from services.billing import credits
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher, channel_of
from services.identity import accounts
from services.identity.accounts import Accounts


async def count(database: Database) -> tuple[int, int, int]:
    """Return how many accounts, ledger entries and events there are."""
    async with database.read() as connection:
        users, entries, events = [
            int(await connection.scalar(select(func.count()).select_from(table)) or 0)
            for table in (User, CreditTransaction, Event)
        ]
    return users, entries, events


async def test_twenty_first_requests_at_once_make_one_account_with_one_grant(database: Database) -> None:
    # Ten processes would each have one of these, with a cache of its own.
    instances = [Accounts(database, signup_credits=100) for _ in range(10)]

    users = await asyncio.gather(*(instances[index % 10].by_subject("ada", "ada@example.org") for index in range(20)))

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
    service = Accounts(database, signup_credits=1)

    users = [await service.by_subject(subject) for subject in ("ada", "Ada", "ada ", "\uff41da")]

    assert len({user.id for user in users}) == 4
    assert await count(database) == (4, 4, 4)


async def test_what_is_remembered_is_bounded(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "REMEMBERED", 3)
    service = Accounts(database, signup_credits=0)

    for subject in ("a", "b", "c", "a", "d"):
        await service.by_subject(subject)

    assert list(service._known) == ["c", "a", "d"]


def careful(database: Database, event_publisher: EventPublisher | None = None) -> Accounts:
    """Return the accounts of a process that grants to verified e-mail addresses alone."""
    return Accounts(database, signup_credits=100, verified_email_only=True, event_publisher=event_publisher)


@pytest.fixture
async def broadcast() -> AsyncIterator[Broadcast]:
    opened = Broadcast("memory://")
    await opened.connect()
    yield opened
    await opened.disconnect()


async def test_an_account_without_a_verified_address_is_made_without_credits(database: Database) -> None:
    service = careful(database)
    await service.by_subject("ada", "ada@example.org")
    await service.by_subject("bob")
    await service.by_subject("eve", "nonsense", email_verified=True)
    await service.by_subject("mal", "+x@example.org", email_verified=True)

    assert await count(database) == (4, 0, 0)


async def test_the_first_token_with_a_verified_address_brings_the_credits_and_no_other(database: Database) -> None:
    service = careful(database)
    ada = await service.by_subject("ada", "ada@example.org")
    assert await count(database) == (1, 0, 0)

    # Ten processes, and each receives the verified address first.
    instances = [service, *(careful(database) for _ in range(9))]
    again = await asyncio.gather(
        *(instances[index % 10].by_subject("ada", "ada@example.org", email_verified=True) for index in range(20))
    )
    await careful(database).by_subject("ada", "another@example.org", email_verified=True)

    assert set(again) == {ada}
    assert await count(database) == (1, 1, 1)
    assert await credits.verify(database) == []


async def test_credits_that_come_later_are_seen_by_the_pages_that_are_open(
    database: Database, broadcast: Broadcast
) -> None:
    async with EventPublisher(broadcast) as event_publisher:
        service = careful(database, event_publisher)
        ada = await service.by_subject("ada", "ada@example.org")
        async with broadcast.subscribe(channel_of(ada.id)) as subscriber:
            await service.by_subject("ada", "ada@example.org", email_verified=True)
            event = await subscriber.next(quiet=60.0)

    assert event is not None


async def test_one_address_brings_credits_to_one_account_however_it_is_written(database: Database) -> None:
    written = ("ada@example.org", "Ada@Example.org", "ada+1@example.org", " ada@EXAMPLE.ORG")
    instances = [careful(database) for _ in written]
    await asyncio.gather(
        *(
            service.by_subject(f"{way}|ada", email, email_verified=True)
            for way, (service, email) in enumerate(zip(instances, written, strict=True))
        )
    )
    await careful(database).by_subject("bob", "bob@example.org", email_verified=True)

    assert await count(database) == (5, 2, 2)


async def test_who_had_the_credits_before_has_no_more_when_addresses_must_be_verified(database: Database) -> None:
    await Accounts(database, signup_credits=100).by_subject("ada", "ada@example.org")
    await Accounts(database, signup_credits=0).by_subject("bob", "bob@example.org")
    for subject in ("ada", "bob"):
        await careful(database).by_subject(subject, f"{subject}@example.org", email_verified=True)

    assert await count(database) == (2, 1, 1)


async def stored_email(database: Database) -> str | None:
    async with database.read() as connection:
        email: str | None = (await connection.execute(select(User.email))).scalar_one()
    return email


async def test_the_e_mail_address_follows_the_newest_token_with_one_write(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes: list[str] = []
    real = user_queries.set_email

    async def counted(connection: AsyncConnection, user_id: str, email: str) -> None:
        writes.append(email)
        await real(connection, user_id, email)

    monkeypatch.setattr(user_queries, "set_email", counted)
    service = Accounts(database, signup_credits=0)
    await service.by_subject("ada", "ada@example.org", expires_at=100)

    users = await asyncio.gather(*(service.by_subject("ada", "ada@new.example", expires_at=200) for _ in range(10)))
    # The old token, one without an address, and one that is as old: none of them changes it back.
    for email, expires_at in (("ada@example.org", 100), (None, 300), ("ada@third.example", 200)):
        users.append(await service.by_subject("ada", email, expires_at=expires_at))

    assert {user.email for user in users} == {"ada@new.example"}
    assert (writes, await stored_email(database)) == (["ada@new.example"], "ada@new.example")
    assert (await Accounts(database, signup_credits=0).by_subject("ada")).email == "ada@new.example"


async def test_an_e_mail_address_that_cannot_be_written_is_written_later(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> None:
        raise OSError("no database")

    service = Accounts(database, signup_credits=0)
    await service.by_subject("ada", "ada@example.org", expires_at=100)
    with monkeypatch.context() as patch:
        patch.setattr(user_queries, "set_email", fails)
        with pytest.raises(OSError, match="no database"):
            await service.by_subject("ada", "ada@new.example", expires_at=200)

    again = await service.by_subject("ada", "ada@new.example", expires_at=200)

    assert again.email == await stored_email(database) == "ada@new.example"
