"""Dockerfile and compose.yaml, so far as they can be tried without containers: what they name is there and works."""

import asyncio
import json
import re
import shutil
import sys
import sysconfig
import tomllib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import yaml  # type: ignore[import-untyped]  # it ships no types

import settings as configuration
from client import Client, sign_in_for_demo
from parts import check
from services.storage.base import StorageError, UploadTarget
from services.storage.s3 import S3Location, S3Storage, open_s3
from settings import Settings, is_local
from tests.asking import http_client
from tests.kie import picture
from tests.processes import ROOT, ServerProcess, WorkerProcess, running_sandbox
from tests.redis_server import RedisServer
from tests.s3_server import running_weed
from tests.scraping import scrape
from tests.serving import free_port
from tests.waiting import until

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
VARIABLE = re.compile(r"\$\{(\w+):-([^}]*)\}")
OWN = ("server", "worker", "sandbox")
OF_OTHERS = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "POSTGRES_USER", "POSTGRES_PASSWORD"}
SOURCE = "/opt/atelier/src"

Services = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def services() -> Services:
    """The services as they are where no variable is set."""
    read: Services = yaml.safe_load(VARIABLE.sub(r"\2", COMPOSE))["services"]
    return read


@pytest.fixture
def composed(services: Services, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of the server's container."""
    for name, value in services["server"]["environment"].items():
        monkeypatch.setenv(name, value)
    return configuration.load()


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the Dockerfile copies, and nothing else."""
    tree = tmp_path_factory.mktemp("image") / "src"
    tree.mkdir()
    for source, destination in copied():
        there = tree / destination
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, there, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            file = there / source if destination.endswith("/") else there
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, file)
    return tree


def copied() -> list[tuple[str, str]]:
    """Return what the Dockerfile copies from the project into the source folder, and where to."""
    _, _, after = DOCKERFILE.partition(f"WORKDIR {SOURCE}\n")
    lines = [line.split()[1:] for line in after.splitlines() if re.match(r"COPY (?!--)", line)]
    return [(source, words[-1]) for words in lines for source in words[:-1]]


def instruction(name: str) -> list[str]:
    """Return the words of the last instruction of this name."""
    found = re.findall(rf"^{name}(?:.|\\\n)*?(\[.*\])$", DOCKERFILE, re.MULTILINE)
    words: list[str] = json.loads(found[-1])
    return words


def names_of_settings() -> set[str]:
    fields = Settings.model_fields.items()
    aliases = {str(name) for _, field in fields for name in getattr(field.validation_alias, "choices", ())}
    return {name.upper() for name, _ in fields} | aliases


def test_every_service_is_pinned_tells_its_health_and_starts_again(services: Services) -> None:
    assert set(services) == {*OWN, "postgres", "valkey", "s3"}
    for service in services.values():
        assert re.search(r":\d+\.\d+", service["image"])
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["restart"] == "unless-stopped"
    for base in re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE):
        assert re.search(r":\d+\.\d+\.\d+-", base)


def test_every_name_in_the_environment_is_a_setting(services: Services) -> None:
    known = names_of_settings() | OF_OTHERS
    given = {name for service in services.values() for name in service.get("environment", {})}

    assert given - known == set()
    assert {name for name, _ in VARIABLE.findall(COMPOSE)} - known == set()
    assert "${" not in VARIABLE.sub("", COMPOSE)


async def test_the_composed_settings_are_taken(composed: Settings) -> None:
    await check(composed)

    assert (composed.sandboxed, composed.demo_sign_in, composed.worker) == (True, True, "off")
    # So that it is told the addresses of inputs and calls back, as the real one does.
    assert is_local(composed.sandbox_url)


def test_browsers_and_containers_reach_the_same_server_and_bucket(services: Services, composed: Settings) -> None:
    endpoint = parse_qs(urlsplit(composed.storage_address).query)["endpoint"][0]
    for name, address in (("server", composed.base_url), ("s3", endpoint)):
        host, port = urlsplit(address).hostname, urlsplit(address).port
        assert str(host).endswith(".localhost")
        assert services[name]["networks"]["default"]["aliases"] == [host]
        assert services[name]["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert f"-s3.port={urlsplit(endpoint).port}" in services["s3"]["command"]
    # What is asked for by the name of its service has one.
    others = (composed.database_address, composed.broadcast_url.get_secret_value(), composed.sandbox_url)
    assert {urlsplit(address).hostname for address in others} == {"postgres", "valkey", "sandbox"}


def test_every_module_and_file_is_packed(image: Path) -> None:
    packing = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    data = packing["package-data"]["*"]
    packages = {path.name for path in image.iterdir() if (path / "__init__.py").is_file()}
    files = [path.name for name in packages for path in (image / name).rglob("*") if path.is_file()]

    modules = sorted(path.name for path in ROOT.glob("*.py"))
    assert sorted(path.name for path in image.glob("*.py")) == modules
    assert sorted(f"{name}.py" for name in packing["py-modules"]) == modules
    assert {pattern.rstrip("*") for pattern in packing["packages"]["find"]["include"]} == packages
    assert [name for name in files if not any(fnmatch(name, pattern) for pattern in ("*.py", *data))] == []


def test_the_source_of_the_pages_is_packed_nowhere() -> None:
    find = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]
    ignored = (ROOT / ".dockerignore").read_text().split()
    folders = {path.name for path in (ROOT / "web").iterdir() if path.is_dir()}
    sources = folders - {"static", "node_modules", "__pycache__"}

    assert set(find["exclude"]) == {f"web.{name}*" for name in sources}
    assert {pattern for pattern in ignored if pattern.startswith("web/")} == {f"web/{name}" for name in sources}


def test_nothing_that_is_copied_is_kept_from_the_builder() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    sources = [source for source, _ in copied()] + ["requirements.txt"]

    for source in sources:
        above = [source, *(str(parent) for parent in Path(source).parents)]
        assert [pattern for pattern in ignored if any(fnmatch(path, pattern) for path in above)] == []


@pytest.mark.process
async def test_what_the_image_holds_serves_makes_images_and_tells_its_health(image: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert (instruction("ENTRYPOINT"), instruction("CMD")[0]) == (["python", "-m", "cli"], "serve")
    server = ServerProcess(tmp_path / "data", {"SANDBOX_SECONDS": "0"})
    # Without its site, this Python finds what is installed and not what is installed to be edited.
    server.python = (sys.executable, "-S")
    server.environment["PYTHONPATH"] = f"{image}:{sysconfig.get_path('purelib')}"
    server.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    healthy = _moved(instruction("HEALTHCHECK")[1:], "8000", server.port)

    async with server, http_client(base_url=server.url, headers={"Accept": "text/html"}) as http:
        for path in ("/healthz", "/readyz", "/", "/graphql"):
            await until(partial(_answers, http, path))
        async with Client(server.url, await sign_in_for_demo(server.url)) as client:
            creation = await client.generate(None, "a boat", "watercolour", watch=lambda _step: None)
        alive = await _code(sys.executable, *healthy)
    dead = await _code(sys.executable, *healthy)

    assert creation["status"] == "SUCCESS"
    assert (alive, dead) == (0, 1)


def _moved(words: list[str], port: str, there: int) -> list[str]:
    return [re.sub(rf"\b{port}\b", str(there), word) for word in words]


async def _code(*command: str) -> int | None:
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
    return await asyncio.wait_for(process.wait(), 120)


@pytest.mark.process
async def test_the_composed_parts_work_together_and_tell_their_health(
    services: Services, valkey: RedisServer, tmp_path: Path
) -> None:
    elsewhere = ("--host=", "--port=", "--public-url=", "--state-dir=")
    options = [option for option in services["sandbox"]["command"] if not option.startswith(elsewhere)]
    kept = {name: services["server"]["environment"][name] for name in ("SANDBOX_WEBHOOK_KEY", "WORKER")}
    command, port, data = services["worker"]["command"], free_port(), tmp_path / "data"
    data.mkdir()
    assert command[0] == "worker"

    async with running_sandbox(tmp_path / "sandbox", *options, seconds=0, webhook_key="another") as sandbox:
        given = kept | {"SANDBOX_URL": sandbox.url, "BROADCAST_URL": valkey.url}
        server = ServerProcess(data, given)
        here = (*command[1:], "--metrics-host=127.0.0.1", f"--metrics-port={port}")
        worker = WorkerProcess(data, given | {"BASE_URL": server.url}, *here)
        sandbox_port = int(sandbox.url.rpartition(":")[2])
        async with server, worker:
            async with Client(server.url, await sign_in_for_demo(server.url)) as client:
                creation = await client.generate(None, "a boat", "watercolour", watch=lambda _step: None)
            figures = await scrape(server.url)
            ports = {"server": ("8000", server.port), "worker": ("9100", port), "sandbox": ("8500", sandbox_port)}
            checks = {name: _moved(services[name]["healthcheck"]["test"][2:], *moved) for name, moved in ports.items()}
            alive = {name: await _code(sys.executable, *words) for name, words in checks.items()}
        dead = await _code(sys.executable, *checks["worker"])

    verdicts = {name: figure for name, figure in figures.items() if name.startswith("atelier_callbacks_total")}
    assert creation["status"] == "SUCCESS"
    assert verdicts == {"atelier_callbacks_total{verdict=noted}": 1}
    assert (alive, dead) == (dict.fromkeys(OWN, 0), 1)


@pytest.fixture
async def bucket(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[S3Storage]:
    """The composed bucket, run as its container runs it."""
    keys = services["s3"]["environment"]
    with running_weed(tmp_path, *services["s3"]["command"], **keys) as weed:
        for name, value in keys.items():
            monkeypatch.setenv(name, value)
        health = services["s3"]["healthcheck"]["test"][-1].replace("http://127.0.0.1:8333", weed.endpoint)
        async with http_client() as http:
            await until(lambda: _answers(http, health))
        async with open_s3(S3Location("atelier", endpoint=weed.endpoint)) as storage:
            yield storage


async def _answers(http: httpx.AsyncClient, url: str) -> bool:
    try:
        return (await http.get(url)).is_success
    except httpx.HTTPError:
        return False


async def test_the_composed_bucket_takes_what_is_signed_for_and_from_the_pages_alone(
    bucket: S3Storage, services: Services
) -> None:
    origin, content = services["server"]["environment"]["BASE_URL"], picture()
    # Nobody makes the bucket: the first who tries the storage, as the server's health does, finds it there.
    await until(lambda: _works(bucket), timeout=120)
    soon = datetime.now(UTC) + timedelta(minutes=5)
    target = bucket.upload_target("uploads/a.png", content_type="image/png", byte_size=len(content), expires_at=soon)
    unsigned = target.url.partition("?")[0]

    async with http_client() as http:
        asked = await _preflight(http, target, origin)
        asked_elsewhere = await _preflight(http, target, "https://elsewhere.example")
        forged = await http.put(unsigned, content=content, headers=target.headers)
        sent = await http.put(target.url, content=content, headers={**target.headers, "Origin": origin})
        read = await http.get(bucket.reading_url("uploads/a.png", content_type="image/png"))
        read_unsigned = await http.get(unsigned)

    assert asked.headers["Access-Control-Allow-Origin"] == origin
    assert "PUT" in asked.headers["Access-Control-Allow-Methods"]
    assert asked.headers["Access-Control-Allow-Headers"].lower() == "content-type, if-none-match"
    assert "Access-Control-Allow-Origin" not in asked_elsewhere.headers
    assert (forged.status_code, sent.status_code, read_unsigned.status_code) == (403, 200, 403)
    assert sent.headers["Access-Control-Allow-Origin"] == origin
    assert read.content == content


async def _works(storage: S3Storage) -> bool:
    try:
        await storage.check()
    except StorageError:
        return False
    return True


async def _preflight(http: httpx.AsyncClient, target: UploadTarget, origin: str) -> httpx.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": target.method,
        "Access-Control-Request-Headers": ", ".join(name.lower() for name in target.headers),
    }
    return await http.options(target.url, headers=headers)
