"""Resolvers for tickets of event streams."""

from resolvers.context import Context
from services.errors import Unauthenticated
from services.identity import stream_tickets
from services.identity.stream_tickets import IssuedTicket, Operation


async def issue_ticket(context: Context, operation: Operation) -> IssuedTicket:
    """Create a ticket for an operation of the viewer, valid at most until the viewer's session ends.

    Raises:
        Unauthenticated: the request has no session.
    """
    viewer, session_ends_at = context.viewer, context.session_ends_at
    if session_ends_at is None:
        raise Unauthenticated("Sign in first.")
    return await stream_tickets.issue(
        context.product.database, operation, user_id=viewer.id, session_ends_at=session_ends_at
    )
