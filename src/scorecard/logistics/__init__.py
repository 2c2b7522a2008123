"""Logistics customer service: from order records to service figures, customers and what to do first."""

from __future__ import annotations

from scorecard.logistics.data_quality import DataQuality, QualityRow, RowExample
from scorecard.logistics.order_counts import CellCounts, DurationCounts, PatternCounts, RatioSums
from scorecard.logistics.order_layout import OrderLayout
from scorecard.logistics.order_rules import OrderRules
from scorecard.logistics.order_source import OrderCounts, OrderSource
from scorecard.logistics.orders import Orders
from scorecard.logistics.service_definitions import CycleTime, InFull, OnTime, ServiceDefinitions
from scorecard.logistics.working_calendar import WorkingCalendar

__all__ = [
    "CellCounts",
    "CycleTime",
    "DataQuality",
    "DurationCounts",
    "InFull",
    "OnTime",
    "OrderCounts",
    "OrderLayout",
    "OrderRules",
    "OrderSource",
    "Orders",
    "PatternCounts",
    "QualityRow",
    "RatioSums",
    "RowExample",
    "ServiceDefinitions",
    "WorkingCalendar",
]
