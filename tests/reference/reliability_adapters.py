"""From the inputs of reliability cases to library calls, one named result at a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.alpha_bootstrap import alpha_bootstrap_interval
from scorecard.stats.concordance import kendall_w as concordance
from scorecard.stats.consistency import Consistency, Missing, alpha_from_covariance, consistency, pairwise_covariance
from scorecard.stats.difference_scores import difference_score_reliability as of_difference
from scorecard.stats.factor import one_factor
from scorecard.stats.intervals import feldt_interval
from scorecard.stats.omega import Omega, omega_coefficients
from tests.reference.inputs import (
    Series,
    UnknownResultError,
    given,
    level_of,
    listed,
    mapped,
    number,
    pair,
    series,
    table,
)

Inputs = Mapping[str, object]

SEED = 20240101

_MISSING: dict[str, Missing] = {"pairwise": "pairwise", "listwise": "listwise"}
_EQUAL = "_equal_variance_formula"


def cronbach_alpha(inputs: Inputs, name: str) -> object:
    """Return alpha or one of its companions; the name may end in _pairwise or _listwise."""
    stem, _, ending = name.rpartition("_")
    rule = _MISSING[ending if ending in _MISSING else str(inputs.get("missing", "pairwise"))]
    stem = stem if ending in _MISSING else name
    items, data = table(given(inputs, "data"), names=inputs.get("items"))
    c = consistency(data, missing=rule)
    found = _of_alpha(c, items)
    if stem in found:
        return found[stem]
    level = level_of(stem, inputs)
    if stem.startswith("feldt_ci"):
        alpha = c.overall.alpha
        return None if alpha is None else pair(feldt_interval(alpha, n=c.n, k=c.overall.k, confidence=level))
    bootstrap = re.match(r"bootstrap_(percentile|bca)_ci", stem)
    if not bootstrap:
        raise UnknownResultError(name)
    kind: Literal["percentile", "bca"] = "bca" if bootstrap[1] == "bca" else "percentile"
    return pair(alpha_bootstrap_interval(data, kind=kind, missing=rule, confidence=level, seed=SEED))


def _of_alpha(c: Consistency, items: tuple[str, ...]) -> dict[str, object]:
    """Return the results of an item analysis by the names that cases give them."""
    return {
        "alpha": c.overall.alpha,
        "alpha_raw": c.overall.alpha,
        "alpha_standardised": c.overall.alpha_standardised,
        "mean_inter_item_r": c.overall.mean_inter_item_r,
        "n": c.n,
        "k": c.overall.k,
        "alpha_if_item_deleted": Series(items, tuple(a.alpha for a in c.without)),
        "alpha_standardised_if_item_deleted": Series(items, tuple(a.alpha_standardised for a in c.without)),
        "item_total_r": Series(items, c.item_total_r),
        "item_rest_r": Series(items, c.item_rest_r),
    }


def feldt_ci(inputs: Inputs, name: str) -> object:
    """Return Feldt's interval of the case of this name; one without a name has its position."""
    one = _case(inputs, name)
    if one.get("alpha") is None:
        return None
    n, k = int(number(given(one, "n"))), int(number(given(one, "k")))
    return pair(feldt_interval(number(one["alpha"]), n=n, k=k, confidence=level_of("", {**inputs, **one})))


def _case(inputs: Inputs, name: str) -> Mapping[str, object]:
    """Return one of the cases that a case lists."""
    stated = series(given(inputs, "cases"))
    cases = {str(mapped(one).get("name", at)): mapped(one) for at, one in zip(stated.names, stated.values, strict=True)}
    if name not in cases:
        raise UnknownResultError(name)
    return cases[name]


