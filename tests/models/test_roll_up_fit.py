"""Tests of roll-ups beside the bands of their node."""

from __future__ import annotations

import pytest

from scorecard.models import Bands, Best, Fuzzy, Majority, RollUp
from scorecard.models.roll_up_fit import misfits, widest_overlap
from tests.models.test_bands import bands


@pytest.mark.parametrize(
    ("roll_up", "lines"),
    [
        (Majority(priority=("rad", "amber")), ["priority.0: the priority names a band that does not exist; found 'rad'. Did you mean 'red'? [unknown-band]"]),
        (
            Fuzzy(overlap=20, grade_scores=(0, 100)),
            [
                "overlap: the overlap is wider than a band; found '20'. Write 15 or less. [overlap-too-wide]",
                "grade_scores: there must be one score for each band; found '2 scores for 3 bands'. List them from the worst band to the best. [grade-scores-unequal]",
            ],
        ),
        (Fuzzy(overlap=15, grade_scores=(0, 80, 100)), []),
        (Majority(priority=("green",)), []),
        (Best(), []),
    ],
)  # fmt: skip
def test_misfits_with_the_bands(roll_up: RollUp, lines: list[str]) -> None:
    assert [str(problem) for problem in misfits(roll_up, Bands.default()).problems()] == lines


@pytest.mark.parametrize(
    ("found", "widest"),
    [
        (Bands.default(), 15),  # amber is 15 wide, green 10 with one edge that overlaps
        (bands(0, 4, 100), 8),
        (bands(0, 40, 50, 100), 10),
        (bands(0, 100), 200),
    ],
)
def test_the_widest_overlap_leaves_each_band_a_score_of_its_own(found: Bands, widest: float) -> None:
    assert widest_overlap([0, *(band.high for band in found)]) == widest
