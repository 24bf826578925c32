"""Scalars: how values that GraphQL has no type for are written."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from strawberry.schema.types.base_scalars import DateTimeDefinition
from strawberry.types.scalar import ScalarDefinition

# Not https://scalars.graphql.org/andimarek/date-time.html: it requires exactly three digits of a second's fraction.
SCALARS: Mapping[object, ScalarDefinition] = {
    datetime: replace(
        DateTimeDefinition,
        description="A moment in UTC, as RFC 3339 writes it: `2026-01-31T12:00:00.123456+00:00`. The fraction of the"
        " second has six digits, or is left out if it is zero.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    )
}
