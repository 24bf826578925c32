"""Cases that run in turn within one test."""

import asyncio

import pytest

from tests.support.cases import in_turn


def test_each_case_that_fails_is_named_and_the_others_run() -> None:
    seen: list[tuple[int, str]] = []

    @in_turn("letter", ["a", pytest.param("b", id="the second")])
    @in_turn("number", [1, 2])
    def check(number: int, letter: str) -> None:
        seen.append((number, letter))
        assert (number, letter) != (2, "b")
        with pytest.raises(ValueError, match="a1"):
            raise ValueError(f"{letter}{number}") if (number, letter) != (2, "a") else ValueError("a1")

    with pytest.raises(ExceptionGroup) as raised:
        check()

    assert seen == [(1, "a"), (2, "a"), (1, "b"), (2, "b")]
    assert [error.__notes__ for error in raised.value.exceptions] == [["the case: number=1"], ["the case: number=2"]]
    assert raised.value.__notes__ == ["the case: the second"]


def test_a_missing_exception_is_a_failure_of_its_case() -> None:
    @in_turn(("divisor", "quotient"), [(0, 0.0), (2, 0.5)], ids=["zero", "two"])
    async def check(divisor: int, quotient: float) -> None:
        with pytest.raises(ZeroDivisionError):
            assert 1 / divisor == quotient

    with pytest.raises(pytest.fail.Exception) as raised:
        asyncio.run(check())

    assert raised.value.__notes__ == ["the case: two"]


def test_a_test_without_cases_is_refused() -> None:
    with pytest.raises(ValueError, match="no cases of divisor, quotient"):
        in_turn("divisor, quotient", [])
