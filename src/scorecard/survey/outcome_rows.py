"""Mean and best answers to one overall question, for everyone or a group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Integral
from typing import Literal, cast

import numpy as np
from numpy.typing import NDArray

from scorecard._table import Cell, Column, Table
from scorecard._text import LocalText
from scorecard.errors import AnalysisError, UsageError, near
from scorecard.instruments import Scale
from scorecard.stats.counts import ScoreHistogram
from scorecard.stats.intervals import check_confidence, t_interval, wilson_interval
from scorecard.survey.gap_options import check_mapping
from scorecard.survey.grouped_table import labelled_rows, with_everyone
from scorecard.survey.responses import Outcome, Survey
from scorecard.survey.tallied import check_survey

__all__ = [
    "End",
    "OutcomeReason",
    "OutcomeRow",
    "check_top",
    "counted_row",
    "hidden_outcome",
    "outcome_named",
    "outcome_row",
    "outcome_table",
]

End = Literal["high", "low"]
OutcomeReason = Literal["nobody_answered", "one_respondent", "no_variance", "suppressed"]

REASONS: dict[OutcomeReason, LocalText] = {
    "nobody_answered": LocalText(en="nobody answered", zh="无人作答"),
    "one_respondent": LocalText(en="one respondent only", zh="仅 1 人作答"),
    "no_variance": LocalText(en="all answers are the same", zh="答案全部相同"),
    "suppressed": LocalText(en="too few respondents to show", zh="人数过少，不予显示"),
}
HIDDEN = LocalText(
    en="Groups with fewer than {threshold} respondents, and what would give them away, are not shown.",
    zh="少于 {threshold} 人的组别，以及可据以推算出它们的数据，不予显示。",
)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Mean and best answers of everyone or a group.

    Attributes
    ----------
    n : int
        Respondents who answered.
    missing : int
        Respondents who did not.
    mean, standard_deviation, standard_error : float or None
        Of the answers, and of their mean.
    low, high : float or None
        Confidence limits of the mean, by t with n − 1 degrees of freedom.
    best : int or None
        Respondents who gave one of the best answers.
    share : float or None
        Their share.
    share_low, share_high : float or None
        Wilson's limits of the share.
    reason : {"nobody_answered", "one_respondent", "no_variance", "suppressed"} or None
        Why something is undefined.
    """

    n: int
    missing: int
    mean: float | None = None
    standard_deviation: float | None = None
    standard_error: float | None = None
    low: float | None = None
    high: float | None = None
    best: int | None = None
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    reason: OutcomeReason | None = None


def outcome_named(survey: Survey, outcome: str) -> Outcome:
    """Return an overall answer of a survey by its id.

    Parameters
    ----------
    survey : Survey
        The answers.
    outcome : str
        Id of the outcome.

    Returns
    -------
    Outcome
        The answers to it.

    Raises
    ------
    AnalysisError
        If the survey has none.
    UsageError
        If it has others, but not this one.
    """
    check_survey(survey)
    if not survey.outcomes:
        raise AnalysisError.single(
            "no-outcomes",
            "the survey has no column of overall answers",
            found=outcome,
            cure="Name their columns under outcomes in the layout.",
        )
    if not isinstance(cast("object", outcome), str) or outcome not in survey.outcomes:
        raise UsageError.single(
            "unknown-outcome", "the survey has no such outcome", found=outcome, cure=near(outcome, survey.outcomes)
        )
    return survey.outcomes[outcome]


def check_top(top: int, scale: Scale) -> None:
    """Refuse a number of best answers that is none of the scale, or all of it."""
    if not (isinstance(cast("object", top), Integral) and 1 <= top < scale.points):
        raise UsageError.single(
            "bad-top",
            f"the option top must count at least one answer, and not all {scale.points} of the scale",
            found=str(top),
            cure="Use 1 or 2.",
        )


def outcome_row(
    outcome: Outcome, *, top: int, end: End, confidence: float, rows: NDArray[np.intp] | None = None
) -> OutcomeRow:
    """Return mean and best answers of some respondents.

    Parameters
    ----------
    outcome : Outcome
        The answers.
    top : int
        How many of the best answers are counted together.
    end : {"high", "low"}
        Which end of the scale is the best.
    confidence : float
        Level of the intervals.
    rows : ndarray of int, optional
        Which respondents; all when left out.

    Returns
    -------
    OutcomeRow
        The row.
    """
    values = outcome.values if rows is None else outcome.values[rows]
    given = values[~np.isnan(values)].astype(np.int64)
    histogram = ScoreHistogram.from_scores(given, 1)
    return _summed(histogram, len(values) - len(given), outcome.scale, top=top, end=end, confidence=confidence)


