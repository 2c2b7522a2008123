"""Longer periods from shorter ones, against numbers worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace
from types import MappingProxyType

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.scoring import evaluate, observe
from scorecard.series import MISSING, NOT_APPLICABLE, USABLE, MeasureRecord, aggregate
from tests.scoring.cards import card, measure
from tests.series.grids import grid, plain, values

HEADLINE = "The values of several periods cannot become one."


def rate(name, counts, *, start=1):
    return [MeasureRecord(name, f"2026-{i:02d}", numerator=a, denominator=b) for i, (a, b) in enumerate(counts, start)]


def with_n(name, numbers, cases, errors=None):
    errors = errors or [None] * len(numbers)
    return [
        MeasureRecord(name, f"2026-{i:02d}", v, n=n, standard_error=e)
        for i, (v, n, e) in enumerate(zip(numbers, cases, errors, strict=True), 1)
    ]


# ---------------------------------------------------------------------- rules


def test_a_rate_is_the_ratio_of_sums():
    """2/4 in January, 2/100 in February: 4/104, neither the mean of the rates (26 %) nor their sum (52 %)."""
    obs = grid(*rate("damage", [(2, 4), (2, 100), (0, 0)]), last="2026-03", damage="ratio")
    assert plain(obs.value) == [50.0, 2.0, None]
    found = aggregate(obs, frequency="quarter")
    assert plain(found.value) == [4 / 104 * 100]
    assert (plain(found.numerator), plain(found.denominator)) == ([4.0], [104.0])


def test_a_rate_in_percent_is_the_number_nearest_to_its_exact_ratio():
    obs = grid(*rate("damage", [(9, 10), (10, 20), (10, 20)]), last="2026-03", damage="ratio")
    assert aggregate(obs, frequency="quarter").value[0, 0].tolist() == [58.0]  # 29 / 50 is no more than 0.58


@pytest.mark.parametrize(
    ("rule", "value", "n"),
    [
        ("sum", [7.0, 15.0], [100.0, 80.0]),
        ("mean", [7 / 3, 5.0], [100.0, 80.0]),
        ("last", [4.0, 6.0], [70.0, 30.0]),
        ("weighted", [(10 + 40 + 280) / 100, (80 + 150 + 180) / 80], [100.0, 80.0]),
    ],
)
def test_the_other_rules(rule, value, n):
    obs = grid(*with_n("m", [1.0, 2.0, 4.0, 4.0, 5.0, 6.0], [10, 20, 70, 20, 30, 30]), m=rule)
    found = aggregate(obs, frequency="quarter")
    assert plain(found.value) == pytest.approx(value, abs=1e-12)
    assert plain(found.n) == n
    assert plain(found.numerator) == plain(found.denominator) == [None, None]
    assert plain(found.completeness) == [1.0, 1.0]
    assert (found.state.dtype, found.state.tolist()) == (obs.state.dtype, [[[USABLE], [USABLE]]])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("sum", math.sqrt(0.09 + 0.16 + 1.44)),
        ("mean", math.sqrt(0.09 + 0.16 + 1.44) / 3),
        ("last", 1.2),
        ("weighted", math.sqrt((10 * 0.3) ** 2 + (20 * 0.4) ** 2 + (70 * 1.2) ** 2) / 100),
    ],
)
def test_standard_errors_of_independent_parts(rule, expected):
    obs = grid(*with_n("m", [1.0, 2.0, 4.0], [10, 20, 70], [0.3, 0.4, 1.2]), last="2026-03", m=rule)
    assert plain(aggregate(obs, frequency="quarter").standard_error) == pytest.approx([expected], rel=1e-14)


def test_standard_error_of_a_ratio_of_sums_is_that_of_the_counts_together():
    """Binomial counts: p q / n in each month; of both together Σ n p q / (Σ n)²."""
    counts = [(8, 10), (45, 90)]
    records = [
        MeasureRecord(
            "otif",
            f"2026-{i:02d}",
            numerator=a,
            denominator=b,
            n=b,
            standard_error=100 * math.sqrt(a / b * (1 - a / b) / b),
        )
        for i, (a, b) in enumerate(counts, 1)
    ]
    found = aggregate(grid(*records, last="2026-02", otif="ratio"), frequency="year", incomplete="keep")
    assert plain(found.value) == [53.0]
    assert plain(found.standard_error) == pytest.approx([100 * math.sqrt(10 * 0.16 + 90 * 0.25) / 100], rel=1e-14)
    assert plain(found.n) == [100.0]


@pytest.mark.parametrize("rule", ["sum", "mean", "last"])
def test_what_one_part_does_not_say_is_unknown_of_all(rule):
    """January has neither n nor standard error; only the last value does without it."""
    records = [MeasureRecord("m", "2026-01", 1.0), MeasureRecord("m", "2026-02", 2.0, n=20, standard_error=0.4)]
    found = aggregate(grid(*records, m=rule), frequency="half", incomplete="keep")
    expected = ([20.0], [0.4]) if rule == "last" else ([None], [None])
    assert (plain(found.n), plain(found.standard_error)) == expected


def test_last_keeps_its_counts():
    found = aggregate(
        grid(*rate("stock", [(1, 4), (3, 5)]), last="2026-02", stock="last"), frequency="quarter", incomplete="keep"
    )
    assert (plain(found.numerator), plain(found.denominator), plain(found.value)) == ([3.0], [5.0], [0.6])


def test_values_that_all_have_counts_need_no_rule():
    obs = grid(*rate("otif", [(188, 200), (90, 100)]), last="2026-02", otif=None)
    assert plain(aggregate(obs, frequency="quarter", incomplete="keep").value) == [278 / 300]


def test_nothing_counted_at_all_is_no_rate():
    found = aggregate(grid(*rate("otif", [(0, 0)] * 3), last="2026-03", otif="ratio"), frequency="quarter")
    assert (plain(found.value), plain(found.denominator), plain(found.completeness)) == ([None], [0.0], [1.0])
    assert found.state.tolist() == [[[MISSING]]]


# ------------------------------------------------------------ what is not there


@pytest.mark.parametrize(
    ("rule", "missing", "kept"),
    [("sum", [None, 15.0], [5.0, 15.0]), ("mean", [None, 5.0], [2.5, 5.0]), ("last", [4.0, 6.0], [4.0, 6.0])],
)
def test_a_part_without_value(rule, missing, kept):
    """February is not there. It is not zero, and the last value of the quarter is March's all the same."""
    obs = grid(*values("m", [1.0, None, 4.0, 4.0, 5.0, 6.0]), m=rule)
    for incomplete, expected in (("missing", missing), ("keep", kept)):
        found = aggregate(obs, frequency="quarter", incomplete=incomplete)
        assert plain(found.value) == expected
        assert found.state[0, :, 0].tolist() == [MISSING if v is None else USABLE for v in expected]
        assert plain(found.completeness) == [2 / 3, 1.0]
    assert (
        aggregate(obs, frequency="quarter").numbers_json()
        == aggregate(obs, frequency="quarter", incomplete="missing").numbers_json()
    )


