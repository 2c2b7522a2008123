"""A group, its region and two depots, that the tests of cascades share."""

from __future__ import annotations

from scorecard.models import Scorecard
from scorecard.scoring import observe
from scorecard.series import MeasureRecord, Observations
from tests.scoring.cards import measure


def unit_of(name: str, *measures: dict[str, object], **fields: object) -> Scorecard:
    """A card with one perspective, customers, and one objective, to serve."""
    objective = {"id": "serve", "name": "Serve", "measures": list(measures)}
    calendar = {"first": "2026-Q1", "last": "2026-Q2"}
    written = {"id": name, "name": name.capitalize(), "calendar": calendar, **fields}
    return Scorecard(**{"perspectives": [{"id": "customer", "objectives": [objective]}], **written})  # type: ignore[arg-type]


def taken(node: str, card: str, of: str = "customer", /, **fields: object) -> dict[str, object]:
    """A measure that takes its value from another card."""
    return measure(node, source={"card": card, "node": of}, **fields)


def chain() -> dict[str, Scorecard]:
    """The group takes the region's total and its own costs, the region takes both depots; the group comes first."""
    return {
        "group": unit_of("group", taken("region_score", "region", "total", weight=3), measure("costs")),
        "region": unit_of("region", taken("first", "north"), taken("second", "south", "otif"), total=True),
        "north": unit_of("north", measure("otif"), measure("damage")),
        "south": unit_of("south", measure("otif")),
    }


def observed(cards: dict[str, Scorecard], values: dict[str, dict[str, float]]) -> dict[str, Observations]:
    """Values of the first quarter, and the same less ten in the second."""
    return {
        name: observe(
            card,
            values=[
                MeasureRecord(m, q, v - less)
                for q, less in (("2026-Q1", 0), ("2026-Q2", 10))
                for m, v in values.get(name, {}).items()
            ],
        )
        for name, card in cards.items()
    }


VALUES = {"group": {"costs": 40}, "north": {"otif": 90, "damage": 70}, "south": {"otif": 60}}
"""North 80, south 60, region 70, group (3 × 70 + 40) / 4 = 62.5; ten less in the second quarter."""
