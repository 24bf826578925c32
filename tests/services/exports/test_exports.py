"""The parts of exports: names of files, tickets of downloads, and messages about progress."""

from msgspec.structs import replace

from services.events.broadcast import Broadcast
from services.events.publisher import EventPublisher
from services.exports.content import Names
from services.exports.progress import DAMPED_SECONDS, Notifier, channel_of
from services.exports.tickets import LIFETIME, Tickets
from services.secrets import KeyRing
from tests.db.test_records import FAILED


def test_names_are_of_date_and_prompt_safe_and_unique_without_case() -> None:
    prompts = ("A heron", "a HERON!", "../../etc/passwd\0", "", "é", "e\u0301", "鸟" * 500, "CON")
    names = Names()
    made = [names.of(replace(FAILED, prompt=prompt), "image/png") for prompt in prompts]

    assert made[:6] == [
        "2026-01-02-a-heron.png",
        "2026-01-02-a-heron-2.png",
        "2026-01-02-etc-passwd.png",
        made[3],
        "2026-01-02-é.png",
        "2026-01-02-é-2.png",
    ]
    assert len({name.casefold() for name in made}) == len(prompts)
    assert all(len(name.encode()) < 256 and not set(name) & set('/\\:*?"<>|\0') for name in made)


def test_a_ticket_opens_one_export_of_one_user_for_a_while() -> None:
    moment, old, new = [1000.0], KeyRing(b"o" * 32), KeyRing(b"n" * 32, b"o" * 32)
    ticket = Tickets(old, lambda: moment[0]).issue("arc_1", "usr_1")
    tickets = Tickets(new, lambda: moment[0])  # After a rotation of the key.

    assert tickets.verify(ticket, "arc_1", "usr_1")
    assert not tickets.verify(ticket, "arc_2", "usr_1")
    assert not tickets.verify(ticket, "arc_1", "usr_2")
    expires, signature = ticket.split(".")
    for forged in (
        f"{int(expires) + 1}.{signature}",
        f"{expires}.",
        "",
        ".",
        "é",
        f"{'9' * 400}.{signature}",
        "\ud800.",
    ):
        assert not tickets.verify(forged, "arc_1", "usr_1"), forged
    assert not Tickets(KeyRing(b"x" * 32), lambda: moment[0]).verify(ticket, "arc_1", "usr_1")
    moment[0] += LIFETIME
    assert not tickets.verify(ticket, "arc_1", "usr_1")


async def test_progress_is_announced_at_most_once_a_second_and_each_end_at_once() -> None:
    moment = [0.0]

    class Recorder(EventPublisher):
        def announce(self, channel: str) -> None:
            announced.append(channel)

    announced: list[str] = []
    notify = Notifier(Recorder(Broadcast("memory://")), lambda: moment[0])
    for _ in range(100):
        notify("arc_1", progress=True)
    assert announced == [channel_of("arc_1")]
    notify("arc_2", progress=True)
    notify("arc_2")
    moment[0] += DAMPED_SECONDS
    notify("arc_2", progress=True)
    assert announced[1:] == [channel_of("arc_2")] * 3
