"""The results of the search over all kinds of objects."""

from typing import Annotated, Union

import strawberry

from schema.operate.audit import AuditEntry
from schema.operate.generations import Generation
from schema.operate.overview import ModelHealth
from schema.operate.users import LedgerEntry, Payment, User

SearchResult = Annotated[
    Union[User, Generation, Payment, LedgerEntry, AuditEntry, ModelHealth],  # noqa: UP007 - Strawberry names it
    strawberry.union("SearchResult", description="An object that a text names."),
]
