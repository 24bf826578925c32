"""A model that is not shipped: one entry of the file makes it usable from the request to the image."""

from pathlib import Path

from services.catalogue.catalogue import MODELS_FILE
from tests.schema.conftest import Serve
from tests.schema.people import Person, person
from tests.services.catalogue.requests import WAN
from tests.support.kie import FakeKie, picture

MAKE = """mutation ($input: CreateGenerationInput!) {
  createGeneration(input: $input) {
    creation { id creditsUsed aspectRatio resolution outputFormat model { id name } }
    errors { ... on UserError { message path } }
  }
}"""
WORDS = "a heron at dawn"
FIXED = {"n": 1, "enable_sequential": False, "thinking_mode": False, "watermark": False, "nsfw_checker": True}


async def test_one_entry_makes_a_further_model_usable(serve: Serve, kie: FakeKie, tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    file.write_text(MODELS_FILE.read_text() + WAN)
    kie.finish_at_once = True

    async with serve(models=file) as server, person(server, "ada") as ada:
        upload = await ada.uploaded(picture(640, 480))
        images = [{"uploadId": upload}]
        plain = await _made(ada, resolution="FOUR_K", aspectRatio="PORTRAIT_1_8", seed=5)
        edited = await _made(ada, images=images, aspectRatio="AUTO")
        refused = await ada.payload(
            MAKE, model="mdl_wan-2-7", prompt=WORDS, images=images, aspectRatio="LANDSCAPE_16_9"
        )
        balance = await ada.balance()

    assert (plain["aspectRatio"], plain["resolution"], plain["creditsUsed"]) == ("PORTRAIT_1_8", "FOUR_K", 6)
    assert (edited["aspectRatio"], edited["resolution"], edited["outputFormat"]) == ("AUTO", "ONE_K", "PNG")
    assert plain["model"] == {"id": "mdl_wan-2-7", "name": "Wan 2.7"}
    assert balance == 100 - 6 - 6
    assert (refused["creation"], refused["errors"][0]["path"]) == (None, ["input", "aspectRatio"])
    first, second = (task.body for task in kie.tasks)
    assert (first["model"], second["model"]) == ("wan/2-7-image", "wan/2-7-image")
    assert first["input"] == FIXED | {"prompt": WORDS, "resolution": "4K", "aspect_ratio": "1:8", "seed": 5}
    (address,) = second["input"].pop("input_urls")
    assert address.startswith("http")
    assert second["input"] == FIXED | {"prompt": WORDS, "resolution": "1K"}


async def _made(ada: Person, **given: object) -> dict[str, object]:
    """Make an image with the further model, and return its creation once the image is stored."""
    payload = await ada.payload(MAKE, model="mdl_wan-2-7", prompt=WORDS, **given)
    assert payload["errors"] == []
    creation: dict[str, object] = payload["creation"]
    assert (await ada.ended(str(creation["id"])))["status"] == "SUCCESS"
    return creation
