"""Origins: their normal form, and the origins that a list of them matches."""

import re

import pytest

from services.origins import normal_origin, origin_of, pattern_of
from tests.support.cases import in_turn


@in_turn(
    ("address", "origin"),
    [
        ("https://Images.Example/", "https://images.example"),
        ("https://images.example:443", "https://images.example"),
        ("http://images.example:80/x?y", "http://images.example"),
        ("http://images.example:443", "http://images.example:443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("capacitor://localhost", "capacitor://localhost"),
    ],
)
def test_an_origin_is_written_as_browsers_write_it(address: str, origin: str) -> None:
    assert origin_of(address) == origin


LISTED = [
    # The listed origins; matching ones; others.
    ("https://app.example", ["https://app.example"], ["http://app.example", "https://app.example:8443", "https://a"]),
    ("https://app.example/", ["https://app.example"], []),
    ("https://app.example:443", ["https://app.example"], ["https://app.example:444"]),
    ("http://localhost:5173", ["http://localhost:5173"], ["http://localhost", "http://localhost:3000"]),
    ("capacitor://localhost", ["capacitor://localhost"], ["ionic://localhost", "https://localhost"]),
    ("capacitor://app", ["capacitor://app"], ["capacitor://localhost"]),
    ("http://localhost", ["http://localhost"], ["https://localhost", "http://localhost:3000"]),  # An app on Android.
    (
        "moz-extension://c6c4a4ad-54f4-4a1e-a7e2-0a4b5a0cf0f4",
        ["moz-extension://c6c4a4ad-54f4-4a1e-a7e2-0a4b5a0cf0f4"],
        ["moz-extension://c6c4a4ad"],
    ),
    ("ionic://localhost", ["ionic://localhost"], ["capacitor://localhost"]),
    ("tauri://localhost", ["tauri://localhost"], ["https://tauri.localhost"]),
    ("http://tauri.localhost", ["http://tauri.localhost"], ["https://tauri.localhost", "tauri://localhost"]),
    ("app://obsidian.md", ["app://obsidian.md"], ["https://obsidian.md"]),
    (
        "chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen",
        ["chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen"],
        ["chrome-extension://other"],
    ),
    ("https://bücher.example", ["https://xn--bcher-kva.example"], []),
    (
        "https://*.vercel.app",
        ["https://a.vercel.app", "https://a-git-main-team.vercel.app"],
        [
            "https://vercel.app",
            "https://evil.vercel.app.attacker.com",
            "https://attacker.com/.vercel.app",
            "https://attacker.com#.vercel.app",
            "https://user@.vercel.app",
            "https://.vercel.app",
            "https://a.b.vercel.app",
            "https://evilvercel.app",
            "https://avercelxapp",
            "https://a.vercel.app:444",
            "http://a.vercel.app",
            "https://a.vercel.app\n",
        ],
    ),
    ("http://*.localhost:3000", ["http://shop.localhost:3000"], ["http://localhost:3000", "http://shop.localhost"]),
]


@in_turn(("listed", "allowed", "refused"), LISTED)
def test_a_listed_origin_matches_itself_and_one_label_for_its_star(
    listed: str, allowed: list[str], refused: list[str]
) -> None:
    pattern = re.compile(pattern_of({normal_origin(listed), "https://another.example"}))

    assert [origin for origin in allowed if not pattern.fullmatch(origin)] == []
    assert [origin for origin in [*refused, "null", ""] if pattern.fullmatch(origin)] == []


def test_nothing_matches_an_empty_list() -> None:
    assert re.fullmatch(pattern_of([]), "") is None


@in_turn(
    "text",
    [
        "app.example",
        "https://app.example/studio",
        "https://app.example?x",
        "https://user@app.example",
        "https://*",
        "https://*.com",
        "https://app-*.vercel.app",
        "https://a.*.vercel.app",
        "http://localhost:*",
        "tauri://*",
        "*.vercel.app",
        "https://app.example https://b.example",
        '["https://app.example"]',
        "null",
        "://app.example",
        "file://",
        "file://app.example",
        "ftp://app.example",
        "ws://app.example",
        "wss://app.example",
        "data://app.example",
        "https://app.example#x",
        "https://app.example\\x",
        "https://app.example:99999",
    ],
)
def test_what_can_match_no_origin_is_not_listed(text: str) -> None:
    with pytest.raises(ValueError, match=r"origin|address|wildcard"):
        normal_origin(text)
