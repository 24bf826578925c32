"""The judges: a history without fault passes all of them, and each of them sees its own promise broken."""

from collections.abc import Callable
from dataclasses import replace

from tests.faults.tools import judges, money_judges
from tests.faults.tools.compared import Compared, compare
from tests.faults.tools.gateway import Called, Create
from tests.faults.tools.history import Creation, History, Restore, Seen, Watched
from tests.faults.tools.money import Charged, Debt, Money, Move, Payment, Reversal
from tests.support.cases import in_turn


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
        money=good_money(),
    )


def good_money() -> Money:
    """One payment that was kept, and one that was disputed, and won after half of it was sent back and owed."""
    return Money(
        payments=[Payment("pay_1", "usr", "paid", 500, 100), Payment("pay_2", "usr", "paid", 500, 100)],
        reversals=[
            Reversal("pay_2", "refund", "re_1", 250, "rev_1"),
            Reversal("pay_2", "dispute", "du_1", 500, "rev_2"),
            Reversal("pay_2", "dispute_won", "du_1", 500, "rev_3"),
        ],
        moves=[
            Move("pay_1", "purchase", 100),
            Move("pay_2", "purchase", 100),
            Move("pay_2", "adjustment", -20),
            Move("pay_2", "debt", -10),
        ],
        debts=[
            Debt("usr", "pay_2", 30, "rev_1"),
            Debt("usr", "pay_2", 50, "rev_2"),
            Debt("usr", "pay_2", -50, "rev_3"),
            Debt("usr", "pay_2", -10),
        ],
        owed={"usr": 20, "other": 0},
        charged=[Charged("pay_1"), Charged("pay_2", {"re_1": 250, "du_1": 500}, ["du_1"])],
    )


def restored() -> History:
    """A history in which the database lost its tail: events 4 and 5, and the responses of that time.

    The page had seen all of it, was reset with the unfinished creation, and saw its end.
    """
    history = good()
    history.restores = [Restore(copied_at=100.0, started_at=200.0, seqs={"usr": 3})]
    history.creations[0] = replace(history.creations[0], began=90.0, ended=250.0)
    history.acknowledged["lost"] = "cre_3"
    history.lost = {"cre_3"}
    history.creates += [Create(150.0, "cre_3", 1), Create(150.0, "cre_1", 1)]
    history.callbacks = [Called(220.0, "cre_3", 200), Called(205.0, "cre_3", 503)]
    history.events["usr"] += [(6, "creation")]
    history.watched[0].seen = [
        *(Seen(number, at=110.0) for number in (2, 4, 5)),
        Seen(3, "RESET", at=210.0),
        Seen(4, "SNAPSHOT", at=210.0, creation="cre_1"),
        Seen(5, at=240.0),
        Seen(6, at=250.0, creation="cre_1"),
    ]
    return history


@in_turn("history", [good, restored])
def test_a_history_without_fault_passes(history: Callable[[], History]) -> None:
    assert judges.complaints(history()) == []


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


def _remember(history: History) -> None:
    history.remembered["cre_1"] = "event 2 has its prompt"


def _forget_a_payment(history: History) -> None:
    history.money.charged.append(Charged("pay_3"))


def _leave_a_payment_pending(history: History) -> None:
    history.money.payments.append(Payment("pay_3", "usr", "pending", 500, 100))
    history.money.charged.append(Charged("pay_3"))


def _forget_a_refund(history: History) -> None:
    history.money.charged[0] = Charged("pay_1", {"re_2": 250})


def _forget_that_a_dispute_was_won(history: History) -> None:
    history.money.payments.append(Payment("pay_3", "usr", "refunded", 500, 100))
    history.money.charged.append(Charged("pay_3", {"du_3": 500}, ["du_3"]))
    history.money.reversals.append(Reversal("pay_3", "dispute", "du_3", 500, "rev_4"))
    history.money.moves += [Move("pay_3", "purchase", 100), Move("pay_3", "adjustment", -100)]


def _give_for_nothing(history: History) -> None:
    history.money.payments.append(Payment("pay_3", "usr", "paid", 500, 100))
    history.money.moves.append(Move("pay_3", "purchase", 100))


def _reverse_for_nothing(history: History) -> None:
    history.money.reversals.append(Reversal("pay_1", "refund", "re_9", 1, "rev_9"))


def _give_twice(history: History) -> None:
    history.money.moves.append(Move("pay_1", "purchase", 100))


def _give_nothing(history: History) -> None:
    history.money.moves.remove(Move("pay_1", "purchase", 100))


def _take_too_little(history: History) -> None:
    history.money.moves.remove(Move("pay_2", "adjustment", -20))


def _take_too_much(history: History) -> None:
    history.money.moves.append(Move("pay_2", "debt", -10))


def _owe_without_a_reason(history: History) -> None:
    history.money.debts[0] = Debt("usr", "pay_2", 30, "rev_9")


