"""A group prints its weights, its experts and its pairs."""

from __future__ import annotations

from scorecard.weighting import ahp_group
from tests.weighting.methods.test_ahp_group import COUNTS, LABELS, VACATION


def test_the_group_prints_with_its_experts_and_pairs() -> None:
    # weights, ratios and deviations computed with numpy alone from the matrices
    found = ahp_group(VACATION, labels=LABELS, expert_weights=COUNTS)
    assert str(found).splitlines() == [
        "Weights (group AHP, judgements aggregated)",
        "Id     Weight  Experts  Lowest  Highest  Geometric SD",
        "-----  ------  -------  ------  -------  ------------",
        "costs  28.3 %        3   6.3 %   71.7 %          4.15",
        "fun    42.6 %        3  19.4 %   81.8 %          2.00",
        "spa    29.1 %        3   6.6 %   74.3 %          4.16",
        "Experts with a consistency ratio above 0.1: 0 of 3.",
        (
            "The judgements of the group: Largest eigenvalue 3.0009, consistency index 0.0004. Consistency ratio 0.0008 with "
            "the random index 0.58 (Saaty 1980). Most inconsistent: fun over costs, judged 1.55. The other judgements imply "
            "1.42; with it the consistency ratio would be 0.0000."
        ),
        "Lowest, highest and geometric standard deviation are those of the experts' own weights; 1 is full agreement.",
    ]
    assert found.expert_table().to_text("en").splitlines() == [
        "Experts and their consistency",
        "Expert   Share  Judgements  Consistency ratio  Remark",
        "------  ------  ----------  -----------------  --------",
        "dad     40.0 %           3             0.0318  accepted",
        "mom     40.0 %           3             0.0614  accepted",
        "kid     20.0 %           3             0.0000  accepted",
    ]
    assert found.pair_table().to_text("zh").splitlines() == [
        "群组判断",
        "前者   后者  几何均值  专家数  最低  最高  几何标准差",
        "-----  ----  --------  ------  ----  ----  ----------",
        "costs  fun       0.64       3  0.11  4.00        6.68",
        "costs  spa       1.00       3  0.11  9.00       11.66",
        "fun    spa       1.42       3  0.20  9.00        7.64",
    ]
    assert repr(found).endswith("method='ahp_group_aij', experts=3)")


def test_what_a_group_has_not_is_said() -> None:
    circle = [[1, 9, None], [None, 1, 9], [9, None, 1]]
    weights = ahp_group({**VACATION, "cat": circle}, labels=LABELS, method="aip_arithmetic")
    assert weights.table().notes[1].text("zh") == "集结的是各专家的权重，因此群组本身没有一致性比率。"
    assert weights.table().notes[0].text("zh") == "一致性比率超过 0.1 的专家：4 位中有 1 位（cat）。"
    assert weights.expert_table().cells("zh")[3] == ("cat", "25.0 %", "3", "6.1303", "超过 0.1")
    parts = ahp_group({"ann": {("a", "b"): 2, ("b", "c"): 3}, "bob": {("b", "c"): 3}})
    assert [row[-1] for row in parts.expert_table().cells("en")] == [
        "no consistency ratio",
        "no weights: the judgements do not hang together",
    ]
    assert parts.table().notes[0].text("en") == "Experts without a consistency ratio: 2."
    assert parts.table().notes[0].text("zh") == "没有一致性比率的专家：2 位。"
    both = ahp_group({**VACATION, "bob": {("fun", "costs"): 3, ("fun", "spa"): 3}}, labels=LABELS).table().notes[0]
    assert both.text("en") == (
        "Experts with a consistency ratio above 0.1: 0 of 3. Experts without a consistency ratio: 1."
    )


def test_experts_whose_judgements_contradict_each_other_are_named_with_a_blank_before_the_bracket() -> None:
    circle = [[1, 9, None], [None, 1, 9], [9, None, 1]]
    cats = {f"cat {i}": circle for i in range(12)}
    notes = ahp_group({**VACATION, "cat": circle, "dog": circle}, labels=LABELS).table().notes
    assert notes[0].text("en") == "Experts with a consistency ratio above 0.1: 2 of 5 (cat, dog)."
    assert notes[0].text("zh") == "一致性比率超过 0.1 的专家：5 位中有 2 位（cat、dog）。"
    assert ahp_group(cats, labels=LABELS).table().notes[0].text("en").endswith("cat 8, cat 9, …).")
