"""The HTML of shares: prompts are texts, whatever is in them."""

import pytest

from db.records.shares import ShareRecord, ShownShare
from routes.shares.page import WORDS, Addresses, Pages, title_of
from services.clock import now
from transport.http.content_negotiation import preferred_language
from web import SHARE

ADDRESSES = Addresses("http://here/s/1", "http://here/s/1/image", "http://here/oembed?url=1&format=json")


def shown(prompt: str, *, show_prompt: bool = True) -> ShownShare:
    share = ShareRecord(
        id="shr_1",
        token="1",
        creation_id="cre_1",
        user_id="usr_1",
        show_prompt=show_prompt,
        indexable=False,
        storage_key="shares/1.bin",
        seed="1",
        content_type="image/png",
        width=640,
        height=480,
        byte_size=1,
        views=0,
        created_at=now(),
    )
    return ShownShare(share=share, prompt=prompt)


def test_a_prompt_cannot_leave_its_place_in_the_page() -> None:
    pages = Pages(SHARE, icon="/icon.svg")
    for prompt in ('"><img src=x onerror=alert(1)>', "{{content}}{{head}}", "' onload='x", "</title><script>"):
        page = pages.shared(shown(prompt), ADDRESSES, "en")

        assert page.count("<img ") == 1
        assert page.count("<figure>") == 1
        assert "<script" not in page
        assert "' onload" not in page
        assert page.count("</title>") == 1
    assert '<figcaption dir="auto">' in page
    assert "figcaption" not in pages.shared(shown("", show_prompt=True), ADDRESSES, "en")
    assert "secret" not in pages.shared(shown("a secret", show_prompt=False), ADDRESSES, "en")


@pytest.mark.parametrize(
    ("prompt", "title"),
    [
        ("a heron\n at  dawn", "a heron at dawn"),
        ("x" * 150, "x" * 99 + "…"),
        ("\u202egpj.exe", "gpj.exe"),
        (" \u2066\n", "An image made with AI"),
        ("صورة", "صورة"),
    ],
)
def test_a_title_is_one_short_line_without_marks_of_direction(prompt: str, title: str) -> None:
    assert title_of(shown(prompt), WORDS["en"]) == title


def test_the_language_of_a_page_is_the_preferred_one() -> None:
    languages = ("en", "zh")
    for header, language in {
        "": "en",
        "fr": "en",
        "zh": "zh",
        "zh-TW,en;q=0.9": "zh",
        "en-GB,zh;q=0.9": "en",
        "de, zh;q=0.3, en;q=0.2": "zh",
        "zh;q=0, en;q=0.1": "en",
        "zh;q=x": "en",
    }.items():
        assert preferred_language(header, languages) == language, header
