"""The results of the search over all kinds of objects."""

from collections.abc import Callable
from typing import Annotated, Any, Union

import strawberry

from db.queries.operators.generations import GenerationFacts
from db.queries.operators.payments import PaymentFacts
from db.queries.operators.users import UserFacts
from db.records.audit import AuditRecord
from db.records.credits import CreditTransactionRecord
from resolvers.operate import Found
from schema.operate.audit import AuditEntry
from schema.operate.generations import Generation
from schema.operate.overview import ModelHealth
from schema.operate.users import LedgerEntry, Payment, User
from services.operators.overview import ModelFigures

_SHOWN: dict[type, Callable[[Any], object]] = {
    UserFacts: User.from_facts,
    GenerationFacts: Generation.from_facts,
    PaymentFacts: Payment.from_facts,
    CreditTransactionRecord: LedgerEntry.from_record,
    AuditRecord: AuditEntry.from_record,
    ModelFigures: ModelHealth.from_figures,
}


def shown(found: Found) -> Any:
    """Return the object of the API for a record that a search has found."""
    return _SHOWN[type(found)](found)


SearchResult = Annotated[
    Union[User, Generation, Payment, LedgerEntry, AuditEntry, ModelHealth],  # noqa: UP007 - Strawberry names it
    strawberry.union("SearchResult", description="An object that a text names."),
]
