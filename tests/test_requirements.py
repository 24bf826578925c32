"""The pinned packages are complete, on every supported Python and system, wherever they were pinned."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
# The first version of each, with the smallest standard library.
PYTHONS = ("3.11.0", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = (("linux", "Linux"), ("darwin", "Darwin"))
MACHINES = ("x86_64", "aarch64", "arm64")
PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)


def environments() -> Iterator[dict[str, str]]:
    for python, (platform, system), machine in product(PYTHONS, SYSTEMS, MACHINES):
        yield {
            "python_full_version": python,
            "python_version": python.rpartition(".")[0],
            "sys_platform": platform,
            "platform_system": system,
            "platform_machine": machine,
        }


def asked_for(path: Path) -> Iterator[Requirement]:
    """Return the requirements of a file, and of the files that it includes."""
    for line in path.read_text().splitlines():
        words, _, _ = line.partition("#")
        if words.startswith("-r "):
            yield from asked_for(path.parent / words.removeprefix("-r ").strip())
        elif words.strip():
            yield Requirement(words)


@cache
def further_needs(name: str) -> list[Requirement]:
    try:
        return [Requirement(line) for line in requires(name) or ()]
    except PackageNotFoundError:  # It is not needed here, so its requirements are unknown here.
        return []


def needed(requirement: Requirement, environment: dict[str, str], seen: set[str]) -> Iterator[str]:
    """Return the names of a requirement and of all of its dependencies."""
    name = canonicalize_name(requirement.name)
    key = f"{name}[{','.join(sorted(requirement.extras))}]"
    if key in seen:
        return
    seen.add(key)
    yield name
    for further in further_needs(name):
        if further.marker is None or any(
            further.marker.evaluate({**environment, "extra": extra}) for extra in ("", *requirement.extras)
        ):
            yield from needed(further, environment, seen)


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_a_pin_is_there_for_whatever_any_python_from_3_11_needs(name: str) -> None:
    pinned = {canonicalize_name(pin) for pin in PIN.findall((ROOT / f"{name}.txt").read_text())}
    missing = {
        (lacking, environment["python_version"], environment["sys_platform"])
        for environment in environments()
        for requirement in asked_for(ROOT / f"{name}.in")
        for lacking in needed(requirement, environment, set())
        if lacking not in pinned
    }
    assert missing == set(), "pip refuses to install what is pinned there"
