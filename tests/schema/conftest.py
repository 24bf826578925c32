"""Two people at one product, and products that are set up otherwise."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest

from services.catalogue.catalogue import MODELS_FILE
from settings import Settings
from tests.conftest import QUICK
from tests.schema.people import Person, person
from tests.support.serving import Running, running_app

Serve = Callable[..., AbstractAsyncContextManager[Running]]

EVERYTHING = """
[[models]]
slug = "everything"
name = { en = "Everything", zh = "全能" }
description = { en = "It takes every option.", zh = "支持所有选项。" }
status = "live"
text = "acme/everything"
edit = "acme/everything-edit"
prompt = { min = 3, max = 200 }
images = { field = "pictures", max = 3 }
background = { field = "background", default = "auto", values = { auto = "a", opaque = "o", transparent = "t" } }
seed = { field = "seed", min = 0, max = 1000 }
negative_prompt = { field = "negative", max = 100 }
never = [{ output_format = ["jpg"], background = ["transparent"] }, { resolution = ["4K"], images = true }]
max_outputs = 3
credits = { "1K" = 3, "2K" = 5, "4K" = 9 }
credits_per_extra_image = 2
seconds = { typical = 10 }
evidence = "Nobody makes it."
checked = 2026-10-09

[models.shape]
field = "shape"
default = "3:2"
values = { "3:2" = "wide", "2:3" = "high", "8:1" = "banner" }

[models.tier]
field = "size"
default = "1K"
values = { "1K" = "small", "2K" = "medium", "4K" = "large" }

[models.format]
field = "type"
default = "webp"
values = { png = "png", jpg = "jpeg", webp = "webp" }

[models.price]
credits = { "1K" = 2.0, "2K" = 4.0, "4K" = 8.0 }
per_extra_image = 1.5
"""


@pytest.fixture
async def ada(server: Running) -> AsyncIterator[Person]:
    async with person(server, "ada") as someone:
        yield someone


@pytest.fixture
async def bob(server: Running) -> AsyncIterator[Person]:
    async with person(server, "bob") as someone:
        yield someone


@pytest.fixture
def serve(settings: Settings) -> Serve:
    """Run the product with some settings changed, given by their names in lower case."""

    def run(**changes: object) -> AbstractAsyncContextManager[Running]:
        return running_app(settings.model_copy(update=changes), timings=QUICK)

    return run


@pytest.fixture
def models_file(tmp_path: Path) -> Path:
    """A file with all shipped models, live, and one more."""
    shipped = MODELS_FILE.read_text("utf-8").replace('status = "untested"', 'status = "live"')
    path = tmp_path / "models.toml"
    path.write_text(shipped + EVERYTHING, "utf-8")
    return path


@pytest.fixture
def serve_all(serve: Serve, models_file: Path) -> Serve:
    """Run the product with all models, without a worker unless a test has one."""
    run: Serve = partial(
        _run, serve, {"models": models_file, "worker": "off", "signup_credits": 1000, "rate_limits": "off"}
    )
    return run


def _run(serve: Serve, usual: dict[str, object], **changes: object) -> AbstractAsyncContextManager[Running]:
    return serve(**usual | changes)
