"""History that stays true, for every card and all values: saved is loaded, frozen is kept, a split sums and flips."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, evaluate, observe
from scorecard.scoring.saved import RESULTS, evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text
from scorecard.series import MeasureRecord
from tests.scoring.saved_cases import assert_same

PERIODS = ("2026-Q1", "2026-Q2")
BLOCKS = ("value", "weight", "target", "coverage")
RULES = ("weighted_arithmetic", "weighted_geometric", "weakest_link", "best", "most_frequent", "fuzzy")


@st.composite
def evaluations(draw: st.DrawFn, rules: tuple[str, ...] = RULES) -> Evaluation:
    """Two objectives of two measures each: any weights, targets, rules, policies, values, gaps."""
    weight = st.sampled_from([0.5, 1.0, 2.0, 3.0])
    number = iter(range(4))

    def measure() -> dict[str, Any]:
        worst, way = draw(st.floats(-100, 100)), draw(st.floats(1, 200))
        down = draw(st.booleans())
        return {
            "id": f"m{next(number)}",
            "name": "M",
            "weight": draw(weight),
            "worst": worst,
            "target": worst - way if down else worst + way,
            "direction": "minimise" if down else "maximise",
            "carry_forward": draw(st.integers(0, 1)),
        }

    objectives = [
        {"id": f"o{i}", "name": "O", "weight": draw(weight), "measures": [measure(), measure()]} for i in (0, 1)
    ]
    card = Scorecard.model_validate(
        {
            "id": "demo",
            "name": "Demo",
            "calendar": {"first": PERIODS[0], "last": PERIODS[1]},
            "total": True,
            "roll_up": draw(st.sampled_from(rules)),
            "missing": draw(st.sampled_from(["renormalise", "blank", "floor"])),
            "min_coverage": draw(st.sampled_from([0.0, 0.5])),
            "perspectives": [{"id": "customer", "objectives": objectives}],
        }
    )
    kinds = st.sampled_from(["value", "value", "value", "missing", "not applicable"])
    values = []
    for period in PERIODS:
        for m in range(4):
            kind = draw(kinds)
            if kind == "value":
                value, ranged = draw(st.floats(-200, 200)), draw(st.booleans())
                error = {"low": value - 1.5, "high": value + 3.0} if ranged else {"standard_error": 1.5}
                values.append(MeasureRecord(f"m{m}", period, value, n=9, **error))
            elif kind == "not applicable":
                values.append(MeasureRecord(f"m{m}", period, applicable=False))
    return evaluate(card, observe(card, values=values))


@given(evaluations(), evaluations(), st.sampled_from(PERIODS))
def test_saved_is_loaded(ev: Evaluation, other: Evaluation, period: str) -> None:
    joined = evaluate(ev.card, ev.observations, frozen=other.at(period=period))
    assert_same(joined, evaluation_from_text(evaluation_text(joined)))


@given(evaluations(), evaluations())
def test_frozen_is_unaffected_by_later_edits(saved: Evaluation, edited: Evaluation) -> None:
    """Every weight, target, rule, policy and value is another now."""
    first = saved.at(period=PERIODS[0])
    joined = evaluate(edited.card, edited.observations, frozen=first)
    for name in RESULTS:
        np.testing.assert_array_equal(getattr(joined, name)[:, :1], getattr(first, name), err_msg=name)
        np.testing.assert_array_equal(getattr(joined, name)[:, 1:], getattr(edited, name)[:, 1:], err_msg=name)
    assert joined.at(period=PERIODS[0]).explain("total") == first.explain("total")
    assert joined.at(period=PERIODS[1]).explain("total") == edited.at(period=PERIODS[1]).explain("total")


@given(evaluations(), evaluations(), st.sampled_from(["total", "o0", "m1"]))
def test_a_split_sums_and_flips(one: Evaluation, other: Evaluation, node: str) -> None:
    before, after = one.at(period=PERIODS[0]), other.at(period=PERIODS[1])
    found, back = after.waterfall(before, node=node), before.waterfall(after, node=node)
    assert (found.before, found.after) == (before[node].score, after[node].score)
    assert (back.before, back.after) == (found.after, found.before)
    points = [getattr(found, block) for block in BLOCKS]
    if found.reason is not None:
        assert points == [None] * 4
        assert back.reason is not None
        return
    assert found.difference is not None
    assert math.isclose(math.fsum(points), found.difference, rel_tol=0, abs_tol=1e-12)
    assert points == [-getattr(back, block) for block in BLOCKS]
    alone = after.waterfall(after, node=node)
    assert [getattr(alone, block) for block in BLOCKS] == [0.0] * 4
