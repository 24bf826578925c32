"""Requests for images: nothing outside Kie.ai's limits can be asked for."""

import pytest

from services.providers.kie.requests import to_wire
from services.providers.tasks import AspectRatio, ImageRequest, OutputFormat, Resolution

URL = "https://cdn.example.org/in.png"


def test_the_names_on_the_wire_are_the_documented_ones() -> None:
    ratios = {"auto", "1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9"}
    assert {ratio.value for ratio in AspectRatio} == ratios
    assert {resolution.value for resolution in Resolution} == {"1K", "2K", "4K"}
    assert {output.value for output in OutputFormat} == {"png", "jpg"}


def test_words_alone_make_a_request() -> None:
    assert to_wire(ImageRequest("A compass")) == {
        "prompt": "A compass",
        "aspect_ratio": "1:1",
        "resolution": "1K",
        "output_format": "png",
    }


def test_the_limits_themselves_are_allowed() -> None:
    request = ImageRequest("x" * 10_000, image_urls=(URL,) * 8, aspect_ratio=AspectRatio.AUTO)

    assert to_wire(request)["image_input"] == [URL] * 8


@pytest.mark.parametrize("prompt", ["", "  \n", "x" * 10_001, "\ud800"])
def test_a_prompt_that_kie_does_not_take_is_refused(prompt: str) -> None:
    with pytest.raises(ValueError, match=r"prompt|surrogates"):
        to_wire(ImageRequest(prompt))


@pytest.mark.parametrize(
    "urls", [(URL,) * 9, ("",), ("data:image/png;base64,AA",), ("/in.png",), ("https://user:pw@host/in.png",)]
)
def test_images_that_kie_does_not_take_are_refused(urls: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="image"):
        to_wire(ImageRequest("A compass", image_urls=urls))
