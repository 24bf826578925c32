"""Models by operators: pause and resume them for the whole installation."""

from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.models.audit import AuditAction
from db.queries import model_states
from db.queries.model_states import PauseRecord
from services.catalogue.models import Model
from services.clock import now
from services.errors import NotFound
from services.operators import audit
from services.operators.audit import Done, Effect, OperatorServices, Request
from services.operators.errors import AlreadyDone
from services.operators.operators import Operator

_PATH = ("input", "model")


async def pause(services: OperatorServices, operator: Operator, model: str, *, reason: str) -> Done:
    """Stop offering a model, by id or slug, in all processes within seconds, until it is resumed.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        slug = _model(services, model).slug
        before = await model_states.lock_pause(connection, slug)
        await model_states.pause(connection, slug, now(), until=None, reason=reason.strip())
        after = await model_states.lock_pause(connection, slug)
        return Effect(before=_shown(before), after=_shown(after))

    return await _perform(services, operator, AuditAction.PAUSE_MODEL, model, reason, work)


async def resume(services: OperatorServices, operator: Operator, model: str, *, reason: str) -> Done:
    """Offer a paused model again, also one that was paused because of its failures.

    Raises:
        Refusal: nothing was changed.
    """

    async def work(connection: AsyncConnection) -> Effect:
        slug = _model(services, model).slug
        before = await model_states.lock_pause(connection, slug)
        if not await model_states.resume(connection, slug, now()):
            raise AlreadyDone("This model is not paused by an operator or by its failures.", path=_PATH)
        after = await model_states.lock_pause(connection, slug)
        return Effect(before=_shown(before), after=_shown(after), work=True)

    return await _perform(services, operator, AuditAction.RESUME_MODEL, model, reason, work)


async def _perform(
    services: OperatorServices, operator: Operator, action: AuditAction, model: str, reason: str, work: audit.Work
) -> Done:
    known = services.catalogue.by_id(model)
    subject = model if known is None else known.slug
    done = await audit.perform(services, operator, Request(action=action, subject_id=subject, reason=reason), work)
    if services.availability is not None:
        # It is done: if the database does not answer now, this process reads it with its next regular reading.
        with suppress(SQLAlchemyError, OSError, TimeoutError):
            await services.availability.refresh(services.database)
    return done


def _model(services: OperatorServices, model: str) -> Model:
    found = services.catalogue.by_id(model)
    if found is None:
        raise NotFound("There is no such model.", path=_PATH)
    return found


def _shown(pause: PauseRecord | None) -> dict[str, object]:
    if pause is None or not pause.is_active(now()):
        return {"paused": False}
    until = None if pause.until is None else pause.until.isoformat()
    return {"paused": True, "until": until, "reason": pause.reason}
