"""The styles on offer."""

from typing import Self

import strawberry

from schema.info import Info
from schema.node import Node
from services import styles


@strawberry.type(description="A look that an image can be made in.")
class Style(Node):
    name: str
    description: str
    preview_url: str | None

    @classmethod
    def from_style(cls, style: styles.Style) -> Self:
        return cls(
            id=strawberry.ID(style.id),
            name=style.name,
            description=style.description,
            preview_url=style.preview_path,
        )


@strawberry.type
class StyleQuery:
    @strawberry.field(description="The styles on offer.")
    def styles(self, info: Info) -> list[Style]:
        _ = info.context.viewer
        return [Style.from_style(style) for style in styles.ALL]
