"""Reading of documents: known documents are neither parsed nor validated again."""

from graphql import GraphQLError, GraphQLSchema, GraphQLSyntaxError, parse, specified_rules, validate
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from transport.execution.document_cache import DocumentCache
from transport.execution.query_limits import LIMITS, MeasuredDocument, Measures
from transport.execution.steps import Operation, Prepare, Refused, Step
from transport.http.errors import DOCUMENT_LIMIT

# The first bound on large documents: parsing stops here, so later stages see only small documents.
MAX_TOKENS = 1000
MAX_DOCUMENT_CHARACTERS = 20_000
# For each error, graphql-core searches all names for suggestions.
MAX_VALIDATION_ERRORS = 20

_RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)


class DocumentReader(Step):
    """The step that parses a document, chooses its operation, checks the query limits and validates it.

    Documents are bounded in characters, in tokens and by the query limits. A valid document is cached; afterwards only
    the operation and the limits are checked, because they depend on the request.
    """

    def __init__(self, limits: Measures = LIMITS) -> None:
        self._limits = limits
        self.documents = DocumentCache()

    async def prepare(self, proceed: Prepare, operation: Operation) -> None:
        text = operation.query or ""
        known = self.documents.get(text)
        operation.document = document = known or self._parse(text)
        operation.graphql_document = document.document
        _check_choice(operation)
        if excess := document.excess(operation.variables or {}):
            raise Refused(_over_limit(excess))
        if known is None:
            if errors := _validate(operation.schema._schema, document):
                raise Refused(*errors)
            self.documents.put(text, document)
        await proceed(operation)

    def problem_of(self, text: str, schema: GraphQLSchema) -> str | None:
        """Return the reason why a document would be refused with any variables, or None."""
        try:
            document = self._parse(text)
        except Refused as refused:
            return refused.errors[0].message
        if excess := document.excess({}):
            return excess
        errors = _validate(schema, document)
        return errors[0].message if errors else None

    def _parse(self, text: str) -> MeasuredDocument:
        if not text:
            raise Refused(GraphQLError("There is no document to execute."))
        if len(text) > MAX_DOCUMENT_CHARACTERS:
            raise Refused(_over_limit(f"The document is over a limit: characters, at most {MAX_DOCUMENT_CHARACTERS}."))
        try:
            # Neither our API nor the specification of October 2021 has operations without fields.
            parsed = parse(text, max_tokens=MAX_TOKENS, allow_empty_selection_sets=False)
        except GraphQLSyntaxError as error:
            if not error.message.endswith("Parsing aborted."):
                raise Refused(error) from error
            raise Refused(_over_limit(f"The document is over a limit: tokens, at most {MAX_TOKENS}.")) from error
        return MeasuredDocument(parsed, self._limits)


def _check_choice(operation: Operation) -> None:
    """Check that it is clear which operation to execute, and that operations of its type are allowed.

    Raises:
        Refused: it is unclear.
        InvalidOperationTypeError: it is not allowed.
    """
    names, wanted = operation.document.operation_names, operation.name
    if not names:
        raise Refused(GraphQLError("The document has no operation."))
    if wanted is None and len(names) > 1:  # Strawberry would take the first.
        raise Refused(GraphQLError("The document has several operations: operationName must say which to execute."))
    if wanted is not None and wanted not in names:
        raise Refused(GraphQLError("The document has no operation of that name."))
    if operation.type not in operation.allowed_operations:
        raise InvalidOperationTypeError(operation.type)


def _validate(schema: GraphQLSchema, document: MeasuredDocument) -> list[GraphQLError]:
    return validate(schema, document.document, _RULES, max_errors=MAX_VALIDATION_ERRORS)


def _over_limit(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": DOCUMENT_LIMIT})
