"""One value from several, straight from windows of positions."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.models import Calendar, Period
from scorecard.scoring import observe
from scorecard.series import MISSING, NOT_APPLICABLE, USABLE, MeasureRecord
from scorecard.series.combining import combine, place_in
from scorecard.survey import gap_analysis
from tests.scoring.cards import from_survey, survey, survey_card
from tests.series.grids import grid, plain, values


def test_places_in_a_calendar():
    calendar = Calendar.model_validate({"first": "2025-11", "last": "2026-02"})
    texts = ("2025-10", "2025-11", "2026-01", "2026-02", "2026-03")
    assert [place_in(calendar, Period.parse(text)) for text in texts] == [-1, 0, 2, 3, -1]


def test_windows_may_overlap_and_reach_outside():
    obs = grid(*values("m", [1.0, 2.0, 4.0]), last="2026-03", m="sum")
    found = combine(obs, [[-1, 0], [0, 1], [0, 1, 2], [-1]], rules=["sum"], incomplete="missing")
    assert plain(found.value) == [None, 3.0, 7.0, None]
    assert plain(found.completeness) == [0.5, 1.0, 1.0, 0.0]
    assert found.state[0, :, 0].tolist() == [MISSING, USABLE, USABLE, MISSING]
    kept = combine(obs, [[-1, 0], [-1]], rules=["sum"], incomplete="keep")
    assert plain(kept.value) == [1.0, None]


def test_a_measure_that_never_applies_does_not_outside_the_calendar_either():
    idle = [MeasureRecord("m", f"2026-0{i}", applicable=False) for i in (1, 2)]
    windows = [[-1, 0], [0, 1], [-1]]
    never = combine(grid(*idle, last="2026-02", m="sum"), windows, rules=["sum"], incomplete="keep")
    assert never.state[0, :, 0].tolist() == [NOT_APPLICABLE] * 3
    assert plain(never.completeness) == [None] * 3
    once = combine(grid(idle[0], last="2026-02", m="sum"), windows, rules=["sum"], incomplete="keep")
    assert once.state[0, :, 0].tolist() == [MISSING] * 3
    assert plain(once.completeness) == [0.0] * 3


def test_windows_are_worked_off_in_batches(monkeypatch):
    """One window at a time, or all of one length together: the same numbers."""
    records = [
        MeasureRecord(m, f"2026-{i:02d}", i / 10, entity=e, n=i) for m in "ab" for i in range(1, 7) for e in ("x", "y")
    ]
    obs = grid(*records, entities=["x", "y"], a="weighted", b="mean")
    windows = [[-1, 0, 1], [0], [0, 1, 2], [3, 4, 5], [5]]
    together = combine(obs, windows, rules=["weighted", "mean"], incomplete="keep")
    monkeypatch.setattr("scorecard.series.combining._MOST_NUMBERS", 1)
    alone = combine(obs, windows, rules=["weighted", "mean"], incomplete="keep")
    assert np.array_equal(together.value, alone.value)
    assert alone.value[1, :, 0].tolist() == pytest.approx([0.5 / 3, 0.1, 1.4 / 6, 7.7 / 15, 0.6])
    assert alone.value[1, :, 1].tolist() == pytest.approx([0.15, 0.1, 0.2, 0.5, 0.6])


def test_weights_of_no_case_give_no_mean():
    records = [MeasureRecord("m", "2026-01", 3.0, n=0), MeasureRecord("m", "2026-02", 5.0, n=0)]
    found = combine(grid(*records, m="weighted"), [[0, 1]], rules=["weighted"], incomplete="missing")
    assert (plain(found.value), plain(found.n), plain(found.completeness)) == ([None], [0.0], [1.0])


def test_no_case_in_one_part_leaves_the_mean_of_the_others():
    records = [MeasureRecord("m", "2026-01", n=0), MeasureRecord("m", "2026-02", 5.0, n=4)]
    found = combine(grid(*records, m="weighted"), [[0, 1]], rules=["weighted"], incomplete="missing")
    assert (plain(found.value), plain(found.n), plain(found.completeness)) == ([5.0], [4.0], [1.0])


def test_a_part_of_no_weight_needs_no_standard_error():
    records = [MeasureRecord("m", "2026-01", 3.0, n=0), MeasureRecord("m", "2026-02", 5.0, n=4, standard_error=0.5)]
    found = combine(grid(*records, m="weighted"), [[0, 1]], rules=["weighted"], incomplete="missing")
    assert (plain(found.value), plain(found.standard_error)) == ([5.0], [0.5])


@pytest.mark.parametrize(("second", "expected"), [(0.9, 0.9), (0.95, None)])
def test_the_level_of_intervals_stays_where_it_is_shared(second, expected):
    described = survey_card(from_survey("speed_gap", "gap", "speed", worst=-4, target=0, aggregation="weighted"))
    answers = survey([[6, 6], [6, 6], [6, 6]], [[5, 5], [4, 4], [3, 3]])
    waves = {"2026-Q1": gap_analysis(answers, confidence=0.9), "2026-Q2": gap_analysis(answers, confidence=second)}
    obs = observe(described, surveys={"customers": waves})
    found = combine(obs, [[0, 1]], rules=["weighted"], incomplete="missing")
    assert plain(found.confidence) == [expected]
    assert (plain(found.value), plain(found.n)) == ([-2.0], [6.0])
