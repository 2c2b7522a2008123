"""Fuzzy comprehensive evaluation: from memberships in grades to one grade."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import cast, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard.errors import Problems, UsageError
from scorecard.scoring.aggregate.children import FloatArray
from scorecard.scoring.aggregate.fuzziness import Operator, composed
from scorecard.scoring.fuzzy_result import FuzzyEvaluation, Undefined, Warned
from scorecard.scoring.memberships import numbers_in

__all__ = ["fuzzy_evaluation"]

_TIE = 1e-12
"""Share by which binary fractions may part two memberships that are equal."""


def fuzzy_evaluation(
    memberships: ArrayLike,
    weights: ArrayLike,
    *,
    operator: Operator = "weighted_average",
    normalised: bool = True,
    grades: Sequence[str] | None = None,
    grade_scores: Sequence[float] | None = None,
    near_tie: float = 0.05,
) -> FuzzyEvaluation:
    """Return the fuzzy comprehensive evaluation B = w ∘ R of a membership matrix R.

    Parameters
    ----------
    memberships : array_like of float, shape (c, g)
        How far each of the c children belongs to each of the g grades, from 0 to 1; a child whose
        row is all NaN is missing and leaves the weight base.
    weights : array_like of float, shape (c,)
        Weights, zero or more; scaled to sum to 1 over the children that are there.
    operator : {"weighted_average", "min_max"}
        ``weighted_average``, M(·, +): b = Σ w r. ``min_max``, M(∧, ∨): b = the greatest min(w, r).
    normalised : bool
        Whether B is divided by its sum, which ``min_max`` needs before a score means anything on
        the scale of the grades.
    grades : sequence of str, optional
        Names of the grades; their positions from 1 when left out.
    grade_scores : sequence of float, optional
        Score of each grade; without them there is no score.
    near_tie : float
        Lead over the second grade, as a share of all membership, up to which the two nearly tie.

    Returns
    -------
    FuzzyEvaluation
        Memberships, winning grade, lead, score Σ b s, and a warning where the lead is small.

    Raises
    ------
    UsageError
        If shapes do not go together, a membership lies outside [0, 1], a weight is negative or not
        finite, all weights are zero, or an option is none.

    Notes
    -----
    The principle of greatest membership picks a grade however small its lead, hence the warning.
    Experts' shares are estimates: ten raters move a membership in steps of 0.1.

    Source: L. A. Zadeh, Fuzzy sets, Information and Control 8 (1965), doi
    10.1016/S0019-9958(65)90241-X, for min and max.

    Examples
    --------
    >>> found = fuzzy_evaluation([[0.2, 0.5, 0.3], [0.6, 0.4, 0.0]], [3, 1], grade_scores=[90, 70, 40])
    >>> [round(b, 3) for b in found.memberships], found.grade, round(found.score, 3)
    ([0.3, 0.475, 0.225], '2', 69.25)
    """
    matrix, w = numbers_in(memberships, "memberships", dimensions=2), numbers_in(weights, "weights", dimensions=1)
    scores = None if grade_scores is None else numbers_in(grade_scores, "grade_scores", dimensions=1)
    problems = Problems()
    _check_numbers(matrix, w, problems)
    _check_options(problems, operator=operator, normalised=normalised, near_tie=near_tie)
    names = _names(grades, matrix.shape[1], problems)
    if scores is not None and (scores.size != matrix.shape[1] or not np.isfinite(scores).all()):
        problems.add(
            "grade-scores-unusable",
            "there must be one finite score for each grade",
            found=f"{scores.tolist()} for {matrix.shape[1]} grades",
            cure="Give the scores in the order of the grades.",
        )
    problems.raise_if_any(UsageError, "The fuzzy evaluation cannot be made.")
    there: NDArray[np.bool_] = ~np.isnan(matrix.sum(axis=1)) & (w > 0)
    kept = float(w.sum(where=there))
    share = np.divide(w, kept, out=np.full(w.shape, np.nan), where=there)
    found = composed([*matrix], [float(x) for x in w], operator=operator, normalised=normalised)
    first, second, margin, warning = _leaders(found, near_tie)
    undefined: Undefined | None = None if first is not None else "no_membership" if there.any() else "no_data"
    return FuzzyEvaluation(
        grades=names,
        memberships=_plain(found),
        grade=None if first is None else names[first],
        runner_up=None if second is None else names[second],
        margin=margin,
        warning=warning,
        score=None if scores is None or undefined is not None else math.fsum((found * scores).tolist()),
        reason=undefined,
        n=int(there.sum()),
        weights=_plain(share),
        grade_scores=None if scores is None else tuple(scores.tolist()),
        operator=operator,
        normalised=normalised,
        near_tie=near_tie,
    )


def _leaders(memberships: FloatArray, near_tie: float) -> tuple[int | None, int | None, float | None, Warned | None]:
    """Return the two leading grades, the lead as a share, and the warning where it is small."""
    if np.isnan(memberships).any():
        return None, None, None, None
    shares = memberships / memberships.sum()
    first = int(np.argmax(shares >= shares.max() - _TIE))
    if shares.size == 1:
        return first, None, None, None
    rest = shares.copy()
    rest[first] = -1.0
    second = int(np.argmax(rest >= rest.max() - _TIE))
    margin = max(0.0, float(shares[first] - shares[second]))
    if margin <= _TIE:
        return first, second, 0.0, "tie"
    return first, second, margin, "near_tie" if margin <= near_tie + _TIE else None


def _check_numbers(
    matrix: FloatArray,
    weights: FloatArray,
    problems: Problems,
) -> None:
    """Record what is wrong with memberships and weights."""
    if matrix.shape[0] != weights.size:
        problems.add(
            "weights-unequal",
            "there must be one weight for each child",
            found=f"{weights.size} weights for {matrix.shape[0]} children",
            cure="Give the weights in the order of the rows of the memberships.",
        )
    total = float(weights.sum())
    if not (weights >= 0).all() or not 0 < total < math.inf:
        problems.add(
            "weights-unusable",
            "weights must be finite, none negative and not all zero",
            found=str(weights.tolist()),
            cure="Give at least one weight above zero.",
        )
    for position, row in enumerate(matrix):
        wrong: NDArray[np.bool_] = ~((row >= 0) & (row <= 1))
        if wrong.any() and not np.isnan(row).all():
            problems.add(
                "membership-range",
                "a membership must lie from 0 to 1",
                found=f"{row[wrong][0]:g} in row {position + 1}",
                cure="Give shares of raters or grades of membership; leave a whole row NaN where a child is missing.",
            )


def _check_options(problems: Problems, *, operator: object, normalised: object, near_tie: object) -> None:
    """Record options that are none."""
    if not isinstance(operator, str) or operator not in get_args(Operator):
        problems.add(
            "unknown-operator",
            "there is no such operator",
            found=str(operator),
            cure=f"Use one of: {', '.join(get_args(Operator))}.",
        )
    if not isinstance(normalised, bool):
        problems.add("normalised-value", "normalised is true or false", found=str(normalised), cure="Give a bool.")
    if isinstance(near_tie, bool) or not isinstance(near_tie, int | float) or not 0 <= near_tie < 1:
        problems.add(
            "near-tie-range",
            "near_tie must be a share from 0 to below 1",
            found=str(near_tie),
            cure="Give a number such as 0.05.",
        )


def _names(grades: object, size: int, problems: Problems) -> tuple[str, ...]:
    """Return the names of the grades."""
    if grades is None:
        return tuple(str(i) for i in range(1, size + 1))
    shown = str(grades)
    given = cast("Sequence[object]", grades) if isinstance(grades, list | tuple) else ()
    names = tuple(str(name) for name in given)
    if len(names) != size or len(set(names)) != size:
        problems.add(
            "grades-unequal",
            "there must be one name for each grade, each once",
            found=shown,
            cure=f"Give {size} different names.",
        )
    return names


def _plain(values: FloatArray) -> tuple[float | None, ...]:
    """Return numbers with None where they are undefined."""
    return tuple(None if math.isnan(value) else value for value in values.tolist())
