"""Asking for images and taking that back, many at once: every one is paid once, and refunded once or not at all."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select, text

from db.engine import Database
from db.models import CreationStatus, CreditTransaction, Event, GenerationTask, User
from db.queries import events as event_queries
from db.queries.billing import credits as credit_queries
from db.records.pagination import Window
from services.billing import credits
from services.errors import (
    IdempotencyKeyReused,
    InsufficientCredits,
    InvalidInput,
    NotFound,
    PriceAboveLimit,
    WrongState,
)
from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.events.writer import CreationChange, CreditChange, read_change
from services.generation import creations
from services.generation.create import CreationResult
from services.generation.offers import Offers
from services.generation.requests import GenerationRequest, RetryRequest, Source
from services.identity.accounts import Accounts
from tests.conftest import NOWHERE
from tests.support.cases import in_turn
from tests.support.offers import offers

COST = 20
OFFERS = offers(COST, {"4K": 30})
HERON = GenerationRequest(prompt="a heron", style="sty_none")


@dataclass
class Person:
    """A user who requests images."""

    database: Database
    event_publisher: EventPublisher
    user_id: str
    on_offer: Offers = OFFERS

    async def create(self, request: GenerationRequest = HERON) -> CreationResult:
        return await creations.create(
            self.database,
            self.event_publisher,
            self.on_offer,
            request,
            user_id=self.user_id,
            refuse_address=lambda _: None,
            storage=NOWHERE,
        )

    async def retry(self, request: RetryRequest) -> CreationResult:
        return await creations.retry(
            self.database, self.event_publisher, self.on_offer, request, user_id=self.user_id, storage=NOWHERE
        )

    async def cancel(self, creation_id: str) -> CreationResult:
        return await creations.cancel(self.database, self.event_publisher, creation_id, user_id=self.user_id)

    async def stands(self) -> tuple[int, int, int, int]:
        """Return the balance, and how many generations, ledger entries and events there are of this user."""
        async with self.database.read() as connection:
            balance = await connection.scalar(select(User.balance).where(User.id == self.user_id))
            counts = [
                int(
                    await connection.scalar(
                        select(func.count()).select_from(table).where(table.user_id == self.user_id)
                    )
                    or 0
                )
                for table in (GenerationTask, CreditTransaction, Event)
            ]
        assert await credits.verify(self.database) == []
        return int(balance or 0), counts[0], counts[1], counts[2]


@pytest.fixture
async def event_publisher() -> AsyncIterator[EventPublisher]:
    broadcast = Broadcast("memory://")
    async with broadcast, EventPublisher(broadcast) as ringing:
        yield ringing


@pytest.fixture
async def ada(database: Database, event_publisher: EventPublisher) -> Person:
    """A user with 60 credits: as many as three images cost."""
    user = await Accounts(database, signup_credits=3 * COST).by_subject("ada")
    return Person(database, event_publisher, user.id)


async def test_fifty_requests_at_once_make_as_many_as_there_are_credits_for(ada: Person) -> None:
    outcomes = await asyncio.gather(*(ada.create() for _ in range(50)), return_exceptions=True)

    made = [outcome for outcome in outcomes if isinstance(outcome, CreationResult)]
    refusals = [outcome for outcome in outcomes if isinstance(outcome, InsufficientCredits)]
    assert (len(made), len(refusals)) == (3, 47)
    assert {(refusal.required, refusal.balance) for refusal in refusals} == {(COST, 0)}
    assert sorted(outcome.credit.balance for outcome in made) == [0, 20, 40]
    assert await ada.stands() == (0, 3, 4, 7)


async def test_fifty_requests_at_once_with_one_key_make_one_image(ada: Person) -> None:
    request = replace(HERON, idempotency_key="once")

    outcomes = await asyncio.gather(*(ada.create(request) for _ in range(50)))

    assert len({outcome.creation.id for outcome in outcomes}) == 1
    assert sum(not outcome.replayed for outcome in outcomes) == 1
    assert await ada.stands() == (40, 1, 2, 3)


async def test_what_was_done_is_told_again_though_its_style_is_on_offer_no_more(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = replace(HERON, idempotency_key="once")
    first = await ada.create(request)
    monkeypatch.setattr(OFFERS.catalogue.styles, "by_id", lambda _: None)

    again = await ada.create(request)
    with pytest.raises(NotFound, match="no such style"):
        await ada.create(replace(request, idempotency_key="another"))

    assert (again.replayed, again.creation.id) == (True, first.creation.id)
    assert await ada.stands() == (40, 1, 2, 3)


async def test_a_key_belongs_to_one_input_and_one_user(
    ada: Person, database: Database, event_publisher: EventPublisher
) -> None:
    keyed = replace(HERON, idempotency_key="once")
    first = await ada.create(keyed)
    for other in (replace(keyed, prompt="an egret"), replace(keyed, style="sty_clay"), replace(keyed, max_credits=50)):
        with pytest.raises(IdempotencyKeyReused):
            await ada.create(other)
    with pytest.raises(IdempotencyKeyReused):
        await ada.retry(RetryRequest(first.creation.id, idempotency_key="once"))
    bob = Person(database, event_publisher, (await Accounts(database, signup_credits=COST).by_subject("bob")).id)

    assert (await bob.create(keyed)).creation.id != first.creation.id
    assert await ada.stands() == (40, 1, 2, 3)
    assert await bob.stands() == (0, 1, 2, 3)


async def test_a_request_that_is_refused_does_not_use_its_key_up(ada: Person, event_publisher: EventPublisher) -> None:
    await asyncio.gather(*(ada.create() for _ in range(3)))
    keyed = replace(HERON, idempotency_key="later")
    with pytest.raises(InsufficientCredits):
        await ada.create(keyed)
    await credits.grant(ada.database, event_publisher, "ada", COST, "more")

    outcome = await ada.create(keyed)

    assert not outcome.replayed
    assert await ada.stands() == (0, 4, 6, 10)


@in_turn(
    ("request_", "refusal"),
    [
        (replace(HERON, prompt=""), InvalidInput),
        (replace(HERON, prompt=" \n\t"), InvalidInput),
        (replace(HERON, prompt="a" * 10_001), InvalidInput),
        (replace(HERON, prompt="a\0b"), InvalidInput),
        (replace(HERON, prompt="\ud800"), InvalidInput),
        (replace(HERON, style="sty_cubism"), NotFound),
        (replace(HERON, idempotency_key=""), InvalidInput),
        (replace(HERON, idempotency_key="k" * 256), InvalidInput),
        (replace(HERON, resolution="4K", max_credits=29), PriceAboveLimit),
        (replace(HERON, sources=(Source(),)), InvalidInput),
        (replace(HERON, sources=(Source(creation_id="cre_none"),)), NotFound),
        (replace(HERON, sources=(Source(upload_id="upl_none"),)), NotFound),
    ],
)
async def test_what_is_refused_leaves_nothing(
    ada: Person, request_: GenerationRequest, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        await ada.create(request_)

    assert await ada.stands() == (60, 0, 1, 1)


async def test_taken_back_many_times_at_once_it_is_refunded_once(ada: Person) -> None:
    creation = (await ada.create()).creation

    outcomes = await asyncio.gather(*(ada.cancel(creation.id) for _ in range(10)), return_exceptions=True)

    refusals = [outcome for outcome in outcomes if isinstance(outcome, WrongState)]
    assert [refusal.status for refusal in refusals] == [CreationStatus.CANCELED] * 9
    assert await ada.stands() == (60, 1, 3, 5)


async def test_what_kie_was_asked_for_cannot_be_taken_back(ada: Person, database: Database) -> None:
    creation = (await ada.create()).creation
    async with database.begin() as connection:
        await connection.execute(text('UPDATE image_generation_tasks SET asked_at = "createdAt"'))

    with pytest.raises(WrongState) as refusal:
        await ada.cancel(creation.id)

    assert refusal.value.status is CreationStatus.WAITING
    assert await ada.stands() == (40, 1, 2, 3)


async def test_anothers_creation_cannot_be_touched(
    ada: Person, database: Database, event_publisher: EventPublisher
) -> None:
    creation = (await ada.create()).creation
    bob = Person(database, event_publisher, (await Accounts(database, signup_credits=COST).by_subject("bob")).id)

    for attempt in (bob.cancel(creation.id), bob.retry(RetryRequest(creation.id)), bob.cancel("cre_none")):
        with pytest.raises(NotFound):
            await attempt

    assert await ada.stands() == (40, 1, 2, 3)
    assert await bob.stands() == (20, 0, 1, 1)


async def test_trying_again_is_paid_anew_and_once_for_a_key(ada: Person) -> None:
    creation = (await ada.create()).creation
    with pytest.raises(WrongState):
        await ada.retry(RetryRequest(creation.id))
    await ada.cancel(creation.id)

    outcomes = await asyncio.gather(*(ada.retry(RetryRequest(creation.id, idempotency_key="again")) for _ in range(10)))

    assert len({outcome.creation.id for outcome in outcomes} | {creation.id}) == 2
    assert {outcome.creation.retry_of for outcome in outcomes} == {creation.id}
    assert await ada.stands() == (40, 2, 4, 7)


async def test_charges_and_refunds_of_many_at_once_come_out_even(ada: Person) -> None:
    async def ask_and_take_back() -> None:
        for _ in range(6):
            try:
                outcome = await ada.create()
            except InsufficientCredits:
                continue
            assert outcome.credit.balance >= 0
            await ada.cancel(outcome.creation.id)

    await asyncio.gather(*(ask_and_take_back() for _ in range(5)))

    balance, made, entries, events = await ada.stands()
    assert (balance, entries, events) == (60, 1 + 2 * made, 1 + 4 * made)


@pytest.mark.parametrize("sources", [(), (Source(url="https://pictures.example/heron.png"),)])
async def test_what_the_log_keeps_of_a_new_generation_is_what_was_answered(
    ada: Person, sources: tuple[Source, ...]
) -> None:
    outcome = await ada.create(replace(HERON, sources=sources, prompt='100% "heron" \\ 鷺'))

    async with ada.database.read() as connection:
        created, charged = (await event_queries.after(connection, ada.user_id, 0, limit=10))[-2:]
        entry = (await credit_queries.owned_by(connection, ada.user_id, Window(1))).records[0]
    assert (created.seq, charged.seq) == (outcome.credit.event_seq - 1, outcome.credit.event_seq)
    assert (created.creation_id, charged.creation_id) == (outcome.creation.id, None)
    assert read_change(created.subject, created.payload) == CreationChange(outcome.creation)
    assert read_change(charged.subject, charged.payload) == CreditChange(outcome.credit, entry)
    assert (entry.generation_id, entry.amount, entry.balance_after) == (outcome.creation.id, -COST, 2 * COST)
