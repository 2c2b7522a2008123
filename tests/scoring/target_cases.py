"""A measure with a past, for the tests of the target-setting aid."""

from __future__ import annotations

from collections.abc import Sequence

from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import card, measure

TEN = (6.1, 5.2, 5.9, 5.4, 6.4, 5.0, 5.6, 6.0, 5.3, 5.7)
"""Mean 5.66, sum of squares about it 1.764."""


def monthly(*measures: dict[str, object], **fields: object) -> Scorecard:
    """A card of 24 months."""
    return card(*measures, **{"calendar": {"first": "2025-01", "last": "2026-12"}, **fields})


def months(count: int) -> list[str]:
    """The first months of the card."""
    return [f"{2025 + i // 12}-{i % 12 + 1:02d}" for i in range(count)]


def history(values: Sequence[float | None] = TEN, **fields: object) -> tuple[Scorecard, Observations]:
    """One measure to maximise, unless said otherwise, with its values from the first month on."""
    described = monthly(measure("days", **fields))
    pairs = zip(months(len(values)), values, strict=True)
    return described, observe(described, values=[MeasureRecord("days", period, value) for period, value in pairs])


def counted(counts: Sequence[tuple[int, int]], **fields: object) -> tuple[Scorecard, Observations]:
    """A share in percent with its counts."""
    given = {"unit": {"kind": "percent"}, "sampling": "proportion", "worst": 50, "target": 90, **fields}
    described = monthly(measure("days", **given))
    pairs = zip(months(len(counts)), counts, strict=True)
    found = [MeasureRecord("days", period, numerator=x, denominator=n) for period, (x, n) in pairs]
    return described, observe(described, values=found)
