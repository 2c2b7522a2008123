"""Units: 95 %, 95 and 0.95 mean what the measure's unit says, or are refused; counts decide over print."""

from __future__ import annotations

import pytest

from scorecard.errors import Place, Problems
from scorecard.models import Measure
from scorecard.scoring.units import record_value, references
from scorecard.series import MeasureRecord

PERCENT = Measure(id="otif", name="OTIF", unit={"kind": "percent"}, worst=80, target=98)
FRACTION = Measure(id="fill", name="Fill rate", unit={"kind": "fraction"}, worst=0.8, target=0.98)
HOURS = Measure(id="cycle", name="Cycle time", unit={"kind": "hours"}, direction="minimise", worst=48, target=24)
ROW = Place(file="kpi.csv", row=5)


def read(measure: Measure, value: float | None = None, **fields: object) -> tuple[float | None, list[str]]:
    problems = Problems()
    record = MeasureRecord(measure.id, "2026-Q1", value, place=ROW, **fields)  # type: ignore[arg-type]
    found = record_value(record, measure, problems=problems)
    return found, [str(p) for p in problems]


@pytest.mark.parametrize(
    ("measure", "value", "sign", "expected"),
    [
        (PERCENT, 95.0, True, 95.0),
        (PERCENT, 95.0, False, 95.0),
        (PERCENT, 0.95, True, 0.95),  # said so: less than one percent
        (PERCENT, 0.0, False, 0.0),  # zero is zero in every unit
        (PERCENT, 1.2, False, 1.2),
        (FRACTION, 95.0, True, 0.95),
        (FRACTION, 0.95, False, 0.95),
        (FRACTION, 1.05, False, 1.05),
        (HOURS, 0.95, False, 0.95),
    ],
)
def test_values_that_say_what_they_mean(measure, value, sign, expected):
    found, problems = read(measure, value, percent_sign=sign)
    assert problems == []
    assert found == pytest.approx(expected, abs=1e-15)


def test_bare_fraction_for_a_percent_measure_is_refused():
    assert read(PERCENT, 0.95) == (
        None,
        [
            (
                "kpi.csv, row 5, column value: otif is in percent, and this could be a fraction; found '0.95'. "
                "Write 95 or, if it really is that small, 0.95 %. [percent-or-fraction]"
            )
        ],
    )


def test_small_percentages_are_fine_where_the_references_are_small():
    damage = Measure(id="damage", name="Damage", unit={"kind": "percent"}, direction="minimise", worst=2.0, target=0.5)
    assert read(damage, 0.8) == (0.8, [])


def test_bare_percentage_for_a_fraction_measure_is_refused():
    assert read(FRACTION, 95.0) == (
        None,
        [
            (
                "kpi.csv, row 5, column value: fill is a fraction, and this looks like percent; found '95'. "
                "Write 0.95 or 95 %. [percent-or-fraction]"
            )
        ],
    )


def test_large_fractions_are_fine_where_the_references_are_large():
    current_ratio = Measure(id="current", name="Current ratio", unit={"kind": "fraction"}, worst=1, target=2)
    assert read(current_ratio, 1.8) == (1.8, [])


def test_percent_sign_on_another_unit_is_refused():
    assert read(HOURS, 30.0, percent_sign=True) == (
        None,
        [
            (
                "kpi.csv, row 5, column value: a percent sign, but the unit of cycle is h; found '30 %'. "
                "Write the value in the unit of the measure, or change the unit in the card. [percent-sign]"
            )
        ],
    )


def test_rate_is_computed_from_its_counts_in_the_unit_of_the_measure():
    assert read(PERCENT, numerator=188.0, denominator=200.0) == (94.0, [])
    assert read(FRACTION, numerator=188.0, denominator=200.0) == (0.94, [])
    assert read(HOURS, numerator=300.0, denominator=8.0) == (37.5, [])


def test_a_rate_is_the_number_nearest_to_its_exact_ratio():
    # 29 / 50 and then times 100 is 57.99999999999999, and 14 / 25 is 56.00000000000001: both missed their target
    for numerator, denominator, value in ((29.0, 50.0, 58.0), (14.0, 25.0, 56.0), (7.0, 25.0, 28.0)):
        assert read(PERCENT, numerator=numerator, denominator=denominator) == (value, [])


