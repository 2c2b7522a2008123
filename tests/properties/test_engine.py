"""What holds for every card under every rule, policy, scoring kind and change."""

from __future__ import annotations

import copy
import math
import random
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scorecard.scoring import Evaluation
from scorecard.scoring.absence import settle
from scorecard.scoring.reasons import REASONS
from scorecard.series import NOT_DUE, MeasureRecord
from tests.properties.engine_cards import MONOTONE, Drawn, Plain, drawn
from tests.properties.engine_oracle import Oracle

CLOSE = 1e-9
NUMBERS = ("score", "coverage", "bound_low", "bound_high", "not_due", "stale")
EXACT = ("status", "reason")


def close(found: float, wanted: float | None) -> bool:
    """Whether a number of an array is the one that is wanted; NaN stands for none, as does an open bound."""
    if wanted is None or math.isinf(wanted):
        return math.isnan(found)
    return math.isclose(found, wanted, rel_tol=CLOSE, abs_tol=CLOSE)


def same(first: Evaluation, second: Evaluation, *, but: tuple[str, ...] = ()) -> None:
    """Hold two evaluations of the same shape against each other, node by node."""
    order = [second.nodes.index(node) for node in first.nodes]
    for name in (*NUMBERS, *EXACT):
        if name not in but:
            np.testing.assert_allclose(
                getattr(first, name), getattr(second, name)[..., order], rtol=CLOSE, atol=CLOSE, err_msg=name
            )


def groups(card: Plain) -> list[list[Plain]]:
    """Every group of siblings of a card."""
    perspectives: list[Plain] = card["perspectives"]  # type: ignore[assignment]
    found = [perspectives]
    for perspective in perspectives:
        objectives: list[Plain] = perspective["objectives"]  # type: ignore[assignment]
        found += [objectives, *(o["measures"] for o in objectives)]  # type: ignore[list-item]
    return found


@given(drawn())
def test_every_number_is_that_of_the_definitions(case: Drawn) -> None:
    ev = case.evaluation()
    oracle = Oracle(case, list(map(str, ev.periods)))
    for e, entity in enumerate(ev.entities):
        named = entity if case.card["entities"] else None
        for n, node in enumerate(ev.nodes):
            assert ev.status[e, :, n].tolist() == oracle.statuses(named, node), node
            for p in range(len(ev.periods)):
                wanted = oracle.cell(named, p, node)
                at = (e, p, n)
                numbers = (wanted.score, wanted.coverage, wanted.low, wanted.high, wanted.not_due, wanted.stale)
                for name, number in zip(NUMBERS, numbers, strict=True):
                    assert close(float(getattr(ev, name)[at]), number), (name, node, p, entity)
                assert REASONS[int(ev.reason[at])] == wanted.reason, (node, p, entity)


@given(drawn())
def test_an_explanation_gives_the_score_again(case: Drawn) -> None:
    ev = case.evaluation()
    for entity in ev.entities:
        for period in ev.periods:
            part = ev.at(entity=entity, period=period)
            tops = ["total"] if "total" in part.nodes else [str(p.id) for p in part.card.perspectives]
            found = [part.explain(top) for top in tops]
            while found:
                explained = found.pop()
                value, score = explained.value(), part[explained.id].score
                assert (value is None) == (score is None), explained.id
                assert value is None or math.isclose(value, score or 0.0, rel_tol=1e-12, abs_tol=1e-12), explained.id
                found += [term.child for term in explained.terms] + [out.child for out in explained.excluded]


@given(drawn())
def test_one_period_alone_is_the_period_among_all(case: Drawn) -> None:
    whole = case.evaluation()
    for period in whole.periods:
        same(case.evaluation(period=str(period)), whole.at(period=period))


@given(drawn())
def test_entities_one_by_one_are_entities_together(case: Drawn) -> None:
    whole = case.evaluation()
    for entity in whole.entities:
        same(case.evaluation(entity=entity), whole.at(entity=entity))


