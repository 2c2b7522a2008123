"""Roll-ups by grades of membership: scores in bands, composed by weight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from scorecard.scoring.aggregate.children import Children, FloatArray, Weighting, counted, weight_of
from scorecard.scoring.aggregate.means import mean_of
from scorecard.scoring.status import band_index

__all__ = ["Operator", "composed", "fuzzy_of", "memberships_of"]

Operator = Literal["weighted_average", "min_max"]
"""``weighted_average`` is M(·, +), ``min_max`` is M(∧, ∨)."""


def memberships_of(scores: FloatArray, *, edges: Sequence[float], overlap: float) -> FloatArray:
    """Return how far scores belong to each band: linear around the edges, sharp where nothing overlaps.

    Parameters
    ----------
    scores : ndarray
        Scores, any shape; NaN is missing.
    edges : sequence of float
        Edges of the k bands, ascending.
    overlap : float
        Points of score around each inner edge in which both neighbours have members: from
        ``edge − overlap/2`` to ``edge + overlap/2`` membership passes from one to the other.

    Returns
    -------
    ndarray, shape (k, …)
        Memberships, which sum to 1 over the bands; NaN where the score is missing.
    """
    inner = np.asarray(edges[1:-1], dtype=np.float64).reshape(-1, *(1 for _ in scores.shape))
    if overlap > 0:
        above = np.clip((scores - inner) / overlap + 0.5, 0.0, 1.0)
    else:
        position = np.arange(1, len(edges) - 1).reshape(inner.shape)
        above = np.where(np.isnan(scores), np.nan, band_index(scores, edges) >= position)
    one = np.where(np.isnan(scores), np.nan, 1.0)[None]
    above = np.concatenate([one, above, 0.0 * one])
    return above[:-1] - above[1:]


def composed(memberships: Children, weights: Weighting, *, operator: Operator, normalised: bool) -> FloatArray:
    """Return the membership of the whole in each grade, B = w ∘ R.

    Parameters
    ----------
    memberships : sequence of ndarray, shape (grades, …)
        One array a child; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the shape after
        the grades; scaled to sum to 1 over the children present.
    operator : {"weighted_average", "min_max"}
        ``weighted_average``, M(·, +): Σ w r. ``min_max``, M(∧, ∨): the greatest min(w, r).
    normalised : bool
        Whether the memberships are divided by their sum.

    Returns
    -------
    ndarray, shape (grades, …)
        Memberships; NaN where no child with a weight is there or nothing belongs to any grade.
    """
    if operator == "weighted_average":
        found = mean_of(memberships, weights)
    else:
        found = _greatest_of_least(memberships, weights)
    total = found.sum(axis=0)
    divisor = total if normalised else np.ones(total.shape)
    grades: FloatArray = np.divide(found, divisor, out=np.full(found.shape, np.nan), where=total > 0)
    return grades


def fuzzy_of(
    children: Children,
    weights: Weighting,
    *,
    edges: Sequence[float],
    overlap: float,
    operator: Operator,
    normalised: bool,
    grade_scores: Sequence[float],
) -> FloatArray:
    """Return the score of a fuzzy comprehensive evaluation, Σ b s over the bands as grades.

    Parameters
    ----------
    children : sequence of ndarray
        One array a child, all of one shape; NaN is missing.
    weights : sequence of float or ndarray
        One weight a child, zero or more: a number, or an array that broadcasts to the children's shape.
    edges : sequence of float
        Edges of the k bands, ascending.
    overlap : float
        Points of score in which neighbouring bands overlap.
    operator : {"weighted_average", "min_max"}
        How memberships are composed.
    normalised : bool
        Whether the memberships are divided by their sum before they give a score.
    grade_scores : sequence of float
        Score of each band.

    Returns
    -------
    ndarray
        Scores, same shape; NaN where no child with a weight is there.
    """
    if not children:
        return np.full((), np.nan)
    memberships = [memberships_of(child, edges=edges, overlap=overlap) for child in children]
    grades = composed(memberships, weights, operator=operator, normalised=normalised)
    score = np.zeros(children[0].shape)
    for grade, value in zip(grades, grade_scores, strict=True):
        score = score + value * grade
    return score


def _greatest_of_least(memberships: Children, weights: Weighting) -> FloatArray:
    """Return M(∧, ∨): for each grade the greatest of the smaller of weight and membership."""
    there = counted(memberships, weights)
    total = np.zeros(memberships[0].shape)
    for weight, counts in zip(weights, there, strict=True):
        np.add(total, weight_of(weight), out=total, where=counts)
    found = np.full(total.shape, np.nan)
    for member, weight, counts in zip(memberships, weights, there, strict=True):
        share = np.divide(weight_of(weight), total, out=np.full(total.shape, np.nan), where=counts)
        found = np.fmax(found, np.minimum(share, member))
    return found
