"""Each kind of part is taken strictly, with its place and cure."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from scorecard.models import Period
from scorecard.scoring.saved_parts import Taking

CURE = "Load the file as it was saved, or save the evaluation anew."


def said(taking: Taking) -> list[str]:
    return [str(problem) for problem in taking.problems]


def test_what_is_right_is_taken() -> None:
    taking = Taking("f")
    assert taking.fields({"a": 1, "b": 2}, ("b", "a"), "x") == {"a": 1, "b": 2}
    assert taking.texts(["a", "b"], "x") == ("a", "b")
    assert taking.text_or_none(None, "x") is None
    assert (taking.whole(3, "x"), taking.number_or_none(0.5, "x"), taking.number_or_none(None, "x")) == (3, 0.5, None)
    assert taking.day_or_none("2026-03-31", "x") == date(2026, 3, 31)
    assert taking.periods(["2026-Q1"], "x") == (Period.parse("2026-Q1"),)
    numbers = taking.numbers([[1.5, None], ["inf", "-inf"]], (2, 2), "x")
    np.testing.assert_array_equal(numbers, [[1.5, np.nan], [np.inf, -np.inf]])
    assert taking.codes([[1], [2]], (2, 1), "x", low=0, high=2).tolist() == [[1], [2]]
    taking.choice("a", (None, "a"), "x")
    taking.same(("a",), ("a",), "x")
    taking.among(("b",), ("a", "b"), "x")
    assert not taking.problems


@pytest.mark.parametrize(
    ("take", "message"),
    [
        (lambda t: t.fields({"a": 1}, ("a", "b"), "x"), "x.b: this field is missing. {cure} [saved-missing]"),
        (lambda t: t.fields({"a": 1}, (), ""), "a: this field is not known. {cure} [saved-unknown]"),
        (lambda t: t.fields([], (), "x"), "x: named fields are needed here; found 'list'. {cure} [saved-value]"),
        (lambda t: t.items({}, "x"), "x: a list is needed here; found 'dict'. {cure} [saved-value]"),
        (lambda t: t.text(None, "x"), "x: a text is needed here; found 'nothing'. {cure} [saved-value]"),
        (lambda t: t.whole(True, "x"), "x: a whole number from 0 is needed here; found 'True'. {cure} [saved-value]"),
        (lambda t: t.whole(-1, "x"), "x: a whole number from 0 is needed here; found '-1'. {cure} [saved-value]"),
        (
            lambda t: t.number_or_none("1", "x"),
            "x: a number or null is needed here; found '1'. {cure} [saved-value]",
        ),
        (
            lambda t: t.number_or_none(float("inf"), "x"),
            "x: a number or null is needed here; found 'inf'. {cure} [saved-value]",
        ),
        *(
            (
                lambda t, day=day: t.day_or_none(day, "x"),
                f"x: a day such as 2026-03-31 or null is needed here; found '{day}'. {{cure}} [saved-value]",
            )
            for day in ("20260331", 20260331, "2026-02-30")
        ),
        (lambda t: t.periods(["2026-Q5"], "x"), "x.0: a period is needed here; found '2026-Q5'. {cure} [saved-value]"),
        (
            lambda t: t.choice([], (None, "a"), "x"),
            "x: one of null, a is needed here; found 'list'. {cure} [saved-value]",
        ),
        (
            lambda t: t.same(("b", "a"), ("a", "b"), "x"),
            "x: these are not the names in the card; found 'another order'. {cure} [saved-names]",
        ),
        (
            lambda t: t.same(("a", "c"), ("a", "b"), "x"),
            "x: these are not the names in the card; found 'b, c'. {cure} [saved-names]",
        ),
        (
            lambda t: t.among(("c",), ("a",), "x"),
            "x: these are not names of the values; found 'c'. {cure} [saved-names]",
        ),
        (
            lambda t: t.among(("a", "a"), ("a",), "x"),
            "x: these are not names of the values; found 'a, a'. {cure} [saved-names]",
        ),
        (
            lambda t: t.among((), ("a",), "x"),
            "x: these are not names of the values; found 'nothing'. {cure} [saved-names]",
        ),
        *(
            (
                lambda t, rows=rows: t.numbers(rows, (1, 2), "x"),
                "x: the array does not have the shape 1 × 2. {cure} [saved-shape]",
            )
            for rows in ([[1.0]], [1.0, 2.0], [[1.0, 2.0], [3.0, 4.0]], None, {})
        ),
        *(
            (
                lambda t, odd=odd: t.numbers([odd], (1,), "x"),
                f"x: a number with a decimal point, null, inf or -inf is needed here; found '{odd}'. {{cure}} [saved-value]",
            )
            for odd in (1, True, "1.5", "nan")
        ),
        (
            lambda t: t.numbers([float("inf"), "inf"], (2,), "x"),
            "x: a finite number is needed here; found 'a number too large'. {cure} [saved-value]",
        ),
        *(
            (
                lambda t, odd=odd: t.codes([odd], (1,), "x", low=-1, high=4),
                f"x: a whole number from -1 to 4 is needed here; found '{shown}'. {{cure}} [saved-value]",
            )
            for odd, shown in ((5, "5"), (-2, "-2"), (1.0, "1.0"), (True, "True"), (None, "nothing"))
        ),
    ],
)
def test_what_is_wrong_is_reported(take, message: str) -> None:
    taking = Taking("f")
    take(taking)
    assert said(taking) == [f"f: {message.format(cure=CURE)}"]
    assert taking.refusal().headline == "f is no evaluation that can be loaded."
