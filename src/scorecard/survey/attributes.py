"""Answers about attributes beside an overall answer, respondent by respondent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard.errors import UsageError, near
from scorecard.instruments import Role
from scorecard.survey.outcome_rows import outcome_named
from scorecard.survey.plan import MIRRORED, TallyPlan
from scorecard.survey.responses import Survey

__all__ = ["Attributes", "PartsOf", "attributes_of"]

PartsOf = Literal["items", "dimensions"]


@dataclass(frozen=True, slots=True, eq=False)
class Attributes:
    """Ratings of attributes and the overall answer of each respondent.

    Attributes
    ----------
    ids : tuple of str
        Items or dimensions.
    values : ndarray of float, shape (n, k)
        Ratings, NaN where one is missing.
    outcome : ndarray of float, shape (n,)
        Overall answers, NaN where one is missing.
    """

    ids: tuple[str, ...]
    values: NDArray[np.float64]
    outcome: NDArray[np.float64]


def attributes_of(survey: Survey, *, role: Role, outcome: str, of: PartsOf, plan: TallyPlan) -> Attributes:
    """Return ratings of items or dimensions, and an overall answer.

    Parameters
    ----------
    survey : Survey
        The answers.
    role : str
        Which ratings.
    outcome : str
        Id of an outcome; or of an item whose rating is the overall answer, and which is then no attribute.
    of : {"items", "dimensions"}
        What is rated.
    plan : TallyPlan
        The questionnaire in numbers.

    Returns
    -------
    Attributes
        Ratings and overall answers.

    Raises
    ------
    AnalysisError
        If the survey has no outcomes.
    UsageError
        If there is no such outcome, or `of` has an unknown value.
    """
    if not isinstance(cast("object", of), str) or of not in ("items", "dimensions"):
        raise UsageError.single(
            "bad-of", "the option of has an unknown value", found=str(of), cure='Use "items" or "dimensions".'
        )
    items = [item.id for item in survey.instrument.items]
    values = _ratings(survey, role, plan)
    if isinstance(cast("object", outcome), str) and outcome in items:
        overall = values[:, items.index(outcome)].copy()
        values[:, items.index(outcome)] = np.nan
    elif survey.outcomes and not (isinstance(cast("object", outcome), str) and outcome in survey.outcomes):
        known = [*survey.outcomes, *items]
        raise UsageError.single(
            "unknown-outcome", "the survey has no such outcome", found=outcome, cure=near(outcome, known)
        )
    else:
        overall = outcome_named(survey, outcome).values
    if of == "items":
        kept = [position for position, item in enumerate(items) if item != outcome]
        return Attributes(tuple(items[position] for position in kept), values[:, kept], overall)
    columns = [_mean(values[:, list(d)], least) for d, least in zip(plan.dimensions, plan.required, strict=True)]
    ids = tuple(d.id for d in survey.instrument.dimensions)
    return Attributes(ids, np.column_stack(columns) if columns else np.empty((survey.size, 0)), overall)


def _ratings(survey: Survey, role: Role, plan: TallyPlan) -> NDArray[np.float64]:
    """Return the ratings of all items, NaN where one is missing."""
    own = plan if role in MIRRORED else plan.straight
    codes = survey.answers[role]
    columns = [np.array([np.nan, *of_code])[codes[:, at]] for at, of_code in enumerate(own.item_values)]
    return np.column_stack(columns)


def _mean(values: NDArray[np.float64], least: int) -> NDArray[np.float64]:
    """Return the mean of the answered items, NaN where too few are."""
    answered = (~np.isnan(values)).sum(axis=1)
    total = np.nansum(values, axis=1)
    return np.where(answered >= least, total / np.maximum(answered, 1), np.nan)