def test_the_last_part_without_value():
    obs = grid(*values("m", [1.0, 2.0]), last="2026-03", m="last")
    assert plain(aggregate(obs, frequency="quarter").value) == [None]
    assert plain(aggregate(obs, frequency="quarter", incomplete="keep").value) == [2.0]


@pytest.mark.parametrize("rule", ["sum", "last"])
def test_what_does_not_apply_is_left_out(rule):
    """January and February apply, March to June do not."""
    idle = [MeasureRecord("m", f"2026-{i:02d}", applicable=False) for i in (3, 4, 5, 6)]
    found = aggregate(grid(*values("m", [1.0, 2.0]), *idle, m=rule), frequency="quarter")
    assert plain(found.value) == [3.0 if rule == "sum" else 2.0, None]
    assert found.state[0, :, 0].tolist() == [USABLE, NOT_APPLICABLE]
    assert plain(found.completeness) == [1.0, None]


def test_parts_outside_the_calendar_are_not_there():
    """February to April: one month of the first quarter and two of the second lie outside."""
    obs = grid(*values("m", [2.0, 3.0, 4.0], start=2), first="2026-02", last="2026-04", m="sum")
    assert plain(aggregate(obs, frequency="quarter").value) == [None, None]
    found = aggregate(obs, frequency="quarter", incomplete="keep")
    assert (plain(found.value), plain(found.completeness)) == ([5.0, 4.0], [2 / 3, 1 / 3])


