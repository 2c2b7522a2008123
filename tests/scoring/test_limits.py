"""Bands change from a day on, and a guard holds a status until an edge is clearly passed."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.models import Bands
from scorecard.scoring import evaluate, observe
from scorecard.scoring.limits import limits_of
from scorecard.scoring.status import held_index
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

EDGES = np.array([0.0, 75.0, 90.0, 100.0])


def two(edge: float) -> list[dict[str, object]]:
    """Bands with one edge."""
    words = {"name": "Name", "letter": "N"}
    return [
        {"id": "bad", "low": 0, "high": edge, "level": "bad", **words},
        {"id": "good", "low": edge, "high": 100, "level": "good", **words},
    ]


def status(described, scores: list[float], node: str = "a", **options: object) -> list[str]:
    periods = [str(p) for p in described.calendar.periods]
    values = [MeasureRecord("a", p, v) for p, v in zip(periods, scores, strict=True)]
    ev = evaluate(described, observe(described, values=values), **options)
    return [ev.at(period=p)[node].status for p in periods]


def test_bands_of_the_card_change() -> None:
    described = card(measure("a"), bands=two(50), changes=[{"since": "2026-Q3", "bands": two(80)}])
    assert status(described, [60] * 4) == ["good", "good", "bad", "bad"]
    assert status(described, [60] * 4, node="customer") == ["good", "good", "bad", "bad"]
    assert [stretch[:2] for stretch in limits_of(described).stretches("a")] == [(0, 2), (2, 4)]


def test_a_measure_keeps_its_own_bands_until_they_change() -> None:
    described = card(
        measure("a", bands=two(50), changes=[{"since": "2026-Q4", "bands": two(70)}]),
        changes=[{"since": "2026-Q2", "bands": two(90)}],
    )
    assert status(described, [60] * 4) == ["good", "good", "good", "bad"]
    assert limits_of(described).bands["customer"][0] == Bands.default()


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([74.0, 76.0, 76.9, 77.0], [0, 0, 0, 1]),  # up only at 75 + 2
        ([76.0, 74.0, 73.1, 73.0], [1, 1, 1, 0]),  # down only at 75 − 2
        ([95.0, 50.0, 74.0, 89.0], [2, 0, 0, 1]),  # far jumps go at once
        ([74.0, float("nan"), 76.0, 77.5], [0, -1, 0, 1]),  # a hole does not free a status
    ],
)
def test_a_guard_holds_the_status(scores: list[float], expected: list[int]) -> None:
    found = held_index(np.array([scores]), [EDGES] * 4, guard=2, before=np.array([-1]))
    assert found.tolist() == [expected]


def test_a_guard_starts_from_what_was_before() -> None:
    found = held_index(np.array([[76.0], [76.0]]), [EDGES], guard=2, before=np.array([0, -1]))
    assert found.tolist() == [[0], [1]]


def test_another_number_of_bands_frees_a_status() -> None:
    edges = [EDGES, np.array([0.0, 75.0, 100.0])]
    assert held_index(np.array([[74.0, 76.0]]), edges, guard=5, before=np.array([-1])).tolist() == [[0, 1]]


def test_one_period_has_the_status_it_has_among_all() -> None:
    described = card(measure("a"), guard=2)
    scores = [74.0, 76.0, 76.5, 78.0]
    whole = status(described, scores)
    assert whole == ["red", "red", "red", "amber"]
    values = [MeasureRecord("a", str(p), v) for p, v in zip(described.calendar.periods, scores, strict=True)]
    obs = observe(described, values=values)
    assert [evaluate(described, obs, period=p)["a"].status for p in described.calendar.periods] == whole


def test_a_previous_evaluation_is_where_a_guard_starts() -> None:
    before = card(measure("a"), guard=2, calendar={"first": "2025-Q4", "last": "2025-Q4"})
    red = evaluate(before, observe(before, values=[MeasureRecord("a", "2025-Q4", 74)]))
    described = card(measure("a"), guard=2)
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 76)])
    assert evaluate(described, obs, period="2026-Q1")["a"].status == "amber"
    assert evaluate(described, obs, period="2026-Q1", previous=red)["a"].status == "red"


def test_a_measure_gives_its_own_bands_back() -> None:
    """Own bands up to the second quarter, the card's from then on, which change in the third."""
    own, later = Bands.model_validate(two(10)), Bands.model_validate(two(20))
    changes = [{"since": "2026-Q2", "bands": None}]
    described = card(measure("a", bands=own, changes=changes), changes=[{"since": "2026-Q3", "bands": later}])
    assert limits_of(described).bands["a"] == (own, described.bands, later, later)
    periods = described.calendar.periods
    assert tuple(described.bands_of("a", period=p) for p in periods) == limits_of(described).bands["a"]
