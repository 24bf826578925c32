"""The commands ``generation show``, ``generation requeue`` and ``generation cancel``."""

from msgspec.structs import asdict

from commands.operate.access import console, print_done, print_json, print_record, run
from db.queries.operators.generations import GenerationFacts
from services.errors import NotFound
from services.operators import timelines
from services.operators.actions import generations
from services.operators.audit import Done, OperatorServices
from services.operators.operators import Operator
from services.operators.timelines import Entry


class _Shown(GenerationFacts, frozen=True, kw_only=True):
    """A generation with its timeline."""

    timeline: list[Entry]


def show(name: str, *, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> tuple[GenerationFacts, list[Entry]]:
        found = await _generation_of(services, name)
        async with services.database.read() as connection:
            return found, await timelines.of_generation(connection, found)

    facts, timeline = run(read)
    if as_json:
        print_json(_Shown(**asdict(facts), timeline=timeline))
        return
    print_record(facts)
    for entry in timeline:
        console.print(_line(entry), markup=False, highlight=False, soft_wrap=True)


def _line(entry: Entry) -> str:
    times = f"{entry.at:%Y-%m-%d %H:%M:%S} UTC" + (f", {entry.count} times" if entry.count > 1 else "")
    words = [entry.kind, entry.step, entry.outcome, entry.actor, entry.code, entry.message]
    return f"{times}: {' '.join(str(word) for word in words if word is not None)}"


def requeue(name: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        found = await _generation_of(services, name)
        return await generations.requeue(services, operator, found.id, reason=reason)

    done = run(work)
    print_done(done, f"{done.entry.subject_id} is due now.", as_json=as_json)


def cancel(name: str, reason: str, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        found = await _generation_of(services, name)
        return await generations.cancel(services, operator, found.id, reason=reason)

    done = run(work)
    print_done(done, f"{done.entry.subject_id} is canceled and refunded.", as_json=as_json)


async def _generation_of(services: OperatorServices, name: str) -> GenerationFacts:
    async with services.database.read() as connection:
        found = await generations.find(connection, name)
    if found is None:
        raise NotFound(f"No generation has the id {name!r}, here or at the provider.")
    return found
