"""Programs outside Python packages: tests that need a missing one are skipped, but never in CI."""

import os
import shutil

import pytest

# Debian's package of a program, if it has another name.
_PACKAGES = {"promtool": "prometheus", "systemd-analyze": "systemd"}


def program(*names: str) -> str:
    """Return the path of the first of these programs that is installed; without any the test is skipped."""
    # Daemons are in folders that the PATH of most users lacks.
    path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
    for name in names:
        if found := shutil.which(name, path=path):
            return found
    package = _PACKAGES.get(names[0], names[0])
    missing = f"{names[0]} is not installed here (on Debian: apt-get install {package})."
    if os.environ.get("CI") == "true":
        pytest.fail(f"{missing} CI must not skip what needs it.")
    pytest.skip(missing)
