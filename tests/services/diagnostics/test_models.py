"""The comparison of models with the provider's descriptions: differences, the doctor's finding, the nightly check."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from commands.doctor import examine
from db.engine import Database
from db.models.limits import Limit
from sandbox.kie.catalogue import openapi
from sandbox.kie.requests import catalogue as sandbox_catalogue
from services.catalogue.availability import ModelAvailability
from services.catalogue.catalogue import load
from services.catalogue.enums import AspectRatio, Resolution
from services.catalogue.models import Model, ProviderPrice
from services.clock import now
from services.diagnostics.checks.models import check_models, check_nightly, differences, next_night
from services.diagnostics.findings import CheckStatus
from services.diagnostics.model_drift import differences as differences_of
from services.diagnostics.model_drift import wire_ids
from services.providers.kie.client import KieClient, KieConfig
from services.providers.kie.descriptions import input_fields
from services.providers.models import InputField, ModelDescription
from settings import Settings
from tests.support.kie import API_KEY, FakeKie

MODELS = load().models
PRO, *_ = MODELS


def published(wire_id: str) -> ModelDescription:
    model = sandbox_catalogue().models[wire_id]
    return ModelDescription(fields=input_fields(openapi.document(model)), price=openapi.price_text(model))


def differing(model: Model, description: ModelDescription, *, images: bool = False) -> list[str]:
    return differences_of(model, model.slug, images=images, published=description)


def described(**fields: InputField | None) -> ModelDescription:
    """Return the description of nano-banana-pro with other fields; None removes one."""
    known = dict(published(PRO.slug).fields or {}) | fields
    return ModelDescription(fields={name: field for name, field in known.items() if field is not None}, price=None)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: str(model.slug))
def test_a_shipped_model_is_as_its_provider_describes_it(model: Model) -> None:
    for wire_id, images in wire_ids(model):
        assert differences_of(model, wire_id, images=images, published=published(wire_id)) == []


@pytest.mark.parametrize(
    ("description", "images", "line"),
    [
        (described(resolution=None), False, "resolution is sent, and the schema does not have it"),
        (described(seed=InputField(type="integer", required=True)), False, "seed is required, and is not sent"),
        (
            described(resolution=InputField(type="string", values=frozenset({"1K", "2K"}))),
            False,
            "resolution: 4K is not among 1K, 2K",
        ),
        (described(output_format=InputField(type="integer")), False, "output_format: 'png' is sent, and the schema"),
        (described(prompt=InputField(type="string", max_length=5000)), False, "prompt takes 5000 characters"),
        (described(image_input=InputField(type="array", max_items=4)), True, "image_input takes 4 images"),
        (described(image_input=InputField(type="string")), True, "image_input: a list is sent"),
    ],
)
def test_a_difference_from_the_schema_is_named(description: ModelDescription, images: bool, line: str) -> None:
    assert any(f"{PRO.slug}: {line}" in each for each in differing(PRO, description, images=images))


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("1K and 2K: 18 credits, 4K: 24 credits", []),
        ("$0.09 per image (1K/2K), $0.12 (4K)", []),
        ("1K and 2K: 18 credits, 4K: 30 credits", ["24 credits at 4K"]),
        ("Contact sales", ["18 credits at 1K", "18 credits at 2K", "24 credits at 4K"]),
    ],
)
def test_a_price_that_is_not_published_is_a_difference(text: str, missing: list[str]) -> None:
    found = differing(PRO, ModelDescription(fields=None, price=text))

    assert found == [f"{PRO.slug}: {each} are not in the published price: {text}" for each in missing]


def test_what_is_not_published_is_no_difference() -> None:
    assert differing(PRO, ModelDescription(fields=None, price=None)) == []


@pytest.mark.parametrize(
    ("document", "names"),
    [
        (None, None),
        ({"openapi": "3.1.0"}, None),
        ({"x": {"properties": {"input": {"properties": {"prompt ": {"type": "string"}}}}}}, {"prompt"}),
        (
            {
                "body": {"properties": {"input": {"$ref": "#/components/schemas/In"}}},
                "components": {"schemas": {"In": {"properties": {"a": {}}}}},
            },
            {"a"},
        ),
        ({"body": {"properties": {"input": {"$ref": "#/nowhere"}}}}, None),
        (
            {"properties": {"input": {"oneOf": [{"properties": {"a": {}}}, {"properties": {"a": {}, "b": {}}}]}}},
            {"a", "b"},
        ),
        ({"properties": {"input": {"$ref": "#/properties/input"}}}, None),
    ],
)
def test_a_schema_is_read_leniently(document: Any, names: set[str] | None) -> None:
    fields = input_fields(document)

    assert (None if fields is None else set(fields)) == names


def test_a_field_that_one_alternative_lacks_is_not_required_and_has_the_values_of_all() -> None:
    one = {"properties": {"size": {"enum": ["1K"]}, "seed": {"type": "integer"}}, "required": ["size", "seed"]}
    other = {"properties": {"size": {"enum": ["2K"]}}, "required": ["size"]}

    fields = input_fields({"properties": {"input": {"anyOf": [one, other]}}})

    assert fields is not None
    assert (fields["size"].values, fields["size"].required) == (frozenset({"1K", "2K"}), True)
    assert not fields["seed"].required


@pytest.fixture
async def client(kie: FakeKie) -> AsyncIterator[KieClient]:
    async with KieClient(KieConfig(API_KEY, base_url=kie.url, description_spacing=0.0)) as provider:
        yield provider


async def test_the_finding_names_each_difference(client: KieClient, kie: FakeKie) -> None:
    kie.prices["seedream/5-pro-image-to-image"] = "basic: 9 credits, high: 14 credits"
    model = next(each for each in MODELS if each.slug == "seedream-5-pro")

    found = await check_models(client, [model, PRO])
    fine = await check_models(client, [PRO])

    assert found.status is CheckStatus.WARNING
    assert "seedream-5-pro: seedream/5-pro-image-to-image: 7 credits at 1K are not in the published" in found.message
    assert (fine.status, fine.message) == (
        CheckStatus.OK,
        "The models on offer are as Kie.ai describes: nano-banana-pro.",
    )


async def test_calls_for_descriptions_are_spaced(kie: FakeKie) -> None:
    async with KieClient(KieConfig(API_KEY, base_url=kie.url, description_spacing=0.2)) as provider:
        began = asyncio.get_running_loop().time()
        await asyncio.gather(*(differences(provider, model) for model in MODELS[:2]))

    assert asyncio.get_running_loop().time() - began >= 0.6


async def test_the_doctor_compares_the_models_on_offer(settings: Settings, kie: FakeKie) -> None:
    kie.prices[PRO.slug] = "25 credits"

    (found,) = [finding for finding in await examine(settings) if finding.part == "models"]

    assert found.status is CheckStatus.WARNING
    assert "nano-banana-pro: nano-banana-pro: 18 credits at 1K are not in the published price" in found.message


async def due_since(database: Database, moment: datetime | None) -> datetime | None:
    """Set the time of the next nightly check, if one is given; return it."""
    async with database.begin() as connection:
        if moment is not None:
            await connection.execute(update(Limit).where(Limit.name == "models.check").values(arrival_at=moment))
        found: datetime | None = await connection.scalar(select(Limit.arrival_at).where(Limit.name == "models.check"))
        return found


async def test_all_workers_together_check_once_a_night(
    database: Database, client: KieClient, kie: FakeKie, caplog: pytest.LogCaptureFixture
) -> None:
    kie.prices[PRO.slug] = "18 credits"
    availability = ModelAvailability(MODELS, sandboxed=False)
    first = await check_nightly(database, client, availability)
    planned = await due_since(database, None)
    await due_since(database, now() - timedelta(seconds=1))

    with caplog.at_level(logging.INFO, "atelier.models"):
        counts = await asyncio.gather(*(check_nightly(database, client, availability) for _ in range(4)))

    assert first is None
    assert planned is not None
    assert planned == next_night(now())
    assert sorted(counts, key=str) == [1, None, None, None]
    assert "model nano-banana-pro differs from its description" in caplog.text
    assert await due_since(database, None) == planned


@pytest.mark.parametrize(("hour", "day"), [(0, 5), (2, 5), (3, 6), (23, 6)])
def test_a_night_is_at_three_utc(hour: int, day: int) -> None:
    moment = datetime(2026, 11, 5, hour, 0, 0, tzinfo=UTC)

    assert next_night(moment) == datetime(2026, 11, day, 3, 0, 0, tzinfo=UTC)


def test_a_value_that_only_the_other_mode_has_is_compared_with_that_mode() -> None:
    shape = PRO.shape
    assert shape is not None
    text = replace(shape, values={AspectRatio.SQUARE_1_1: "1:1"}, default=AspectRatio.SQUARE_1_1)
    model = replace(PRO, shape=None, text_shape=text, edit_shape=shape)
    known = described(aspect_ratio=InputField(type="string", values=frozenset({"1:1"})))

    assert differing(model, known) == []
    assert any("aspect_ratio: 2:3 is not among 1:1" in line for line in differing(model, known, images=True))


def test_the_price_of_each_resolution_is_compared() -> None:
    price = ProviderPrice(credits={Resolution.ONE_K: 18.0, Resolution.TWO_K: 19.0, Resolution.FOUR_K: 24.0})
    found = differing(replace(PRO, price=price), published(PRO.slug))

    assert [line.split(" are")[0] for line in found] == ["nano-banana-pro: 19 credits at 2K"]


async def test_the_doctor_names_a_file_of_models_that_cannot_be_used(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    await asyncio.to_thread(file.write_text, "models = []")

    findings = await examine(settings.model_copy(update={"models": file}))

    (found,) = [finding for finding in findings if finding.part == "models"]
    assert found.status is CheckStatus.BROKEN
    assert "models.toml" in found.message
