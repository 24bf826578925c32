"""Choices of a request: omitted ones never refuse it, and choices that a model lacks are refused before any charge."""

import json
from typing import Any

import pytest

from db.engine import Database
from services.billing import credits
from tests.schema.people import STYLE, UNKNOWN, Json, Person, written
from tests.support.cases import in_turn

SHOWN = "{ id model { id } aspectRatio resolution outputFormat background seed negativePrompt prompt creditsUsed }"
MAKE = f"""mutation ($input: CreateGenerationInput!) {{
  createGeneration(input: $input) {{
    creation {SHOWN} creations {{ id }} credit {{ balance }}
    errors {{ __typename ... on UserError {{ code message path }} ... on ModelUnavailable {{ alternatives {{ id }} }} }}
  }}
}}"""
QUOTE = """query ($input: CreateGenerationInput!) {
  generationQuote(input: $input) {
    credits affordable balance model { id } aspectRatio resolution outputFormat
  }
}"""
QUOTED = """query ($input: CreateGenerationInput!) {
  quoteGeneration(input: $input) { quote { credits } errors { __typename ... on UserError { code message path } } }
}"""
NAMES = "{ models { aspectRatios resolutions } }"
ADDRESS = {"url": "https://example.com/a.png"}
EVERYTHING = {"model": "mdl_everything", "prompt": "a heron"}


def refusal(
    given: dict[str, Any], path: list[str], *words: str, kind: str = "InvalidInput", name: str | None = None
) -> Any:
    return pytest.param(given, path, words, kind, id=name or f"{'.'.join(path)} {' '.join(words)}".strip())


