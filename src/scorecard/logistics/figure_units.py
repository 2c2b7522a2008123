"""Units that a figure of service may be told in."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from scorecard.logistics.service_rows import ServiceUnit
from scorecard.models.unit import UnitKind

__all__ = ["UNIT_FACTORS", "UNIT_WORDS", "converted"]

UNIT_WORDS: Mapping[ServiceUnit, str] = MappingProxyType(
    {"share": "shares", "ratio": "a ratio", "minutes": "minutes", "days": "days"}
)
"""What the units of figures are called in messages."""

UNIT_FACTORS: Mapping[ServiceUnit, Mapping[UnitKind, Fraction]] = MappingProxyType(
    {
        "share": {"percent": Fraction(100), "fraction": Fraction(1)},
        "ratio": {"number": Fraction(1), "percent": Fraction(100), "fraction": Fraction(1), "index": Fraction(1)},
        "minutes": {"minutes": Fraction(1), "hours": Fraction(1, 60)},
        "days": {"days": Fraction(1)},
    }
)
"""By unit of the figure, the units that it may be told in, and what a value is multiplied by.

Nothing else is converted, because a day of working time is not 1 440 minutes.
"""


def converted(number: float | None, factor: Fraction) -> float | None:
    """Return a number in another unit; none stays none."""
    return None if number is None else number * float(factor)
