"""Roll-ups of children's scores into a parent's score, one file a family."""

from __future__ import annotations

from scorecard.scoring.aggregate.arrays import weighted_arithmetic, weighted_geometric, weighted_harmonic
from scorecard.scoring.aggregate.fuzziness import composed, fuzzy_of, memberships_of
from scorecard.scoring.aggregate.means import mean_of, power_mean_of
from scorecard.scoring.aggregate.ordered import greatest_of, least_of, ordered_of
from scorecard.scoring.aggregate.shares import bounds, coverage
from scorecard.scoring.aggregate.statuses import leading_band_of, status_of

__all__ = [
    "bounds",
    "composed",
    "coverage",
    "fuzzy_of",
    "greatest_of",
    "leading_band_of",
    "least_of",
    "mean_of",
    "memberships_of",
    "ordered_of",
    "power_mean_of",
    "status_of",
    "weighted_arithmetic",
    "weighted_geometric",
    "weighted_harmonic",
]
