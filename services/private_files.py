"""File permissions: only the user that runs Atelier can read its files, even if the umask would allow others."""

import logging
import os
import stat
from collections.abc import Iterable
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_OTHERS = 0o077
_CODE = Path(__file__).resolve().parent.parent
_BESIDE_SQLITE = ("", "-wal", "-shm", "-journal")

_log = logging.getLogger("atelier.files")


def restrict_umask() -> None:
    """Make all files private that this process and its children create from now on, scratch files included."""
    os.umask(_OTHERS)


def tighten(data_dir: Path, *, database: Path | None, trees: Iterable[Path]) -> None:
    """Remove other users' permissions from files that earlier versions left readable.

    Changes ``data_dir`` itself, the SQLite file ``database`` with the files that SQLite keeps beside it, and everything
    under ``trees``. A file that belongs to another user stays as it is. All failures together are one log line.
    """
    failures: list[str] = []
    if not _is_shared(data_dir):
        _tighten(data_dir, failures)
    if database is not None:
        for suffix in _BESIDE_SQLITE:
            _tighten(database.with_name(database.name + suffix), failures)
    for tree in trees:
        _tighten_tree(tree, failures)
    if failures:
        _log.warning("files: other users may read %d files or folders, the first: %s", len(failures), failures[0])


def _is_shared(folder: Path) -> bool:
    """Return whether a folder is not only for data: it is for all users' files, such as /tmp, or contains the code."""
    try:
        return bool(folder.stat().st_mode & stat.S_ISVTX) or _CODE.is_relative_to(folder.resolve())
    except OSError:
        return True


def _tighten_tree(root: Path, failures: list[str]) -> None:
    """Restrict the files in a folder, then the folder: if a folder is private, an earlier start has finished it."""
    root = Path(os.path.realpath(root))  # The folder may be a symbolic link to another disk.
    try:
        if not root.stat().st_mode & _OTHERS:
            return
    except OSError:
        return
    for folder, _, files in os.walk(root, topdown=False):
        for name in files:
            _tighten(Path(folder, name), failures)
        _tighten(Path(folder), failures)


def _tighten(path: Path, failures: list[str]) -> None:
    try:
        facts = path.lstat()
        if stat.S_ISLNK(facts.st_mode) or not facts.st_mode & _OTHERS:
            return
        if facts.st_uid != os.geteuid():
            failures.append(f"{path} belongs to another user")
            return
        path.chmod(PRIVATE_FOLDER if stat.S_ISDIR(facts.st_mode) else PRIVATE_FILE)
    except FileNotFoundError:
        return
    except OSError as error:
        failures.append(f"{path}: {error.strerror}")
