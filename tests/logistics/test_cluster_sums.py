"""Tests of sums over clusters within cells."""

from __future__ import annotations

from collections import defaultdict
from typing import get_args

import numpy as np
import pytest

from scorecard.logistics.cluster_sums import ClusterSums, View, ratio_sums


@pytest.mark.parametrize("step", [1, 3, 7, 1000])
def test_clusters_count_once_in_every_total(step: int) -> None:
    generator = np.random.default_rng(3)
    rows = 200
    clusters = np.sort(generator.integers(0, 40, rows))
    groups, periods = generator.integers(0, 3, rows), generator.integers(0, 4, rows)
    x = generator.integers(0, 3, rows)
    y = generator.integers(-5, 10**12, rows)
    sums = ClusterSums((3, 4), 1)
    for start in range(0, rows, step):
        part = slice(start, start + step)
        sums.add(clusters[part], groups[part] * 4 + periods[part], [x[part], y[part]])
    sums.close()
    for view in get_args(View):
        places = {"cells": groups * 4 + periods, "groups": groups, "periods": periods, "all": groups * 0}[view]
        found = sums.sums(0, view)
        for place in range(found.shape[1]):
            of_cluster: dict[int, list[int]] = defaultdict(lambda: [0, 0])
            for i in np.flatnonzero(places == place).tolist():
                of_cluster[int(clusters[i])][0] += int(x[i])
                of_cluster[int(clusters[i])][1] += int(y[i])
            pairs = list(of_cluster.values())
            assert found[:, place].tolist() == [
                sum(1 for a, b in pairs if a or b),
                sum(a for a, _ in pairs),
                sum(b for _, b in pairs),
                sum(a * a for a, _ in pairs),
                sum(b * b for _, b in pairs),
                sum(a * b for a, b in pairs),
            ]


@pytest.mark.parametrize("step", [1, 4, 60, 1000])
def test_places_with_a_cluster_in_common_are_known(step: int) -> None:
    generator = np.random.default_rng(5)
    found: list[int] = []
    for clusters_at_most in (10, 30, 60):
        rows = 60
        clusters = np.sort(generator.integers(0, clusters_at_most, rows))
        groups, periods = generator.integers(0, 7, rows), generator.integers(0, 12, rows)
        sums = ClusterSums((7, 12), 1)
        for start in range(0, rows, step):
            part = slice(start, start + step)
            sums.add(clusters[part], groups[part] * 12 + periods[part], [clusters[part], clusters[part]])
        sums.close()
        for view, places, size in (("groups", groups, 7), ("periods", periods, 12)):
            of_place = [set(clusters[places == place].tolist()) for place in range(size)]
            shared = sums.shared("groups" if view == "groups" else "periods")
            expected = [[i < j and bool(of_place[i] & of_place[j]) for j in range(size)] for i in range(size)]
            assert shared.tolist() == expected
            found.append(int(shared.sum()))
    assert 0 < min(found) < max(found)


def test_pairs_of_very_many_places_are_not_followed() -> None:
    """A hundred thousand products would be ten thousand million pairs."""
    sums = ClusterSums((100_001, 3), 1)
    ones = np.ones(4, dtype=np.int64)
    sums.add(np.array([1, 1, 2, 2]), np.array([0, 90_000, 4, 5]), [ones, ones])
    sums.close()
    periods = sums.shared("periods")
    groups = sums.shared("groups")
    assert groups.shape == (100_001,)
    assert np.flatnonzero(groups).tolist() == [0, 30_000]
    assert periods.tolist() == [[False, False, False], [False, False, True], [False, False, False]]


def test_sums_of_a_place_are_plain_integers() -> None:
    parts = np.array([1, 2, 3, 4, 5, 2**70], dtype=object)
    assert ratio_sums(parts, step=0.01, cluster="customer").xy == 2**70
