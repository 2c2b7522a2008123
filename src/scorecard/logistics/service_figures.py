"""Every figure of service, in the order of print."""

from __future__ import annotations

from scorecard.logistics.availability_figures import AVAILABILITY, FLEXIBILITY
from scorecard.logistics.figure_kinds import Figure
from scorecard.logistics.reliability_figures import OTIF, RELIABILITY
from scorecard.logistics.time_figures import CONSISTENCY, RECOVERY, RESPONSE, SPEED

__all__ = ["FIGURES"]

FIGURES: tuple[Figure, ...] = (
    *AVAILABILITY,
    *SPEED,
    *CONSISTENCY,
    *FLEXIBILITY,
    *RECOVERY,
    *RELIABILITY,
    *OTIF,
    *RESPONSE,
)
"""Every figure that is counted or measured; rates of perfect orders come beside them."""
