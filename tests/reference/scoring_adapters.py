"""From the inputs of scoring and weighting cases to library calls and named results."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from scorecard.scoring.aggregate import weighted_arithmetic, weighted_geometric, weighted_harmonic
from scorecard.scoring.normalise import band, piecewise
from scorecard.weighting import direct
from tests.reference.inputs import array, mapping, number, plain

Inputs = Mapping[str, object]
Wanted = frozenset[str]


def kpi_normalisation(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return the normalised values of each indicator, by its name."""
    indicators = inputs["indicators"]
    assert isinstance(indicators, list)
    return {str(one["name"]): plain(_normalised(one)) for one in indicators}


def _normalised(one: Mapping[str, object]) -> NDArray[np.float64]:
    """Return the normalised values of one indicator."""
    x, kind, top = array(one["x"]), str(one["type"]), number(one.get("scale", 1))
    if kind in ("minmax_min", "minmax_max"):
        low, high = number(one.get("lo", np.nanmin(x))), number(one.get("hi", np.nanmax(x)))
        return _line(x, low, high, top, falling=kind == "minmax_min", cap=bool(one.get("cap", False)))
    direction = number(one.get("direction", 1))
    if kind == "distance_to_target":
        start = number(one.get("worst", np.nanmin(x) if direction > 0 else np.nanmax(x)))
        low, high = sorted((start, number(one["target"])))
        return _line(x, low, high, top, falling=direction < 0, cap=bool(one.get("cap", False)), floor=False)
    if kind == "goalposts":
        low, high = number(one["lo"]), number(one["hi"])
        return _line(x, low, high, top, falling=direction < 0, cap=bool(one.get("cap", True)))
    if kind == "band":
        low, first, last, high = (number(one[k]) for k in ("lo", "ideal_lo", "ideal_hi", "hi"))
        return band(x, worst_low=low, low=first, high=last, worst_high=high, top=top)
    if kind == "piecewise_linear":
        cutoffs, values = array(one["cutoffs"]), array(one["values"])
        order = np.argsort(cutoffs)
        return piecewise(x, cutoffs[order], values[order], outside="clip" if one.get("cap", True) else "extend")
    raise ValueError(f"unknown type {kind!r}")


def _line(
    x: NDArray[np.float64], low: float, high: float, top: float, *, falling: bool, cap: bool, floor: bool = True
) -> NDArray[np.float64]:
    """Return the straight line from 0 to `top` between two values; undefined if they are equal."""
    if low == high:
        return np.full(x.shape, np.nan)
    ends = (top, 0.0) if falling else (0.0, top)
    values = piecewise(x, (low, high), ends, outside="extend")
    return np.clip(values, 0.0 if floor else -np.inf, top) if cap else values


def weighted_means(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return the three weighted means."""
    scores = array(inputs["scores"])
    weights = array(inputs["weights"]) if "weights" in inputs else np.ones(len(scores))
    means = {"arithmetic": weighted_arithmetic, "geometric": weighted_geometric, "harmonic": weighted_harmonic}
    return {name: plain([float(mean(scores, weights))])[0] for name, mean in means.items()}


def direct_weights(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return points as shares, in the shape in which they were given."""
    points = {name: float("nan") if p is None else p for name, p in mapping(inputs["points"]).items()}
    found = direct(points)
    return {
        "weights": dict(found) if isinstance(inputs["points"], Mapping) else list(found.values()),
        "sum": found.total,
    }
