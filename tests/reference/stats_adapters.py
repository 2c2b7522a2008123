"""Reference cases of tests, proportions and the bootstrap, run through the library."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.bootstrap import BootstrapResult, bootstrap_interval
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import wilson_interval
from scorecard.stats.signed_rank import SignedRank, signed_rank
from tests.reference.inputs import UnknownResultError, given, level_of, mapped, number, pair, series

Inputs = Mapping[str, object]
Method = Literal["percentile", "basic", "bca"]

_METHODS: dict[str, Method] = {"percentile": "percentile", "basic": "basic", "bca": "bca"}


def wilcoxon(inputs: Inputs, name: str) -> object:
    """Return one result of the signed rank test of x − y, or of the differences themselves."""
    differences = _differences(inputs)
    plain = signed_rank(differences)
    values: dict[str, float | None] = {
        "w_plus": plain.w_plus,
        "w_minus": plain.w_minus,
        "statistic": plain.statistic,
        "rank_biserial": plain.rank_biserial,
        "n": plain.n,
        "n_nonzero": plain.n_nonzero,
        "zeros": plain.zeros,
        "p_exact_greater": signed_rank(differences, method="exact", alternative="greater").p_value,
        "p_exact_less": signed_rank(differences, method="exact", alternative="less").p_value,
    }
    rule: Literal["drop", "pratt"] = "pratt" if name.startswith("pratt_") else "drop"
    stem = name.removeprefix("pratt_").removeprefix("wilcox_")
    if stem in values and rule == "drop":
        return values[stem]
    tests: dict[str, SignedRank] = {
        "p_exact": signed_rank(differences, zeros=rule, method="exact"),
        "p_continuity": signed_rank(differences, zeros=rule, method="normal", correction=True),
        "p": signed_rank(differences, zeros=rule, method="normal"),
    }
    if stem == "z":
        return tests["p"].z
    if stem not in tests:
        raise UnknownResultError(name)
    return tests[stem].p_value


def _differences(inputs: Inputs) -> ScoreHistogram:
    """Return the differences of the pairs with both values, as the decimal fractions that were written."""
    if "differences" in inputs:
        found = [_fraction(v) for v in series(inputs["differences"]).values if v is not None]
    else:
        first = series(given(inputs, "x"))
        second = series(given(inputs, "y"), like=first)
        found = [
            _fraction(a) - _fraction(b)
            for a, b in zip(first.values, second.values, strict=True)
            if a is not None and b is not None
        ]
    numerators = np.array([f.numerator for f in found], dtype=np.int64)
    return ScoreHistogram.from_scores(numerators, np.array([f.denominator for f in found], dtype=np.int64))


def _fraction(value: object) -> Fraction:
    """Return the number that stands in the file, exactly."""
    return Fraction(value.strip() if isinstance(value, str) else repr(number(value)))


def top_box_wilson(inputs: Inputs, name: str) -> object:
    """Return the Wilson interval of the sample of this name, or its share as in name_p."""
    stated = series(given(inputs, "samples"))
    samples = {
        str(mapped(one).get("name", at)): mapped(one) for at, one in zip(stated.names, stated.values, strict=True)
    }
    stem, _, ending = name.rpartition("_continuity_corrected")
    corrected = bool(stem) and not ending
    key = stem if corrected else name
    if key not in samples and name.endswith("_p") and name.removesuffix("_p") in samples:
        one = samples[name.removesuffix("_p")]
        return number(given(one, "x")) / number(given(one, "n"))
    if key not in samples:
        raise UnknownResultError(name)
    one = samples[key]
    x, n = int(number(given(one, "x"))), int(number(given(one, "n")))
    return pair(wilson_interval(x, n, confidence=level_of("", {**inputs, **one}), correction=corrected))


def bootstrap_ci(inputs: Inputs, name: str) -> object:
    """Return one result of the bootstrap of a statistic, such as bca_95 or jackknife_acceleration."""
    columns = [series(column).array() for column in series(given(inputs, "data")).values]
    which = str(inputs.get("statistic", "mean"))
    if which not in _STATISTICS:
        raise UnknownResultError(which)
    stem, _, digits = name.rpartition("_")
    kind = _METHODS.get(stem, "bca")
    level = float(f"0.{digits}") if stem in _METHODS else 0.95
    found = _bootstrapped(tuple(tuple(c.tolist()) for c in columns), which, kind, level)
    if stem in _METHODS:
        return None if found.low is None or found.high is None else [found.low, found.high]
    values = {
        "estimate": found.estimate,
        "jackknife_acceleration": found.acceleration,
        "jackknife_se": found.jackknife_standard_error,
        "bootstrap_se": found.standard_error,
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


@cache
def _bootstrapped(columns: tuple[tuple[float, ...], ...], which: str, method: Method, level: float) -> BootstrapResult:
    """Return the bootstrap of a statistic of columns."""
    data = np.column_stack([np.array(c) for c in columns])
    return bootstrap_interval(data, _STATISTICS[which], seed=1, method=method, confidence=level, replicates=10_000)


def _correlation(data: NDArray[np.float64]) -> float:
    """Return the correlation of two columns, in the few steps that a thousand resamples need."""
    away = data - data.mean(axis=0)
    (xx, xy), (_, yy) = (away.T @ away).tolist()
    return float(xy / math.sqrt(xx * yy)) if xx * yy > 0 else math.nan


def _mean(data: NDArray[np.float64]) -> float:
    """Return the mean of a column."""
    return float(data.mean())


_STATISTICS = {"correlation": _correlation, "mean": _mean}