@in_turn(
    ("given", "path", "words", "kind"),
    [
        refusal(EVERYTHING | {"aspectRatio": "SQUARE_1_1"}, ["input", "aspectRatio"], "1:1", "auto, 3:2, 2:3, 8:1"),
        refusal(EVERYTHING | {"resolution": "ONE_AND_A_HALF_K"}, ["input", "resolution"], "1.5K", "1K, 2K, 4K"),
        refusal({"prompt": "p", "outputFormat": "WEBP"}, ["input", "outputFormat"], "webp", "png, jpg"),
        refusal({"prompt": "p", "background": "OPAQUE"}, ["input", "background"], "opaque", "auto"),
        refusal({"prompt": "p", "seed": 1}, ["input", "seed"], "no seed"),
        refusal(EVERYTHING | {"seed": 1001}, ["input", "seed"], "0 to 1000"),
        refusal(EVERYTHING | {"seed": -1}, ["input", "seed"], "0 to 1000"),
        refusal({"prompt": "p", "negativePrompt": "rain"}, ["input", "negativePrompt"], "no negative prompt"),
        refusal(EVERYTHING | {"negativePrompt": "n" * 101}, ["input", "negativePrompt"], "101", "100"),
        refusal(
            EVERYTHING | {"outputFormat": "JPG", "background": "TRANSPARENT"},
            ["input", "outputFormat"],
            "jpg",
            "png, webp",
            name="a combination",
        ),
        refusal(
            EVERYTHING | {"resolution": "FOUR_K", "images": [ADDRESS]},
            ["input", "resolution"],
            "4K",
            "1K, 2K",
            name="a combination with images",
        ),
        refusal(EVERYTHING | {"images": [ADDRESS] * 4}, ["input", "images"], "3", "4"),
        refusal({"prompt": "p", "images": [ADDRESS] * 17}, ["input", "images"], "16"),
        refusal({"model": "mdl_z-image", "prompt": "p", "images": [ADDRESS]}, ["input", "images"], "no input image"),
        refusal({"model": "mdl_z-image", "prompt": "p", "image": ADDRESS}, ["input", "image"], "no input image"),
        refusal({"model": "mdl_remove-background"}, ["input", "images"], "needs an input image"),
        refusal(
            {"model": "mdl_remove-background", "images": [ADDRESS], "prompt": "p"}, ["input", "prompt"], "no prompt"
        ),
        refusal(
            {"model": "mdl_remove-background", "images": [ADDRESS], "style": STYLE}, ["input", "style"], "no prompt"
        ),
        refusal({"model": "mdl_remove-background", "images": [ADDRESS], "count": 2}, ["input", "count"], "1"),
        refusal({}, ["input", "prompt"], "needs a prompt"),
        refusal({"prompt": " \n "}, ["input", "prompt"], "needs a prompt", name="a blank prompt"),
        refusal(EVERYTHING | {"prompt": "no"}, ["input", "prompt"], "2 characters", "at least 3"),
        refusal(EVERYTHING | {"prompt": "p" * 150, "style": STYLE}, ["input", "prompt"], "at most 200"),
        refusal({"prompt": "p", "images": [ADDRESS], "image": ADDRESS}, ["input", "image"], "together"),
        refusal({"prompt": "p", "count": 0}, ["input", "count"], "1 to 4"),
        refusal({"prompt": "p", "count": 5}, ["input", "count"], "1 to 4"),
        refusal(EVERYTHING | {"count": 4}, ["input", "count"], "1 to 3"),
        refusal({"prompt": "p", "model": "mdl_nothing"}, ["input", "model"], "no such model", kind="NotFound"),
        refusal({"prompt": "p", "style": "sty_nothing"}, ["input", "style"], "no such style", kind="NotFound"),
        refusal(
            {"prompt": "p", "images": [ADDRESS, {"originalOf": f"cre_{UNKNOWN}"}]},
            ["input", "images", "1", "originalOf"],
            "no such creation",
            kind="NotFound",
        ),
        refusal(
            {"prompt": "p", "image": {"uploadId": f"upl_{UNKNOWN}"}},
            ["input", "image", "uploadId"],
            "no such upload",
            kind="NotFound",
        ),
        refusal({"prompt": "p", "maxCredits": 79, "count": 4}, ["input", "maxCredits"], "80", kind="PriceAboveLimit"),
    ],
)
@pytest.mark.embedded
async def test_values_that_the_model_lacks_are_refused_before_any_charge(
    ada: Person, database: Database, given: Json, path: list[str], words: tuple[str, ...], kind: str
) -> None:
    await ada.ask("{ viewer { id } }")
    before = await written(database)

    payload = await ada.payload(MAKE, **given)

    (error,) = payload["errors"]
    assert (error["__typename"], error["path"]) == (kind, path)
    assert all(word in error["message"] for word in words), error["message"]
    assert (payload["creation"], payload["creations"], payload["credit"]) == (None, [], None)
    assert await written(database) == before


async def test_all_wrong_values_are_refused_at_once(ada: Person, database: Database) -> None:
    await ada.ask("{ viewer { id } }")
    before = await written(database)
    unknown = [{"originalOf": f"cre_{UNKNOWN}"}, {"uploadId": "a\0b"}, {"url": "http://127.0.0.1/a.png"}]
    given = EVERYTHING | {
        "images": unknown,
        "prompt": "no",
        "style": "sty_nothing",
        "aspectRatio": "SQUARE_1_1",
        "resolution": "ONE_AND_A_HALF_K",
        "outputFormat": "PNG",
        "seed": 1001,
        "count": 5,
        "negativePrompt": "n" * 101,
        "idempotencyKey": "",
    }
    expected = {
        "images.0.originalOf": "NOT_FOUND",
        "images.1.uploadId": "NOT_FOUND",
        "images.2.url": "INVALID_INPUT",
        "prompt": "INVALID_INPUT",
        "style": "NOT_FOUND",
        "aspectRatio": "INVALID_INPUT",
        "resolution": "INVALID_INPUT",
        "seed": "INVALID_INPUT",
        "count": "INVALID_INPUT",
        "negativePrompt": "INVALID_INPUT",
        "idempotencyKey": "INVALID_INPUT",
    }

    made = await ada.payload(MAKE, **given)
    quoted = (await ada.ask(QUOTED, input=given))["quoteGeneration"]

    for errors in (made["errors"], quoted["errors"]):
        assert {".".join(error["path"][1:]): error["code"] for error in errors} == expected
        assert len(errors) == len(expected)
    assert (made["creation"], quoted["quote"]) == (None, None)
    assert await written(database) == before


