"""Penalty–reward contrast of an overall answer: from ratings to rows."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real
from typing import Literal, cast

import numpy as np
from numpy.typing import ArrayLike

from scorecard._result import Provenance
from scorecard._text import LocalText
from scorecard.errors import Place, Problems, ScorecardError, UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.survey.attributes import PartsOf, attributes_of
from scorecard.survey.gap_options import check_mapping, numbers_of
from scorecard.survey.penalty_analysis import PenaltyReward
from scorecard.survey.penalty_reward_rows import ContrastFit, contrast_of
from scorecard.survey.plan import MinAnswered, TallyPlan
from scorecard.survey.responses import Survey
from scorecard.survey.role_scores import require_roles
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["penalty_reward", "penalty_reward_from_ratings"]

Thresholds = float | Mapping[str, float]


def penalty_reward(
    survey: Survey | TalliedSurvey,
    *,
    outcome: str,
    penalty_below: Thresholds,
    reward_from: Thresholds,
    role: Literal["perception", "satisfaction"] = "perception",
    of: PartsOf = "items",
    min_answered: MinAnswered = "half",
    significance: float = 0.05,
    confidence: float = 0.95,
) -> PenaltyReward:
    """Return what low ratings cost and high ratings earn in an overall answer.

    Parameters
    ----------
    survey : Survey
        Ratings of items and an overall answer.
    outcome : str
        Id of an outcome, or of an item that holds the overall answer.
    penalty_below : float or mapping of str to float
        A rating below it is low; for all attributes or one by one.
    reward_from : float or mapping of str to float
        A rating of this or more is high.
    role : {"perception", "satisfaction"}
        Which ratings.
    of : {"items", "dimensions"}
        What the attributes are.
    min_answered : {"half", "all", 1}
        How many items of a dimension a respondent must have answered to have a rating of it.
    significance : float
        Level at which a coefficient counts in the classification.
    confidence : float
        Level of the intervals.

    Returns
    -------
    PenaltyReward
        Penalty, reward and class of each attribute.

    Raises
    ------
    AnalysisError
        If the survey lacks the role or an outcome, or holds counts in place of respondents.
    UsageError
        If thresholds cross or miss an attribute, or an option has a value that it cannot have.

    Notes
    -----
    The overall answer is regressed by ordinary least squares on two dummies for each attribute at once:
    low (rating below `penalty_below`) and high (rating from `reward_from`); ratings between them are
    the reference. Only respondents with all ratings and the overall answer enter.

    A penalty counts if its coefficient is negative, a reward if it is positive, each with a two-sided
    p-value below `significance`. Basic: the penalty counts and the reward does not. Excitement: the
    reward counts and the penalty does not. Performance: both count. Indifferent: neither does. That
    one counts and the other does not is no proof that they differ; the asymmetry, reward + penalty
    (negative: bad ratings weigh more), is tested beside it.

    References
    ----------
    Brandt, D. R. (1987). A procedure for identifying value-enhancing service components using customer
    satisfaction survey data. In: Surprenant, C. (ed.), Add Value to Your Service, AMA, 61-65.
    Matzler, K., Sauerwein, E. (2002). The factor structure of customer satisfaction. International
    Journal of Service Industry Management 13(4), 314-332.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(7), [{"id": "speed", "text": "Speed"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, roles=["perception"], items=items)
    >>> layout = sc.ColumnLayout(columns={"perception": "P{number}"}, outcomes={"total": "Total"})
    >>> answers = pa.table({"P1": [1, 2, 4, 4, 4, 4, 5, 7, 7, 3], "Total": [2, 3, 4, 4, 5, 4, 4, 7, 6, 4]})
    >>> survey = sc.read_survey(answers, instrument, layout=layout)
    >>> row = sc.penalty_reward(survey, outcome="total", penalty_below=3, reward_from=6).row("speed")
    >>> row.n_low, row.n_high, round(row.penalty.coefficient, 2), round(row.reward.coefficient, 2)
    (2, 2, -1.67, 2.33)
    """
    answers = respondents_of(survey, need="a penalty–reward contrast")
    require_roles(answers, (role,), what="a penalty–reward contrast")
    plan = TallyPlan.of(answers.instrument, min_answered=min_answered)
    found = attributes_of(answers, role=role, outcome=outcome, of=of, plan=plan)
    limits = {id_: (_limit(penalty_below, id_), _limit(reward_from, id_)) for id_ in found.ids}
    ratings = dict(zip(found.ids, found.values.T, strict=True))
    names = {id_: answers.instrument.name_of(id_) for id_ in found.ids}
    return _result(
        found.outcome,
        ratings,
        limits,
        names=names,
        outcome_id=outcome,
        levels=(significance, confidence),
        provenance=answers.provenance,
    )


def penalty_reward_from_ratings(
    outcome: ArrayLike,
    ratings: Mapping[str, ArrayLike],
    *,
    thresholds: Mapping[str, tuple[float, float]],
    significance: float = 0.05,
    confidence: float = 0.95,
) -> PenaltyReward:
    """Return what low ratings cost and high ratings earn, from lists of numbers.

    Parameters
    ----------
    outcome : array_like of float, shape (n,)
        Overall answers; NaN is missing.
    ratings : mapping of str to array_like of float, shape (n,)
        Ratings of each attribute; NaN is missing.
    thresholds : mapping of str to tuple of (float, float)
        For each attribute: a rating below the first is low, one from the second on is high.
    significance : float
        Level at which a coefficient counts in the classification.
    confidence : float
        Level of the intervals.

    Returns
    -------
    PenaltyReward
        As from `penalty_reward`.

    Raises
    ------
    UsageError
        If thresholds cross or miss an attribute, lists differ in length, or a level is not between 0 and 1.

    Examples
    --------
    >>> total = [2, 3, 4, 4, 5, 4, 4, 7, 6, 4]
    >>> speed = [1, 2, 4, 4, 4, 4, 5, 7, 7, 3]
    >>> row = penalty_reward_from_ratings(total, {"speed": speed}, thresholds={"speed": (3, 6)}).row("speed")
    >>> round(row.penalty.coefficient, 2), round(row.reward.coefficient, 2), row.category
    (-1.67, 2.33, 'performance')
    """
    check_mapping("ratings", ratings)
    check_mapping("thresholds", thresholds)
    y = numbers_of("outcome", outcome)
    given = {name: numbers_of("ratings", values) for name, values in ratings.items()}
    names = {name: LocalText(en=name, zh=name) for name in given}
    return _result(
        y,
        given,
        thresholds,
        names=names,
        outcome_id="outcome",
        levels=(significance, confidence),
        provenance=Provenance(source=""),
    )


def _result(
    outcome: np.ndarray,
    ratings: Mapping[str, np.ndarray],
    thresholds: Mapping[str, tuple[float | None, float | None]],
    *,
    names: Mapping[str, LocalText],
    outcome_id: str,
    levels: tuple[float, float],
    provenance: Provenance,
) -> PenaltyReward:
    """Return the result of ratings with their thresholds."""
    significance, confidence = levels
    check_confidence(confidence)
    if not (isinstance(cast("object", significance), Real) and 0 < significance < 1):
        raise UsageError.single(
            "bad-significance",
            "the level of significance must lie between 0 and 1",
            found=str(significance),
            cure="Give a share such as 0.05.",
        )
    fit: ContrastFit = contrast_of(
        outcome, ratings, _checked(ratings, thresholds), significance=significance, confidence=confidence
    )
    return PenaltyReward(
        fit.rows,
        fit.fit.n,
        fit.fit.coefficients[0] if fit.fit.coefficients else None,
        fit.fit.standard_errors[0] if fit.fit.standard_errors else None,
        fit.fit.r_squared,
        fit.fit.adjusted_r_squared,
        fit.fit.condition_number,
        significance,
        confidence,
        outcome_id,
        names,
        fit.fit.reason,
        provenance,
    )


def _limit(thresholds: Thresholds, attribute: str) -> float | None:
    """Return the threshold of an attribute."""
    limit: object = thresholds.get(attribute) if isinstance(thresholds, Mapping) else thresholds
    if isinstance(limit, Real) or (limit is None and isinstance(thresholds, Mapping)):
        return None if limit is None else float(limit)
    raise _bad_threshold(limit)


def _bad_threshold(found: object) -> ScorecardError:
    """Return the refusal of a threshold that is no number."""
    return UsageError.single(
        "bad-penalty-threshold",
        "a threshold must be a number",
        found=str(found),
        cure="Write penalty_below=3 and reward_from=6, or a number for each attribute.",
    )


def _checked(
    ratings: Mapping[str, np.ndarray], thresholds: Mapping[str, tuple[float | None, float | None]]
) -> dict[str, tuple[float, float]]:
    """Return the thresholds of every attribute, or refuse those that are missing or cross."""
    problems = Problems()
    found: dict[str, tuple[float, float]] = {}
    for name in ratings:
        shown, given = str(thresholds.get(name)), cast("object", thresholds.get(name, (None, None)))
        if not isinstance(given, tuple | list) or len(cast("list[object]", given)) != 2:
            raise _bad_threshold(shown)
        low, high = cast("tuple[float | None, float | None]", tuple(cast("list[object]", given)))
        for limit in cast("tuple[object, ...]", (low, high)):
            if limit is not None and not isinstance(limit, Real):
                raise _bad_threshold(limit)
        if low is None or high is None:
            problems.add(
                "threshold-missing",
                "an attribute has no threshold",
                place=Place(path=name),
                cure="Give penalty_below and reward_from for each, or one number for all.",
            )
        elif not low <= high:
            problems.add(
                "thresholds-cross",
                "a rating would be low and high at once",
                place=Place(path=name),
                found=f"low below {low:g}, high from {high:g}",
                cure="Let penalty_below be no larger than reward_from.",
            )
        else:
            found[name] = (float(low), float(high))
    problems.raise_if_any(UsageError, "The thresholds cannot be used.")
    return found
