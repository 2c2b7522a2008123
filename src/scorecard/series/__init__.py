"""Values of measures over periods."""

from __future__ import annotations

from scorecard.series.change import change
from scorecard.series.change_records import Baseline, ChangePoint, ChangeSignals, LastChange
from scorecard.series.change_values import change_from_values
from scorecard.series.observations import (
    ACTUAL,
    MISSING,
    NOT_APPLICABLE,
    USABLE,
    MeasureRecord,
    ObservationRecords,
    Observations,
    SurveyFact,
    position,
    scenario_name,
)

__all__ = [
    "ACTUAL",
    "MISSING",
    "NOT_APPLICABLE",
    "USABLE",
    "Baseline",
    "ChangePoint",
    "ChangeSignals",
    "LastChange",
    "MeasureRecord",
    "ObservationRecords",
    "Observations",
    "SurveyFact",
    "change",
    "change_from_values",
    "position",
    "scenario_name",
]