def test_shares_of_parts_go_up_with_the_values():
    """Three of six months are there: a half-year made of two quarters is as incomplete as one made of months."""
    obs = grid(*values("m", [1.0, None, 4.0, 4.0, None, None]), m="sum")
    quarters = aggregate(obs, frequency="quarter", incomplete="keep")
    for source in (obs, quarters):
        half = aggregate(source, frequency="half", incomplete="keep")
        assert plain(half.value) == [9.0]
        assert plain(half.completeness) == pytest.approx([0.5])
        assert plain(aggregate(source, frequency="half").value) == [None]


# ------------------------------------------------------------------- calendars


def test_weeks_belong_where_their_thursday_lies():
    """The Thursdays of weeks 1 to 5 of 2026 are 1, 8, 15, 22 and 29 January, those of 6 to 9 lie in February."""
    records = [MeasureRecord("m", f"2026-W{w:02d}", float(w)) for w in range(1, 10)]
    found = aggregate(grid(*records, first="2026-W01", last="2026-W09", m="sum"), frequency="month")
    assert [str(p) for p in found.periods] == ["2026-01", "2026-02"]
    assert plain(found.value) == [15.0, 30.0]


def test_fiscal_quarters_start_with_the_fiscal_year():
    """From February on: February to April is the first quarter of 2026; January belongs to 2025."""
    obs = grid(*values("m", [1.0, 2.0, 3.0, 4.0]), last="2026-04", year_starts=2, m="sum")
    found = aggregate(obs, frequency="quarter", incomplete="keep")
    assert [str(p) for p in found.periods] == ["2025-Q4", "2026-Q1"]
    assert plain(found.value) == [1.0, 9.0]
    assert found.card.calendar.year_starts == 2


def test_the_same_kind_of_period_changes_no_value():
    obs = grid(*values("m", [1.0, None, 3.0]), m="sum")
    found = aggregate(obs, frequency="month")
    assert plain(found.value) == plain(obs.value)
    assert found.periods == obs.periods


def test_measures_and_entities_keep_apart():
    records = [
        MeasureRecord(name, f"2026-0{i}", float(i * factor), entity=entity)
        for entity, factor in (("north", 1), ("south", 10))
        for name in ("a", "b")
        for i in (1, 2, 3)
    ]
    found = aggregate(
        grid(*records, last="2026-03", entities=["north", "south"], a="sum", b="last"), frequency="quarter"
    )
    assert found.value[:, 0].tolist() == [[6.0, 3.0], [60.0, 30.0]]


def test_the_result_is_scored_on_its_own_card():
    """Mean of 40 and 60 on a scale from 0 to 100; the card itself stays as it was."""
    described = card(measure("m", aggregation="mean"), calendar={"first": "2026-H1", "last": "2026-H2"})
    obs = observe(described, values=[MeasureRecord("m", "2026-H1", 40.0), MeasureRecord("m", "2026-H2", 60.0)])
    year = aggregate(obs, frequency="year")
    assert evaluate(year.card, year, period="2026")["m"].score == 50.0
    assert described.calendar.frequency == "half"


def test_remarks_stay_with_their_period():
    records = [
        MeasureRecord("m", "2026-01", 1.0, note="strike"),
        MeasureRecord("m", "2026-03", 1.0, note="snow"),
        MeasureRecord("m", "2026-04", 1.0, note="thaw"),
    ]
    found = aggregate(grid(*records, m="sum"), frequency="quarter", incomplete="keep")
    assert found.notes == {(0, 0, 0): "2026-01: strike; 2026-03: snow", (0, 1, 0): "2026-04: thaw"}
    assert found.facts == {}
    row = found.table().records()[0]
    assert (row["note"], row["completeness"]) == ("2026-01: strike; 2026-03: snow", pytest.approx(2 / 3))


# -------------------------------------------------------------------- refusals


