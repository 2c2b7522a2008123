"""Causes of failed orders: every failed order is in one row, the most frequent first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.logistics.failure_causes import CauseRow, ParetoRow, failure_causes
from scorecard.plots import prepare_pareto
from tests.logistics.cells import cell, order

FIRST = ("on_time", "in_full", "undamaged")


def test_causes_are_counted_alone_and_beside_others() -> None:
    flags = ["111"] * 4 + ["011"] * 3 + ["101"] + ["001"] * 2
    orders = [order({c: f[i] == "1" for i, c in enumerate(FIRST)}) for f in flags]
    orders += [order({"on_time": False, "in_full": True}), order({"in_full": True})]
    found = failure_causes(cell(orders, group="a"), FIRST)
    assert (found.n, found.failed, found.left_out, found.group) == (11, 7, 1, "a")
    assert found.rows == (
        CauseRow("on_time", 6, 4, 6 / 7, 4 / 11),
        CauseRow("in_full", 3, 1, 3 / 7, 1 / 11),
        CauseRow("undamaged", 0, 0, 0.0, 0.0),
    )
    assert found.pareto == (
        ParetoRow("on_time", 4, 4 / 7, 4 / 7),
        ParetoRow("several", 2, 2 / 7, 6 / 7),
        ParetoRow("in_full", 1, 1 / 7, 1.0),
    )
    table = found.table()
    assert [row[1] for row in table.rows] == [4, 2, 1]
    assert table.rows[1][4] is None
    note = "7 of 11 orders fail at least one condition; orders that could not be judged: 1."
    assert table.notes[0].text("en") == note


def test_the_note_groups_thousands_as_the_chart_below_it_does() -> None:
    orders = [order({"on_time": i >= 1296}) for i in range(9000)]
    orders += [order({}) for _ in range(1100)]
    note = failure_causes(cell(orders), ("on_time",)).table().notes[0]
    said = "1 296 of 9 000 orders fail at least one condition; orders that could not be judged: 1 100."
    assert note.text("en") == said


def test_a_cause_that_never_comes_alone_stays_in_the_table() -> None:
    flags = ["00", "00", "01", "11"]
    orders = [order({c: f[i] == "1" for i, c in enumerate(FIRST[:2])}) for f in flags]
    found = failure_causes(cell(orders), FIRST[:2])
    table = found.table()
    assert [(row[1], row[4]) for row in table.rows] == [(2, None), (1, 3), (0, 2)]
    assert [row[3] for row in table.rows] == [2 / 3, 1.0, 1.0], "what comes after all failed orders adds none"
    assert [bar.cumulative for bar in prepare_pareto(found).bars] == [2 / 3, 1.0, 1.0]


def test_nothing_failed_and_nothing_recorded() -> None:
    perfect = failure_causes(cell([order(dict.fromkeys(FIRST, True))]), FIRST)
    assert (perfect.failed, perfect.pareto, perfect.rows[0].share) == (0, (), None)
    assert failure_causes(cell([order({})]), ("polite",)).n == 0


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=40))
def test_causes_add_up_to_the_failed_orders(flags: list[tuple[bool, bool, bool]]) -> None:
    found = failure_causes(cell([order(dict(zip(FIRST, f, strict=True))) for f in flags]), FIRST)
    assert sum(row.orders for row in found.pareto) == found.failed == sum(not all(f) for f in flags)
    assert not found.pareto or found.pareto[-1].cumulative == 1.0
    assert sorted((row.orders for row in found.pareto), reverse=True) == [row.orders for row in found.pareto]
