"""Tables of pairs of answers count each pair, add up, and give both sides with their differences."""

from __future__ import annotations

import numpy as np

from scorecard.stats.pair_tables import PairTable


def test_pair_table_counts_missing_answers_apart() -> None:
    e = np.array([1, 2, 3, 0, 3], dtype=np.int8)
    p = np.array([1, 3, 0, 2, 1], dtype=np.int8)
    t = PairTable.from_codes(e, p, levels=3)
    assert t.counts.tolist() == [[0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1], [1, 1, 0, 0]]
    values = (1, 2, 5)  # codes that are not consecutive
    assert t.first(values).moments().total == 1 + 2 + 5
    assert t.second(values).moments().total == 1 + 5 + 1
    d = t.difference(values)
    assert dict(zip(d.numerators.tolist(), d.counts.tolist(), strict=True)) == {0: 1, 3: 1, -4: 1}


def test_pair_tables_add_up() -> None:
    rng = np.random.default_rng(3)
    e, p = rng.integers(0, 12, (2, 300)).astype(np.int8)
    whole = PairTable.from_codes(e, p, levels=11)
    assert PairTable.from_codes(e[:7], p[:7], levels=11) + PairTable.from_codes(e[7:], p[7:], levels=11) == whole
    assert whole != PairTable.from_codes(e[:7], p[:7], levels=11)
    assert whole != 1
    assert int(whole.counts.sum()) == 300


def test_differences_of_many_tables_are_those_of_each() -> None:
    first = PairTable.from_codes(np.array([1, 2, 0]), np.array([2, 2, 1]), levels=2)
    none = PairTable.from_codes(np.array([0]), np.array([1]), levels=2)
    found = PairTable.differences([first, none, first], (1, 5))
    assert [(h.divisors.tolist(), h.numerators.tolist(), h.counts.tolist()) for h in found] == [
        ([1, 1], [0, 4], [1, 1]),
        ([], [], []),
        ([1, 1], [0, 4], [1, 1]),
    ]
