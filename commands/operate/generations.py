"""The commands ``generation show``, ``generation requeue`` and ``generation cancel``."""

from commands.operate.access import print_done, print_json, print_record, run
from db.queries.operators.generations import GenerationFacts
from services.errors import NotFound
from services.operators import generations
from services.operators.audit import Done, OperatorServices
from services.operators.operators import Operator


def show(name: str, *, as_json: bool) -> None:
    async def read(services: OperatorServices, _operator: Operator) -> GenerationFacts:
        return await _generation_of(services, name)

    found = run(read)
    if as_json:
        print_json(found)
    else:
        print_record(found)


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
