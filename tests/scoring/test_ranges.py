"""Ranges of experts are in the unit of their measure, or refused with every problem at once."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import ObservationError, Place
from scorecard.scoring import observe
from scorecard.series import ExpertRange, MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, unscored

PERCENT = measure("otif", unit={"kind": "percent"}, worst=80, target=98)
FRACTION = measure("damage", unit={"kind": "fraction"}, worst=0.1, target=0.0, direction="minimise")
HOURS = measure("time", unit={"kind": "hours"})
WORDS = unscored("open", scoring={"kind": "yes_no"})
CARD = card(PERCENT, FRACTION, HOURS, WORDS)
ROW = Place(file="kpi.csv", row=2)
KEEP = "Keep the standard error of what was measured, or the range of what an expert thinks."


def ranged(record: MeasureRecord) -> ExpertRange | None:
    obs = observe(CARD, values=[record])
    return obs.ranges.get((0, 0, CARD.measures.index(CARD.measure(record.measure))))


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (MeasureRecord("time", "2026-Q1", 5, low=3, high=9), ExpertRange(3.0, 9.0)),
        (MeasureRecord("time", "2026-Q1", 5, low=5, high=9, shape=" PERT "), ExpertRange(5.0, 9.0)),
        (MeasureRecord("time", "2026-Q1", 9, low=3, high=9, shape="Triangular"), ExpertRange(3.0, 9.0, "triangular")),
        (MeasureRecord("time", "2026-Q1", 5, low=3, high=9, shape="三角"), ExpertRange(3.0, 9.0, "triangular")),
        (MeasureRecord("time", "2026-Q1", 5, n=3, low=-3, high=9), ExpertRange(-3.0, 9.0)),
        (MeasureRecord("otif", "2026-Q1", 95, low=90, high=99), ExpertRange(90.0, 99.0)),
        (
            MeasureRecord(
                "otif", "2026-Q1", 0.9, percent_sign=True, low=0.5, high=2, percent_signs=(True, False), shape="pert"
            ),
            ExpertRange(0.5, 2.0),
        ),
        (
            MeasureRecord("damage", "2026-Q1", 5.0, percent_sign=True, low=0.04, high=7, percent_signs=(False, True)),
            ExpertRange(0.04, 0.07),
        ),
        (MeasureRecord("time", "2026-Q1", 5), None),
        (MeasureRecord("time", "2026-Q1"), None),
    ],
)
def test_a_range_in_the_unit_of_its_measure(record: MeasureRecord, expected: ExpertRange | None) -> None:
    found = ranged(record)
    assert (found is None) == (expected is None)
    if found is not None and expected is not None:
        assert (found.low, found.high, found.shape) == (
            pytest.approx(expected.low),
            pytest.approx(expected.high),
            expected.shape,
        )


def with_range(name: str = "time", value: float | None = 5.0, **fields: object) -> MeasureRecord:
    given = {"low": 3.0, "high": 9.0, "place": ROW, **fields}
    return MeasureRecord(name, "2026-Q1", value, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        (
            with_range(high=None),
            ["column high: a range needs its high too. Give low and high, or neither. [range-incomplete]"],
        ),
        (
            with_range(low=None),
            ["column low: a range needs its low too. Give low and high, or neither. [range-incomplete]"],
        ),
        (
            with_range(low=None, high=None, shape="pert"),
            [
                (
                    "column shape: a shape without a range; found 'pert'. "
                    "Give low and high, or leave the shape empty. [range-incomplete]"
                )
            ],
        ),
        (
            with_range(low=math.inf),
            [
                (
                    "column low: this is no finite number; found 'inf'. "
                    "Leave the cell empty where there is no range. [not-finite]"
                )
            ],
        ),
        (
            with_range(low=6.0),
            [
                (
                    "column low: the low of a range lies above the value, which is 5; found '6'. "
                    "Write low, value and high in this order, the value as the most likely one. [range-order]"
                )
            ],
        ),
        (
            with_range(low=9.0, high=3.0),
            [
                (
                    "column low: the low of a range lies above the value, which is 5; found '9'. "
                    "Write low, value and high in this order, the value as the most likely one. [range-order]"
                ),
                (
                    "column high: the high of a range lies below the value, which is 5; found '3'. "
                    "Write low, value and high in this order, the value as the most likely one. [range-order]"
                ),
            ],
        ),
        (
            with_range(low=5.0, high=5.0),
            [
                (
                    "column high: low and high of a range are the same; found '5'. "
                    "Leave both empty where the value is certain. [range-empty]"
                )
            ],
        ),
        (
            with_range(shape="triangle"),
            ["column shape: a range has no such shape; found 'triangle'. Did you mean 'triangular'? [range-shape]"],
        ),
        (
            with_range(standard_error=1.5),
            [f"column standard_error: a range stands beside a standard error; found '1.5'. {KEEP} [range-and-error]"],
        ),
        (
            with_range("otif", None, low=90.0, high=99.0, numerator=95, denominator=100),
            [
                (
                    "column numerator: a range stands beside numerator and denominator. "
                    "Keep the counts of what was measured, or the range of what an expert thinks. [range-and-counts]"
                )
            ],
        ),
        (
            with_range(value=None),
            [
                (
                    "column value: a range needs the value that is thought most likely. "
                    "Write the value, or leave low and high empty. [range-alone]"
                )
            ],
        ),
        (
            with_range(value=None, applicable=False),
            [
                (
                    "column low: a record that does not apply has a range. Leave low and high empty, "
                    "or remove the mark that says it does not apply. [not-applicable-value]"
                )
            ],
        ),
        (
            with_range("open", None, text="yes"),
            ["column low: a range of open, whose values are no numbers. Leave low and high empty. [range-of-words]"],
        ),
        (
            with_range("otif", 95.0, low=0.9, high=99.0),
            [
                (
                    "column low: otif is in percent, and this could be a fraction; found '0.9'. "
                    "Write 90 or, if it really is that small, 0.9 %. [percent-or-fraction]"
                )
            ],
        ),
        (
            with_range("damage", 0.05, low=0.01, high=7.0),
            [
                (
                    "column high: damage is a fraction, and this looks like percent; found '7'. "
                    "Write 0.07 or 7 %. [percent-or-fraction]"
                )
            ],
        ),
        (
            with_range(percent_signs=(True, False)),
            [
                (
                    "column low: a percent sign, but the unit of time is h; found '3 %'. "
                    "Write the low in the unit of the measure, or change the unit in the card. [percent-sign]"
                )
            ],
        ),
        (
            with_range(low=6.0, shape="normal", standard_error=1.0),
            [
                "column shape: a range has no such shape; found 'normal'. Use one of: pert, triangular. [range-shape]",
                f"column standard_error: a range stands beside a standard error; found '1'. {KEEP} [range-and-error]",
                (
                    "column low: the low of a range lies above the value, which is 5; found '6'. "
                    "Write low, value and high in this order, the value as the most likely one. [range-order]"
                ),
            ],
        ),
    ],
)
def test_every_problem_of_a_range(record: MeasureRecord, lines: list[str]) -> None:
    found = refusal(lambda: observe(CARD, values=[record]), error=ObservationError)
    assert found == [f"kpi.csv, row 2, {line}" for line in lines]


def test_problems_of_value_and_range_come_together() -> None:
    """A value that is none spares the range the question of order."""
    found = refusal(
        lambda: observe(CARD, values=[with_range(value=math.nan), with_range("otfi"), with_range("damage", 5.0)]),
        error=ObservationError,
    )
    assert [line.rpartition(" ")[2] for line in found] == [
        "[not-finite]",
        "[unknown-measure]",
        "[percent-or-fraction]",
        "[percent-or-fraction]",
        "[percent-or-fraction]",
    ]
