"""Customer satisfaction and customer effort from one overall question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scorecard._result import Provenance, Result
from scorecard._table import Table
from scorecard._text import LocalText
from scorecard.errors import UsageError
from scorecard.stats.intervals import check_confidence
from scorecard.survey.grouping import by_group
from scorecard.survey.outcome_rows import (
    HIDDEN,
    End,
    OutcomeRow,
    check_top,
    hidden_outcome,
    outcome_named,
    outcome_row,
    outcome_table,
)
from scorecard.survey.responses import Survey
from scorecard.survey.segments import PRIVACY_THRESHOLD
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["CustomerEffort", "CustomerSatisfaction", "customer_effort", "customer_satisfaction"]

_SATISFACTION = LocalText(en="Customer satisfaction: {name}", zh="客户满意度（CSAT）：{name}")
_SATISFIED = LocalText(
    en="Share of the {top} highest answers of the scale {low} to {high}, with Wilson's {level} interval; mean with a t "
    "interval.",
    zh="占比为 {low}–{high} 量表中最高 {top} 档答案的比例，附威尔逊 {level} 置信区间；均值附 t 区间。",
)
_EFFORT = LocalText(en="Customer effort: {name}", zh="客户费力度（CES）：{name}")
_EASY = {
    "high": LocalText(
        en="High answers stand for little effort. Share of the {top} highest answers of the scale {low} to {high}, "
        "with Wilson's {level} interval; mean with a t interval.",
        zh="分值越高越省力。"
        "占比为 {low}–{high} 量表中最高 {top} 档答案的比例，附威尔逊 {level} 置信区间；均值附 t 区间。",
    ),
    "low": LocalText(
        en="Low answers stand for little effort. Share of the {top} lowest answers of the scale {low} to {high}, "
        "with Wilson's {level} interval; mean with a t interval.",
        zh="分值越低越省力。"
        "占比为 {low}–{high} 量表中最低 {top} 档答案的比例，附威尔逊 {level} 置信区间；均值附 t 区间。",
    ),
}


@dataclass(frozen=True, slots=True)
class CustomerSatisfaction(Result):
    """Customer satisfaction (CSAT): the share of satisfied customers, and the mean.

    Attributes
    ----------
    everyone : OutcomeRow
        All respondents.
    segments : mapping of str to OutcomeRow
        By group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    outcome : str
        Id of the question.
    name : LocalText
        Its name in print.
    scale : tuple of int
        Its codes.
    top : int
        How many of the highest codes count as satisfied.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    provenance : Provenance
        Where the answers come from.
    """

    everyone: OutcomeRow
    segments: Mapping[str, OutcomeRow]
    by: str | None
    outcome: str
    name: LocalText
    scale: tuple[int, ...]
    top: int
    confidence: float
    privacy_threshold: int
    provenance: Provenance

    def table(self) -> Table:
        """Return everyone and the groups as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        note = _SATISFIED.fill(_stated(self))
        return outcome_table(
            self.everyone, self.segments, title=_SATISFACTION.fill({"name": self.name}), notes=(note, *_hidden(self))
        )


@dataclass(frozen=True, slots=True)
class CustomerEffort(Result):
    """Customer effort (CES): the mean, and the share of customers who had it easy.

    Attributes
    ----------
    everyone : OutcomeRow
        All respondents.
    segments : mapping of str to OutcomeRow
        By group, where the analysis is made by a segment variable.
    by : str or None
        That variable.
    outcome : str
        Id of the question.
    name : LocalText
        Its name in print.
    scale : tuple of int
        Its codes.
    top : int
        How many codes at the easy end count as easy.
    easy : {"high", "low"}
        Which end of the scale stands for little effort.
    confidence : float
        Level of the intervals.
    privacy_threshold : int
        Smallest group whose numbers are shown.
    provenance : Provenance
        Where the answers come from.
    """

    everyone: OutcomeRow
    segments: Mapping[str, OutcomeRow]
    by: str | None
    outcome: str
    name: LocalText
    scale: tuple[int, ...]
    top: int
    easy: End
    confidence: float
    privacy_threshold: int
    provenance: Provenance

    def table(self) -> Table:
        """Return everyone and the groups as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        note = _EASY[self.easy].fill(_stated(self))
        return outcome_table(
            self.everyone, self.segments, title=_EFFORT.fill({"name": self.name}), notes=(note, *_hidden(self))
        )


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
    everyone, segments, answers = _rows(
        survey, outcome, top=top, end="high", by=by, confidence=confidence, threshold=privacy_threshold
    )
    found = answers.outcomes[outcome]
    name = found.name or LocalText(en=outcome, zh=outcome)
    return CustomerSatisfaction(
        everyone,
        segments,
        by,
        outcome,
        name,
        found.scale.values,
        top,
        confidence,
        privacy_threshold,
        answers.provenance,
    )


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
    """
    if easy not in ("high", "low"):
        raise UsageError.single(
            "bad-easy", "the option easy has an unknown value", found=str(easy), cure='Use "high" or "low".'
        )
    everyone, segments, answers = _rows(
        survey, outcome, top=top, end=easy, by=by, confidence=confidence, threshold=privacy_threshold
    )
    found = answers.outcomes[outcome]
    name = found.name or LocalText(en=outcome, zh=outcome)
    return CustomerEffort(
        everyone,
        segments,
        by,
        outcome,
        name,
        found.scale.values,
        top,
        easy,
        confidence,
        privacy_threshold,
        answers.provenance,
    )


def _rows(
    survey: Survey | TalliedSurvey,
    outcome: str,
    *,
    top: int,
    end: End,
    by: str | None,
    confidence: float,
    threshold: int,
) -> tuple[OutcomeRow, Mapping[str, OutcomeRow], Survey]:
    """Return the rows of everyone and of the groups, with the answers."""
    check_confidence(confidence)
    answers = respondents_of(survey, need="an overall answer")
    found = outcome_named(answers, outcome)
    check_top(top, found.scale)
    everyone, segments = by_group(
        answers,
        by,
        make=lambda rows: (outcome_row(found, top=top, end=end, confidence=confidence, rows=rows),),
        hide=hidden_outcome,
        threshold=threshold,
    )
    return everyone[0], MappingProxyType({label: rows[0] for label, rows in segments.items()}), answers


def _stated(result: CustomerSatisfaction | CustomerEffort) -> dict[str, str | int | LocalText]:
    """Return what a note says of the choices."""
    level = f"{100 * result.confidence:g} %"
    return {"top": result.top, "low": result.scale[0], "high": result.scale[-1], "level": level}


def _hidden(result: CustomerSatisfaction | CustomerEffort) -> tuple[LocalText, ...]:
    """Return the note on groups that are not shown."""
    return () if result.by is None else (HIDDEN.fill({"threshold": result.privacy_threshold}),)
