"""Rules of lint on values: what is missing, never changes or cannot be, and scores that tell nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from scorecard._text import LocalText
from scorecard.models import Frequency, Measure
from scorecard.scoring.lint_measured import DataRule, Measured, Series
from scorecard.scoring.lint_rule import Hit, Words
from scorecard.scoring.units import references
from scorecard.series import MISSING, NOT_APPLICABLE

__all__ = [
    "SAMPLE_NEGATIVE",
    "TARGET_EASY",
    "TARGET_HOPELESS",
    "VALUES_CONSTANT",
    "VALUES_NEVER",
    "VALUES_OUTSIDE",
    "VALUES_SILENT",
]

_ENOUGH = 4
"""Values that must be there before anything is said of them all."""

_PER_YEAR: dict[Frequency, int] = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52}


def _step(data: Measured, measure: Measure) -> int:
    """Return how many periods of the calendar one measurement covers."""
    if measure.frequency is None:
        return 1
    return max(1, _PER_YEAR[data.card.calendar.frequency] // _PER_YEAR[measure.frequency])


def _never(data: Measured) -> Iterator[Hit]:
    """Yield measures that have no value at all, in one entity or in all of them."""
    due: dict[str, list[Series]] = {}
    lacking: dict[str, list[Series]] = {}
    for series in data.series():
        measure = series.placed.part
        if (series.state != NOT_APPLICABLE).any():
            due.setdefault(measure.id, []).append(series)
        if np.isnan(series.value).all() and (series.state == MISSING).sum() >= _step(data, measure):
            lacking.setdefault(measure.id, []).append(series)
    for measure_id, found in lacking.items():
        everywhere = len(found) == len(due[measure_id]) and len(found) > 1
        for series in found[:1] if everywhere else found:
            number = int((series.state == MISSING).sum())
            yield series.hit({"number": number}, {"periods": float(number)}, everywhere=everywhere)


def _silent(data: Measured) -> Iterator[Hit]:
    """Yield measures whose values stop for several periods in a row."""
    for series in data.series():
        limit = data.silent_periods * _step(data, series.placed.part)
        start, length = _longest_silence(series)
        if length >= limit:
            first, last = data.obs.periods[start], data.obs.periods[start + length - 1]
            words: Words = {"number": length, "first": str(first), "last": str(last), "limit": limit}
            yield series.hit(words, {"periods": float(length), "limit": float(limit)})


def _longest_silence(series: Series) -> tuple[int, int]:
    """Return where the longest run of missing values after the first value begins, and its length."""
    known = np.nonzero(~np.isnan(series.value))[0]
    best, run = (0, 0), 0
    for position in range(int(known[0]) if known.size else series.state.size, series.state.size):
        run = run + 1 if series.state[position] == MISSING else 0
        if run > best[1]:
            best = (position - run + 1, run)
    return best


def _constant(data: Measured) -> Iterator[Hit]:
    """Yield measures whose values are all the same."""
    for series in data.series():
        known = series.value[~np.isnan(series.value)]
        if known.size >= _ENOUGH and (known == known[0]).all():
            words: Words = {"number": int(known.size), "value": f"{known[0]:g}"}
            yield series.hit(words, {"n": float(known.size), "value": float(known[0])})


def _outside(data: Measured) -> Iterator[Hit]:
    """Yield measures with values that their unit does not allow."""
    for series in data.series():
        low, high = _range(series.placed.part)
        odd = np.nonzero((series.value < low) | (series.value > high))[0]
        if odd.size:
            first = int(odd[0])
            value = float(series.value[first])
            words: Words = {
                "number": int(odd.size),
                "value": f"{value:g}",
                "period": str(data.obs.periods[first]),
                "unit": series.placed.part.unit.kind,
            }
            yield series.hit(words, {"cells": float(odd.size), "value": value})


def _range(measure: Measure) -> tuple[float, float]:
    """Return the values that a share or a count may have; anything where reference values say otherwise."""
    most = {"percent": 100.0, "fraction": 1.0, "count": np.inf}.get(measure.unit.kind)
    if most is None or not all(0 <= value <= most for value in references(measure)):
        return -np.inf, np.inf
    return 0.0, most


def _negative(data: Measured) -> Iterator[Hit]:
    """Yield measures with a number of cases, a standard error or a denominator below zero."""
    for m, placed in data.measures():
        for field, array in (
            ("n", data.obs.n),
            ("standard_error", data.obs.standard_error),
            ("denominator", data.obs.denominator),
        ):
            odd = array[:, :, m][array[:, :, m] < 0]
            if odd.size:
                words: Words = {
                    "name": placed.part.name,
                    "field": field,
                    "number": int(odd.size),
                    "value": f"{odd[0]:g}",
                }
                numbers = {"cells": float(odd.size), "value": float(odd[0])}
                yield Hit(placed.path, placed.part.id, words, None, numbers)


def _stuck(data: Measured, reached: Callable[[NDArray[np.float64]], NDArray[np.bool_]]) -> Iterator[Hit]:
    """Yield measures all of whose scores lie on one side."""
    for m, placed in data.measures():
        raw = data.raw[:, :, m]
        known = raw[~np.isnan(raw)]
        if known.size >= _ENOUGH and reached(known).all():
            words: Words = {"name": placed.part.name, "number": int(known.size)}
            numbers = {"n": float(known.size), "lowest": float(known.min()), "highest": float(known.max())}
            yield Hit(f"{placed.path}.target", placed.part.id, words, None, numbers)


def _easy(data: Measured) -> Iterator[Hit]:
    """Yield measures that always reach their target."""
    yield from _stuck(data, lambda raw: raw >= 100)


def _hopeless(data: Measured) -> Iterator[Hit]:
    """Yield measures that always score 0."""
    yield from _stuck(data, lambda raw: raw <= 0)


VALUES_NEVER = DataRule(
    _never,
    what=LocalText(en="{name} has no value in {number} periods", zh="“{name}”在 {number} 个期间中没有任何数值"),
    why=LocalText(
        en="A measure without values lowers the coverage of everything above it and never tells anything.",
        zh="没有数值的指标会降低上级各节点的覆盖率，却不提供任何信息。",
    ),
    cure=LocalText(
        en="Bring its values, or take the measure out until there are some.",
        zh="请提供数值，或暂时删去该指标。",
    ),
)
VALUES_SILENT = DataRule(
    _silent,
    what=LocalText(
        en="{name} has no value from {first} to {last}: {number} periods; reported from {limit} on",
        zh="“{name}”从 {first} 到 {last} 没有数值：共 {number} 个期间（满 {limit} 个即报告）",
    ),
    why=LocalText(
        en="A silent measure is often one that turned bad, or whose source is gone.",
        zh="指标长期没有数值，往往是因为结果变差，或数据来源已经中断。",
    ),
    cure=LocalText(
        en="Ask its owner for the values; mark the cells that do not apply.",
        zh="请向负责人索取数值；不适用的单元格请加以标明。",
    ),
)
VALUES_CONSTANT = DataRule(
    _constant,
    what=LocalText(en="all {number} values of {name} are {value}", zh="“{name}”的 {number} 个数值全是 {value}"),
    why=LocalText(
        en="What never changes was copied forward, or measures nothing that anyone influences.",
        zh="从不变化的数值，可能是照抄上期，也可能衡量的是无人能影响的事物。",
    ),
    cure=LocalText(
        en="Check how the values are collected.",
        zh="请核实数值的采集方式。",
    ),
)
VALUES_OUTSIDE = DataRule(
    _outside,
    what=LocalText(
        en="{number} values of {name} cannot be in the unit {unit}; the first is {value} in {period}",
        zh="“{name}”有 {number} 个数值超出单位 {unit} 的范围，第一个是 {period} 的 {value}",
    ),
    why=LocalText(
        en="A share lies between 0 and 100 %, a count is not negative; else numerator and denominator do not fit.",
        zh="比例应在 0 与 100 % 之间，计数不为负；否则分子与分母并不对应。",
    ),
    cure=LocalText(
        en="Check the values, or choose a unit that allows them.",
        zh="请核对数值，或选用允许此类数值的单位。",
    ),
)
SAMPLE_NEGATIVE = DataRule(
    _negative,
    severity="error",
    what=LocalText(
        en="{number} cells of {name} have a negative {field}; the first is {value}",
        zh="“{name}”有 {number} 个单元格的 {field} 为负，第一个是 {value}",
    ),
    why=LocalText(
        en="Cases, errors and denominators cannot be negative; intervals made from them are wrong.",
        zh="样本数、标准误和分母不能为负，由此得出的区间是错误的。",
    ),
    cure=LocalText(en="Write zero or more.", zh="请写零或正数。"),
)
TARGET_EASY = DataRule(
    _easy,
    what=LocalText(en="all {number} scores of {name} are 100 or more", zh="“{name}”的 {number} 个得分都不低于 100"),
    why=LocalText(
        en="A target that is always reached tells no good period from a bad one.",
        zh="总能达到的目标值无法区分好坏。",
    ),
    cure=LocalText(en="Set a target that asks for something.", zh="请设定更有挑战性的目标值。"),
)
TARGET_HOPELESS = DataRule(
    _hopeless,
    what=LocalText(en="all {number} scores of {name} are 0", zh="“{name}”的 {number} 个得分都是 0"),
    why=LocalText(
        en="Below worst nothing counts: an improvement does not show, and nobody tries.",
        zh="低于最差值时一律为 0 分，进步得不到体现，也就无人努力。",
    ),
    cure=LocalText(
        en="Move worst to where values lie, or target within reach.",
        zh="请将 worst 调整到实际数值附近，或将目标值设在可及之处。",
    ),
)
