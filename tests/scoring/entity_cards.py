"""A card of four units, one measure of which only two have, that the tests of entities share."""

from __future__ import annotations

from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.series import MeasureRecord
from tests.scoring.cards import measure

UNITS = [
    {"id": "north", "name": {"en": "North", "zh": "北区"}},
    {"id": "south", "name": {"en": "South", "zh": "南区"}},
    {"id": "east", "name": {"en": "East", "zh": "东区"}},
    {"id": "west", "name": {"en": "West", "zh": "西区"}},
]
VALUES: dict[str, dict[str, float]] = {
    "north": {"a": 80, "b": 60, "port": 10},
    "south": {"a": 80, "b": 80, "port": 90},
    "east": {"a": 60, "b": 80},
    "west": {},
}


def unit_card(**fields: object) -> Scorecard:
    """Customers: a and port (north and south only); processes: b."""
    port = measure("port", name={"en": "Port calls", "zh": "挂港"}, entities=["north", "south"], **fields)
    return Scorecard(
        id="group",
        name="Group",
        calendar={"first": "2026-Q1", "last": "2026-Q2"},
        entities=UNITS,
        total=True,
        perspectives=[
            {"id": "customer", "objectives": [{"id": "serve", "name": "Serve", "measures": [measure("a"), port]}]},
            {
                "id": "internal_process",
                "objectives": [{"id": "run", "name": "Run", "measures": [measure("b")]}],
            },
        ],
    )  # type: ignore[arg-type]


def unit_evaluation(period: str = "2026-Q1", **fields: object) -> Evaluation:
    """Scores: customers 45, 85, 60, none; processes 60, 80, 80, none."""
    card = unit_card(**fields)
    values = [
        MeasureRecord(node, period, value, entity=unit) for unit, of in VALUES.items() for node, value in of.items()
    ]
    return evaluate(card, observe(card, values=values), period=period)
