"""Phrases in prompts: whole words in any case and form, with the same result for all scripts, in bounded time."""

import unicodedata
from pathlib import Path

import pytest

from services.moderation import phrases
from services.moderation.phrases import InvalidPhrases, Phrases, read_file, words_of


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("gun", "a GUN."),
        ("Gun", "gun"),
        ("two words", "there are Two,\n  WORDS here"),
        ("two-words", "two words"),
        ("stra\N{LATIN SMALL LETTER SHARP S}e", "on the STRASSE"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "the cafe\N{COMBINING ACUTE ACCENT}"),
        (
            "gun",
            "\N{FULLWIDTH LATIN SMALL LETTER G}\N{FULLWIDTH LATIN SMALL LETTER U}\N{FULLWIDTH LATIN SMALL LETTER N}",
        ),
        ("gun", "g\N{ZERO WIDTH SPACE}u\N{SOFT HYPHEN}n"),
        ("武器", "一个大武器在桌上"),
        ("gun", "画一把gun给我"),
        ("пистолет", "Большой ПИСТОЛЕТ"),
        ("area 51", "AREA-51"),
        ("red red rose", "red red red rose"),
    ],
)
def test_a_phrase_is_found_as_whole_words_in_any_form(phrase: str, text: str) -> None:
    assert Phrases(["something else", phrase]).are_in(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("gun", "a gunner has begun"),
        ("gun", "gunship guns"),
        ("two words", "two other words"),
        ("two words", "words two"),
        ("武器", "武装的机器"),
        ("area 5", "area 51"),
        ("gun", ""),
    ],
)
def test_a_phrase_is_not_found_in_other_words(phrase: str, text: str) -> None:
    assert not Phrases([phrase]).are_in(text)


@pytest.mark.parametrize(
    "marks",
    [
        "\N{COMBINING ACUTE ACCENT}\N{COMBINING GRAVE ACCENT BELOW}",
        # The second becomes a mark by its decomposition, the third becomes two.
        "\N{COMBINING ACUTE ACCENT}\N{HALFWIDTH KATAKANA VOICED SOUND MARK}\N{COMBINING GREEK DIALYTIKA TONOS}",
    ],
)
def test_normalization_sorts_at_most_thirty_marks_in_a_row(marks: str) -> None:
    text = f"x{marks * 7_000} gun x{marks * 7_000}"

    longest = max(len(unicodedata.normalize("NFD", word)) for word in words_of(text))

    assert longest <= 31, f"{longest} characters of one row were sorted, in quadratic time"
    assert Phrases(["gun"]).are_in(text), "the marks hide the phrase behind them"


def test_thirty_marks_in_a_row_are_compared() -> None:
    word = "x" + "\N{COMBINING GRAVE ACCENT BELOW}" * 30

    assert Phrases([word]).are_in(f"a {word} b")
    assert not Phrases([word[:-1]]).are_in(word), "the last of thirty marks is ignored"


def test_no_phrases_are_in_nothing() -> None:
    assert not Phrases().are_in("gun")
    assert not Phrases()


def test_the_file_has_a_phrase_a_line_with_comments(tmp_path: Path) -> None:
    file = tmp_path / "phrases.txt"
    file.write_text("\ufeff# weapons\ngun\r\n\n  big, red knife  \n", "utf-8")

    assert read_file(file) == ["gun", "big, red knife"]


@pytest.mark.parametrize("given", [["gun", "!!!"], ["x" * 201], [""]])
def test_a_phrase_that_cannot_match_is_refused_by_its_number(given: list[str]) -> None:
    with pytest.raises(InvalidPhrases, match=f"phrase {len(given)} has no letter"):
        Phrases(given)


def test_too_many_phrases_and_too_large_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "MAX_PHRASES", 2)
    monkeypatch.setattr(phrases, "MAX_FILE_BYTES", 10)
    file = tmp_path / "phrases.txt"

    with pytest.raises(InvalidPhrases, match="there are 3 phrases"):
        Phrases(["a", "b", "c"])
    file.write_bytes(b"gun\n" * 3)
    with pytest.raises(InvalidPhrases, match="more than 10 bytes"):
        read_file(file)
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InvalidPhrases, match="not UTF-8"):
        read_file(file)
    with pytest.raises(InvalidPhrases, match="cannot be read"):
        read_file(tmp_path / "none.txt")
