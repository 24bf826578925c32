"""The examination of a request for images before it is made: its model, its values, its price and all refusals."""

from msgspec import Struct

from db.engine import Database
from db.queries import users as user_queries
from services.catalogue.models import Model
from services.catalogue.plan import InputSize
from services.catalogue.selection import Choices, Selection, choose
from services.errors import InvalidInput
from services.findings import Findings
from services.generation import inputs
from services.generation.offers import Offers
from services.generation.requests import MAX_SOURCES, GenerationRequest, RefuseAddress, check


class Quote(Struct, frozen=True):
    """The current price of a request, with the values used, and a user's balance.

    ``blocked``: the user owes credits and may start no generation.
    """

    credits: int
    balance: int
    blocked: bool
    model: Model
    aspect_ratio: str
    resolution: str
    output_format: str

    @property
    def affordable(self) -> bool:
        return self.credits <= self.balance and not self.blocked


async def quote(
    database: Database, offers: Offers, request: GenerationRequest, *, user_id: str, refuse_address: RefuseAddress
) -> Quote:
    """Return the current price of a request for a user; the values that are not given yet do not matter.

    Raises:
        InvalidInput, NotFound, ModelUnavailable, SeveralRefused: all given values that cannot be used.
    """
    findings = Findings()
    async with database.read() as connection:
        credit = await user_queries.credit_of(connection, user_id)
    selection = await examine(
        database, offers, request, findings, user_id=user_id, refuse_address=refuse_address, partial=True
    )
    findings.refuse()
    if selection is None:
        raise RuntimeError("a request was refused without a reason")
    return Quote(
        credits=selection.credits * request.count,
        balance=credit.balance if credit else 0,
        blocked=credit is not None and credit.owed > 0 and not offers.while_owing,
        model=offers.find(request.model),
        aspect_ratio=selection.aspect_ratio,
        resolution=selection.resolution,
        output_format=selection.output_format,
    )


async def examine(
    database: Database,
    offers: Offers,
    request: GenerationRequest,
    findings: Findings,
    *,
    user_id: str,
    refuse_address: RefuseAddress,
    partial: bool = False,
) -> Selection | None:
    """Return the values for a request, None if there are none; ``findings`` gets all that is wrong. Write nothing."""
    findings.take(lambda: check(request, refuse_address))
    given = inputs.given_by(request)[:MAX_SOURCES]
    sizes: list[InputSize | None] = [None for _ in request.sources]
    if inputs.from_outside(given) is None:
        async with database.read() as connection:
            found = await inputs.sizes(connection, given, user_id, findings)
        if len(found) == len(sizes):
            sizes = found
    model, style = findings.take(lambda: offers.find(request.model)), findings.take(lambda: offers.style(request.style))
    if model is None:
        return None
    findings.take(lambda: _check_count(request, model))
    findings.take(lambda: offers.availability.require(model))
    return findings.take(
        lambda: choose(
            model,
            prompt=request.prompt,
            # Without a style, so that the other values are examined too.
            style=style or offers.style(None),
            choices=choices_of(request, model),
            inputs=sizes,
            partial=partial,
        )
    )


def model_of(offers: Offers, request: GenerationRequest) -> Model:
    """Return the model of a request.

    Raises:
        NotFound: there is no such model.
        InvalidInput: it makes fewer images at once.
    """
    model = offers.find(request.model)
    _check_count(request, model)
    return model


def _check_count(request: GenerationRequest, model: Model) -> None:
    if request.count > model.max_outputs:
        most = model.max_outputs
        raise InvalidInput(f"{model.name.en} makes 1 to {most} images at once.", path=["input", "count"])


def choices_of(request: GenerationRequest, model: Model, place: int = 0) -> Choices:
    """Return the choices for one image of a request: with the same seed, all of its images would be the same."""
    seed, limits = request.seed, model.seed
    if seed is not None and limits is not None and seed in range(limits.min, limits.max + 1):
        seed = limits.min + (seed - limits.min + place) % (limits.max + 1 - limits.min)
    return Choices(
        aspect_ratio=request.aspect_ratio,
        resolution=request.resolution,
        output_format=request.output_format,
        background=request.background,
        seed=seed,
        negative_prompt=request.negative_prompt,
    )
