"""The program of a decoder process: it reads one JSON request per line, and writes one JSON answer per line.

It loads Pillow and the modules that decoding needs, but no other part of the product. It ends when its input ends, so
it does not outlive the server, even if the server is killed.
"""

import json
import os
import resource
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from msgspec.structs import astuple

from services.media.decoding.costs import MAX_MEMORY
from services.media.decoding.pillow import MAX_BYTES, inspect
from services.media.formats.inspection import Bounds, ImageUnreadable

# Includes the image file, which is mapped. Python, Pillow and the reserve of a second thread take about 110 MB; the
# rest is for buffers. An image that takes more than its headers announce exceeds this limit: a MemoryError.
ADDRESS_SPACE = MAX_MEMORY + MAX_BYTES + 192 * 2**20
# The slowest image within the limits (64 million pixels, PNG or progressive JPEG) takes 1 to 3 s on one core.
CPU_SECONDS = 10
MAX_FILE = MAX_BYTES + 2**20  # Bytes of any file that the process writes: a stored picture with its mark.


def main() -> None:
    # uvloop lets the process inherit the server's inheritable files and sockets.
    os.closerange(3, min(os.sysconf("SC_OPEN_MAX"), 2**20))
    _limit(resource.RLIMIT_AS, ADDRESS_SPACE)
    _limit(resource.RLIMIT_FSIZE, MAX_FILE)
    _limit(resource.RLIMIT_CORE, 0)
    _offer_to_the_oom_killer()
    _silence()
    requests: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_read, args=(requests,), daemon=True).start()
    _send({"ready": True})
    while True:
        request = json.loads(requests.get())
        _allow_cpu_time()
        _send(_answer(request))


def _read(requests: SimpleQueue[bytes]) -> None:
    """Read requests in a second thread, so that the process ends with its input even while it decodes."""
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        path, allowed, bounds = Path(request["path"]), frozenset(request["allowed"]), Bounds(**request["bounds"])
        renditions = {int(width): Path(name) for width, name in request["renditions"].items()}
        facts = inspect(path, allowed, renditions, made=request["made"], bounds=bounds)
    except ImageUnreadable as error:
        return {"refused": [error.reason, error.message]}
    except OSError as error:
        return {"failed": [error.errno, error.strerror, error.filename]}
    except Exception:  # noqa: BLE001 - the server raises and logs it
        return {"defect": traceback.format_exc()}
    return {"facts": astuple(facts)}


def _send(answer: dict[str, Any]) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


def _allow_cpu_time() -> None:
    """Raise the CPU limit for the next request; the kernel counts from the process's start, and sends SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + CPU_SECONDS, keep_hard=True)


def _limit(limit: int, soft: int, *, keep_hard: bool = False) -> None:
    hard = resource.getrlimit(limit)[1]
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    # macOS cannot limit the address space; there the only limit is the size computed from the headers.
    with suppress(OSError, ValueError):
        resource.setrlimit(limit, (soft, hard if keep_hard else soft))


def _offer_to_the_oom_killer() -> None:
    """Make Linux kill a decoder, which is replaced, rather than the server if memory runs out."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _silence() -> None:
    """Discard the messages of the libraries: libtiff writes one for each damaged row, and they would fill the log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stderr.fileno())
    os.close(nowhere)


if __name__ == "__main__":
    main()
