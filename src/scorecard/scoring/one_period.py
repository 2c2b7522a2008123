"""The bands in force in the one period of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from scorecard.errors import UsageError
from scorecard.models import Band
from scorecard.scoring.limits import limits_of

if TYPE_CHECKING:
    from scorecard.scoring.evaluation import Evaluation

__all__ = ["bands_in_force"]


def bands_in_force(ev: Evaluation) -> Mapping[str, tuple[Band, ...]]:
    """Return the bands of every node of an evaluation, or refuse one of several periods."""
    if len(ev.periods) != 1:
        raise UsageError.single(
            "period-open",
            f"one period is needed, and the evaluation holds {len(ev.periods)}",
            cure=f"Name one of them: period={str(ev.periods[-1])!r}.",
        )
    at = ev.card.calendar.periods.index(ev.periods[0])
    return {node: tuple(over_time[at]) for node, over_time in limits_of(ev.card).bands.items()}