async def test_the_allowed_values_have_the_names_of_the_schema(ada: Person) -> None:
    names = {name for model in (await ada.ask(NAMES))["models"] for values in model.values() for name in values}
    document = MAKE.replace("errors {", "errors { ... on InvalidInput { allowed }", 1)
    allowed = []
    for given in (
        EVERYTHING | {"aspectRatio": "SQUARE_1_1"},
        EVERYTHING | {"resolution": "FOUR_K", "images": [ADDRESS]},
        {"prompt": "p", "background": "TRANSPARENT"},
        {"prompt": " "},
    ):
        (error,) = (await ada.payload(document, **given))["errors"]
        allowed.append(error["allowed"])

    assert allowed == [
        ["AUTO", "LANDSCAPE_3_2", "PORTRAIT_2_3", "LANDSCAPE_8_1"],
        ["ONE_K", "TWO_K"],
        ["AUTO"],
        None,
    ]
    assert {name for values in allowed for name in values or ()} <= names


async def test_a_quote_checks_only_the_fields_that_are_given(ada: Person) -> None:
    quoted = [
        (await ada.ask(QUOTE, input=given))["generationQuote"]
        for given in (
            {},
            {"model": "mdl_everything", "style": STYLE},
            {"model": "mdl_everything", "resolution": "TWO_K", "count": 3, "images": [ADDRESS] * 3},
            {"model": "mdl_remove-background"},
        )
    ]

    shown = [(quote["model"]["id"], quote["credits"], quote["affordable"], quote["balance"]) for quote in quoted]
    assert shown == [
        ("mdl_nano-banana-pro", 20, True, 1000),
        ("mdl_everything", 3, True, 1000),
        ("mdl_everything", 27, True, 1000),
        ("mdl_remove-background", 2, True, 1000),
    ]
    assert [(quote["aspectRatio"], quote["resolution"], quote["outputFormat"]) for quote in quoted] == [
        ("AUTO", "ONE_K", "PNG"),
        ("LANDSCAPE_3_2", "ONE_K", "WEBP"),
        ("LANDSCAPE_3_2", "TWO_K", "WEBP"),
        ("AUTO", "ONE_K", "PNG"),
    ]


async def test_a_quote_refuses_values_that_the_model_lacks(ada: Person, database: Database) -> None:
    for given, words, path in (
        ({"aspectRatio": "LANDSCAPE_8_1"}, "8:1", ["aspectRatio"]),
        ({"model": "mdl_z-image", "images": [ADDRESS]}, "no input image", ["images"]),
        ({"model": "mdl_z-image", "image": ADDRESS}, "no input image", ["image"]),
        ({"model": "mdl_remove-background", "prompt": "p"}, "no prompt", ["prompt"]),
        ({"image": {"originalOf": f"cre_{UNKNOWN}"}}, "no such creation", ["image", "originalOf"]),
        ({"model": "mdl_nothing"}, "no such model", ["model"]),
        ({"image": ADDRESS, "images": [ADDRESS]}, "together", ["image"]),
    ):
        is_wrong_id = "no such" in words
        answer = (await ada.post(QUOTE, input=given)).json()
        (error,) = answer["errors"]
        code = "NOT_FOUND" if is_wrong_id else "BAD_USER_INPUT"
        assert (error["extensions"]["code"], error["path"]) == (code, ["generationQuote"])
        assert error["extensions"]["inputPath"] == ["input", *path]
        assert words in error["message"]
        quoted = (await ada.ask(QUOTED, input=given))["quoteGeneration"]
        (refused,) = quoted["errors"]
        assert (quoted["quote"], refused["path"]) == (None, ["input", *path])
        assert refused["__typename"] == ("NotFound" if is_wrong_id else "InvalidInput")
        assert words in refused["message"]
    assert (await written(database))["image_generation_tasks"] == 0


