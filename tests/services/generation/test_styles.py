"""Styles: the looks on offer, by id and by slug, and the words that they add."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.generation import styles


def test_ids_and_slugs_are_unique_and_find_their_style() -> None:
    assert len({style.id for style in styles.ALL}) == len(styles.ALL)
    for style in styles.ALL:
        assert styles.find(style.id) == styles.find(style.slug) == styles.by_id(style.id) == style
        assert styles.by_slug(style.slug) == style


@pytest.mark.parametrize("unknown", ["", "sty_", "Watercolour", "sty_none ", "cre_watercolour"])
def test_what_is_no_style_is_not_found(unknown: str) -> None:
    assert styles.find(unknown) is None
    assert styles.by_id(unknown) is None


def test_a_slug_is_not_an_id() -> None:
    assert styles.by_id("watercolour") is None


def test_a_style_no_longer_on_offer_stands_under_its_slug_and_adds_nothing() -> None:
    gone = styles.by_slug("daguerreotype")

    assert (gone.id, gone.name, gone.words, gone.preview_path) == ("sty_daguerreotype", "daguerreotype", "", None)


def test_a_style_without_words_leaves_the_prompt_alone() -> None:
    assert styles.compose("a heron", styles.by_slug("none"), limit=100) == "a heron"


def test_a_styles_words_follow_the_persons() -> None:
    assert styles.compose("a heron", styles.by_slug("pencil"), limit=1000) == (
        "a heron\n\nStyle: a pencil sketch, graphite lines and fine hatching on white paper."
    )


@given(st.text(max_size=300), st.sampled_from(styles.ALL), st.integers(min_value=1, max_value=250))
def test_what_is_sent_is_never_too_long(prompt: str, style: styles.Style, limit: int) -> None:
    assert len(styles.compose(prompt, style, limit=limit)) <= limit
