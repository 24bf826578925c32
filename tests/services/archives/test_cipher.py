"""The encryption of archives: read as written in any sizes, and refused if anything is exchanged, cut or changed."""

import io
from pathlib import Path

import pytest

from services.archives import cipher
from services.archives.cipher import Opening, SealingFile, Unreadable, cipher_of, part_count

SECRET, OLD = bytes(32), bytes(31) + b"1"
ID, SEED = "arc_1", "seed"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cipher, "FRAME", 10)
    monkeypatch.setattr(cipher, "FRAMES_PER_PART", 3)


def sealed(folder: Path, data: bytes, *, step: int = 7) -> list[bytes]:
    """Return the parts of an archive with these bytes, written a few at a time."""
    file = SealingFile(cipher_of(SECRET, ID, SEED), ID, folder)
    for start in range(0, len(data), step):
        file.write(data[start : start + step])
    file.finish()
    assert file.byte_size == len(data)
    return [path.read_bytes() for path in file.take_parts()]


def opened(parts: list[bytes], byte_size: int, *, secrets: tuple[bytes, ...] = (SECRET,), archive: str = ID) -> bytes:
    opening = Opening.of(secrets, archive, SEED, byte_size)
    data = b"".join(frame for part in parts for frame in opening.frames(io.BytesIO(part)))
    if not opening.is_complete:
        raise Unreadable("incomplete")
    return data


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 29, 30, 31, 59, 60, 61, 100])
def test_an_archive_of_any_size_is_read_as_it_was_written(tmp_path: Path, size: int) -> None:
    data = bytes(range(size))

    parts = sealed(tmp_path, data)

    assert len(parts) == part_count(size)
    assert all(len(part) <= 3 * (10 + cipher.TAG) for part in parts)
    assert opened(parts, size) == data
    assert data[:10] not in b"".join(parts) or not data


def test_an_archive_that_was_changed_cannot_be_read(tmp_path: Path) -> None:
    parts = sealed(tmp_path, bytes(65))
    first, second, third = parts
    flipped = bytes([first[0] ^ 1]) + first[1:]

    for wrong in (
        [flipped, second, third],
        [second, first, third],
        [first, third],
        [first, second],
        [first, second, third + b"x"],
        [first + b"x", second, third],
        [first[:-1], second, third],
    ):
        with pytest.raises(Unreadable):
            opened(wrong, 65)
    for size in (64, 66, 35):
        with pytest.raises(Unreadable):
            opened(parts, size)
    with pytest.raises(Unreadable):
        opened(parts, 65, archive="arc_2")
    with pytest.raises(Unreadable):
        opened(parts, 65, secrets=(OLD,))


def test_an_archive_is_read_after_a_rotation_of_the_secret(tmp_path: Path) -> None:
    parts = sealed(tmp_path, bytes(65))

    assert opened(parts, 65, secrets=(OLD, SECRET)) == bytes(65)
