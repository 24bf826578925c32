"""The judges: a history without fault passes all of them, and each of them sees its own promise broken."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.faults import judges
from tests.faults.door import Create
from tests.faults.history import Creation, History, Seen, Watched


def good() -> History:
    """Two creations, one with its image and one with its credits back, and a page that saw all of it."""
    return History(
        creations=[
            Creation("cre_1", "usr", "one", "success"),
            Creation("cre_2", "usr", "two", "failed", kie_attempt=2, resubmitted_because="no answer"),
        ],
        acknowledged={"one": "cre_1", "two": "cre_2"},
        entries=[("cre_1", "generation"), ("cre_2", "generation"), ("cre_2", "refund")],
        creates=[
            Create(0.0, "cre_1", 1, refused=True),
            *(Create(second, creation, 1) for second, creation in ((1.0, "cre_1"), (2.0, "cre_2"), (30.0, "cre_2"))),
        ],
        events={"usr": [(1, "credit"), (2, "creation"), (3, "credit"), (4, "creation"), (5, "creation")]},
        watched=[Watched("usr", "creation", 1, [Seen(2), Seen(4), Seen(5)]), Watched("usr", "credit", 1, [Seen(3)])],
    )


def test_a_history_without_fault_passes() -> None:
    assert judges.complaints(good()) == []


def _lose(history: History) -> None:
    history.acknowledged["three"] = "cre_3"


def _double(history: History) -> None:
    history.creations[1] = replace(history.creations[1], key="one")


def _hang(history: History) -> None:
    history.creations[0] = replace(history.creations[0], status="processing", step="await")


def _lease(history: History) -> None:
    history.creations[0] = replace(history.creations[0], lease="lea_1")


def _mismatch(history: History) -> None:
    history.mismatches.append("usr: balance")


def _charge_twice(history: History) -> None:
    history.entries.append(("cre_1", "generation"))


def _charge_nothing(history: History) -> None:
    history.entries.remove(("cre_1", "generation"))


def _refund_twice(history: History) -> None:
    history.entries.append(("cre_2", "refund"))


def _refund_an_image(history: History) -> None:
    history.entries.append(("cre_1", "refund"))


def _keep_the_credits(history: History) -> None:
    history.entries.remove(("cre_2", "refund"))


def _ask_again(history: History) -> None:
    history.creates.append(Create(40.0, "cre_1", 2))


def _ask_a_third_time(history: History) -> None:
    history.creates.append(Create(60.0, "cre_2", 3))


def _ask_for_nothing(history: History) -> None:
    history.creates.append(Create(60.0, "cre_3", 1))


def _hurry(history: History) -> None:
    history.creates += [Create(100.0 + 9.9 * number / 20, "cre_1", 1, refused=True) for number in range(21)]


def _miss(history: History) -> None:
    del history.watched[0].seen[1]


def _see_twice(history: History) -> None:
    history.watched[0].seen.append(Seen(5))


def _disorder(history: History) -> None:
    history.watched[0].seen.reverse()


def _invent(history: History) -> None:
    history.watched[1].seen.append(Seen(9))


def _reset(history: History) -> None:
    history.watched[1].seen.append(Seen(5, "RESET"))


def _lose_the_connection(history: History) -> None:
    history.watched[0].unexcused.append("server: it ended")


def _break_the_image(history: History) -> None:
    history.unreadable["cre_1"] = "HTTP 404"


def _believe(history: History) -> None:
    history.forgeries_taken = 1


@pytest.mark.parametrize(
    ("doctor", "judge"),
    [
        (_lose, judges.nothing_is_lost),
        (_double, judges.nothing_is_lost),
        (_hang, judges.everything_ends),
        (_lease, judges.nothing_is_left_leased),
        (_mismatch, judges.the_ledger_adds_up),
        (_charge_twice, judges.each_is_charged_once_and_refunded_as_it_ended),
        (_charge_nothing, judges.each_is_charged_once_and_refunded_as_it_ended),
        (_refund_twice, judges.each_is_charged_once_and_refunded_as_it_ended),
        (_refund_an_image, judges.each_is_charged_once_and_refunded_as_it_ended),
        (_keep_the_credits, judges.each_is_charged_once_and_refunded_as_it_ended),
        (_ask_again, judges.kie_is_not_asked_again_without_a_reason),
        (_ask_a_third_time, judges.kie_is_not_asked_again_without_a_reason),
        (_ask_for_nothing, judges.kie_is_not_asked_again_without_a_reason),
        (_hurry, judges.kie_is_not_asked_too_often),
        (_miss, judges.every_page_saw_every_event_once_and_in_order),
        (_see_twice, judges.every_page_saw_every_event_once_and_in_order),
        (_disorder, judges.every_page_saw_every_event_once_and_in_order),
        (_invent, judges.every_page_saw_every_event_once_and_in_order),
        (_reset, judges.every_page_saw_every_event_once_and_in_order),
        (_lose_the_connection, judges.no_page_had_to_come_back_while_its_server_lived),
        (_break_the_image, judges.every_image_can_be_read),
        (_believe, judges.nothing_forged_is_believed),
    ],
)
def test_a_judge_sees_its_promise_broken_and_the_others_do_not(
    doctor: Callable[[History], None], judge: judges.Judge
) -> None:
    history = good()
    doctor(history)
    assert [each for each in judges.JUDGES if list(each(history))] == [judge]
