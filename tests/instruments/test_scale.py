"""Tests of the answer scale."""

from __future__ import annotations

import pytest

from scorecard._text import LocalText
from scorecard.instruments import Scale
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("scale", "values", "midpoint"),
    [
        (Scale(low=1, high=7), (1, 2, 3, 4, 5, 6, 7), 4.0),
        (Scale(low=0, high=10), tuple(range(11)), 5.0),
        (Scale(low=-2, high=2), (-2, -1, 0, 1, 2), 0.0),
        (Scale(low=1, high=2), (1, 2), 1.5),
        (Scale(low=1, high=9, codes=(1, 3, 5, 7, 9)), (1, 3, 5, 7, 9), 5.0),
        (Scale(low=1, high=100, codes=(1, 100)), (1, 100), 50.5),
        (Scale.from_points(5), (1, 2, 3, 4, 5), 3.0),
    ],
)
def test_values_points_and_midpoint(scale: Scale, values: tuple[int, ...], midpoint: float) -> None:
    assert scale.values == values
    assert scale.points == len(values)
    assert scale.midpoint == midpoint


def test_labels_belong_to_codes_also_when_keys_are_text() -> None:
    """As in YAML and JSON, where every key is text."""
    scale = Scale.model_validate({"low": 1, "high": 5, "labels": {"1": "never", 5: {"en": "always", "zh": "总是"}}})
    assert scale.labels == {1: LocalText(en="never"), 5: LocalText(en="always", zh="总是")}
    assert Scale.model_validate(scale.model_dump(mode="json")) == scale


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"low": 1, "high": 12},
            ["a scale has 2 to 11 codes; found '1 to 12'. Change low and high, or list the codes. [scale-points]"],
        ),
        (
            {"low": 3, "high": 3},
            ["a scale has 2 to 11 codes; found '3 to 3'. Change low and high, or list the codes. [scale-points]"],
        ),
        (
            {"low": 7, "high": 1},
            ["a scale has 2 to 11 codes; found '7 to 1'. Change low and high, or list the codes. [scale-points]"],
        ),
        (
            {"low": -(10**12), "high": 10**12},
            [
                (
                    "a scale has 2 to 11 codes; found '-1000000000000 to 1000000000000'. "
                    "Change low and high, or list the codes. [scale-points]"
                )
            ],
        ),
        (
            {"low": 1, "high": 5, "codes": [1, 3, 3, 5]},
            [
                (
                    "codes: the codes must ascend from low to high without repeats; found '1, 3, 3, 5'. "
                    "List every code once, from 1 up to 5. [scale-codes]"
                )
            ],
        ),
        (
            {"low": 1, "high": 5, "codes": [5, 1]},
            [
                (
                    "codes: the codes must ascend from low to high without repeats; found '5, 1'. "
                    "List every code once, from 1 up to 5. [scale-codes]"
                )
            ],
        ),
        (
            {"low": 1, "high": 5, "codes": [1, 4]},
            [
                (
                    "codes: the codes must ascend from low to high without repeats; found '1, 4'. "
                    "List every code once, from 1 up to 5. [scale-codes]"
                )
            ],
        ),
        (
            {"low": 1, "high": 5, "labels": {0: "no", "9": "yes", 1: "fine"}},
            [
                (
                    "labels.0: this label belongs to no code of the scale; found '0'. "
                    "Remove it or change its code. [scale-label]"
                ),
                (
                    "labels.9: this label belongs to no code of the scale; found '9'. "
                    "Remove it or change its code. [scale-label]"
                ),
            ],
        ),
        (
            {"low": 0, "high": 5000000, "codes": [0, 5000000]},
            [
                (
                    "the codes of a scale lie between -10000 and 10000; found '0 to 5000000'. "
                    "Write points, such as 0 to 10; a layout tells under answers which cell is which point. [scale-far]"
                )
            ],
        ),
        (
            {"low": -10001, "high": -10000},
            [
                (
                    "the codes of a scale lie between -10000 and 10000; found '-10001 to -10000'. "
                    "Write points, such as 0 to 10; a layout tells under answers which cell is which point. [scale-far]"
                )
            ],
        ),
        ({"low": 1, "high": "7"}, ["high: a whole number is needed; found '7'. Write it without quotes. [wrong-type]"]),
        (
            {"low": 1, "high": 5, "labels": {"top": "x"}},
            ["labels.top: a whole number is needed; found 'top'. Write it without quotes. [wrong-type]"],
        ),
    ],
)
def test_what_is_no_scale_is_refused(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: Scale.model_validate(fields)) == lines


def test_codes_may_be_thousands_apart() -> None:
    assert Scale(low=-10_000, high=10_000, codes=(-10_000, 0, 10_000)).points == 3
