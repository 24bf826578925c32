"""Packs: the file of packs on sale, and the errors in files that cannot be used."""

import json
from pathlib import Path

import pytest

from services.billing import packs
from services.billing.packs import CreditPack, InvalidPacks

GOOD: dict[str, object] = {"id": "small", "name": "Small", "credits": 10, "amount": 99, "currency": "EUR"}


def test_the_packs_that_come_with_it_are_three() -> None:
    assert [(pack.id, pack.credits, pack.amount, pack.currency) for pack in packs.read()] == [
        ("pck_starter", 100, 500, "USD"),
        ("pck_studio", 500, 2000, "USD"),
        ("pck_atelier", 2000, 6000, "USD"),
    ]


@pytest.mark.parametrize("name", ["packs.toml", "packs.json"])
def test_a_file_says_which_packs_there_are_in_its_order(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name.endswith("json"):
        file.write_text(json.dumps({"packs": [GOOD, GOOD | {"id": "big"}]}))
    else:
        lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in GOOD.items())
        file.write_text(f"[[packs]]\n{lines}\n[[packs]]\n{lines}".replace('"small"', '"big"', 1))

    found = packs.read(file)

    assert {pack.id for pack in found} == {"pck_small", "pck_big"}
    assert found.by_id("pck_small") == CreditPack("small", "Small", credits=10, amount=99, currency="EUR")
    assert found.by_id("small") is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "must have a list `packs`"),
        ("[", "is not JSON"),
        ("[]", "must have a list `packs`"),
        ('{"packs": []}', "must have a list `packs`"),
        ('{"packs": {}, "x": 1}', "must have a list `packs`"),
        ("[" * 100_000, "is not JSON"),
        (json.dumps({"packs": [GOOD | {"name": "\ud800"}]}), "is not JSON"),
        (json.dumps({"packs": [7]}), "pack 1 must have amount, credits, currency, id, name, and nothing else"),
        (json.dumps({"packs": [GOOD, GOOD | {"price": 1}]}), "pack 2 must have"),
        (json.dumps({"packs": [GOOD, GOOD]}), "two packs have the same id"),
        (json.dumps({"packs": [GOOD | {"id": "Small"}]}), "id must be"),
        (json.dumps({"packs": [GOOD | {"id": "a" * 61}]}), "id must be"),
        (json.dumps({"packs": [GOOD | {"name": " "}]}), "name must be"),
        (json.dumps({"packs": [GOOD | {"name": "a\nb"}]}), "name must be"),
        (json.dumps({"packs": [GOOD | {"credits": 0}]}), "credits must be"),
        (json.dumps({"packs": [GOOD | {"credits": True}]}), "credits must be"),
        (json.dumps({"packs": [GOOD | {"credits": 1.5}]}), "credits must be"),
        (json.dumps({"packs": [GOOD | {"amount": 100_000_000}]}), "amount must be"),
        (json.dumps({"packs": [GOOD | {"amount": "5"}]}), "amount must be"),
        (json.dumps({"packs": [GOOD | {"amount": 49}]}), "pack 1: amount must be from 50 .0.50 EUR."),
        (json.dumps({"packs": [GOOD | {"currency": "ISK"}]}), "pack 1: amount must be a multiple of 100"),
        (json.dumps({"packs": [GOOD | {"currency": "usd"}]}), "currency must be"),
        (json.dumps({"packs": [GOOD | {"currency": "XAU"}]}), "currency must be"),
        (json.dumps({"packs": [GOOD | {"currency": "US", "amount": -1}]}), "amount must be .*; currency must be"),
    ],
)
def test_a_file_that_says_something_else_is_refused_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "packs.json"
    file.write_text(content)
    if not content:
        file = file.rename(tmp_path / "packs.toml")

    with pytest.raises(InvalidPacks, match=reason) as refused:
        packs.read(file)

    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidPacks, match="cannot be read: No such file"):
        packs.read(tmp_path / "none.toml")
