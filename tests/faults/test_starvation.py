"""Starvation: one account that uses all of its limits delays no other user for long.

``make starve`` does the same for longer, with more kinds of pictures, and in a scaled installation too.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from tests.faults.tools.attacks import ATTACKS
from tests.faults.tools.hostile_hosts import HostileHosts, running_hostile_hosts
from tests.faults.tools.hostile_pictures import Picture, flat_jpeg, jpeg_of_many_scans, tiny_webp
from tests.faults.tools.starvation import Measured, Target, every_victim, measure_attack, measure_usual, running

pytestmark = [
    pytest.mark.alone,
    pytest.mark.process,
    pytest.mark.asyncio(loop_scope="module"),
]

SECONDS = 6.0


@dataclass(frozen=True, slots=True)
class Ground:
    """An installation, its attacker, and the usual waiting time of users there."""

    target: Target
    hosts: HostileHosts
    pictures: list[Picture]
    usual: Measured


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ground(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ground]:
    pictures = [tiny_webp(), flat_jpeg(), jpeg_of_many_scans()]
    folder = tmp_path_factory.mktemp("starvation")
    async with running_hostile_hosts(pictures) as hosts, running("embedded", folder, hosts) as target:
        yield Ground(target, hosts, pictures, await measure_usual(target, every_victim(SECONDS)))


@pytest.mark.parametrize("attack", ATTACKS)
async def test_people_wait_hardly_longer_while_one_account_attacks(ground: Ground, attack: str) -> None:
    result = await measure_attack(attack, ground.target, ground.hosts, ground.pictures, ground.usual, SECONDS)

    assert result.complaints == []
