"""The tests of decoders start real ones."""

import pytest

from services.media.decoding.decoder import Decoder


@pytest.fixture(autouse=True)
def real_decoders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the processes of decoders as the product does, instead of forks."""
    monkeypatch.setattr("services.media.decoding.pool.Decoder", Decoder)
