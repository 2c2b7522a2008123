"""Entropy weights: a criterion counts by how unevenly it spreads over the alternatives."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, Place, Problems
from scorecard.weighting.alternatives import HEADLINE, Alternatives, Values, read_alternatives
from scorecard.weighting.choices import require_choice
from scorecard.weighting.data_weights import DataWeights, data_table
from scorecard.weighting.weights import normalised

__all__ = ["EntropyWeights", "entropy"]

Scaling = Literal["sum", "min_max"]

_COLUMNS = (
    Column("entropy", LocalText(en="Entropy", zh="信息熵"), "number", 4),
    Column("divergence", LocalText(en="1 − entropy", zh="差异系数"), "number", 4),
)
_SCALINGS = {
    "sum": LocalText(en="Values divided by their sum.", zh="数值除以列合计。"),
    "min_max": LocalText(
        en="Values taken from 0, the worst, to 1, the best, and divided by their sum.",
        zh="数值先做极差标准化（最差为 0，最优为 1），再除以列合计。",
    ),
}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class EntropyWeights(DataWeights):
    """Weights by entropy.

    Attributes
    ----------
    ids, shares, total, method, n, left_out, minimised, reasons
        As in `DataWeights`; the total is the sum of the divergences.
    entropies : tuple of float
        Entropy of each criterion, from 0 to 1: 1 where all alternatives are equal.
    divergences : tuple of float
        1 − entropy.
    scaling : {"sum", "min_max"}
        How values became shares.
    """

    entropies: tuple[float, ...]
    divergences: tuple[float, ...]
    scaling: Scaling

    def table(self) -> Table:
        """Return entropies with shares as a table.

        Returns
        -------
        Table
            One row for each criterion.
        """
        facts = tuple(zip(_COLUMNS, (self.entropies, self.divergences), strict=True))
        return data_table(self, facts, notes=(_SCALINGS[self.scaling],))


def entropy(
    values: Values,
    *,
    labels: Sequence[str] | None = None,
    minimise: Collection[str] = (),
    scaling: Scaling = "sum",
) -> EntropyWeights:
    """Return weights by the entropy of each criterion over the alternatives.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of float, shape (n, k)
        One column for each criterion, or one row for each alternative; None or NaN where a value is
        missing. An alternative with a missing value is left out.
    labels : sequence of str, optional
        Ids of the criteria; their own where `values` is a mapping, else "1", "2", ….
    minimise : collection of str
        Criteria of which less is better. With ``scaling="sum"`` their values are inverted, 1 / x, with
        "min_max" turned around. As published, the method knows no direction: leave it out for that.
    scaling : {"sum", "min_max"}
        How values become shares: x / Σ x, which needs values of zero or more on a scale whose zero means
        none; or the same of (x − min) / (max − min), for any values.

    Returns
    -------
    EntropyWeights
        Shares that sum to 1. A criterion with the same value everywhere has the weight 0 and says so.

    Raises
    ------
    AnalysisError
        If fewer than 2 alternatives are complete, a value does not fit the scaling, or no criterion
        differs between alternatives.
    UsageError
        If there is no such scaling.

    Notes
    -----
    p_ij = x_ij / Σ_i x_ij; E_j = −(1 / ln n) Σ_i p_ij ln p_ij with 0 ln 0 = 0; w_j = (1 − E_j) / Σ (1 − E).
    A weight by entropy tells how much the alternatives at hand differ, not how much a criterion matters.

    References
    ----------
    Hwang, C. L., Yoon, K. (1981). Multiple Attribute Decision Making. Springer, pp. 52-56.
    Zavadskas, E. K., Podvezko, V. (2016). Integrated determination of objective criteria weights in MCDM.
    International Journal of Information Technology & Decision Making 15(2), 267-283.

    Examples
    --------
    >>> w = entropy({"price": [30, 19, 19, 68], "weight": [29, 29, 28.9, 29]})
    >>> round(w["price"], 5), w.n
    (0.99999, 4)
    """
    require_choice("scaling", scaling, ("sum", "min_max"))
    found = read_alternatives(values, labels=labels, minimise=minimise, least=2)
    found.require_contrast()
    divergences = [0.0 if c else _divergence(x) for c, x in zip(found.constant, _amounts(found, scaling), strict=True)]
    plain = normalised(found.ids, divergences, method="entropy")
    return EntropyWeights(
        plain.ids,
        plain.shares,
        plain.total,
        plain.method,
        n=found.n,
        left_out=found.left_out,
        minimised=found.minimised,
        reasons=found.reasons(),
        entropies=tuple(1.0 - d for d in divergences),
        divergences=tuple(divergences),
        scaling=scaling,
    )


def _amounts(found: Alternatives, scaling: Scaling) -> list[NDArray[np.float64]]:
    """Return for each criterion amounts of zero or more, whose shares have the entropy."""
    if scaling == "min_max":
        return list(found.min_max.T)
    problems = Problems()
    amounts: list[NDArray[np.float64]] = []
    for criterion, column in zip(found.ids, found.values.T, strict=True):
        inverted = criterion in found.minimised
        for row in np.flatnonzero(column <= 0 if inverted else column < 0).tolist():
            problems.add(
                "entropy-value",
                "a value that is inverted must be above zero" if inverted else "a value must be zero or more",
                place=Place(row=int(found.rows[row]), field=criterion),
                found=f"{column[row]:g}",
                cure="Use scaling='min_max', which takes any values.",
            )
        if not problems:
            amounts.append(column.min() / column if inverted else column / max(float(column.max()), 1e-300))
    problems.raise_if_any(AnalysisError, HEADLINE)
    return amounts


def _divergence(amounts: NDArray[np.float64]) -> float:
    """Return 1 − entropy of amounts.

    With y = n p it is Σ (y ln y − y + 1) / (n ln n): the y sum to n, so that the terms added cancel, and no
    term is below zero.
    """
    n = len(amounts)
    y = n * (amounts / amounts.sum())
    log = np.log1p(y[y > 0] - 1.0)
    terms = np.append(y[y > 0] * log - (y[y > 0] - 1.0), np.ones(n - int((y > 0).sum())))
    return max(0.0, float(terms.sum())) / (n * math.log(n))
