"""Limits that hold for all items, or for all dimensions, at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.comoments import CoMoments
from scorecard.survey.counting import ScoreTally
from scorecard.survey.gap_records import Family, GapRow

__all__ = ["bands_of", "row_correlations"]


def bands_of(
    rows: Sequence[GapRow], scores: ScoreTally, *, confidence: float, seed: int
) -> Mapping[str, tuple[float, float]]:
    """Return simultaneous limits of the mean gaps of each family.

    Parameters
    ----------
    rows : sequence of GapRow
        Rows of one group; what is undefined or hidden gets no limits.
    scores : ScoreTally
        Counts of the same respondents.
    confidence : float
        Probability that all limits of a family hold together.
    seed : int
        Seed of the random numbers.

    Returns
    -------
    mapping of str to (float, float)
        Limits by row: gap ± c · SE, where c is the quantile of the largest |t| of the family.

    Notes
    -----
    Items correlate as their means do, n_ij c_ij / (n_i n_j) over the respondents they share. Dimensions are
    taken to correlate as among the respondents who count in all of them; those who count in fewer are taken
    to add nothing, which makes the limits wider, never narrower. The degrees of freedom are those of the row
    with the fewest respondents, or clusters where respondents nest in them.
    """
    from scorecard.stats.simultaneous import max_t_critical

    families: tuple[Family, ...] = ("items", "dimensions")
    found: dict[str, tuple[float, float]] = {}
    for family in families:
        chosen = [(at, row) for at, row in enumerate(_of(rows, family)) if row.reason is None and row.standard_error]
        if not chosen:
            continue
        places = [at for at, _ in chosen]
        correlation = row_correlations(scores, family, [row.n for row in _of(rows, family)])
        critical = max_t_critical(
            correlation[np.ix_(places, places)],
            degrees_of_freedom=min(row.n if row.clusters is None else row.clusters for _, row in chosen) - 1,
            confidence=confidence,
            seed=seed,
        )
        for _, row in chosen:
            if row.gap is not None and row.standard_error is not None:
                half = critical * row.standard_error
                found[row.id] = (row.gap - half, row.gap + half)
    return found


def row_correlations(scores: ScoreTally, family: Family, sizes: Sequence[int]) -> NDArray[np.float64]:
    """Return the correlations of the mean gaps of a family.

    Parameters
    ----------
    scores : ScoreTally
        Counts of expectations and perceptions.
    family : {"items", "dimensions"}
        Which rows.
    sizes : sequence of int
        Respondents who enter each row.

    Returns
    -------
    ndarray of float
        Correlations; 0 where two rows share fewer than two respondents or one does not vary.
    """
    q = len(sizes)
    table: CoMoments = scores.items if family == "items" else scores.complete
    gaps = table.difference(range(q), range(q, 2 * q))
    covariance, spread = gaps.covariance(), np.zeros(q)
    diagonal = covariance.diagonal()
    varies = diagonal > 0  # False where it is undefined
    spread[varies] = 1 / np.sqrt(diagonal[varies])
    n = np.array(sizes, dtype=np.float64)
    weight = np.zeros(q)
    weight[n > 0] = 1 / np.sqrt(n[n > 0])
    shared = gaps.n.astype(np.float64) * np.outer(weight, weight)
    found = np.nan_to_num(covariance, nan=0.0) * np.outer(spread, spread) * shared
    np.fill_diagonal(found, 1.0)
    return np.clip(found, -1.0, 1.0)


def _of(rows: Sequence[GapRow], family: Family) -> list[GapRow]:
    """Return the rows of a family, in the order of the questionnaire."""
    kind = "item" if family == "items" else "dimension"
    return [row for row in rows if row.kind == kind]
