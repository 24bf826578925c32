"""GraphQL types and mutation of tickets for event streams."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import strawberry
from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    OverlappingFieldsCanBeMergedRule,
    parse,
    specified_rules,
    validate,
)

from resolvers import streams
from schema.core.arguments import Input, value_or_null
from schema.core.info import Info
from schema.errors import ERRORS, InvalidInput, NotFound, attempt
from services import errors
from services.findings import Findings
from services.generation.requests import is_plain
from services.identity.stream_tickets import (
    MAX_CHARACTERS,
    MAX_PER_USER,
    IssuedTicket,
    Operation,
    read_variables,
)

STREAMS_PATH = "/graphql/stream"
MAX_TOKENS = 500
MOST_SECONDS = 0.2  # The examination of the largest document.
# Its time grows with the square of the number of equal fields; the stream's own validation is protected against that.
_RULES = [rule for rule in specified_rules if rule is not OverlappingFieldsCanBeMergedRule]

_QUERY, _VARIABLES, _NAME = ["input", "query"], ["input", "variables"], ["input", "operationName"]


@strawberry.input(description="The subscription that the ticket is for.")
class CreateStreamTicketInput:
    query: str = strawberry.field(description="The document, with a subscription.")
    variables: str | None = strawberry.field(
        default=strawberry.UNSET,
        description=f"The variables, as the text of a JSON object. With `query` they have at most {MAX_CHARACTERS:,}"
        " characters. Null: none.",
    )
    operation_name: str | None = strawberry.field(
        default=strawberry.UNSET,
        description="The name of the operation, if the document has several. Null: its only one.",
    )

    def to_operation(self, info: Info) -> Operation:
        """Return the operation.

        Raises:
            InvalidInput, SeveralRefused: it is not a subscription of this schema, or the variables are no object.
        """
        variables, name = value_or_null(self.variables) or "{}", value_or_null(self.operation_name) or None
        Findings([*_refusals_of(self.query, variables, name, info), *_refusals_of_variables(variables)]).refuse()
        return Operation(self.query, variables, name)


def _refusals_of(query: str, variables: str, name: str | None, info: Info) -> Iterator[errors.Refusal]:
    if len(query) + len(variables) > MAX_CHARACTERS:
        message = f"The document and its variables have more than {MAX_CHARACTERS:,} characters."
        yield errors.InvalidInput(message, path=_QUERY)
        return
    try:
        document = parse(query, max_tokens=MAX_TOKENS, no_location=True)
    except (GraphQLError, RecursionError):
        yield errors.InvalidInput("The document cannot be read.", path=_QUERY)
        return
    operations = _operations_of(document)
    chosen = [each for each in operations if name is None or (each.name is not None and each.name.value == name)]
    if name is not None and not chosen:
        yield errors.NotFound("The document has no operation of this name.", path=_NAME)
    elif len(chosen) != 1 or chosen[0].operation is not OperationType.SUBSCRIPTION:
        yield errors.InvalidInput("A ticket is for one subscription.", path=_QUERY)
    elif wrong := validate(info.schema._schema, document, _RULES, max_errors=1):
        yield errors.InvalidInput(f"The document is not valid: {wrong[0].message}", path=_QUERY)


def _operations_of(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]


def _refusals_of_variables(variables: str) -> Iterator[errors.Refusal]:
    # Longer ones are refused with the document, and not parsed.
    if len(variables) <= MAX_CHARACTERS and (not is_plain(variables) or read_variables(variables) is None):
        yield errors.InvalidInput("The variables must be the text of a JSON object.", path=_VARIABLES)


@strawberry.type(description="A ticket for one event stream.")
class StreamTicket:
    url: str = strawberry.field(
        description="The path and query to open with EventSource. The stream continues after `Last-Event-ID`."
    )
    expires_at: datetime = strawberry.field(
        description="The time until which streams can be opened, as often as necessary. An open stream continues until"
        " the session of the request for the ticket ends."
    )

    @classmethod
    def from_issued(cls, ticket: IssuedTicket) -> "StreamTicket":
        return cls(url=f"{STREAMS_PATH}?ticket={ticket.text}", expires_at=ticket.expires_at)


CreateStreamTicketError = Annotated[
    InvalidInput | NotFound,
    strawberry.union("CreateStreamTicketError", description="A reason why `createStreamTicket` was refused."),
]


@strawberry.type(description="The result of `createStreamTicket`.")
class CreateStreamTicketPayload:
    ticket: StreamTicket | None = strawberry.field(description="The ticket. Null if the request was refused.")
    errors: list[CreateStreamTicketError] = strawberry.field(description=ERRORS)


@strawberry.type
class StreamMutation:
    @strawberry.mutation(
        description="Create a ticket for a stream of server-sent events, for clients that cannot send headers, such as"
        f" a browser's EventSource. It runs this subscription only. A user has at most {MAX_PER_USER} tickets: another"
        " one makes the oldest invalid."
    )
    async def create_stream_ticket(
        self, info: Info, input: Input[CreateStreamTicketInput]
    ) -> CreateStreamTicketPayload:
        async def issue() -> IssuedTicket:
            info.context.viewer  # noqa: B018 - sign-in comes before the examination of the document
            async with info.context.budget.measured(MOST_SECONDS):
                operation = input.to_operation(info)
            return await streams.issue_ticket(info.context, operation)

        issued, refused = await attempt(issue(), errors.InvalidInput, errors.NotFound)
        return CreateStreamTicketPayload(
            ticket=None if issued is None else StreamTicket.from_issued(issued), errors=refused
        )
