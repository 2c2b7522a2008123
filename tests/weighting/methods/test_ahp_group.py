"""Groups against the vacation example, and by hand."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import ahp, ahp_group

# Gluc, the R package ahp: where to go on vacation
VACATION = {
    "dad": [[1, 4, 9], ["1/4", 1, 4], ["1/9", "1/4", 1]],
    "mom": [[1, "1/4", "1/9"], [4, 1, "1/5"], [9, 5, 1]],
    "kid": [[1, "1/9", 1], [9, 1, 9], [1, "1/9", 1]],
}
LABELS = ["costs", "fun", "spa"]
COUNTS = {"dad": 0.4, "mom": 0.4, "kid": 0.2}


def test_judgements_aggregated_are_weighted_geometric_means() -> None:
    found = ahp_group(VACATION, labels=LABELS, expert_weights=COUNTS)
    assert found.shares == pytest.approx((0.28276113, 0.42593849, 0.29130038), abs=1e-8)
    assert found.group is not None
    assert found.group.matrix[0] == pytest.approx((1, 4**0.4 * 4**-0.4 * 9**-0.2, 1), rel=1e-14)
    assert (found.method, found.prioritisation) == ("ahp_group_aij", "eigenvector")
    assert [(e.id, e.share, e.judgements) for e in found.experts] == [("dad", 0.4, 3), ("mom", 0.4, 3), ("kid", 0.2, 3)]
    for expert, judgements in zip(found.experts, VACATION.values(), strict=True):
        alone = ahp(judgements, labels=LABELS)
        assert expert.weights is not None
        assert expert.weights.shares == alone.shares
        assert expert.weights.consistency_ratio == alone.consistency_ratio


def test_priorities_aggregated_give_another_winner() -> None:
    arithmetic = ahp_group(VACATION, labels=LABELS, expert_weights=[0.4, 0.4, 0.2], method="aip_arithmetic")
    assert arithmetic.shares == pytest.approx((0.33030853, 0.32805526, 0.34163621), abs=1e-8)
    assert max(arithmetic, key=lambda i: arithmetic[i]) == "spa"
    geometric = ahp_group(VACATION, labels=LABELS, expert_weights=COUNTS, method="aip_geometric")
    assert max(geometric, key=lambda i: geometric[i]) == "fun"
    # of three things geometric means commute: the same as with the judgements aggregated
    assert geometric.shares == pytest.approx((0.28276113, 0.42593849, 0.29130038), abs=1e-8)
    assert geometric.group is None


def test_spread_of_a_pair_and_of_a_weight() -> None:
    found = ahp_group({"ann": [[8]], "bob": [[2]]}, labels=["a", "b"])
    (pair,) = found.pairs
    assert (pair.n, pair.low, pair.high) == (2, 2.0, 8.0)
    assert pair.mean == pytest.approx(4)
    # logarithms ln 8 and ln 2: standard deviation ln 4 / sqrt 2
    assert pair.geometric_sd == pytest.approx(math.exp(math.log(4) / math.sqrt(2)), rel=1e-12)
    first = found.spread[0]
    assert (first.id, first.n) == ("a", 2)
    assert first.low == pytest.approx(2 / 3)
    assert first.high == pytest.approx(8 / 9)
    assert first.geometric_sd == pytest.approx(math.exp(math.log(4 / 3) / math.sqrt(2)), rel=1e-12)


def test_unequal_shares_weigh_the_spread() -> None:
    found = ahp_group({"ann": [[8]], "bob": [[2]]}, labels=["a", "b"], expert_weights={"ann": 3, "bob": 1})
    mean = 0.75 * math.log(8) + 0.25 * math.log(2)
    squares = 0.75 * (math.log(8) - mean) ** 2 + 0.25 * (math.log(2) - mean) ** 2
    assert found.pairs[0].mean == pytest.approx(math.exp(mean), rel=1e-14)
    assert found.pairs[0].geometric_sd == pytest.approx(math.exp(math.sqrt(squares / (1 - 0.625))), rel=1e-12)


def test_one_expert_alone_has_no_spread() -> None:
    found = ahp_group({"dad": VACATION["dad"]}, labels=LABELS)
    assert found.shares == pytest.approx(ahp(VACATION["dad"], labels=LABELS).shares, rel=1e-14)
    assert {p.geometric_sd for p in found.pairs} == {None}
    assert {s.geometric_sd for s in found.spread} == {None}


def test_an_expert_who_does_not_count_is_told_and_left_out() -> None:
    found = ahp_group(VACATION, labels=LABELS, expert_weights={"dad": 1, "mom": 1, "kid": 0})
    without = ahp_group({k: VACATION[k] for k in ("dad", "mom")}, labels=LABELS)
    assert found.shares == without.shares
    assert {p.n for p in found.pairs} == {2}
    assert len(found.experts) == 3


def test_what_nobody_judged_is_filled_in_for_the_group() -> None:
    found = ahp_group({"ann": {("a", "b"): 2}, "bob": {("b", "c"): 3}})
    assert found.ids == ("a", "b", "c")
    assert found.shares == pytest.approx((0.6, 0.3, 0.1), rel=1e-10)
    assert [(e.weights, e.reason) for e in found.experts] == [(None, "unconnected")] * 2
    assert [p.n for p in found.pairs] == [1, 0, 1]
    assert found.pairs[1].mean is None
    assert [(s.n, s.low) for s in found.spread] == [(0, None)] * 3
    with pytest.raises(AnalysisError) as caught:
        ahp_group({"ann": {("a", "b"): 2}, "bob": {("b", "c"): 3}}, method="aip_geometric")
    assert "judgements.ann: no judgement compares" in str(caught.value)
    assert "judgements.bob: no judgement compares" in str(caught.value)


def test_a_group_that_does_not_hang_together_is_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_group({"ann": {("a", "b"): 2}}, labels=["a", "b", "c"])
    assert str(caught.value) == (
        "The judgements of the group cannot be used.\n"
        "  group: no judgement compares some of the things with the others, not even over a third; found 'a, b | c'. "
        "Compare at least one of each part with one of another. [judgements-unconnected]"
    )


def test_the_order_of_experts_changes_not_a_bit() -> None:
    for method in ("aij", "aip_geometric", "aip_arithmetic"):
        found = {
            ahp_group(
                {k: VACATION[k] for k in order},
                labels=LABELS,
                method=method,
                expert_weights={k: COUNTS[k] for k in order},
            ).shares
            for order in permutations(VACATION)
        }
        assert len(found) == 1


def test_problems_of_all_experts_are_raised_together() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_group({"ann": [[1, 2], [2, 1]], "bob": [[-1]], "eve": [[1, 1, 1]] * 3}, labels=None)
    assert str(caught.value) == (
        "The judgements cannot be used.\n"
        "  judgements.ann.2 / 1: the two judgements of '1' and '2' are not reciprocal; found '2 and 2'. "
        "Keep one of the two and leave the other empty; it follows. [not-reciprocal]\n"
        "  judgements.bob.1 / 1: a judgement must be a number above zero, or empty where there is none; found '-1'. "
        'Write a number such as 3, or a fraction such as "1/3". [not-a-judgement]\n'
        "  judgements.bob: the expert compares another number of things than ann, who compares 2; found '1'. "
        "Let all compare the same; leave out what one does not judge as None. [experts-unequal]\n"
        "  judgements.eve: the expert compares another number of things than ann, who compares 2; found '3'. "
        "Let all compare the same; leave out what one does not judge as None. [experts-unequal]"
    )


@pytest.mark.parametrize(("wrong", "found"), [({}, "nobody"), ([[1]], "list")])
def test_nobody_is_refused(wrong: object, found: str) -> None:
    with pytest.raises(UsageError) as caught:
        ahp_group(wrong)  # type: ignore[arg-type]  # that is the point
    assert str(caught.value) == (
        "The judgements of a group are a mapping with at least one expert.\n"
        f"  the judgements of a group are a mapping with at least one expert; found '{found}'. "
        """Give them by name, such as {"ann": […], "bob": […]}. [no-experts]"""
    )


def test_options_must_fit() -> None:
    with pytest.raises(UsageError) as caught:
        ahp_group(VACATION, method="aip")  # type: ignore[arg-type]  # that is the point
    assert str(caught.value).splitlines()[1] == (
        "  the option method has an unknown value; found 'aip'. "
        "Use one of: 'aij', 'aip_geometric', 'aip_arithmetic'. [bad-option]"
    )
    with pytest.raises(UsageError) as caught:
        ahp_group(VACATION, expert_weights={"dad": 1, "mum": 1, "kid": 1})
    assert str(caught.value) == (
        "The expert weights must name exactly the experts.\n"
        "  expert_weights: the expert weights must name exactly the experts; found 'mom, mum'. "
        "Give one weight for each expert. [expert-weights-unequal]"
    )
    with pytest.raises(AnalysisError, match=r"there must be one label for each weight"):
        ahp_group(VACATION, expert_weights=[1, 2])
