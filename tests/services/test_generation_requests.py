"""Requests for generations: what tells one intent from another."""

from dataclasses import asdict, replace
from hashlib import sha256

import orjson
import pytest

from services.generation_requests import GenerationRequest, Source

REQUESTS = [
    GenerationRequest(prompt="a cat", style="sty_none"),
    GenerationRequest(prompt="a cat", style="sty_none", aspect_ratio="1:1", resolution="4K", max_credits=40),
    GenerationRequest(prompt="a cat", style="sty_none", source=Source(url="https://example.com/cat.png")),
    GenerationRequest(prompt="a cat", style="sty_none", source=Source(creation_id="cre_1"), output_format="jpg"),
]


@pytest.mark.parametrize("request_", REQUESTS)
def test_a_digest_is_of_all_that_is_asked_for_but_the_key(request_: GenerationRequest) -> None:
    # Those that are stored were made of just this text.
    text = orjson.dumps(asdict(replace(request_, idempotency_key=None)), option=orjson.OPT_SORT_KEYS)

    assert replace(request_, idempotency_key="a key").digest() == sha256(text).hexdigest()


def test_digests_of_different_requests_differ() -> None:
    assert len({request.digest() for request in REQUESTS}) == len(REQUESTS)
