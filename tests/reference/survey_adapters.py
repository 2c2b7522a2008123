"""From the inputs of survey cases to library calls and named results."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval
from scorecard.stats.consistency import Missing, consistency
from scorecard.stats.intervals import feldt_interval
from scorecard.stats.mean_tests import PairedT, d_average_sd, paired_t, paired_t_from_summary
from scorecard.stats.multiplicity import benjamini_hochberg, bonferroni, holm
from scorecard.survey.dimension_weights import combined_gap
from scorecard.survey.importance import Lines, cross_hair, quadrants
from tests.reference.inputs import array, level_of, mapping, number, optional, pair

Inputs = Mapping[str, object]
Wanted = frozenset[str]

_ADJUSTMENTS = {
    "holm": holm,
    "bh": benjamini_hochberg,
    "benjamini_hochberg": benjamini_hochberg,
    "bonferroni": bonferroni,
}
_LINES: dict[str, Lines] = {"mean": "means", "median": "medians", "midpoint": "midpoint"}


def cronbach_alpha(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return alpha and its companions; a name may end in _pairwise or _listwise."""
    results: dict[str, object] = {}
    for name in wanted:
        stem, _, ending = name.rpartition("_")
        rules: dict[str, Missing] = {"pairwise": "pairwise", "listwise": "listwise"}
        if ending in rules:
            found = _alpha(stem, inputs, missing=rules[ending])
        else:
            found = _alpha(name, inputs, missing=rules[str(inputs.get("missing", "pairwise"))])
        if found:
            results[name] = found[0]
    return results


def _alpha(name: str, inputs: Inputs, *, missing: Missing) -> list[object]:
    """Return the value of one result, or nothing if the name is unknown."""
    data = array(inputs["data"])
    c = consistency(data, missing=missing)
    values: dict[str, object] = {
        "alpha": c.overall.alpha,
        "alpha_raw": c.overall.alpha,
        "alpha_standardised": c.overall.alpha_standardised,
        "mean_inter_item_r": c.overall.mean_inter_item_r,
        "n": c.n,
        "k": c.overall.k,
        "alpha_if_item_deleted": [a.alpha for a in c.without],
        "alpha_standardised_if_item_deleted": [a.alpha_standardised for a in c.without],
        "item_total_r": list(c.item_total_r),
        "item_rest_r": list(c.item_rest_r),
    }
    if name in values:
        return [values[name]]
    level = level_of(name, inputs)
    if name.startswith("feldt_ci"):
        alpha = c.overall.alpha
        return [None if alpha is None else pair(feldt_interval(alpha, n=c.n, k=c.overall.k, confidence=level))]
    bootstrap = re.match(r"bootstrap_(percentile|bca)_ci", name)
    if bootstrap:
        kind: Literal["percentile", "bca"] = "bca" if bootstrap[1] == "bca" else "percentile"
        return [pair(alpha_bootstrap_interval(data, kind=kind, confidence=level))]
    return []


