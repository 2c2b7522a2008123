"""Counts of answer codes, one by one."""

from __future__ import annotations

from collections import Counter as Tally

import numpy as np
import pytest

from scorecard.survey.code_tables import CodeTables, PairTables


@pytest.mark.parametrize("items", [1, 4, 5])
@pytest.mark.parametrize("levels", [2, 7, 11, 12, 13, 100, 127])
def test_codes_and_pairs_are_counted_item_by_item(items: int, levels: int) -> None:
    rng = np.random.default_rng(levels)
    first, second = rng.integers(0, levels + 1, (2, items, 500)).astype(np.int8)
    one, pairs, other = (
        CodeTables(items, levels=levels),
        PairTables(items, levels=levels),
        PairTables(items, levels=levels),
    )
    for part in (slice(0, 333), slice(333, 500)):
        one.add(first[:, part])
        pairs.add((first[:, part], second[:, part]))
    other.absorb(pairs)
    for item in range(items):
        expected = Tally(zip(first[item].tolist(), second[item].tolist(), strict=True))
        for counted in (pairs, other):
            table = counted.tables()[item].counts
            assert {(a, b): int(table[a, b]) for a, b in np.argwhere(table).tolist()} == dict(expected)
        assert {c: n for c, n in enumerate(one.counts()[item].tolist()) if n} == dict(Tally(first[item].tolist()))
    twice = CodeTables(items, levels=levels)
    twice.absorb(one)
    twice.absorb(one)
    assert twice.counts().tolist() == (2 * one.counts()).tolist()
