"""A change of a generation with its event, as one statement that writes up to four tables: all of it, or nothing."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import CTE, Text, Update, bindparam, case, cast, insert, literal, null, select, true, update

from db.engine import Database
from db.frequent import Frequent
from db.models.creations import GenerationTask
from db.models.events import Event, EventSubject
from db.models.images import Image
from db.models.users import User
from db.queries.generations import NOTE_CALLBACK, advancing, held
from db.queries.payloads import json_object
from db.records.creations import CreationRecord, GenerationRecord
from db.records.events import EventRecord
from db.records.images import ImageRecord

_ROLES = ("original_image", "generated_image")
_CREATION = tuple(field.name for field in fields(CreationRecord) if field.name not in _ROLES)
_IMAGE = tuple(field.name for field in fields(ImageRecord))
_EVENT = tuple(field.name for field in fields(EventRecord))
_IMAGES = Image.__table__
_EVENTS = Event.__table__


def _with_event(change: Update, new_image: str | None = None) -> Frequent:
    """Return the statement that makes a change of one generation and records it in its owner's history.

    ``new_image``: which of its images is a new one, to be recorded too. Whatever else is written is written for the
    row that was changed, and after it: the lock of the generation is taken before that of the user.
    """
    names = (*_CREATION, *(f"{role}_id" for role in _ROLES))
    changed = change.returning(*(getattr(GenerationTask, name).label(name) for name in names)).cte("changed")
    numbered = (
        update(User)
        .where(User.id == changed.c.user_id)
        .values(event_seq=User.event_seq + 1)
        .returning(User.event_seq)
        .cte("numbered")
    )
    images = {role: _inserted(changed) if role == new_image else _IMAGES.alias(role) for role in _ROLES}
    there = changed.join(numbered, true())
    creation: list[tuple[str, Any]] = [(name, changed.c[name]) for name in _CREATION]
    for role, image in images.items():
        there = there.outerjoin(image, image.c.id == changed.c[f"{role}_id"])
        told = json_object([(name, image.c[name]) for name in _IMAGE])
        creation.append((role, case((image.c.id.is_(None), null()), else_=told)))
    payload = cast(json_object([("creation", json_object(creation))]), Text)
    subject = literal(EventSubject.CREATION, _EVENTS.c.subject.type)
    values = (changed.c.user_id, numbered.c.event_seq, subject, changed.c.id, payload, changed.c.updated_at)
    event = insert(Event).from_select([*_EVENT, "created_at"], select(*values).select_from(there))
    return Frequent(select(event.returning(*(_EVENTS.c[name] for name in _EVENT)).cte("event")))


def _inserted(changed: CTE) -> CTE:
    given = [bindparam(f"image_{name}", type_=_IMAGES.c[name].type) for name in _IMAGE]
    values = select(*given, changed.c.user_id, changed.c.updated_at).select_from(changed)
    inserted = insert(Image).from_select([*_IMAGE, "user_id", "created_at"], values)
    return inserted.returning(*(_IMAGES.c[name] for name in _IMAGE)).cte("image")


_NOTE_CALLBACK = _with_event(NOTE_CALLBACK)


@lru_cache
def _advance(keys: frozenset[str], new_image: str | None) -> Frequent:
    return _with_event(advancing(keys), new_image)


async def note_callback(database: Database, creation_id: str, kie_task_id: str, now: datetime) -> EventRecord | None:
    """Note Kie.ai's hint that it is done; None when it was noted before, or is not awaited as far as can be seen."""
    return await _told(database, _NOTE_CALLBACK, {"of_id": creation_id, "of_kie_task": kie_task_id, "now": now})


async def advance(
    database: Database, generation: GenerationRecord, values: Mapping[str, object], image: ImageRecord | None
) -> EventRecord | None:
    """Give a leased generation these values, and record ``image`` whose id is one of them; None: the lease was lost.

    Raises:
        sqlalchemy.exc.IntegrityError: a constraint refused it; nothing was written.
    """
    given = held(generation) | {f"new_{key}": value for key, value in values.items()}
    new_image = None
    if image is not None:
        given |= {f"image_{name}": getattr(image, name) for name in _IMAGE}
        new_image = next(role for role in _ROLES if values.get(f"{role}_id") == image.id)
    return await _told(database, _advance(frozenset(values), new_image), given)


async def _told(database: Database, frequent: Frequent, given: Mapping[str, object]) -> EventRecord | None:
    # Each change is one that is made once: a second time it finds nothing to change.
    rows = await database.write(frequent, given, harmless_again=True)
    return EventRecord(*rows[0]) if rows else None
