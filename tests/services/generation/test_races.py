"""Concurrent changes on a PostgreSQL, in which one transaction does not wait for the end of every other."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from db.models import CreationStatus, GenerationTask, Payment, PaymentStatus, Step, User
from services.clock import now
from services.generation import callbacks
from tests.db.rows import a_payment, put
from tests.services.generation.conftest import Install
from tests.services.generation.pipeline import ask, balance, row
from tests.support.postgres import Postgres
from tests.support.waiting import until

pytestmark = pytest.mark.postgres


async def test_a_callback_that_comes_while_the_answer_is_being_stored_counts(
    install: Install, postgres: Postgres
) -> None:
    async with install(worker="off") as product:
        creation_id = await ask(product.ada)
        async with product.database.begin() as connection:
            asked = {"asked_at": now(), "provider_attempt": 1}
            await connection.execute(update(GenerationTask).values(asked))
        async with product.database.begin() as storing:
            answered = {"step": Step.AWAIT, "status": CreationStatus.PROCESSING, "provider_task_id": "t"}
            await storing.execute(update(GenerationTask).values(answered))
            callback = asyncio.create_task(
                callbacks.receive(
                    product.database,
                    product.pipeline.event_publisher,
                    creation_id=creation_id,
                    attempt=1,
                    provider_task_id="t",
                )
            )
            async with postgres.connection(str(product.database.url.database)) as looking:
                waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted"
                await until(lambda: looking.fetchval(waiting))

        assert await callback is callbacks.CallbackResult.NOTED
        assert (await row(product.database, creation_id)).called_back_at is not None


async def test_credits_move_while_another_writes_what_refers_to_the_user(install: Install) -> None:
    async with install(worker="off", database_lock_timeout=timedelta(seconds=1)) as product:
        await ask(product.ada)
        async with product.database.begin() as other:
            user_id = await other.scalar(select(User.id).where(User.subject == "ada"))
            await put(other, Payment, a_payment(str(user_id), status=PaymentStatus.PENDING))

            await ask(product.ada)

            assert await balance(product.ada) == 1000 - 2 * 20
