"""To date, rolling and shifted, against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.scoring import evaluate, observe
from scorecard.series import MISSING, NOT_APPLICABLE, USABLE, MeasureRecord, aggregate, rolling, shifted, to_date
from scorecard.survey import gap_analysis
from tests.scoring.cards import card, from_survey, measure, survey, survey_card
from tests.series.grids import grid, plain, values

MONTHS = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("year", [1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 127.0]),
        ("half", [1.0, 3.0, 7.0, 15.0, 31.0, 63.0, 64.0]),
        ("quarter", [1.0, 3.0, 7.0, 8.0, 24.0, 56.0, 64.0]),
    ],
)
def test_sums_to_date(span, expected):
    obs = grid(*values("m", MONTHS), last="2026-07", m="sum")
    found = to_date(obs, span=span)
    assert plain(found.value) == expected
    assert (found.card, found.periods) == (obs.card, obs.periods)
    assert plain(to_date(obs).value) == plain(to_date(obs, span="year").value)


def test_the_fiscal_year_to_date_starts_where_the_year_does():
    """From March on; January and February belong to the year before, whose first ten months are outside."""
    obs = grid(*values("m", MONTHS), last="2026-07", year_starts=3, m="sum")
    assert plain(to_date(obs).value) == [None, None, 4.0, 12.0, 28.0, 60.0, 124.0]
    kept = to_date(obs, incomplete="keep")
    assert plain(kept.value) == [1.0, 3.0, 4.0, 12.0, 28.0, 60.0, 124.0]
    assert plain(kept.completeness)[:3] == pytest.approx([1 / 11, 2 / 12, 1.0])


def test_a_rate_to_date_is_a_ratio_of_sums():
    counts = [(2, 4), (2, 100), (0, 0), (6, 96)]
    records = [MeasureRecord("m", f"2026-{i:02d}", numerator=a, denominator=b) for i, (a, b) in enumerate(counts, 1)]
    found = to_date(grid(*records, last="2026-04", m="ratio"))
    assert plain(found.value) == [50.0, 4 / 104 * 100, 4 / 104 * 100, 5.0]
    assert plain(found.denominator) == [4.0, 104.0, 104.0, 200.0]


def test_a_missing_month_spoils_what_follows_until_the_year_ends():
    obs = grid(*values("m", [1.0, None, 4.0, 8.0]), last="2026-04", m="sum")
    assert plain(to_date(obs, span="quarter").value) == [1.0, None, None, 8.0]
    assert plain(to_date(obs, span="quarter", incomplete="keep").value) == [1.0, 1.0, 5.0, 8.0]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("sum", [None, None, 7.0, 14.0, 28.0, 56.0, 112.0]),
        ("mean", [None, None, 7 / 3, 14 / 3, 28 / 3, 56 / 3, 112 / 3]),
        ("last", MONTHS),
    ],
)
def test_rolling_over_three(rule, expected):
    obs = grid(*values("m", MONTHS), last="2026-07", m=rule)
    found = rolling(obs, window=3)
    assert plain(found.value) == pytest.approx(expected)
    assert plain(found.completeness)[:3] == pytest.approx([1 / 3, 2 / 3, 1.0])
    assert plain(rolling(obs, window=1).value) == MONTHS


def test_a_window_may_be_a_whole_number_of_numpy():
    obs = grid(*values("m", [1.0, 2.0, 4.0]), m="sum")
    assert plain(rolling(obs, window=np.int64(2)).value) == plain(rolling(obs, window=2).value)


def test_rolling_over_what_is_there():
    obs = grid(*values("m", [1.0, 2.0, 4.0, 8.0]), last="2026-04", m="sum")
    assert plain(rolling(obs, window=3, incomplete="keep").value) == [1.0, 3.0, 7.0, 14.0]


def test_the_period_before():
    idle = MeasureRecord("m", "2026-02", applicable=False)
    records = [MeasureRecord("m", "2026-01", 1.0, n=5, note="strike"), idle, MeasureRecord("m", "2026-03", 4.0)]
    found = shifted(grid(*records, last="2026-04", m=None), by="period")
    assert plain(found.value) == [None, 1.0, None, 4.0]
    assert plain(found.n) == [None, 5.0, None, None]
    assert found.state[0, :, 0].tolist() == [MISSING, USABLE, NOT_APPLICABLE, USABLE]
    assert found.notes == {(0, 1, 0): "strike"}
    assert found.completeness is None


@pytest.mark.parametrize(
    ("first", "last", "steps"),
    [("2025-01", "2026-03", 12), ("2025-Q1", "2026-Q2", 4), ("2025-H1", "2026-H2", 2), ("2025", "2027", 1)],
)
def test_the_year_before(first, last, steps):
    obs = grid(first=first, last=last, m="sum")
    obs = grid(
        *(MeasureRecord("m", str(p), float(i)) for i, p in enumerate(obs.periods)), first=first, last=last, m="sum"
    )
    numbers = plain(obs.value)
    assert plain(shifted(obs, by="year").value) == [*[None] * steps, *numbers[:-steps]]


def test_weeks_keep_their_number():
    """2020 has 53 weeks, 2021 has 52: the last week of 2020 is nobody's year before."""
    weeks = ["2020-W52", "2020-W53", "2021-W01", "2021-W52", "2022-W01"]
    records = [MeasureRecord("m", w, float(i)) for i, w in enumerate(weeks)]
    obs = grid(*records, first="2019-W52", last="2022-W01", m="sum")
    found = dict(zip(map(str, obs.periods), plain(shifted(obs, by="year").value), strict=True))
    assert {w: v for w, v in found.items() if v is not None} == {"2021-W52": 0.0, "2022-W01": 2.0}
    assert found["2020-W53"] is None


