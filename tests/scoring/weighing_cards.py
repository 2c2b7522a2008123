"""Cards with weights, and their values, that the tests of changes of weights share."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import measure

Scores = Mapping[str, float | None]


def two_levels(**fields: object) -> Scorecard:
    """Total of serve (a 2, b 1, c 1; weight 3) and run (d 1, e 1; weight 1); scores are the values."""

    def perspective(name: str, objective: str, weight: float, *measures: dict[str, object]) -> dict[str, object]:
        inner = {"id": objective, "name": objective.title(), "measures": list(measures)}
        return {"id": name, "weight": weight, "objectives": [inner]}

    standard: dict[str, object] = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026", "last": "2026"},
        "total": True,
        "entities": [
            {"id": "north", "name": {"en": "North", "zh": "北区"}},
            {"id": "south", "name": {"en": "South", "zh": "南区"}},
        ],
        "perspectives": [
            perspective("customer", "serve", 3, measure("a", weight=2), measure("b"), measure("c")),
            perspective("internal_process", "run", 1, measure("d"), measure("e")),
        ],
    }
    return Scorecard(**{**standard, **fields})  # type: ignore[arg-type]


def observed(card: Scorecard, **units: Scores) -> Observations:
    """Values of each entity."""
    values = [MeasureRecord(m, "2026", v, entity=u) for u, scores in units.items() for m, v in scores.items()]
    return observe(card, values=values)


NORTH: Scores = {"a": 80, "b": 60, "c": 40, "d": 90, "e": 70}
"""serve 65, run 80, total 68.75: red below 75."""
SOUTH: Scores = {"a": 50, "b": 90, "c": 70, "d": 60, "e": 80}
"""serve 65, run 70, total 66.25."""
