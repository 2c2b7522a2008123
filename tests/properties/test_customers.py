"""What holds for every set of customers."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.logistics import (
    concentration,
    cost_to_serve,
    lifetime_value,
    retention,
    retention_curve,
    value_classes,
)
from scorecard.logistics.lifetime_value import Timing
from scorecard.logistics.value_lines import Crossing, Rule, Ties

VALUES = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3), st.integers(-20, 1000), min_size=2, max_size=25
).filter(lambda values: max(values.values()) > 0)
RULES = st.sampled_from(["count", "cumulative"])
CROSSINGS = st.sampled_from(["higher", "lower"])
TIES = st.sampled_from(["together", "by_id"])


@settings(max_examples=60, deadline=None)
@given(VALUES, RULES, CROSSINGS, TIES, st.randoms(use_true_random=False))
def test_order_and_scale_of_values_do_not_matter(
    values: dict[str, int], rule: Rule, crossing: Crossing, ties: Ties, random: object
) -> None:
    found = value_classes(values, rule=rule, crossing=crossing, ties=ties)
    keys = list(values)
    random.shuffle(keys)  # type: ignore[attr-defined]  # a random.Random
    again = value_classes({key: values[key] * 7 for key in keys}, rule=rule, crossing=crossing, ties=ties)
    assert again.labels_by_id() == found.labels_by_id()
    assert [set(ids) for ids in again.crossers] == [set(ids) for ids in found.crossers]
    assert concentration({key: values[key] for key in keys}).gini == concentration(values).gini
    assert concentration({key: values[key] * 7 for key in keys}).gini == pytest.approx(concentration(values).gini)


@settings(max_examples=60, deadline=None)
@given(VALUES, RULES, CROSSINGS, TIES)
def test_classes_part_the_customers_by_value(
    values: dict[str, int], rule: Rule, crossing: Crossing, ties: Ties
) -> None:
    found = value_classes(values, rule=rule, crossing=crossing, ties=ties)
    by_id = found.labels_by_id()
    assert set(by_id) == {one for one, value in values.items() if value > 0}
    assert sum(one.n for one in found.classes) + found.n_not_positive == len(values)
    assert sum(one.share_n or 0 for one in found.classes) == pytest.approx(1)
    assert sum(one.share_value or 0 for one in found.classes) == pytest.approx(1)
    ranks = {one: found.labels.index(label) for one, label in by_id.items()}
    for first in by_id:
        for second in by_id:
            assert values[first] <= values[second] or ranks[first] <= ranks[second]
            assert ties == "by_id" or values[first] != values[second] or ranks[first] == ranks[second]


@settings(max_examples=60, deadline=None)
@given(VALUES, RULES, TIES)
def test_the_crossing_decides_about_those_who_cross_only(values: dict[str, int], rule: Rule, ties: Ties) -> None:
    higher = value_classes(values, rule=rule, crossing="higher", ties=ties)
    lower = value_classes(values, rule=rule, crossing="lower", ties=ties)
    moved = {one for one, label in higher.labels_by_id().items() if lower.labels_by_id()[one] != label}
    assert moved == set().union(*map(set, higher.crossers))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 10**6), min_size=1, max_size=40))
def test_bounds_of_the_gini_coefficient(values: list[int]) -> None:
    found = concentration(values)
    assert -1e-12 <= found.gini <= (len(values) - 1) / len(values) + 1e-12
    assert (np.diff(found.share_value, 2) >= -1e-12).all()
    if found.low is not None and found.high is not None:
        assert 0 <= found.low <= found.gini <= found.high <= 1
    twice = concentration([*values, *values])
    assert twice.gini == pytest.approx(found.gini, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, 30), min_size=1), st.sets(st.integers(0, 30)))
def test_retention_adds_up(first: set[int], second: set[int]) -> None:
    one, two = list(map(str, first)), list(map(str, second))
    found = retention(one, two, classes={key: str(int(key) % 3) for key in one})
    assert sum(row.n for row in found.rows[:-1]) == found.overall.n == len(first)
    assert sum(row.retained for row in found.rows[:-1]) == found.overall.retained
    assert found.overall.retained + found.new == found.n_second


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=20), st.integers(1, 3))
def test_survival_never_rises(rows: list[list[bool]], lost_after: int) -> None:
    activity = np.array(rows)
    if not activity.any():
        return
    curve = retention_curve(activity, lost_after=lost_after)
    survival = [1.0, *(step.survival for step in curve.steps)]
    assert all(a >= b for a, b in itertools.pairwise(survival))
    at_risk = [curve.n, *(step.n for step in curve.steps)]
    assert all(a >= b for a, b in itertools.pairwise(at_risk))
    assert all(0 <= step.lost <= step.n for step in curve.steps)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0, 1000),
    st.floats(0, 0.99),
    st.floats(0, 0.99),
    st.floats(0.01, 0.5),
    st.sampled_from(["first_margin_now", "first_margin_after_one_period", "end_of_period_certain"]),
)
def test_lifetime_value_rises_with_retention(
    margin: float, one: float, two: float, discount: float, timing: Timing
) -> None:
    low, high = (lifetime_value(margin, rate, discount=discount, timing=timing).value for rate in sorted((one, two)))
    assert low <= high + 1e-9
    now = lifetime_value(margin, one, discount=discount, timing="first_margin_now").value
    later = lifetime_value(margin, one, discount=discount, timing="first_margin_after_one_period").value
    assert now == pytest.approx(margin + later)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50), min_size=1))
def test_no_cost_is_lost(units: dict[str, int]) -> None:
    margins = dict.fromkeys("abcdef", 100.0)
    found = cost_to_serve(margins, {"order": 2.5}, drivers={"order": units}, classes={"a": "key", "b": "general"})
    assert found[None].cost == 2.5 * sum(units.values())
    assert found[None].contribution == pytest.approx(float(found.contributions.sum()))