def test_facts_of_a_survey_move_with_their_values():
    described = survey_card(from_survey("speed_gap", "gap", "speed", worst=-4, target=0, aggregation="mean"))
    gaps = gap_analysis(survey([[6, 6]] * 3, [[5, 5]] * 3))
    obs = observe(described, surveys={"customers": {"2026-Q1": gaps, "2026-Q4": gaps}})
    moved = shifted(obs, by="period")
    assert list(moved.facts) == [(0, 1, 0)]
    assert moved.facts[0, 1, 0] is obs.facts[0, 0, 0]
    assert rolling(obs, window=1).facts == {}


def test_shares_move_with_their_values():
    quarters = aggregate(grid(*values("m", [1.0, 2.0, 4.0, 8.0]), m="sum"), frequency="quarter", incomplete="keep")
    assert plain(shifted(quarters, by="period").completeness) == [0.0, 1.0]


def test_values_of_the_year_before_are_scored_on_the_same_card():
    described = card(measure("m"), calendar={"first": "2025", "last": "2026"})
    obs = observe(described, values=[MeasureRecord("m", "2025", 40.0), MeasureRecord("m", "2026", 60.0)])
    assert evaluate(described, obs, period="2026")["m"].score == 60.0
    assert evaluate(described, shifted(obs, by="year"), period="2026")["m"].score == 40.0


def test_remarks_of_windows_stay_with_their_period():
    obs = grid(MeasureRecord("m", "2026-01", 1.0, note="strike"), m="sum")
    assert rolling(obs, window=2).notes == to_date(obs).notes == {(0, 0, 0): "strike"}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda o: to_date(o, span="month"),
            "the option span has an unknown value; found 'month'. Use one of: 'year', 'half', 'quarter'. [bad-option]",
        ),
        (
            lambda o: shifted(o, by="week"),
            "the option by has an unknown value; found 'week'. Use one of: 'period', 'year'. [bad-option]",
        ),
        (
            lambda o: rolling(o, window=0),
            "a window is a whole number of periods from 1 to 2000; found '0'. Write window=12 for a year of months. [bad-window]",
        ),
        (
            lambda o: rolling(o, window=True),
            "a window is a whole number of periods from 1 to 2000; found 'True'. Write window=12 for a year of months. [bad-window]",
        ),
        (
            lambda o: rolling(o, window=3, incomplete="zero"),
            "the option incomplete has an unknown value; found 'zero'. Use one of: 'missing', 'keep'. [bad-option]",
        ),
        (
            lambda o: to_date(grid(first="2026", last="2027", m="sum"), span="quarter"),
            "a year does not lie within one quarter; found '2026'. Ask for one of: year. [period-shorter]",
        ),
        (
            lambda o: shifted(None, by="year"),
            "values over periods come from observations; found 'NoneType'. Give what observe returns. [not-observations]",
        ),
    ],
)
def test_questions_that_cannot_be_answered(call, message):
    with pytest.raises(UsageError) as caught:
        call(grid(m="sum"))
    assert str(caught.value).splitlines()[1] == f"  {message}"


