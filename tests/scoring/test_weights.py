"""Weights in force in each period, relative among siblings and absolute down the tree."""

from __future__ import annotations

import numpy as np

from scorecard.models import Scorecard
from scorecard.scoring.weights import node_weights, weighed_children
from tests.scoring.cards import card, measure, unscored


def of(described: Scorecard, node: str, what: str = "relative", period: int = 0) -> float:
    return float(getattr(node_weights(described), what)[described.node_ids.index(node), period])


def test_relative_and_absolute_weights() -> None:
    # perspectives 3 : 1; in the first, objectives 2 : 2, the measures of the first of them 1 : 3
    described = Scorecard(
        id="demo",
        name="Demo",
        total=True,
        calendar={"first": "2026-Q1", "last": "2026-Q2"},
        perspectives=[
            {
                "id": "customer",
                "weight": 3,
                "objectives": [
                    {"id": "fast", "name": "Fast", "weight": 2, "measures": [measure("a"), measure("b", weight=3)]},
                    {"id": "kind", "name": "Kind", "weight": 2, "measures": [measure("c")]},
                ],
            },
            {
                "id": "financial",
                "weight": 1,
                "objectives": [{"id": "gain", "name": "Gain", "measures": [measure("d")]}],
            },
        ],
    )
    assert [of(described, n) for n in ("total", "customer", "financial", "fast", "a", "b")] == [
        1,
        0.75,
        0.25,
        0.5,
        0.25,
        0.75,
    ]
    assert of(described, "b", "absolute") == 0.75 * 0.5 * 0.75
    assert of(described, "d", "absolute") == 0.25
    leaves = [of(described, n, "absolute") for n in ("a", "b", "c", "d")]
    assert sum(leaves) == 1.0


def test_what_cannot_have_a_score_has_no_weight() -> None:
    described = card(measure("a", weight=2), unscored("shown", weight=5))
    assert of(described, "a") == 1.0
    assert np.isnan(of(described, "shown"))
    assert weighed_children(described, "deliver") == (("a", 2.0),)


def test_a_weight_changes_from_a_day_on() -> None:
    described = card(
        measure("a", changes=[{"since": "2026-Q3", "weight": 3}]),
        measure("b", changes=[{"since": "2026-05-15", "weight": 0}]),
    )
    # b is gone from the first period that begins on or after 15 May: the third quarter
    assert [of(described, "a", period=p) for p in range(4)] == [0.5, 0.5, 1.0, 1.0]
    assert [of(described, "b", period=p) for p in range(4)] == [0.5, 0.5, 0.0, 0.0]
