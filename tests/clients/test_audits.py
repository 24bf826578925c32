"""GraphQL over HTTP: every audit of the reference implementation, against the real server."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.clients.conftest import RunScript
from tests.support.serving import Running

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(300)]

MUST = 13
SHOULD = 23
MAY = 25


@dataclass(frozen=True, slots=True)
class Audit:
    """The result of one audit."""

    id: str
    name: str
    status: str
    reason: str | None

    def __str__(self) -> str:
        return f"{self.id} {self.name}: {self.status}: {self.reason}"


async def test_the_server_passes_every_audit(server: Running, run_script: RunScript) -> None:
    found: list[dict[str, Any]] = await run_script("audits.mjs", f"{server.url}/graphql")
    audits = [Audit(**each) for each in found]

    assert [str(audit) for audit in audits if audit.status != "ok"] == []
    strengths = [audit.name.split()[0] for audit in audits]
    assert {word: strengths.count(word) for word in ("MUST", "SHOULD", "MAY")} == {
        "MUST": MUST,
        "SHOULD": SHOULD,
        "MAY": MAY,
    }
