"""Customer effort from one overall question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.instruments import Scale
from scorecard.survey.outcome_rows import End, OutcomeRow, counted_row
from scorecard.survey.outcome_score import OutcomeScore, scored
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey

__all__ = ["CustomerEffort", "customer_effort", "customer_effort_from_counts"]

_EFFORT = LocalText(en="Customer effort: {name}", zh="客户费力度（CES）：{name}")
_EASY = {
    "high": LocalText(
        en="High answers stand for little effort. Share of the {top} highest answers of the scale {low} to {high}, "
        "with Wilson's {level} interval; mean with a t interval.",
        zh="分值越高越省力。"
        "占比为 {low}–{high} 量表中最高 {top} 档答案的比例，附 Wilson {level} 置信区间；均值附 t 区间。",
    ),
    "low": LocalText(
        en="Low answers stand for little effort. Share of the {top} lowest answers of the scale {low} to {high}, "
        "with Wilson's {level} interval; mean with a t interval.",
        zh="分值越低越省力。"
        "占比为 {low}–{high} 量表中最低 {top} 档答案的比例，附 Wilson {level} 置信区间；均值附 t 区间。",
    ),
}


@dataclass(frozen=True, slots=True)
class CustomerEffort(OutcomeScore):
    """Customer effort (CES): the mean, and the share of customers who had it easy.

    Attributes are those of every score of an overall question: `everyone` and `segments` hold the rows, `top` is how
    many codes at the easy end count as easy.

    Attributes
    ----------
    easy : {"high", "low"}
        Which end of the scale stands for little effort.
    """

    easy: End

    def _words(self) -> tuple[LocalText, LocalText]:
        """Return title and note of the table."""
        return _EFFORT, _EASY[self.easy]


def customer_effort(
    survey: Survey | TalliedSurvey,
    *,
    outcome: str,
    easy: End = "high",
    top: int = 3,
    by: str | None = None,
    confidence: float = 0.95,
    privacy_threshold: int = PRIVACY_THRESHOLD,
) -> CustomerEffort:
    """Return the customer effort score (CES) with the share of customers who had it easy.

    Parameters
    ----------
    survey : Survey
        Answers with an outcome column.
    outcome : str
        Id of the outcome, such as agreement that the company made it easy.
    easy : {"high", "low"}
        Which end of the scale stands for little effort.
    top : int
        How many codes at the easy end count as easy; 5 to 7 of a scale 1 to 7 when 3.
    by : str, optional
        Segment variable; every group is analysed as well.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Groups with fewer respondents are suppressed, and what would give them away.

    Returns
    -------
    CustomerEffort
        Everyone and the groups.

    Raises
    ------
    AnalysisError
        If the survey has no outcomes, or holds counts in place of respondents.
    UsageError
        If there is no such outcome or segment, or an option has a value that it cannot have.

    Notes
    -----
    The score is the mean answer, with a t interval; the share of easy answers has Wilson's interval.

    References
    ----------
    Dixon, M., Freeman, K., Toman, N. (2010). Stop trying to delight your customers. Harvard Business
    Review 88(7/8), 116-122.

    Examples
    --------
    >>> import pyarrow as pa
    >>> import scorecard as sc
    >>> scale, items = sc.Scale.from_points(7), [{"id": "quick", "text": "Quick"}]
    >>> instrument = sc.Instrument(id="short", name="Short", scale=scale, roles=["perception"], items=items)
    >>> layout = sc.ColumnLayout(columns={"perception": "P{number}"}, outcomes={"easy": "Easy"})
    >>> survey = sc.read_survey(pa.table({"P1": [6, 6, 5, 3], "Easy": [7, 6, 5, 2]}), instrument, layout=layout)
    >>> row = sc.customer_effort(survey, outcome="easy").everyone
    >>> row.n, row.mean, row.share
    (4, 5.0, 0.75)
    """
    _check_easy(easy)
    return CustomerEffort(
        *scored(survey, outcome, top=top, end=easy, by=by, confidence=confidence, threshold=privacy_threshold),
        easy=easy,
    )


def customer_effort_from_counts(
    counts: Mapping[int, int], scale: Scale, *, easy: End = "high", top: int = 3, confidence: float = 0.95
) -> OutcomeRow:
    """Return the customer effort score (CES) with the share of easy answers, from counts of answers.

    Parameters
    ----------
    counts : mapping of int to int
        Respondents by answer; an answer left out was given by nobody.
    scale : Scale
        The answer scale.
    easy : {"high", "low"}
        Which end of the scale stands for little effort.
    top : int
        How many codes at the easy end count as easy.
    confidence : float
        Level of the intervals.

    Returns
    -------
    OutcomeRow
        As from `customer_effort`.

    Raises
    ------
    UsageError
        If a count is negative or of no answer of the scale, or an option has a value that it cannot have.

    Examples
    --------
    >>> from scorecard.instruments import Scale
    >>> row = customer_effort_from_counts({7: 10, 6: 10, 5: 10, 2: 10}, Scale.from_points(7))
    >>> row.n, row.mean, row.share
    (40, 5.0, 0.75)
    """
    _check_easy(easy)
    return counted_row(counts, scale, top=top, end=easy, confidence=confidence)


def _check_easy(easy: End) -> None:
    """Refuse an end that a scale has not."""
    if not isinstance(cast("object", easy), str) or easy not in ("high", "low"):
        raise UsageError.single(
            "bad-easy", "the option easy has an unknown value", found=str(easy), cure='Use "high" or "low".'
        )
