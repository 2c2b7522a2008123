"""Tests of floors outside the scale of scores."""

from __future__ import annotations

import pytest

from scorecard.models import Scorecard
from tests.refusal import refusal


def card(*, perspective: float | None = None, objective: float | None = None, **fields: object) -> Scorecard:
    """A card of one measure, with floors of its nodes."""
    measures = [{"id": "otif", "name": "OTIF", "worst": 80, "target": 98}]
    below = {"id": "punctual", "name": "Punctual", "measures": measures, "floor": objective}
    above = {"id": "customer", "objectives": [below], "floor": perspective}
    calendar = {"first": "2026-Q1", "last": "2026-Q4"}
    return Scorecard.model_validate(
        {"id": "demo", "name": "Demo", "calendar": calendar, "perspectives": [above], **fields}
    )


def test_a_floor_above_the_cap_or_below_zero_is_refused_at_every_node() -> None:
    told = "a floor is a score, and no score that enters a roll-up lies there"
    assert refusal(lambda: card(perspective=-1, objective=100.5, missing="floor", floor=500)) == [
        f"floor: {told}; found '500'. Write a number from 0 to 100. [floor-outside]",
        f"perspectives.0.floor: {told}; found '-1'. Write a number from 0 to 100. [floor-outside]",
        f"perspectives.0.objectives.0.floor: {told}; found '100.5'. Write a number from 0 to 100. [floor-outside]",
    ]
    assert refusal(lambda: card(floor=-0.5, cap="none")) == [
        f"floor: {told}; found '-0.5'. Write a number from 0 up. [floor-outside]"
    ]
    assert refusal(lambda: card(floor=121, cap=120)) == [
        f"floor: {told}; found '121'. Write a number from 0 to 120. [floor-outside]"
    ]


@pytest.mark.parametrize(("floor", "cap"), [(0, 100), (100, 100), (120, 120), (500, "none")])
def test_a_floor_on_the_scale_is_taken(floor: float, cap: object) -> None:
    assert card(floor=floor, objective=floor, cap=cap).floor == floor
