"""Requests for generations: the fields by which two intents differ."""

from hashlib import sha256

from msgspec.structs import replace

from services.generation.requests import GenerationRequest, Source

REQUESTS = [
    GenerationRequest(prompt="a cat", style="sty_none"),
    GenerationRequest(prompt="a cat", style="sty_none", aspect_ratio="1:1", resolution="4K", max_credits=40),
    GenerationRequest(prompt="a cat", style="sty_none", sources=(Source(url="https://example.com/cat.png"),)),
    GenerationRequest(prompt="a cat", style="sty_none", sources=(Source(creation_id="cre_1"),), output_format="jpg"),
]


def test_a_digest_is_that_which_earlier_versions_stored_for_the_same_input() -> None:
    text = (
        b'{"aspect_ratio":"auto","idempotency_key":null,"max_credits":null,"output_format":"png","prompt":"a cat",'
        b'"resolution":"1K","source":{"creation_id":null,"upload_id":null,"url":"https://example.com/cat.png"},'
        b'"style":"sty_none"}'
    )

    assert replace(REQUESTS[2], idempotency_key="a key").digest() == sha256(text).hexdigest()


def test_digests_of_different_requests_differ() -> None:
    assert len({request.digest() for request in REQUESTS}) == len(REQUESTS)
