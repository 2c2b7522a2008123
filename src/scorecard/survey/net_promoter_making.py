"""Net promoter score of a survey, of answers or of counts."""

from __future__ import annotations

import math
from numbers import Integral

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scorecard._model.mapping import FrozenDict
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.survey.gap_options import numbers_of
from scorecard.survey.grouping import by_group
from scorecard.survey.net_promoter import NetPromoterRow, NetPromoterScore
from scorecard.survey.outcome_rows import outcome_named
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["net_promoter_score", "net_promoter_score_from_answers", "net_promoter_score_from_counts"]

_LAST_DETRACTOR, _FIRST_PROMOTER, _BEST = 6, 9, 10


def net_promoter_score(
    survey: Survey | TalliedSurvey,
    *,
    outcome: str,
    by: str | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> NetPromoterScore:
    """Return the net promoter score of an outcome column.

    Parameters
    ----------
    survey : Survey
        Answers with an outcome on the scale 0 to 10.
    outcome : str
        Id of the outcome: how likely the respondent is to recommend.
    by : str, optional
        Segment variable; every group is analysed as well.
    confidence : float
        Level of the interval.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    NetPromoterScore
        Everyone and the groups.

    Raises
    ------
    AnalysisError
        If the survey has no outcomes, or holds counts in place of respondents.
    UsageError
        If there is no such outcome or segment, its scale is not 0 to 10, or the level is not between 0 and 1.

    Notes
    -----
    score = (promoters − detractors) / n, promoters 9 and 10, detractors 0 to 6. A respondent counts
    +1, 0 or −1, with the variance (promoters + detractors) / n − score²; the standard error is its
    root over √n, and the interval normal, cut at −1 and 1.

    References
    ----------
    Reichheld, F. F. (2003). The one number you need to grow. Harvard Business Review 81(12), 46-54.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> items = [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(
    ...     id="short", name="Short", scale=sc.Scale.from_points(5), roles=["perception"], items=items
    ... )
    >>> recommend = {"column": "Recommend", "scale": {"low": 0, "high": 10}}
    >>> layout = sc.ColumnLayout(columns={"perception": "P{number}"}, outcomes={"recommend": recommend})
    >>> answers = pa.table({"P1": [5, 5, 4, 2, 3], "Recommend": [10, 9, 8, 6, None]})
    >>> survey = sc.read_survey(answers, instrument, layout=layout)
    >>> row = sc.net_promoter_score(survey, outcome="recommend").everyone
    >>> row.n, row.missing, row.points
    (4, 1, 25.0)
    """
    check_confidence(confidence)
    answers = respondents_of(survey, need="a net promoter score")
    found = outcome_named(answers, outcome)
    if found.scale.values != tuple(range(_BEST + 1)):
        raise UsageError.single(
            "nps-scale",
            "a net promoter score needs answers from 0 to 10",
            found=f"{found.scale.low} to {found.scale.high}",
            cure="Declare the scale {low: 0, high: 10} for this outcome, if it was asked so.",
        )

    def make(rows: NDArray[np.intp] | None) -> tuple[NetPromoterRow]:
        return (_row_of(found.values if rows is None else found.values[rows], confidence),)

    everyone, segments = by_group(
        answers,
        by,
        make=make,
        hide=lambda r: NetPromoterRow(r.n, r.missing, reason="suppressed"),
        threshold=privacy_threshold,
    )
    return NetPromoterScore(
        everyone[0],
        FrozenDict({label: rows[0] for label, rows in segments.items()}),
        by,
        found.name or LocalText(en=outcome, zh=outcome),
        confidence,
        privacy_threshold,
        answers.provenance,
    )


def net_promoter_score_from_answers(answers: ArrayLike, *, confidence: float = 0.95) -> NetPromoterRow:
    """Return the net promoter score of a list of answers.

    Parameters
    ----------
    answers : array_like of float, shape (n,)
        Whole numbers from 0 to 10; NaN is missing.
    confidence : float
        Level of the interval.

    Returns
    -------
    NetPromoterRow
        The score.

    Raises
    ------
    UsageError
        If an answer is not a whole number from 0 to 10, or the level is not between 0 and 1.

    Examples
    --------
    >>> net_promoter_score_from_answers([10, 9, 8, 6, float("nan")]).points
    25.0
    """
    check_confidence(confidence)
    values = numbers_of("answers", answers).ravel()
    given = values[~np.isnan(values)]
    bad = given[(given < 0) | (given > _BEST) | (given != np.floor(given))]
    if len(bad):
        raise UsageError.single(
            "nps-answers",
            "answers to the question of recommendation are whole numbers from 0 to 10",
            found=f"{bad[0]:g}",
            cure="Correct the answers; NaN stands for a missing one.",
        )
    return _row_of(values, confidence)


def net_promoter_score_from_counts(
    *, promoters: int, passives: int, detractors: int, confidence: float = 0.95
) -> NetPromoterRow:
    """Return the net promoter score of counts.

    Parameters
    ----------
    promoters, passives, detractors : int
        Respondents who answered 9 or 10, 7 or 8, 0 to 6.
    confidence : float
        Level of the interval.

    Returns
    -------
    NetPromoterRow
        The score.

    Raises
    ------
    UsageError
        If a count is negative, or the level is not between 0 and 1.

    Examples
    --------
    >>> row = net_promoter_score_from_counts(promoters=162, passives=108, detractors=54)
    >>> round(row.score, 4), round(row.variance, 4), round(row.standard_error, 4)
    (0.3333, 0.5556, 0.0414)
    """
    check_confidence(confidence)
    counts: tuple[object, ...] = (promoters, passives, detractors)
    if not all(isinstance(c, Integral) for c in counts) or min(promoters, passives, detractors) < 0:
        raise UsageError.single(
            "nps-counts",
            "counts of respondents must be zero or more",
            found=f"{promoters}, {passives} and {detractors}",
            cure="Count the respondents.",
        )
    return _row(promoters, passives, detractors, missing=0, confidence=confidence)


def _row_of(values: NDArray[np.float64], confidence: float) -> NetPromoterRow:
    """Return the score of answers, NaN where one is missing."""
    given = values[~np.isnan(values)]
    promoters, detractors = int((given >= _FIRST_PROMOTER).sum()), int((given <= _LAST_DETRACTOR).sum())
    passives = len(given) - promoters - detractors
    return _row(promoters, passives, detractors, missing=len(values) - len(given), confidence=confidence)


def _row(promoters: int, passives: int, detractors: int, *, missing: int, confidence: float) -> NetPromoterRow:
    """Return the score of counts."""
    n = promoters + passives + detractors
    if not n:
        return NetPromoterRow(0, missing, 0, 0, 0, reason="nobody_answered")
    net = promoters - detractors
    # one fraction, rounded once
    variance = (n * (promoters + detractors) - net * net) / (n * n)
    score, error = net / n, math.sqrt(variance / n)
    counts = (promoters, passives, detractors)
    if not variance:
        return NetPromoterRow(n, missing, *counts, score, variance, error, reason="no_variance")
    from scipy.special import ndtri

    half = float(ndtri((1 + confidence) / 2)) * error
    return NetPromoterRow(n, missing, *counts, score, variance, error, max(-1.0, score - half), min(1.0, score + half))
