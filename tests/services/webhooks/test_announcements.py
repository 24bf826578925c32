"""Messages for endpoints follow from changes, once, and in the transaction of the change."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, update

from db.engine import Database
from db.models import CreationStatus, FailureCode, GenerationTask, Step, User
from db.models.billing.credits import CreditTransactionKind
from db.models.webhooks import WebhookDelivery, WebhookDeliveryStatus, WebhookType
from db.queries.generations import leases
from db.queries.generations import transitions as transition_queries
from db.queries.users import credit_of
from db.queries.webhooks import endpoints as endpoint_queries
from db.records.images import ImageRecord
from services.billing import credits
from services.clock import now
from services.events import announcements
from services.generation import creations
from services.generation.requests import GenerationRequest
from services.generation.steps import transitions
from tests.conftest import NOWHERE
from tests.db.rows import a_user, an_image, put
from tests.services.billing.payments.conftest import Buyer
from tests.services.billing.payments.conftest import buyer as buyer  # Fixtures.
from tests.services.billing.payments.conftest import payment_context as payment_context
from tests.services.billing.payments.conftest import stripe as stripe
from tests.services.webhooks.conftest import HookOffice
from tests.support.offers import offers
from tests.support.stripe import FakeStripe


class _Published:
    """A stand-in for the publisher, which these tests do not use."""

    def publish(self, *_events: Any, **_options: Any) -> None:
        return


PUBLISHER: Any = _Published()


async def a_person(database: Database, balance: int) -> str:
    async with database.begin() as connection:
        return await put(connection, User, a_user(balance=balance, granted=balance))


async def create(database: Database, user_id: str, count: int = 1) -> list[str]:
    request = GenerationRequest(prompt="a heron", style="sty_none", count=count)
    made = await creations.create(
        *(database, PUBLISHER, offers(20), request), user_id=user_id, refuse_address=lambda _: None, storage=NOWHERE
    )
    return [each.id for each in made.creations]


async def messages(hooks: HookOffice) -> list[tuple[str, int | None, str | None, int | None]]:
    """Return type, sequence, object and version of all deliveries, in the order of the events."""
    found = sorted(await hooks.deliveries(), key=lambda each: (each.sequence or 0, each.endpoint_id))
    return [(each.type, each.sequence, each.object_id, each.version) for each in found]


async def test_the_end_of_a_creation_is_announced_and_its_deletion_is_not(hooks: HookOffice) -> None:
    await hooks.endpoint("https://hooks.example/x", credits_low=1)
    user_id = await a_person(hooks.database, 100)
    (creation_id,) = await create(hooks.database, user_id)
    assert await messages(hooks) == []
    canceled = await creations.cancel(hooks.database, PUBLISHER, creation_id, user_id=user_id)
    await creations.delete(hooks.database, PUBLISHER, creation_id, user_id=user_id)

    # Creation and charge are events 1 and 2, the end is 3, and the refund 4.
    assert await messages(hooks) == [("creation.canceled", 3, creation_id, canceled.creation.version)]


async def test_a_refused_change_announces_nothing(hooks: HookOffice) -> None:
    await hooks.endpoint("https://hooks.example/x", credits_low=1)
    user_id = await a_person(hooks.database, 100)
    (creation_id,) = await create(hooks.database, user_id)

    async def end_and_break(connection: Any) -> None:
        await creations.refund(connection, creation_id)
        raise ValueError("of the test")

    async with hooks.database.begin() as connection:
        await connection.execute(
            update(GenerationTask).values(
                status=CreationStatus.FAILED, failure_code=FailureCode.TIMED_OUT, step=None, due_at=None
            )
        )
    with pytest.raises(ValueError, match="of the test"):
        await hooks.database.transact(end_and_break)

    assert await messages(hooks) == []


async def test_only_types_that_an_endpoint_gets_are_addressed_to_it(hooks: HookOffice) -> None:
    paid, _ = await hooks.endpoint("https://a.example/x", WebhookType.PAYMENT_PAID)
    both, _ = await hooks.endpoint("https://b.example/x", WebhookType.PAYMENT_PAID, WebhookType.USER_ERASED)
    stopped, _ = await hooks.endpoint(
        "https://c.example/x", WebhookType.USER_ERASED, disabled_at=now(), disabled_reason="operator"
    )
    deleted, _ = await hooks.endpoint("https://d.example/x", deleted_at=now())
    async with hooks.database.begin() as connection:
        await endpoint_queries.set_types(connection, deleted, (), credits_low=None)
    user_id = await a_person(hooks.database, 0)

    async with hooks.database.begin() as connection:
        await announcements.enqueue(connection, user_id, WebhookType.USER_ERASED)

    # A disabled endpoint gets it when it is enabled again.
    assert {each.endpoint_id for each in await hooks.deliveries()} == {both, stopped}
    assert paid != both


@pytest.mark.parametrize("count", [1, 2])
async def test_low_credits_are_announced_once_for_each_fall(hooks: HookOffice, count: int) -> None:
    at_50, _ = await hooks.endpoint("https://a.example/x", WebhookType.CREDITS_LOW, credits_low=50)
    at_30, _ = await hooks.endpoint("https://b.example/x", WebhookType.CREDITS_LOW, credits_low=30)
    user_id = await a_person(hooks.database, 90)

    async def fallen() -> list[str]:
        return [each.endpoint_id for each in await hooks.deliveries()]

    await create(hooks.database, user_id, count)  # 70 or 50
    if count == 1:
        await create(hooks.database, user_id)  # 50: not below it.
    assert await fallen() == []
    await create(hooks.database, user_id)  # 30
    assert await fallen() == [at_50]
    await create(hooks.database, user_id)  # 10
    assert await fallen() == [at_50, at_30]
    async with hooks.database.begin() as connection:
        await credits.move(connection, user_id, 40, CreditTransactionKind.GRANT, "a gift")
    assert await fallen() == [at_50, at_30]
    assert all(each.object_id is None and each.user_id == user_id for each in await hooks.deliveries())


async def test_low_credits_are_not_announced_again_within_an_hour_or_while_a_message_waits(hooks: HookOffice) -> None:
    endpoint_id, _ = await hooks.endpoint("https://a.example/x", WebhookType.CREDITS_LOW, credits_low=50)
    user_id, other_id = await a_person(hooks.database, 60), await a_person(hooks.database, 60)

    async def fall(user_id: str) -> int:
        """Fall below the threshold and rise again; return the number of messages about the user."""
        (creation_id,) = await create(hooks.database, user_id)
        await creations.cancel(hooks.database, PUBLISHER, creation_id, user_id=user_id)
        return [each.user_id for each in await hooks.deliveries()].count(user_id)

    async def make(**values: Any) -> None:
        async with hooks.database.begin() as connection:
            of_user = update(WebhookDelivery).where(WebhookDelivery.user_id == user_id)
            await connection.execute(of_user.values(**values))

    assert [await fall(user_id) for _ in range(3)] == [1, 1, 1], "each fall is announced while a message waits"
    assert await fall(other_id) == 1, "one user's message silences another's"
    await make(created_at=now() - timedelta(hours=2))
    assert await fall(user_id) == 1, "an old message that still waits is followed by another"
    sent = {"status": WebhookDeliveryStatus.DELIVERED, "due_at": None, "finished_at": now()}
    await make(**sent, created_at=now() - timedelta(minutes=59))
    assert await fall(user_id) == 1, "a fall is announced again within an hour"
    await make(created_at=now() - timedelta(minutes=61))
    assert await fall(user_id) == 2, "a fall is not announced an hour after the last one"
    assert {each.endpoint_id for each in await hooks.deliveries()} == {endpoint_id}


async def test_a_success_is_announced_with_its_version(hooks: HookOffice) -> None:
    await hooks.endpoint("https://hooks.example/x", credits_low=1)
    user_id = await a_person(hooks.database, 100)
    (creation_id,) = await create(hooks.database, user_id)
    values = transition_queries.transition_values(None, CreationStatus.SUCCESS, now())
    async with hooks.database.begin() as connection:
        lease = update(GenerationTask).values(step=Step.STORE, lease="lea_1")
        await connection.execute(lease)
        generation = await leases.by_id(connection, creation_id)
    assert generation is not None
    image = ImageRecord(**{name: an_image(user_id)[name] for name in ImageRecord.__struct_fields__})
    values |= {"generated_image_id": image.id, "generated_image_url": f"folder:{image.id}"}

    await transitions._commit_advance(hooks.database, generation, image, None, values)

    async with hooks.database.read() as connection:
        credit = await credit_of(connection, user_id)
        count = await connection.scalar(select(func.count()).select_from(WebhookDelivery))
    assert credit is not None
    assert count == 1
    assert await messages(hooks) == [("creation.succeeded", credit.event_seq, creation_id, 2)]


async def test_a_payment_and_its_reversals_are_announced(hooks: HookOffice, buyer: Buyer, stripe: FakeStripe) -> None:
    await hooks.endpoint("https://hooks.example/x", WebhookType.PAYMENT_PAID, WebhookType.PAYMENT_REVERSED)

    session_id = await buyer.bought()
    await buyer.tell("checkout.session.completed", stripe.paid(session_id))
    paid = await messages(hooks)
    refund = stripe.refund(session_id, 1000)
    for _ in range(2):
        await buyer.tell("refund.created", refund)
    reversed_once = await messages(hooks)
    await buyer.tell("refund.failed", refund | {"status": "failed"})
    # Too little money for a credit: no credit moves, and no event is written.
    await buyer.tell("refund.created", stripe.refund(session_id, 1))

    (payment_id,) = {each[2] for each in paid}
    # The grant of the sign-up is event 1.
    assert paid == [("payment.paid", 2, payment_id, None)]
    assert reversed_once == [*paid, ("payment.reversed", 3, payment_id, None)]
    assert await messages(hooks) == [*reversed_once, ("payment.reversed", 4, payment_id, None)]
