"""One written record turned into a number in the unit of its measure."""

from __future__ import annotations

import math
from dataclasses import replace
from decimal import Decimal
from typing import cast

from scorecard.errors import Place, Problems
from scorecard.models import Measure
from scorecard.models.scoring import AnchorScoring, RedFlagGoalScoring
from scorecard.scoring.words import has_words, word_value
from scorecard.series import MeasureRecord

__all__ = ["doubtful_sizes", "is_finite", "number_in_unit", "record_value", "references"]

_AMBIGUOUS_PERCENT = 1.0
_LARGEST_FRACTION = 1.5


def record_value(record: MeasureRecord, measure: Measure, *, problems: Problems) -> float | None:
    """Return a record's value in the unit of its measure, and report what is wrong with it.

    Parameters
    ----------
    record : MeasureRecord
        The record as written.
    measure : Measure
        The measure it belongs to.
    problems : Problems
        Collects what is wrong.

    Returns
    -------
    float or None
        The value; None when there is none or it cannot be used. A value with numerator and
        denominator is their exact ratio, not its printed form.
    """
    if not _numbers_sound(record, problems):
        return None
    if not record.applicable:
        if record.value is not None or record.numerator is not None or record.text is not None:
            problems.add(
                "not-applicable-value",
                "a record that does not apply has a value",
                place=_at(record, "value"),
                found=_written(record),
                cure="Remove the value, or the mark that says it does not apply.",
            )
        return None
    if has_words(measure):
        _check_beside_words(record, measure, problems)
    if has_words(measure) or record.text is not None:
        return word_value(record, measure, problems=problems)
    written = number_in_unit(record, "value", measure, percent_sign=record.percent_sign, problems=problems)
    if record.numerator is None or record.denominator is None:
        return written
    if record.denominator == 0:
        _check_empty_rate(record, problems)
        return None
    # multiplied first, so that 29 of 50 are 58 % and not 57.99999999999999
    ratio = record.numerator * (100 if measure.unit.kind == "percent" else 1) / record.denominator
    return ratio if written is None else _agreed(record, measure, ratio, problems)


def doubtful_sizes(measure: Measure) -> tuple[float, float]:
    """Return between which sizes a bare value may be percent or a fraction, and nobody can tell which.

    Parameters
    ----------
    measure : Measure
        The measure with its unit and reference values.

    Returns
    -------
    tuple of (float, float)
        Values whose size lies above the first and not above the second are doubtful; two infinities
        where none is.
    """
    kind = measure.unit.kind
    if kind == "percent" and _smallest(measure) > _LARGEST_FRACTION:
        return 0.0, _AMBIGUOUS_PERCENT
    if kind == "fraction" and _largest(measure) <= _LARGEST_FRACTION:
        return _LARGEST_FRACTION, math.inf
    return math.inf, math.inf


def number_in_unit(
    record: MeasureRecord, field: str, measure: Measure, *, percent_sign: bool, problems: Problems
) -> float | None:
    """Return a written number of a record in the unit of its measure, and report what is wrong with it.

    Parameters
    ----------
    record : MeasureRecord
        The record as written.
    field : {"value", "low", "high"}
        Which number.
    measure : Measure
        The measure it belongs to.
    percent_sign : bool
        Whether it was written with a percent sign.
    problems : Problems
        Collects what is wrong.

    Returns
    -------
    float or None
        The number; None when there is none, or it may be percent or a fraction and nobody can tell which.
    """
    number: float | None = getattr(record, field)
    kind = measure.unit.kind
    if number is None:
        return None
    if percent_sign:
        if kind not in ("percent", "fraction"):
            problems.add(
                "percent-sign",
                f"a percent sign, but the unit of {measure.id} is {measure.unit.symbol('en')}",
                place=_at(record, field),
                found=f"{_plain(number)} %",
                cure=f"Write the {field} in the unit of the measure, or change the unit in the card.",
            )
            return None
        return number if kind == "percent" else number / 100
    least, most = doubtful_sizes(measure)
    doubtful = least < abs(number) <= most
    if doubtful and kind == "percent":
        problems.add(
            "percent-or-fraction",
            f"{measure.id} is in percent, and this could be a fraction",
            place=_at(record, field),
            found=_plain(number),
            cure=f"Write {_plain(100 * number)} or, if it really is that small, {_plain(number)} %.",
        )
        return None
    if doubtful:
        problems.add(
            "percent-or-fraction",
            f"{measure.id} is a fraction, and this looks like percent",
            place=_at(record, field),
            found=_plain(number),
            cure=f"Write {_plain(number / 100)} or {_plain(number)} %.",
        )
        return None
    return number