def feldt_ci(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return Feldt's interval of each case, by its name."""
    cases = inputs["cases"]
    assert isinstance(cases, list)
    results: dict[str, object] = {}
    for one in cases:
        if one["alpha"] is None:
            results[str(one["name"])] = None
            continue
        n, k = int(number(one["n"])), int(number(one["k"]))
        level = level_of("", {**inputs, **one})
        results[str(one["name"])] = pair(feldt_interval(number(one["alpha"]), n=n, k=k, confidence=level))
    return results


def paired_t_test(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return the paired t test of data or of printed summaries."""
    results: dict[str, object] = {}
    for level, names in _by_level(wanted, inputs).items():
        test, spreads = _paired(inputs, level)
        values: dict[str, object] = {
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
        interval = None if test.low is None or test.high is None else [test.low, test.high]
        for name in names:
            if re.fullmatch(r"ci_?\d*", name):
                results[name] = interval
            elif name in values:
                results[name] = values[name]
    return results


def _by_level(wanted: Wanted, inputs: Inputs) -> dict[float, list[str]]:
    """Return the wanted results by the confidence level they need."""
    groups: dict[float, list[str]] = {}
    for name in wanted:
        groups.setdefault(level_of(name, inputs), []).append(name)
    return groups


def _paired(inputs: Inputs, level: float) -> tuple[PairedT, tuple[float, float] | None]:
    """Return the test with the standard deviations of both variables."""
    if "summary" in inputs:
        given = inputs["summary"]
        assert isinstance(given, Mapping)
        means = (number(given["mean1"]), number(given["mean2"]))
        spreads = (number(given["sd1"]), number(given["sd2"]))
        test = paired_t_from_summary(
            means, spreads, correlation=number(given["r"]), n=int(number(given["n"])), confidence=level
        )
        return test, spreads
    x, y = array(inputs["x"]), array(inputs["y"])
    both = x + y == x + y
    test = paired_t(x, y, confidence=level)
    if test.n < 2:
        return test, None
    return test, (float(x[both].std(ddof=1)), float(y[both].std(ddof=1)))


def p_adjust(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return adjusted p-values, and how many are rejected at a level, as in n_reject_holm_05."""
    p = optional(inputs["p"])
    results: dict[str, object] = {}
    for name in wanted:
        counted = re.fullmatch(r"n_reject_([a-z_]+)_(\d+)", name)
        method = counted[1] if counted else name
        if method not in _ADJUSTMENTS:
            continue
        adjusted = _ADJUSTMENTS[method](p)
        results[name] = list(adjusted)
        if counted:
            level = int(counted[2]) / 10 ** len(counted[2])
            results[name] = sum(value is not None and value <= level for value in adjusted)
    return results


def servqual_gap(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return the overall gaps of dimension gaps, or of dimension means."""
    gaps = _dimension_gaps(inputs)
    points = inputs.get("importance_points", inputs.get("weights"))
    weighted = None
    if points is not None:
        given = mapping(points)
        complete = {name: w for name, w in given.items() if w is not None}
        weighted = combined_gap(gaps, weights=complete) if len(complete) == len(given) else None
    known = [gap for gap in gaps.values() if gap is not None]
    return {
        "unweighted": combined_gap(gaps),
        "sum_of_gaps": sum(known) if len(known) == len(gaps) else None,
        "weighted": weighted,
        "weighted_divided_by_number_of_dimensions": None if weighted is None else weighted / len(gaps),
        "gaps": gaps,
        "dimension_gaps": gaps,
    }


def _dimension_gaps(inputs: Inputs) -> dict[str, float | None]:
    """Return the gaps as given, or perception minus expectation."""
    if "dimension_gaps" in inputs:
        return mapping(inputs["dimension_gaps"])
    names = [name for stem in ("expectation", "perception") for name in (stem, f"{stem}s", f"dimension_{stem}s")]
    first, second = (mapping(inputs[n]) for n in names if n in inputs)
    gaps: dict[str, float | None] = {}
    for name, expected in first.items():
        perceived = second.get(name)
        gaps[name] = None if expected is None or perceived is None else perceived - expected
    return gaps


def ipa(inputs: Inputs, wanted: Wanted) -> dict[str, object]:
    """Return cross-hairs and quadrants, as in cross_mean and quadrants_median."""
    importance, performance = optional(inputs["importance"]), optional(inputs["performance"])
    results: dict[str, object] = {}
    for name in wanted:
        kind, _, which = name.partition("_")
        lines = _LINES.get(which.removesuffix("s"))
        if kind not in ("cross", "quadrants") or lines is None:
            continue
        line = cross_hair(importance, performance, lines=lines, midpoint=_midpoint(inputs))
        if kind == "cross":
            results[name] = pair(line)
        else:
            results[name] = None if line is None else list(quadrants(importance, performance, lines=line))
    return results


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
