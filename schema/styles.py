"""GraphQL type and field of the styles on offer."""

from typing import Self

import strawberry

from schema.info import Info
from schema.node import Node
from services.generation import styles


@strawberry.type(description="A look that an image can be made in.")
class Style(Node):
    name: str = strawberry.field(description="The name to show, in English.")
    description: str = strawberry.field(description="The look in a few words, in English.")
    preview_url: str | None = strawberry.field(
        description="The path of an example image on this server. Null for the style that changes nothing."
    )

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
    @strawberry.field(description="All styles, in the order to show them.")
    def styles(self, info: Info) -> list[Style]:
        _ = info.context.viewer
        return [Style.from_style(style) for style in styles.ALL]
