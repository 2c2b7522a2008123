"""The rule of each measure in each period."""

from __future__ import annotations

import numpy as np

from scorecard.models import Calendar, Measure
from scorecard.scoring.measure_rules import rule_in, rules_of

CALENDAR = Calendar(first="2026-Q1", last="2026-Q3")
STILL = Measure(id="a", name="A", worst=0, target=10)
CHANGED = Measure(id="b", name="B", worst=0, target=10, changes=[{"since": "2026-Q3", "target": 20}])
PLANNED = Measure(
    id="c", name="C", baseline=4, target=8, scoring={"kind": "plan", "start": "2026-Q2", "end": "2026-Q3"}
)
OWN = Measure(id="d", name="D", scoring={"kind": "function", "name": "f"})


def test_one_column_serves_where_nothing_differs():
    rules = rules_of([STILL, OWN], CALENDAR.periods, calendar=CALENDAR)
    assert (rules.x.shape, rules.differ) == ((2, 1, 2), False)
    assert rules.x[0, 0].tolist() == [0, 10]
    assert np.isnan(rules.x[1]).all()
    assert [row[0].named for row in rules.rows] == [None, "f"]


def test_a_column_for_each_period_where_something_differs():
    rules = rules_of([STILL, CHANGED, PLANNED], CALENDAR.periods, calendar=CALENDAR)
    assert (rules.x.shape, rules.differ) == ((3, 3, 2), True)
    assert rules.x[0].tolist() == [[0, 10]] * 3
    assert rules.x[1].tolist() == [[0, 10], [0, 10], [0, 20]]
    assert np.isnan(rules.x[2, 0]).all()
    assert rules.x[2, 1:].tolist() == [[4, 6], [4, 8]]
    assert rules.table(lambda r: r.started).tolist() == [[1, 1, 1], [1, 1, 1], [0, 1, 1]]
    assert np.isnan(rules.table(lambda r: r.measure.best)).all()


def test_rule_of_one_period_is_what_is_in_force_on_its_first_day():
    late = Measure(id="b", name="B", worst=0, target=10, changes=[{"since": "2026-07-02", "target": 20}])
    third = CALENDAR.periods[2]
    assert rule_in(CHANGED, third, calendar=CALENDAR).measure.target == 20
    assert rule_in(late, third, calendar=CALENDAR).measure.target == 10


def test_no_measures():
    assert rules_of([], CALENDAR.periods, calendar=CALENDAR).x.shape == (0, 1, 2)
