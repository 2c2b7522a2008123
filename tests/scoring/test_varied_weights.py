"""What is known of weights and rules, held against the card."""

from __future__ import annotations

import pytest

from scorecard.errors import UsageError
from scorecard.scoring import observe, robustness
from scorecard.weighting import WeightUncertainty
from tests.scoring.cards import card, measure, records, unscored
from tests.scoring.varied import two_sides, values


def refused(**options: object) -> str:
    described = two_sides()
    obs = observe(described, values=values(one=80.0, two=60.0))
    with pytest.raises(UsageError) as error:
        robustness(described, obs, period="2026-Q1", **options)  # type: ignore[arg-type]
    return str(error.value)


def test_what_is_known_of_weights_must_fit_the_card():
    weights = {
        "nowhere": WeightUncertainty.free(["one", "two"]),
        "one": 3,
        "total": WeightUncertainty.free(["one", "three"]),
    }
    assert refused(weights=weights) == (
        "What is known of the weights does not fit the card.\n"
        "  weights.nowhere: no weights stand below this node; found 'nowhere'. "
        "Use one of: total, one, two, o_one, o_two. [unknown-node]\n"
        "  weights.one: what is known of weights is a WeightUncertainty; found 'int'. Write "
        "WeightUncertainty.free([…]), .ranked({…}), .bounded({…}) or .around({…}, concentration=…). [weights-kind]\n"
        "  weights.total: the weights are not those of the nodes below; found 'three, two'. "
        "Weigh one, two. [weights-other]"
    )


def test_what_is_only_shown_needs_no_weight():
    described = card(measure("a"), measure("b"), unscored("c"))
    obs = observe(described, values=records(a=90, b=60))
    found = [
        robustness(described, obs, period="2026-Q1", node="deliver", weights={"deliver": known}, draws=200, seed=1)
        for known in (WeightUncertainty.exact({"a": 2, "b": 1}), WeightUncertainty.exact({"a": 2, "b": 1, "c": 7}))
    ]
    assert [one.row("deliver").mean for one in found] == pytest.approx([80, 80])


def test_a_concentration_is_above_zero():
    assert refused(weights=0) == (
        "The option weights is neither a concentration above zero nor what is known of weights by node.\n"
        "  the option weights is neither a concentration above zero nor what is known of weights by node; found '0'. "
        "Write weights=50, or weights={'total': WeightUncertainty.free(['customer', 'process'])}. [bad-option]"
    )


def test_rules_must_be_rules():
    assert refused(rules=["best", "wurst"]) == (
        "The rules cannot be used.\n"
        "  rules.1: there is no such roll-up; found 'wurst'. Use one of: weighted_arithmetic, weighted_geometric, "
        "weighted_harmonic, power_mean, owa, weakest_link, best, most_frequent, majority, fuzzy. [unknown-roll-up]"
    )


def test_rules_must_fit_the_card():
    assert refused(rules=["best", {"kind": "majority", "priority": ["blue"]}]) == (
        "The rules cannot be used.\n"
        "  rules.1.priority.0: the priority names a band that does not exist; found 'blue'. "
        "Use one of: red, amber, green. [unknown-band]"
    )
    assert refused(rules=[{"kind": "owa", "order_weights": [1, 2, 3]}]).splitlines()[:2] == [
        "The rules cannot be used.",
        (
            "  rules.0.order_weights: there must be an order weight for each score below 'total'; found '3 for 2'. "
            "Give 2, the best rank first, or another roll-up to 'total'. [order-weights-unequal]"
        ),
    ]


def test_groups_of_one_and_weights_of_zero_do_not_vary():
    described = two_sides()
    obs = observe(described, values=values(one=80.0, two=60.0))
    assert list(robustness(described, obs, period="2026-Q1", draws=100).variation.weights) == ["total"]


@pytest.mark.parametrize("rules", [5, None, True])
def test_rules_that_are_no_list_are_refused(rules):
    assert refused(rules=rules).startswith("The rules cannot be used.\n  rules.0: ")
