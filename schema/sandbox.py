"""Whether what is answered here is real."""

import strawberry

from schema.info import Info


@strawberry.type
class SandboxQuery:
    @strawberry.field(
        description="True when stand-ins answer for Kie.ai and for the card processor: no image is real, nothing is"
        " paid. Needs no sign-in."
    )
    def sandbox(self, info: Info) -> bool:
        return info.context.product.sandbox
