"""GraphQL types and fields of the models and the styles on offer."""

from typing import Self

import strawberry

from resolvers import catalogue
from schema.core.enums import AspectRatio, ModelStatus, OutputFormat, Resolution
from schema.core.info import Info
from schema.core.node import Node
from services.catalogue.catalogue import Catalogue
from services.catalogue.models import Model as ModelEntry
from services.catalogue.styles import Style as StyleEntry


@strawberry.type(description="The price of one image of a model in one resolution.")
class ModelPrice:
    resolution: Resolution = strawberry.field(description="The resolution.")
    credits: int = strawberry.field(description="The credits for one image.")
    credits_per_extra_image: int = strawberry.field(
        description="The credits that each input image beyond `Model.freeInputImages` adds to the price of one image."
    )


@strawberry.type(description="A model that makes images.")
class Model(Node):
    name: str = strawberry.field(description="The name to show, in English.")
    name_zh: str = strawberry.field(description="The name to show, in Chinese.")
    description: str = strawberry.field(description="The strengths of the model in a few words, in English.")
    description_zh: str = strawberry.field(description="The strengths of the model in a few words, in Chinese.")
    aspect_ratios: list[AspectRatio] = strawberry.field(
        description="The aspect ratios that a request may choose, AUTO first. Some may be only for requests with input"
        " images, or only for requests without."
    )
    resolutions: list[Resolution] = strawberry.field(
        description="The resolutions that a request may choose, from the smallest to the largest."
    )
    output_formats: list[OutputFormat] = strawberry.field(description="The file types that a request may choose.")
    max_input_images: int = strawberry.field(description="The most input images of a request. 0: it takes none.")
    free_input_images: int = strawberry.field(description="The number of input images that cost nothing.")
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
    entry: strawberry.Private[ModelEntry | None]

    @strawberry.field(description="Whether the model can be used.")
    def status(self, info: Info) -> ModelStatus:
        return catalogue.status(info.context, self.entry)

    @classmethod
    def from_entry(cls, model: ModelEntry) -> Self:
        return cls(
            id=strawberry.ID(model.id),
            name=model.name.en,
            name_zh=model.name.zh,
            description=model.description.en,
            description_zh=model.description.zh,
            aspect_ratios=list(model.aspect_ratios),
            resolutions=list(model.resolutions),
            output_formats=list(model.output_formats),
            max_input_images=model.max_input_images,
            free_input_images=model.price.free_images,
            requires_input_image=model.requires_input_image,
            takes_prompt=model.takes_prompt,
            max_prompt_length=model.max_prompt_length,
            max_outputs=model.max_outputs,
            supports_seed=model.supports_seed,
            supports_negative_prompt=model.supports_negative_prompt,
            supports_transparency=model.supports_transparency,
            prices=[
                ModelPrice(
                    resolution=resolution,
                    credits=model.credits[resolution],
                    credits_per_extra_image=model.credits_per_extra_image,
                )
                for resolution in model.resolutions
            ],
            typical_seconds=round(model.typical_seconds),
            entry=model,
        )

    @classmethod
    def gone(cls, slug: str) -> Self:
        """Return the model of a creation that has no entry any more; its slug is also its name."""
        return cls(
            id=strawberry.ID(f"mdl_{slug}"),
            name=slug,
            name_zh=slug,
            description="No longer on offer.",
            description_zh="已不再提供。",
            aspect_ratios=[],
            resolutions=[],
            output_formats=[],
            max_input_images=0,
            free_input_images=0,
            requires_input_image=False,
            takes_prompt=False,
            max_prompt_length=0,
            max_outputs=0,
            supports_seed=False,
            supports_negative_prompt=False,
            supports_transparency=False,
            prices=[],
            typical_seconds=0,
            entry=None,
        )

    @classmethod
    def of_creation(cls, slug: str, models: Catalogue) -> Self:
        entry = models.by_slug(slug)
        return cls.gone(slug) if entry is None else cls.from_entry(entry)


@strawberry.type(description="A look that an image can be made in.")
class Style(Node):
    name: str = strawberry.field(description="The name to show, in English.")
    name_zh: str = strawberry.field(description="The name to show, in Chinese.")
    description: str = strawberry.field(description="The look in a few words, in English.")
    description_zh: str = strawberry.field(description="The look in a few words, in Chinese.")
    preview_url: str | None = strawberry.field(
        description="The address of an example image, or its path on this server. Null for the style that changes"
        " nothing."
    )
    suits: strawberry.Private[tuple[str, ...]]

    @strawberry.field(description="The models that can make images in this style. Null: all models with a prompt.")
    def models(self, info: Info) -> list[Model] | None:
        if not self.suits:
            return None
        return [Model.from_entry(model) for model in catalogue.models_of(info.context, self.suits)]

    @classmethod
    def from_entry(cls, style: StyleEntry) -> Self:
        return cls(
            id=strawberry.ID(style.id),
            name=style.name.en,
            name_zh=style.name.zh,
            description=style.description.en,
            description_zh=style.description.zh,
            preview_url=style.preview,
            suits=style.suits,
        )


@strawberry.type
class CatalogueQuery:
    @strawberry.field(
        description="All models on offer, the default model first, including those that are paused. This field needs no"
        " sign-in."
    )
    def models(self, info: Info) -> list[Model]:
        return [Model.from_entry(model) for model in catalogue.offered(info.context)]

    @strawberry.field(description="All styles, in the order to show them. This field needs no sign-in.")
    def styles(self, info: Info) -> list[Style]:
        return [Style.from_entry(style) for style in catalogue.styles(info.context)]
