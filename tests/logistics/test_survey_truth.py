"""Parameters of simulated answers."""

from __future__ import annotations

import pytest

from scorecard.logistics import SurveyTruth
from tests.refusal import refusal


def test_levels_and_shifts_add_up() -> None:
    truth = SurveyTruth(levels={"perception": 0.5, "expectation": 0.7}, dimension_shifts={"reliability": -0.1})
    assert truth.level("expectation", value_class="key", dimension="reliability") == 0.7
    assert truth.level("perception", value_class="key", dimension="reliability") == pytest.approx(0.44)
    assert truth.level("perception", value_class="general", dimension=None) == pytest.approx(0.46)


def test_every_level_that_leaves_the_scale_is_told() -> None:
    assert refusal(lambda: SurveyTruth(levels={"expectation": 0.95, "perception": 0.1}, together=0.1)) == [
        (
            "levels.expectation: the level leaves 0 to 1 for some respondents; found '0.85 to 1.05'. "
            "Move the level, or lower the shifts or how much answers go together. [truth-level]"
        ),
        (
            "levels.perception: the level leaves 0 to 1 for some respondents; found '-0.04 to 0.24'. "
            "Move the level, or lower the shifts or how much answers go together. [truth-level]"
        ),
    ]
