"""Integer tables stay exact beyond every machine format."""

from __future__ import annotations

import numpy as np

from scorecard.stats.exact import add, cross_products, dot, empty, whole


def test_sum_that_leaves_int64_stays_exact() -> None:
    big = np.array([2**63 - 1, 5], dtype=np.int64)
    total = add(big, big)
    assert total.tolist() == [2**64 - 2, 10]
    back = add(total, -big.astype(np.object_))
    assert back.dtype == np.int64
    assert back.tolist() == big.tolist()


def test_whole_keeps_what_does_not_fit() -> None:
    assert whole(np.array([2**70, 1], dtype=object)).dtype == np.object_
    assert whole(np.array([7, 1], dtype=object)).dtype == np.int64


def test_dot_is_exact_beyond_int64() -> None:
    counts = np.array([3, 2**40], dtype=np.int64)
    values = np.array([-7, 2**31], dtype=np.int64)
    assert dot(counts, values, power=2) == 3 * 49 + 2**102
    assert dot(empty(0), empty(0)) == 0
    assert dot(np.array([2, 1]), np.array([-3, 4])) == -2


def test_cross_products_equal_python_integers_for_every_size() -> None:
    rng = np.random.default_rng(5)
    for bound in (3, 2000, 10**7, 10**9, 2**61):
        x = rng.integers(-bound, bound, (3, 9000))
        y = rng.integers(-bound, bound, (2, 9000))
        expected = [[sum(int(p) * int(q) for p, q in zip(a, b, strict=True)) for b in y] for a in x]
        assert cross_products(x, y).tolist() == expected
        square = [[sum(int(p) * int(q) for p, q in zip(a, b, strict=True)) for b in x] for a in x]
        assert cross_products(x, x).tolist() == square


def test_cross_products_of_no_rows_are_zero() -> None:
    assert cross_products(empty(2, 0), empty(3, 0)).tolist() == [[0, 0, 0], [0, 0, 0]]
