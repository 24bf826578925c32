"""Boundaries: the moments of a generation at which a process can be caught, to be killed exactly there."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from tests.faults.tools.crowd import User
from tests.faults.tools.installation import Installation
from tests.faults.tools.lines import Line, Trap, set_trap

COMMIT = b"COMMIT"
# The description of a charge in the ledger: only the statement that inserts a generation has it.
CHARGED = "Image generation"

# From the installation, the creation and its task at Kie.ai: the lines to watch, and the text to wait for.
Where = Callable[[Installation, str, str], tuple[list[Line], tuple[str, ...]]]


def _worker_postgres(*words: str) -> Where:
    """The statement that moves a generation from the step of the first word to the second."""
    return lambda it, creation, _: ([it.lines[each.name].postgres for each in it.workers], (creation, *words))


def _server_postgres() -> Where:
    return lambda it, creation, task: ([it.lines[each.name].postgres for each in it.servers], (creation, task))


def _kie(call: str) -> Where:
    return lambda it, creation, task: (it.kie_lines(), (call, task or creation))


def _results() -> Where:
    return lambda it, _, task: ([it.results], (f"GET /files/results/{task}",))


def _storage(folder: str) -> Where:
    return lambda it, creation, _: (it.storage_lines(), ("PUT ", f"{folder}/{creation}-"))


@dataclass(frozen=True, slots=True)
class Boundary:
    """A moment: ``then`` and ``answered`` as in ``Trap``.

    ``by_task``: it needs Kie.ai's id of the task. ``pictured``: the generation has an input.
    """

    where: Where
    then: bytes = b""
    answered: bool = False
    by_task: bool = False
    pictured: bool = False


# Of a worker, at each step: its outside call in flight, and just before and just after the commit of its result,
# which the one statement does that writes it; only the admission is a transaction of several.
# All of one group can be held at one time, until the ones of the next are: calls of Kie.ai only for seconds, and
# a worker held during admission keeps the lock of the limit, and so stops all others.
OF_WORKERS: tuple[dict[str, Boundary], ...] = (
    {
        "PREPARE, storing the input": Boundary(_storage("originals"), pictured=True),
        "PREPARE, before the commit": Boundary(_worker_postgres("prepare", "submit"), pictured=True),
        "PREPARE, after the commit": Boundary(_worker_postgres("prepare", "submit"), answered=True, pictured=True),
        "SUBMIT, before the commit": Boundary(_worker_postgres("submit", "await")),
        "SUBMIT, after the commit": Boundary(_worker_postgres("submit", "await"), answered=True),
        "AWAIT, before the commit": Boundary(_worker_postgres("await", "store")),
        "AWAIT, after the commit": Boundary(_worker_postgres("await", "store"), answered=True),
        "STORE, storing the image": Boundary(_storage("generated")),
        "STORE, before the commit": Boundary(_worker_postgres("store", "success")),
        "STORE, after the commit": Boundary(_worker_postgres("store", "success"), answered=True),
    },
    {
        "AWAIT, recordInfo in flight": Boundary(_kie("recordInfo"), by_task=True),
        "STORE, the result in flight": Boundary(_results(), by_task=True),
    },
    {
        "SUBMIT, createTask in flight": Boundary(_kie("createTask")),
        "SUBMIT, accepted and not answered": Boundary(_kie("createTask"), answered=True),
    },
    {"SUBMIT, after it is admitted": Boundary(_worker_postgres("submit", "lea_"), COMMIT, answered=True)},
)
BEFORE_ADMISSION = {"SUBMIT, before it is admitted": Boundary(_worker_postgres("submit", "lea_"), COMMIT)}
# Of a server, as Kie.ai calls back.
OF_CALLBACKS = {
    "callback, before the commit": Boundary(_server_postgres(), by_task=True),
    "callback, after the commit": Boundary(_server_postgres(), answered=True, by_task=True),
}


async def ask_for(installation: Installation, user: User, key: str, boundary: Boundary) -> str:
    """Create a generation that reaches the boundary, and return its id."""
    given = {"image": {"url": installation.picture(quote(key))}} if boundary.pictured else {}
    # Its trap can be set only once it is at Kie.ai, and must be set before it is done there.
    return await user.ask(key, "caught [slow:4]" if boundary.by_task else "caught", **given)


async def catch(installation: Installation, creation: str, boundary: Boundary) -> Trap:
    """Return when the process that works on a generation is held at the boundary."""
    task = ""
    if boundary.by_task:
        asked = installation.gateway.asked(creation)
        await asked.accepted.wait()
        task = asked.kie_task_ids[0]
    lines, needles = boundary.where(installation, creation, task)
    trap = set_trap(lines, *needles, then=boundary.then, answered=boundary.answered)
    await trap.caught.wait()
    return trap


async def catch_creating(installation: Installation, user: User, key: str, *, answered: bool) -> Trap:
    """Create a generation, and return when the server that inserts it is held."""
    lines = [installation.lines[server.name].postgres for server in installation.servers]
    trap = set_trap(lines, key, CHARGED, answered=answered)
    user.insist(key, "caught")
    await trap.caught.wait()
    return trap
