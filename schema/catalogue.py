"""GraphQL types and fields of the models and the styles on offer."""

from typing import Self

import strawberry

from schema.enums import AspectRatio, ModelStatus, OutputFormat, Resolution
from schema.info import Info
from schema.node import Node
from services.generation import styles


@strawberry.type(description="The price of one image of a model in one resolution.")
class ModelPrice:
    resolution: Resolution = strawberry.field(description="The resolution.")
    credits: int = strawberry.field(description="The credits for one image.")
    credits_per_extra_image: int = strawberry.field(
        description="The credits that each input image after the first adds to the price of one image."
    )


@strawberry.type(description="A model that makes images.")
class Model(Node):
    name: str = strawberry.field(description="The name to show, in English.")
    name_zh: str = strawberry.field(description="The name to show, in Chinese.")
    description: str = strawberry.field(description="The strengths of the model in a few words, in English.")
    description_zh: str = strawberry.field(description="The strengths of the model in a few words, in Chinese.")
    status: ModelStatus = strawberry.field(description="Whether the model can be used.")
    aspect_ratios: list[AspectRatio] = strawberry.field(
        description="The aspect ratios that a request may choose, in the order to show them."
    )
    resolutions: list[Resolution] = strawberry.field(
        description="The resolutions that a request may choose, from the smallest to the largest."
    )
    output_formats: list[OutputFormat] = strawberry.field(
        description="The file types that a request may choose, the usual one first."
    )
    max_input_images: int = strawberry.field(description="The most input images of a request. 0: it takes none.")
    requires_input_image: bool = strawberry.field(description="Whether a request must have an input image.")
    takes_prompt: bool = strawberry.field(
        description="Whether a request must have a prompt. If not, a request with a prompt is refused."
    )
    max_prompt_length: int = strawberry.field(
        description="The most characters of the prompt together with the words that the style adds. 0: it takes none."
    )
    max_outputs: int = strawberry.field(description="The highest `count` of a request.")
    supports_seed: bool = strawberry.field(description="Whether a request may have a `seed`.")
    supports_negative_prompt: bool = strawberry.field(description="Whether a request may have a `negativePrompt`.")
    supports_transparency: bool = strawberry.field(description="Whether a request may have a TRANSPARENT `background`.")
    prices: list[ModelPrice] = strawberry.field(description="The price of one image in each of the resolutions.")
    typical_seconds: int = strawberry.field(
        description="The seconds that an image usually takes, from the moment when it is sent to Kie.ai."
    )


@strawberry.type(description="A look that an image can be made in.")
class Style(Node):
    name: str = strawberry.field(description="The name to show, in English.")
    name_zh: str = strawberry.field(description="The name to show, in Chinese.")
    description: str = strawberry.field(description="The look in a few words, in English.")
    description_zh: str = strawberry.field(description="The look in a few words, in Chinese.")
    models: list[Model] | None = strawberry.field(
        description="The models that can make images in this style. Null: all models."
    )
    preview_url: str | None = strawberry.field(
        description="The path of an example image on this server. Null for the style that changes nothing."
    )

    @classmethod
    def from_style(cls, style: styles.Style) -> Self:
        return cls(
            id=strawberry.ID(style.id),
            name=style.name,
            name_zh="",
            description_zh="",
            models=None,
            description=style.description,
            preview_url=style.preview_path,
        )


@strawberry.type
class CatalogueQuery:
    @strawberry.field(
        description="All models on offer, the default model first, and models that are paused. This field needs no"
        " sign-in."
    )
    def models(self, info: Info) -> list[Model]:
        raise NotImplementedError

    @strawberry.field(description="All styles, in the order to show them. This field needs no sign-in.")
    def styles(self, info: Info) -> list[Style]:
        return [Style.from_style(style) for style in styles.ALL]
