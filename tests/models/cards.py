"""A card that the tests of models share, as plain data."""

from __future__ import annotations

import copy
from typing import Any

Plain = dict[str, Any]

_CARD: Plain = {
    "id": "kiosk",
    "name": {"en": "Kiosk", "zh": "自助终端"},
    "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
    "perspectives": [
        {
            "id": "customer",
            "weight": 2,
            "objectives": [
                {
                    "id": "trust",
                    "name": "Earn trust",
                    "measures": [
                        {"id": "gap", "name": "Gap", "worst": -2, "target": 0, "source": {"survey": "customers"}},
                        {"id": "complaints", "name": "Complaints", "direction": "minimise", "worst": 9, "target": 1},
                    ],
                    "initiatives": [{"id": "shield", "name": "Privacy shield"}],
                },
                {"id": "speed", "name": "Be quick", "measures": [{"id": "seconds", "name": "Seconds"}]},
            ],
        },
        {"id": "financial", "objectives": [{"id": "earn", "name": "Earn", "initiatives": [{"id": "cut", "name": "Cut"}]}]},
    ],
    "strategy_map": {"links": [{"cause": "trust", "effect": "earn"}, {"cause": "speed", "effect": "trust"}]},
    "surveys": {
        "customers": {
            "instrument": "servqual",
            "layout": {"columns": {"expectation": "E{number}", "perception": "P{number}"}},
        }
    },
    "entities": [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}],
}  # fmt: skip


def card() -> Plain:
    """A card of two perspectives, three objectives and three measures, to be changed at will."""
    return copy.deepcopy(_CARD)
