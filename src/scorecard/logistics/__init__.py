"""Logistics customer service: from order records to service figures, customers and what to do first."""

from __future__ import annotations

from scorecard.logistics.order_counts import CellCounts, DurationCounts, PatternCounts, RatioSums
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_rules import OrderRules
from scorecard.logistics.service_definitions import CycleTime, InFull, OnTime, ServiceDefinitions
from scorecard.logistics.working_calendar import WorkingCalendar

__all__ = [
    "CellCounts",
    "CycleTime",
    "DurationCounts",
    "InFull",
    "OnTime",
    "OrderLayout",
    "OrderRules",
    "PatternCounts",
    "RatioSums",
    "ServiceDefinitions",
    "WorkingCalendar",
]
