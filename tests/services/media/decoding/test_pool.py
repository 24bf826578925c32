"""The pool of decoder processes: limits, deaths, idleness and turns."""

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from services.media.decoding import decoder
from services.media.decoding import pool as decoder_pool
from services.media.decoding.pool import DecoderPool
from services.media.formats.inspection import MAX_INPUT_BYTES, DecodersBusy, ImageFacts, ImageUnreadable, Reason
from tests.services.media.decoding import hostile, odd_decoder
from tests.services.media.formats import photographs
from tests.support.waiting import until


@pytest.fixture
async def pool() -> AsyncIterator[DecoderPool]:
    async with DecoderPool() as pool:
        yield pool


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes new decoders misbehave for files with certain names."""
    monkeypatch.setattr(decoder, "_PROGRAM", odd_decoder.__name__)


def picture(folder: Path, name: str = "picture") -> Path:
    path = folder / name
    buffer = io.BytesIO()
    Image.effect_noise((300, 200), 60).save(buffer, "PNG")
    path.write_bytes(buffer.getvalue())
    return path


async def inspect(pool: DecoderPool, path: Path, user_id: str = "ada") -> ImageFacts:
    return await pool.inspect(path, renditions={320: path.with_suffix(".webp")}, user_id=user_id)


async def refusal(pool: DecoderPool, path: Path, user_id: str = "ada") -> Reason:
    with pytest.raises(ImageUnreadable) as raised:
        await inspect(pool, path, user_id)
    return raised.value.reason


def tries(path: Path) -> int:
    marker = path.with_suffix(".tried")
    return len(marker.read_text()) if marker.exists() else 0


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


async def test_an_image_is_decoded_with_its_thumbnail_in_another_process(pool: DecoderPool, tmp_path: Path) -> None:
    path = picture(tmp_path)

    assert pool.processes == []
    facts = await inspect(pool, path)
    assert replace(facts, placeholder="") == ImageFacts("image/png", 300, 200, path.stat().st_size)
    with Image.open(path.with_suffix(".webp")) as small:
        assert (small.format, small.size) == ("WEBP", (300, 200))
    assert len(pool.processes) == 1
    assert os.getpid() not in pool.processes


async def test_refused_and_unreadable_images_raise_different_errors(pool: DecoderPool, tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"<!doctype html>")
    (tmp_path / "bomb").write_bytes(hostile.WEBP)

    assert await refusal(pool, tmp_path / "page") is Reason.NOT_AN_IMAGE
    assert await refusal(pool, tmp_path / "bomb") is Reason.TOO_MANY_PIXELS
    with pytest.raises(FileNotFoundError):
        await inspect(pool, tmp_path / "missing")
    with pytest.raises(FileNotFoundError):
        await pool.inspect(picture(tmp_path), renditions={320: tmp_path / "nowhere" / "small.webp"}, user_id="ada")
    assert len(pool.processes) == 1


async def test_an_image_that_uses_up_its_cpu_time_is_refused_at_once_and_others_are_not(
    pool: DecoderPool, tmp_path: Path, odd: None
) -> None:
    spinning = asyncio.create_task(refusal(pool, picture(tmp_path, "spin")))
    await inspect(pool, picture(tmp_path), "bob")

    assert await spinning is Reason.TOO_COSTLY
    assert tries(tmp_path / "spin") == 1
    assert (await inspect(pool, picture(tmp_path))).width == 300


async def test_an_image_that_takes_too_long_is_refused_and_its_decoder_killed(
    pool: DecoderPool, tmp_path: Path, odd: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    await inspect(pool, picture(tmp_path))
    (pid,) = pool.processes
    with monkeypatch.context() as short:
        short.setattr(decoder, "WALL_SECONDS", 0.2)
        assert await refusal(pool, picture(tmp_path, "hang")) is Reason.TOO_COSTLY

    await until(lambda: gone(pid))
    assert (await inspect(pool, picture(tmp_path))).width == 300


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the addresses of a process")
async def test_an_image_that_takes_more_memory_than_computed_is_refused(
    pool: DecoderPool, tmp_path: Path, odd: None
) -> None:
    path = tmp_path / "grow"
    path.write_bytes(hostile.WEBP)

    assert await refusal(pool, path) is Reason.TOO_COSTLY
    assert tries(path) == 1
    assert (await inspect(pool, picture(tmp_path))).width == 300


async def test_an_image_whose_decoder_was_killed_from_outside_is_tried_once_more(
    pool: DecoderPool, tmp_path: Path, odd: None
) -> None:
    path = picture(tmp_path, "hang-once")
    waiting = asyncio.create_task(inspect(pool, path))
    await until(lambda: tries(path))
    os.kill(pool.processes[0], signal.SIGKILL)

    assert (await waiting).width == 300
    assert tries(path) == 2


async def test_an_image_that_two_decoders_die_of_is_refused_and_others_are_not(
    pool: DecoderPool, tmp_path: Path, odd: None
) -> None:
    path = picture(tmp_path, "die")

    refused = asyncio.create_task(refusal(pool, path))
    others = await asyncio.gather(*(inspect(pool, picture(tmp_path, f"other-{n}"), "bob") for n in range(5)))

    assert await refused is Reason.TOO_COSTLY
    assert tries(path) == 2
    assert [facts.width for facts in others] == [300] * 5


async def test_a_decoder_that_dies_while_it_is_idle_costs_no_image(pool: DecoderPool, tmp_path: Path) -> None:
    await inspect(pool, picture(tmp_path))
    (pid,) = pool.processes
    os.kill(pid, signal.SIGKILL)

    assert (await inspect(pool, picture(tmp_path))).width == 300
    await until(lambda: gone(pid))


async def test_idle_decoders_end_and_the_next_image_starts_one(tmp_path: Path) -> None:
    async with DecoderPool(idle_seconds=0.05) as pool:
        await inspect(pool, picture(tmp_path))
        pids = pool.processes or []
        await until(lambda: pool.processes == [] and all(map(gone, pids)))

        assert (await inspect(pool, picture(tmp_path))).width == 300


async def test_a_decoder_is_replaced_after_many_images(
    pool: DecoderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoder_pool, "MAX_IMAGES", 2)
    seen = set()
    for _ in range(3):
        await inspect(pool, picture(tmp_path))
        seen.update(pool.processes)

    assert len(seen) == 2
    await until(lambda: sum(map(gone, seen)) == 1)


async def test_nobody_is_left_when_the_pool_closes(tmp_path: Path, odd: None) -> None:
    async with DecoderPool() as pool:
        hanging = asyncio.create_task(inspect(pool, picture(tmp_path, "hang")))
        await inspect(pool, picture(tmp_path), "bob")
        await until(lambda: tries(tmp_path / "hang"))
        pids = pool.processes
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)

    assert len(pids) == 2
    assert all(map(gone, pids))


async def test_an_image_whose_caller_was_canceled_returns_its_turn(tmp_path: Path, odd: None) -> None:
    async with DecoderPool(1) as pool:
        hanging = asyncio.create_task(inspect(pool, picture(tmp_path, "hang")))
        await until(lambda: tries(tmp_path / "hang"))
        hanging.cancel()

        assert (await inspect(pool, picture(tmp_path))).width == 300


async def test_an_image_whose_turn_does_not_come_in_time_may_come_again(tmp_path: Path, odd: None) -> None:
    async with DecoderPool(1, patience=0.05) as pool:
        hanging = asyncio.create_task(inspect(pool, picture(tmp_path, "hang")))
        await until(lambda: tries(tmp_path / "hang"))
        with pytest.raises(DecodersBusy):
            await inspect(pool, picture(tmp_path), "bob")
        hanging.cancel()
        await asyncio.gather(hanging, return_exceptions=True)

        assert (await inspect(pool, picture(tmp_path), "bob")).width == 300


async def test_one_users_fifty_pictures_do_not_delay_anothers_first(tmp_path: Path) -> None:
    path = picture(tmp_path)
    done: list[str] = []

    async with DecoderPool(1) as pool:

        async def one(user: str, number: int) -> None:
            await pool.inspect(path, renditions={320: tmp_path / f"{user}-{number}"}, user_id=user)
            done.append(user)

        many = [asyncio.create_task(one("ada", number)) for number in range(50)]
        await until(lambda: done)
        before = len(done)
        await one("bob", 0)
        turns_before = done[before:].index("bob")
        await asyncio.gather(*many)

    assert turns_before <= 2


async def test_a_decoder_that_cannot_start_refuses_no_image_for_good(
    pool: DecoderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(decoder, "_PROGRAM", "no.such.program")
        with pytest.raises(DecodersBusy):
            await inspect(pool, picture(tmp_path))

    assert (await inspect(pool, picture(tmp_path))).width == 300


async def test_a_pool_that_closes_starts_no_decoder_for_waiting_calls(tmp_path: Path, odd: None) -> None:
    async with DecoderPool(1) as pool:
        hanging = asyncio.create_task(inspect(pool, picture(tmp_path, "hang")))
        waiting = asyncio.create_task(inspect(pool, picture(tmp_path), "bob"))
        await until(lambda: tries(tmp_path / "hang"))

    outcomes = await asyncio.gather(hanging, waiting, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [DecodersBusy, DecodersBusy]
    assert pool.processes == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_decoder_has_no_socket_file_or_key_of_the_server(
    pool: DecoderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIE_AI_API_KEY", "a-secret")
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    with (tmp_path / "open").open("w"):
        await inspect(pool, picture(tmp_path))
    server.close()

    (pid,) = pool.processes
    assert open_files(pid) == ["0", "1", "2"]
    assert b"a-secret" not in proc(pid, "environ")
    assert proc(pid, "oom_score_adj") == b"1000\n"


def test_a_decoder_loads_pillow_and_nothing_of_the_server() -> None:
    root = str(Path(decoder.__file__).parents[3])
    program = "import sys, services.media.decoding.program; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)

    modules = set(loaded.stdout.split())
    assert "PIL.Image" in modules
    assert not modules & {
        "asyncio",
        "httpx",
        "sqlalchemy",
        "starlette",
        "strawberry",
        "services.media.storage",
        "settings",
    }


@pytest.mark.alone
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_hostile_pictures_cost_little_time(pool: DecoderPool, tmp_path: Path) -> None:
    pictures = [hostile.WEBP, hostile.arithmetic_jpeg(), hostile.jpeg("RGB", scans=100), hostile.jpeg("CMYK")]
    paths = [tmp_path / f"picture-{number}" for number in range(len(pictures))]
    for path, content in zip(paths, pictures, strict=True):
        path.write_bytes(content)
    await inspect(pool, picture(tmp_path))
    before, began = cpu_seconds(pool.processes), time.process_time()

    await asyncio.gather(*(inspect(pool, path) for path in paths), return_exceptions=True)

    assert time.process_time() - began + cpu_seconds(pool.processes) - before < 2.5


def open_files(pid: int) -> list[str]:
    return sorted(path.name for path in Path(f"/proc/{pid}/fd").iterdir())


def proc(pid: int, name: str) -> bytes:
    return Path(f"/proc/{pid}/{name}").read_bytes()


def cpu_seconds(pids: list[int]) -> float:
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


async def test_the_largest_photograph_is_turned_within_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "photo"
    # As many bytes as an upload may have; recoded, it has more, and is made a little smaller.
    photographs.grain(8_000, 7_990, 25).convert("RGB").save(path, "JPEG", quality=82, exif=photographs.exif(6))

    async with DecoderPool(1) as pool:
        facts = await inspect(pool, path)

    assert facts.height > facts.width > 3_000
    assert facts.byte_size == path.stat().st_size <= MAX_INPUT_BYTES
    assert photographs.SECRET not in path.read_bytes()


async def test_the_decoders_of_a_nice_pool_have_a_lower_priority(tmp_path: Path) -> None:
    async with DecoderPool(1, niceness=3) as pool:
        await pool.inspect(picture(tmp_path), renditions={320: tmp_path / "small.webp"}, user_id="ada")

        priorities = [os.getpriority(os.PRIO_PROCESS, pid) for pid in pool.processes]

    lowest = 19
    assert priorities == [min(os.getpriority(os.PRIO_PROCESS, 0) + 3, lowest)]
