"""Two measures under a weighted mean, one block changed at a time, then two together: worked out by hand."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, Waterfall, evaluate, observe
from scorecard.series import MeasureRecord
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records

BLOCKS = ("value", "weight", "target", "coverage")


def made(described: Scorecard, period: str = "2026-Q1", **values: float) -> Evaluation:
    return evaluate(described, observe(described, values=records(period, **values)), period=period)


def two(a: dict[str, object] | None = None, **fields: object) -> Scorecard:
    return card(measure("a", **(a or {})), measure("b"), **{"total": True, **fields})


def points(found: Waterfall) -> list[float | None]:
    return [getattr(found, block) for block in BLOCKS]


BEFORE = made(two(), a=40, b=80)  # 60


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (made(two(), a=60, b=80), [10, 0, 0, 0]),  # (60 + 80) / 2
        (made(two({"weight": 3}), a=40, b=80), [0, -10, 0, 0]),  # (3 · 40 + 80) / 4 = 50
        (made(two(roll_up="weakest_link"), a=40, b=80), [0, -20, 0, 0]),  # the rule belongs to the weights
        (made(two({"target": 80}), a=40, b=80), [0, 0, 5, 0]),  # 40 of 80 is 50
        (made(two({"worst": 100, "target": 0, "direction": "minimise"}), a=40, b=80), [0, 0, 10, 0]),  # 100 − 40
        (made(two(), a=40), [0, 0, 0, -20]),  # a alone
        # value 60 → 70, weight 60 → 50, both 65: φ = ½ (10 + 15) and ½ (−10 − 5)
        (made(two({"weight": 3}), a=60, b=80), [12.5, -7.5, 0, 0]),
        # value 60 → 70 (b as before), coverage 60 → 40, both 60: ½ (10 + 20) and ½ (−20 − 10)
        (made(two(), a=60), [15, 0, 0, -15]),
        # value 60 → 70, target 60 → 65, both (75 + 80) / 2 = 77.5: ½ (10 + 12.5) and ½ (5 + 7.5)
        (made(two({"target": 80}), a=60, b=80), [11.25, 0, 6.25, 0]),
    ],
)
def test_by_hand(after: Evaluation, expected: list[float]) -> None:
    found = after.waterfall(BEFORE)
    assert points(found) == pytest.approx(expected, abs=1e-12)
    assert (found.before, found.after) == (BEFORE["total"].score, after["total"].score)
    assert math.fsum(p for p in points(found) if p is not None) == pytest.approx(found.difference, abs=1e-12)
    back = BEFORE.waterfall(after)
    assert points(back) == [-p if p else 0.0 for p in points(found)]  # type: ignore[misc]


def test_four_blocks_at_once() -> None:
    """All orders of change, written out: 24 of them, each block's step averaged."""
    from itertools import permutations

    after = made(two({"weight": 3, "target": 80}), a=60)
    value, weight, goal, there = ({0: (40, 80), 1: (60, 80)}, {0: 1, 1: 3}, {0: 100, 1: 80}, {0: True, 1: False})

    def score(changed: frozenset[str]) -> float:
        v, w, t, c = (int(block in changed) for block in BLOCKS)
        a, b = value[v][0] / goal[t] * 100, value[v][1]
        return (weight[w] * a + b) / (weight[w] + 1) if there[c] else a

    expected = dict.fromkeys(BLOCKS, 0.0)
    for order in permutations(BLOCKS):
        done: frozenset[str] = frozenset()
        for block in order:
            expected[block] += (score(done | {block}) - score(done)) / 24
            done |= {block}
    found = after.waterfall(BEFORE)
    assert points(found) == pytest.approx([expected[block] for block in BLOCKS], abs=1e-12)
    assert len(found.scores) == 16
    assert all(known == pytest.approx(score(frozenset(changed)), abs=1e-12) for changed, known in found.scores)


