"""What holds for every way of finding weights."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import AnalysisError
from scorecard.scoring import rank_bounds
from scorecard.weighting import (
    Weights,
    best_worst,
    combined,
    critic,
    entropy,
    principal_components,
    rank_order_centroid,
    rank_reciprocal,
    rank_sum,
    standard_deviation,
)

Columns = dict[str, list[float | None]]
FromData = Callable[[Columns], Weights]

RANKED = (rank_order_centroid, rank_sum, rank_reciprocal)
FROM_DATA = cast(
    "tuple[FromData, ...]",
    (
        entropy,
        lambda x: entropy(x, scaling="min_max"),
        standard_deviation,
        lambda x: standard_deviation(x, scaling="none"),
        critic,
        lambda x: critic(x, correlation="spearman"),
        principal_components,
        lambda x: principal_components(x, form="loading"),
    ),
)
AFFINE = cast(
    "tuple[FromData, ...]",
    (
        lambda x: entropy(x, scaling="min_max"),
        standard_deviation,
        critic,
        lambda x: principal_components(x, form="loading"),
    ),
)
cells = st.one_of(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.none())
columns = st.integers(3, 9).flatmap(
    lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=2, max_size=4).map(
        lambda lists: dict(zip("abcd", lists, strict=False))
    )
)
ranks = st.lists(st.integers(1, 12), min_size=1, max_size=8).map(lambda x: [1 + sum(b < a for b in x) for a in x])


def found(method: FromData, values: Columns) -> Weights | None:
    """Return weights, or nothing where the values have none."""
    try:
        return method(values)
    except AnalysisError:
        return None


@pytest.mark.parametrize("method", FROM_DATA)
@given(columns, st.randoms(use_true_random=False))
def test_weights_from_data_are_shares_whatever_the_order(method, values, random):
    w = found(method, values)
    order = list(range(len(values["a"])))
    random.shuffle(order)
    shuffled = found(method, {x: [column[i] for i in order] for x, column in values.items()})
    assert (w is None) == (shuffled is None)
    if w is None or shuffled is None:
        return
    assert w.shares == shuffled.shares
    assert min(w.shares) >= 0
    assert math.fsum(w.shares) == pytest.approx(1, abs=1e-12)
    turned = method(dict(reversed(values.items())))
    assert dict(turned) == pytest.approx(dict(w), abs=1e-9)
    complete = [row for row in zip(*values.values(), strict=True) if None not in row]
    assert (w.n, w.left_out) == (len(complete), len(order) - len(complete))  # type: ignore[attr-defined]  # all from data
    for x, column in zip(values, zip(*complete, strict=True), strict=True):
        if len(set(column)) == 1:
            assert w[x] == 0


@pytest.mark.parametrize("method", AFFINE)
@given(columns, st.sampled_from([0.5, 3.0, 1024.0]), st.integers(-50, 50))
def test_unit_and_zero_do_not_count(method, values, scale, shift):
    w = found(method, values)
    moved: Columns = {**values, "a": [None if v is None else scale * v + shift for v in values["a"]]}
    other = found(method, moved)
    assert (w is None) == (other is None)
    if w is not None and other is not None:
        assert dict(other) == pytest.approx(dict(w), abs=1e-9)


@given(columns, st.sampled_from([0.5, 3.0, 1024.0]))
def test_entropy_knows_no_unit(values, scale):
    w = found(entropy, values)
    other = found(entropy, {**values, "a": [None if v is None else scale * v for v in values["a"]]})
    assert (w is None) == (other is None)
    if w is not None and other is not None:
        assert dict(other) == pytest.approx(dict(w), abs=1e-12)


@pytest.mark.parametrize("method", RANKED)
@given(ranks)
def test_better_ranks_weigh_more_and_tied_ones_the_same(method, given_ranks):
    w = method(given_ranks)
    assert math.fsum(w.shares) == pytest.approx(1, abs=1e-12)
    for a, share in zip(given_ranks, w.shares, strict=True):
        for b, other in zip(given_ranks, w.shares, strict=True):
            assert (share > other) == (a < b)
    dense = sorted(set(given_ranks))
    assert method([dense.index(r) + 1 for r in given_ranks]).shares == w.shares


@given(st.lists(st.floats(1, 9), min_size=2, max_size=8), st.floats(1, 3))
def test_best_worst_finds_weights_that_agree(ratios, top):
    weights = [max(ratios) * top, *ratios, 1.0]
    best, worst = weights[0], weights[-1]
    first, second = [best / w for w in weights], [w / worst for w in weights]
    names = [f"c{i}" for i in range(len(weights))]
    w = best_worst(first, second, labels=names, best=names[0], worst=names[-1])
    assert w.shares == pytest.approx([x / math.fsum(weights) for x in weights], abs=1e-9)
    assert w.xi == pytest.approx(0, abs=1e-9)
    assert w.consistency_ratio == pytest.approx(0, abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)), min_size=1, max_size=6), st.floats(0, 1))
def test_an_average_lies_between_and_a_product_keeps_the_zeros(pairs, alpha):
    names = [f"c{i}" for i in range(len(pairs))]
    judged, measured = ({x: pair[side] for x, pair in zip(names, pairs, strict=True)} for side in (0, 1))
    if not any(judged.values()):
        return
    average = combined(judged, measured, rule="linear", alpha=alpha)
    product = combined(judged, measured)
    for i, x in enumerate(names):
        low, high = sorted((average.subjective[i], average.objective[i]))
        assert low - 1e-12 <= average[x] <= high + 1e-12
        assert (product[x] == 0) == (judged[x] == 0)


intervals = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(0, 6)), min_size=1, max_size=12)


@given(intervals)
def test_a_rank_lies_within_its_bounds(rows):
    names = [f"e{i}" for i in range(len(rows))]
    score = {x: row[0] for x, row in zip(names, rows, strict=True)}
    low = {x: row[0] - row[1] for x, row in zip(names, rows, strict=True)}
    high = {x: row[0] + row[2] for x, row in zip(names, rows, strict=True)}
    narrow = {row.id: row for row in rank_bounds(score, low=low, high=high).rows}
    for wide in rank_bounds(score, low=low, high=high, against="interval").rows:
        row = narrow[wide.id]
        assert 1 <= (wide.rank_low or 0) <= (row.rank_low or 0) <= (row.rank or 0) <= (row.rank_high or 0)
        assert (row.rank_high or 0) <= (wide.rank_high or 0) <= len(rows)
