"""Commands for the models on offer: list, pause, resume and verify."""

import asyncio
import logging
from pathlib import Path

import typer
from rich.console import Console

import settings as configuration
from bootstrap.container import open_runtime
from bootstrap.factories import catalogue_of
from commands.database import open_migrated_database
from commands.operate.access import run
from db.migration import UnusableSchema
from services import clock
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import Catalogue
from services.catalogue.models import Model
from services.catalogue.plan import InputSize
from services.diagnostics.checks.models import differences
from services.errors import InvalidInput
from services.generation import verification
from services.generation.verification import Sample
from services.operators.actions import models as operator_models
from services.operators.audit import Done, OperatorServices
from services.operators.operators import Operator
from settings import InvalidSettings, Settings

SAMPLE = Path(__file__).parents[2] / "samples" / "chelsea.jpg"
SAMPLE_SIZE = InputSize(width=451, height=300)

console = Console()


def list_models() -> None:
    """Print the models of the catalogue, with their status now, their prices and the provider's."""
    settings = configuration.load()
    catalogue = catalogue_of(settings)
    availability = ModelAvailability(catalogue.models, sandboxed=settings.sandboxed)
    asyncio.run(_read_states(settings, availability))
    for model in catalogue.models:
        default = " (default)" if model is catalogue.default else ""
        console.print(
            f"{model.slug}{default}: {_status(availability, model)}; credits {_credits(model)};"
            f" provider's {_provider_credits(model)}; checked {model.checked}",
            highlight=False,
            soft_wrap=True,
        )


async def _read_states(settings: Settings, availability: ModelAvailability) -> None:
    try:
        async with open_migrated_database(settings) as database, clock.kept_by(database):
            await availability.refresh(database)
    except UnusableSchema:
        pass  # Without its tables no model was ever paused or verified.


def _status(availability: ModelAvailability, model: Model) -> str:
    status, pause = availability.status_of(model), availability.pause_of(model.slug)
    if pause is None:
        return status
    until = "" if pause.until is None else f" until {pause.until:%Y-%m-%d %H:%M:%S} UTC"
    return f"{status}{until}: {pause.reason}"


def _credits(model: Model) -> str:
    return ", ".join(f"{each} {model.credits[each]}" for each in model.resolutions)


def _provider_credits(model: Model) -> str:
    return ", ".join(f"{each} {model.price.credits[each]:g}" for each in model.resolutions)


def pause(slug: str, reason: str) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        model = _model_of(services.catalogue, slug)
        return await operator_models.pause(services, operator, model.slug, reason=reason)

    done = run(work)
    console.print(f"{done.entry.subject_id} is paused, in all processes within 5 seconds.")


def resume(slug: str, reason: str) -> None:
    async def work(services: OperatorServices, operator: Operator) -> Done:
        model = _model_of(services.catalogue, slug)
        return await operator_models.resume(services, operator, model.slug, reason=reason)

    done = run(work)
    console.print(f"{done.entry.subject_id} is no longer paused, in all processes within 5 seconds.")


def verify(slug: str, *, confirmed: bool) -> None:
    settings = configuration.load()
    if settings.sandboxed:
        raise InvalidSettings("KIE_AI_API_KEY: it is not set. The sandbox offers all models; only Kie.ai verifies one.")
    logging.basicConfig(handlers=[logging.NullHandler()])  # The command reports problems itself.
    asyncio.run(_verify(settings, slug, confirmed=confirmed))


async def _verify(settings: Settings, slug: str, *, confirmed: bool) -> None:
    model = _model_of(catalogue_of(settings), slug)
    async with open_runtime(settings, serves=False) as runtime:
        pipeline = runtime.pipeline
        sample = Sample(
            content=await asyncio.to_thread(SAMPLE.read_bytes),
            content_type="image/jpeg",
            file_name=SAMPLE.name,
            size=SAMPLE_SIZE,
        )
        found = await differences(pipeline.provider, model)
        for line in found:
            console.print(f"differs: {line}", style="yellow", highlight=False, soft_wrap=True)
        if not found:
            console.print(f"{slug} is as {pipeline.provider.profile.title} describes it.")
        runs = verification.planned_runs(model, sample)
        for run in runs:
            console.print(f"run: {run.plan.model} ({run.mode}), {run.plan.provider_credits:g} credits", highlight=False)
        credits = sum(run.plan.provider_credits for run in runs)
        price, currency = settings.provider_credit_price
        total = f"{credits:g} of the provider's credits, about {float(price) * credits:.4f} {currency}"
        if not confirmed and not typer.confirm(f"Make {len(runs)} runs for {total}?"):
            console.print("Nothing was run.")
            return
        evidence = await verification.verify(pipeline, model, runs, sample, differences=found)
    for made in evidence.runs:
        paid = "unknown" if made.credits is None else f"{made.credits:g}"
        console.print(
            f"{made.wire_id} ({made.mode}): {paid} credits, expected {made.expected_credits:g};"
            f" {made.width} x {made.height} {made.content_type} in {made.seconds:g} s",
            highlight=False,
            soft_wrap=True,
        )
    console.print(f"{slug} is verified, and offered if it is untested.")


def _model_of(catalogue: Catalogue, slug: str) -> Model:
    """Return a model of the catalogue.

    Raises:
        InvalidInput: it has no such model.
    """
    model = catalogue.by_slug(slug)
    if model is None:
        known = ", ".join(each.slug for each in catalogue.models)
        raise InvalidInput(f"There is no model {slug}; the models are: {known}.")
    return model
