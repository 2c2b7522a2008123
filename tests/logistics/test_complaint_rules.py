"""Each rule of a complaints log is counted and treated as it says."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.logistics.complaint_log import NO_TIME
from scorecard.logistics.complaint_rules import COMPLAINT_RULES, ComplaintRow, checked_log

ORDERS = {"o1": 1000, "o2": NO_TIME}

CASES: dict[str, tuple[ComplaintRow, dict[str, object]]] = {
    "no_opened": (ComplaintRow("c", solved=0), {}),
    "before_order": (
        ComplaintRow("c", order="o1", opened_at=999, solved_at=2000),
        {"opened_at": NO_TIME, "solved_at": NO_TIME, "solved": 1, "order": "o1"},
    ),
    "answered_before_opened": (
        ComplaintRow("c", opened_at=50, answered_at=49, solved=0),
        {"opened_at": 50, "answered_at": NO_TIME},
    ),
    "solved_before_opened": (
        ComplaintRow("c", opened_at=50, solved_at=49),
        {"opened_at": 50, "solved_at": NO_TIME, "solved": 1},
    ),
    "solved_without_time": (ComplaintRow("c", opened_at=50, solved=1), {"solved": 1, "solved_at": NO_TIME}),
    "time_without_solved": (
        ComplaintRow("c", opened_at=50, solved_at=70, solved=0),
        {"solved": 0, "solved_at": NO_TIME},
    ),
    "unknown_order": (ComplaintRow("c", order="o9", opened_at=50, solved=0), {"order": None}),
    "left_out_order": (ComplaintRow("c", order="o3", opened_at=50, solved=0), {"order": None}),
    "unknown_customer": (ComplaintRow("c", customer="k9", opened_at=50, solved=0), {"customer": None}),
}


@pytest.mark.parametrize("rule", CASES)
def test_one_flaw_is_counted_once_and_treated(rule: str) -> None:
    row, expected = CASES[rule]
    log = checked_log([row], ordered_at=ORDERS, left_out=["o3"], customers=["k1"])
    assert {i.rule: i.examples for i in log.issues if i.count} == {rule: ("c",)}
    assert log.n == 1
    for field, value in expected.items():
        held = getattr(log, field)[0]
        assert held == value or (held is None and value is None)


def test_repeated_complaints_are_kept_once() -> None:
    first = ComplaintRow("c", opened_at=5, solved=0)
    log = checked_log(
        [first, first, ComplaintRow("c", opened_at=6, solved=0), ComplaintRow("d", opened_at=7, solved=0)]
    )
    assert {i.rule: i.count for i in log.issues if i.count} == {"duplicate": 1, "contradicting": 1}
    assert (log.complaint, log.opened_at.tolist(), log.rows_read) == (("c", "d"), [5, 7], 4)


def test_a_clean_log_has_no_flaw_and_lists_every_rule() -> None:
    row = ComplaintRow("c", "k1", "o1", "damage", 1000, 1010, 1200, 1, 1, 5.5)
    log = checked_log([row], ordered_at=ORDERS, customers={"k1"})
    assert [i.rule for i in log.issues] == list(COMPLAINT_RULES)
    assert not any(i.count for i in log.issues)
    assert (log.order, log.customer, log.cause, log.compensation.tolist()) == (("o1",), ("k1",), ("damage",), [5.5])
    assert log.stayed.tolist() == [1]


def test_nothing_is_unknown_without_a_list_to_know_it_from() -> None:
    log = checked_log([ComplaintRow("c", "k9", "o9", opened_at=1, solved=0)])
    assert not any(i.count for i in log.issues)
    assert np.isnan(log.compensation[0])


def test_a_day_without_hours_is_not_before_an_hour_of_it() -> None:
    rows = [ComplaintRow("a", order="o", opened_at=1440, solved_at=1440), ComplaintRow("b", order="p", opened_at=1440)]
    log = checked_log(rows, ordered_at={"o": 1440 + 540, "p": 2880 + 540})
    assert [(issue.rule, issue.examples) for issue in log.issues if issue.count] == [("before_order", ("b",))]
    assert log.opened_at.tolist() == [1440, NO_TIME]
