"""The provider's callbacks, noted as a hint that a task has ended."""

from datetime import datetime

from sqlalchemy import bindparam, func, literal, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.creations import CreationStatus, GenerationTask, Step
from db.queries.generations.leases import NOW
from db.queries.generations.transitions import transition_values

NOTE_CALLBACK = (
    update(GenerationTask)
    .where(
        GenerationTask.id == bindparam("of_id"),
        GenerationTask.step == Step.AWAIT,
        GenerationTask.provider_task_id == bindparam("of_provider_task"),
        GenerationTask.called_back_at.is_(None),
    )
    .values(called_back_at=NOW, due_at=NOW, attempts=0, version=GenerationTask.version + 1, updated_at=NOW)
)


def noting_params(creation_id: str, provider_task_id: str, now: datetime) -> dict[str, object]:
    return {"of_id": creation_id, "of_provider_task": provider_task_id, "now": now}


async def note_callback(connection: AsyncConnection, creation_id: str, provider_task_id: str, now: datetime) -> bool:
    """Record Kie.ai's callback; False if one is already recorded or this task is not awaited."""
    noting = noting_params(creation_id, provider_task_id, now)
    return (await connection.execute(NOTE_CALLBACK, noting)).rowcount == 1


async def claim_from_callback(
    connection: AsyncConnection, creation_id: str, attempt: int, provider_task_id: str, now: datetime
) -> bool:
    """Store the task id from a callback if the response of createTask is not stored yet; return whether it was set.

    A worker that still waits for that response loses its lease. The callback of an abandoned attempt is accepted too,
    while the next attempt is unsent or unanswered, because that image is finished and paid for.
    """
    asked_at = func.coalesce(GenerationTask.asked_at, literal(now, GenerationTask.asked_at.type))
    adopted = {"asked_at": asked_at, "provider_task_id": provider_task_id, "called_back_at": now}
    statement = (
        update(GenerationTask)
        .where(
            GenerationTask.id == creation_id,
            GenerationTask.step == Step.SUBMIT,
            GenerationTask.provider_attempt >= attempt,
        )
        .values(
            version=GenerationTask.version + 1,
            **transition_values(Step.AWAIT, CreationStatus.PROCESSING, now),
            **adopted,
        )
    )
    return (await connection.execute(statement)).rowcount == 1
