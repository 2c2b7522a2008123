"""Values of measures over periods."""

from __future__ import annotations

from scorecard.series.observations import (
    MISSING,
    NOT_APPLICABLE,
    USABLE,
    MeasureRecord,
    ObservationRecords,
    Observations,
    SurveyFact,
    position,
)

__all__ = [
    "MISSING",
    "NOT_APPLICABLE",
    "USABLE",
    "MeasureRecord",
    "ObservationRecords",
    "Observations",
    "SurveyFact",
    "position",
]
