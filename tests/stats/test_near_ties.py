"""Ties that only the rounding of binary fractions breaks."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorecard.stats.near_ties import least, settled


def test_rounding_breaks_no_ties() -> None:
    one, two = 4.1 - 4.4, 3.2 - 3.5
    assert one != two
    assert settled([two, 0.0, one, 5.0]) == (one, 0.0, one, 5.0)
    assert settled([]) == ()


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(1, 60)), max_size=12))
def test_order_is_that_of_the_fractions(pairs: list[tuple[int, int, int]]) -> None:
    exact = [Fraction(p, n) - Fraction(e, n) for e, p, n in pairs]
    found = settled([p / n - e / n for e, p, n in pairs])
    for a, x in zip(exact, found, strict=True):
        for b, y in zip(exact, found, strict=True):
            assert (a < b) == (x < y)


def test_what_is_tied_with_the_least_is_found() -> None:
    assert least([]) == ()
    assert least([2.0, 4.1 - 4.4, 3.2 - 3.5, -0.2]) == (1, 2)
