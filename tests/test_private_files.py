"""Atelier's files on disk are readable by its own user only, with any umask and after any earlier version."""

import logging
import os
import re
import stat
import sys
from pathlib import Path

import pytest

from atelier_client import demo_token
from services.private_files import tighten
from settings import Settings
from tests.support.graphql_client import Client
from tests.support.processes import ROOT, ServerProcess
from tests.support.serving import running_app

pytestmark = pytest.mark.embedded

WITHOUT_UMASK = ("sh", "-c", 'umask 0; exec "$0" "$@"', sys.executable)
QUICK = {"SANDBOX_SECONDS": "0"}


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def loose(folder: Path) -> dict[str, str]:
    """Return the paths in a folder, itself included, that others can read, with their modes."""
    found = [folder, *folder.rglob("*")]
    return {
        str(path.relative_to(folder)): oct(mode_of(path))
        for path in found
        if not path.is_symlink() and mode_of(path) != (0o700 if path.is_dir() else 0o600)
    }


def arguments_of_all() -> list[str]:
    """Return the arguments of every process of this machine."""
    return [read("cmdline", int(process.name)) for process in Path("/proc").iterdir() if process.name.isdecimal()]


def read(name: str, process: int) -> str:
    """Return the system's data about a process; empty if it has ended meanwhile."""
    try:
        return Path(f"/proc/{process}/{name}").read_text()
    except OSError:
        return ""


async def make_an_image(url: str) -> None:
    async with Client(url, await demo_token(url)) as client:
        await client.generate([ROOT / "samples" / "chelsea.jpg"], "A cat", "watercolour")


@pytest.mark.process
async def test_all_that_a_server_with_an_open_umask_keeps_is_private(tmp_path: Path) -> None:
    outer, data_dir = tmp_path / "outer", tmp_path / "outer" / "new"
    outer.mkdir()
    outer.chmod(0o755)
    place = {"DATA_DIR": str(data_dir / "data"), "DATABASE_URL": f"sqlite:///{data_dir}/data/atelier.db"}
    server = ServerProcess(outer, QUICK | place)
    server.python = WITHOUT_UMASK
    async with server:
        await make_an_image(server.url)
        names = {path.name for path in data_dir.rglob("*")}
        assert loose(data_dir) == {}
        status = read("status", server.pid)
    assert loose(data_dir) == {}

    assert {"atelier.db", "atelier.db-wal", "atelier.db-shm", "images", "kie.db", "lock", "port", "files"} <= names
    # So files in scratch folders are private, too.
    assert re.search(r"^Umask:\s+0077$", status, re.MULTILINE)
    assert mode_of(outer) == 0o755


@pytest.mark.process
async def test_what_an_earlier_version_left_readable_is_private_once_a_server_has_started(tmp_path: Path) -> None:
    data_dir, elsewhere = tmp_path / "data", tmp_path / "elsewhere.txt"
    async with ServerProcess(data_dir, QUICK) as server:
        await make_an_image(server.url)
    elsewhere.touch()
    elsewhere.chmod(0o644)
    (data_dir / "images" / "link").symlink_to(elsewhere)
    for path in (data_dir, *data_dir.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)

    async with server:
        assert loose(data_dir) == {}
    assert mode_of(elsewhere) == 0o644


def test_a_folder_that_is_not_atelier_s_alone_stays_as_it_is(tmp_path: Path) -> None:
    shared, mine = tmp_path / "shared", tmp_path / "shared" / "atelier.db"
    shared.mkdir()
    shared.chmod(0o1777)
    mine.touch()
    mine.chmod(0o644)
    around = mode_of(ROOT)

    tighten(shared, database=mine, trees=[])
    tighten(ROOT, database=None, trees=[])

    assert (mode_of(shared), mode_of(mine), mode_of(ROOT)) == (0o1777, 0o600, around)


def test_files_that_cannot_be_made_private_are_one_line_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    images = tmp_path / "images"
    images.mkdir()
    images.chmod(0o755)
    for number in range(3):
        (images / f"{number}.png").touch()
        (images / f"{number}.png").chmod(0o644)
    stranger = os.geteuid() + 1
    monkeypatch.setattr("services.private_files.os.geteuid", lambda: stranger)

    with caplog.at_level(logging.WARNING, "atelier.files"):
        tighten(tmp_path, database=None, trees=[images])

    assert mode_of(images / "0.png") == 0o644
    (line,) = [record.getMessage() for record in caplog.records]
    assert re.fullmatch(r"files: other users may read \d files or folders, the first: .* belongs to another user", line)


@pytest.mark.process
async def test_no_other_user_sees_the_sandbox_s_key_among_its_arguments(tmp_path: Path) -> None:
    async with ServerProcess(tmp_path / "data", QUICK | {"SANDBOX_WEBHOOK_KEY": "geheim-geheim"}) as server:
        await make_an_image(server.url)
        lines = arguments_of_all()

    assert len([line for line in lines if f"--state-dir={tmp_path}" in line]) == 1
    assert [line for line in lines if "geheim-geheim" in line] == []


async def test_data_is_private_in_a_process_that_others_have_set_the_umask_of(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        async with running_app(Settings(data_dir=tmp_path / "new" / "data", sandbox_seconds=0.0)) as server:
            await make_an_image(server.url)
            names = {path.name for path in (tmp_path / "new").rglob("*")}
            assert loose(tmp_path / "new") == {}
    finally:
        os.umask(before)

    assert {"atelier.db", "atelier.db-wal", "images", "kie.db", "port"} <= names
