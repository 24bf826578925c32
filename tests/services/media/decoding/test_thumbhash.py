"""ThumbHash: the same bytes as the reference implementation, whose values these are (npm: thumbhash 0.1.1)."""

from base64 import b64decode

import pytest

from services.media.decoding.thumbhash import thumbhash


def pixels(width: int, height: int, *, is_opaque: bool) -> bytes:
    return bytes(
        level
        for y in range(height)
        for x in range(width)
        for level in (
            (x * 13 + y * 5) % 256,
            y * 17 % 256,
            (767 - x * 7 - y * 3) % 256,
            255 if is_opaque else x * y * 3 % 256,
        )
    )


@pytest.mark.parametrize(
    ("size", "is_opaque", "expected"),
    [
        pytest.param((32, 18), True, "3gcKXI5/kniBlXlziItgc2X29w==", id="landscape"),
        pytest.param((15, 24), False, "ZDeGEwQWWGkKi+eQlDN39TBTYZiDSVk=", id="portrait with transparency"),
        pytest.param((24, 24), True, "HhcKRxIvh4dnpndxiGZ3t4d0ByQ2KGkP", id="square"),
        pytest.param((1, 1), True, "FQAq/wEI9wiIh4hwj3CI+AiIcH/4AAAA", id="one pixel"),
        pytest.param((100, 7), False, "2oaCCYQWqclgaJtrkJ32RkU3cJZyOEk=", id="wide with transparency"),
    ],
)
def test_a_hash_has_the_bytes_of_the_reference_implementation(
    size: tuple[int, int], is_opaque: bool, expected: str
) -> None:
    assert thumbhash(*size, pixels(*size, is_opaque=is_opaque)) == b64decode(expected)


def test_a_picture_without_any_visible_pixel_has_a_hash() -> None:
    assert thumbhash(4, 4, bytes(64)) == b64decode("AAiCBQAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")
