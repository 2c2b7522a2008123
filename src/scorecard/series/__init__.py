"""Values of measures over periods."""

from __future__ import annotations

from scorecard.series.aggregation import aggregate
from scorecard.series.change import change
from scorecard.series.change_records import Baseline, ChangePoint, ChangeSignals, LastChange
from scorecard.series.change_values import change_from_values
from scorecard.series.expert_range import ExpertRange, RangeShape
from scorecard.series.link_records import LinkEvidence, LinkOptions, LinkReason, LinkRow, LinkVerdict
from scorecard.series.observations import (
    CARRIED,
    MISSING,
    NOT_APPLICABLE,
    NOT_DUE,
    USABLE,
    Observations,
    SurveyFact,
    position,
)
from scorecard.series.records import ACTUAL, MeasureRecord, ObservationRecords, scenario_name
from scorecard.series.windows import rolling, shifted, to_date

__all__ = [
    "ACTUAL",
    "CARRIED",
    "MISSING",
    "NOT_APPLICABLE",
    "NOT_DUE",
    "USABLE",
    "Baseline",
    "ChangePoint",
    "ChangeSignals",
    "ExpertRange",
    "LastChange",
    "LinkEvidence",
    "LinkOptions",
    "LinkReason",
    "LinkRow",
    "LinkVerdict",
    "MeasureRecord",
    "ObservationRecords",
    "Observations",
    "RangeShape",
    "SurveyFact",
    "aggregate",
    "change",
    "change_from_values",
    "position",
    "rolling",
    "scenario_name",
    "shifted",
    "to_date",
]
