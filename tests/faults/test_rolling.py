"""A new version with a migration comes and goes without a failed request or a lost event."""

from pathlib import Path

import pytest

from tests.faults.tools.rolling import roll
from tests.support.postgres import Postgres
from tests.support.s3_server import S3Server

pytestmark = [pytest.mark.process, pytest.mark.timeout(600)]


async def test_a_version_with_a_migration_is_rolled_out_and_back_without_a_failed_request_or_a_lost_event(
    tmp_path: Path, postgres: Postgres, s3_server: S3Server
) -> None:
    report = await roll(tmp_path, postgres, s3_server, people=2, pages=4, drain=1.0, spread=0.5)

    assert report.faults == []
    assert report.creations >= 3
    # Each server stopped twice, and half of the sockets were open there, or came there when the other one stopped.
    assert report.moves >= report.pages * 2
