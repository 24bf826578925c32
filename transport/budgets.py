"""What operations cost their askers: the estimate is taken from a budget, and every answer says what is left."""

from typing import Any

from graphql import GraphQLError
from strawberry.extensions.runner import SchemaExtensionsRunner
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.types import ExecutionContext
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from services.quotas import Budget, Standing
from transport.errors import rate_limited
from transport.trusted import TrustingSchema

# What was parsed, or even validated, and then refused has cost something too.
REFUSED_COST = 1
COST = "cost"


class BudgetedSchema(TrustingSchema):
    """A schema whose operations are taken from the ``budget`` that their context has; without one they cost nothing.

    A budget that is known to be used up refuses before anything is parsed.
    """

    async def _prepare_operation_async(
        self, context: ExecutionContext, extensions_runner: SchemaExtensionsRunner
    ) -> PreExecutionError | None:
        budget = getattr(context.context, "budget", None)
        if not isinstance(budget, Budget):
            return await super()._prepare_operation_async(context, extensions_runner)
        if spent := budget.spent():
            return _refuse(context, spent)
        try:
            refusal = await super()._prepare_operation_async(context, extensions_runner)
        except InvalidOperationTypeError:
            await budget.take_operation(REFUSED_COST)
            raise
        cost, mutations = (REFUSED_COST, 0) if refusal else self._weigh(context)
        standing = await budget.take_operation(cost, mutations)
        context.extensions_results[COST] = _told(cost, standing, limited=budget.is_limited)
        return _refuse(context, standing) if standing.exceeded else refusal

    def _weigh(self, context: ExecutionContext) -> tuple[int, int]:
        """Return the estimated cost of a valid operation, at least 1, and how many mutations it has at its root."""
        document = self.documents.get(context.query or "")
        if document is None:
            return REFUSED_COST, 0
        name = context._provided_operation_name
        weight = document.weight(name, context.variables or {})
        is_mutation = document.operation_types[name] is OperationType.MUTATION
        return max(1, weight.cost), weight.root_fields if is_mutation else 0

    async def _handle_execution_result(self, context: ExecutionContext, *args: Any, **options: Any) -> ExecutionResult:
        result = await super()._handle_execution_result(context, *args, **options)
        # The events of a subscription cost nothing more than it did.
        context.extensions_results.pop(COST, None)
        return result


def spent_budget(context: object) -> Standing | None:
    """Return how the budget of a context stands that is known to be used up."""
    budget = getattr(context, "budget", None)
    return budget.spent() if isinstance(budget, Budget) else None


def _told(cost: int, standing: Standing, *, limited: bool) -> dict[str, int]:
    """Return what an answer says: all in points, but for the seconds until the budget is whole again."""
    told = {"estimated": cost}
    if limited:
        told |= {
            "remaining": standing.remaining,
            "limit": standing.quota.amount,
            "resetAfter": standing.reset_after,
        }
    return told


def _refuse(context: ExecutionContext, standing: Standing) -> PreExecutionError:
    errors: list[GraphQLError] = [rate_limited(standing.reset_after)]
    context.pre_execution_errors = errors
    return PreExecutionError(data=None, errors=errors)
