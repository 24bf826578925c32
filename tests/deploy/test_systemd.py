"""The systemd units: systemd accepts them, and they give the processes the time and the folders that they need."""

import configparser
import subprocess
import sys
from pathlib import Path

import pytest

from settings import Settings
from tests.support.processes import ROOT
from tests.support.programs import program

FOLDER = ROOT / "deploy" / "systemd"
UNITS = sorted(FOLDER.glob("*.service"))
INSTALLED = "/opt/atelier/.venv/bin/atelier"
STEPS_SECONDS = 10


def service_of(path: Path) -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as its documentation shows
    parser.read_string(path.read_text())
    return parser["Service"]


def test_there_is_a_unit_for_each_process() -> None:
    assert [path.stem for path in UNITS] == ["atelier-server", "atelier-worker"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_systemd_accepts_the_unit(unit: Path, tmp_path: Path) -> None:
    analyze = program("systemd-analyze")
    # It checks that the program exists.
    here = tmp_path / unit.name
    here.write_text(unit.read_text().replace(INSTALLED, sys.executable))

    ended = subprocess.run([analyze, "verify", str(here)], capture_output=True, text=True, check=False, timeout=60)

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_the_unit_agrees_with_the_product(unit: Path) -> None:
    service = service_of(unit)
    drain = Settings.model_fields["drain_seconds"].default if unit.stem == "atelier-server" else 0
    command = unit.stem.removeprefix("atelier-").replace("server", "serve")

    assert service["ExecStart"].startswith(f"{INSTALLED} {command} ")
    assert int(service["TimeoutStopSec"].removesuffix("s")) >= drain + STEPS_SECONDS
    # Otherwise the sandbox and the decoders would get SIGTERM while the server still needs them.
    assert service["KillMode"] == "mixed"
    assert f"DATA_DIR=/var/lib/{service['StateDirectory']}" in service["Environment"]
    assert service["Restart"] == "always"
