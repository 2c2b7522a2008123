"""One raw cell: what it means."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey.cells import CellRules, Meaning, label_of, plain_text

LAYOUT = ColumnLayout(
    columns={"perception": "P{number}"},
    answers={"agree": 4, "strongly agree": 5, "don't know": 99, "非常同意": 5},
    missing=("99", "n/a", "0"),
)
RULES = CellRules(Scale.from_points(5), LAYOUT)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("5", 5),
        (" 3 ", 3),
        ("5.0", 5),
        ("5.", 5),
        ("+2", 2),
        (4, 4),
        (4.0, 4),
        (np.int64(3), 3),
        (Decimal("2"), 2),
        ("\u30003\u3000", 3),
        ("\ufeff1", 1),
    ],
)
def test_codes_of_the_scale_are_read(cell: object, code: int) -> None:
    assert RULES.meaning(cell) == Meaning(code)


@pytest.mark.parametrize("cell", [None, "", "   ", "\u3000", float("nan"), np.float64("nan")])
def test_nothing_is_missing(cell: object) -> None:
    assert RULES.meaning(cell) == Meaning(missing="")


class NAType:
    """Stands in for the missing value of a data frame library."""


def test_missing_value_of_a_frame_library_is_missing() -> None:
    assert RULES.meaning(NAType()) == Meaning(missing="")


@pytest.mark.parametrize(
    ("cell", "code"), [("99", "99"), (99, "99"), (99.0, "99"), ("N/A".lower(), "n/a"), ("0", "0"), (0, "0")]
)
def test_declared_codes_are_missing(cell: object, code: str) -> None:
    assert RULES.meaning(cell) == Meaning(missing=code)


def test_answer_words_are_read_and_told() -> None:
    assert RULES.meaning(" agree ") == Meaning(4, word=True)
    assert RULES.meaning("非常同意") == Meaning(5, word=True)
    assert RULES.meaning("don't know") == Meaning(missing="99", word=True)


@pytest.mark.parametrize(("cell", "code"), [("５", 5), ("＋３", 3), ("４．０", 4)])
def test_full_width_digits_are_read_and_told(cell: str, code: int) -> None:
    assert RULES.meaning(cell) == Meaning(code, wide=True)


def test_full_width_missing_code_is_told() -> None:
    assert RULES.meaning("９９") == Meaning(missing="99", wide=True)


@pytest.mark.parametrize("cell", ["6", "-1", 6, 7.0, "4.5", 4.5, "1e3", "12345678901234567890", 1e300, ".5"])
def test_numbers_off_the_scale_are_not_clipped(cell: object) -> None:
    assert RULES.meaning(cell) == Meaning(flaw="answer-out-of-scale")


@pytest.mark.parametrize("cell", ["five", "5 stars", "5,0", "5/7", True, False, [5], "NaN", "五", "²"])
def test_text_is_refused(cell: object) -> None:
    assert RULES.meaning(cell) == Meaning(flaw="answer-not-a-number")


@pytest.mark.parametrize("cell", [float("inf"), -float("inf"), "inf", "-Infinity"])
def test_infinity_is_refused(cell: object) -> None:
    assert RULES.meaning(cell) == Meaning(flaw="answer-not-finite")


def test_scale_with_gaps_in_its_codes() -> None:
    rules = CellRules(Scale(low=1, high=9, codes=(1, 3, 9)), ColumnLayout(columns={"perception": "P{number}"}))
    assert [rules.meaning(v).code for v in ("1", "3", "9")] == [1, 2, 3]
    assert rules.meaning("5").flaw == "answer-out-of-scale"


def test_scale_through_zero_and_below() -> None:
    rules = CellRules(Scale(low=-2, high=2), ColumnLayout(columns={"perception": "P{number}"}))
    assert [rules.meaning(v).code for v in ("-2", "0", "－１", 2)] == [1, 3, 2, 5]


def test_labels_are_trimmed_and_whole_numbers_have_no_point() -> None:
    assert label_of("  North \t West ") == "North West"
    assert label_of(3.0) == "3"
    assert label_of(3) == "3"
    assert label_of(None) == ""
    assert label_of(float("nan")) == ""
    assert label_of("a\u0007b") == "ab"
    assert label_of("华东") == "华东"


def test_plain_text_of_numbers() -> None:
    assert plain_text(5.0) == "5"
    assert plain_text(5.25) == "5.25"
    assert plain_text(" １２ ") == "12"
