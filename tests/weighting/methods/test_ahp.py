"""AHP against published cases and closed forms."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError
from scorecard.weighting import AhpWeights, Weights, ahp

# Saaty (2008), Int. J. Services Sciences 1(1), 83-98: drinks of the United States
DRINKS = {
    "labels": ["coffee", "wine", "tea", "beer", "soda", "milk", "water"],
    "judgements": [
        [1, 9, 5, 2, 1, 1, "1/2"],
        ["1/9", 1, "1/3", "1/9", "1/9", "1/9", "1/9"],
        ["1/5", 3, 1, "1/3", "1/4", "1/3", "1/9"],
        ["1/2", 9, 3, 1, "1/2", 1, "1/3"],
        [1, 9, 4, 2, 1, 2, "1/2"],
        [1, 9, 3, 1, "1/2", 1, "1/3"],
        [2, 9, 9, 3, 2, 3, 1],
    ],
}


def test_published_weights_and_ratio() -> None:
    found = ahp(DRINKS["judgements"], labels=DRINKS["labels"])
    assert isinstance(found, Weights)
    # as printed in the paper, with AHPy's further digits
    assert found.shares == pytest.approx((0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327), abs=5.1e-4)
    assert found.consistency_ratio == pytest.approx(0.02230165, abs=1e-8)
    assert found.lambda_max == pytest.approx(7.17662904, abs=1e-8)
    assert (found.random_index, found.random_index_table, found.reason) == (1.32, "saaty_1980", None)
    assert (found.method, found.total, found.missing, found.circular) == ("ahp_eigenvector", 1.0, (), ())
    later = ahp(DRINKS["judgements"], labels=DRINKS["labels"], random_index="saaty_2005")
    assert later.consistency_ratio == pytest.approx(0.02180605, abs=1e-8)
    own = ahp(DRINKS["judgements"], labels=DRINKS["labels"], random_index={7: 1.0})
    assert (own.consistency_ratio, own.random_index_table) == (own.consistency_index, "own")
    means = ahp(DRINKS["judgements"], labels=DRINKS["labels"], method="geometric_mean")
    assert means["water"] == pytest.approx(0.32432305, abs=1e-8)
    assert (means.lambda_max, means.method) == (found.lambda_max, "ahp_geometric_mean")


def test_the_upper_triangle_is_enough() -> None:
    whole = ahp(DRINKS["judgements"], labels=DRINKS["labels"])
    triangle = [row[i + 1 :] for i, row in enumerate(DRINKS["judgements"][:-1])]
    half = ahp(triangle, labels=DRINKS["labels"])
    assert half.shares == whole.shares
    assert half.matrix == whole.matrix


def test_incomplete_judgements_by_least_squares_of_logarithms() -> None:
    # a path has one answer: 2 x 3 x 4
    judged = {("a", "b"): 2, ("b", "c"): 3, ("c", "d"): 4}
    for method in ("eigenvector", "geometric_mean"):
        found = ahp(judged, method=method)
        assert found.shares == pytest.approx((24 / 41, 12 / 41, 4 / 41, 1 / 41), rel=1e-10)
        assert found.matrix[0][3] == pytest.approx(24, rel=1e-10)
        assert (found.consistency_index, found.consistency_ratio, found.reason) == (0, None, "nothing_to_contradict")
        assert found.most_inconsistent is None
    assert found.judgements[0] == (1, 2, None, None)


def test_two_things_are_always_consistent() -> None:
    found = ahp([[1, 4], [None, 1]], labels=["a", "b"])
    assert found.shares == pytest.approx((0.8, 0.2), rel=1e-15)
    assert (found.consistency_ratio, found.reason, found.consistency_index) == (None, "nothing_to_contradict", 0.0)
    assert ahp([[1]]).shares == (1.0,)


def test_a_table_without_the_size_gives_a_reason() -> None:
    found = ahp([[1, 2, 4], [None, 1, 3], [None, None, 1]], random_index={4: 0.9})
    assert (found.consistency_ratio, found.reason, found.random_index) == (None, "no_random_index", None)
    assert found.most_inconsistent is not None
    assert found.most_inconsistent.consistency_ratio is None


def test_circles_are_found_in_their_direction() -> None:
    found = ahp({("a", "b"): 3, ("b", "c"): 2, ("c", "a"): 4, ("a", "d"): 1, ("b", "d"): 2, ("d", "c"): 5})
    # b beats d, d beats c, and b beats c: no circle; a equals d
    assert found.circular == (("a", "b", "c"),)
    assert ahp({("b", "a"): 3, ("c", "b"): 2, ("a", "c"): 4}).circular == (("b", "a", "c"),)


def test_order_of_things_moves_with_them() -> None:
    found = ahp(DRINKS["judgements"], labels=DRINKS["labels"])
    turned = [[row[i] for i in range(6, -1, -1)] for row in DRINKS["judgements"][::-1]]
    other = ahp(turned, labels=DRINKS["labels"][::-1])
    for label in DRINKS["labels"]:
        assert other[label] == pytest.approx(found[label], rel=1e-12)
    assert other.consistency_ratio == pytest.approx(found.consistency_ratio, rel=1e-10)


def test_all_problems_are_raised_together() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp([[1, 2], [2, 1]], labels=["a"])
    assert str(caught.value) == (
        "The judgements cannot be used.\n"
        "  judgements: there must be one label for each thing that is compared; found '1 labels for 2 things'. "
        "Give the labels in the order of the rows. [labels-unequal]\n"
        "  judgements.2 / a: the two judgements of 'a' and '2' are not reciprocal; found '2 and 2'. "
        "Keep one of the two and leave the other empty; it follows. [not-reciprocal]"
    )
    assert isinstance(ahp([[1, 2], [None, 1]]), AhpWeights)