def _owe_for_another_reason(history: History) -> None:
    history.money.reversals.append(Reversal("pay_1", "refund", "re_2", 1, "rev_4"))
    history.money.charged[0] = Charged("pay_1", {"re_2": 1})
    history.money.debts[0] = Debt("usr", "pay_2", 30, "rev_4")


def _owe_another_sum(history: History) -> None:
    history.money.owed["other"] = 5


def _lose_before_the_copy(history: History) -> None:
    history.lost.clear()


def _send_again_before_the_copy(history: History) -> None:
    history.creates.append(Create(80.0, "cre_1", 1))


def _go_on_without_a_reset(history: History) -> None:
    history.watched[0].seen = [seen for seen in history.watched[0].seen if seen.kind == "UPDATE"]


def _stay_away(history: History) -> None:
    history.watched[0].seen = [seen for seen in history.watched[0].seen if seen.at < 200.0]


def _reset_twice(history: History) -> None:
    history.watched[0].seen.insert(4, Seen(4, "RESET", at=211.0))


def _miss_after_a_reset(history: History) -> None:
    del history.watched[0].seen[5]


def _miss_before_the_copy(history: History) -> None:
    del history.watched[0].seen[0]


def _see_twice_after_a_reset(history: History) -> None:
    history.watched[0].seen.append(Seen(6, at=260.0))


def _show_nothing(history: History) -> None:
    history.watched[0].seen[4] = Seen(4, "SNAPSHOT", at=210.0, creation="cre_2")


def _stumble_over_a_callback(history: History) -> None:
    history.callbacks.append(Called(230.0, "cre_3", 500))


@in_turn(
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
        (_remember, judges.what_is_deleted_is_forgotten),
        (_forget_a_payment, money_judges.payments_end_as_the_processor_has_them),
        (_leave_a_payment_pending, money_judges.payments_end_as_the_processor_has_them),
        (_forget_a_refund, money_judges.payments_end_as_the_processor_has_them),
        (_forget_that_a_dispute_was_won, money_judges.payments_end_as_the_processor_has_them),
        (_give_for_nothing, money_judges.payments_end_as_the_processor_has_them),
        (_reverse_for_nothing, money_judges.payments_end_as_the_processor_has_them),
        (_give_twice, money_judges.each_payment_gives_its_credits_once),
        (_give_nothing, money_judges.each_payment_gives_its_credits_once),
        (_take_too_little, money_judges.what_is_taken_and_owed_is_what_was_reversed),
        (_take_too_much, money_judges.what_is_taken_and_owed_is_what_was_reversed),
        (_owe_without_a_reason, money_judges.nothing_is_owed_that_was_not_reversed),
        (_owe_for_another_reason, money_judges.nothing_is_owed_that_was_not_reversed),
        (_owe_another_sum, money_judges.nothing_is_owed_that_was_not_reversed),
    ],
)
def test_a_judge_sees_its_promise_broken_and_the_others_do_not(
    doctor: Callable[[History], None], judge: judges.Judge
) -> None:
    history = good()
    doctor(history)
    assert [each for each in judges.JUDGES if list(each(history))] == [judge]


@in_turn(
    ("doctor", "judge"),
    [
        (_lose_before_the_copy, judges.nothing_is_lost),
        (_send_again_before_the_copy, judges.kie_is_not_asked_again_without_a_reason),
        (_go_on_without_a_reset, judges.every_page_is_reset_when_what_it_saw_is_lost),
        (_stay_away, judges.every_page_is_reset_when_what_it_saw_is_lost),
        (_reset_twice, judges.every_page_saw_every_event_once_and_in_order),
        (_miss_after_a_reset, judges.every_page_saw_every_event_once_and_in_order),
        (_miss_before_the_copy, judges.every_page_saw_every_event_once_and_in_order),
        (_see_twice_after_a_reset, judges.every_page_saw_every_event_once_and_in_order),
        (_show_nothing, judges.a_reset_page_is_shown_what_is_being_made),
        (_stumble_over_a_callback, judges.callbacks_of_lost_generations_do_no_harm),
    ],
)
def test_a_judge_sees_its_promise_broken_after_a_restore(
    doctor: Callable[[History], None], judge: judges.Judge
) -> None:
    history = restored()
    doctor(history)
    assert [each for each in judges.JUDGES if list(each(history))] == [judge]


def test_a_page_that_saw_nothing_of_the_lost_tail_may_go_on_without_a_reset() -> None:
    history = restored()
    history.watched[0].seen = [Seen(2, at=110.0), Seen(4, at=240.0), Seen(5, at=250.0), Seen(6, at=260.0)]
    assert judges.complaints(history) == []


def test_a_page_that_did_not_come_back_between_two_restores_is_reset_after_the_second() -> None:
    history = restored()
    history.restores.append(Restore(copied_at=202.0, started_at=205.0, seqs={"usr": 4}))
    history.callbacks.clear()
    page = history.watched[0]
    page.seen = [seen for seen in page.seen if seen.at < 200.0] + [Seen(5, "RESET", at=210.0), Seen(6, at=250.0)]
    assert compare(history, page) == Compared()
