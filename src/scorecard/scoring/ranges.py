"""The range that an expert gave with a value, in the unit of its measure."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

from scorecard.errors import Place, Problems, near
from scorecard.models import Measure
from scorecard.scoring.units import is_finite, number_in_unit
from scorecard.scoring.words import has_words
from scorecard.series import ExpertRange, MeasureRecord, RangeShape

__all__ = ["record_range"]

_SHAPES: dict[str, RangeShape] = {
    **{shape: shape for shape in get_args(RangeShape)},
    "三角": "triangular",
    "三角分布": "triangular",
}


def record_range(
    record: MeasureRecord, measure: Measure, *, value: float | None, problems: Problems
) -> ExpertRange | None:
    """Return the range of a record in the unit of its measure, and report what is wrong with it.

    Parameters
    ----------
    record : MeasureRecord
        The record as written.
    measure : Measure
        The measure it belongs to.
    value : float or None
        The value of the record in the unit of the measure; None where it has none or it cannot be used.
    problems : Problems
        Collects what is wrong.

    Returns
    -------
    ExpertRange or None
        The range; None where there is none or it cannot be used.
    """
    if record.low is None and record.high is None:
        if record.shape is not None:
            _report(
                "range-incomplete",
                "a shape without a range",
                record,
                "shape",
                found=record.shape,
                cure="Give low and high, or leave the shape empty.",
                problems=problems,
            )
        return None
    shape = _SHAPES.get("pert" if record.shape is None else str(record.shape).strip().casefold())
    if shape is None:
        _report(
            "range-shape",
            "a range has no such shape",
            record,
            "shape",
            found=record.shape,
            cure=near(str(record.shape), get_args(RangeShape)),
            problems=problems,
        )
    _check_company(record, measure, problems)
    if not _complete(record, problems) or _of_words(record, measure):
        return None
    low, high = (
        number_in_unit(record, name, measure, percent_sign=sign, problems=problems)
        for name, sign in zip(("low", "high"), record.percent_signs, strict=True)
    )
    if low is None or high is None or value is None or not _in_order(record, low, value, high, problems=problems):
        return None
    return None if shape is None else ExpertRange(low, high, shape)


def _check_company(record: MeasureRecord, measure: Measure, problems: Problems) -> None:
    """Report what cannot stand beside a range: words, counts, a standard error, no value at all."""
    words = _of_words(record, measure)
    if words:
        _report(
            "range-of-words",
            f"a range of {measure.id}, whose values are no numbers",
            record,
            "low" if record.low is not None else "high",
            cure="Leave low and high empty.",
            problems=problems,
        )
    if record.standard_error is not None:
        _report(
            "range-and-error",
            "a range stands beside a standard error",
            record,
            "standard_error",
            found=f"{record.standard_error:.10g}",
            cure="Keep the standard error of what was measured, or the range of what an expert thinks.",
            problems=problems,
        )
    counted = record.numerator is not None or record.denominator is not None
    if counted:
        _report(
            "range-and-counts",
            "a range stands beside numerator and denominator",
            record,
            "numerator" if record.numerator is not None else "denominator",
            cure="Keep the counts of what was measured, or the range of what an expert thinks.",
            problems=problems,
        )
    if record.value is None and record.applicable and not words and not counted:
        _report(
            "range-alone",
            "a range needs the value that is thought most likely",
            record,
            "value",
            cure="Write the value, or leave low and high empty.",
            problems=problems,
        )
    if record.value is None and not record.applicable:
        _report(
            "not-applicable-value",
            "a record that does not apply has a range",
            record,
            "low" if record.low is not None else "high",
            cure="Leave low and high empty, or remove the mark that says it does not apply.",
            problems=problems,
        )


def _of_words(record: MeasureRecord, measure: Measure) -> bool:
    """Return whether the value is a word."""
    return record.text is not None or has_words(measure)


def _complete(record: MeasureRecord, problems: Problems) -> bool:
    """Check that both ends are there, and are numbers."""
    sound = True
    for name, number in (("low", record.low), ("high", record.high)):
        if number is None:
            _report(
                "range-incomplete",
                f"a range needs its {name} too",
                record,
                name,
                cure="Give low and high, or neither.",
                problems=problems,
            )
        elif not is_finite(number):
            _report(
                "not-finite",
                "this is no finite number",
                record,
                name,
                found=str(number),
                cure="Leave the cell empty where there is no range.",
                problems=problems,
            )
        else:
            continue
        sound = False
    return sound


def _in_order(record: MeasureRecord, low: float, value: float, high: float, *, problems: Problems) -> bool:
    """Check that low ≤ value ≤ high, with low below high."""
    if low == high:
        _report(
            "range-empty",
            "low and high of a range are the same",
            record,
            "high",
            found=f"{high:.10g}",
            cure="Leave both empty where the value is certain.",
            problems=problems,
        )
        return False
    ends: tuple[tuple[Literal["low", "high"], bool, float, str], ...] = (
        ("low", low > value, low, "above"),
        ("high", high < value, high, "below"),
    )
    for name, wrong, end, side in ends:
        if wrong:
            _report(
                "range-order",
                f"the {name} of a range lies {side} the value, which is {value:.10g}",
                record,
                name,
                found=f"{end:.10g}",
                cure="Write low, value and high in this order, the value as the most likely one.",
                problems=problems,
            )
    return low <= value <= high


def _report(
    code: str,
    what: str,
    record: MeasureRecord,
    field: str,
    *,
    cure: str,
    problems: Problems,
    found: str | None = None,
) -> None:
    """Report one field of a record."""
    place: Place = record.place if record.place.field is not None else replace(record.place, field=field)
    problems.add(code, what, place=place, found=found, cure=cure)
