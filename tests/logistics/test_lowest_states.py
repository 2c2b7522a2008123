"""Tests of the states of orders."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from scorecard.logistics.lowest_states import lowest_states
from scorecard.logistics.order_reasons import FAILED, MET, applies_not, unknown


def test_an_order_stands_as_its_worst_line() -> None:
    rng = np.random.default_rng(3)
    starts = np.array([0, 1, 3, 3 + 5, 20])
    plain = {f"plain {i}": rng.choice(np.array([MET, FAILED], dtype=np.int8), 20, p=[0.8, 0.2]) for i in range(11)}
    codes = np.array([MET, FAILED, unknown("no_date"), applies_not("not_asked")], dtype=np.int8)
    states = {"open first": rng.choice(codes, 20), **plain, "open last": rng.choice(codes, 20)}
    found = lowest_states(states, starts)
    assert list(found) == list(states)
    for name, state in states.items():
        expected = [min(state[a:b].tolist()) for a, b in pairwise(starts.tolist())]
        assert (found[name].tolist(), found[name].dtype) == (expected, np.int8)