def test_rules_are_never_guessed():
    records = [*values("a", [1.0]), *values("b", [2.0]), *rate("c", [(1, 2)]), *values("c", [0.5], start=2)]
    with pytest.raises(AnalysisError) as caught:
        aggregate(grid(*records, a=None, b="mean", c=None, d=None), frequency="quarter")
    cure = "Add aggregation to the measure: sum, mean, last, weighted or ratio. [aggregation-missing]"
    assert str(caught.value).splitlines() == [
        HEADLINE,
        f"  measures.a: nothing says how values of a over several periods become one. {cure}",
        f"  measures.c: nothing says how values of c over several periods become one. {cure}",
    ]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda o: aggregate(o, frequency="week"),
            "a month does not lie within one week; found '2026-01'. Ask for one of: month, quarter, half, year. [period-shorter]",
        ),
        (
            lambda o: aggregate(o, frequency="decade"),
            (
                "the option frequency has an unknown value; found 'decade'. "
                "Use one of: 'year', 'half', 'quarter', 'month', 'week'. [bad-option]"
            ),
        ),
        (
            lambda o: aggregate(o, frequency="year", incomplete="drop"),
            "the option incomplete has an unknown value; found 'drop'. Use one of: 'missing', 'keep'. [bad-option]",
        ),
        (
            lambda o: aggregate(o.card, frequency="year"),
            "values over periods come from observations; found 'Scorecard'. Give what observe returns. [not-observations]",
        ),
    ],
)
def test_questions_that_cannot_be_answered(call, message):
    with pytest.raises(UsageError) as caught:
        call(grid(m="sum"))
    assert str(caught.value).splitlines()[1] == f"  {message}"


def test_a_value_is_carried_no_longer_than_before():
    """Of 7 months two quarters are whole, of 2 months none: the sum of one quarter must not stand for the next."""
    described = card(
        *(measure(f"m{k}", aggregation="sum", carry_forward=k) for k in (0, 2, 3, 7)),
        calendar={"first": "2026-01", "last": "2026-06"},
    )
    values = [MeasureRecord(f"m{k}", f"2026-0{month}", 10) for k in (0, 2, 3, 7) for month in (1, 2, 3)]
    quarters = aggregate(observe(described, values=values), frequency="quarter")
    assert [m.carry_forward for m in quarters.card.measures] == [0, 0, 1, 2]
    second = evaluate(quarters.card, quarters, period="2026-Q2")
    assert [second[f"m{k}"].value for k in (0, 2, 3, 7)] == [None, None, 30, 30]


@pytest.mark.parametrize("first", ["2026-W06", "2026-W14"])
def test_weeks_are_carried_no_longer_than_any_month_is(first):
    """February 2026 has four Thursdays and April five, May four again: a value that stands for 4 weeks is for no month.

    Of 9 weeks no more than one month is whole, wherever the calendar begins.
    """
    described = card(
        *(measure(f"m{k}", aggregation="last", carry_forward=k) for k in (4, 5, 9, 10)),
        calendar={"first": first, "last": "2026-W26"},
    )
    months = aggregate(observe(described, values=()), frequency="month")
    assert [m.carry_forward for m in months.card.measures] == [0, 1, 1, 2]


def test_what_is_known_of_errors_stays_with_values_of_a_single_part():
    """A quarter with one month that has a value is that month; the last value is that of its month; a sum is of none."""
    records = [
        MeasureRecord("a", "2026-01", 1.0, low=0.5, high=2.0),
        MeasureRecord("a", "2026-04", 1.0, low=0.5, high=2.0),
        MeasureRecord("a", "2026-05", 1.0, low=0.5, high=2.0),
        MeasureRecord("b", "2026-04", 2.0, low=1.0, high=4.0),
        MeasureRecord("b", "2026-05", 2.0, low=1.5, high=4.0),
    ]
    obs = grid(*records, a="sum", b="last")
    obs = replace(obs, correlations=MappingProxyType({(0, 3, 0, 1): 0.5, (0, 4, 0, 1): 0.25}))
    found = aggregate(obs, frequency="quarter", incomplete="keep")
    assert found.ranges == {(0, 0, 0): obs.ranges[0, 0, 0], (0, 1, 1): obs.ranges[0, 4, 1]}
    assert dict(found.correlations) == {}
    months = aggregate(obs, frequency="month")
    assert (months.ranges, months.correlations) == (obs.ranges, obs.correlations)
