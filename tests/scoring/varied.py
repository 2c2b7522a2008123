"""A card of two sides for the tests of what varies."""

from __future__ import annotations

from scorecard.models import Scorecard
from scorecard.series import MeasureRecord
from scorecard.weighting import WeightUncertainty
from tests.scoring.cards import card, measure


def two_sides(**fields: object) -> Scorecard:
    """A card of two perspectives with one measure each."""
    perspectives = [
        {"id": p, "name": p, "objectives": [{"id": f"o_{p}", "name": p, "measures": [measure(f"m_{p}")]}]}
        for p in ("one", "two")
    ]
    return card(perspectives=perspectives, total=True, **fields)


def values(entity: str | None = None, *, error: float | None = None, **given: float) -> list[MeasureRecord]:
    return [
        MeasureRecord(f"m_{name}", "2026-Q1", value, entity=entity, standard_error=error)
        for name, value in given.items()
    ]


def free() -> dict[str, WeightUncertainty]:
    return {"total": WeightUncertainty.free(["one", "two"])}
