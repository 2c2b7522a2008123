"""Tests of column patterns."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from scorecard.instruments import ColumnLayout
from scorecard.instruments.patterns import check_pattern, compiled, filled, matching
from tests.refusal import refusal


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("E{number}", "E3"),
        ("{id} (expected)", "q_c (expected)"),
        ("{number}_{id}_{number}", "3_q_c_3"),
        ("{number} of {total}", "3 of {total}"),
        ("期望{number}", "期望3"),
    ],
)
def test_a_pattern_is_filled_with_number_or_id(pattern: str, name: str) -> None:
    check_pattern("expectation", pattern)
    assert filled(pattern, number=3, item_id="q_c") == name


def test_the_id_is_not_looked_through_again() -> None:
    assert filled("{id}", number=3, item_id="{number}") == "{number}"


HEADER = ("E1", "E01", "E10", "e1", "E1 ", "Q1_expectation", "expectation of punctual", "E", "x" * 301 + "1")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"regex:E(?P<item>\d+)", ("E1", "E01", "E1 ")),
        (r"regex:(?i:e)(?P<item>\d+) ?", ("E1", "E01", "e1", "E1 ")),
        (r"regex:(?:Q(?P<item>\d+)_expectation)", ("Q1_expectation",)),
        (r"regex:expectation of (?P<item>\w+)", ("expectation of punctual",)),
        (r"regex:E(?P<item>\d+)?", ("E1", "E01", "E1 ")),
        (r"regex:x*(?P<item>1)", ()),
    ],
)
def test_an_expression_matches_whole_names(pattern: str, found: tuple[str, ...]) -> None:
    assert matching("expectation", pattern, HEADER, number=1, item_id="punctual") == found


@given(st.integers(1, 60), st.integers(1, 60))
def test_numbers_are_not_mistaken_for_each_other(number: int, other: int) -> None:
    header = (f"Q{number}a", f"Q{other:03d}b")
    found = matching("perception", r"regex:Q(?P<item>\d+)[ab]", header, number=number, item_id="x")
    assert found == (header if number == other else header[:1])


@pytest.mark.parametrize(
    ("pattern", "line"),
    [
        (
            "E",
            (
                "columns: the column pattern of perception has no place for the item; found 'E'. "
                "Write {number}, {id} or {text} where the item stands, as in E{number}. [layout-pattern]"
            ),
        ),
        (
            "{nummer}",
            (
                "columns: the column pattern of perception has no place for the item; found '{nummer}'. "
                "Write {number}, {id} or {text} where the item stands, as in E{number}. [layout-pattern]"
            ),
        ),
        (
            "regex:E(?P<item>[0-9]",
            (
                "columns: the column pattern of perception is no valid regular expression; "
                "found 'regex:E(?P<item>[0-9]'. "
                "Mend it: missing ), unterminated subpattern at position 1. [layout-regex]"
            ),
        ),
        (
            "regex:E([0-9]+)",
            (
                "columns: the regular expression of perception has no group named item; found 'regex:E([0-9]+)'. "
                "Put (?P<item>…) around the part that names the item. [layout-regex-group]"
            ),
        ),
        (
            "regex:(?P<item>a+)+b",
            (
                "columns: the regular expression of perception could take very long; found 'regex:(?P<item>a+)+b'. "
                "Repeat (with * + or {}) single characters only, 3 times at most. [layout-regex-slow]"
            ),
        ),
    ],
)
def test_a_pattern_that_cannot_work_is_refused(pattern: str, line: str) -> None:
    assert refusal(lambda: ColumnLayout(columns={"perception": pattern})) == [line]


@pytest.mark.parametrize(
    ("expression", "slow"),
    [
        (r"(?P<item>\d+)", False),
        (r"(?P<item>\d+)?", False),
        (r".*(?P<item>\d+).*", False),
        (r".*a.*(?P<item>\d+).*", True),
        (r"(?:x|y)*(?P<item>\d)", True),
        (r"(?:x){2}(?P<item>\d)", True),
        (r"(?P<item>[*+)]+)", False),
        (r"\(\*(?P<item>\d)\)\+", False),
        (r"[]*](?P<item>\d)", False),
        (r"[^]*](?P<item>\d{2,})", False),
        (r"(?P<item>\d)(?=(a+)+$).*", True),
        (r"(?P<item>a{1,30}{1,30})", True),
    ],
)
def test_which_expressions_count_as_slow(expression: str, slow: bool) -> None:
    if slow:
        with pytest.raises((PydanticCustomError, re.error)):
            compiled("perception", f"regex:{expression}")
    else:
        compiled("perception", f"regex:{expression}")


def test_the_slowest_expression_allowed_is_quick() -> None:
    """Against a hostile name of the longest length that is looked at, once for all items."""
    started = time.process_time()
    for number in range(1, 23):
        matching("perception", r"regex:1*1*(?P<item>1*)x", ("1" * 300,), number=number, item_id="q")
    assert time.process_time() - started < 2