def test_printed_value_must_agree_with_its_counts_to_the_last_digit():
    # 179 of 186 is 96.2366 %: printed as 96.2 or 96.24 it agrees, as 96.3 it does not
    for printed in (96.2, 96.24, 96.0):
        found, problems = read(PERCENT, printed, numerator=179.0, denominator=186.0)
        assert problems == []
        assert found == pytest.approx(17900 / 186, abs=1e-12)
    assert read(FRACTION, 96.2, percent_sign=True, numerator=179.0, denominator=186.0)[0] == pytest.approx(179 / 186)
    assert read(PERCENT, 96.3, numerator=179.0, denominator=186.0) == (
        None,
        [
            (
                "kpi.csv, row 5, column value: the value is not numerator / denominator, which is 96.2366; found '96.3'. "
                "Mend one of the three, or leave the value empty: it is computed. [rate-disagrees]"
            )
        ],
    )


def test_nothing_counted_is_missing_and_something_of_nothing_is_refused():
    assert read(PERCENT, numerator=0.0, denominator=0.0) == (None, [])
    assert read(PERCENT, numerator=3.0, denominator=0.0) == (
        None,
        [
            (
                "kpi.csv, row 5, column denominator: the denominator of a rate is zero; found '3 of 0'. "
                "Leave the value empty where nothing was counted. [rate-denominator]"
            )
        ],
    )


def test_rate_needs_both_counts():
    assert read(PERCENT, 95.0, numerator=19.0) == (
        None,
        [
            (
                "kpi.csv, row 5, column denominator: a rate needs its denominator too. "
                "Give numerator and denominator, or neither. [rate-incomplete]"
            )
        ],
    )
    assert read(PERCENT, 95.0, denominator=20.0)[1][0].startswith("kpi.csv, row 5, column numerator: a rate needs")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(float("nan"), "nan"), (float("inf"), "inf"), (float("-inf"), "-inf"), ("high", "high"), ([95], "[95]")],
)
def test_nan_and_infinity_are_refused(value, shown):
    assert read(PERCENT, value) == (
        None,
        [
            (
                f"kpi.csv, row 5, column value: this is no finite number; found '{shown}'. "
                "Leave the cell empty where there is no value. [not-finite]"
            )
        ],
    )


@pytest.mark.parametrize("field", ["n", "standard_error", "denominator"])
def test_negative_precision_is_refused(field):
    other = {"numerator": 1.0} if field == "denominator" else {}
    assert read(PERCENT, 95.0, **{field: -1.0, **other}) == (
        None,
        [f"kpi.csv, row 5, column {field}: {field} is negative; found '-1'. Write zero or more. [negative-number]"],
    )


def test_not_applicable_with_a_value_contradicts_itself():
    assert read(PERCENT, None, applicable=False) == (None, [])
    assert read(PERCENT, 95.0, applicable=False) == (
        None,
        [
            (
                "kpi.csv, row 5, column value: a record that does not apply has a value; found '95'. "
                "Remove the value, or the mark that says it does not apply. [not-applicable-value]"
            )
        ],
    )


def test_counts_and_errors_of_words_are_refused():
    """A yes is no 1 of 2, and has no interval; empty counts and an error of zero say nothing."""
    passed = Measure(id="audit", name="Audit", scoring="yes_no")
    assert read(passed, None, text="yes", numerator=0.0, denominator=0.0, standard_error=0.0, n=3.0) == (1.0, [])
    assert read(passed, None, text="yes", numerator=1.0, denominator=2.0, standard_error=0.5) == (
        1.0,
        [
            (
                "kpi.csv, row 5, column numerator: numerator and denominator of audit, whose values are no numbers; "
                "found '1 of 2'. Leave numerator and denominator empty. [counts-of-words]"
            ),
            (
                "kpi.csv, row 5, column standard_error: a standard error of audit, whose values are no numbers; "
                "found '0.5'. Leave the standard error empty. [error-of-words]"
            ),
        ],
    )


def test_references_are_those_given():
    assert references(HOURS) == (48.0, 24.0)
    assert references(Measure(id="x", name="X")) == ()
    band = {"direction": "stay_in_band", "worst_low": 1, "band_low": 2, "band_high": 3, "worst_high": 4}
    assert references(Measure(id="x", name="X", **band)) == (1, 4, 2, 3)
    assert references(Measure(id="x", name="X", scoring={"kind": "anchors", "points": [[7, 0], [8, 1]]})) == (7, 8)
    assert references(Measure(id="x", name="X", scoring={"kind": "red_flag_goal", "red_flag": 5, "goal": 6})) == (5, 6)