def difference_score_reliability(inputs: Inputs, name: str) -> object:
    """Return the reliability of a difference, by the formula that the name asks for."""
    one = _case(inputs, name.removesuffix(_EQUAL))
    first, second = number(given(one, "reliability1")), number(given(one, "reliability2"))
    correlation = number(given(one, "r12", "correlation"))
    if name.endswith(_EQUAL):
        return of_difference((first, second), correlation=correlation, variances="equal")
    deviations = number(given(one, "sd1")), number(given(one, "sd2"))
    return of_difference((first, second), deviations, correlation=correlation)


def kendall_w(inputs: Inputs, name: str) -> object:
    """Return Kendall's W of ratings, or part of its test."""
    by_item = next((n for n in inputs if n.startswith("ratings_items_by_")), None)
    if by_item is not None:
        ratings = table(inputs[by_item])[1].T
    else:
        ratings = table(given(inputs, *(n for n in inputs if n.startswith("ratings")), "data"))[1]
    found = concordance(ratings)
    values: dict[str, object] = {
        "W": found.w,
        "W_without_tie_correction": found.w_without_ties,
        "chi2": found.chi_square,
        "p": found.p_value,
        "df": found.degrees_of_freedom,
        "mean_ranks": list(found.mean_ranks),
    }
    if name not in values:
        raise UnknownResultError(name)
    return values[name]


def omega_cr_ave(inputs: Inputs, name: str) -> object:
    """Return a part of a one-factor fit, or a coefficient of it or of loadings that the case gives."""
    for one in (mapped(o) for o in listed(inputs.get("given_loadings", []))):
        prefix = f"{one.get('name')}_"
        if name.startswith(prefix):
            return _form(_of_given(one), name.removeprefix(prefix), name)
    names, s = _covariance(inputs)
    if name == "alpha":
        return alpha_from_covariance(s).alpha
    fit = one_factor(s)
    parts = {
        "loadings": fit.loadings,
        "error_variances": fit.error_variances,
        "standardised_loadings": fit.standardised_loadings,
        "ml_loadings": fit.standardised_loadings,
        "uniquenesses": fit.uniquenesses,
        "ml_uniquenesses": fit.uniquenesses,
    }
    if name in parts:
        return Series(names, parts[name]) if len(names) == len(parts[name]) else list(parts[name])
    return _form(omega_coefficients(fit.loadings, fit.error_variances, covariance=s), name, name)


def _covariance(inputs: Inputs) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the covariances of a case, given or of its data."""
    stated = next((n for n in inputs if n.startswith(("covariance", "correlation"))), None)
    if stated is not None:
        return table(inputs[stated], names=inputs.get("items"))
    names, data = table(given(inputs, "data"), names=inputs.get("items"))
    return names, pairwise_covariance(data)


def _of_given(one: Mapping[str, object]) -> Omega:
    """Return the coefficients of loadings that a case gives."""
    if "unstandardised_loadings" not in one:
        lam = series(given(one, "standardised_loadings", "loadings")).array()
        return omega_coefficients(lam, 1 - lam**2)
    lam = series(one["unstandardised_loadings"]).array()
    errors = series(given(one, "error_variances")).array()
    variance = number(one.get("factor_variance", 1))
    if "sample_covariance" in one:
        return omega_coefficients(lam, errors, factor_variance=variance, covariance=table(one["sample_covariance"])[1])
    return omega_coefficients(lam, errors, factor_variance=variance)


def _form(forms: Omega, name: str, asked: str) -> float | None:
    """Return the form of a coefficient that a name asks for."""
    values = {
        "omega_model_implied": forms.model_implied,
        "omega_observed_variance": forms.observed_variance,
        "omega_one_minus_uniqueness_over_observed_variance": forms.standardised_one_minus_uniqueness,
        "omega_total_standardised": forms.composite_reliability,
        "cr": forms.composite_reliability,
        "composite_reliability": forms.composite_reliability,
        "ave": forms.average_variance_extracted,
        "ave_unstandardised": forms.average_variance_unstandardised,
    }
    if name not in values:
        raise UnknownResultError(asked)
    return values[name]
