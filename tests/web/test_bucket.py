"""A bucket as a browser meets it: photographs go there and pictures come from there, past the product's server."""

from pathlib import Path

import pytest
from playwright.async_api import Browser

from settings import Settings
from tests.conftest import QUICK
from tests.support.kie import FakeKie
from tests.support.s3_server import S3Server
from tests.support.serving import running_app
from tests.web.browser import browsing
from tests.web.pages import PHOTOGRAPH, Studio

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.scaled
async def test_a_photograph_goes_to_the_bucket_and_the_picture_comes_from_there(
    settings: Settings,
    s3_server: S3Server,
    kie: FakeKie,
    monkeypatch: pytest.MonkeyPatch,
    browser: Browser,
    tmp_path: Path,
) -> None:
    for name, value in s3_server.environment.items():
        monkeypatch.setenv(name, value)
    scaled = settings.model_copy(update={"storage_url": s3_server.address(path_style="1")})
    sent: list[str] = []
    async with (
        running_app(scaled, timings=QUICK) as server,
        browsing(browser, server.url, token=await server.token("ada"), bucket=s3_server.endpoint) as visitor,
    ):
        visitor.context.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
        studio = Studio(await visitor.window(server.url))
        await studio.ready()
        await studio.pick(PHOTOGRAPH)
        await studio.ask("Eine Katze im Grünen")
        await kie.succeed(await kie.task())
        await studio.finished()
        await studio.shows_credits(80)
        name = await studio.download(tmp_path / "saved.png")

    assert [each for each in sent if each.startswith(f"PUT {s3_server.endpoint}/")] != []
    assert [each for each in sent if each.startswith(f"GET {s3_server.endpoint}/") and "/generated/" in each] != []
    assert [each for each in sent if f"{server.url}/files/" in each or f"{server.url}/uploads/" in each] == []
    assert name == "eine-katze-im-grünen.png"
    assert (tmp_path / "saved.png").read_bytes() == kie.tasks[0].result
    assert visitor.mistakes == []
