"""Standard errors of means where respondents nest in clusters, such as people in a customer's company."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.stats.exact import ExactArray
from scorecard.survey.plan import TallyPlan
from scorecard.survey.respondent_scores import ScoreColumn, respondent_scores
from scorecard.survey.responses import Segment, Survey

__all__ = ["ClusterErrors", "cluster_errors"]

_Sums = tuple[ExactArray, ExactArray]
_INT64 = 2**62

ClusterErrors = Mapping[str, tuple[int, float | None]]
"""Number of clusters and standard error by row; no error below two clusters."""


def cluster_errors(
    survey: Survey,
    plan: TallyPlan,
    *,
    clusters: str,
    groups: Mapping[str | None, NDArray[np.intp] | None],
    weights: Sequence[Fraction] | None,
    statistic: Role | Literal["gap"] = "gap",
) -> Mapping[str | None, ClusterErrors]:
    """Return the cluster-robust standard errors of the rows of each group.

    Parameters
    ----------
    survey : Survey
        The answers.
    plan : TallyPlan
        When a dimension counts.
    clusters : str
        Segment variable in whose groups respondents nest; one without a label is a cluster of his own.
    groups : mapping of str or None to ndarray of int or None
        Positions of the respondents of each group; None for everyone.
    weights : sequence of Fraction, optional
        Share of each dimension.
    statistic : str
        "gap", or a role of the survey; expectations and perceptions are those that gaps rest on.

    Returns
    -------
    mapping of str or None to mapping of str to (int, float or None)
        By group and row.

    Notes
    -----
    Var = G / (G − 1) Σ u_g² over the G clusters with u_g = (S_g − m n_g) / n, the sandwich estimator CR1 of a mean;
    for the mean of k item means u_g is the mean of those of the items. Sums of clusters are exact, and the order of
    the respondents does not matter.

    References
    ----------
    Cameron, A. C., Miller, D. L. (2015). Journal of Human Resources 50, 317-372.
    """
    codes = _own_codes(survey.segment(clusters))
    columns = respondent_scores(survey, plan, statistic=statistic, weights=weights)
    found: dict[str | None, ClusterErrors] = {}
    for label, rows in groups.items():
        found[label] = _errors(columns, codes, rows)
    return found


def _errors(columns: Sequence[ScoreColumn], codes: NDArray[np.int64], rows: NDArray[np.intp] | None) -> ClusterErrors:
    """Return the errors of the rows of one group."""
    chosen = np.arange(len(codes)) if rows is None else rows
    order = chosen[np.argsort(codes[chosen], kind="stable")]
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    errors: dict[str, tuple[int, float | None]] = {"overall": (0, None)}
    items: list[_Sums] = []
    for column in columns:
        present = column.present[order]
        sums = _sums(np.where(present, column.values[order], 0), starts), _sums(present.astype(np.int64), starts)
        clusters, error = _error_of_means([sums])
        errors[column.id] = clusters, None if error is None else error / column.divisor
        if column.kind == "item":
            items.append(sums)
    errors["overall_items"] = _error_of_means(items)
    return errors


def _sums(values: ExactArray, starts: NDArray[np.intp]) -> ExactArray:
    """Return the sums of consecutive values."""
    return np.add.reduceat(values, starts) if len(starts) else values[:0]


def _error_of_means(rows: Sequence[_Sums]) -> tuple[int, float | None]:
    """Return clusters and error of the mean of the means of rows, from their sums and numbers by cluster."""
    used = np.logical_or.reduce([counts > 0 for _, counts in rows])
    clusters, sizes = int(used.sum()), [int(counts.sum()) for _, counts in rows]
    if clusters < 2 or not all(sizes):
        return clusters, None
    residual = np.zeros(clusters)
    for (totals, counts), n in zip(rows, sizes, strict=True):
        whole = _residuals(totals[used], counts[used], n)
        residual += whole / float(n * n)
    scatter = math.fsum((residual / len(rows)) ** 2)
    return clusters, math.sqrt(clusters / (clusters - 1) * scatter)


def _residuals(totals: ExactArray, counts: ExactArray, n: int) -> NDArray[np.float64]:
    """Return n · S_g − S · n_g of every cluster: whole numbers, each rounded once."""
    total = int(totals.sum())
    if n * int(np.abs(totals).max()) + abs(total) * int(counts.max()) > _INT64:
        totals, counts = totals.astype(np.object_), counts.astype(np.object_)
    return (totals * n - counts * total).astype(np.float64)


def _own_codes(segment: Segment) -> NDArray[np.int64]:
    """Return the cluster of each respondent; whoever has no label is one of his own."""
    codes = segment.codes.astype(np.int64)
    alone = codes < 0
    codes[alone] = len(segment.labels) + np.arange(int(alone.sum()))
    return codes
