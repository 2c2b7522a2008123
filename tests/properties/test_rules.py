"""Every roll-up rule has exactly the properties it declares.

What is declared true meets a random search for a counterexample; what is declared false has one written down.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.models import (
    Bands,
    Best,
    Fuzzy,
    Majority,
    MostFrequent,
    OrderedWeightedAverage,
    PowerMean,
    RollUp,
    WeakestLink,
    WeightedArithmetic,
    WeightedGeometric,
    WeightedHarmonic,
)
from scorecard.scoring.rules import RULES, Rule, rule_of
from tests.models.test_bands import bands

FOUR = bands(0, 40, 60, 85, 100)
HUGE = 1e15
"""A rise of a child as high as one likes."""

NAMED: dict[str, tuple[RollUp, Bands]] = {
    "arithmetic": (WeightedArithmetic(), Bands.default()),
    "geometric": (WeightedGeometric(), Bands.default()),
    "harmonic": (WeightedHarmonic(), Bands.default()),
    "power 1": (PowerMean(power=1), Bands.default()),
    "power 2": (PowerMean(power=2), Bands.default()),
    "power 0.5": (PowerMean(power=0.5), Bands.default()),
    "power 0": (PowerMean(power=0), Bands.default()),
    "power -3": (PowerMean(power=-3), Bands.default()),
    "power inf": (PowerMean(power=math.inf), Bands.default()),
    "power -inf": (PowerMean(power=-math.inf), Bands.default()),
    "owa": (OrderedWeightedAverage(order_weights=(1, 2, 3, 4, 5, 6)), Bands.default()),
    "owa worst half": (OrderedWeightedAverage(order_weights=(0, 0, 0, 1, 1, 1)), Bands.default()),
    "owa worst": (OrderedWeightedAverage(order_weights=(0, 0, 0, 0, 0, 3)), Bands.default()),
    "weakest link": (WeakestLink(), Bands.default()),
    "best": (Best(), Bands.default()),
    "most frequent": (MostFrequent(), Bands.default()),
    "most frequent, best": (MostFrequent(tie="best"), FOUR),
    "majority": (Majority(priority=("green", "red")), Bands.default()),
    "fuzzy": (Fuzzy(), Bands.default()),
    "fuzzy, sharp": (Fuzzy(overlap=0, grade_scores=(0, 30, 80, 100)), FOUR),
    "fuzzy min_max": (Fuzzy(operator="min_max"), Bands.default()),
    "fuzzy min_max as composed": (Fuzzy(operator="min_max", normalised=False), Bands.default()),
}
RULE: dict[str, Rule] = {name: rule_of(*made) for name, made in NAMED.items()}
MOST = 6
"""Children in a case, as many as there are order weights."""

scores = st.one_of(st.floats(0, 100), st.sampled_from([0.0, 40.0, 60.0, 75.0, 85.0, 90.0, 100.0]))
weights = st.one_of(st.floats(0.01, 100), st.integers(1, 5).map(float))


@dataclass(frozen=True)
class Case:
    """Scores with their weights, at least one of which is there."""

    scores: tuple[float, ...]
    weights: tuple[float, ...]

    def counted(self) -> list[int]:
        """Positions of the children that are there and have a weight."""
        return [i for i, (s, w) in enumerate(zip(self.scores, self.weights, strict=True)) if w > 0 and s == s]

    def but(self, **changed: float) -> Case:
        """The case with other scores at some positions, written s0=…, s1=…"""
        return Case(tuple(changed.get(f"s{i}", s) for i, s in enumerate(self.scores)), self.weights)


@st.composite
def cases(draw: st.DrawFn, least: int = 1) -> Case:
    """Children of which some may be missing and some may have no weight; at least so many count."""
    children = draw(
        st.lists(
            st.tuples(st.one_of(scores, st.just(math.nan)), st.one_of(weights, st.just(0.0))),
            min_size=least,
            max_size=MOST,
        )
    )
    case = Case(tuple(s for s, _ in children), tuple(w for _, w in children))
    assume(len(case.counted()) >= least)
    return case


def value(rule: Rule, case: Case) -> float:
    return float(rule.apply([np.array(s) for s in case.scores], list(case.weights)))


def near(found: float, expected: float) -> bool:
    return abs(found - expected) <= 1e-9 * (1 + abs(expected))


def declaring(name: str, *declared: object) -> list[str]:
    return [which for which, rule in RULE.items() if getattr(rule, name) in declared]


def test_every_kind_of_rule_is_tried() -> None:
    assert {rule.kind for rule in RULE.values()} == set(RULES)


# ------------------------------------------------------------- declared and true


@given(case=cases())
def test_a_missing_child_and_one_without_weight_leave_the_base(case: Case) -> None:
    kept = case.counted()
    alone = Case(tuple(case.scores[i] for i in kept), tuple(case.weights[i] for i in kept))
    for name, rule in RULE.items():
        assert near(value(rule, case), value(rule, alone)), name


@given(children=st.lists(st.sampled_from([(math.nan, 1.0), (50.0, 0.0), (math.nan, 0.0)]), min_size=1, max_size=MOST))
def test_where_no_child_counts_there_is_no_score(children: list[tuple[float, float]]) -> None:
    for name, rule in RULE.items():
        assert math.isnan(value(rule, Case(*map(tuple, zip(*children, strict=True))))), name


@given(
    periods=st.lists(
        st.lists(st.tuples(scores | st.just(math.nan), weights | st.just(0.0)), min_size=3, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_weights_by_period_give_what_each_period_gives_alone(periods: list[list[tuple[float, float]]]) -> None:
    children = [np.array([period[i][0] for period in periods]) for i in range(3)]
    by_period = [np.array([period[i][1] for period in periods]) for i in range(3)]
    for name, rule in RULE.items():
        found = rule.apply(children, by_period)
        assert found.shape == (len(periods),), name
        for cell, period in zip(found, periods, strict=True):
            alone = value(rule, Case(*map(tuple, zip(*period, strict=True))))
            assert near(cell, alone) or (math.isnan(cell) and math.isnan(alone)), name
        wide = rule.apply([np.stack([child, child]) for child in children], by_period)
        np.testing.assert_allclose(wide, np.stack([found, found]), rtol=1e-12, err_msg=name)


@given(case=cases(), which=st.integers(0, MOST - 1), rise=st.floats(0, 100))
def test_a_monotone_rule_never_falls_when_a_child_rises(case: Case, which: int, rise: float) -> None:
    at = case.counted()[which % len(case.counted())]
    risen = case.but(**{f"s{at}": case.scores[at] + rise})
    for name in declaring("monotone", True):
        before = value(RULE[name], case)
        assert value(RULE[name], risen) >= before - 1e-9 * (1 + before), name


@given(case=cases())
def test_a_bounded_rule_lies_between_its_children(case: Case) -> None:
    counted = [case.scores[i] for i in case.counted()]
    for name in declaring("bounded_by_children", True):
        assert min(counted) <= value(RULE[name], case) <= max(counted), name


@given(case=cases(), scale=st.floats(0.001, 1000))
def test_only_proportions_of_weights_matter(case: Case, scale: float) -> None:
    scaled = Case(case.scores, tuple(scale * w for w in case.weights))
    for name in declaring("weight_scale_invariant", True):
        assert near(value(RULE[name], scaled), value(RULE[name], case)), name


@given(case=cases(), turn=st.randoms())
def test_the_order_of_children_does_not_matter(case: Case, turn: random.Random) -> None:
    order = list(range(len(case.scores)))
    turn.shuffle(order)
    turned = Case(tuple(case.scores[i] for i in order), tuple(case.weights[i] for i in order))
    for name in declaring("permutation_invariant", True):
        assert near(value(RULE[name], turned), value(RULE[name], case)), name


@given(case=cases(), others=st.lists(weights, min_size=MOST, max_size=MOST))
def test_weights_do_not_matter_where_they_are_not_used(case: Case, others: list[float]) -> None:
    other = Case(case.scores, tuple(o if w else 0.0 for w, o in zip(case.weights, others, strict=False)))
    for name in declaring("uses_weights", False):
        assert value(RULE[name], other) == value(RULE[name], case), name


@given(case=cases(), which=st.integers(0, MOST - 1), below=st.floats(0.001, 1000))
def test_a_negative_child_has_no_score_where_none_is_allowed(case: Case, which: int, below: float) -> None:
    at = case.counted()[which % len(case.counted())]
    for name in declaring("needs_positive", True):
        assert math.isnan(value(RULE[name], case.but(**{f"s{at}": -below}))), name


def lowered_and_lifted(rule: Rule, case: Case, at: int, to: float) -> tuple[float, float, float]:
    """The score, that with one child lowered, and that with all others lifted as well."""
    lifted = {f"s{i}": HUGE for i in case.counted() if i != at} | {f"s{at}": to}
    return value(rule, case), value(rule, case.but(**{f"s{at}": to})), value(rule, case.but(**lifted))


@given(case=cases(least=2), which=st.integers(0, MOST - 1), part=st.floats(0, 1) | st.just(0.0))
def test_any_fall_can_be_made_up_for_where_compensation_is_full(case: Case, which: int, part: float) -> None:
    at = case.counted()[which % len(case.counted())]
    for name in declaring("compensatory", "full"):
        before, _, lifted = lowered_and_lifted(RULE[name], case, at, part * case.scores[at])
        assert lifted >= before - 1e-9 * (1 + before), name


@given(case=cases(least=2), which=st.integers(0, MOST - 1), part=st.floats(0, 1) | st.just(0.0))
def test_no_fall_can_be_made_up_for_where_there_is_no_compensation(case: Case, which: int, part: float) -> None:
    at = case.counted()[which % len(case.counted())]
    for name in declaring("compensatory", "none"):
        before, lowered, lifted = lowered_and_lifted(RULE[name], case, at, part * case.scores[at])
        assert lifted < before or lowered == before, name


# ------------------------------------------------------------ declared and false

Children = Sequence[float]

NOT_MONOTONE: dict[str, tuple[Children, Children, Children]] = {
    # two green, one amber, one next to it: with two amber the worse band leads: 95 falls to 77.5
    "most frequent": ((95, 95, 80, 74), (95, 95, 80, 75), (1, 1, 1, 1)),
    # bands at 40, 60, 85: two in the best, three in the next
    "most frequent, best": ((90, 90, 70, 70, 50), (90, 90, 70, 70, 60), (1, 1, 1, 1, 1)),
    # green leads by priority, until amber has more
    "majority": ((95, 80, 74), (95, 80, 75), (1, 1, 1)),
    # the second child enters amber with 0.1 and draws the average down from green
    "fuzzy min_max": ((100, 70), (100, 71), (9, 1)),
    # the second child leaves red, while amber is no more than it was
    "fuzzy min_max as composed": ((80, 60), (80, 80), (1, 1)),
}


@pytest.mark.parametrize("name", declaring("monotone", False))
def test_a_rule_that_is_not_monotone_has_a_rise_that_lowers_it(name: str) -> None:
    before, after, w = NOT_MONOTONE[name]
    assert all(b <= a for b, a in zip(before, after, strict=True))
    assert value(RULE[name], Case(tuple(after), tuple(w))) < value(RULE[name], Case(tuple(before), tuple(w))) - 0.1


NOT_BOUNDED: dict[str, tuple[float, float]] = {
    # (score of both children, score of the parent): that of the grade
    "fuzzy": (100, 95),
    "fuzzy, sharp": (50, 30),
    "fuzzy min_max": (10, 37.5),
    "fuzzy min_max as composed": (100, 47.5),  # the greatest of two halves is a half
}


@pytest.mark.parametrize("name", declaring("bounded_by_children", False))
def test_a_rule_that_is_not_bounded_leaves_its_children(name: str) -> None:
    both, parent = NOT_BOUNDED[name]
    assert value(RULE[name], Case((both, both), (1, 1))) == parent
    assert parent != both


@pytest.mark.parametrize("name", declaring("uses_weights", True))
def test_weights_matter_where_they_are_used(name: str) -> None:
    assert not near(value(RULE[name], Case((30, 95), (1, 3))), value(RULE[name], Case((30, 95), (3, 1))))


@pytest.mark.parametrize("name", declaring("needs_positive", False))
def test_a_negative_child_has_a_score_where_it_is_allowed(name: str) -> None:
    assert math.isfinite(value(RULE[name], Case((-10, 20), (1, 1))))


def test_no_rule_looks_at_the_scale_of_weights_or_the_order_of_children() -> None:
    assert declaring("weight_scale_invariant", False) == declaring("permutation_invariant", False) == []


PARTIAL: dict[str, tuple[tuple[Case, float], tuple[Case, float]]] = {
    # (children, what the first falls to): once made up for, once not
    "geometric": ((Case((50, 50), (1, 1)), 10), (Case((50, 50), (1, 1)), 0)),
    "harmonic": ((Case((50, 50), (1, 1)), 40), (Case((50, 50), (1, 1)), 20)),  # 2 / (1/20 + 0) is 40
    "power 0": ((Case((50, 50), (1, 1)), 10), (Case((50, 50), (1, 1)), 0)),
    "power -3": ((Case((50, 50), (1, 1)), 45), (Case((50, 50), (1, 1)), 20)),
    # of two children the better has no order weight; of six it is the three worst that count
    "owa worst half": ((Case((50, 50, 50, 50, 50, 50), (1,) * 6), 0), (Case((50, 50), (1, 1)), 40)),
    # a heavy child alone gives the band
    "most frequent": ((Case((80, 80, 95), (1, 1, 1)), 10), (Case((80, 80), (3, 1)), 10)),
    "most frequent, best": ((Case((90, 90, 70), (2, 1, 2)), 10), (Case((70, 70), (3, 1)), 10)),
    "majority": ((Case((95, 95, 80), (2, 1, 2)), 10), (Case((80, 80), (3, 1)), 10)),
    # who is green already cannot rise further
    "fuzzy": ((Case((80, 20), (1, 1)), 10), (Case((95, 95), (1, 1)), 10)),
    "fuzzy, sharp": ((Case((70, 20), (1, 1)), 10), (Case((95, 95), (1, 1)), 10)),
    "fuzzy min_max": ((Case((80, 20), (1, 1)), 10), (Case((95, 95), (1, 1)), 10)),
    "fuzzy min_max as composed": ((Case((80, 20), (1, 1)), 10), (Case((95, 80, 10), (1, 1, 1)), 10)),
}


@pytest.mark.parametrize("name", declaring("compensatory", "partial"))
def test_partial_compensation_makes_up_for_one_fall_and_not_for_another(name: str) -> None:
    (can, fall), (cannot, deep) = PARTIAL[name]
    before, lowered, lifted = lowered_and_lifted(RULE[name], can, 0, fall)
    assert lowered < before <= lifted
    before, lowered, lifted = lowered_and_lifted(RULE[name], cannot, 0, deep)
    assert max(lowered, lifted) < before


def test_what_is_written_down_belongs_to_a_rule_that_declares_it() -> None:
    """A property that becomes true must lose its counterexample."""
    assert list(NOT_MONOTONE) == declaring("monotone", False)
    assert list(NOT_BOUNDED) == declaring("bounded_by_children", False)
    assert list(PARTIAL) == declaring("compensatory", "partial")
