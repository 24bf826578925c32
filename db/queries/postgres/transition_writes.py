"""Updates of a generation with event and timeline, as one atomic PostgreSQL statement that writes up to six tables."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import CTE, Update, bindparam, case, false, insert, literal, null, select, true, update

from db.engine import Database
from db.models.creations import GenerationTask, Step
from db.models.events import EventSubject
from db.models.media.images import Image
from db.models.media.renders import Render
from db.models.timelines import GenerationMoment, MomentKind
from db.models.users import User
from db.models.webhooks import WebhookType
from db.postgres.prepared import PreparedStatement
from db.queries.events import EVENT
from db.queries.generations import moments
from db.queries.generations.callbacks import NOTE_CALLBACK, noting_params
from db.queries.generations.insertion import IMAGE_ROLES, SHOWN
from db.queries.generations.transitions import advance_statement, advancing_params
from db.queries.media import renders
from db.queries.postgres.event_inserts import insert_events, subject_of
from db.queries.postgres.json_expressions import json_object, json_text
from db.queries.postgres.webhook_inserts import insert_deliveries
from db.records.creations import CreationRecord, GenerationRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord

_IMAGE = ImageRecord.__struct_fields__
_IMAGES = Image.__table__


def _with_event(
    change: Update,
    kind: MomentKind,
    new_image: str | None = None,
    announced: WebhookType | None = None,
    *,
    rendered: bool = False,
) -> PreparedStatement:
    """Return the statement that updates one generation and writes an event for its owner and a moment of this kind.

    ``new_image``: the role of an image to insert too, with its render if it is ``rendered``. ``announced``: the type of
    the message for webhook endpoints. All other writes depend on the updated row and follow it, so the generation is
    locked before the user.
    """
    names = (*SHOWN, *(f"{role}_id" for role in IMAGE_ROLES))
    changed = change.returning(*(getattr(GenerationTask, name).label(name) for name in names)).cte("changed")
    numbered = (
        update(User)
        .where(User.id == changed.c.user_id)
        .values(event_seq=User.event_seq + 1)
        .returning(User.event_seq)
        .cte("numbered")
    )
    creation: dict[str, Any] = dict(changed.c)
    there = changed.join(numbered, true())
    inserted = None if new_image is None else _inserted_image(changed)
    for role in IMAGE_ROLES:
        image = inserted if inserted is not None and role == new_image else _IMAGES.alias(role)
        there = there.outerjoin(image, image.c.id == changed.c[f"{role}_id"])
        creation[role] = case((image.c.id.is_(None), null()), else_=json_object(_IMAGE, dict(image.c)))
    event = {
        "user_id": changed.c.user_id,
        "seq": numbered.c.event_seq,
        "subject": subject_of(EventSubject.CREATION),
        "creation_id": changed.c.id,
        "payload": json_text(creation=json_object(CreationRecord.__struct_fields__, creation)),
        "created_at": changed.c.updated_at,
    }
    statement = select(insert_events(there, event)).add_cte(_inserted_moment(changed, kind))
    if inserted is not None and rendered:
        statement = statement.add_cte(_inserted_render(changed, inserted))
    if announced is not None:
        message = {
            "user_id": changed.c.user_id,
            "sequence": numbered.c.event_seq,
            "object_id": changed.c.id,
            "version": changed.c.version,
            "created_at": changed.c.updated_at,
        }
        statement = statement.add_cte(insert_deliveries(changed.join(numbered, true()), announced, message))
    return PreparedStatement(statement)


def _inserted_moment(changed: CTE, kind: MomentKind) -> CTE:
    """Return the insert of a moment; its other columns are parameters named ``moment_{column}``."""
    columns = GenerationMoment.__table__.c
    values: dict[str, Any] = {
        "generation_id": changed.c.id,
        "version": changed.c.version,
        "kind": literal(kind.value, columns["kind"].type),
        "place": literal(0, columns["place"].type),
    }
    values |= {name: bindparam(f"moment_{name}", type_=columns[name].type) for name in moments.COLUMNS}
    return (
        insert(GenerationMoment).from_select(list(values), select(*values.values()).select_from(changed)).cte("moment")
    )


def _params_of(moment: Mapping[str, Any]) -> dict[str, Any]:
    return {f"moment_{name}": value for name, value in moment.items()}


def _inserted_image(changed: CTE) -> CTE:
    values: dict[str, Any] = {name: bindparam(f"image_{name}", type_=_IMAGES.c[name].type) for name in _IMAGE}
    values |= {"user_id": changed.c.user_id, "created_at": changed.c.updated_at, "uncleaned": false()}
    inserted = insert(Image).from_select(list(values), select(*values.values()).select_from(changed))
    return inserted.returning(*(_IMAGES.c[name] for name in _IMAGE)).cte("image")


def _inserted_render(changed: CTE, image: CTE) -> CTE:
    values: dict[str, Any] = {
        "image_id": image.c.id,
        "user_id": changed.c.user_id,
        "storage_key": image.c.storage_key,
        "rendition_seed": image.c.rendition_seed,
        "due_at": changed.c.updated_at,
        "attempts": literal(0, Render.__table__.c.attempts.type),
    }
    rows = select(*values.values()).select_from(changed.join(image, true()))
    return insert(Render).from_select(list(values), rows).cte("render")


_NOTE_CALLBACK = _with_event(NOTE_CALLBACK, MomentKind.CALLBACK)


@lru_cache
def _advance(
    keys: frozenset[str], new_image: str | None, announced: WebhookType | None, *, rendered: bool
) -> PreparedStatement:
    return _with_event(advance_statement(keys), MomentKind.STEP, new_image, announced, rendered=rendered)


async def note_callback(
    database: Database, creation_id: str, provider_task_id: str, now: datetime
) -> EventRecord | None:
    """Record the provider's callback and return the event; None if it is recorded already or no row awaits it."""
    moment = _params_of(moments.callback(Step.AWAIT, None, now))
    return await _write(database, _NOTE_CALLBACK, noting_params(creation_id, provider_task_id, now) | moment)


async def advance(
    database: Database,
    generation: GenerationRecord,
    values: Mapping[str, object],
    image: ImageRecord | None,
    announced: WebhookType | None,
) -> EventRecord | None:
    """Set these values of a leased generation and return the event; None if the lease was lost.

    ``image``, if given, is inserted; its id must be among the values. ``announced``: the type of the message for
    webhook endpoints, if the generation ends.

    Raises:
        sqlalchemy.exc.IntegrityError: the statement violates a constraint; nothing was written.
    """
    moment = moments.end_of_step(generation, values)
    given, new_image = advancing_params(generation, values) | _params_of(moment), None
    if image is not None:
        given |= {f"image_{name}": value for name, value in asdict(image).items()}
        new_image = next(role for role in IMAGE_ROLES if values.get(f"{role}_id") == image.id)
    rendered = image is not None and renders.is_needed(image)
    return await _write(database, _advance(frozenset(values), new_image, announced, rendered=rendered), given)


async def _write(database: Database, statement: PreparedStatement, given: Mapping[str, object]) -> EventRecord | None:
    # A second run changes nothing, because its WHERE no longer matches.
    return EVENT.first(await database.write(statement, given, harmless_again=True))
