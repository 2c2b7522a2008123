"""Scores of single respondents as whole numbers, for what cannot be derived from counts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from scorecard.instruments import Role
from scorecard.stats.exact import ExactArray, IntArray
from scorecard.survey.gap_records import Kind
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import dimension_scores

__all__ = ["ScoreColumn", "respondent_scores"]

_INT64 = 2**62


@dataclass(frozen=True, slots=True, eq=False)
class ScoreColumn:
    """One row of an analysis, respondent by respondent.

    Attributes
    ----------
    id : str
        Id of the item or dimension, or the name of the whole.
    kind : {"item", "dimension", "overall", "weighted"}
        What the row is about.
    values : ndarray of int, shape (n,)
        Scores times `divisor`; what stands where there is none does not matter.
    present : ndarray of bool, shape (n,)
        Respondents who enter the row.
    divisor : int
        What the values must be divided by.
    """

    id: str
    kind: Kind
    values: ExactArray
    present: NDArray[np.bool_]
    divisor: int = 1


def respondent_scores(
    survey: Survey,
    plan: TallyPlan,
    *,
    statistic: Role | str = "gap",
    weights: Sequence[Fraction] | None = None,
) -> tuple[ScoreColumn, ...]:
    """Return the scores of every respondent: items, dimensions, overall, weighted.

    Parameters
    ----------
    survey : Survey
        The answers.
    plan : TallyPlan
        When a dimension counts.
    statistic : str
        "gap", or a role of the survey; expectations and perceptions count where both are there, if both
        were asked.
    weights : sequence of Fraction, optional
        Share of each dimension.

    Returns
    -------
    tuple of ScoreColumn
        One a row; "overall" and "weighted" only where there are dimensions.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[
    ...         Item(id="quick", text="Answers are quick.", dimension="speed"),
    ...         Item(id="prompt", text="Calls are prompt.", dimension="speed"),
    ...     ],
    ... )
    >>> layout = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
    >>> answers = {"E1": [5, 4], "P1": [3, 4], "E2": [5, 5], "P2": [4, None]}
    >>> scores = respondent_scores(build_survey(instrument, layout, answers), TallyPlan.of(instrument))
    >>> [(s.id, s.values.tolist(), s.present.tolist(), s.divisor) for s in scores if s.kind != "item"]
    [('speed', [-3, 0], [True, True], 2), ('overall', [-3, 0], [True, True], 2)]
    """
    instrument = survey.instrument
    values, present = _answers(survey, plan, statistic)
    columns = [ScoreColumn(item.id, "item", values[at], present[at]) for at, item in enumerate(instrument.items)]
    scores, counted = dimension_scores(values[np.newaxis], present, plan)
    scaled = scores[0]
    columns += [
        ScoreColumn(dimension.id, "dimension", scaled[d], counted[d], plan.divisor)
        for d, dimension in enumerate(instrument.dimensions)
    ]
    if plan.dimensions:
        columns += _wholes(scaled, np.logical_and.reduce(counted, axis=0), plan, weights)
    return tuple(columns)


def _answers(survey: Survey, plan: TallyPlan, statistic: str) -> tuple[IntArray, NDArray[np.bool_]]:
    """Return values, 0 where there is none, and where they are; one item a row."""
    pair: tuple[Role, Role] = ("expectation", "perception")
    alone = any(role not in survey.answers for role in pair)
    if statistic != "gap" and (alone or statistic not in pair):
        role: Role = next(r for r in survey.answers if r == statistic)
        codes = np.ascontiguousarray(survey.answers[role].T)
        return (plan if role in MIRRORED else plan.straight).values(codes).astype(np.int64), codes != 0
    first, second = (np.ascontiguousarray(survey.answers[role].T) for role in pair)
    both = (first != 0) & (second != 0)
    e, p = (plan.values(codes).astype(np.int64) * both for codes in (first, second))
    return (p - e if statistic == "gap" else e if statistic == "expectation" else p), both


def _wholes(
    scaled: IntArray, counted: NDArray[np.bool_], plan: TallyPlan, weights: Sequence[Fraction] | None
) -> list[ScoreColumn]:
    """Return the mean of the dimension scores where every dimension counts, and the weighted one."""
    size = len(plan.dimensions)
    columns = [ScoreColumn("overall", "overall", scaled.sum(axis=0), counted, plan.divisor * size)]
    if weights is not None:
        common = math.lcm(*(w.denominator for w in weights))
        whole = [int(w * common) for w in weights]
        largest = int(np.abs(scaled).max(initial=1)) * common
        total: ExactArray
        if largest > _INT64:
            total = np.array([sum(w * int(v) for w, v in zip(whole, of, strict=True)) for of in scaled.T], np.object_)
        else:
            total = np.array(whole, dtype=np.int64) @ scaled
        columns.append(ScoreColumn("weighted", "weighted", total, counted, plan.divisor * common))
    return columns
