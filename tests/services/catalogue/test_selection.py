"""Choosing: defaults that never refuse, refusals with their field and the values that are taken, and prices."""

from pathlib import Path

import pytest

from services.catalogue.catalogue import MODELS_FILE, load
from services.catalogue.enums import AspectRatio
from services.catalogue.models import Model, Text
from services.catalogue.plan import InputSize
from services.catalogue.selection import Choices, choose
from services.catalogue.styles import Style
from services.errors import InvalidInput
from tests.services.catalogue.requests import PLAIN, SHIPPED, WIDE, addresses, chosen, model_named, sent
from tests.support.cases import in_turn

UPRIGHT = InputSize(900, 1600)
SOURCE = [WIDE]

EIGHT = "auto, 1:1, 4:3, 3:4, 16:9, 9:16, 2:3, 3:2, 21:9."
WITHOUT_SQUARE = "auto, 3:2, 2:3, 4:3, 3:4, 16:9, 9:16, 21:9."
TOGETHER = "together with the other values, {} input images. It takes: "


def refusal(
    slug: str,
    choices: Choices | None = None,
    *,
    inputs: int = 0,
    prompt: str | None = None,
    style: Style = PLAIN,
) -> tuple[str, str]:
    """Return the field and the message of a refused request."""
    with pytest.raises(InvalidInput) as refused:
        chosen(model_named(slug), choices or Choices(), inputs=[WIDE] * inputs, prompt=prompt, style=style)
    assert refused.value.path is not None
    return ".".join(refused.value.path), refused.value.message


@in_turn(
    ("slug", "size", "ratio"),
    [
        ("nano-banana-pro", WIDE, "auto"),
        ("seedream-5-pro", WIDE, "16:9"),
        ("seedream-5-pro", UPRIGHT, "9:16"),
        ("seedream-5-pro", InputSize(1000, 1010), "1:1"),
        ("seedream-5-pro", InputSize(1, 5000), "9:16"),
        ("seedream-5-pro", InputSize(5000, 1), "21:9"),
        ("flux-2-pro", UPRIGHT, "auto"),
    ],
)
def test_auto_follows_the_first_input(slug: str, size: InputSize, ratio: str) -> None:
    inputs = [size, InputSize(4000, 3000)]

    for choices in (Choices(aspect_ratio="auto"), Choices()):
        assert chosen(model_named(slug), choices, inputs=inputs).aspect_ratio == ratio


def test_the_distance_of_ratios_is_one_of_logarithms() -> None:
    # By differences of quotients 3:2 would be nearer than 16:9, and 2:3 nearer than 9:16.
    middle = (16 / 9 * 3 / 2) ** 0.5
    wide, upright = InputSize(round(1e6 * middle) + 10, 1_000_000), InputSize(1_000_000, round(1e6 * middle) + 10)

    assert chosen(model_named("seedream-5-pro"), inputs=[wide]).aspect_ratio == "16:9"
    assert chosen(model_named("seedream-5-pro"), inputs=[upright]).aspect_ratio == "9:16"


@in_turn("slug", ["seedream-5-pro", "flux-2-pro", "ideogram-3", "z-image", "qwen-image-2-1"])
def test_auto_without_an_input_is_the_default_ratio(slug: str) -> None:
    assert chosen(model_named(slug), Choices(aspect_ratio="auto")).aspect_ratio == "1:1"


def test_if_the_size_of_the_first_input_is_not_known_the_plan_decides_later() -> None:
    model = model_named("seedream-5-pro")
    selection = chosen(model, Choices(aspect_ratio="auto"), inputs=[None, WIDE])
    plan = selection.plan

    assert selection.aspect_ratio == "auto"
    assert "aspect_ratio" not in plan.input
    assert plan.input_with(addresses(2), UPRIGHT)["aspect_ratio"] == plan.aspect_ratio_for(UPRIGHT) == "9:16"
    assert plan.input_with(addresses(2), WIDE)["aspect_ratio"] == plan.aspect_ratio_for(WIDE) == "16:9"
    assert plan.input_with(addresses(2), None)["aspect_ratio"] == plan.aspect_ratio_for(None) == "1:1"
    assert chosen(model, Choices(aspect_ratio="3:4"), inputs=[None]).plan.aspect_ratio_for(WIDE) is None
    assert chosen(model_named("nano-banana-pro"), inputs=[None]).plan.nearest is None


def test_only_ratios_that_the_resolution_allows_are_left_for_later() -> None:
    choices = Choices(aspect_ratio="auto", resolution="4K")
    plan = chosen(model_named("gpt-image-2-5-flare"), choices, inputs=[None]).plan

    assert plan.nearest is not None
    assert set(plan.nearest.values) == {"3:2", "2:3", "4:3", "3:4", "16:9", "9:16", "21:9"}
    assert plan.aspect_ratio_for(InputSize(1000, 1001)) == "3:4"


