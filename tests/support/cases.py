"""Many cases in one test: collecting, starting and reporting a test takes longer than most cases of a pure function."""

import functools
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pytest

# The second one is raised by ``pytest.raises`` if nothing is.
FAILURES = (Exception, pytest.fail.Exception)

Test = Callable[..., Any]


def in_turn(
    names: str | Sequence[str], values: Iterable[Any], *, ids: Sequence[str] | None = None
) -> Callable[[Test], Test]:
    """Run a test with each of some values, as ``pytest.mark.parametrize`` does, but within one test.

    All cases run. Each error has a note with its case, and several errors are raised as a group.

    Raises:
        ValueError: there are no cases, so that the test would prove nothing.
    """
    arguments = [name.strip() for name in names.split(",")] if isinstance(names, str) else [*names]
    cases = [_case(arguments, value, ids[number] if ids else None) for number, value in enumerate(values)]
    if not cases:
        raise ValueError(f"There are no cases of {', '.join(arguments)}.")

    def decorated(test: Test) -> Test:
        run: Test
        if inspect.iscoroutinefunction(test):

            @functools.wraps(test)
            async def run(*given: Any, **others: Any) -> None:
                errors: list[BaseException] = []
                for label, case in cases:
                    try:
                        await test(*given, **others, **case)
                    except FAILURES as error:
                        error.add_note(f"the case: {label}")
                        errors.append(error)
                _raise(errors)
        else:

            @functools.wraps(test)
            def run(*given: Any, **others: Any) -> None:
                errors: list[BaseException] = []
                for label, case in cases:
                    try:
                        test(*given, **others, **case)
                    except FAILURES as error:
                        error.add_note(f"the case: {label}")
                        errors.append(error)
                _raise(errors)

        signature = inspect.signature(test)
        kept = [parameter for name, parameter in signature.parameters.items() if name not in arguments]
        vars(run)["__signature__"] = signature.replace(parameters=kept)
        return run

    return decorated


def _case(arguments: Sequence[str], value: Any, id: str | None) -> tuple[str, Mapping[str, Any]]:
    """Return the label of a case and its arguments; ``value`` may be one of ``pytest.param``."""
    parameters = getattr(value, "values", None)
    if isinstance(parameters, tuple):  # Not the method of a dict.
        id, value = value.id or id, parameters if len(arguments) > 1 else parameters[0]
    values = tuple(value) if len(arguments) > 1 else (value,)
    case = dict(zip(arguments, values, strict=True))
    return id or ", ".join(f"{name}={given!r:.200}" for name, given in case.items()), case


def _raise(errors: Sequence[BaseException]) -> None:
    if len(errors) == 1:
        raise errors[0]
    if errors:
        raise BaseExceptionGroup(f"{len(errors)} cases failed", errors)
