"""What one node of a card comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._text import LocalText
from scorecard.models.card import NodeKind

__all__ = ["NodeResult", "Reason"]

Reason = Literal["no_data", "not_applicable", "unscored", "no_weight"]
"""Why a node has no score."""


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What one node comes to for one entity and period.

    Attributes
    ----------
    id, name, kind : str, LocalText, {"total", "perspective", "objective", "measure"}
        The node.
    entity, period : str
        Where and when.
    value : float or None
        Value of a measure, in its unit.
    raw, score : float or None
        Score before and after it is clipped to the range from 0 to the cap.
    low, high : float or None
        Interval of a measure's score, where its value has a standard error.
    value_low, value_high : float or None
        Interval of the value.
    coverage : float or None
        Share of the applicable measures' weight that has a value.
    bound_low, bound_high : float or None
        The score if all that is missing scored 0, or the cap.
    status : str
        Id of the band, or ``no_data``.
    performance, progress : float or None
        Shares of the way from worst to best, and from baseline to target.
    n : float or None
        Cases behind a measure's value.
    standard_error : float or None
        Standard error of a measure's value.
    reason : str or None
        Why there is no score: ``no_data``, ``not_applicable``, ``unscored`` (no reference values),
        ``no_weight`` (all that applies has the weight 0).
    """

    id: str
    name: LocalText
    kind: NodeKind
    entity: str
    period: str
    value: float | None
    raw: float | None
    score: float | None
    low: float | None
    high: float | None
    value_low: float | None
    value_high: float | None
    coverage: float | None
    bound_low: float | None
    bound_high: float | None
    status: str
    performance: float | None
    progress: float | None
    n: float | None
    standard_error: float | None
    reason: Reason | None
