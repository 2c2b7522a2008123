"""Logistics customer service: from order records to service figures, customers and what to do first."""

from __future__ import annotations

from scorecard.logistics.order_counts import CellCounts, DurationCounts, PatternCounts, RatioSums

__all__ = ["CellCounts", "DurationCounts", "PatternCounts", "RatioSums"]
