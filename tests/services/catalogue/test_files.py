"""The files of the catalogue: each mistake is one line with its entry and field, and stops the start."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.catalogue.catalogue import MODELS_FILE, STYLES_FILE, Catalogue, CatalogueError, load
from services.catalogue.models import ModelStatus
from services.catalogue.reading import MAX_BYTES, MAX_ENTRIES, MAX_LINES

MODELS = MODELS_FILE.read_text()
STYLES = STYLES_FILE.read_text()


def loaded(
    tmp_path: Path, models: str = MODELS, styles: str = STYLES, *, default: str = "nano-banana-pro"
) -> Catalogue:
    (tmp_path / "m.toml").write_text(models)
    (tmp_path / "s.toml").write_text(styles)
    return load(tmp_path / "m.toml", tmp_path / "s.toml", default=default)


def mistakes(tmp_path: Path, models: str = MODELS, styles: str = STYLES) -> list[str]:
    """Return the lines about two files, without the names of their folder."""
    with pytest.raises(CatalogueError) as refused:
        loaded(tmp_path, models, styles)
    assert all("\n" not in line for line in refused.value.lines)
    return [line.replace(f"{tmp_path}/", "") for line in refused.value.lines]


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_ten_models_and_two_utilities_are_shipped_and_one_is_live() -> None:
    catalogue = load()

    assert [model.slug for model in catalogue.models if model.takes_prompt] == [
        *("nano-banana-pro", "nano-banana-2-1", "gpt-image-2-5-sunburst", "gpt-image-2-5-flare", "seedream-5-pro"),
        *("seedream-5-flash", "qwen-image-2-1", "flux-2-pro", "ideogram-3", "z-image"),
    ]
    assert [model.id for model in catalogue.models if not model.takes_prompt] == [
        "mdl_remove-background",
        "mdl_crisp-upscale",
    ]
    assert [model.slug for model in catalogue.offered(sandbox=False)] == ["nano-banana-pro"]
    assert catalogue.offered(sandbox=True) == catalogue.models
    assert catalogue.default is catalogue.by_id("mdl_nano-banana-pro") is catalogue.by_slug("nano-banana-pro")
    assert catalogue.by_slug("mdl_nano-banana-pro") is None


def test_the_shipped_models_have_all_abilities_between_them() -> None:
    catalogue = load()
    abilities = {
        model.slug: (model.supports_seed, model.supports_negative_prompt, model.supports_transparency)
        for model in catalogue.models
        if model.supports_seed or model.supports_negative_prompt or model.supports_transparency
    }

    assert abilities == {
        "gpt-image-2-5-sunburst": (False, False, True),
        "gpt-image-2-5-flare": (False, False, True),
        "qwen-image-2-1": (True, False, True),
        "ideogram-3": (True, True, False),
    }
    assert {model.slug: model.max_input_images for model in catalogue.models if model.max_input_images != 10} == {
        "nano-banana-pro": 8,
        "gpt-image-2-5-sunburst": 16,
        "gpt-image-2-5-flare": 16,
        "flux-2-pro": 8,
        "ideogram-3": 0,
        "z-image": 0,
        "remove-background": 1,
        "crisp-upscale": 1,
    }
    assert [model.slug for model in catalogue.models if model.requires_input_image] == [
        "remove-background",
        "crisp-upscale",
    ]


PRO = "m.toml: nano-banana-pro"

MISTAKES = [
    ("max = 8,", "max = 0,", f"{PRO}: images.max: Expected `int` >= 1"),
    ("max = 8,", 'max = "8",', f"{PRO}: images.max: Expected `int`, got `str`"),
    ("max = 8,", f"max = {'9' * 400},", f"{PRO}: images.max: the number is too large"),
    ("max_mb = 30", "max_mb = nan", f"{PRO}: images.max_mb: it must be a finite number"),
    ("max_mb = 30", "max_mb = -inf", f"{PRO}: images.max_mb: it must be a finite number"),
    ("max_mb = 30", "max_mb = 30, colour = 1", "images.colour: it is not known; known are: field, max, scalar, max_mb"),
    ("max = 8, max_mb = 30", "max_mb = 30", f"{PRO}: images.max: it is missing"),
    ("max_mb = 30 }", "max_mb = 30, scalar = true }", f"{PRO}: images.max: a scalar field takes 1 image"),
    ("max_mb = 30 }", "min_side = 9, max_side = 8 }", f"{PRO}: images.min_side: it is above `max_side`"),
    ('field = "image_input"', 'field = "no field"', f"{PRO}: images.field: it must be the name of a field"),
    ('field = "image_input"', 'field = "prompt"', f"{PRO}: images.field: prompt sets prompt, too"),
    ('field = "image_input"', 'field = "aspect_ratio"', f"{PRO}: shape.field: images.field sets aspect_ratio, too"),
    ('status = "live"', 'status = "hidden"', f"{PRO}: status: it must be one of live, untested, paused, retired"),
    ('status = "live"', "status = []", f"{PRO}: status: it must be one of live, untested, paused, retired"),
    ('status = "live"\n', "", f"{PRO}: status: it is missing"),
    ('slug = "nano-banana-pro"', 'slug = "Nano Banana"', "m.toml: Nano Banana: slug: it must be up to 60 lower-case"),
    ('slug = "nano-banana-pro"', 'slug = "a\\nb"', "m.toml: a?b: slug: it must have only printable characters"),
    ('slug = "nano-banana-pro"\n', "", "m.toml: models 1: slug: it is missing"),
    ('slug = "nano-banana-pro"', 'slug = "z-image"', "m.toml: z-image: slug: two entries have it"),
    ('text = "nano-banana-pro"', 'text = "{x}"', f"{PRO}: text: it must be the id of a model at the provider"),
    ('edit = "nano-banana-pro"\n', "", f"{PRO}: images: an entry has both `edit` and `images`, or neither"),
    ("prompt = { max = 10_000 }\n", "", f"{PRO}: prompt: it is missing; only a model that needs an input image"),
    ("prompt = { max = 10_000 }", "prompt = { min = 9, max = 8 }", f"{PRO}: prompt.min: it is above `max`"),
    ("prompt = { max = 10_000 }", "prompt = { max = 99_999 }", f"{PRO}: prompt.max: Expected `int` <= 20000"),
    ("checked = 2026-10-09", "checked = 20261009", f"{PRO}: checked: Expected `date`, got `int`"),
    ("checked = 2026-10-09", "checked = 2026-10-09T01:02:03", f"{PRO}: checked: Expected `date`, got `datetime`"),
    ("seconds = { typical = 40, deadline = 900 }", "seconds = 40", f"{PRO}: seconds: Expected a table, got `int`"),
    ("typical = 40, deadline = 900", "typical = 40, deadline = 39", f"{PRO}: seconds.typical: it is above `deadline`"),
    ('credits = { "1K" = 20,', 'credits = { "1K" = true,', f"{PRO}: credits.1K: Expected `int`, got `bool`"),
    ('credits = { "1K" = 20,', "credits = {", f"{PRO}: credits: it lacks 1K"),
    ('credits = { "1K" = 20,', 'credits = { "1K" = 20, "8K" = 30,', f"{PRO}: credits.8K: it must be one of 1K, 1.5K"),
    (
        'credits = { "1K" = 20,',
        'credits = { "1K" = 20, "1.5K" = 3,',
        f"{PRO}: credits: the model has no resolution 1.5K",
    ),
    ('credits = { "1K" = 18.0,', "credits = {", f"{PRO}: price.credits: it lacks 1K"),
    ('auto = "auto"', 'autos = "auto"', f"{PRO}: shape.values.autos: it must be one of auto, 1:1"),
    ('auto = "auto"', "auto = 1", f"{PRO}: shape.values.auto: it must be a text of 1 to 60 characters"),
    ('default = "1K"', 'default = "1.5K"', f"{PRO}: tier.default: 1.5K is not one of its values"),
    ('default = "png"', 'default = "webp"', f"{PRO}: format.default: webp is not one of its values"),
    ('field = "resolution"\n', "", f"{PRO}: tier.values: a table has both `field` and `values`, or neither"),
    ("[models.shape]", "[models.edit_shape]", None),
    ('zh = "Nano Banana Pro"', 'de = "Nano"', f"{PRO}: name.de: it is not known; known are: en, zh"),
    ('status = "live"', 'status = "live"\nresult = { count = 2 }', f"{PRO}: result.count: only models with 1 result a"),
    ('status = "live"', 'status = "live"\nresult = { kind = "layers" }', f"{PRO}: result.kind: only `urls` can be"),
    ('status = "live"', 'status = "live"\nalways = { prompt = "x" }', f"{PRO}: always.prompt: prompt sets prompt, too"),
    (
        'status = "live"',
        'status = "live"\nalways = { n = [1] }',
        f"{PRO}: always.n: Expected `bool | int | float | str`",
    ),
    ('status = "live"', 'status = "live"\nalways = { n = inf }', f"{PRO}: always.n: it must be a finite number"),
    ('status = "live"', 'status = "live"\nseed = { field = "s", min = 2, max = 1 }', f"{PRO}: seed.min: it is above"),
    (
        'status = "live"',
        'status = "live"\nnever = [{ resolution = ["4K"] }]',
        f"{PRO}: never[1]: a rule is about two or more fields",
    ),
    (
        'status = "live"',
        'status = "live"\nnever = [{ resolution = ["1.5K"], images = true }]',
        f"{PRO}: never[1].resolution: the model has no 1.5K",
    ),
    (
        'status = "live"',
        'status = "live"\nnever = [{ resolution = ["4K"], output_format = ["png", "jpg"] }]',
        f"{PRO}: never: it forbids resolution 4K in every request",
    ),
    (
        'status = "live"',
        'status = "live"\nnever = [{ resolution = ["1K"], output_format = ["png"] }]',
        f"{PRO}: never: it forbids the defaults without input images",
    ),
    (
        'status = "live"',
        'status = "live"\nnever = [{ resolution = ["1K", "2K", "4K"], images = true }]',
        f"{PRO}: never: it forbids every request with input images",
    ),
    ('status = "live"', 'status = "live"\nmax_outputs = 5', f"{PRO}: max_outputs: Expected `int` <= 4"),
    ('status = "live"', 'status = "live"\ncolour = "red"', f"{PRO}: colour: it is not known; known are: slug, name"),
    ("# The models", "x = 1 #", "m.toml: x is not known; the file has only [[models]]."),
]


@pytest.mark.parametrize(("old", "new", "line"), MISTAKES, ids=[f"{number}" for number in range(len(MISTAKES))])
def test_a_mistake_is_one_line_with_the_entry_and_the_field(
    tmp_path: Path, old: str, new: str, line: str | None
) -> None:
    if line is None:
        assert loaded(tmp_path, changed(MODELS, old, new)).default.shape is None
        return
    found = mistakes(tmp_path, changed(MODELS, old, new))

    assert len([each for each in found if line in each]) == 1, found


def test_each_mistake_of_two_files_has_its_line(tmp_path: Path) -> None:
    models = changed(MODELS, "max = 8,", "max = 0,").replace('slug = "z-image"', 'slug = "z_image"')
    styles = changed(STYLES, 'slug = "clay"', 'slug = "CLAY"')

    assert mistakes(tmp_path, models, styles) == [
        "m.toml: nano-banana-pro: images.max: Expected `int` >= 1",
        "m.toml: z_image: slug: it must be up to 60 lower-case letters, digits and single hyphens",
        "s.toml: CLAY: slug: it must be up to 60 lower-case letters, digits and single hyphens",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('slug = "none"', 'slug = "nothing"', "s.toml: none: slug: a style with this slug, without words, must be"),
        ('slug = "none"', 'slug = "none"\nwords = "x"', "s.toml: none: words: the style that adds nothing must not"),
        ('slug = "clay"', 'slug = "neon"', "s.toml: neon: slug: two entries have it"),
        ('slug = "clay"', 'slug = "clay"\nsuits = ["z"]', "s.toml: clay: suits: z is not the slug of a model"),
        ("/static/styles/clay.webp", "//evil.example/x", "s.toml: clay: preview: it must be a path on this server"),
        ("/static/styles/clay.webp", "javascript:x", "s.toml: clay: preview: it must be a path on this server"),
        ('zh = "黏土"', 'zh = ""', "s.toml: clay: name.zh: it must be a text of 1 to 300 characters"),
    ],
)
def test_a_mistake_of_a_style_is_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    (found,) = mistakes(tmp_path, styles=changed(STYLES, old, new))

    assert line in found


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[[models]]\n" * (MAX_ENTRIES + 1),
        b"models = 3",
        b"models = [1, 'x', [], {}]",
        b"[models]\nslug = 'x'",
        b"\xff\xfe[[models]]",
        b"x = " + b"[" * 100_000,
        b"x = 1" + b"0" * 10_000,
        b"[[models]]\nslug = 1979-05-27",
        b"[[models]]\nalways = " + b"{ a = " * 400 + b"1" + b" }" * 400,
        b"#" * (MAX_BYTES + 1),
        b"[[models]]\nslug = '\x00'",
        b"\n".join(b"[[models]]\nslug = 'a%d'" % number for number in range(MAX_ENTRIES)),
    ],
    ids=range(13),
)
def test_no_file_can_do_more_than_be_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "m.toml").write_bytes(content)

    with pytest.raises(CatalogueError) as refused:
        load(tmp_path / "m.toml")

    assert 1 <= len(refused.value.lines) <= MAX_LINES + 1
    assert all(line.isprintable() and len(line) < 1_000 for line in refused.value.lines)


HOSTILE = ['""', '"x"', "0", "-1", "1e400", "nan", "9" * 30, "[]", "{}", "[[[]]]", "true", "07:32:00", "2026-01-01"]


@given(st.data())
def test_a_file_with_a_changed_value_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    values = list(re.finditer(r'(?<= = )("[^"\n]*"|[\d_.]+|true|false)(?=[ ,}\n])', MODELS))
    place = data.draw(st.sampled_from(values))
    other = data.draw(st.sampled_from(HOSTILE))
    text = MODELS[: place.start()] + other + MODELS[place.end() :]
    file = tmp_path_factory.mktemp("changed") / "m.toml"
    file.write_text(text)

    lines: tuple[str, ...] = ()
    try:
        load(file)
    except CatalogueError as error:
        lines = error.lines
    assert all(line.isprintable() for line in lines)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path / "gone.toml", "No such file"), (tmp_path, "Is a directory")):
        with pytest.raises(CatalogueError, match=f"{path} cannot be read: {reason}"):
            load(path)
        with pytest.raises(CatalogueError, match=f"{path} cannot be read: {reason}"):
            load(None, path)


@pytest.mark.parametrize(
    ("default", "status", "reason"),
    [("nano", "live", "nano is not a model"), ("nano-banana-pro", "retired", "nano-banana-pro is retired")],
)
def test_the_default_model_exists_and_is_not_retired(tmp_path: Path, default: str, status: str, reason: str) -> None:
    models = changed(MODELS, 'status = "live"', f'status = "{status}"')

    with pytest.raises(CatalogueError, match=f"DEFAULT_MODEL: {reason}; the models are: "):
        loaded(tmp_path, models, default=default)


def test_a_retired_model_is_known_but_not_offered(tmp_path: Path) -> None:
    catalogue = loaded(tmp_path, changed(MODELS, 'status = "live"', 'status = "retired"'), default="z-image")
    pro = catalogue.by_slug("nano-banana-pro")

    assert pro is not None
    assert pro.status is ModelStatus.RETIRED
    assert pro not in catalogue.offered(sandbox=True)
    assert catalogue.default.slug == "z-image"


def test_a_price_by_setting_is_the_default_models_alone() -> None:
    catalogue = load(default="seedream-5-pro", default_credits=(9, {"2K": 30}))
    pro, seedream = catalogue.by_slug("nano-banana-pro"), catalogue.default
    assert pro is not None

    assert seedream is catalogue.by_slug("seedream-5-pro") is catalogue.by_id("mdl_seedream-5-pro")
    assert seedream.credits == {"1K": 9, "2K": 30}
    assert pro.credits == {"1K": 20, "2K": 20, "4K": 20}
    with pytest.raises(CatalogueError, match="GENERATION_CREDITS: seedream-5-pro has no resolution 4K"):
        load(default="seedream-5-pro", default_credits=(9, {"4K": 30}))


def test_the_documented_entry_is_a_model(tmp_path: Path) -> None:
    page = Path(__file__).parents[3] / "docs" / "models.md"
    (entry,) = re.findall(r"```toml\n(\[\[models\]\].*?)```", page.read_text(), flags=re.DOTALL)

    assert loaded(tmp_path, MODELS + "\n" + entry).by_id("mdl_wan-2-7") is not None
