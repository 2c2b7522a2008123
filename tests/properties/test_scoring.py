"""What holds for every card and every set of values."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scorecard.models import Scorecard
from scorecard.scoring import Evaluation, Explanation, evaluate, observe
from scorecard.scoring import normalise as nz
from scorecard.scoring.aggregate import weighted_arithmetic, weighted_geometric, weighted_harmonic
from scorecard.series import MeasureRecord

finite = st.floats(-1e6, 1e6, allow_nan=False)
weights = st.one_of(st.floats(1e-3, 1e3), st.integers(1, 9).map(float), st.just(0.0))
scores = st.one_of(st.floats(0, 100), st.sampled_from([0.0, 100.0, math.nan]))


@dataclass(frozen=True)
class Case:
    """A card as plain data, its values, and one way to fill in what is missing."""

    card: dict[str, object]
    values: tuple[MeasureRecord, ...]
    missing: tuple[str, ...]

    def evaluation(self, *more: MeasureRecord) -> Evaluation:
        described = Scorecard.model_validate(self.card)
        return evaluate(described, observe(described, values=[*self.values, *more]), period="2026")


@st.composite
def measures(draw: st.DrawFn, number: int) -> dict[str, object]:
    """A measure of any direction, or an unscored one."""
    found: dict[str, object] = {"id": f"m{number}", "name": f"M{number}", "weight": draw(weights)}
    kind = draw(st.sampled_from(["maximise", "minimise", "target_is_best", "unscored"]))
    if kind == "unscored":
        return found
    start, step, more = draw(st.floats(-1e3, 1e3)), draw(st.floats(0.01, 1e3)), draw(st.floats(0.01, 1e3))
    found["direction"] = kind
    if kind == "maximise":
        return found | {"worst": start, "target": start + step}
    if kind == "minimise":
        return found | {"worst": start + step, "target": start}
    return found | {"worst_low": start, "target": start + step, "worst_high": start + step + more}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A card of up to three perspectives, with values, gaps and what does not apply."""
    number, perspectives = 0, []
    values: list[MeasureRecord] = []
    missing: list[str] = []
    for p in range(draw(st.integers(1, 3))):
        objectives = []
        for o in range(draw(st.integers(1, 3))):
            own = []
            for _ in range(draw(st.integers(1, 4))):
                own.append(draw(measures(number)))
                kind = draw(st.sampled_from(["value", "value", "missing", "not applicable"]))
                if kind == "value":
                    error = draw(st.one_of(st.none(), st.floats(0, 100)))
                    values.append(
                        MeasureRecord(f"m{number}", "2026", draw(st.floats(-3e3, 3e3)), n=12, standard_error=error)
                    )
                elif kind == "missing":
                    missing.append(f"m{number}")
                else:
                    values.append(MeasureRecord(f"m{number}", "2026", applicable=False))
                number += 1
            objectives.append({"id": f"o{p}{o}", "name": "O", "weight": draw(weights), "measures": own})
        perspectives.append({"id": f"p{p}", "name": "P", "weight": draw(weights), "objectives": objectives})
    _give_weight(perspectives)
    described = {
        "id": "demo",
        "name": "Demo",
        "calendar": {"first": "2026", "last": "2026"},
        "total": True,
        "cap": draw(st.sampled_from([100, 120, "none"])),
        "perspectives": perspectives,
    }
    return Case(described, tuple(values), tuple(missing))


def _give_weight(perspectives: list[dict[str, object]]) -> None:
    """A card refuses siblings that all weigh nothing."""
    groups: list[list[dict[str, object]]] = [perspectives]
    for perspective in perspectives:
        groups.append(perspective["objectives"])  # type: ignore[arg-type]
        groups.extend(objective["measures"] for objective in perspective["objectives"])  # type: ignore[attr-defined]
    for siblings in groups:
        scored = [node for node in siblings if "target" in node or "measures" in node or "objectives" in node]
        if scored and not any(node["weight"] for node in scored):
            scored[0]["weight"] = 1.0


@given(values=st.lists(finite, min_size=2, max_size=6), start=finite, step=st.floats(0.1, 1e5))
def test_score_is_monotone_in_the_direction(values, start, step):
    rising = nz.score(sorted(values), nz.maximise(worst=start, target=start + step))
    falling = nz.score(sorted(values), nz.minimise(worst=start + step, target=start))
    assert (np.diff(rising) >= -1e-9 * np.abs(rising).max()).all()
    assert (np.diff(falling) <= 1e-9 * np.abs(falling).max()).all()


@given(value=finite, start=finite, left=st.floats(0.1, 1e5), right=st.floats(0.1, 1e5))
def test_target_is_best_never_exceeds_100(value, start, left, right):
    rule = nz.target_is_best(worst_low=start, target=start + left, worst_high=start + left + right)
    assert nz.score(value, rule) <= 100.0
    assert nz.score(start + left, rule) == 100.0


