"""The judges: each holds a history against one promise, and returns a sentence for every time that it was broken."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from tests.faults.tools.compared import compare, unshown
from tests.faults.tools.history import History
from tests.faults.tools.money_judges import (
    each_payment_gives_its_credits_once,
    nothing_is_owed_that_was_not_reversed,
    payments_end_as_the_processor_has_them,
    what_is_taken_and_owed_is_what_was_reversed,
)

# Kie.ai drops calls above this rate.
MAX_CREATES = 20
WINDOW_SECONDS = 10.0
# After this, createTask is not sent again for any reason.
MAX_ASKED = 2
_WITHOUT_IMAGE = {"failed", "canceled"}
# Taken, or to be sent again.
HARMLESS = {200, 503}

Judge = Callable[[History], Iterator[str]]


def nothing_is_lost(history: History) -> Iterator[str]:
    ids = {creation.id for creation in history.creations}
    for key, creation in history.acknowledged.items():
        if creation not in ids and creation not in history.lost:
            yield f"{creation}: its client was told of it, and there is none (key {key})"
    made = Counter((creation.user_id, creation.key) for creation in history.creations if creation.key)
    for (_, key), count in made.items():
        if count > 1:
            yield f"the key {key} made {count} creations"


def everything_ends(history: History) -> Iterator[str]:
    for creation in history.creations:
        if creation.step is not None:
            yield f"{creation.id}: still {creation.status}, at {creation.step}"


def nothing_is_left_leased(history: History) -> Iterator[str]:
    for creation in history.creations:
        if creation.lease is not None:
            yield f"{creation.id}: {creation.status}, and still leased"


def the_ledger_adds_up(history: History) -> Iterator[str]:
    yield from history.mismatches


def each_is_charged_once_and_refunded_as_it_ended(history: History) -> Iterator[str]:
    entries = Counter(history.entries)
    for creation in history.creations:
        charges, refunds = entries[creation.id, "generation"], entries[creation.id, "refund"]
        if charges != 1:
            yield f"{creation.id}: charged {charges} times"
        expected = 1 if creation.status in _WITHOUT_IMAGE else 0
        if creation.step is None and refunds != expected:
            yield f"{creation.id}: {creation.status} with {refunds} refunds"


def kie_is_not_asked_again_without_a_reason(history: History) -> Iterator[str]:
    reasons = {creation.id: creation.resubmitted_because for creation in history.creations}
    # The restored database lacks the calls of its lost tail.
    sent = [create for create in history.creates if not create.refused and not history.may_be_lost(create.at)]
    asked = Counter(create.creation for create in sent)
    for creation, times in asked.items():
        if creation not in reasons:
            yield f"{creation}: Kie.ai was asked for what does not exist"
        elif times > MAX_ASKED:
            yield f"{creation}: createTask was sent {times} times"
        elif times > 1 and not reasons[creation]:
            yield f"{creation}: createTask was sent {times} times, without a recorded reason"


def kie_is_not_asked_too_often(history: History) -> Iterator[str]:
    busiest, at = max_creates(history)
    if busiest > MAX_CREATES:
        yield f"{busiest} createTask in {WINDOW_SECONDS:g} s, from {at:.1f} s on"


def max_creates(history: History) -> tuple[int, float]:
    """Return the most createTask in any window, and when that began, in seconds after the first."""
    times = sorted(create.at for create in history.creates)
    windows = ((sum(start <= at < start + WINDOW_SECONDS for at in times), start - times[0]) for start in times)
    return max(windows, default=(0, 0.0))


def every_page_saw_every_event_once_and_in_order(history: History) -> Iterator[str]:
    for page in history.watched:
        compared = compare(history, page)
        where = f"{page.user_id}'s {page.subject} page"
        if compared.missed:
            yield f"{where} missed {compared.missed}"
        if compared.doubled:
            yield f"{where} saw {compared.doubled} twice"
        if compared.disordered:
            yield f"{where} saw {compared.disordered} out of order"
        if compared.unknown:
            yield f"{where} saw {compared.unknown}, which nobody recorded"


def every_page_is_reset_when_what_it_saw_is_lost(history: History) -> Iterator[str]:
    for page in history.watched:
        for reason in compare(history, page).misled:
            yield f"{page.user_id}'s {page.subject} page: {reason}"


def a_reset_page_is_shown_what_is_being_made(history: History) -> Iterator[str]:
    for page in history.watched:
        if page.subject == "creation" and (missing := unshown(history, page)):
            yield f"{page.user_id}'s page was reset, and not shown {missing}"


def no_page_had_to_come_back_while_its_server_lived(history: History) -> Iterator[str]:
    for page in history.watched:
        for reason in page.unexcused:
            yield f"{page.user_id}'s {page.subject} page lost its connection: {reason}"


def every_image_can_be_read(history: History) -> Iterator[str]:
    for creation, reason in history.unreadable.items():
        yield f"{creation}: its image cannot be read: {reason}"


def what_is_deleted_is_forgotten(history: History) -> Iterator[str]:
    for creation, left in history.remembered.items():
        yield f"{creation}: it was deleted, and {left}"


def callbacks_of_lost_generations_do_no_harm(history: History) -> Iterator[str]:
    ids = {creation.id for creation in history.creations}
    for called in history.callbacks:
        if called.creation not in ids and called.status not in HARMLESS:
            yield f"{called.creation}: it was lost, and its callback was answered with {called.status}"


def nothing_forged_is_believed(history: History) -> Iterator[str]:
    if history.forgeries_taken:
        yield f"{history.forgeries_taken} forged callbacks were answered with 200"


OF_PAGES: Sequence[Judge] = (
    every_page_saw_every_event_once_and_in_order,
    every_page_is_reset_when_what_it_saw_is_lost,
    a_reset_page_is_shown_what_is_being_made,
)
JUDGES: Sequence[Judge] = (
    nothing_is_lost,
    everything_ends,
    nothing_is_left_leased,
    the_ledger_adds_up,
    each_is_charged_once_and_refunded_as_it_ended,
    kie_is_not_asked_again_without_a_reason,
    kie_is_not_asked_too_often,
    *OF_PAGES,
    no_page_had_to_come_back_while_its_server_lived,
    every_image_can_be_read,
    what_is_deleted_is_forgotten,
    callbacks_of_lost_generations_do_no_harm,
    nothing_forged_is_believed,
    payments_end_as_the_processor_has_them,
    each_payment_gives_its_credits_once,
    what_is_taken_and_owed_is_what_was_reversed,
    nothing_is_owed_that_was_not_reversed,
)


def complaints(history: History) -> list[str]:
    """Return the complaints of all judges, each with the broken promise."""
    return [f"{judge.__name__.replace('_', ' ')}: {complaint}" for judge in JUDGES for complaint in judge(history)]
