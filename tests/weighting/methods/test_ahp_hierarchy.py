"""Hierarchies against a worked example, and by hand."""

from __future__ import annotations

import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.weighting import AhpWeights, ahp, ahp_group, ahp_hierarchy, direct

# choosing a leader: AHPy 2.1 prints 0.358, 0.493, 0.150 (rounding inside)
CRITERIA = [[1, 4, 3, 7], ["1/4", 1, "1/3", 3], ["1/3", 3, 1, 5], ["1/7", "1/3", "1/5", 1]]
CANDIDATES = ["moll", "nell", "sue"]
GROUPS = {
    "goal": CRITERIA,
    "experience": [[1, "1/4", 4], [4, 1, 9], ["1/4", "1/9", 1]],
    "education": [[1, 3, "1/5"], ["1/3", 1, "1/7"], [5, 7, 1]],
    "charisma": [[1, 5, 9], ["1/5", 1, 4], ["1/9", "1/4", 1]],
    "age": [[1, "1/3", 5], [3, 1, 9], ["1/5", "1/9", 1]],
}
BELOW = {"goal": list(GROUPS)[1:], **dict.fromkeys(list(GROUPS)[1:], CANDIDATES)}


def test_alternatives_below_every_criterion() -> None:
    found = ahp_hierarchy(GROUPS, children=BELOW)
    assert found.root == "goal"
    assert found.leaves.shares == pytest.approx((0.35813677, 0.49278819, 0.14907504), abs=1e-8)
    assert found.leaves.method == "ahp_hierarchy"
    assert found.local["charisma"].shares == pytest.approx((0.74286662, 0.19388163, 0.06325174), abs=1e-8)
    assert found.weights["goal"] == 1
    assert found.weights["experience"] == found.local["goal"]["experience"]
    assert sum(found.weights[c] for c in CANDIDATES) == pytest.approx(1, abs=1e-15)


def test_consistency_by_level_is_that_of_the_weighted_groups() -> None:
    found = ahp_hierarchy(GROUPS, children=BELOW)
    alone = {node: ahp(matrix) for node, matrix in GROUPS.items()}
    top = alone["goal"]
    below = [(top.shares[i], alone[node]) for i, node in enumerate(list(GROUPS)[1:])]
    expected = sum(g * w.consistency_index for g, w in below) / 0.58
    assert found.levels[0].ratio == pytest.approx(top.consistency_ratio, rel=1e-12)
    assert found.levels[1].ratio == pytest.approx(expected, rel=1e-12)
    assert [(level.level, level.groups, level.reason) for level in found.levels] == [(1, 1, None), (2, 4, None)]


def test_a_tree_of_pairs_weights_and_single_children() -> None:
    found = ahp_hierarchy(
        {
            "goal": {("service", "price"): 3},
            "service": direct({"speed": 3, "care": 1}),
            "speed": ahp_group({"ann": {("road", "rail"): 1}}),
        },
        children={"price": ["fees"]},
    )
    assert dict(found.leaves) == pytest.approx({"fees": 0.25, "care": 0.1875, "road": 0.28125, "rail": 0.28125})
    assert found.weights["speed"] == pytest.approx(0.5625)
    assert list(found.local) == ["goal", "service", "price", "speed"]
    assert isinstance(found.local["goal"], AhpWeights)
    assert [level.reason for level in found.levels] == [
        "nothing_to_contradict",
        "not_judged_in_pairs",
        "nothing_to_contradict",
    ]


def test_a_group_beyond_the_table_leaves_its_level_without_a_ratio() -> None:
    found = ahp_hierarchy({"goal": [[1, 2, 3], [1, 2], [1]]}, children={"goal": list("abcd")}, random_index={3: 0.58})
    assert (found.levels[0].ratio, found.levels[0].reason) == (None, "no_random_index")


def test_a_node_counts_on_its_lowest_level() -> None:
    # "b" stands below the goal and below "a"
    found = ahp_hierarchy({"goal": {("a", "b"): 1}, "a": {("b", "c"): 1}})
    assert dict(found.leaves) == {"b": 0.75, "c": 0.25}
    assert [level.level for level in found.levels] == [1, 2]


def test_problems_of_all_groups_are_raised_together() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_hierarchy(
            {"goal": [[2], [3]], "a": [[1, 2], [2, 1]], "b": direct({"x": 1}), "c": [[1]]},
            children={"goal": ["a", "b"], "a": ["p", "q"], "b": ["y", "z"], "d": ["u", "v"]},
        )
    assert str(caught.value) == (
        "The hierarchy cannot be used.\n"
        "  judgements.goal: the judgements are neither a square matrix nor the triangle above its diagonal; "
        "found '2 rows with 1, 1 cells'. Give as many cells as rows in each row, None where there is no judgement. "
        "[not-square]\n"
        "  judgements.a.q / p: the two judgements of 'p' and 'q' are not reciprocal; found '2 and 2'. "
        "Keep one of the two and leave the other empty; it follows. [not-reciprocal]\n"
        "  groups.b: the weights of a group are not those of its children; found 'x'. "
        "Give weights of: y, z. [children-unequal]\n"
        "  groups.c: a matrix does not say what is compared below a node. "
        "Name its children in the order of the rows, in children={…}. [no-children]\n"
        "  groups.d: there are no judgements of the children of a node. "
        "Give judgements or weights of them. [group-not-judged]"
    )


def test_more_tops_than_one_are_refused() -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_hierarchy({"one": {("a", "b"): 1}, "two": {("b", "c"): 1}})
    assert str(caught.value) == (
        "The hierarchy has more than one node without a parent.\n"
        "  the hierarchy has more than one node without a parent; found 'one, two'. "
        "Give a group that holds all but one of them, or weigh each part by itself. [several-tops]"
    )


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ({"goal": {("a", "b"): 1}, "a": {("b", "c"): 1}, "c": {("a", "d"): 1}}, "b, a, c, d"),
        ({"a": {("a", "b"): 1}}, "a, b"),
    ],
)
def test_a_circle_is_refused(groups: dict[str, dict[tuple[str, str], float]], found: str) -> None:
    with pytest.raises(AnalysisError) as caught:
        ahp_hierarchy(groups)
    (problem,) = caught.value.problems
    assert str(problem) == (
        f"nodes of the hierarchy stand below themselves; found '{problem.found}'. "
        "Take one of them out of the group where it does not belong. [hierarchy-circle]"
    )
    assert set(str(problem.found).split(", ")) == set(found.split(", "))


def test_nothing_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        ahp_hierarchy({})
    assert str(caught.value) == (
        "There is no group of the hierarchy.\n  there is no group of the hierarchy. Give at least one. [no-groups]"
    )