@in_turn(
    ("resolution", "size", "ratio"),
    [("1K", WIDE, "auto"), ("2K", WIDE, "16:9"), ("2K", InputSize(5, 5), "1:1"), ("4K", InputSize(50, 49), "4:3")],
)
def test_a_ratio_that_was_not_chosen_gives_way_to_the_resolution(resolution: str, size: InputSize, ratio: str) -> None:
    model = model_named("gpt-image-2-5-sunburst")

    for choices in (Choices(resolution=resolution), Choices(resolution=resolution, aspect_ratio="auto")):
        selection = chosen(model, choices, inputs=[size])
        assert (selection.aspect_ratio, selection.resolution) == (ratio, resolution)


def test_a_background_that_was_not_chosen_is_the_entrys() -> None:
    qwen, gpt, flux = (model_named(slug) for slug in ("qwen-image-2-1", "gpt-image-2-5-flare", "flux-2-pro"))

    for background in (None, "auto"):
        assert chosen(qwen, Choices(background=background, output_format="jpg")).background == "opaque"
        assert chosen(gpt, Choices(background=background)).background == "auto"
        assert chosen(flux, Choices(background=background)).background is None


@in_turn(
    ("slug", "choices", "inputs", "field", "message"),
    [
        (
            *("seedream-5-pro", Choices(aspect_ratio="4:5"), 0, "aspectRatio"),
            "Seedream 5 Pro has no aspect ratio 4:5 without an input image. It takes: " + EIGHT,
        ),
        (
            *("remove-background", Choices(aspect_ratio="1:1"), 1, "aspectRatio"),
            "Remove background has no aspect ratio 1:1 with an input image. It takes: auto.",
        ),
        (
            *("flux-2-pro", Choices(resolution="4K"), 0, "resolution"),
            "FLUX.2 Pro has no resolution 4K. It takes: 1K, 2K.",
        ),
        (
            *("z-image", Choices(output_format="webp"), 0, "outputFormat"),
            "Z-Image has no format webp. It takes: png.",
        ),
        (
            *("nano-banana-pro", Choices(background="transparent"), 0, "background"),
            "Nano Banana Pro has no background transparent. It takes: auto.",
        ),
        (*("nano-banana-pro", Choices(seed=1), 0, "seed"), "Nano Banana Pro takes no seed."),
        (
            *("ideogram-3", Choices(seed=2**31), 0, "seed"),
            "Ideogram V3 takes seeds from 0 to 2147483647.",
        ),
        (*("ideogram-3", Choices(seed=-1), 0, "seed"), "Ideogram V3 takes seeds from 0 to 2147483647."),
        (
            *("z-image", Choices(negative_prompt="rain"), 0, "negativePrompt"),
            "Z-Image takes no negative prompt.",
        ),
        (
            *("ideogram-3", Choices(negative_prompt="x" * 5001), 0, "negativePrompt"),
            "The negative prompt has 5001 characters; Ideogram V3 takes at most 5000.",
        ),
        (
            *("qwen-image-2-1", Choices(output_format="jpg", background="transparent"), 0, "outputFormat"),
            "Qwen Image 2.1 does not take the format jpg " + TOGETHER.format("without") + "png, webp.",
        ),
        (
            *("gpt-image-2-5-flare", Choices(aspect_ratio="1:1", resolution="4K"), 1, "aspectRatio"),
            "GPT Image 2.5 Flare does not take the aspect ratio 1:1 " + TOGETHER.format("with") + WITHOUT_SQUARE,
        ),
        (
            *("nano-banana-pro", Choices(), 9, "images"),
            "Nano Banana Pro takes at most 8 input images, and 9 are given.",
        ),
        (*("z-image", Choices(), 1, "images"), "Z-Image takes no input images, and 1 are given."),
        (*("crisp-upscale", Choices(), 2, "images"), "Crisp upscale takes 1 input image, and 2 are given."),
        (*("crisp-upscale", Choices(), 0, "images"), "Crisp upscale needs an input image."),
    ],
)
def test_a_refusal_names_the_field_and_the_values_that_are_taken(
    slug: str, choices: Choices, inputs: int, field: str, message: str
) -> None:
    assert refusal(slug, choices, inputs=inputs) == (f"input.{field}", message)


@in_turn(
    ("slug", "prompt", "message"),
    [
        ("nano-banana-pro", " \n", "Nano Banana Pro needs a prompt."),
        ("seedream-5-pro", "ab", "The prompt has 2 characters; Seedream 5 Pro takes at least 3."),
        ("z-image", "x" * 1001, "The prompt has 1001 characters; Z-Image takes at most 1000."),
        ("remove-background", "a fox", "Remove background takes no prompt."),
    ],
)
def test_a_prompt_is_checked_against_the_model(slug: str, prompt: str, message: str) -> None:
    inputs = 1 if slug == "remove-background" else 0

    assert refusal(slug, inputs=inputs, prompt=prompt) == ("input.prompt", message)


def test_the_words_of_the_style_count_and_nothing_is_cut() -> None:
    anime = SHIPPED.styles.by_slug("anime")
    model = model_named("z-image")
    room = 1000 - len(f"\n\n{anime.words}")

    fitting = chosen(model, prompt="x" * room, style=anime)
    assert sent(fitting)["prompt"] == "x" * room + "\n\n" + anime.words
    assert refusal("z-image", prompt="x" * (room + 1), style=anime) == (
        "input.prompt",
        "With the words of its style the prompt has 1001 characters; Z-Image takes at most 1000.",
    )


