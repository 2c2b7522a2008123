"""Cards that the tests of weight plans share."""

from __future__ import annotations

from scorecard.models import Scorecard


def measure(node: str, /, **fields: object) -> dict[str, object]:
    """A measure from 0 to 100."""
    return {"id": node, "name": node.upper(), "worst": 0, "target": 100, **fields}


def shown(node: str, /) -> dict[str, object]:
    """A measure without a score."""
    return {"id": node, "name": node.upper()}


def two_sides(**fields: object) -> Scorecard:
    """Two perspectives with three objectives and five measures, one of them only shown."""
    return Scorecard(
        **{
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
            "perspectives": [
                {
                    "id": "financial",
                    "weight": 3,
                    "changes": [{"since": "2026-Q3", "weight": 9}],
                    "objectives": [{"id": "grow", "name": "Grow", "measures": [measure("sales", weight=2)]}],
                },
                {
                    "id": "customer",
                    "objectives": [
                        {
                            "id": "deliver",
                            "name": "Deliver",
                            "measures": [
                                measure("otif", changes=[{"since": "2026-Q2", "weight": 5}]),
                                measure("fill", changes=[{"since": "2026-Q2", "weight": 5, "target": 90}]),
                                shown("orders"),
                            ],
                        },
                        {"id": "listen", "name": "Listen", "weight": 3, "measures": [measure("gap")]},
                    ],
                },
            ],
            **fields,
        }  # type: ignore[arg-type]  # a card as it is written
    )
