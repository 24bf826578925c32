"""Phrases that prompts must not contain: compared word by word, without regard to case, punctuation and spelling forms.

Scripts without spaces between words, such as Chinese, are compared character by character.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

MAX_PHRASES = 20_000
MAX_PHRASE = 200  # Characters.
MAX_FILE_BYTES = 4_000_000
MAX_MARKS = 30  # Combining marks in a row, as in the Stream-Safe Text Format of Unicode.

# Thai to Burmese, Khmer, kana, and Han characters.
_WITHOUT_SPACES = (
    *((0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF)),
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)


class InvalidPhrases(Exception):
    """The phrases cannot be used; the message does not repeat them."""


class Phrases:
    """A set of phrases; finding one takes time in proportion to the text, whatever their number."""

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        """Read the phrases.

        Raises:
            InvalidPhrases: there are too many, or one is too long or has no word.
        """
        self._by_first: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        self._lengths: dict[str, tuple[int, ...]] = {}
        count = 0
        for phrase in phrases:
            count += 1
            words = tuple(words_of(phrase))
            if not words or len(phrase) > MAX_PHRASE:
                raise InvalidPhrases(f"phrase {count} has no letter or digit, or more than {MAX_PHRASE} characters")
            self._by_first[words[0]].add(words)
        if count > MAX_PHRASES:
            raise InvalidPhrases(f"there are {count} phrases; at most {MAX_PHRASES} are allowed")
        for first, known in self._by_first.items():
            self._lengths[first] = tuple(sorted({len(each) for each in known}))

    def __bool__(self) -> bool:
        return bool(self._lengths)

    def are_in(self, text: str) -> bool:
        """Return whether a text contains one of the phrases as whole words."""
        if not self._lengths:
            return False
        words = list(words_of(text))
        return any(
            tuple(words[place : place + length]) in self._by_first[word]
            for place, word in enumerate(words)
            for length in self._lengths.get(word, ())
        )


def read_file(path: Path) -> list[str]:
    """Return the phrases of a file: one a line, without empty lines and those that begin with #.

    Raises:
        InvalidPhrases: the file cannot be read as UTF-8, or is too large.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
        # Editors on Windows write a byte order mark.
        lines = [line.strip() for line in content.decode("utf-8-sig").splitlines()]
    except OSError as error:
        raise InvalidPhrases(f"the file cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise InvalidPhrases("the file is not UTF-8 text") from error
    if len(content) > MAX_FILE_BYTES:
        raise InvalidPhrases(f"the file has more than {MAX_FILE_BYTES} bytes")
    return [line for line in lines if line and not line.startswith("#")]


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text in a common form; each character of a script without spaces is a word.

    Invisible characters do not divide words.
    """
    word: list[str] = []
    for character in _normal(text):
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        is_alone = _has_no_spaces(character)
        if category[0] in "LMN" and not is_alone:
            word.append(character)
            continue
        if word:
            yield "".join(word)
            word.clear()
        if is_alone and category[0] in "LMN":
            yield character
    if word:
        yield "".join(word)


def _normal(text: str) -> str:
    """Return a text in the form NFKC without case; folding the case can undo the form, so it is applied twice."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", _without_long_runs(text)).casefold())


def _without_long_runs(text: str) -> str:
    """Return a text without the combining marks beyond ``MAX_MARKS`` in a row.

    Normalization sorts the marks of a row in quadratic time; no language has rows of this length.
    """
    if text.isascii():
        return text
    kept: list[str] = []
    row = 0
    for character in text:
        # Some characters become marks only by their decomposition.
        decomposed = unicodedata.normalize("NFKD", character)
        marks = _marks_at_the_end_of(decomposed)
        if marks < len(decomposed):
            row = marks
        elif row + marks > MAX_MARKS:
            continue
        else:
            row += marks
        kept.append(character)
    return "".join(kept)


def _marks_at_the_end_of(text: str) -> int:
    return next((count for count, each in enumerate(reversed(text)) if not unicodedata.combining(each)), len(text))


def _has_no_spaces(character: str) -> bool:
    code = ord(character)
    return code > 0x0DFF and any(first <= code <= last for first, last in _WITHOUT_SPACES)