@given(drawn(), st.randoms(use_true_random=False))
def test_the_order_of_children_does_not_matter(case: Drawn, chance: random.Random) -> None:
    other = copy.deepcopy(case.card)
    for group in groups(other):
        chance.shuffle(group)
    same(case.evaluation(), replace(case, card=other).evaluation())


@given(drawn(), st.sampled_from([0.001, 0.5, 7.0, 1000.0]))
def test_only_proportions_of_weights_matter(case: Drawn, factor: float) -> None:
    other = copy.deepcopy(case.card)
    for group in groups(other):
        for part in group:
            part["weight"] = float(str(part["weight"])) * factor
            for change in part.get("changes", []):  # type: ignore[attr-defined]
                change["weight"] *= factor
    first, second = case.evaluation(), replace(case, card=other).evaluation()
    same(first, second)
    np.testing.assert_allclose(first.weight, second.weight, rtol=CLOSE)
    np.testing.assert_allclose(first.absolute_weight, second.absolute_weight, rtol=CLOSE)


@given(drawn())
def test_shares_lie_between_none_and_all(case: Drawn) -> None:
    ev = case.evaluation()
    for name in ("coverage", "not_due", "stale"):
        found = getattr(ev, name)
        known = found[~np.isnan(found)]
        assert ((known >= 0) & (known <= 1 + CLOSE)).all(), name
    assert (np.isnan(ev.score) == (ev.reason != 0)).all()
    assert (np.isnan(ev.score) == (ev.status < 0)).all()
    both = ~np.isnan(ev.coverage) & ~np.isnan(ev.stale)
    assert (ev.coverage[both] + ev.stale[both] <= 1 + CLOSE).all()


@given(drawn(limits=MONOTONE))
def test_scores_lie_between_their_bounds(case: Drawn) -> None:
    ev = case.evaluation()
    known = ~np.isnan(ev.score)
    assert (ev.bound_low[known] <= ev.score[known] + CLOSE).all()
    assert (ev.score[known] <= ev.bound_high[known] + CLOSE).all()
    full = known & (ev.coverage == 1)
    np.testing.assert_allclose(ev.bound_low[full], ev.score[full], atol=CLOSE)
    np.testing.assert_allclose(ev.bound_high[full], ev.score[full], atol=CLOSE)


@given(drawn())
def test_what_is_not_due_changes_nothing(case: Drawn) -> None:
    obs = case.observations()
    state = settle(obs.card, obs, as_of=case.as_of).observations.state
    out = [
        MeasureRecord(
            obs.measures[m],
            str(obs.periods[p]),
            entity=obs.entities[e] if case.card["entities"] else None,
            applicable=False,
        )
        for e, p, m in np.argwhere(state == NOT_DUE).tolist()
    ]
    first, second = case.evaluation(), case.with_values(*out).evaluation()
    same(first, second, but=("not_due", "reason"))
    assert not ((first.reason == 0) ^ (second.reason == 0)).any()


@given(drawn())
def test_a_status_is_the_band_of_its_score_where_nothing_guards_it(case: Drawn) -> None:
    ev = replace(case, card={**case.card, "guard": 0.0}).evaluation()
    for entity in ev.entities:
        for period in ev.periods:
            part = ev.at(entity=entity, period=period)
            for node in part.nodes:
                score, band = part[node].score, part.band_of(node)
                assert (score is None) == (band is None)
                assert score is None or (band is not None and part.bands_of(node).of(score).id == band.id)


def test_a_wrong_number_is_seen() -> None:
    """The comparison itself must fail on a difference."""
    assert close(1.0, 1.0 + 1e-12)
    assert not close(1.0, 1.0001)
    assert not close(math.nan, 1.0)
    assert not close(1.0, None)
    assert close(math.nan, None)
    assert close(math.nan, math.inf)
