"""Records against the standard library's frozen dataclasses, which they are to whoever checks types."""

import copy
import dataclasses
import pickle
from dataclasses import field
from typing import Any

import pytest

import records


def _declared(dataclass: Any) -> Any:
    @dataclass(frozen=True, slots=True)
    class Card:
        number: int
        secret: str = field(default="hush", repr=False)
        seen: list[int] = field(default_factory=list, compare=False)

    return Card


@records.record(frozen=True, slots=True)
class Empty:
    """A record without fields."""


@records.record(frozen=True, slots=True)
class Kept:
    """A record that can be pickled, being found by its name."""

    number: int
    name: str


Card = _declared(records.record)
Frozen = _declared(dataclasses.dataclass)


@pytest.mark.parametrize("other", [(1,), (2,), (1, "hush"), (1, "loud"), (1, "hush", [3])])
def test_records_are_equal_and_hash_as_frozen_dataclasses_do(other: tuple[Any, ...]) -> None:
    assert (Card(1) == Card(*other)) is (Frozen(1) == Frozen(*other))
    assert hash(Card(*other)) == hash(Frozen(*other))


def test_records_of_different_classes_are_never_equal() -> None:
    assert Card(1) != Frozen(1)
    assert Empty() == Empty()


def test_a_record_shows_what_a_frozen_dataclass_shows_and_keeps_the_same_secret() -> None:
    assert repr(Card(1, "password", [2])) == repr(Frozen(1, "password", [2]))
    assert "password" not in repr(Card(1, "password"))
    assert repr(Empty()) == "Empty()"


def test_a_record_keeps_the_methods_that_it_has_of_its_own() -> None:
    @records.record(frozen=True, slots=True)
    class Masked:
        value: str

        def __repr__(self) -> str:
            return "Masked"

    assert repr(Masked("secret")) == "Masked"


def test_a_record_has_no_room_for_other_attributes() -> None:
    with pytest.raises(AttributeError):
        Card(1).other = 2


def test_a_record_can_be_replaced_matched_copied_and_pickled() -> None:
    kept = Kept(1, "one")
    assert dataclasses.replace(kept, number=2) == Kept(2, "one")
    assert copy.deepcopy(kept) == kept
    assert pickle.loads(pickle.dumps(kept)) == kept  # noqa: S301 - made here
    match kept:
        case Kept(number, name):
            assert (number, name) == (1, "one")
