"""Tests of answer words and scales."""

from __future__ import annotations

import pytest

from scorecard.io.answer_words import scale_of_numbers, scale_of_words


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ({"Agree", "非常同意"}, {"Agree": 4, "非常同意": 5}),
        ({"很差", "好"}, {"好": 4, "很差": 1}),
        (
            {"Somewhat disagree", "Strongly agree", "Somewhat agree"},
            {"Somewhat agree": 4, "Somewhat disagree": 2, "Strongly agree": 5},
        ),
        ({"有点同意", "非常同意"}, {"有点同意": 5, "非常同意": 7}),
        ({"Agree", "blue"}, None),
        (set(), None),
    ],
)
def test_words(words: set[str], codes: dict[str, int] | None) -> None:
    assert scale_of_words(words) == codes


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ((1, 5), (1, 5, ())),
        ((1, 6), (1, 7, ())),
        ((0, 4), (0, 5, ())),
        ((2, 5, 9, 99), (1, 5, (9, 99))),
        ((1, 8, 9, 10), (1, 10, ())),
        ((1, 8, 9), (1, 10, ())),
        ((1, -99), (1, 5, (-99,))),
        ((1, 11), None),
        ((-2, 3), None),
        ((99,), None),
    ],
)
def test_numbers(numbers: tuple[int, ...], scale: tuple[int, int, tuple[int, ...]] | None) -> None:
    assert scale_of_numbers(dict.fromkeys(numbers, 3)) == scale
