"""Numbers as printed: no edge is crossed by rounding."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard._printing import format_difference, format_number, format_share, format_value


@pytest.mark.parametrize(
    ("value", "decimals", "edges", "text"),
    [
        (74.996, 2, (75.0, 90.0), "74.996"),
        (74.994, 2, (75.0, 90.0), "74.99"),
        (75.004, 2, (75.0, 90.0), "75.00"),  # at the edge or above it: the same band
        (89.96, 1, (75.0, 90.0), "89.96"),
        (89.99999996, 0, (75.0, 90.0), "89.99999996"),
        (75 - 1e-12, 1, (75.0,), "75.0"),  # on the edge but for binary fractions
        (33.334, 1, (33.333,), "33.334"),  # 33.3 lies below the edge
        (33.33, 1, (33.333,), "33.3"),
        (-0.04, 1, (0.0,), "−0.04"),
        (74.996, 2, (), "75.00"),
    ],
)
def test_no_number_is_rounded_over_an_edge(value: float, decimals: int, edges: tuple[float, ...], text: str) -> None:
    assert format_number(value, decimals, edges=edges) == text


def test_an_edge_that_no_digits_reach_ends_with_twelve_of_them() -> None:
    assert format_number(100 / 3, 1, edges=[100 / 3]) == "33.333333333333"


@pytest.mark.parametrize(
    ("share", "decimals", "text"),
    [
        (0.9996, 0, "99.96 %"),
        (0.996, 0, "99.6 %"),
        (0.994, 0, "99 %"),
        (1.0, 0, "100 %"),
        (1 - 1e-12, 0, "100 %"),
        (1.004, 0, "100.4 %"),
        (0.0, 1, "0.0 %"),
        (0.0004, 1, "0.04 %"),
        (-0.0004, 0, "−0.04 %"),
        (2.5, 0, "250 %"),
        (None, 0, "–"),
        (math.nan, 0, "–"),
    ],
)
def test_a_share_prints_as_nothing_or_all_only_where_it_is(share: float | None, decimals: int, text: str) -> None:
    assert format_share(share, decimals) == text


def test_a_share_for_programs_has_no_sign_for_per_cent() -> None:
    assert (format_share(0.9996, style="plain"), format_share(None, style="plain")) == ("99.96", "")


@given(st.floats(0, 100), st.lists(st.integers(1, 999).map(lambda n: n / 10), max_size=4), st.integers(0, 3))
def test_the_print_lies_on_the_same_side_of_every_edge(value: float, edges: list[float], decimals: int) -> None:
    shown = float(format_number(value, decimals, style="plain", edges=edges))
    assert all((shown >= edge) == (value + 1e-9 >= edge) for edge in edges)
    assert abs(shown - value) <= 0.5 * 10**-decimals + 1e-9


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (-0.04, 1, "−0.04"),
        (0.04, 1, "+0.04"),
        (0.05000001, 1, "+0.1"),
        (-20.75, 1, "−20.8"),
        (0.004, 0, "+0.004"),
        (0.0, 2, "0.00"),
        (95.3 - 95.2 - 0.1, 1, "0.0"),  # nothing but for binary fractions
        (None, 1, "–"),
        (math.nan, 1, "–"),
    ],
)
def test_a_difference_prints_as_nothing_only_where_it_is(value: float | None, decimals: int, text: str) -> None:
    assert format_difference(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0.000123, 1, "0.00012"),
        (0.0005, 1, "0.0005"),  # not 0.001, which is twice as much
        (-0.0477, 1, "−0.048"),
        (0.051, 1, "0.1"),
        (0.4, 0, "0.4"),
        (0.0, 1, "0.0"),
        (1e-12, 2, "0.00"),  # nothing but for binary fractions
        (94.96, 1, "95.0"),
        (12345.6, 1, "12\u00a0345.6"),
        (None, 1, "–"),
        (math.nan, 1, "–"),
    ],
)
def test_a_value_that_is_more_than_nothing_is_not_printed_as_nothing(
    value: float | None, decimals: int, text: str
) -> None:
    assert format_value(value, decimals) == text
