"""Sums of products: every bit of them, whatever the size of the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.gram import gram


@pytest.mark.parametrize("rows", [1, 2, 11, 12, 13, 24, 45, 66])
@pytest.mark.parametrize("columns", [0, 1, 4095, 4097, 10_000, 20_001])
def test_products_equal_those_of_whole_numbers(rows: int, columns: int) -> None:
    x = np.random.default_rng(rows).integers(-11, 12, (rows, columns)).astype(np.int8)
    wide = x.astype(np.int64)
    assert (gram([x], largest=11) == wide @ wide.T).all()


@pytest.mark.parametrize("largest", [60, 64, 420, 2**20, 2**30, 2**40])
def test_large_numbers_lose_nothing(largest: int) -> None:
    # sums of equal products of the largest size are where a float would round first
    rng = np.random.default_rng(1)
    x = np.concatenate([np.full((2, 9000), largest), rng.integers(-largest, largest + 1, (3, 9000))])
    y = rng.random((2, 9000)) < 0.5
    rows = np.concatenate([x, y]).astype(object)
    assert (gram([x, y], largest=largest) == rows @ rows.T).all()
