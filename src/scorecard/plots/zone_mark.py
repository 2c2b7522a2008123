"""One row of a zone-of-tolerance ladder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from scorecard._text import LocalText

__all__ = ["Position", "ZoneMark"]

Position = Literal["below", "within", "above"]


@dataclass(frozen=True, slots=True)
class ZoneMark:
    """One row of a ladder.

    Attributes
    ----------
    id : str
        As in the result.
    name : LocalText
        Printed name.
    n : int
        Respondents who enter the row.
    minimum, desired, perceived : float or None
        Means over these respondents.
    msa, mss : float or None
        Adequacy, perceived − minimum, and superiority, perceived − desired.
    msa_low, msa_high, mss_low, mss_high : float or None
        Their intervals.
    adequate, superior : bool
        Whether each is told apart from 0.
    position : {"below", "within", "above"} or None
        Where the mean perceived level lies.
    inconsistent : int
        Respondents whose minimum is above their desired level.
    reason : LocalText or None
        Why something is undefined.
    """

    id: str
    name: LocalText
    n: int
    minimum: float | None
    desired: float | None
    perceived: float | None
    msa: float | None
    mss: float | None
    msa_low: float | None
    msa_high: float | None
    mss_low: float | None
    mss_high: float | None
    adequate: bool
    superior: bool
    position: Position | None
    inconsistent: int
    reason: LocalText | None

    @property
    def reach(self) -> tuple[float, float] | None:
        """Interval of the difference from the nearer end of the zone, set at that end."""
        if self.minimum is None or self.desired is None or self.msa is None or self.mss is None:
            return None
        lower = abs(self.msa) <= abs(self.mss)
        edge, low, high = (
            (self.minimum, self.msa_low, self.msa_high) if lower else (self.desired, self.mss_low, self.mss_high)
        )
        return None if low is None or high is None else (edge + low, edge + high)

    @property
    def crossed(self) -> bool:
        """Whether the mean minimum lies above the mean desired level."""
        return self.minimum is not None and self.desired is not None and self.minimum > self.desired
