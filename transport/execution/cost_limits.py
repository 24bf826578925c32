"""Cost limits: an operation's estimated cost is taken from a budget, and each response reports the remainder."""

import time

from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types.graphql import OperationType

from services.rate_limits.limiter import Budget, RateLimitState
from transport.execution import cpu_costs
from transport.execution.query_limits import Weight
from transport.execution.steps import Operation, Prepare, Refused, Step
from transport.http.errors import rate_limited

# The charge for a document that was parsed, or even validated, and then refused: that took CPU time too.
REFUSED = Weight(cost=1, root_fields=0, work=cpu_costs.OPERATION)
COST = "cost"


class CostLimits(Step):
    """The step that takes each operation's cost from its context's ``budget``; without a budget, operations are free.

    If the budget is known to be used up, the operation is refused before its document is parsed.
    """

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        budget = getattr(operation.context, "budget", None)
        if not isinstance(budget, Budget):
            await proceed(operation)
            return
        if spent := budget.spent():
            raise Refused(rate_limited(spent.reset_after))
        began = time.thread_time()  # Preparation never suspends, so thread time counts this operation alone.
        try:
            await proceed(operation)
        except (Refused, InvalidOperationTypeError):
            await _take(operation, budget, REFUSED, 0, began)
            raise
        await _take(operation, budget, *_weigh(operation), began)


async def _take(operation: Operation, budget: Budget, weight: Weight, mutations: int, began: float) -> None:
    """Take an operation's cost, and the CPU time that its document has taken since ``began``.

    Raises:
        Refused: the budget is used up.
    """
    reading = round((time.thread_time() - began) * 1_000_000)
    state = await budget.take_operation(weight.cost, mutations, work=weight.work + reading)
    operation.extensions_results[COST] = _cost_extension(weight.cost, state, limited=budget.is_limited)
    if state.exceeded:
        raise Refused(rate_limited(state.reset_after))


def _weigh(operation: Operation) -> tuple[Weight, int]:
    """Return the weight of a valid operation, with a cost of at least 1, and its number of root mutations."""
    weight = operation.document.weight(operation.name, operation.variables or {})
    is_mutation = operation.type is OperationType.MUTATION
    return weight._replace(cost=max(1, weight.cost)), weight.root_fields if is_mutation else 0


def spent_budget(context: object) -> RateLimitState | None:
    """Return the state of a context's budget if it is known to be used up, else None."""
    budget = getattr(context, "budget", None)
    return budget.spent() if isinstance(budget, Budget) else None


def _cost_extension(cost: int, state: RateLimitState, *, limited: bool) -> dict[str, int]:
    """Return the cost entry of a response, in points; ``resetAfter`` is seconds until the budget is whole again."""
    extension = {"estimated": cost}
    if limited and state.quota.name.endswith("cpu"):
        extension |= {"remaining": 0, "resetAfter": state.reset_after}  # CPU time is not counted in points.
    elif limited:
        extension |= {
            "remaining": state.remaining,
            "limit": state.quota.amount,
            "resetAfter": state.reset_after,
        }
    return extension
