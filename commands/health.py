"""Health check of a container's server or worker: ``python -m commands.health``.

It imports almost nothing of the product, because it runs every few seconds.
"""

import os
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from setting_text import plain

SECONDS = 2
SERVER_PORT = "8000"


def main() -> None:
    """Exit with 1 and a traceback that ends with the reason, if the process does not answer."""
    main_process = sys.argv[1] if len(sys.argv) > 1 else "1"  # A container's first process; tests name another.
    arguments = Path(f"/proc/{main_process}/cmdline").read_text().split("\0")
    urllib.request.urlopen(f"http://127.0.0.1:{port_of(arguments)}/healthz", timeout=SECONDS)


def port_of(arguments: Sequence[str]) -> str:
    """Return the port of the process with these arguments for ``/healthz``."""
    option, default = "--port", plain(os.environ.get("PORT", "")) or SERVER_PORT
    if "worker" in arguments:
        option, default = "--metrics-port", plain(os.environ.get("METRICS_PORT", ""))
    for number, argument in enumerate(arguments):
        if argument == option:
            return arguments[number + 1]
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
    return default


if __name__ == "__main__":
    main()
