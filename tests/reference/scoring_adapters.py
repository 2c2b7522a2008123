"""From the inputs of scoring and weighting cases to library calls, one named result at a time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring import fuzzy_evaluation, memberships_from_counts
from scorecard.scoring.aggregate import weighted_arithmetic, weighted_geometric, weighted_harmonic
from scorecard.scoring.aggregate.fuzziness import Operator
from scorecard.scoring.normalise import band, clip_scores, performance, piecewise, progress
from scorecard.weighting import direct
from tests.reference.inputs import Series, UnknownResultError, given, mapped, number, plain, series

Inputs = Mapping[str, object]

_FALLING = frozenset({"min", "minimise", "minimize", "low", "lower", "down", "cost", "negative", "decreasing"})
_RISING = frozenset({"max", "maximise", "maximize", "high", "higher", "up", "benefit", "positive", "increasing"})
_OPERATORS: Mapping[str, Operator] = {
    "max_min": "min_max",
    "min_max": "min_max",
    "weighted_sum": "weighted_average",
    "weighted_average": "weighted_average",
}
_MEANS = {"arithmetic": weighted_arithmetic, "geometric": weighted_geometric, "harmonic": weighted_harmonic}


def kpi_normalisation(inputs: Inputs, name: str) -> Series:
    """Return the normalised values of the indicator of this name; one without a name has its position."""
    stated = given(inputs, "indicators")
    if isinstance(stated, Mapping):
        indicators = {str(key): mapped(one) for key, one in stated.items()}
    else:
        indicators = {str(mapped(one).get("name", at)): mapped(one) for at, one in zip(*_numbered(stated), strict=True)}
    if name not in indicators:
        raise UnknownResultError(name)
    one = indicators[name]
    x = series(given(one, "x", "values"))
    return x.of(plain(_normalised(one, x.array())))


def _numbered(values: object) -> tuple[tuple[str, ...], tuple[object, ...]]:
    """Return the positions from 1 and the values of a list."""
    found = series(values)
    return found.names, found.values


def _normalised(one: Mapping[str, object], x: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the normalised values of one indicator."""
    kind, top = str(given(one, "type")), number(one.get("scale", 1))
    stem, _, ending = kind.rpartition("_")
    falling = _falls(one.get("direction", 1))
    if ending in ("min", "max"):
        kind, falling = stem, ending == "min"
    known = x[~np.isnan(x)]
    if not known.size:
        return np.full(x.shape, np.nan)
    capped = one.get("cap", kind not in ("minmax", "distance_to_target"))
    if kind in ("minmax", "goalposts"):
        ends = (known.min(), known.max()) if kind == "minmax" else (given(one, "lo"), given(one, "hi"))
        low, high = number(one.get("lo", ends[0])), number(one.get("hi", ends[1]))
        way = _way(x, high, low, top) if falling else _way(x, low, high, top)
        return np.clip(way, 0.0, top) if capped else way
    if kind == "distance_to_target":
        start = number(one.get("worst", known.max() if falling else known.min()))
        way = _way(x, start, number(given(one, "target")), top)
        return np.minimum(way, top) if capped else way
    if kind == "band":
        low, first, last, high = (number(given(one, k)) for k in ("lo", "ideal_lo", "ideal_hi", "hi"))
        return band(x, worst_low=low, low=first, high=last, worst_high=high, top=top)
    if kind in ("piecewise_linear", "piecewise"):
        cutoffs, values = series(given(one, "cutoffs")).array(), series(given(one, "values")).array()
        order = np.argsort(cutoffs)
        return piecewise(x, cutoffs[order], values[order], outside="clip" if capped else "extend")
    raise ValueError(f"unknown type {kind!r}")


def _falls(direction: object) -> bool:
    """Return whether low values are good, from a sign or a word."""
    word = str(direction).strip().casefold()
    if word in _FALLING | _RISING:
        return word in _FALLING
    return number(direction) < 0


