"""Co-moments of items counted block by block equal those of all respondents at once."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.stats.comoments import CoMoments
from scorecard.survey.item_moments import ItemMoments, PairMoments


def answers(k: int, n: int, missing: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    present = rng.random((k, n)) >= missing
    return (rng.integers(1, 8, (k, n)) * present).astype(np.int8), present


def given(present: np.ndarray) -> np.ndarray | None:
    return None if present.all() else present


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_one_question(missing: float) -> None:
    counter, parts = ItemMoments(5, largest=7), []
    for n, seed in ((40, 1), (0, 2), (7, 3)):
        values, present = answers(5, n, missing, seed)
        counter.add(values, given(present))
        parts.append((values, present))
    expected = CoMoments.from_values(*(np.concatenate([p[i] for p in parts], axis=1) for i in (0, 1)))
    assert counter.table() == expected
    other = ItemMoments(5, largest=7)
    other.absorb(counter)
    assert other.table() == expected


@pytest.mark.parametrize(("first", "second"), [(0.0, 0.0), (0.2, 0.0), (0.0, 0.2), (0.2, 0.2)])
def test_two_questions_and_each_alone(first: float, second: float) -> None:
    k = 4
    counter = PairMoments(k, largest=7, alone=True)
    blocks = []
    for n, seed in ((50, 1), (9, 5)):
        one, there = answers(k, n, first, seed)
        two, here = answers(k, n, second, seed + 10)
        both = there & here
        if both.all():
            counter.add((one, two), (None, None), (one, two), None)
        else:
            counter.add((one, two), (given(there), given(here)), (one * both, two * both), both)
        blocks.append((one, there, two, here))
    one, there, two, here = (np.concatenate([b[i] for b in blocks], axis=1) for i in range(4))
    group = (*range(k), *range(k))
    assert counter.table() == CoMoments.from_values(np.concatenate([one, two]), there & here, group=group)
    assert [c.table() for c in counter.alone] == [CoMoments.from_values(one, there), CoMoments.from_values(two, here)]
    twice = PairMoments(k, largest=7, alone=True)
    twice.absorb(counter)
    twice.absorb(counter)
    assert twice.table() == counter.table() + counter.table()
