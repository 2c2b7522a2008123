"""A weight plan weighs every group of siblings of a card."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.scoring.weights import node_weights
from scorecard.weighting import WeightPlan, Weights, direct, entropy, equal, rank_sum, swing
from tests.weighting.cards import two_sides


def plan() -> WeightPlan:
    """Weights of most groups of the card, each found in its own way."""
    return WeightPlan(
        {
            "customer": rank_sum({"listen": 1, "deliver": 2}),
            "total": direct({"financial": 40, "customer": 60}),
            "deliver": swing({"otif": 100, "fill": 25}),
        }
    )


def test_global_weights_are_products_down_the_tree() -> None:
    assert dict(plan().global_weights) == pytest.approx(
        {"financial": 0.4, "customer": 0.6, "listen": 0.4, "deliver": 0.2, "otif": 0.16, "fill": 0.04}, abs=1e-15
    )
    assert list(plan().global_weights) == ["financial", "customer", "listen", "deliver", "otif", "fill"]


def test_a_group_below_nothing_weighed_has_no_global_weight() -> None:
    part = WeightPlan({"deliver": equal(["otif", "fill"]), "total": direct({"financial": 1, "customer": 3})})
    assert dict(part.global_weights) == {"financial": 0.25, "customer": 0.75, "otif": None, "fill": None}
    assert [note.text("en") for note in part.table().notes] == [
        "Global weight: product of the weights from the top down.",
        "No global weight where the plan does not weigh what lies above.",
    ]


def test_apply_makes_a_card_with_these_weights() -> None:
    card = two_sides()
    new = plan().apply(card)
    absolute = node_weights(new).absolute
    for node, whole in plan().global_weights.items():
        np.testing.assert_allclose(absolute[new.node_ids.index(node)], whole, rtol=0, atol=1e-15)
    assert new.node("sales").weight == 2.0
    assert card == two_sides()
    assert new.model_copy(update={"perspectives": card.perspectives}) == card


def test_a_card_has_a_plan_already() -> None:
    card = two_sides()
    found = WeightPlan.from_card(card)
    assert dict(found.groups["total"]) == {"financial": 0.75, "customer": 0.25}
    assert dict(found.groups["deliver"]) == {"otif": 0.5, "fill": 0.5}
    assert found.groups["customer"]["listen"] == 0.75
    assert found.groups["total"].total == 4.0
    first = node_weights(card).absolute[:, 0]
    for node, whole in found.global_weights.items():
        assert whole == pytest.approx(first[card.node_ids.index(node)], abs=1e-15)
    again = WeightPlan.from_card(found.apply(card))
    assert {k: dict(v) for k, v in again.groups.items()} == {k: dict(v) for k, v in found.groups.items()}


def test_from_global_weights_of_measures() -> None:
    measured = entropy({"sales": [1, 2], "otif": [1, 3], "fill": [4, 4], "gap": [2, 9]})
    found = WeightPlan.from_global(measured, two_sides())
    for node, share in measured.items():
        assert found.global_weights[node] == pytest.approx(share, abs=1e-15)
    assert found.groups["deliver"].method == "entropy"
    assert dict(found.groups["deliver"]) == {"otif": 1.0, "fill": 0.0}
    none = WeightPlan.from_global(direct({"sales": 0, "otif": 1, "fill": 3, "gap": 0, "orders": 0}), two_sides())
    assert dict(none.groups["total"]) == {"financial": 0.0, "customer": 1.0}
    assert set(none.groups) == {"total", "customer", "deliver"}


def test_the_global_weight_of_what_is_only_shown_goes_to_nobody() -> None:
    """Orders is shown beside otif and fill; all five weigh the same, so the four that count have a quarter each."""
    card = two_sides()
    found = WeightPlan.from_global(equal(["sales", "otif", "fill", "orders", "gap"]), card)
    absolute = node_weights(found.apply(card)).absolute
    for node in ("sales", "otif", "fill", "gap"):
        np.testing.assert_allclose(absolute[card.node_ids.index(node)], 0.25, rtol=0, atol=1e-15)


def test_what_is_only_shown_needs_no_weight() -> None:
    card = two_sides()
    only_shown = card.perspectives[0].model_copy(
        update={"objectives": [{"id": "grow", "name": "Grow", "measures": [{"id": "sales", "name": "Sales"}]}]}
    )
    card = card.model_copy(update={"perspectives": [only_shown, card.perspectives[1]]})
    assert set(WeightPlan.from_card(card).groups) == {"total", "customer", "deliver", "listen"}
    assert dict(WeightPlan.from_card(card).groups["total"]) == {"customer": 1.0}
    WeightPlan({"total": equal(["customer"])}).check(card)


def test_table() -> None:
    assert str(plan()).splitlines() == [
        "Weight plan",
        "Below     Id         Method                Weight  Global weight",
        "--------  ---------  --------------------  ------  -------------",
        "total     financial  points given by hand  40.0 %         40.0 %",
        "total     customer   points given by hand  60.0 %         60.0 %",
        "customer  listen     rank order, sum       66.7 %         40.0 %",
        "customer  deliver    rank order, sum       33.3 %         20.0 %",
        "deliver   otif       swing                 80.0 %         16.0 %",
        "deliver   fill       swing                 20.0 %          4.0 %",
        "Global weight: product of the weights from the top down.",
    ]
    with_data = WeightPlan({"total": direct({"a": 1, "b": 1}), "a": entropy({"x": [1, 2, None], "y": [3, 1, 1]})})
    records = with_data.table().records()
    assert [(record["id"], record["n"]) for record in records] == [("a", None), ("x", 2), ("y", 2), ("b", None)]


def test_a_plan_cannot_be_changed() -> None:
    groups: dict[str, Weights] = {"total": equal(["a"])}
    kept = WeightPlan(groups)
    groups["a"] = equal(["b"])
    assert list(kept.groups) == ["total"]
    with pytest.raises(TypeError):
        kept.groups["a"] = equal(["b"])  # type: ignore[index]  # that is the point


def test_weights_that_make_no_plan() -> None:
    with pytest.raises(AnalysisError) as caught:
        WeightPlan({"total": equal(["a", "b"]), "a": equal(["b", "c"]), "b": {"d": 1.0}, "c": equal(["a"])})  # type: ignore[dict-item]  # that is the point
    assert str(caught.value) == (
        "The weights do not make a plan.\n"
        "  a: this node is already weighed below total; found 'b'. Weigh every node in one group. [weighed-twice]\n"
        "  b: a group needs weights; found 'dict'. "
        "Give what a weighting method returns, such as direct({…}). [not-weights]\n"
        "  c: this node is already weighed below total; found 'a'. Weigh every node in one group. [weighed-twice]"
    )
    with pytest.raises(AnalysisError) as caught:
        WeightPlan({"a": equal(["b"]), "b": equal(["a"]), "c": equal(["d"])})
    assert str(caught.value) == (
        "The weights do not make a plan.\n"
        "  a node stands below itself; found 'b'. Weigh every node among its siblings. [plan-circle]\n"
        "  a node stands below itself; found 'a'. Weigh every node among its siblings. [plan-circle]"
    )


def test_a_plan_that_does_not_fit_a_card() -> None:
    wrong = WeightPlan({"totl": equal(["financial"]), "customer": equal(["deliver"])})
    for refuse in (wrong.check, wrong.apply):
        with pytest.raises(AnalysisError) as caught:
            refuse(two_sides())
        assert str(caught.value) == (
            "The weights do not fit the card.\n"
            "  the card has no node of this name with others below it; found 'totl'. "
            "Did you mean 'total'? [plan-unknown-group]\n"
            "  customer: what can have a score has no weight; found 'listen'. "
            "Weigh it too; 0 leaves it out of the score. [plan-lacks]"
        )
    with pytest.raises(
        AnalysisError, match=r"The weights do not fit the card\.\n  the card has no such measure; found 'x'"
    ):
        WeightPlan.from_global(direct({"x": 1, "sales": 1, "otif": 1, "fill": 1, "gap": 1}), two_sides())