def counted_row(counts: Mapping[int, int], scale: Scale, *, top: int, end: End, confidence: float) -> OutcomeRow:
    """Return mean and best answers from how often each answer was given.

    Parameters
    ----------
    counts : mapping of int to int
        Respondents by answer.
    scale : Scale
        The answer scale.
    top : int
        How many of the best answers are counted together.
    end : {"high", "low"}
        Which end of the scale is the best.
    confidence : float
        Level of the intervals.

    Returns
    -------
    OutcomeRow
        The row.

    Raises
    ------
    UsageError
        If an answer is not on the scale, a count is negative, or an option has a value that it cannot have.
    """
    check_confidence(confidence)
    if not isinstance(cast("object", scale), Scale):
        raise UsageError.single(
            "not-a-scale",
            "counts of answers need their scale",
            found=type(scale).__name__,
            cure="Give a Scale, such as Scale.from_points(5).",
        )
    check_top(top, scale)
    check_mapping("counts", counts)
    for answer, count in counts.items():
        if answer not in scale.values or not isinstance(cast("object", count), Integral) or count < 0:
            raise UsageError.single(
                "outcome-counts",
                "counts of answers need answers of the scale, and numbers of zero or more",
                found=f"{count} times {answer}",
                cure=f"Count the answers {scale.low} to {scale.high}.",
            )
    numbers = np.array([counts.get(value, 0) for value in scale.values], dtype=np.int64)
    histogram = ScoreHistogram.from_counts(scale.values, numbers)
    return _summed(histogram, 0, scale, top=top, end=end, confidence=confidence)


def _summed(
    histogram: ScoreHistogram, missing: int, scale: Scale, *, top: int, end: End, confidence: float
) -> OutcomeRow:
    """Return mean and best answers of counted answers."""
    n = histogram.n
    if not n:
        return OutcomeRow(n, missing, reason="nobody_answered")
    best = scale.values[-top:] if end == "high" else scale.values[:top]
    moments = histogram.moments()
    count = int(histogram.counts[np.isin(histogram.numerators, best)].sum())
    deviation = moments.standard_deviation
    error = None if deviation is None else deviation / n**0.5
    mean = float(moments.total / n)
    limits = None if error is None else t_interval(n, mean, standard_error=error, confidence=confidence)
    low, high = limits if limits is not None else (None, None)
    share = wilson_interval(count, n, confidence=confidence)
    share_low, share_high = share if share is not None else (None, None)
    reason: OutcomeReason | None = "one_respondent" if deviation is None else "no_variance" if limits is None else None
    return OutcomeRow(
        n, missing, mean, deviation, error, low, high, count, count / n, share_low, share_high, reason=reason
    )


def hidden_outcome(row: OutcomeRow) -> OutcomeRow:
    """Return a row without any number but n."""
    return OutcomeRow(row.n, row.missing, reason="suppressed")


_COLUMNS = (
    Column("n", LocalText(en="n", zh="n"), "integer"),
    Column("missing", LocalText(en="Missing", zh="缺失"), "integer"),
    Column("mean", LocalText(en="Mean", zh="均值"), "number"),
    Column("standard_deviation", LocalText(en="SD", zh="标准差"), "number"),
    Column("standard_error", LocalText(en="SE", zh="标准误"), "number", 3),
    Column("low", LocalText(en="Low", zh="下限"), "number"),
    Column("high", LocalText(en="High", zh="上限"), "number"),
    Column("best", LocalText(en="Best answers", zh="最佳答案人数"), "integer"),
    Column("share", LocalText(en="Share", zh="占比"), "percent", 1),
    Column("share_low", LocalText(en="Share low", zh="占比下限"), "percent", 1),
    Column("share_high", LocalText(en="Share high", zh="占比上限"), "percent", 1),
    Column("reason", LocalText(en="Remark", zh="说明")),
)


def outcome_table(
    everyone: OutcomeRow, segments: Mapping[str, OutcomeRow], *, title: LocalText, notes: tuple[LocalText, ...]
) -> Table:
    """Return the rows of everyone and the groups as a table."""
    rows = with_everyone((everyone,), {label: (row,) for label, row in segments.items()})
    group = Column("group", LocalText(en="Group", zh="组别"))
    return Table((group, *_COLUMNS), labelled_rows(rows, _cells, labelled=True), title=title, notes=notes)


def _cells(r: OutcomeRow) -> tuple[Cell, ...]:
    """Return the cells of a row after its label."""
    means = (r.mean, r.standard_deviation, r.standard_error, r.low, r.high)
    shares = (r.best, r.share, r.share_low, r.share_high)
    return (r.n, r.missing, *means, *shares, None if r.reason is None else REASONS[r.reason])