def test_changes_in_force_and_plans_count_as_targets() -> None:
    described = two({"changes": [{"since": "2026-Q2", "target": 80}]})
    obs = observe(described, values=[*records(a=40, b=80), *records("2026-Q2", a=40, b=80)])
    ev = evaluate(described, obs)
    found = ev.at(period="2026-Q2").waterfall(ev.at(period="2026-Q1"))
    assert points(found) == pytest.approx([0, 0, 5, 0], abs=1e-12)
    assert (found.period_before, found.period_after) == ("2026-Q1", "2026-Q2")


def with_b(*, scored: bool, **fields: object) -> Scorecard:
    """The measures a and b, of which b may be shown only."""
    return card(measure("a", **fields), measure("b", **({} if scored else {"scoring": "unscored"})), total=True)


def test_a_measure_that_is_scored_no_more_counts_as_target() -> None:
    # 60 → 40, which is a alone; the weights stay what they are
    found = made(with_b(scored=False), a=40, b=80).waterfall(BEFORE)
    assert points(found) == [0, 0, -20, 0]
    assert points(BEFORE.waterfall(made(with_b(scored=False), a=40, b=80))) == [0, 0, 20, 0]
    # weight 60 → 50, target 60 → 40, both 40: ½ (−10 + 0) and ½ (−20 − 10)
    found = made(with_b(scored=False, weight=3), a=40, b=80).waterfall(BEFORE)
    assert points(found) == pytest.approx([0, -5, -15, 0], abs=1e-12)


def test_a_measure_that_is_scored_no_more_from_a_day_on_counts_as_target_too() -> None:
    described = card(measure("a"), measure("b", changes=[{"since": "2026-Q2", "scoring": "unscored"}]), total=True)
    obs = observe(described, values=[*records(a=40, b=80), *records("2026-Q2", a=40, b=80)])
    ev = evaluate(described, obs)
    assert points(ev.at(period="2026-Q2").waterfall(ev.at(period="2026-Q1"))) == [0, 0, -20, 0]


def ranked(order_weights: list[float], *measures: dict[str, object]) -> Scorecard:
    """An ordered weighted average of some measures."""
    rule = {"kind": "owa", "order_weights": order_weights}
    objective = {"id": "deliver", "name": "Deliver", "measures": list(measures), "roll_up": rule}
    return card(perspectives=[{"id": "customer", "objectives": [objective]}])


def test_order_weights_for_fewer_scores_than_the_other_side_has_leave_no_score_between() -> None:
    before = made(ranked([1, 3], measure("a"), measure("b")), a=40, b=80)  # (80 + 3 · 40) / 4
    after = made(ranked([1], measure("a"), measure("b", scoring="unscored")), a=40, b=80)
    found = after.waterfall(before, node="deliver")
    assert (found.before, found.after, found.difference) == (50.0, 40.0, -10.0)
    assert (points(found), found.reason) == ([None] * 4, "no_score_between")


def test_a_node_and_a_measure() -> None:
    after = made(two({"target": 80}), a=60, b=80)
    assert after.waterfall(BEFORE, node="b").difference == 0.0
    # a alone: value 40 → 60, target 40 → 50, both 75: ½ (20 + 25) and ½ (10 + 15)
    found = after.waterfall(BEFORE, node="a")
    assert points(found) == pytest.approx([22.5, 0, 12.5, 0], abs=1e-12)


def test_what_stands_beside_the_node_does_not_matter() -> None:
    """Another measure by a function that is not given, in another objective, under a policy that fails."""
    lone = {"id": "p", "name": "P", "objectives": [{"id": "o", "name": "O", "measures": [measure("a")]}]}
    other = {**measure("x"), "scoring": {"kind": "function", "name": "f"}}
    beside = {"id": "q", "name": "Q", "objectives": [{"id": "r", "name": "R", "measures": [other]}]}
    described = card(perspectives=[lone, beside])
    functions = {"f": lambda values: values}
    before, after = (
        evaluate(described, observe(described, values=records(a=v, x=1)), period="2026-Q1", functions=functions)
        for v in (10, 30)
    )
    assert points(after.waterfall(before, node="p")) == pytest.approx([20, 0, 0, 0], abs=1e-12)
    assert points(after.waterfall(before, node="q", functions=functions)) == [0, 0, 0, 0]


