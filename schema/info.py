"""What fields are told of their request."""

import strawberry

from resolvers.context import Context

Info = strawberry.Info[Context, None]
