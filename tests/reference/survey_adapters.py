"""From the inputs of survey cases to library calls, one named result at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from scorecard.stats.mean_tests import PairedT, d_average_sd, paired_t, paired_t_from_summary
from scorecard.stats.multiplicity import benjamini_hochberg, bonferroni, holm
from scorecard.survey.dimension_weights import combined_gap
from scorecard.survey.importance import Lines, cross_hair, quadrants
from tests.reference.inputs import (
    Series,
    UnknownResultError,
    given,
    is_numbers,
    level_of,
    mapped,
    number,
    series,
)

Inputs = Mapping[str, object]

_ADJUSTMENTS = {
    "holm": holm,
    "bh": benjamini_hochberg,
    "benjamini_hochberg": benjamini_hochberg,
    "bonferroni": bonferroni,
}
_LINES: dict[str, Lines] = {"mean": "means", "median": "medians", "midpoint": "midpoint"}
_NO_SAMPLES = frozenset({"scale", "id", "ids", "respondents", "subjects", "pairs"})


def paired_t_test(inputs: Inputs, name: str) -> object:
    """Return one result of the paired t test of data or of printed summaries."""
    test, spreads = _paired(inputs, level_of(name, inputs))
    if re.fullmatch(r"ci_?\d*", name):
        return None if test.low is None or test.high is None else [test.low, test.high]
    values: dict[str, float | None] = {
        "n": test.n,
        "mean_difference": test.mean_difference,
        "sd": test.standard_deviation,
        "sd_difference": test.standard_deviation,
        "se": test.standard_error,
        "t": test.statistic,
        "df": test.degrees_of_freedom,
        "p": test.p_value,
        "cohen_dz": test.d_z,
        "d_average_sd": None
        if test.mean_difference is None or spreads is None
        else d_average_sd(test.mean_difference, spreads),
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


def _paired(inputs: Inputs, level: float) -> tuple[PairedT, tuple[float, float] | None]:
    """Return the test of first − second with the standard deviations of both variables."""
    if "summary" in inputs:
        return _from_summary(mapped(inputs["summary"]), level)
    first, second = _samples(inputs)
    one = series(first)
    x, y = one.array(), series(second, like=one).array()
    test = paired_t(x, y, confidence=level)
    if test.n < 2:
        return test, None
    both = ~np.isnan(x + y)
    return test, (float(x[both].std(ddof=1)), float(y[both].std(ddof=1)))


def _from_summary(stated: Mapping[str, object], level: float) -> tuple[PairedT, tuple[float, float]]:
    """Return the test of printed means and standard deviations, whatever they are named after."""
    means = [number(value) for name, value in stated.items() if name.startswith("mean")]
    spreads = [number(value) for name, value in stated.items() if name.startswith("sd")]
    if "mean1" in stated:
        means, spreads = ([number(given(stated, f"{stem}{i}")) for i in (1, 2)] for stem in ("mean", "sd"))
    if len(means) != 2 or len(spreads) != 2:
        raise ValueError("the summary needs two means and two standard deviations")
    both = (spreads[0], spreads[1])
    correlation, n = number(given(stated, "r", "correlation")), int(number(given(stated, "n")))
    return paired_t_from_summary((means[0], means[1]), both, correlation=correlation, n=n, confidence=level), both


def _samples(inputs: Inputs) -> tuple[object, object]:
    """Return the two samples: x and y, or the two named lists of numbers in the order of the file."""
    if "x" in inputs and "y" in inputs:
        return inputs["x"], inputs["y"]
    for place in (inputs, *(inner for inner in inputs.values() if isinstance(inner, Mapping))):
        lists = [values for name, values in place.items() if is_numbers(values) and name not in _NO_SAMPLES]
        if len(lists) == 2:
            return lists[0], lists[1]
    raise ValueError("two named lists of numbers are needed")


def p_adjust(inputs: Inputs, name: str) -> object:
    """Return adjusted p-values, or how many are rejected at a level, as in n_reject_holm_05."""
    counted = re.fullmatch(r"n_reject_([a-z_]+)_(\d+)", name)
    method = counted[1] if counted else name
    if method not in _ADJUSTMENTS:
        raise UnknownResultError(name)
    p = series(given(inputs, "p"))
    adjusted = _ADJUSTMENTS[method](p.optional())
    if not counted:
        return p.of(adjusted)
    level = int(counted[2]) / 10 ** len(counted[2])
    return sum(value is not None and value <= level for value in adjusted)


def servqual_gap(inputs: Inputs, name: str) -> object:
    """Return an overall gap of dimension gaps, or of dimension means."""
    gaps = _dimension_gaps(inputs)
    if name in ("gaps", "dimension_gaps"):
        return gaps
    known = gaps.mapping()
    if name == "unweighted":
        return combined_gap(known)
    if name == "sum_of_gaps":
        there = [gap for gap in known.values() if gap is not None]
        return sum(there) if len(there) == len(known) else None
    if name not in ("weighted", "weighted_divided_by_number_of_dimensions"):
        raise UnknownResultError(name)
    points = inputs.get("importance_points", inputs.get("weights"))
    if points is None:
        return None
    stated = series(points, like=gaps).mapping()
    complete = {key: w for key, w in stated.items() if w is not None}
    weighted = combined_gap(known, weights=complete) if len(complete) == len(stated) else None
    return weighted if weighted is None or name == "weighted" else weighted / len(known)


def _dimension_gaps(inputs: Inputs) -> Series:
    """Return the gaps as given, or perception minus expectation."""
    if "dimension_gaps" in inputs:
        return series(inputs["dimension_gaps"], names=inputs.get("dimensions"))
    means = [given(inputs, stem, f"{stem}s", f"dimension_{stem}s") for stem in ("expectation", "perception")]
    expected = series(means[0], names=inputs.get("dimensions"))
    perceived = series(means[1], like=expected).mapping()
    gaps: list[float | None] = []
    for name, e in expected.mapping().items():
        p = perceived.get(name)
        gaps.append(None if e is None or p is None else p - e)
    return expected.of(gaps)


def ipa(inputs: Inputs, name: str) -> object:
    """Return cross-hairs or quadrants, as in cross_mean and quadrants_median."""
    kind, _, which = name.partition("_")
    lines = _LINES.get(which.removesuffix("s"))
    if kind not in ("cross", "quadrants") or lines is None:
        raise UnknownResultError(name)
    first = series(given(inputs, "importance"), names=inputs.get("attributes"))
    importance, performance = first.optional(), series(given(inputs, "performance"), like=first).optional()
    line = cross_hair(importance, performance, lines=lines, midpoint=_midpoint(inputs))
    if kind == "cross":
        return None if line is None else Series(("importance", "performance"), line)
    return None if line is None else first.of(quadrants(importance, performance, lines=line))


def _midpoint(inputs: Inputs) -> float | None:
    """Return the middle of the scale, if the case tells the scale."""
    for name in ("midpoint", "scale_midpoint"):
        if name in inputs:
            return number(inputs[name])
    scale = inputs.get("scale")
    if isinstance(scale, list):
        return (number(scale[0]) + number(scale[-1])) / 2
    if isinstance(scale, Mapping):
        return (number(scale.get("low", scale.get("min"))) + number(scale.get("high", scale.get("max")))) / 2
    if "scale_low" in inputs:
        return (number(inputs["scale_low"]) + number(inputs["scale_high"])) / 2
    if "scale_min" in inputs:
        return (number(inputs["scale_min"]) + number(inputs["scale_max"])) / 2
    return None
