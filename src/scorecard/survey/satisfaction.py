"""Customer satisfaction from one overall question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._text import LocalText
from scorecard.instruments import Scale
from scorecard.survey.outcome_rows import OutcomeRow, counted_row
from scorecard.survey.outcome_score import OutcomeScore, scored
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey

__all__ = ["CustomerSatisfaction", "customer_satisfaction", "customer_satisfaction_from_counts"]

_SATISFACTION = LocalText(en="Customer satisfaction: {name}", zh="客户满意度（CSAT）：{name}")
_SATISFIED = LocalText(
    en="Share of the {top} highest answers of the scale {low} to {high}, with Wilson's {level} interval; mean with a t "
    "interval.",
    zh="占比为 {low}–{high} 量表中最高 {top} 档答案的比例，附 Wilson {level} 置信区间；均值附 t 区间。",
)


@dataclass(frozen=True, slots=True)
class CustomerSatisfaction(OutcomeScore):
    """Customer satisfaction (CSAT): the share of satisfied customers, and the mean.

    Attributes are those of every score of an overall question: `everyone` and `segments` hold the rows, `top` is how
    many of the highest codes count as satisfied.
    """

    def _words(self) -> tuple[LocalText, LocalText]:
        """Return title and note of the table."""
        return _SATISFACTION, _SATISFIED


def customer_satisfaction(
    survey: Survey | TalliedSurvey,
    *,
    outcome: str,
    top: int = 2,
    by: str | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> CustomerSatisfaction:
    """Return the share of satisfied customers (CSAT) with the mean answer.

    Parameters
    ----------
    survey : Survey
        Answers with an outcome column.
    outcome : str
        Id of the outcome, satisfaction as a whole.
    top : int
        How many of the highest codes count as satisfied; 4 and 5 of a scale 1 to 5 when 2.
    by : str, optional
        Segment variable; every group is analysed as well.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    CustomerSatisfaction
        Everyone and the groups.

    Raises
    ------
    AnalysisError
        If the survey has no outcomes, or holds counts in place of respondents.
    UsageError
        If there is no such outcome or segment, or an option has a value that it cannot have.

    Notes
    -----
    share = best answers / answers, with Wilson's interval; respondents without an answer are counted
    apart. The mean has a t interval with n − 1 degrees of freedom.

    Examples
    --------
    >>> from scorecard.instruments import ColumnLayout, Instrument, Item, Scale
    >>> from scorecard.survey import build_survey
    >>> asked = Instrument(
    ...     id="q", name="Q", scale=Scale.from_points(5), roles=["perception"], items=[Item(id="a", text="A")]
    ... )
    >>> layout = ColumnLayout(columns={"perception": "{id}"}, outcomes={"total": "T"})
    >>> survey = build_survey(asked, layout, {"a": [3, 4, 5, 2], "T": [5, 4, 3, None]})
    >>> row = customer_satisfaction(survey, outcome="total").everyone
    >>> row.n, row.best, round(row.share, 3), row.mean
    (3, 2, 0.667, 4.0)
    """
    return CustomerSatisfaction(
        *scored(survey, outcome, top=top, end="high", by=by, confidence=confidence, threshold=privacy_threshold)
    )


def customer_satisfaction_from_counts(
    counts: Mapping[int, int], scale: Scale, *, top: int = 2, confidence: float = 0.95
) -> OutcomeRow:
    """Return the share of satisfied customers (CSAT) with the mean, from counts of answers.

    Parameters
    ----------
    counts : mapping of int to int
        Respondents by answer; an answer left out was given by nobody.
    scale : Scale
        The answer scale.
    top : int
        How many of the highest codes count as satisfied.
    confidence : float
        Level of the intervals.

    Returns
    -------
    OutcomeRow
        As from `customer_satisfaction`.

    Raises
    ------
    UsageError
        If a count is negative or of no answer of the scale, or an option has a value that it cannot have.

    Examples
    --------
    >>> from scorecard.instruments import Scale
    >>> row = customer_satisfaction_from_counts({3: 12, 4: 30, 5: 38}, Scale.from_points(5))
    >>> row.n, row.share, row.mean
    (80, 0.85, 4.325)
    """
    return counted_row(counts, scale, top=top, end="high", confidence=confidence)
