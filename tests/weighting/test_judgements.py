"""Judgements of pairs: exact numbers in, every problem at once out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from scorecard.errors import Place, Problems
from scorecard.weighting.judgement_forms import checked
from scorecard.weighting.judgements import Judged, check_connected, judgement_value, report_flaw, settled


def lines(problems: Problems) -> list[str]:
    """Return the problems as printed."""
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, Fraction(3)), ("1/3", Fraction(1, 3)), (" 1 / 3 ", Fraction(1, 3)), ("1:3", Fraction(1, 3)),
        ("１／５", Fraction(1, 5)), ("0.5", Fraction(1, 2)), ("2.5/1.5", Fraction(5, 3)), ("+7", Fraction(7)),
        (0.25, Fraction(1, 4)), (Decimal("0.2"), Fraction(1, 5)), (Fraction(2, 7), Fraction(2, 7)),
        (np.float64(0.125), Fraction(1, 8)), (np.int64(9), Fraction(9)), ("1e-9", Fraction(1, 10**9)),
        (None, None), ("", None), ("  ", None), (float("nan"), None), (Decimal("nan"), None), (np.float64("nan"), None),
    ],
)  # fmt: skip
def test_a_cell_is_an_exact_number_or_nothing(cell: object, value: Fraction | None) -> None:
    assert judgement_value(cell) == value


@pytest.mark.parametrize(
    "cell",
    [0, -1, "0", "-1/3", "1/0", "x", "1/", "1//3", "1/2/3", "nan", "inf", float("inf"), Decimal("inf"), True, [3], 1j, "3-Jan", "1,5"],
)  # fmt: skip
def test_a_cell_that_is_no_judgement(cell: object) -> None:
    assert judgement_value(cell) == "not-a-judgement"


@pytest.mark.parametrize("cell", ["1e10", 10**30, "1e-10", 1e300, 5e-324, "1" * 30])
def test_a_cell_beyond_all_sense(cell: object) -> None:
    assert judgement_value(cell) == "judgement-range"


def test_flaws_are_reported_with_their_cure() -> None:
    problems = Problems()
    report_flaw("not-a-judgement", "x", Place(path="judgements.a / b"), problems)
    report_flaw("judgement-range", 1e10, Place(row=3, field="b"), problems)
    assert lines(problems) == [
        (
            "judgements.a / b: a judgement must be a number above zero, or empty where there is none; found 'x'. "
            'Write a number such as 3, or a fraction such as "1/3". [not-a-judgement]'
        ),
        (
            "row 3, column b: a judgement must lie between 1e-9 and 1e9; found '10000000000.0'. "
            "Say how many times as important the first is; Saaty's scale goes from 1/9 to 9. [judgement-range]"
        ),
    ]


def test_a_pair_judged_twice_must_be_judged_alike() -> None:
    problems = Problems()
    said = [("a", "b", 3), ("a", "b", 3), ("b", "a", Fraction(1, 3)), ("a", "b", Fraction(7, 23))]
    entries = [Judged(one, other, Fraction(value), Place(row=row)) for row, (one, other, value) in enumerate(said, 2)]
    settled(entries, labels=["a", "b"], tolerance=0.0, problems=problems)
    assert lines(problems) == [
        "row 5: a pair is judged twice, and differently; found '3 and 0.304348'. Keep one of the two. [judged-twice]"
    ]


def test_parts_that_nothing_connects_are_named() -> None:
    problems = Problems()
    found = checked({("a", "b"): 2, ("c", "d"): 3}, labels=None, problems=problems, connected=False)
    assert not problems
    check_connected(found, "judgements", problems)
    assert lines(problems) == [
        (
            "judgements: no judgement compares some of the things with the others, not even over a third; "
            "found 'a, b | c, d'. Compare at least one of each part with one of another. [judgements-unconnected]"
        )
    ]
