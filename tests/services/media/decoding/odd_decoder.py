"""A decoder process with work that depends on the file's name, so that tests choose its failures.

``spin`` uses CPU time and ``hang`` waits, both without end; ``grow`` lifts the limits on what the headers announce;
``die`` ends the process. With ``once`` in its name, a file does this to its first decoder alone. ``image``, as an
upload is called, waits until there is a file ``go-on`` beside its folder.
"""

import os
import signal
import time
from pathlib import Path
from typing import Any

from services.media.decoding import costs, pillow, program


def inspect(path: Path, *arguments: Any, **named: Any) -> Any:
    marker = path.with_suffix(".tried")
    again = marker.exists()
    with marker.open("a") as tries:
        tries.write("x")
    if not ("once" in path.name and again):
        _misbehave(path, path.name)
    return pillow.inspect(path, *arguments, **named)


def _misbehave(path: Path, name: str) -> None:
    while name == "image" and not path.parents[1].joinpath("go-on").exists():
        time.sleep(0.02)
    if "spin" in name:
        while True:
            pass
    if "hang" in name:
        time.sleep(600)
    if "grow" in name:
        vars(costs).update(MAX_PIXELS=2**40, MAX_MEMORY=2**40)
    if "die" in name:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    vars(program).update(CPU_SECONDS=1, inspect=inspect)
    program.main()
