"""Rows of an importance–performance analysis from joint counts of two questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np

from scorecard.instruments import Role
from scorecard.stats.counts import Moments, ScoreHistogram
from scorecard.stats.pair_tables import PairTable
from scorecard.survey.importance_grid import Quadrant, quadrant_probability, quadrants
from scorecard.survey.mean_check import Adjustment, MeanTest, adjusted, mean_test
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey

__all__ = ["IpaReason", "IpaRow", "JointRow", "joint_counts", "placed", "stated_rows"]

IpaReason = Literal["nobody_answered", "one_respondent", "too_few", "no_variance", "collinear"]


@dataclass(frozen=True, slots=True)
class IpaRow:
    """Importance and performance of one item.

    Attributes
    ----------
    id : str
        Id of the item.
    n : int
        Respondents who answered both; where importance is derived, those it is derived from.
    importance, performance : float or None
        Means over these respondents, or the derived importance.
    importance_standard_error, performance_standard_error : float or None
        Their standard errors; None below two respondents, and for relative weights.
    quadrant : {"concentrate", "keep_up", "low_priority", "overkill"} or None
        Where the item lies.
    quadrant_probability : float or None
        Probability that the true means lie in this quadrant, the lines taken as they stand; None where
        importance is derived.
    difference : MeanTest
        Importance − performance over the same respondents: above 0 the item lies above the diagonal
        and receives less than it matters. Empty where importance is derived.
    distance : float or None
        Distance of the item from the diagonal, difference / √2.
    inflation : float or None
        Variance inflation factor, where importance is derived by regression or relative weights.
    reason : {"nobody_answered", "one_respondent", "too_few", "no_variance", "collinear"} or None
        Why something is undefined.
    """

    id: str
    n: int
    importance: float | None = None
    performance: float | None = None
    importance_standard_error: float | None = None
    performance_standard_error: float | None = None
    quadrant: Quadrant | None = None
    reason: IpaReason | None = None
    quadrant_probability: float | None = None
    difference: MeanTest = field(default_factory=MeanTest)
    distance: float | None = None
    inflation: float | None = None


@dataclass(frozen=True, slots=True)
class JointRow:
    """A row with the correlation of its two means.

    Attributes
    ----------
    row : IpaRow
        The row, without a quadrant.
    correlation : float or None
        Between importance and performance; None where one of them does not vary.
    """

    row: IpaRow
    correlation: float | None


def joint_counts(survey: Survey | TalliedSurvey, pair: tuple[Role, Role], plan: TallyPlan) -> tuple[PairTable, ...]:
    """Return the joint counts of two questions, item by item.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers, or their counts.
    pair : tuple of (str, str)
        Importance and performance.
    plan : TallyPlan
        The questionnaire in numbers.

    Returns
    -------
    tuple of PairTable
        One an item.
    """
    if isinstance(survey, TalliedSurvey):
        return survey.total.tables[pair]
    first, second = (survey.answers[role] for role in pair)
    return tuple(
        PairTable.from_codes(first[:, at], second[:, at], levels=plan.levels) for at in range(len(plan.item_values))
    )


def stated_rows(
    ids: Sequence[str], tables: Sequence[PairTable], pair: tuple[Role, Role], *, plan: TallyPlan, confidence: float
) -> list[JointRow]:
    """Return the items with their means, over the respondents who answered both.

    Parameters
    ----------
    ids : sequence of str
        Ids of the items.
    tables : sequence of PairTable
        Joint counts of importance and performance.
    pair : tuple of (str, str)
        The two roles.
    plan : TallyPlan
        The questionnaire in numbers.
    confidence : float
        Level of the intervals.

    Returns
    -------
    list of JointRow
        Rows without a quadrant, each with the correlation of its means.
    """
    values = [(plan if role in MIRRORED else plan.straight).item_values for role in pair]
    rows = zip(ids, tables, values[0], values[1], strict=True)
    return [_stated(id_, table, first, second, confidence) for id_, table, first, second in rows]


def _stated(
    id_: str, table: PairTable, first_values: tuple[int, ...], second_values: tuple[int, ...], confidence: float
) -> JointRow:
    """Return one item with the correlation of its two means."""
    first, second = table.first(first_values).moments(), table.second(second_values).moments()
    apart = np.asarray(first_values)[:, None] - np.asarray(second_values)[None, :]
    difference = ScoreHistogram.from_counts(apart.astype(np.int64).ravel(), table.pairs.ravel()).moments()
    reason: IpaReason | None = None
    if first.n < 2:
        reason = "one_respondent" if first.n else "nobody_answered"
    test = mean_test(difference, confidence=confidence)
    row = IpaRow(
        id_,
        first.n,
        first.mean,
        second.mean,
        _error(first),
        _error(second),
        reason=reason,
        difference=test,
        distance=None if test.mean is None else test.mean / math.sqrt(2),
    )
    if first.n < 2:
        return JointRow(row, None)
    spreads = [m.squares - m.total * m.total / m.n for m in (first, second, difference)]
    if not (spreads[0] and spreads[1]):
        return JointRow(row, None)
    # the variance of the difference tells the covariance
    shared = float((spreads[0] + spreads[1] - spreads[2]) / 2)
    return JointRow(row, shared / math.sqrt(float(spreads[0]) * float(spreads[1])))


def placed(joints: Sequence[JointRow], line: tuple[float, float] | None, *, adjust: Adjustment) -> tuple[IpaRow, ...]:
    """Return the items with quadrants, their probabilities, and adjusted p-values.

    Parameters
    ----------
    joints : sequence of JointRow
        What `stated_rows` found.
    line : tuple of (float, float) or None
        Line of importance and line of performance.
    adjust : str
        How the p-values of the differences are adjusted; the items are one family.

    Returns
    -------
    tuple of IpaRow
        The items.
    """
    tests = adjusted([j.row.difference for j in joints], adjust)
    rows = [replace(j.row, difference=test) for j, test in zip(joints, tests, strict=True)]
    if line is None:
        return tuple(rows)
    found = quadrants([r.importance for r in rows], [r.performance for r in rows], lines=line)
    return tuple(
        replace(row, quadrant=quadrant, quadrant_probability=_probability(row, quadrant, joint.correlation, line))
        for row, quadrant, joint in zip(rows, found, joints, strict=True)
    )


def _probability(
    row: IpaRow, quadrant: Quadrant | None, correlation: float | None, line: tuple[float, float]
) -> float | None:
    """Return the probability of a row's quadrant, where its means have a spread."""
    i, p = row.importance, row.performance
    first, second = row.importance_standard_error, row.performance_standard_error
    if quadrant is None or correlation is None or i is None or p is None or not first or not second:
        return None
    return quadrant_probability(quadrant, (i, p), standard_errors=(first, second), correlation=correlation, lines=line)


def _error(moments: Moments) -> float | None:
    """Return the standard error of a mean."""
    deviation = moments.standard_deviation
    return None if deviation is None else deviation / math.sqrt(moments.n)
