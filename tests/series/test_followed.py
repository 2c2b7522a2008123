"""Ranges and correlations stand wherever their values are taken."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from scorecard.series import ExpertRange
from scorecard.series.followed import followed
from tests.series.grids import grid, values

RANGE = ExpertRange(0.5, 3.0)


def test_they_go_where_the_values_go():
    """Over three months, the second of which takes its first value from January and its second from its own month."""
    obs = replace(
        grid(*values("a", [1.0, None, 2.0]), *values("b", [1.0, 2.0, 2.0]), last="2026-03", a="sum", b="sum"),
        ranges=MappingProxyType({(0, 0, 0): RANGE}),
        correlations=MappingProxyType({(0, 0, 0, 1): 0.5, (0, 1, 0, 1): 0.25}),
    )
    ranges, correlations = followed(obs, np.array([[[0, 0], [0, 1], [-1, 2]]]))
    assert dict(ranges) == {(0, 0, 0): RANGE, (0, 1, 0): RANGE}
    assert dict(correlations) == {(0, 0, 0, 1): 0.5}
    both, pairs = followed(obs, np.array([[[1, 1], [0, 0], [0, 0]]]))
    assert dict(both) == {(0, 1, 0): RANGE, (0, 2, 0): RANGE}
    assert dict(pairs) == {(0, 1, 0, 1): 0.5, (0, 2, 0, 1): 0.5, (0, 0, 0, 1): 0.25}


def test_nothing_goes_nowhere():
    obs = grid(*values("a", [1.0]), last="2026-03", a="sum")
    ranges, correlations = followed(obs, np.zeros((1, 3, 1), dtype=np.int64))
    assert (dict(ranges), dict(correlations)) == ({}, {})
