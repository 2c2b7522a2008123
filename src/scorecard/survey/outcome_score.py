"""Score of an overall question: mean and share of the best answers, for everyone and by group."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from scorecard._model.mapping import FrozenDict
from scorecard._result import Provenance, Result
from scorecard._table import Table
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
    outcome_table,
)
from scorecard.survey.responses import Survey
from scorecard.survey.tallied import TalliedSurvey, respondents_of

__all__ = ["OutcomeScore", "Scored", "scored"]

Scored = tuple[
    OutcomeRow,
    Mapping[str, OutcomeRow],
    str | None,
    str,
    LocalText,
    tuple[int, ...],
    int,
    float,
    int,
    Provenance,
]
"""The fields of an `OutcomeScore`, in their order."""


@dataclass(frozen=True, slots=True)
class OutcomeScore(Result):
    """Score of an overall question.

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
        How many codes at the best end are counted together.
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

    @abstractmethod
    def _words(self) -> tuple[LocalText, LocalText]:
        """Return title and note of the table, with places for its numbers."""

    def table(self) -> Table:
        """Return everyone and the groups as a table.

        Returns
        -------
        Table
            The rows at full precision.
        """
        title, note = self._words()
        level = f"{100 * self.confidence:g} %"
        notes = [note.fill({"top": self.top, "low": self.scale[0], "high": self.scale[-1], "level": level})]
        if any(row.reason == "suppressed" for row in self.segments.values()):
            notes.append(HIDDEN.fill({"threshold": self.privacy_threshold}))
        return outcome_table(self.everyone, self.segments, title=title.fill({"name": self.name}), notes=tuple(notes))


def scored(
    survey: Survey | TalliedSurvey,
    outcome: str,
    *,
    top: int,
    end: End,
    by: str | None,
    confidence: float,
    threshold: int,
) -> Scored:
    """Return what an overall question scored.

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
    tuple
        The fields of an `OutcomeScore`.
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
    return (
        everyone[0],
        FrozenDict({label: rows[0] for label, rows in segments.items()}),
        by,
        outcome,
        found.name or LocalText(en=outcome, zh=outcome),
        found.scale.values,
        top,
        confidence,
        threshold,
        answers.provenance,
    )
