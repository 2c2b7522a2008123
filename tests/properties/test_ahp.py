"""Whatever is judged: weights from pairs behave as weights must."""

from __future__ import annotations

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.weighting import AhpWeights, ahp, ahp_group, ahp_many

Pairs = dict[tuple[str, str], float]

SCALE = st.sampled_from([*(1 / k for k in range(9, 1, -1)), *map(float, range(1, 10))])


@st.composite
def judged(draw: st.DrawFn, *, holes: bool = False) -> Pairs:
    """Return judgements of two to six things; with holes, all hang on the first."""
    labels = "abcdef"[: draw(st.integers(2, 6))]
    found: Pairs = {}
    for first, second in combinations(labels, 2):
        if first == "a" or not holes or draw(st.booleans()):
            found[first, second] = draw(SCALE)
    return found


@given(judged(holes=True))
def test_weights_are_positive_and_sum_to_one(pairs: Pairs) -> None:
    for method in ("eigenvector", "geometric_mean"):
        found = ahp(pairs, method=method)
        n = len(found)
        assert min(found.shares) > 0
        assert math.fsum(found.shares) == pytest.approx(1, abs=1e-14)
        assert found.lambda_max >= n * (1 - 1e-12)
        assert found.consistency_index >= 0
        assert len(found.missing) + len(pairs) == n * (n - 1) // 2


@pytest.mark.slow
@given(judged(holes=True), st.randoms(use_true_random=False))
def test_the_order_of_things_does_not_matter(pairs: Pairs, random: object) -> None:
    names = sorted({name for pair in pairs for name in pair})
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    first, second = ahp(pairs, labels=names), ahp(pairs, labels=shuffled)
    assert dict(second) == pytest.approx(dict(first), rel=1e-7)
    assert second.lambda_max == pytest.approx(first.lambda_max, rel=1e-12)


@given(judged(holes=True))
def test_turning_judgements_round_changes_nothing(pairs: Pairs) -> None:
    names = sorted({name for pair in pairs for name in pair})
    turned = {(b, a): 1 / value for (a, b), value in pairs.items()}
    first, second = ahp(pairs, labels=names), ahp(turned, labels=names)
    assert second.shares == pytest.approx(first.shares, rel=1e-9)


@given(judged())
def test_raising_one_judgement_raises_its_weight(pairs: Pairs) -> None:
    names = sorted({name for pair in pairs for name in pair})
    more = {**pairs, ("a", "b"): pairs["a", "b"] * 1.5}
    for method in ("eigenvector", "geometric_mean"):
        before, after = ahp(pairs, labels=names, method=method), ahp(more, labels=names, method=method)
        assert after["a"] > before["a"]
        assert after["b"] < before["b"]


@given(st.lists(st.floats(0.01, 100), min_size=2, max_size=6), st.data())
def test_judgements_that_agree_give_their_weights_back(weights: list[float], data: st.DataObject) -> None:
    labels = [str(i) for i in range(len(weights))]
    pairs: Pairs = {}
    for i, j in combinations(range(len(weights)), 2):
        if i == 0 or data.draw(st.booleans()):
            pairs[labels[i], labels[j]] = weights[i] / weights[j]
    found = ahp(pairs, labels=labels)
    assert found.shares == pytest.approx([w / sum(weights) for w in weights], rel=1e-9)
    assert found.consistency_index == 0
    assert found.most_inconsistent is None


@given(judged(holes=True))
def test_the_mended_judgement_mends(pairs: Pairs) -> None:
    found = ahp(pairs)
    mend = found.most_inconsistent
    if mend is None:
        return
    changed = {p: v for p, v in pairs.items() if set(p) != {mend.first, mend.second}}
    again = ahp({**changed, (mend.first, mend.second): mend.value}, labels=found.ids)
    assert again.lambda_max == pytest.approx(mend.lambda_max, rel=1e-11)
    assert again.lambda_max <= found.lambda_max * (1 + 1e-12)


@pytest.mark.slow
@settings(max_examples=min(15, settings.default.max_examples))
@given(judged(), judged())
def test_a_group_of_likeminded_is_one_expert(pairs: Pairs, other: Pairs) -> None:
    for method in ("aij", "aip_geometric", "aip_arithmetic"):
        found = ahp_group({"x": pairs, "y": pairs}, method=method)
        assert found.shares == pytest.approx(ahp(pairs).shares, rel=1e-9)
        assert {s.geometric_sd for s in found.spread} == {1.0}
    if {name for pair in pairs for name in pair} == {name for pair in other for name in pair}:
        means = ahp_group({"x": pairs, "y": other}, prioritisation="geometric_mean").shares
        priorities = ahp_group({"x": pairs, "y": other}, prioritisation="geometric_mean", method="aip_geometric").shares
        assert means == pytest.approx(priorities, rel=1e-9)  # geometric means commute


@given(judged())
def test_many_is_one_by_one(pairs: Pairs) -> None:
    found = ahp(pairs)
    many = ahp_many([found.matrix, [[1.0] * len(found)] * len(found)])
    assert many.weights[0].tolist() == list(found.shares)
    assert isinstance(found, AhpWeights)
