"""What a dashboard is made of: of the right kind, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol, cast, runtime_checkable

from scorecard._given import Kind, require_kinds, require_names
from scorecard._text import LocalText
from scorecard.scoring.given import CARD, EVALUATION

__all__ = ["DecisionAsked", "check_dashboard"]


@runtime_checkable
class DecisionAsked(Protocol):
    """Something that the reader is asked to decide."""

    @property
    def what(self) -> LocalText:
        """What is to be decided."""
        ...

    @property
    def owner(self) -> LocalText | None:
        """Who would carry it out."""
        ...

    @property
    def due(self) -> date | None:
        """Last day."""
        ...


def check_dashboard(card: object, evaluation: object, *, previous: object, gaps: object, decisions: object) -> None:
    """Refuse everything that is of another kind than a dashboard shows.

    Parameters
    ----------
    card, evaluation, previous, gaps, decisions : object
        What was given; the last three may be None.

    Raises
    ------
    UsageError
        With everything that is something else.
    """
    from scorecard.scoring.evaluation import Evaluation

    found = Kind(Evaluation, *EVALUATION)
    given: list[tuple[str, object, Kind]] = [("card", card, CARD), ("evaluation", evaluation, found)]
    if previous is not None:
        given.append(("previous", previous, found))
    if gaps is not None:
        from scorecard.survey import GapAnalysis

        given.append(("gaps", gaps, Kind(GapAnalysis, "a gap analysis", "Give what gap_analysis returns.")))
    if decisions is not None:
        require_names("decisions", decisions)
        asked = Kind(DecisionAsked, "a decision", "Write Decision(what='…').")
        given += [(f"decisions.{n}", one, asked) for n, one in enumerate(cast("Sequence[object]", decisions))]
    require_kinds("A dashboard cannot be made of what was given.", *given)