def test_words_move_with_their_values_and_stay_out_of_what_is_made_of_several() -> None:
    levels = [{"id": "bad", "name": "Bad", "score": 0}, {"id": "good", "name": "Good", "score": 100}]
    graded = {"id": "a", "name": "A", "aggregation": "last", "scoring": {"kind": "levels", "levels": levels}}
    written = [MeasureRecord("a", "2026-Q1", text="good"), MeasureRecord("a", "2026-Q2", text="bad")]
    obs = observe(card(graded), values=written)
    assert dict(shifted(obs, by="period").words) == {(0, 1, 0): "good", (0, 2, 0): "bad"}
    # the half-year ends bad, and where the first quarter stood the half-year stands now
    halves = aggregate(obs, frequency="half")
    assert (halves.value[0, 0, 0], dict(halves.words)) == (1, {})
    assert dict(rolling(obs, window=2, incomplete="keep").words) == {}


def ranged():
    """A month with a range in each of two measures, whose errors go together; then a month without."""
    records = [
        MeasureRecord("a", "2026-01", 1.0, low=0.5, high=2.0),
        MeasureRecord("a", "2026-02", 3.0),
        MeasureRecord("b", "2026-01", 1.0, low=0.0, high=2.0),
        MeasureRecord("b", "2026-02", 3.0),
    ]
    obs = grid(*records, last="2026-03", a="sum", b="last")
    return replace(obs, correlations=MappingProxyType({(0, 0, 0, 1): 0.5}))


def test_what_is_known_of_errors_moves_with_the_values():
    obs, found = ranged(), shifted(ranged(), by="period")
    assert found.ranges == {(0, 1, 0): obs.ranges[0, 0, 0], (0, 1, 1): obs.ranges[0, 0, 1]}
    assert found.correlations == {(0, 1, 0, 1): 0.5}
    assert dict(shifted(found, by="year").ranges) == {}


def test_what_is_known_of_errors_stays_with_values_of_one_period_only():
    """January to date is January; its sum with February is made of two values, the last of two is February's."""
    obs = ranged()
    for found in (to_date(obs), rolling(obs, window=2, incomplete="keep")):
        assert found.ranges == obs.ranges
        assert found.correlations == obs.correlations
    kept = rolling(obs, window=3, incomplete="keep")
    assert set(kept.ranges) == {(0, 0, 0), (0, 0, 1)}
    single = rolling(obs, window=1)
    assert (single.ranges, single.correlations) == (obs.ranges, obs.correlations)
    assert set(rolling(obs, window=2).ranges) == {(0, 0, 1)}  # of January, the last of the two


def test_degrees_of_freedom_move_with_the_values():
    records = [MeasureRecord("m", f"2026-0{i}", 1.0, n=10 * i, standard_error=0.1) for i in (1, 2, 3)]
    found = rolling(grid(*records, last="2026-03", m="mean"), window=2, incomplete="keep")
    assert found.degrees_of_freedom is not None
    # equal errors of ten and of twenty cases: 4 / (1 / 9 + 1 / 19)
    wanted = [9.0, 4 / (1 / 9 + 1 / 19), 4 / (1 / 19 + 1 / 29)]
    assert found.degrees_of_freedom[0, :, 0].tolist() == pytest.approx(wanted)
    moved = shifted(found, by="period").degrees_of_freedom
    assert moved is not None
    assert moved[0, :, 0].tolist() == pytest.approx([np.nan, *wanted[:2]], nan_ok=True)
