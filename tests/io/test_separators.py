"""Tests of finding the separator."""

from __future__ import annotations

import pytest

from scorecard.errors import ObservationError
from scorecard.io.reading import Reading
from scorecard.io.separators import find_separator, lines_of


def reading() -> Reading:
    """Return a reading of a value file."""
    return Reading("kpi.csv", ObservationError)


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1;2\n", ";"),
        ("a\tb\n1\t2\n", "\t"),
        ("measure;value\notif;95,5\ncost;3,5\n", ";"),
        ("a,b\n1;2,3;4\n", ","),
        ('name,"what; is it"\nx,"1;2"\n', ","),
        ("only\n1\n2\n", ","),
        ("a;b\r\r\n", ";"),
        ("a;b;c\n1;2\n", ";"),
        ("a;b\n" + "1;2\n" * 100_000, ";"),
        ('a;b\n1;"unclosed\n', ";"),
        ("Survey 2026\n\nE1;P1\n5;4\n", ";"),
        ("Survey, 2026\nE1;P1\n5;4\n", ";"),
        ("a;b\n1;2;3\n1,5\n2,5\n", ";"),
        ("Notes\na,b;c\nd,e;f\n", ","),
        ("only\n1;2\n", ","),
        ("a,b;c\n" + ('"' + "x" * 3000 + "\n" + "y" * 3000 + '",1\n') * 60, ","),
    ],
)
def test_one_separator_fits(text: str, separator: str) -> None:
    """The one that gives every row the length of the header."""
    assert find_separator(text, reading()) == separator


def test_two_separators_that_fit_are_refused() -> None:
    """It is not guessed."""
    with pytest.raises(ObservationError) as caught:
        find_separator("a,b;c\n1,2;3\n", reading())
    assert str(caught.value) == (
        "kpi.csv cannot be read.\n  kpi.csv, row 1: the cells may be separated by comma or semicolon. "
        "Declare the separator. [undecidable-separator]"
    )


def test_vertical_bars_are_refused() -> None:
    """A table of bars is not taken for one of one column."""
    with pytest.raises(ObservationError) as caught:
        find_separator("measure|period|value\notif|2026-Q1|95,5\n", reading())
    assert str(caught.value) == (
        "kpi.csv cannot be read.\n  kpi.csv, row 1: the cells are separated by vertical bars; found '|'. "
        "Export it again with comma, semicolon or tab between the cells. [other-separator]"
    )


@pytest.mark.parametrize("text", ["a|b\n", "a|b\n1\n", "a\n1|2\n3|4\n", "a|b,c\n1,2\n"])
def test_a_bar_in_a_text_is_no_separator(text: str) -> None:
    """Only one that stands in every row alike."""
    assert find_separator(text, reading()) == ","


def test_lines_keep_their_ends() -> None:
    """Only CR LF, CR and LF end a line."""
    assert list(lines_of("a\r\nb\rc\n\nd\x85e\u2028f")) == ["a\r\n", "b\r", "c\n", "\n", "d\x85e\u2028f"]
