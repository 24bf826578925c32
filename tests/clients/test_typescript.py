"""``clients/typescript``: packed, installed into an empty folder, and used against a server."""

import base64
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.clients.conftest import RunScript, bun
from tests.support.cursors import number_of
from tests.support.kie import FakeKie, picture
from tests.support.serving import Running

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(300)]

MOST_BYTES = 12 * 1024


@pytest.mark.parametrize(("way", "runtime"), [("sockets", "node"), ("events", "node"), ("sockets", "bun")])
async def test_the_client_makes_images_and_misses_no_event(
    way: str,
    runtime: str,
    package: Path,
    packages: Path,
    server: Running,
    kie: FakeKie,
    run_script: RunScript,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kie.finish_at_once = True
    monkeypatch.setenv("PICTURE", base64.b64encode(picture()).decode())

    options = {"runtime": bun(packages)} if runtime == "bun" else {}
    seen = await run_script("client.mjs", str(package), server.url, await server.token("ada"), way, **options)

    assert seen["started"]["viewer"]["id"].startswith("usr_")
    assert seen["started"]["credit"]["balance"] == 100
    assert seen["quote"] == 40
    assert (seen["refused"]["__typename"], seen["refused"]["credits"]) == ("PriceAboveLimit", 20)
    assert (seen["progress"], seen["inputs"], seen["done"]) == (1, 2, 64)
    # The response to the first request was lost: it was sent again, and charged once.
    assert seen["ledger"] == [["GENERATION", -20], ["GENERATION", -20], ["GRANT", 100]]
    assert seen["shares"] == {
        "page": 200,
        "showPrompt": True,
        "isListed": True,
        "after": 404,
        "revoked": "NotFound",
    }
    assert sorted(seen["gallery"]) == sorted(seen["ids"])
    assert seen["favourites"] == [seen["ids"][1]]
    assert seen["saved"] == {"status": 200, "bytes": True, "done": 1}
    assert (seen["tooFew"], seen["gone"]) == ("INVALID_INPUT", True)
    assert seen["reconnections"] >= 1
    _check_events(seen["events"], seen["ids"][0])
    # The first token was refused, in several requests or sockets at once, and renewed once.
    assert seen["signedIn"] == [None, "expired"]
    assert seen["signedOut"] is True
    assert (seen["lost"], seen["unknown"]) == ("mine", "kept")
    assert seen["demo"] == [True, True]


def _check_events(events: list[dict[str, Any]], creation_id: str) -> None:
    cursors = [number_of(event["cursor"]) for event in events]
    assert cursors == sorted(set(cursors))
    history = [event["creation"] for event in events if event["creation"]["id"] == creation_id]
    assert [creation["version"] for creation in history] == list(range(1, len(history) + 1))
    assert history[-1]["status"] == "SUCCESS"


async def test_pages_share_a_session_and_calls_wait_for_limits_and_outages(
    package: Path, run_script: RunScript
) -> None:
    seen = await run_script("sessions.mjs", str(package))

    # The token of both pages was refused at once, one of them renewed it, and a sign-out is one of both.
    assert seen["viewers"] == ["usr_1", "usr_1"]
    assert seen["session"] == {
        "signedIn": ["old"],
        "tokens": [["new", None], ["new", None]],
        "token": None,
        "stored": 0,
    }
    assert seen["limited"] == [7, [["RATE_LIMITED", 0, 0]]]
    assert seen["created"] == [["cre_1"], 2, 1]
    assert (seen["tooLong"], seen["aborted"]) == ([True, 3600], ["AbortError", 2])
    assert seen["crowded"] == ["RATE_LIMITED", 17]
    assert seen["away"] == [7, 2]
    assert seen["listed"] == [["3", "2", "1"], ["1"], {"first": 1, "after": "c2", "filter": {"style": "sty_x"}}]
    assert seen["uploads"] == ["upl_1", "This is no picture.", 6]
    # A server that is away says nothing about sockets; of one that responds, a second failure does.
    assert seen["blocked"] == {"sockets": 2, "probes": 3, "counts": [1, 2], "state": "lost"}


def test_the_core_is_small_and_has_no_dependencies(package: Path) -> None:
    installed = package / "node_modules" / "@atelier" / "client"
    described = json.loads((installed / "package.json").read_text())

    assert "dependencies" not in described
    assert len(gzip.compress((installed / "dist" / "index.js").read_bytes(), 9)) <= MOST_BYTES
    assert "graphql-ws" in (installed / "dist" / "LICENSES.txt").read_text()
    for entry in described["exports"].values():
        for file in entry.values():
            assert (installed / file).is_file(), file
