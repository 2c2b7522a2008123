"""Tests of measures and their reference values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import CardError
from scorecard.models import Calendar, Measure
from tests.refusal import refusal


def measure(**fields: object) -> Measure:
    return Measure.model_validate({"id": "m", "name": "M", **fields})


@pytest.mark.parametrize(
    ("fields", "scored"),
    [
        ({}, False),
        ({"direction": "minimise"}, False),
        ({"direction": "target_is_best"}, False),
        ({"baseline": 4}, False),
        ({"worst": 80, "target": 98}, True),
        ({"worst": 0.0, "target": -0.5, "direction": "minimise"}, True),
        ({"worst": -2.5, "target": -0.5, "best": 0, "baseline": -3}, True),
        ({"worst": 10, "target": 2, "best": 1, "direction": "minimise"}, True),
        ({"worst": 0, "target": 90, "best": 50}, True),
        ({"worst_low": 1, "target": 2, "worst_high": 5, "direction": "target_is_best"}, True),
    ],
)
def test_reference_values_that_fit_the_direction(fields: dict[str, object], scored: bool) -> None:
    assert measure(**fields).scored is scored


@pytest.mark.parametrize("rule", [None, "sum", "mean", "last", "weighted", "ratio"])
def test_rules_of_several_periods(rule: str | None) -> None:
    assert measure(aggregation=rule).aggregation == rule
    assert measure().aggregation is None


def test_an_unknown_rule_of_several_periods_is_refused() -> None:
    assert refusal(lambda: measure(aggregation="median")) == [
        "aggregation: this value is not one of the choices; found 'median'. Did you mean 'mean'? [unknown-choice]"
    ]


EQUAL = "target: worst equals target, so that no score can be computed; found '5'. Change one of them. [worst-equals-target]"


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"worst": 5, "target": 5}, [EQUAL]),
        ({"worst": 5, "target": 5.0, "direction": "minimise"}, [EQUAL]),
        ({"worst_low": 5, "target": 5, "worst_high": 7, "direction": "target_is_best"}, [EQUAL]),
        ({"worst_low": 1, "target": 5, "worst_high": 5, "direction": "target_is_best"}, [EQUAL]),
        (
            {"worst": 1},
            [
                (
                    "target: a measure to maximise needs target beside worst. "
                    "Add target, or remove worst to leave the measure unscored. [reference-missing]"
                )
            ],
        ),
        (
            {"target": 1, "best": 2, "direction": "minimise"},
            [
                (
                    "worst: a measure to minimise needs worst beside target and best. "
                    "Add worst, or remove target and best to leave the measure unscored. [reference-missing]"
                )
            ],
        ),
        (
            {"best": 2},
            [
                (
                    "worst: a measure to maximise needs worst beside best. "
                    "Add worst, or remove best to leave the measure unscored. [reference-missing]"
                ),
                (
                    "target: a measure to maximise needs target beside best. "
                    "Add target, or remove best to leave the measure unscored. [reference-missing]"
                ),
            ],
        ),
        (
            {"worst": 98, "target": 80},
            [
                (
                    "worst: worst must lie below target in a measure to maximise; found 'worst 98, target 80'. "
                    "Swap them, or change the direction. [worst-side]"
                )
            ],
        ),
        (
            {"worst": 2, "target": 10, "direction": "minimise"},
            [
                (
                    "worst: worst must lie above target in a measure to minimise; found 'worst 2, target 10'. "
                    "Swap them, or change the direction. [worst-side]"
                )
            ],
        ),
        (
            {"worst": 2, "target": 10, "best": 2},
            [
                (
                    "best: worst must lie below best in a measure to maximise; found 'worst 2, best 2'. "
                    "Change best. [best-side]"
                )
            ],
        ),
        (
            {"worst": 10, "target": 2, "best": 11, "direction": "minimise"},
            [
                (
                    "best: worst must lie above best in a measure to minimise; found 'worst 10, best 11'. "
                    "Change best. [best-side]"
                )
            ],
        ),
        (
            {"worst": 1, "target": 2, "worst_low": 0, "worst_high": 3},
            [
                (
                    "worst_low: worst_low does not belong to a measure to maximise. "
                    "Remove it, or write direction: target_is_best. [reference-stray]"
                ),
                (
                    "worst_high: worst_high does not belong to a measure to maximise. "
                    "Remove it, or write direction: target_is_best. [reference-stray]"
                ),
            ],
        ),
        (
            {"worst": 1, "target": 2, "best": 3, "direction": "target_is_best"},
            [
                (
                    "worst: worst does not belong to a measure whose target is best. "
                    "Remove it; write worst_low and worst_high for the values that score 0. [reference-stray]"
                ),
                (
                    "best: best does not belong to a measure whose target is best. "
                    "Remove it; write worst_low and worst_high for the values that score 0. [reference-stray]"
                ),
                (
                    "worst_low: a measure whose target is best needs worst_low beside target. "
                    "Add worst_low, or remove target to leave the measure unscored. [reference-missing]"
                ),
                (
                    "worst_high: a measure whose target is best needs worst_high beside target. "
                    "Add worst_high, or remove target to leave the measure unscored. [reference-missing]"
                ),
            ],
        ),
        (
            {"worst_low": 5, "target": 2, "worst_high": 9, "direction": "target_is_best"},
            [
                (
                    "target: target must lie between worst_low and worst_high; found '5, 2, 9'. "
                    "Put the three in order. [worst-side]"
                )
            ],
        ),
        ({"weight": -0.5}, ["weight: this must be at least 0; found '-0.5'. Change the value. [out-of-range]"]),
        (
            {"worst": "80 %", "target": "98"},
            [
                "worst: a number is needed; found '80 %'. Write it without quotes, unit or percent sign. [wrong-type]",
                "target: a number is needed; found '98'. Write it without quotes, unit or percent sign. [wrong-type]",
            ],
        ),
        (
            {"target": float("inf")},
            [
                (
                    "target: a finite number is needed; found 'inf'. "
                    "Leave the field out where there is no value. [wrong-type]"
                )
            ],
        ),
    ],
)
def test_reference_values_that_do_not_fit_are_refused(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: measure(**fields)) == lines


numbers = st.one_of(st.none(), st.integers(-3, 3).map(float))


@given(
    st.sampled_from(["maximise", "minimise", "target_is_best"]),
    st.fixed_dictionaries(dict.fromkeys(("worst", "worst_low", "worst_high", "target", "best", "baseline"), numbers)),
)
def test_a_measure_that_is_taken_can_be_scored(direction: str, values: dict[str, float | None]) -> None:
    """Whatever is written: it is refused, unscored, or its zero and its hundred are apart and on the right sides."""
    try:
        found = measure(direction=direction, **values)
    except CardError:
        return
    if not found.scored:
        assert found.worst is found.worst_low is found.worst_high is found.best is None
    elif direction == "target_is_best":
        assert found.worst_low < found.target < found.worst_high  # type: ignore[operator]
        assert found.worst is found.best is None
    else:
        sign = 1 if direction == "maximise" else -1
        assert sign * (found.target - found.worst) > 0  # type: ignore[operator]
        assert found.best is None or sign * (found.best - found.worst) > 0  # type: ignore[operator]
        assert found.worst_low is found.worst_high is None


def test_a_measure_on_a_day_by_the_days_of_its_calendar() -> None:
    """The second quarter begins in July, after the change in May."""
    calendar = Calendar(first="2026-Q1", last="2026-Q4", year_starts=4)
    changes = [{"since": "2026-05-01", "target": 50}, {"since": "2026-Q2", "target": 60}]
    found = Measure.model_validate({"id": "m", "name": "M", "worst": 0, "target": 40, "changes": changes})
    days = [date(2026, month, 1) for month in (4, 5, 6, 7)]
    assert [found.at(day, calendar=calendar).target for day in days] == [40, 50, 50, 60]


@pytest.mark.parametrize("kind", ["percent", "fraction"])
def test_what_counts_say_of_the_error(kind: str) -> None:
    assert measure().sampling is None
    assert measure(unit={"kind": kind}, sampling="proportion").sampling == "proportion"
    assert measure(unit={"kind": "hours"}, sampling="exact").sampling == "exact"
    assert measure(unit={"kind": "count"}, sampling="count").sampling == "count"


def test_counts_that_cannot_say_it_are_refused() -> None:
    survey = {"survey": "customers", "statistic": "gap", "of": "speed"}
    source = (
        "sampling: a measure that takes its value from a survey or a card takes its error from there too; found '{}'. "
        "Remove sampling. [sampling-and-source]"
    )
    unit = (
        "sampling: a proportion is a percentage or a fraction; found 'number'. "
        "Write unit: {kind: percent} or {kind: fraction}, or another sampling. [sampling-unit]"
    )
    assert refusal(lambda: measure(sampling="exact", source=survey)) == [source.format("exact")]
    assert refusal(lambda: measure(sampling="count", source={"card": "north", "node": "total"})) == [
        source.format("count")
    ]
    assert refusal(lambda: measure(sampling="proportion", source=survey)) == [source.format("proportion"), unit]
    assert refusal(lambda: measure(sampling="proportion", worst=1)) == [
        *refusal(lambda: measure(worst=1)),
        unit,
    ]
    assert refusal(lambda: measure(sampling="share")) == [
        (
            "sampling: this value is not one of the choices; found 'share'. "
            "Use one of: proportion, count, exact. [unknown-choice]"
        )
    ]


def test_words_are_not_added_up() -> None:
    """Three months at level 2 are no level 6, and two answers of yes are no score of 200."""
    levels = {
        "kind": "levels",
        "levels": [{"id": "open", "name": "Open", "score": 0}, {"id": "done", "name": "Done", "score": 100}],
    }
    of_levels = (
        "aggregation: levels do not add up over periods; found 'sum'. Write aggregation: last. [aggregation-of-words]"
    )
    of_answers = (
        "aggregation: answers by yes or no do not add up over periods; found 'sum'. "
        "Write aggregation: last, or mean for the share of yes. [aggregation-of-words]"
    )
    assert refusal(lambda: measure(scoring=levels, aggregation="sum")) == [of_levels]
    assert refusal(lambda: measure(scoring="yes_no", aggregation="sum")) == [of_answers]
    later = [{"since": "2026-Q2", "target": 50}, {"since": "2026-Q3", "scoring": levels}]
    assert refusal(lambda: measure(worst=0, target=40, aggregation="sum", changes=later)) == [of_levels]
    for rule in ("last", "mean", "weighted", None):
        assert measure(scoring=levels, aggregation=rule).aggregation == rule
        assert measure(scoring="yes_no", aggregation=rule).aggregation == rule
    assert measure(scoring="unscored", aggregation="sum").aggregation == "sum"


@pytest.mark.parametrize(
    ("fields", "digits"),
    [
        ({"worst": 80, "target": 95}, 1),
        ({"worst": 0.02, "target": 0.001, "direction": "minimise"}, 3),
        ({"worst": 0.02, "target": 0.001, "direction": "minimise", "unit": {"kind": "number", "decimals": 2}}, 2),
        ({"worst": 4.85, "target": 4.2, "direction": "minimise", "unit": {"kind": "currency", "currency": "EUR"}}, 2),
        ({"worst": 80, "target": 99.95, "unit": {"kind": "percent"}}, 2),
        ({"worst": 100 / 3, "target": 95}, 1),
        ({"worst": 0.123456, "target": 987654.25}, 1),
        ({"worst": 1234.125, "target": 2000}, 3),
        ({"worst": 0.1 + 0.2, "target": 95}, 1),
        ({"scoring": {"kind": "anchors", "points": [[0.001, 100], [0.0225, 0]]}}, 4),
        ({"scoring": {"kind": "red_flag_goal", "red_flag": 0.25, "goal": 1}}, 2),
        ({}, 1),
    ],
)
def test_numbers_are_printed_as_finely_as_the_reference_values_were_written(
    fields: dict[str, object], digits: int
) -> None:
    """A target of 0.001 is not printed as 0.0; what the unit declares holds, and computed numbers do not count."""
    assert measure(**fields).digits == digits