def references(measure: Measure) -> tuple[float, ...]:
    """Return the reference values that a measure has.

    Parameters
    ----------
    measure : Measure
        The measure.

    Returns
    -------
    tuple of float
        Worst, target, band, best and baseline values that are given, and those of its scoring rule.
    """
    sides = (measure.worst, measure.worst_low, measure.worst_high, measure.band_low, measure.band_high)
    rule: tuple[float, ...] = ()
    match measure.scoring:
        case AnchorScoring(points=points):
            rule = tuple(value for value, _ in points)
        case RedFlagGoalScoring(red_flag=red_flag, goal=goal):
            rule = (red_flag, goal)
        case _:
            pass
    given = (*sides, measure.target, measure.best, measure.baseline, *rule)
    return tuple(value for value in given if value is not None)


def _numbers_sound(record: MeasureRecord, problems: Problems) -> bool:
    """Check that all numbers are finite and of the right sign, and counts come in pairs."""
    sound = True
    for name in ("value", "n", "standard_error", "numerator", "denominator"):
        number: float | None = getattr(record, name)
        if number is not None and not is_finite(number):
            problems.add(
                "not-finite",
                "this is no finite number",
                place=_at(record, name),
                found=str(number),
                cure="Leave the cell empty where there is no value.",
            )
            sound = False
        elif number is not None and number < 0 and name in ("n", "standard_error", "denominator"):
            problems.add(
                "negative-number",
                f"{name} is negative",
                place=_at(record, name),
                found=f"{number:g}",
                cure="Write zero or more.",
            )
            sound = False
    if (record.numerator is None) != (record.denominator is None):
        lacking = "denominator" if record.denominator is None else "numerator"
        problems.add(
            "rate-incomplete",
            f"a rate needs its {lacking} too",
            place=_at(record, lacking),
            cure="Give numerator and denominator, or neither.",
        )
        sound = False
    return sound


def _check_beside_words(record: MeasureRecord, measure: Measure, problems: Problems) -> None:
    """Report counts, or a standard error, of a value that is a word."""
    if record.numerator or record.denominator:
        problems.add(
            "counts-of-words",
            f"numerator and denominator of {measure.id}, whose values are no numbers",
            place=_at(record, "numerator"),
            found=f"{record.numerator:g} of {record.denominator:g}",
            cure="Leave numerator and denominator empty.",
        )
    if record.standard_error:
        problems.add(
            "error-of-words",
            f"a standard error of {measure.id}, whose values are no numbers",
            place=_at(record, "standard_error"),
            found=f"{record.standard_error:g}",
            cure="Leave the standard error empty.",
        )


def is_finite(number: object) -> bool:
    """Return whether what stands in a record is a finite number.

    Parameters
    ----------
    number : object
        What stands where a number belongs.

    Returns
    -------
    bool
        False for text and the like too.
    """
    try:
        return math.isfinite(cast("float", number))
    except (TypeError, OverflowError):
        return False


def _smallest(measure: Measure) -> float:
    """Return the size of the smallest reference value; 0 where there is none."""
    return min((abs(reference) for reference in references(measure)), default=0.0)


def _largest(measure: Measure) -> float:
    """Return the size of the largest reference value; 0 where there is none."""
    return max((abs(reference) for reference in references(measure)), default=0.0)


def _check_empty_rate(record: MeasureRecord, problems: Problems) -> None:
    """Report a rate with a denominator of zero, unless nothing at all was counted."""
    if record.numerator or record.value is not None:
        problems.add(
            "rate-denominator",
            "the denominator of a rate is zero",
            place=_at(record, "denominator"),
            found=f"{record.numerator:g} of 0",
            cure="Leave the value empty where nothing was counted.",
        )


def _agreed(record: MeasureRecord, measure: Measure, ratio: float, problems: Problems) -> float | None:
    """Return the ratio if the written value equals it to the last digit written."""
    value = record.value or 0.0
    shown = ratio * (100 if record.percent_sign and measure.unit.kind == "fraction" else 1)
    if abs(value - shown) <= 0.5 * _last_digit(value) * (1 + 1e-9):
        return ratio
    problems.add(
        "rate-disagrees",
        f"the value is not numerator / denominator, which is {shown:.6g}",
        place=_at(record, "value"),
        found=_written(record),
        cure="Mend one of the three, or leave the value empty: it is computed.",
    )
    return None


def _last_digit(value: float) -> float:
    """Return the worth of the last digit that a number is written with: 0.1 for 96.2."""
    exponent = Decimal(repr(float(value))).normalize().as_tuple().exponent
    return 10.0 ** min(int(exponent), 0)


def _at(record: MeasureRecord, field: str) -> Place:
    """Return the place of one field of a record."""
    return record.place if record.place.field is not None else replace(record.place, field=field)


def _written(record: MeasureRecord) -> str | None:
    """Return the value as it was written."""
    if record.value is None:
        return record.text
    return f"{_plain(record.value)} %" if record.percent_sign else _plain(record.value)


def _plain(value: float) -> str:
    """Return a number as a person writes it."""
    return f"{value:.10g}"
