"""Two and three measures under weighted means: points worked out by hand, and as the mean over all orders of change."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import Contributions, Evaluation, evaluate, observe
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records


def made(described: Scorecard, period: str = "2026-Q1", **values: float) -> Evaluation:
    return evaluate(described, observe(described, values=records(period, **values)), period=period)


def two(a: dict[str, object] | None = None, **fields: object) -> Scorecard:
    return card(measure("a", **(a or {})), measure("b"), **{"total": True, **fields})


def points(found: Contributions) -> list[float | None]:
    return [*(row.points for row in found.rows), found.coverage, found.weights]


BEFORE = made(two(), a=40, b=80)  # 60


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (made(two(), a=60, b=80), [10, 0, 0, 0]),  # ½ · 20
        (made(two(), a=60, b=60), [10, -10, 0, 0]),
        (made(two({"target": 80}), a=40, b=80), [5, 0, 0, 0]),  # the score of a goes from 40 to 50
        (made(two({"weight": 3}), a=40, b=80), [0, 0, 0, -10]),  # (3 · 40 + 80) / 4 = 50
        (made(two(), a=40), [0, None, -20, 0]),  # a alone
        # a gains 20 at ½, then at 1: 10 and 20; coverage 60 → 40 and 70 → 60: −20 and −10
        (made(two(), a=60), [15, None, -15, 0]),
        # a gains 20 at ½ or at ¾; weights 60 → 50 or 70 → 65
        (made(two({"weight": 3}), a=60, b=80), [12.5, 0, 0, -7.5]),
    ],
)
def test_by_hand(after: Evaluation, expected: list[float | None]) -> None:
    found = after.contributions(BEFORE)
    assert points(found) == pytest.approx(expected, abs=1e-12)
    assert (found.before, found.after) == (60.0, after["total"].score)
    assert math.fsum(p for p in points(found) if p is not None) == pytest.approx(found.difference, abs=1e-12)
    back = BEFORE.contributions(after)
    assert points(back) == pytest.approx([None if p is None else -p for p in points(found)], abs=1e-12)


def test_coverage_and_weights_are_those_of_the_waterfall() -> None:
    after = made(two({"weight": 3}), a=60)
    found, blocks = after.contributions(BEFORE), after.waterfall(BEFORE)
    assert (found.coverage, found.weights) == pytest.approx((blocks.coverage, blocks.weight), abs=1e-12)
    assert found["a"].points == pytest.approx(blocks.value, abs=1e-12)


def test_every_order_of_change_written_out() -> None:
    """Coverage, weights and two measures that changed, of three: 24 orders, each part's step averaged."""
    described = card(measure("a"), measure("b", weight=2), measure("c"), total=True)
    start = made(described, a=40, b=80, c=10)
    after = made(card(measure("a", weight=4), measure("b"), measure("c"), total=True), a=70, b=50)
    scores, weights = (
        {"a": (40, 70), "b": (80, 50), "c": (10, 10)},
        ({"a": 1, "b": 2, "c": 1}, {"a": 4, "b": 1, "c": 1}),
    )

    def score(done: set[str]) -> float:
        there, weight = ("ab" if "coverage" in done else "abc"), weights["weights" in done]
        return sum(weight[m] * scores[m][m in done] for m in there) / sum(weight[m] for m in there)

    expected = dict.fromkeys(("a", "b", "coverage", "weights"), 0.0)
    for order in permutations(expected):
        for i, part in enumerate(order):
            expected[part] += (score({*order[: i + 1]}) - score({*order[:i]})) / 24
    found = after.contributions(start)
    got = {"a": found["a"].points, "b": found["b"].points, "coverage": found.coverage, "weights": found.weights}
    assert got == pytest.approx(expected, abs=1e-12)
    assert (found["c"].points, found.joined, found.left) == (None, (), ("c",))
    assert found["a"].weight == pytest.approx(expected["a"] / 30, abs=1e-12)


def tree(**fields: object) -> Scorecard:
    """Two perspectives, 3 : 1; the first with two objectives of one and two measures."""
    first = {
        "id": "p",
        "name": "P",
        "weight": 3,
        "objectives": [
            {"id": "o1", "name": "O1", "measures": [measure("a")]},
            {"id": "o2", "name": "O2", "measures": [measure("b"), measure("c")]},
        ],
    }
    second = {"id": "q", "name": "Q", "objectives": [{"id": "o3", "name": "O3", "measures": [measure("d")]}]}
    return card(perspectives=[first, second], total=True, **fields)


