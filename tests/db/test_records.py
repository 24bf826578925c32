"""Records: each field has its column, each record is made by keyword, and stored events outlive their version."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec import Struct

from db.models.billing.credits import CreditTransactionKind
from db.models.creations import CreationStatus, FailureCode
from db.models.events import EventSubject
from db.models.media.images import Image
from db.queries.creations.reading import CREATION
from db.records import creations, credits, events, images, payments, users
from db.records.creations import CreationRecord
from db.records.credits import CreditRecord, CreditTransactionRecord
from db.records.images import ImageRecord
from db.records.rows import RowReader
from services.events.reader import decode
from services.events.writer import Change, CreationChange, CreditChange, payload_of, read_change

ROOT = Path(__file__).parents[2]
RECORDS = {
    name
    for module in (creations, credits, events, images, payments, users)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Struct) and kind is not Struct
}

MOMENT = datetime(2026, 1, 2, 3, 4, 5, 600, tzinfo=UTC)
IMAGE = ImageRecord(
    id="img_1",
    storage_key="key",
    thumbnail_key="key-small",
    content_type="image/png",
    width=1024,
    height=768,
    byte_size=123456,
)
FAILED = CreationRecord(
    id="cre_1",
    user_id="usr_1",
    status=CreationStatus.FAILED,
    step=None,
    version=7,
    prompt='a "heron"\n🐱',
    style="none",
    aspect_ratio="auto",
    resolution="1K",
    output_format="png",
    credits_used=20,
    retry_of="cre_0",
    asked_at=MOMENT,
    called_back_at=MOMENT,
    failure_code=FailureCode.TIMED_OUT,
    error_message="Too late.",
    created_at=MOMENT,
    updated_at=MOMENT.replace(microsecond=0),
    completed_at=MOMENT,
    deleted_at=None,
    original_image=IMAGE,
    generated_image=None,
)
CREDIT = CreditRecord(user_id="usr_1", balance=80, purchased=0, granted=100, used=20, event_seq=7, owed=3)
CHARGE = CreditTransactionRecord(
    id="ctx_1",
    user_id="usr_1",
    kind=CreditTransactionKind.GENERATION,
    amount=-20,
    balance_after=80,
    description="Image generation",
    generation_id="cre_1",
    payment_id=None,
    created_at=MOMENT,
)
# Payloads as version 0.1 stores and publishes them; never to be changed.
STORED = {
    "creation": (
        r'{"creation":{"id":"cre_1","user_id":"usr_1","status":"failed","step":null,"version":7,'
        r'"prompt":"a \"heron\"\n🐱","style":"none","aspect_ratio":"auto","resolution":"1K","output_format":"png",'
        r'"credits_used":20,"retry_of":"cre_0","asked_at":"2026-01-02T03:04:05.000600+00:00",'
        r'"called_back_at":"2026-01-02T03:04:05.000600+00:00","failure_code":"timed_out",'
        r'"error_message":"Too late.","created_at":"2026-01-02T03:04:05.000600+00:00",'
        r'"updated_at":"2026-01-02T03:04:05+00:00","completed_at":"2026-01-02T03:04:05.000600+00:00",'
        r'"deleted_at":null,"original_image":{"id":"img_1","storage_key":"key","thumbnail_key":"key-small",'
        r'"content_type":"image/png","width":1024,"height":768,"byte_size":123456},"generated_image":null}}'
    ),
    "credit": (
        r'{"credit":{"user_id":"usr_1","balance":80,"purchased":0,"granted":100,"used":20,"event_seq":7,"owed":3},'
        r'"transaction":{"id":"ctx_1","user_id":"usr_1","kind":"generation","amount":-20,"balance_after":80,'
        r'"description":"Image generation","generation_id":"cre_1","payment_id":null,'
        r'"created_at":"2026-01-02T03:04:05.000600+00:00"}}'
    ),
}
CHANGES: list[Change] = [CreationChange(FAILED), CreditChange(CREDIT, CHARGE)]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.subject)
def test_a_payload_stored_by_an_earlier_version_is_read_whole(change: Change) -> None:
    assert read_change(change.subject, STORED[change.subject]) == change


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.subject)
def test_a_payload_has_the_values_that_earlier_versions_read_in_the_same_format(change: Change) -> None:
    stored, written = (msgspec.json.decode(text) for text in (STORED[change.subject], payload_of(change)))

    assert _part(written, like=stored) == stored


def _part(written: Any, *, like: Any) -> Any:
    """Return the values under the names that ``like`` has."""
    if not isinstance(like, dict):
        return written
    return {name: _part(written[name], like=value) for name, value in like.items()}


def test_unknown_keys_of_a_payload_and_of_a_message_are_ignored() -> None:
    payload = STORED["credit"].replace('{"user_id"', '{"new":[1],"user_id"')
    message = decode(f'{{"seq":7,"subject":"credit","creation_id":null,"new":{{}},"payload":{payload}}}')

    event = message.event("epoch")

    assert (event.seq, event) == (7, decode(_message(STORED["credit"])).event("epoch"))


def test_a_payload_from_before_debts_existed_is_read_as_that_of_a_user_without_one() -> None:
    change = read_change(EventSubject.CREDIT, STORED["credit"].replace(',"owed":3', ""))

    assert change == CreditChange(msgspec.structs.replace(CREDIT, owed=0), CHARGE)


def _message(payload: str) -> str:
    return f'{{"seq":7,"subject":"credit","creation_id":null,"payload":{payload}}}'


def test_a_record_with_a_field_that_has_no_column_cannot_be_read() -> None:
    class Titled(Struct, frozen=True):
        id: str
        title: str

    with pytest.raises(AttributeError, match="title"):
        RowReader(Titled, Image)


def test_the_values_of_a_row_stand_in_the_fields_of_their_names() -> None:
    labels = [column.key for column in CREATION.columns]
    record = CREATION.record([f"{place} {label}" for place, label in enumerate(labels)])

    assert record.original_image is not None
    assert record.generated_image is not None
    for part in (record, record.original_image, record.generated_image):
        for name in part.__struct_fields__:
            assert name.endswith("_image") or getattr(part, name).partition(" ")[2] == name
    ids = [place for place, label in enumerate(labels) if label == "id"]
    assert [each.id for each in (record, record.original_image, record.generated_image)] == [f"{at} id" for at in ids]


def test_a_joined_record_is_none_if_its_row_is_missing() -> None:
    row: list[str | None] = [column.key for column in CREATION.columns]
    _, _, generated = (place for place, label in enumerate(row) if label == "id")
    row[generated : generated + len(ImageRecord.__struct_fields__)] = [None] * len(ImageRecord.__struct_fields__)

    record = CREATION.record([*row, "trailing"])

    assert record.original_image == RowReader(ImageRecord, Image).record(ImageRecord.__struct_fields__)
    assert record.generated_image is None


def test_records_are_made_by_keyword() -> None:
    assert [place for path in _sources() for place in _positional(path)] == []


def _sources() -> Iterator[Path]:
    for folder in ROOT.iterdir():
        if (folder / "__init__.py").exists():
            yield from folder.rglob("*.py")


def _positional(path: Path) -> Iterator[str]:
    """Yield the places in a module that give a record values without their names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RECORDS and node.args:
            yield f"{path.relative_to(ROOT)}:{node.lineno}"
