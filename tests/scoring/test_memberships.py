"""Memberships from raters and from scores, by hand, and each message."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import UsageError
from scorecard.models import Bands
from scorecard.scoring import memberships_from_bands, memberships_from_counts
from tests.refusal import refusal

NAN = float("nan")


def test_shares_of_raters():
    found = memberships_from_counts([[2, 5, 3, 0], [0, 0, 0, 0], [1, 0, 0, 3]])
    np.testing.assert_array_equal(found, [[0.2, 0.5, 0.3, 0], [NAN] * 4, [0.25, 0, 0, 0.75]])


def test_shares_of_bands_on_the_last_axis():
    found = memberships_from_bands([[72, 90], [NAN, 100]], Bands.default())
    assert found.shape == (2, 2, 3)
    np.testing.assert_allclose(found, [[[0.8, 0.2, 0], [0, 0.5, 0.5]], [[NAN] * 3, [0, 0, 1]]])
    np.testing.assert_array_equal(memberships_from_bands(75, Bands.default(), overlap=0), [0, 1, 0])
    assert memberships_from_bands(82.5, Bands.default(), overlap=15).tolist() == [0, 1, 0]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (lambda: memberships_from_counts([[1, -1]]), "the counts must be finite numbers, zero or more; found '[[1.0, -1.0]]'. Give the number of raters of each grade; 0 where nobody chose it. [counts-unusable]"),
        (lambda: memberships_from_counts([[1, NAN]]), "the counts must be finite numbers, zero or more; found '[[1.0, nan]]'. Give the number of raters of each grade; 0 where nobody chose it. [counts-unusable]"),
        (lambda: memberships_from_counts([1, 2]), "counts must be a table of numbers; found '[1, 2]'. Give numbers in rows of equal length. [no-numbers]"),
        (lambda: memberships_from_counts([[1, 2], [3]]), "counts must be a table of numbers; found '[[1, 2], [3]]'. Give numbers in rows of equal length. [no-numbers]"),
        (lambda: memberships_from_counts([[True, False]]), "counts must be a table of numbers; found '[[True, False]]'. Give numbers in rows of equal length. [no-numbers]"),
        (lambda: memberships_from_bands("high", Bands.default()), "scores must be numbers; found 'high'. Give at least one number. [no-numbers]"),
        (lambda: memberships_from_bands([70], [0, 100]), "the bands are none; found 'list'. Give Bands, such as Bands.default(). [no-bands]"),
        (lambda: memberships_from_bands([70], Bands.default(), overlap=15.1), "the overlap must lie from 0 to the width of the narrowest band; found '15.1'. Give 15 points or less. [overlap-range]"),
        (lambda: memberships_from_bands([70], Bands.default(), overlap=-1), "the overlap must lie from 0 to the width of the narrowest band; found '-1'. Give 15 points or less. [overlap-range]"),
        (lambda: memberships_from_bands([70], Bands.default(), overlap=True), "the overlap must lie from 0 to the width of the narrowest band; found 'True'. Give 15 points or less. [overlap-range]"),
    ],
)  # fmt: skip
def test_what_gives_no_memberships_is_refused(call, line):
    assert refusal(call, error=UsageError) == [line]
