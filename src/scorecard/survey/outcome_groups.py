"""Rows of an overall question for everyone and by group."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scorecard._text import LocalText
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
)
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["outcome_groups", "outcome_notes"]


def outcome_groups(
    survey: Survey | TalliedSurvey,
    outcome: str,
    *,
    top: int,
    end: End,
    by: str | None,
    confidence: float,
    threshold: int,
) -> tuple[OutcomeRow, Mapping[str, OutcomeRow], Survey]:
    """Return the rows of everyone and of the groups, with the answers.

    Parameters
    ----------
    survey : Survey or TalliedSurvey
        The answers.
    outcome : str
        Id of the outcome.
    top : int
        How many of the best answers are counted together.
    end : {"high", "low"}
        Which end of the scale is the best.
    by : str or None
        Segment variable.
    confidence : float
        Level of the intervals.
    threshold : int
        Smallest group whose numbers are shown.

    Returns
    -------
    tuple of (OutcomeRow, mapping of str to OutcomeRow, Survey)
        Everyone, the groups, and the answers.
    """
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


def outcome_notes(
    note: LocalText, *, top: int, scale: tuple[int, ...], confidence: float, hidden: bool, threshold: int
) -> tuple[LocalText, ...]:
    """Return the notes below a table: what is counted, and which groups are not shown."""
    stated = note.fill({"top": top, "low": scale[0], "high": scale[-1], "level": f"{100 * confidence:g} %"})
    return (stated,) if not hidden else (stated, HIDDEN.fill({"threshold": threshold}))
