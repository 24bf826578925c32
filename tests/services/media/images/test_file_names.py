"""Names of saved pictures: readable in every language, and harmless in paths and headers."""

import pytest

from services.media.images.file_names import file_name
from services.media.storage.disposition import attachment


@pytest.mark.parametrize(
    ("prompt", "name"),
    [
        ("A lighthouse at dusk", "a-lighthouse-at-dusk.png"),
        ("  Grüße aus Köln!  ", "grüße-aus-köln.png"),
        ("雨の夜、東京", "雨の夜-東京.png"),
        ("हिन्दी में चित्र", "हिन्दी-में-चित्र.png"),
        ("قطة في حديقة", "قطة-في-حديقة.png"),
        ("../../etc/passwd", "etc-passwd.png"),
        ("C:\\Users\\ada", "c-users-ada.png"),
        ('x"; filename="evil.exe', "x-filename-evil-exe.png"),
        ("a\r\nSet-Cookie: b=c", "a-set-cookie-b-c.png"),
        ("a\u202egnp.exe", "a-gnp-exe.png"),
        ("snake_case and 100%", "snake-case-and-100.png"),
        ("🐈🐈🐈", "image.png"),
        ("...", "image.png"),
        ("x" * 300, "x" * 60 + ".png"),
        ("e\u0301te\u0301", "été.png"),
    ],
)
def test_a_file_is_named_by_the_words_of_the_prompt(prompt: str, name: str) -> None:
    assert file_name(prompt, "image/png") == name


def test_the_longest_name_fits_into_a_file_system() -> None:
    name = file_name("𐍈" * 300, "image/webp", suffix="-original")

    assert name == "𐍈" * 60 + "-original.webp"
    assert len(name.encode()) <= 255


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a-boat.png", 'attachment; filename="a-boat.png"'),
        ("grüße.jpg", "attachment; filename=\"image.jpg\"; filename*=UTF-8''gr%C3%BC%C3%9Fe.jpg"),
        ('a".png', "attachment; filename=\"image.png\"; filename*=UTF-8''a%22.png"),
        ("a\r\nb.png", "attachment; filename=\"image.png\"; filename*=UTF-8''a%0D%0Ab.png"),
        ("100%41.png", "attachment; filename=\"image.png\"; filename*=UTF-8''100%2541.png"),
        ('a.p"ng', "attachment; filename=\"image\"; filename*=UTF-8''a.p%22ng"),
    ],
)
def test_a_name_breaks_out_of_no_header(name: str, header: str) -> None:
    assert attachment(name) == header
