"""CRITIC weights: a criterion counts by its contrast, and by how far it disagrees with the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard._table import Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError
from scorecard.stats.association import pearson, spearman
from scorecard.weighting.alternatives import Alternatives, Values, read_alternatives
from scorecard.weighting.choices import require_choice
from scorecard.weighting.data_weights import DataWeights, data_table
from scorecard.weighting.weights import normalised

__all__ = ["CriticWeights", "critic"]

Kind = Literal["pearson", "spearman"]

_SAME = 1e-12
"""Below this a correlation of 1 is only hidden by rounding."""

_COLUMNS = (
    Column("standard_deviation", LocalText(en="SD (0 to 1)", zh="标准差（0–1）"), "number", 3),
    Column("conflict", LocalText(en="Conflict", zh="冲突性"), "number", 3),
    Column("information", LocalText(en="Information", zh="信息量"), "number", 3),
)
_KINDS = {
    "pearson": LocalText(en="product-moment correlation", zh="Pearson 积矩相关系数"),
    "spearman": LocalText(en="rank correlation", zh="Spearman 等级相关系数"),
}
_NOTE = LocalText(
    en="Conflict: sum of 1 − {kind} with the other criteria, each taken from 0, the worst, to 1, the best.",
    zh="冲突性：各准则经极差标准化（最差为 0，最优为 1）后，对其他准则的（1 − {kind}）之和。",
)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CriticWeights(DataWeights):
    """Weights by CRITIC.

    Attributes
    ----------
    ids, shares, total, method, n, left_out, minimised, reasons
        As in `DataWeights`; the total is the sum of the information.
    standard_deviations : tuple of float
        Standard deviation of each criterion taken from 0 to 1, divisor n − 1.
    conflicts : tuple of float
        Σ_k (1 − r_jk).
    information : tuple of float
        Standard deviation times conflict.
    correlations : tuple of tuple of (float or None)
        r_jk; None with a criterion that has the same value everywhere.
    correlation : {"pearson", "spearman"}
        Which correlation.
    """

    standard_deviations: tuple[float, ...]
    conflicts: tuple[float, ...]
    information: tuple[float, ...]
    correlations: tuple[tuple[float | None, ...], ...]
    correlation: Kind

    def table(self) -> Table:
        """Return contrast and conflict with shares as a table.

        Returns
        -------
        Table
            One row for each criterion.
        """
        cells = (self.standard_deviations, self.conflicts, self.information)
        note = _NOTE.fill({"kind": _KINDS[self.correlation]})
        return data_table(self, tuple(zip(_COLUMNS, cells, strict=True)), notes=(note,))


def critic(
    values: Values,
    *,
    labels: Sequence[str] | None = None,
    minimise: Collection[str] = (),
    correlation: Kind = "pearson",
) -> CriticWeights:
    """Return weights by CRITIC: contrast times conflict.

    Parameters
    ----------
    values : mapping of str to sequence of float, or array_like of float, shape (n, k)
        One column for each criterion, or one row for each alternative; None or NaN where a value is
        missing. An alternative with a missing value is left out.
    labels : sequence of str, optional
        Ids of the criteria; their own where `values` is a mapping, else "1", "2", ….
    minimise : collection of str
        Criteria of which less is better: they are turned around, which changes the sign of their
        correlations and so the weights.
    correlation : {"pearson", "spearman"}
        Correlation between criteria: of the values, or of their ranks.

    Returns
    -------
    CriticWeights
        Shares that sum to 1. A criterion with the same value everywhere has the weight 0, says so, and
        is left out of the conflict of the others.

    Raises
    ------
    AnalysisError
        If fewer than 3 alternatives are complete, no criterion differs between alternatives, or all
        criteria say the same.
    UsageError
        If there is no such correlation.

    Notes
    -----
    x_ij = (value − worst) / (best − worst) over the alternatives; σ_j its standard deviation;
    C_j = σ_j Σ_k (1 − r_jk); w_j = C_j / Σ C. The divisor of σ does not matter.

    References
    ----------
    Diakoulaki, D., Mavrotas, G., Papayannakis, L. (1995). Determining objective weights in multiple criteria
    problems: The CRITIC method. Computers & Operations Research 22(7), 763-770.

    Examples
    --------
    >>> firms = [
    ...     [61, 1.08, 4.33],
    ...     [20.7, 0.26, 4.34],
    ...     [16.3, 1.98, 2.53],
    ...     [9, 3.29, 1.65],
    ...     [5.4, 2.77, 2.33],
    ...     [4, 4.12, 1.21],
    ...     [-6.1, 3.52, 2.1],
    ...     [-34.6, 3.31, 0.98],
    ... ]
    >>> [round(w, 4) for w in critic(firms).shares]
    [0.2022, 0.4809, 0.3169]
    """
    require_choice("correlation", correlation, ("pearson", "spearman"))
    found = read_alternatives(values, labels=labels, minimise=minimise, least=3)
    found.require_contrast()
    r = _correlations(found, correlation)
    deviations = np.where(found.constant, 0.0, np.std(found.min_max, axis=0, ddof=1))
    conflicts = np.nansum(np.where(1.0 - r < _SAME, 0.0, 1.0 - r), axis=1)
    information = deviations * conflicts
    if not information.any():
        raise AnalysisError.single(
            "no-conflict",
            "the criteria all say the same, so that none adds information",
            cure="Keep one of them, or weigh by judgement.",
        )
    plain = normalised(found.ids, information.tolist(), method="critic")
    return CriticWeights(
        plain.ids,
        plain.shares,
        plain.total,
        plain.method,
        n=found.n,
        left_out=found.left_out,
        minimised=found.minimised,
        reasons=found.reasons(),
        standard_deviations=tuple(deviations.tolist()),
        conflicts=tuple(conflicts.tolist()),
        information=tuple(information.tolist()),
        correlations=tuple(tuple(None if np.isnan(x) else x for x in row) for row in r.tolist()),
        correlation=correlation,
    )


def _correlations(found: Alternatives, kind: Kind) -> NDArray[np.float64]:
    """Return the correlations between criteria; NaN with one that never differs."""
    measure = {"pearson": pearson, "spearman": spearman}[kind]
    k = len(found.ids)
    r = np.full((k, k), np.nan)
    differing = np.flatnonzero(~found.constant).tolist()
    for i in differing:
        r[i, i] = 1.0
        for j in (j for j in differing if j > i):
            coefficient = measure(found.min_max[:, i], found.min_max[:, j]).coefficient
            r[i, j] = r[j, i] = np.nan if coefficient is None else coefficient
    return r
