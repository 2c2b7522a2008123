"""Means of the questions of a survey: from answers or counts to rows."""

from __future__ import annotations

from scorecard._model.mapping import FrozenDict
from scorecard.instruments import Role
from scorecard.stats.intervals import check_confidence
from scorecard.stats.mean_tests import t_test
from scorecard.survey.dimension_weights import DimensionWeights, shown_weights
from scorecard.survey.gap_covariances import mean_covariances
from scorecard.survey.gap_groups import gap_groups
from scorecard.survey.gap_sources import GroupSources, RowSource
from scorecard.survey.plan import MinAnswered
from scorecard.survey.question_analysis import QuestionMeans
from scorecard.survey.question_records import QuestionRow, SegmentMeans
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD, check_threshold
from scorecard.survey.tallied import TalliedSurvey

__all__ = ["question_means"]


def question_means(
    survey: Survey | TalliedSurvey,
    *,
    by: str | None = None,
    weights: DimensionWeights = None,
    min_answered: MinAnswered | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> QuestionMeans:
    """Return the mean answers to each question that a survey asked.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        Answers with any roles, such as perceptions alone, or their counts.
    by : str, optional
        Segment variable; every group is analysed as well.
    weights : mapping of str to float, or "own", optional
        Importance of each dimension (only ratios matter); "own" takes the points that each respondent gave, for
        expectations and perceptions; no other question has a weighted row then.
    min_answered : {"half", "all", 1}, optional
        How many of its k items a respondent must have answered to enter a dimension: ⌈k/2⌉, k or 1;
        "half", or what counts were made with, when left out.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    QuestionMeans
        The rows.

    Raises
    ------
    AnalysisError
        If the points asked for are missing, or the weights do not fit the questionnaire.
    UsageError
        If an option has a value that it cannot have, or there is no such segment variable.

    Notes
    -----
    A respondent's dimension score is the mean of his answers to its items, and the row the mean over respondents.
    Overall is the mean over respondents of the mean of all dimension scores, and needs all of them; weighted is
    Σ w · dimension score with Σ w = 1. `overall_items` is the mean of the item means, its error follows from the
    covariances of the item means. SE = SD / √n; the interval is mean ± t · SE with n − 1 degrees of freedom.

    Everybody who answered a question counts in it. Where expectation and perception were both asked they are means
    over the same pairs, as in `gap_analysis`; `servperf` takes all perceptions there. Answers to reverse-keyed
    items are mirrored, except for importance and satisfaction.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> instrument = Instrument(
    ...     id="short",
    ...     name="Short",
    ...     scale=Scale.from_points(5),
    ...     roles=["perception"],
    ...     dimensions=[Dimension(id="speed", name="Speed")],
    ...     items=[Item(id="quick", text="Answers are quick.", dimension="speed")],
    ... )
    >>> layout = ColumnLayout(columns={"perception": "P{number}"})
    >>> found = question_means(build_survey(instrument, layout, {"P1": [3, 4, 5, None]}))
    >>> row = found.row("perception", "quick")
    >>> row.n, row.mean, round(row.standard_error, 4)
    (3, 4.0, 0.5774)
    """
    check_confidence(confidence)
    check_threshold(privacy_threshold)
    groups = gap_groups(
        survey, by=by, weights=weights, min_answered=min_answered, threshold=privacy_threshold, gaps=False
    )
    everyone, shares = _means(groups.total, confidence), groups.shares
    return QuestionMeans(
        everyone.n,
        everyone.means,
        FrozenDict({label: _means(group, confidence) for label, group in groups.groups.items()}),
        by,
        shown_weights(shares, groups.counts.total, survey.instrument),
        "none" if shares is None else "own" if shares == "own" else "given",
        groups.counts.plan.min_answered,
        confidence,
        privacy_threshold,
        survey.instrument,
        survey.provenance,
        covariances=mean_covariances(groups),
    )


def _means(sources: GroupSources, confidence: float) -> SegmentMeans:
    """Return the rows of one group of respondents."""
    means: dict[Role, tuple[QuestionRow, ...]] = {}
    for role, (rows, channel) in sources.questions.items():
        means[role] = tuple(_row(row, channel, confidence) for row in rows)
    return SegmentMeans(sources.n, FrozenDict(means))


def _row(source: RowSource, channel: int, confidence: float) -> QuestionRow:
    """Return the mean of one question with its interval."""
    if source.reason is not None or source.n == 0:
        return QuestionRow(source.id, source.kind, source.n, reason=source.reason or "nobody_answered")
    spread = source.spreads[channel]
    test = t_test(source.n, spread.mean, standard_deviation=spread.deviation, confidence=confidence)
    return QuestionRow(
        source.id,
        source.kind,
        source.n,
        test.mean_difference,
        test.standard_deviation,
        test.standard_error,
        test.low,
        test.high,
        spread.reason or test.reason,
    )
