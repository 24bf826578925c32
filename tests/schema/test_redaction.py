"""The text of deleted creations is removed from their rows, and from earlier events."""

from sqlalchemy import select, update

from db.base import Base
from db.engine import Database
from db.models import Event, GenerationTask
from db.models.creations import FailureCode
from tests.schema.people import DELETE, TASK_UPDATED, Person
from tests.support.cursors import number_of
from tests.support.kie import FakeKie

SECRET = "a heron that only Ada knows of"


async def rows_with(database: Database, words: str) -> list[str]:
    """Return the rows of all tables that hold these words, as text."""
    async with database.read() as connection:
        rows = [
            f"{table.name}: {tuple(row)}"  # A row itself shortens long texts.
            for table in Base.metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    return [row for row in rows if words in row]


async def fail(kie: FakeKie, ada: Person) -> str:
    """Have a generation fail with a message that quotes the prompt, and return its creation's id."""
    place = len(kie.tasks)
    creation = await ada.created(SECRET)
    await kie.fail(await kie.task(place), "422", f"The prompt “{SECRET}” is not accepted.")
    await ada.ended(creation["id"])
    return str(creation["id"])


async def test_a_deleted_creation_leaves_its_prompt_and_its_failure_in_no_table(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    failed = await fail(kie, ada)
    made = await ada.created(SECRET)
    await kie.succeed(await kie.task(1))
    await ada.ended(made["id"])
    before = await rows_with(database, SECRET)
    assert len(await rows_with(database, "not accepted")) == 2
    for creation in (failed, made["id"]):
        await ada.payload(DELETE, id=creation)

    assert {row.partition(":")[0] for row in before} == {"image_generation_tasks", "events", "generation_moments"}
    assert await rows_with(database, SECRET) == []
    assert await rows_with(database, "not accepted") == []
    async with database.read() as connection:
        reasons = await connection.execute(select(GenerationTask.provider_code, GenerationTask.failure_code))
        assert set(reasons) == {("422", FailureCode.INVALID_INPUT), (None, None)}


async def test_a_deleted_creation_keeps_the_reason_of_a_second_task(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    creation = await fail(kie, ada)
    reason = "no answer to createTask"
    resubmitted = update(GenerationTask).where(GenerationTask.id == creation).values(resubmitted_because=reason)
    await database.transact(lambda connection: connection.execute(resubmitted))
    await ada.payload(DELETE, id=creation)

    async with database.read() as connection:
        kept = select(GenerationTask.resubmitted_because, GenerationTask.deleted_at).where(
            GenerationTask.id == creation
        )
        because, deleted_at = (await connection.execute(kept)).one()
    assert deleted_at is not None
    assert because == reason


async def test_events_of_a_deleted_creation_keep_their_numbers_and_show_it_deleted(
    ada: Person, kie: FakeKie, database: Database
) -> None:
    other = await ada.created("something else")
    await kie.succeed(await kie.task())
    await ada.ended(other["id"])
    failed = await fail(kie, ada)
    async with database.read() as connection:
        events = (await connection.execute(select(Event.seq, Event.creation_id).order_by(Event.seq))).all()
    await ada.payload(DELETE, id=failed)
    async with ada.live() as socket:
        await socket.subscribe("tasks", TASK_UPDATED, after="0")
        expected = [(seq, creation) for seq, creation in events if creation is not None]
        seen = [await socket.event("tasks") for _ in range(len(expected) + 1)]

    assert [(number_of(event["cursor"]), event["creation"]["id"]) for event in seen] == [
        *expected,
        (events[-1].seq + 1, failed),
    ]
    shown = {event["creation"]["prompt"]: event["creation"]["deletedAt"] for event in seen}
    assert shown.keys() == {"something else", ""}
    assert shown["something else"] is None
    assert shown[""] is not None
    assert {event["creation"]["failure"]["message"] for event in seen if event["creation"]["failure"]} == {""}


async def test_a_deleted_creation_is_not_made_again_under_its_key(ada: Person, kie: FakeKie) -> None:
    creation = await ada.created(SECRET, idempotencyKey="intent")
    await kie.succeed(await kie.task())
    await ada.ended(creation["id"])
    await ada.payload(DELETE, id=creation["id"])

    again = await ada.create(SECRET, idempotencyKey="intent")

    assert (again["errors"], again["replayed"], again["creation"]["id"]) == ([], True, creation["id"])
    assert len(kie.tasks) == 1
