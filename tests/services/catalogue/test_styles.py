"""Styles: the looks on offer, by id and by slug, and the words that they add."""

from pathlib import Path

import pytest

from services.catalogue.catalogue import load
from services.catalogue.styles import compose

STYLES = load().styles
STATIC = Path(__file__).parents[3] / "web"


def test_ids_and_slugs_are_unique_and_find_their_style() -> None:
    assert len({style.id for style in STYLES}) == len(STYLES) == 11
    for style in STYLES:
        assert STYLES.find(style.id) == STYLES.find(style.slug) == STYLES.by_id(style.id) == style
        assert STYLES.by_slug(style.slug) == style


def test_each_style_but_the_plain_one_has_words_and_a_preview_that_is_there() -> None:
    for style in STYLES:
        assert bool(style.words) is (style is not STYLES.none)
        assert (style.preview is None) is (style is STYLES.none)
        assert style.preview is None or (STATIC / style.preview.removeprefix("/")).is_file()


@pytest.mark.parametrize("unknown", ["", "sty_", "Watercolour", "sty_none ", "cre_watercolour"])
def test_an_unknown_style_is_not_found(unknown: str) -> None:
    assert STYLES.find(unknown) is None
    assert STYLES.by_id(unknown) is None


def test_a_slug_is_not_an_id() -> None:
    assert STYLES.by_id("watercolour") is None


def test_a_style_no_longer_on_offer_has_its_slug_as_name_and_adds_nothing() -> None:
    gone = STYLES.by_slug("daguerreotype")

    assert (gone.id, gone.name.en, gone.words, gone.preview) == ("sty_daguerreotype", "daguerreotype", "", None)


def test_a_style_without_words_leaves_the_prompt_alone() -> None:
    assert compose("a heron", STYLES.none) == "a heron"


def test_the_words_of_a_style_follow_the_prompt() -> None:
    assert compose("a heron", STYLES.by_slug("pencil")) == (
        "a heron\n\nStyle: a pencil sketch, graphite lines and fine hatching on white paper."
    )
