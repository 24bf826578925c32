"""The commands ``credits grant`` and ``credits deduct``."""

import json

from commands.operate.access import console, print_done, run, user_of
from services.operators.actions import credits
from services.operators.audit import Done, OperatorServices
from services.operators.operators import Operator


def grant(name: str, amount: int, reason: str, key: str | None, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        user = await user_of(services, name)
        return await credits.grant(services, operator, user.id, amount, reason=reason, key=key, description=reason)

    done = run(work)
    before, after = _credits(done)
    print_done(done, f"Granted {amount} credits; the balance is {after['balance']}.", as_json=as_json)
    if (settled := before["owed"] - after["owed"]) and not as_json:
        console.print(f"{settled} of them settled credits owed; {after['owed']} are still owed.")


def deduct(name: str, amount: int, reason: str, key: str | None, *, as_json: bool) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        user = await user_of(services, name)
        return await credits.deduct(services, operator, user.id, amount, reason=reason, key=key)

    done = run(work)
    _, after = _credits(done)
    print_done(done, f"Took {amount} credits; the balance is {after['balance']}.", as_json=as_json)


def _credits(done: Done) -> tuple[dict[str, int], dict[str, int]]:
    """Return the credits before and after an action."""
    return json.loads(done.entry.before or "{}"), json.loads(done.entry.after or "{}")
