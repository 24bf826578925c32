"""The cache of documents: bounded, and the last used stay."""

from graphql import parse

from transport.execution.document_cache import DocumentCache
from transport.execution.query_limits import MeasuredDocument

DOCUMENT = MeasuredDocument(parse("{hello}"))


def test_the_document_used_longest_ago_goes_first() -> None:
    cache = DocumentCache(documents=2)
    cache.put("a", DOCUMENT)
    cache.put("b", DOCUMENT)
    cache.get("a")
    cache.put("c", DOCUMENT)

    assert [text for text in "abc" if cache.get(text)] == ["a", "c"]


def test_the_characters_of_all_documents_are_bounded() -> None:
    cache = DocumentCache(characters=100)
    for number in range(10):
        cache.put(f"{number}".ljust(30), DOCUMENT)

    assert len(cache) == 3
    assert cache.characters == 90


def test_a_document_larger_than_the_cache_is_not_kept() -> None:
    cache = DocumentCache(characters=100)
    cache.put("x" * 101, DOCUMENT)

    assert len(cache) == 0
    assert cache.characters == 0


def test_a_document_put_twice_counts_once() -> None:
    cache = DocumentCache()
    cache.put("{hello}", DOCUMENT)
    cache.put("{hello}", DOCUMENT)

    assert (len(cache), cache.characters) == (1, 7)
