"""Groups of siblings on a card."""

from __future__ import annotations

from scorecard.weighting.card_groups import card_groups, group_problems, measure_problems, reweighted
from tests.weighting.cards import two_sides


def test_groups_stand_from_the_top_down() -> None:
    groups = card_groups(two_sides())
    assert {above: group.ids for above, group in groups.items()} == {
        "total": ("financial", "customer"),
        "financial": ("grow",),
        "grow": ("sales",),
        "customer": ("deliver", "listen"),
        "deliver": ("otif", "fill", "orders"),
        "listen": ("gap",),
    }
    assert [node.id for node in groups["deliver"].counting] == ["otif", "fill"]
    assert [node.id for node in groups["total"].counting] == ["financial", "customer"]


def test_everything_that_does_not_fit_is_said_at_once() -> None:
    weights = {
        "totl": {"financial": 1.0},
        "customer": {"deliver": 0.5, "otif": 0.5},
        "deliver": {"otif": 0.5, "fil": 0.5},
        "gap": {"x": 1.0},
    }
    assert [str(problem) for problem in group_problems(weights, two_sides())] == [
        "the card has no node of this name with others below it; found 'totl'. Did you mean 'total'? [plan-unknown-group]",
        "customer: the card has no such node in this group; found 'otif'. It stands below deliver. [plan-stranger]",
        (
            "customer: what can have a score has no weight; found 'listen'. "
            "Weigh it too; 0 leaves it out of the score. [plan-lacks]"
        ),
        "deliver: the card has no such node in this group; found 'fil'. Did you mean 'fill'? [plan-stranger]",
        (
            "deliver: what can have a score has no weight; found 'fill'. "
            "Weigh it too; 0 leaves it out of the score. [plan-lacks]"
        ),
        (
            "the card has no node of this name with others below it; found 'gap'. "
            "Use one of: total, financial, grow, customer, deliver, listen. [plan-unknown-group]"
        ),
    ]
    assert not group_problems({"deliver": {"otif": 1.0, "fill": 0.0}}, two_sides())


def test_measures_that_do_not_fit() -> None:
    weights = {"sales": 0.5, "otif": 0.2, "fil": 0.3, "orders": 0.0}
    assert [str(problem) for problem in measure_problems(weights, two_sides())] == [
        "the card has no such measure; found 'fil'. Did you mean 'fill'? [plan-no-measure]",
        "what can have a score has no weight; found 'fill'. Weigh it too; 0 leaves it out of the score. [plan-lacks]",
        "what can have a score has no weight; found 'gap'. Weigh it too; 0 leaves it out of the score. [plan-lacks]",
    ]


def test_new_weights_hold_in_all_periods_and_nothing_else_changes() -> None:
    card = two_sides()
    new = reweighted(card, {"total": {"financial": 0.25}, "deliver": {"otif": 0.4, "fill": 0.6}})
    assert (new.node("financial").weight, new.node("financial").changes) == (0.25, ())
    assert (new.node("customer").weight, new.node("listen").weight, new.node("sales").weight) == (1.0, 3.0, 2.0)
    assert (new.node("otif").weight, new.node("otif").changes) == (0.4, ())
    assert new.node("fill").weight == 0.6
    assert [change.changed for change in new.measure("fill").changes] == [{"target": 90.0}]
    assert card == two_sides()
    assert reweighted(card, {}) == card
