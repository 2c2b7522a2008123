"""Names of what a gap analysis measures."""

from __future__ import annotations

from scorecard._text import LocalText

__all__ = ["STATISTICS"]

STATISTICS: dict[str, LocalText] = {
    "gap": LocalText(en="mean gap", zh="平均差距"),
    "expectation": LocalText(en="mean expectation", zh="平均期望"),
    "perception": LocalText(en="mean perception", zh="平均感知"),
    "importance": LocalText(en="mean importance", zh="平均重要性"),
    "satisfaction": LocalText(en="mean satisfaction", zh="平均满意度"),
}
"""Means that an analysis estimates, in words."""
