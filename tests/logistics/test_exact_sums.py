"""Tests of sums that are exact, whatever their size."""

from __future__ import annotations

import functools
import operator
from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard.logistics.exact_sums import KeyCounts, merged, most_of, rising_order, sums_by, sums_of_products

WHOLE = st.integers(-(2**50), 2**50)


@given(st.lists(st.tuples(st.integers(0, 4), WHOLE, WHOLE), max_size=40))
def test_sums_are_those_of_python(rows: list[tuple[int, int, int]]) -> None:
    keys, first, second = (np.array([row[i] for row in rows], dtype=np.int64) for i in range(3))
    plain, products = [0] * 5, [0] * 5
    for key, x, y in rows:
        plain[key] += x
        products[key] += x * y
    assert sums_by(keys, first, 5).tolist() == plain
    assert sums_of_products(keys, first, second, 5).tolist() == products


def test_keys_are_counted_over_blocks() -> None:
    counts = KeyCounts()
    blocks = [[5, 1, 5], [], [9, 5], [1]]
    for block in blocks:
        counts.add(np.array(block, dtype=np.int64))
    keys, numbers = counts.close()
    assert dict(zip(keys.tolist(), numbers.tolist(), strict=True)) == Counter(
        functools.reduce(operator.iadd, blocks, [])
    )
    assert keys.tolist() == sorted(keys.tolist())
    assert KeyCounts().close()[0].tolist() == []


def test_nothing_merges_to_nothing() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert merged(none, none)[0].tolist() == []


@given(st.lists(st.integers(0, 3) | st.integers(-(2**62), 2**62), max_size=30))
def test_keys_rise_and_equal_ones_keep_their_order(keys: list[int]) -> None:
    assert rising_order(np.array(keys, dtype=np.int64)).tolist() == sorted(range(len(keys)), key=keys.__getitem__)
    assert most_of(np.array(keys, dtype=np.int64)) == max(map(abs, keys), default=0)