def test_rows_of_each_level_are_sums_of_their_measures() -> None:
    before, after = made(tree(), a=50, b=50, c=50, d=50), made(tree(), a=58, b=34, c=50, d=90)
    found = after.contributions(before)
    # ¾ · ½ · 8, ¾ · ¼ · −16, nothing, ¼ · 40
    assert [row.points for row in found.rows] == pytest.approx([3, -3, 0, 10], abs=1e-12)
    assert [row.weight for row in found.rows] == pytest.approx([0.375, 0.1875, 0.1875, 0.25], abs=1e-12)
    assert [row.change for row in found.rows] == pytest.approx([8, -16, 0, 40], abs=1e-12)
    objectives = after.contributions(before, level="objective")
    assert [(row.id, row.n) for row in objectives.rows] == [("o1", 1), ("o2", 2), ("o3", 1)]
    assert [row.points for row in objectives.rows] == pytest.approx([3, -3, 10], abs=1e-12)
    perspectives = after.contributions(before, level="perspective")
    assert [row.points for row in perspectives.rows] == pytest.approx([0, 10], abs=1e-12)
    below = after.contributions(before, node="p")
    assert [row.points for row in below.rows] == pytest.approx([4, -4, 0], abs=1e-12)


def test_policies_count_as_coverage() -> None:
    """A missing score counts as 0 under the floor: b falls from 80 to the floor, which is no change of b."""
    floor = {"missing": "floor", "floor": 0}
    found = made(two(**floor), a=60).contributions(made(two(**floor), a=40, b=80))
    assert points(found) == pytest.approx([10, None, -40, 0], abs=1e-12)
    # o2 is left out for its coverage: a alone counts, at ¾ instead of ⅜
    strict = {"min_coverage": 0.6}
    found = made(tree(**strict), a=50, b=50, d=50).contributions(made(tree(**strict), a=50, b=70, c=70, d=50), node="p")
    assert math.fsum(p for p in points(found) if p is not None) == pytest.approx(-10, abs=1e-12)
    assert found.left == ("c",)


def test_no_score_no_split() -> None:
    nothing = made(two())
    found = nothing.contributions(BEFORE)
    assert (found.before, found.after, found.difference, points(found)) == (60.0, None, None, [None] * 4)
    assert (found.reason, BEFORE.contributions(nothing).reason) == ("no_score_after", "no_score_before")
    # b must be there by the card of the end, and is not by the coverage of the start
    found = made(two(missing="blank"), a=1, b=1).contributions(made(two(), a=1))
    assert (found.reason, points(found)) == ("no_score_between", [None] * 4)
    found = made(two(missing="fail"), a=1, b=1).contributions(made(two(), a=1))
    assert (found.reason, points(found)) == ("no_score_between", [None] * 4)


@pytest.mark.parametrize(
    ("after", "options", "message"),
    [
        (
            made(two(roll_up="weakest_link"), a=1, b=1),
            {},
            (
                "only a weighted mean can be split by measure; found 'customer, deliver, total'. "
                "Use evaluation.waterfall(previous), which splits a change under any rule. [contributions-rule]"
            ),
        ),
        (
            BEFORE,
            {"node": "deliver", "level": "perspective"},
            "there is no perspective below deliver; found 'objective'. Choose a node above it. [contributions-level]",
        ),
        (
            BEFORE,
            {"node": "a"},
            "there is no measure below a; found 'measure'. Choose a node above it. [contributions-level]",
        ),
        (
            BEFORE,
            {"level": "measures"},
            "level has no such option; found 'measures'. Did you mean 'measure'? [unknown-option]",
        ),
        (
            made(two(), a=1),
            {"node": "x"},
            "the evaluation after has no such node; found 'x'. Use one of: total, customer, deliver, a, b. [waterfall-unknown]",
        ),
    ],
)
def test_refusals(after: Evaluation, options: dict[str, str], message: str) -> None:
    assert refusal(lambda: after.contributions(BEFORE, **options), error=UsageError) == [message]  # type: ignore[arg-type]