def _way(x: NDArray[np.float64], start: float, end: float, top: float) -> NDArray[np.float64]:
    """Return how much of the way from start to end each value is; undefined if they are equal."""
    if start == end:
        return np.full(x.shape, np.nan)
    shares: NDArray[np.float64] = top * progress(x, baseline=start, target=end)
    return shares


def weighted_means(inputs: Inputs, name: str) -> object:
    """Return one of the three weighted means."""
    if name not in _MEANS:
        raise UnknownResultError(name)
    scores = series(given(inputs, "scores", "values"))
    weights = series(inputs["weights"], like=scores).array() if "weights" in inputs else np.ones(len(scores.values))
    return plain([float(_MEANS[name](scores.array(), weights))])[0]


def hdi(inputs: Inputs, name: str) -> object:
    """Return the human development index of each country: goalposts, capped, and their geometric mean."""
    if name != "hdi":
        raise UnknownResultError(name)
    countries = [mapped(one) for one in series(given(inputs, "countries")).values]

    def index(of: str, worst: float, best: float, *, logarithm: bool = False) -> NDArray[np.float64]:
        values = np.array([number(given(one, of)) for one in countries])
        return clip_scores(performance(np.log(values) if logarithm else values, worst=worst, best=best), cap=1.0)

    schooling = [index("expected_schooling", 0, 18), index("mean_schooling", 0, 15)]
    education = [weighted_arithmetic(pair, np.ones(2)) for pair in zip(*schooling, strict=True)]
    parts = (index("life_expectancy", 20, 85), education, index("gni", np.log(100), np.log(75000), logarithm=True))
    return plain([float(weighted_geometric(three, np.ones(3))) for three in zip(*parts, strict=True)])


def direct_weights(inputs: Inputs, name: str) -> object:
    """Return points as shares, in the shape in which they were given."""
    if name not in ("weights", "sum"):
        raise UnknownResultError(name)
    points = series(given(inputs, "points"))
    found = direct(points.array().tolist(), labels=points.names)
    return found.total if name == "sum" else points.of(found.values())


def fuzzy_comprehensive(inputs: Inputs, name: str) -> object:
    """Return memberships in the grades, or the score, of the weights and the operator that a result names.

    A score is taken from memberships divided by their sum; memberships are only where the name says so.
    """
    weights, rest = _weights_named(inputs, name)
    words = rest.removeprefix("score").strip("_") if rest.startswith("score") else rest
    normalised = words.endswith("normalised") or rest.startswith("score")
    operator = words.removesuffix("normalised").strip("_") or "weighted_sum"
    if operator not in _OPERATORS:
        raise UnknownResultError(name)
    if "counts" in inputs:
        matrix = memberships_from_counts(_rows(inputs["counts"]))
    else:
        matrix = _rows(given(inputs, "membership", "memberships", "matrix"))
    found = fuzzy_evaluation(
        matrix,
        weights,
        operator=_OPERATORS[operator],
        normalised=normalised,
        grade_scores=series(inputs["grade_scores"]).array().tolist() if "grade_scores" in inputs else None,
    )
    return found.score if rest.startswith("score") else list(found.memberships)


def _weights_named(inputs: Inputs, name: str) -> tuple[list[float], str]:
    """Return the weights whose name begins a result's name, or the only ones, and the rest of the name."""
    stated = inputs["weights"]
    if isinstance(stated, Mapping) and any(isinstance(one, list | Mapping) for one in stated.values()):
        for whose in sorted(map(str, stated), key=len, reverse=True):
            if name.startswith(f"{whose}_"):
                return series(stated[whose]).array().tolist(), name.removeprefix(f"{whose}_")
        raise UnknownResultError(name)
    return series(stated).array().tolist(), name


def _rows(values: object) -> NDArray[np.float64]:
    """Return a list or mapping of rows as a matrix."""
    return np.array([series(row).array() for row in series(values).values], dtype=np.float64)
