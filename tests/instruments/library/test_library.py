"""Tests of the library of instruments."""

from __future__ import annotations

import pytest

from scorecard.instruments import servqual
from tests.refusal import refusal


def test_the_scale_keeps_its_words_at_the_ends() -> None:
    for points in (5, 7):
        scale = servqual(points=points).scale
        assert scale.values == tuple(range(1, points + 1))
        assert {code: label.text("zh") for code, label in scale.labels.items()} == {1: "完全不同意", points: "完全同意"}
    assert servqual() == servqual(points=7) != servqual(points=5)


def test_an_instrument_of_the_library_cannot_be_changed_for_others() -> None:
    """It is read once and handed to everybody."""
    assert servqual() is servqual(points=7)
    with pytest.raises(TypeError):
        servqual().scale.labels[1] = servqual().name  # type: ignore[index]


def test_a_scale_that_does_not_exist_is_refused() -> None:
    assert refusal(lambda: servqual(points=12)) == [
        "a scale has 2 to 11 codes; found '1 to 12'. Change low and high, or list the codes. [scale-points]"
    ]
