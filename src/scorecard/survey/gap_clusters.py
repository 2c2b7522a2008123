"""Standard errors of mean gaps where respondents nest in clusters, such as people in a customer's company."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scorecard.stats.exact import ExactArray
from scorecard.survey.plan import TallyPlan
from scorecard.survey.respondent_scores import ScoreColumn, respondent_scores
from scorecard.survey.responses import Segment, Survey

__all__ = ["ClusterErrors", "cluster_errors"]

ClusterErrors = Mapping[str, tuple[int, float | None]]
"""Number of clusters and standard error by row; no error below two clusters."""


def cluster_errors(
    survey: Survey,
    plan: TallyPlan,
    *,
    clusters: str,
    groups: Mapping[str | None, NDArray[np.intp] | None],
    weights: Sequence[Fraction] | None,
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

    Returns
    -------
    mapping of str or None to mapping of str to (int, float or None)
        By group and row.

    Notes
    -----
    The mean of item means is the sum over clusters of (1/k) Σ_i S_gi / n_i; its variance is
    G / (G − 1) Σ u_g² with u_g = (1/k) Σ_i (S_gi − m_i n_gi) / n_i over the G clusters.
    """
    codes = _own_codes(survey.segment(clusters))
    columns = respondent_scores(survey, plan, weights=weights)
    found: dict[str | None, ClusterErrors] = {}
    for label, rows in groups.items():
        found[label] = _errors(columns, codes, rows)
    return found


def _errors(columns: Sequence[ScoreColumn], codes: NDArray[np.int64], rows: NDArray[np.intp] | None) -> ClusterErrors:
    """Return the errors of the rows of one group."""
    from scorecard.stats.clusters import clustered_mean

    chosen = np.arange(len(codes)) if rows is None else rows
    order = chosen[np.argsort(codes[chosen], kind="stable")]
    starts = np.flatnonzero(np.diff(codes[order], prepend=-1))
    errors: dict[str, tuple[int, float | None]] = {}
    items: list[tuple[ExactArray, ExactArray]] = []
    for column in columns:
        present = column.present[order]
        totals = _sums(np.where(present, column.values[order], 0), starts)
        counts = _sums(present.astype(np.int64), starts)
        there = counts > 0
        mean = clustered_mean(totals[there], counts[there])
        error = None if mean.standard_error is None else mean.standard_error / column.divisor
        errors[column.id] = mean.clusters, error
        if column.kind == "item":
            items.append((totals, counts))
    errors["overall_items"] = _of_items(items)
    return {**errors, **({} if "overall" in errors else {"overall": (0, None)})}


def _sums(values: ExactArray, starts: NDArray[np.intp]) -> ExactArray:
    """Return the sums of consecutive values."""
    return np.add.reduceat(values, starts) if len(starts) else values[:0]


def _of_items(items: Sequence[tuple[ExactArray, ExactArray]]) -> tuple[int, float | None]:
    """Return clusters and error of the mean of the item means."""
    used = np.logical_or.reduce([counts > 0 for _, counts in items])
    clusters, sizes = int(used.sum()), [int(counts.sum()) for _, counts in items]
    if clusters < 2 or not all(sizes):
        return clusters, None
    residual = np.zeros(clusters)
    for (totals, counts), n in zip(items, sizes, strict=True):
        # n · S_g − S · n_g is whole, and rounded once
        whole = totals[used].astype(np.object_) * n - counts[used].astype(np.object_) * int(totals.sum())
        residual += whole.astype(np.float64) / float(n * n)
    total = math.fsum((residual / len(items)) ** 2)
    return clusters, math.sqrt(clusters / (clusters - 1) * total)


def _own_codes(segment: Segment) -> NDArray[np.int64]:
    """Return the cluster of each respondent; whoever has no label is one of his own."""
    codes = segment.codes.astype(np.int64)
    alone = codes < 0
    codes[alone] = len(segment.labels) + np.arange(int(alone.sum()))
    return codes