@given(
    low=finite,
    width=st.floats(0, 1e4),
    at=st.floats(0, 1),
    start=finite,
    left=st.floats(0.1, 1e4),
    right=st.floats(0.1, 1e4),
)
def test_range_of_scores_holds_the_score_of_every_value_inside(low, width, at, start, left, right):
    rule = nz.target_is_best(worst_low=start, target=start + left, worst_high=start + left + right)
    least, most = nz.score_range([low], [low + width], rule=rule)
    inside = nz.score(low + at * width, rule)
    slack = 1e-6 * (1 + abs(float(inside)))
    assert least[0] - slack <= inside <= most[0] + slack


@pytest.mark.parametrize("mean", [weighted_arithmetic, weighted_geometric, weighted_harmonic])
@given(
    children=st.lists(st.tuples(scores, weights), min_size=1, max_size=8), scale=st.floats(0.01, 100), turn=st.randoms()
)
def test_means_lie_between_children_whatever_scale_and_order(mean, children, scale, turn):
    assume(any(weight for _, weight in children))
    found = float(mean([s for s, _ in children], [w for _, w in children]))
    counted = [s for s, w in children if w > 0 and not math.isnan(s)]
    if not counted:
        assert math.isnan(found)
        return
    slack = 1e-9 * (1 + max(counted))
    assert min(counted) - slack <= found <= max(counted) + slack
    turned = list(children)
    turn.shuffle(turned)
    again = float(mean([s for s, _ in turned], [scale * w for _, w in turned]))
    assert again == pytest.approx(found, rel=1e-9, abs=1e-9)


@given(case=cases())
def test_parent_lies_between_its_children_and_coverage_between_0_and_1(case):
    ev = case.evaluation()
    for node in ev.nodes:
        found = ev[node]
        assert found.coverage is None or 0 <= found.coverage <= 1
        assert (found.score is None) == (found.reason is not None) == (found.status == "no_data")
        below = [ev[c].score for c in ev.card.children_of(node) if ev.card.node(c).weight > 0]
        counted = [s for s in below if s is not None]
        if found.kind != "measure" and found.score is not None:
            assert min(counted) <= found.score <= max(counted)
        if found.score is not None and not any(abs(found.score - band.low) < 1e-8 for band in ev.card.bands):
            assert found.status == ev.card.bands.of(found.score).id


@given(case=cases(), filling=st.lists(st.floats(-3e3, 3e3), min_size=40, max_size=40))
def test_bounds_hold_the_score_for_any_completion_of_what_is_missing(case, filling):
    before = case.evaluation()
    after = case.evaluation(
        *(MeasureRecord(name, "2026", value) for name, value in zip(case.missing, filling, strict=False))
    )
    for node in before.nodes:
        found, full = before[node], after[node]
        for score in (found.score, full.score):
            if score is None:
                continue
            assert found.bound_low is not None
            assert found.bound_low <= score + 1e-9 * (1 + score)
            assert found.bound_high is None or score <= found.bound_high + 1e-9 * (1 + score)
        if full.reason is None:
            assert full.coverage == pytest.approx(1.0)
            assert (full.bound_low, full.bound_high) == pytest.approx((full.score, full.score))


@given(case=cases(), scale=st.floats(0.01, 100))
def test_scores_depend_on_neither_weight_scale_nor_order_of_siblings(case, scale):
    before = case.evaluation()
    turned = [
        {**p, "weight": scale * p["weight"], "objectives": [
            {**o, "measures": [{**m, "weight": scale * m["weight"]} for m in reversed(o["measures"])]} for o in reversed(p["objectives"])
        ]}
        for p in reversed(case.card["perspectives"])
    ]  # fmt: skip
    after = Case({**case.card, "perspectives": turned}, case.values[::-1], case.missing).evaluation()
    for node in before.nodes:
        for name in ("score", "coverage", "bound_low", "bound_high", "low", "high"):
            old, new = getattr(before[node], name), getattr(after[node], name)
            assert old == new if old is None or new is None else old == pytest.approx(new, rel=1e-9, abs=1e-9), (
                node,
                name,
            )


@given(case=cases())
def test_explanations_compute_the_score_anew(case):
    ev = case.evaluation()

    def check(found: Explanation) -> None:
        again = found.value()
        assert (again is None) == (found.score is None)
        if again is not None and found.score is not None:
            assert abs(again - found.score) <= 1e-12 * max(1.0, abs(found.score) / 100)
            assert found.score == ev[found.id].score
        for below in (*found.terms, *found.excluded):
            check(below.child)

    top = ev.explain("total")
    check(top)
    for lang, name in (("en", "Total"), ("zh", "总分")):
        assert name in top.to_text(lang).splitlines()[0]


@given(case=cases())
def test_intervals_hold_the_value_and_its_score(case):
    ev = case.evaluation()
    for node in ev.nodes:
        found = ev[node]
        if found.value_low is not None:
            assert found.value_low <= found.value <= found.value_high
        if found.low is not None:
            assert -1e-9 <= found.low <= found.score + 1e-9
            assert found.score - 1e-9 <= found.high
        assert found.kind != "measure" or (found.low is None) == (found.value_low is None or found.score is None)