async def test_only_the_required_fields_make_an_image_with_each_model(ada: Person, database: Database) -> None:
    models = (await ada.ask("{ models { id takesPrompt requiresInputImage maxInputImages resolutions } }"))["models"]
    for model in models:
        required: dict[str, Any] = {"model": model["id"]}
        if model["takesPrompt"]:
            required["prompt"] = "a heron"
        if model["requiresInputImage"]:
            required["images"] = [ADDRESS]
        for extra in ({}, {"aspectRatio": "AUTO"}, {"aspectRatio": "AUTO", "background": "AUTO"}):
            payload = await ada.payload(MAKE, **required, **extra)
            assert payload["errors"] == [], model
            creation = payload["creation"]
            assert creation["model"] == {"id": model["id"]}
            assert creation["resolution"] in model["resolutions"]
            assert creation["prompt"] == required.get("prompt", "")
        if model["maxInputImages"]:
            payload = await ada.payload(MAKE, **required | {"images": [ADDRESS], "aspectRatio": "AUTO"})
            assert payload["errors"] == [], model
    assert await credits.verify(database) == []


async def test_the_values_used_are_shown_with_the_creation(ada: Person) -> None:
    chosen = {
        "aspectRatio": "LANDSCAPE_8_1",
        "resolution": "TWO_K",
        "outputFormat": "PNG",
        "background": "TRANSPARENT",
        "seed": 1000,
        "negativePrompt": "rain",
    }
    creation = (await ada.payload(MAKE, **EVERYTHING, **chosen))["creation"]

    assert creation | {"id": ""} == chosen | {
        "id": "",
        "model": {"id": "mdl_everything"},
        "prompt": "a heron",
        "creditsUsed": 5,
    }


OLD_INPUTS = (
    {"prompt": "p", "style": STYLE},
    {"prompt": "p", "style": STYLE, "image": None, "aspectRatio": None, "resolution": None, "outputFormat": None},
    {"prompt": "p", "style": "sty_none", "aspectRatio": "AUTO", "resolution": "ONE_K", "outputFormat": "PNG"},
    {"prompt": "p", "style": STYLE, "image": ADDRESS, "resolution": "FOUR_K", "outputFormat": "JPG", "maxCredits": 20},
)


@pytest.mark.parametrize("given", OLD_INPUTS)
async def test_documents_of_older_clients_have_the_same_result(ada: Person, given: Json) -> None:
    by_input = """mutation ($input: CreateGenerationInput!) { createGeneration(input: $input) {
      creation { id aspectRatio resolution outputFormat originalImage { url } creditsUsed style { id } prompt }
      credit { balance } replayed errors { __typename ... on InvalidInput { message path } }
    } }"""
    by_fields = """mutation (
      $prompt: String!, $style: ID!, $image: ImageSourceInput, $ratio: AspectRatio = AUTO,
      $resolution: Resolution! = ONE_K, $format: OutputFormat, $max: Int, $key: String
    ) { createGeneration(input: {
      prompt: $prompt, style: $style, image: $image, aspectRatio: $ratio, resolution: $resolution,
      outputFormat: $format, maxCredits: $max, idempotencyKey: $key
    }) {
      creation { id aspectRatio resolution outputFormat originalImage { url } creditsUsed style { id } prompt }
      credit { balance } replayed errors { __typename ... on InvalidInput { message path } }
    } }"""
    names = {"aspectRatio": "ratio", "outputFormat": "format", "maxCredits": "max"}
    variables = {names.get(name, name): value for name, value in given.items() if value is not None}

    made = (await ada.ask(by_input, input=given | {"idempotencyKey": "one"}))["createGeneration"]
    again = (await ada.ask(by_fields, **variables, key="one"))["createGeneration"]

    assert made["errors"] == []
    assert made["creation"] | {"id": ""} == {
        "id": "",
        "aspectRatio": "AUTO",
        "resolution": given.get("resolution") or "ONE_K",
        "outputFormat": given.get("outputFormat") or "PNG",
        "originalImage": None,
        "creditsUsed": 20,
        "style": {"id": given["style"]},
        "prompt": "p",
    }
    assert again == made | {"replayed": True}, json.dumps(again)
