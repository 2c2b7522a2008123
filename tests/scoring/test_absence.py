"""Not applicable, missing, not due yet and zero are four things; carried values tell their age."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import numpy as np

from scorecard.models import Scorecard
from scorecard.scoring import evaluate, observe
from scorecard.scoring.absence import settle
from scorecard.series import CARRIED, MISSING, NOT_DUE, USABLE, MeasureRecord
from scorecard.series.freedom import degrees_of_freedom
from tests.scoring.cards import card, measure

PERIODS = ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")


def states(described: Scorecard, values: dict[str, float], *, as_of: date | None = None, node: str = "a") -> list[int]:
    found = settle(
        described, observe(described, values=[MeasureRecord(node, p, v) for p, v in values.items()]), as_of=as_of
    )
    return found.observations.state[0, :, described.measures.index(described.measure(node))].tolist()


def test_zero_is_a_value_and_nothing_is_missing() -> None:
    assert states(card(measure("a")), {"2026-Q2": 0.0}) == [MISSING, USABLE, MISSING, MISSING]


def test_a_value_is_carried_so_many_periods_and_then_missing() -> None:
    described = card(measure("a", carry_forward=2))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 40)])
    found = settle(described, obs)
    assert found.observations.state[0, :, 0].tolist() == [USABLE, CARRIED, CARRIED, MISSING]
    assert found.age[0, :, 0].tolist() == [0, 1, 2, -1]
    assert found.observations.value[0, :3, 0].tolist() == [40, 40, 40]
    assert np.isnan(found.observations.value[0, 3, 0])


def test_a_measure_is_not_due_before_it_starts() -> None:
    assert states(card(measure("a", starts="2026-Q3")), {}) == [NOT_DUE, NOT_DUE, MISSING, MISSING]


def test_a_yearly_measure_is_due_in_the_last_quarter() -> None:
    assert states(card(measure("a", frequency="year")), {}) == [NOT_DUE, NOT_DUE, NOT_DUE, MISSING]
    assert states(card(measure("a", frequency="half")), {}) == [NOT_DUE, MISSING, NOT_DUE, MISSING]
    assert states(card(measure("a", frequency="month")), {}) == [MISSING] * 4


def test_nothing_is_due_before_its_day() -> None:
    # due ten days after the end of a quarter; read on 9 and on 10 July
    described = card(measure("a", due_days=10))
    assert states(described, {}, as_of=date(2026, 7, 9)) == [MISSING, NOT_DUE, NOT_DUE, NOT_DUE]
    assert states(described, {}, as_of=date(2026, 7, 10)) == [MISSING, MISSING, NOT_DUE, NOT_DUE]


def test_a_measure_applies_to_its_entities_alone() -> None:
    described = card(
        measure("a"),
        measure("b", entities=["north"]),
        entities=[{"id": "north", "name": "N"}, {"id": "south", "name": "S"}],
    )
    values = [MeasureRecord("a", "2026-Q1", 50, entity=e) for e in ("north", "south")]
    values.append(MeasureRecord("b", "2026-Q1", 90, entity="north"))
    ev = evaluate(described, observe(described, values=values), period="2026-Q1")
    assert ev.at(entity="north")["customer"].score == 70.0
    south = ev.at(entity="south")
    assert (south["customer"].score, south["customer"].coverage, south["b"].reason) == (50.0, 1.0, "not_applicable")


def test_absences_in_coverage_bounds_and_shares() -> None:
    # weights 4 : 3 : 2 : 1; a reported, b carried though due, c missing, d not due
    described = card(
        measure("a", weight=4),
        measure("b", weight=3, carry_forward=1),
        measure("c", weight=2),
        measure("d", weight=1, frequency="year"),
    )
    values = [MeasureRecord("a", "2026-Q2", 100), MeasureRecord("b", "2026-Q1", 50)]
    found = evaluate(described, observe(described, values=values), period="2026-Q2")["customer"]
    assert found.score == (400 + 150) / 7
    assert found.coverage == 4 / 9
    assert found.stale == 3 / 9
    assert found.not_due == 1 / 10
    assert (found.bound_low, found.bound_high) == (550 / 9, 750 / 9)


def test_what_is_carried_before_it_is_due_again_is_fresh() -> None:
    described = card(measure("a", frequency="year", carry_forward=3), calendar={"first": "2025-Q4", "last": "2026-Q4"})
    ev = evaluate(described, observe(described, values=[MeasureRecord("a", "2025-Q4", 80)]))
    q3, q4 = ev.at(period="2026-Q3")["customer"], ev.at(period="2026-Q4")["customer"]
    assert (q3.score, q3.coverage, q3.stale) == (80.0, 1.0, 0.0)
    assert (q4.score, q4.reason, q4.coverage) == (None, "no_data", 0.0)
    assert ev.at(period="2026-Q3")["a"].age == 3


def test_a_node_of_nothing_but_early_measures_is_not_due() -> None:
    described = card(measure("a", starts="2026-Q3"))
    found = evaluate(described, observe(described), period="2026-Q1")
    assert (found["customer"].reason, found["customer"].not_due, found["customer"].coverage) == ("not_due", 1.0, None)


def test_what_is_known_of_errors_is_carried_with_the_values() -> None:
    """The correlation of two errors where both values stand in for the same quarter, and nowhere else."""
    described = card(measure("a", carry_forward=2), measure("b", carry_forward=1), measure("c", carry_forward=2))
    values = [
        MeasureRecord("a", "2026-Q1", 40, low=30, high=60),
        MeasureRecord("b", "2026-Q1", 40, low=35, high=60),
        MeasureRecord("c", "2026-Q1", 40),
        MeasureRecord("c", "2026-Q2", 50),
    ]
    pairs = {(0, 0, 0, 1): 0.5, (0, 0, 0, 2): 0.25}
    obs = replace(observe(described, values=values), correlations=MappingProxyType(pairs))
    found = settle(described, obs).observations
    first, second = obs.ranges[0, 0, 0], obs.ranges[0, 0, 1]
    assert found.ranges == {
        (0, 0, 0): first,
        (0, 1, 0): first,
        (0, 2, 0): first,
        (0, 0, 1): second,
        (0, 1, 1): second,
    }
    assert found.correlations == {(0, 0, 0, 1): 0.5, (0, 1, 0, 1): 0.5, (0, 0, 0, 2): 0.25}
    blanked = evaluate(described, obs, frozen=evaluate(described, obs, period="2026-Q1")).observations
    assert (blanked.ranges, blanked.correlations) == (obs.ranges, pairs)


def test_degrees_of_freedom_are_carried_with_the_values() -> None:
    described = card(measure("a", carry_forward=1))
    values = [MeasureRecord("a", f"2026-Q{q}", 40, n=20, standard_error=2) for q in (1, 3)]
    stated = np.array([[[5.5], [np.nan], [np.nan], [np.nan]]])
    found = settle(described, replace(observe(described, values=values), degrees_of_freedom=stated)).observations
    assert degrees_of_freedom(found)[0, :, 0].tolist() == [5.5, 5.5, 19.0, 19.0]


def levels(*scored: tuple[str, float]) -> dict[str, object]:
    return {"kind": "levels", "levels": [{"id": name, "name": name, "score": score} for name, score in scored]}


def test_a_word_is_carried_into_another_scale_as_a_word():
    """The middle of three levels is the third of four; a level that the new scale lacks is not carried at all."""
    three = levels(("low", 0), ("mid", 50), ("high", 100))
    four = levels(("low", 0), ("fair", 40), ("mid", 70), ("top", 100))
    changes = [{"since": "2026-Q2", "scoring": four}]
    described = card(
        *(measure(name, worst=None, target=None, scoring=three, carry_forward=2, changes=changes) for name in "ab"),
        measure("c", carry_forward=2, changes=[{"since": "2026-Q2", "scoring": three}]),
    )
    obs = observe(
        described,
        values=[
            MeasureRecord("a", "2026-Q1", text="mid"),
            MeasureRecord("b", "2026-Q1", text="high"),
            MeasureRecord("c", "2026-Q1", 3.0),
        ],
    )
    settled = settle(described, obs)
    assert settled.observations.state[0].tolist() == [
        [USABLE, USABLE, USABLE],
        *[[CARRIED, MISSING, MISSING]] * 2,
        [MISSING, MISSING, MISSING],
    ]
    assert settled.age[0].tolist() == [[0, 0, 0], [1, -1, -1], [2, -1, -1], [-1, -1, -1]]
    second = evaluate(described, obs, period="2026-Q2")
    assert [second[name].value for name in "abc"] == [3.0, None, None]
    assert [second[name].score for name in "abc"] == [70.0, None, None]
    assert "Value: mid" in second.explain("a").to_text()