def test_no_score_no_split() -> None:
    nothing = made(two())
    found = nothing.waterfall(BEFORE)
    assert (found.before, found.after, found.difference, points(found)) == (60.0, None, None, [None] * 4)
    assert found.reason == "no_score_after"
    assert BEFORE.waterfall(nothing).reason == "no_score_before"
    strict: dict[str, object] = {"outside": "error"}
    # 100 of 100, then 150 of 200; 150 of 100 must not be
    before, after = made(two(strict), a=100, b=80), made(two({**strict, "target": 200}), a=150, b=80)
    found = after.waterfall(before)
    assert (found.before, found.after, found.difference) == (90.0, 77.5, -12.5)
    assert (found.reason, points(found)) == ("no_score_between", [None] * 4)


def test_a_frozen_period_speaks_with_its_own_card() -> None:
    described = two({"target": 80})
    obs = observe(described, values=[*records(a=1, b=1), *records("2026-Q2", a=40, b=80)])
    ev = evaluate(described, obs, frozen=BEFORE)
    found = ev.at(period="2026-Q2").waterfall(ev.at(period="2026-Q1"))
    assert points(found) == pytest.approx([0, 0, 5, 0], abs=1e-12)


@pytest.mark.parametrize(
    ("after", "before", "node", "message"),
    [
        (
            made(card(measure("a")), a=1),
            made(card(measure("a")), a=1),
            None,
            "the card has no total to split. Name a node: node='customer'. [waterfall-node]",
        ),
        (
            BEFORE,
            made(card(measure("a"), measure("b")), a=1),
            "total",
            "the evaluation before has no such node; found 'total'. Use one of: customer, deliver, a, b. [waterfall-unknown]",
        ),
        (
            made(two(), a=1),
            made(card(measure("a"), measure("c"), total=True), a=1),
            None,
            (
                "the nodes below total are not the same in both evaluations; found 'b, c'. "
                "Split the change of a node below which both cards have the same nodes. [waterfall-differs]"
            ),
        ),
        (
            evaluate(two(), observe(two(), values=records(a=1)), period="2026-Q1", only="leading"),
            BEFORE,
            None,
            (
                "the two evaluations score different kinds of measures; found 'all before, leading after'. "
                "Evaluate both with the same only=…. [waterfall-only]"
            ),
        ),
    ],
)
def test_refusals(after: Evaluation, before: Evaluation, node: str | None, message: str) -> None:
    assert refusal(lambda: after.waterfall(before, node=node), error=UsageError) == [message]


def levels(*scored: tuple[str, float]) -> dict[str, object]:
    return {"kind": "levels", "levels": [{"id": name, "name": name, "score": score} for name, score in scored]}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # the word stays the best of its scale: nothing has changed, though it is the fourth now and was the third
        (("high", "high"), [0, 0, 0, 0]),
        # from 50 to 100 by the word alone, which is worth as much in both scales
        (("mid", "high"), [50, 0, 0, 0]),
        # the same word is worth 20 points less
        (("fine", "fine"), [0, 0, -20, 0]),
    ],
)
def test_words_are_read_in_the_scale_of_the_target(words: tuple[str, str], expected: list[float]) -> None:
    three = levels(("fine", 60), ("mid", 50), ("high", 100))
    four = levels(("low", 0), ("fine", 40), ("mid", 50), ("high", 100))
    described = card(
        measure("a", worst=None, target=None, scoring=three, changes=[{"since": "2026-Q2", "scoring": four}])
    )
    values = [MeasureRecord("a", f"2026-Q{i}", text=word) for i, word in enumerate(words, 1)]
    ev = evaluate(described, observe(described, values=values))
    found = ev.at(period="2026-Q2").waterfall(ev.at(period="2026-Q1"), node="deliver")
    assert points(found) == pytest.approx(expected)