def test_a_style_is_refused_by_a_model_that_takes_no_prompt_or_that_it_does_not_suit() -> None:
    anime = SHIPPED.styles.by_slug("anime")
    names = Text(en="Blueprint", zh="蓝图")
    blueprint = Style(slug="blueprint", name=names, description=names, words="Style: a blueprint.", suits=("z-image",))

    assert refusal("crisp-upscale", inputs=1, style=anime) == (
        "input.style",
        "Crisp upscale takes no prompt, so no style but `sty_none`.",
    )
    assert refusal("nano-banana-pro", style=blueprint) == (
        "input.style",
        "The style Blueprint is not for Nano Banana Pro; it is for z-image.",
    )
    assert sent(chosen(model_named("z-image"), style=blueprint))["prompt"] == "a heron at dawn\n\nStyle: a blueprint."


def test_a_request_in_parts_is_checked_only_for_the_parts_that_are_there() -> None:
    for model in SHIPPED.models:
        quoted = choose(model, prompt=None, style=PLAIN, choices=Choices(), inputs=(), partial=True)
        assert quoted.credits == model.credits[model.tier.default]
    with pytest.raises(InvalidInput, match="takes at most 1000"):
        choose(model_named("z-image"), prompt="x" * 1001, style=PLAIN, choices=Choices(), inputs=(), partial=True)
    with pytest.raises(InvalidInput, match="has no resolution 4K"):
        choose(
            *(model_named("crisp-upscale"),),
            prompt=None,
            style=PLAIN,
            choices=Choices(resolution="4K"),
            inputs=(),
            partial=True,
        )


@in_turn(
    ("slug", "resolution", "images", "credits", "provider_credits"),
    [
        ("nano-banana-pro", "1K", 8, 20, 18.0),
        ("nano-banana-pro", "4K", 0, 20, 24.0),
        ("seedream-5-pro", "2K", 0, 16, 14.0),
        ("seedream-5-pro", "2K", 1, 16, 14.0),
        ("seedream-5-pro", "2K", 4, 19, 15.5),
        ("seedream-5-flash", "1.5K", 10, 4, 3.24),
        ("z-image", "1K", 0, 1, 0.8),
    ],
)
def test_the_price_counts_the_resolution_and_the_extra_images(
    slug: str, resolution: str, images: int, credits: int, provider_credits: float
) -> None:
    selection = chosen(model_named(slug), Choices(resolution=resolution), inputs=[WIDE] * images)

    assert (selection.credits, selection.plan.provider_credits) == (credits, provider_credits)


def test_no_shipped_model_is_sold_below_its_cost() -> None:
    # A pack's cheapest credit is USD 0.03 and the provider's is USD 0.005, so this leaves most of the price.
    for model in SHIPPED.models:
        for resolution in model.resolutions:
            for images in (0, model.max_input_images):
                ours = model.credits_for(resolution, images=images)
                assert ours >= 0.8 * model.provider_credits_for(resolution, images=images)


def test_a_plan_has_the_times_and_the_limits_of_its_entry() -> None:
    plan = chosen(model_named("remove-background"), inputs=SOURCE).plan
    pro = chosen(model_named("nano-banana-pro")).plan

    assert (plan.max_bytes, plan.max_pixels, plan.min_side, plan.max_side) == (5 * 2**20, 16_000_000, 256, 4096)
    assert (plan.images_field, plan.images_scalar) == ("image", True)
    assert (plan.first_polls, plan.deadline) == ((5.0, 10.0, 15.0), 900.0)
    assert (pro.first_polls, pro.images_field, pro.max_bytes) == ((20.0, 40.0, 60.0), None, None)


def test_a_plan_takes_no_more_images_than_its_model() -> None:
    with pytest.raises(ValueError, match="does not take 2 images"):
        chosen(model_named("remove-background"), inputs=SOURCE).plan.input_with(addresses(2))
    with pytest.raises(ValueError, match="does not take 1 images"):
        chosen(model_named("z-image")).plan.input_with(addresses(1))


def test_a_seed_is_sent_as_text_if_the_entry_has_it_so(tmp_path: Path) -> None:
    file = tmp_path / "models.toml"
    seed = 'seed = { field = "seed", min = 0, max = 2_147_483_647'
    file.write_text(MODELS_FILE.read_text().replace(seed, f"{seed}, as_text = true"))
    model = load(file).by_slug("ideogram-3")
    assert isinstance(model, Model)

    assert sent(chosen(model, Choices(seed=12)))["seed"] == "12"
    assert sent(chosen(model_named("ideogram-3"), Choices(seed=12)))["seed"] == 12


def test_every_ratio_but_auto_has_sides() -> None:
    assert [ratio for ratio in AspectRatio if ratio.sides is None] == [AspectRatio.AUTO]
    assert AspectRatio.PORTRAIT_9_21.sides == (9, 21)
