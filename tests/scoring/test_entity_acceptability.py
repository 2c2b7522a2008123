"""Rank acceptability of entities against scores of the engine."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.scoring import entity_acceptability, evaluate, what_if
from scorecard.weighting import WeightUncertainty, draw_families
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, SOUTH, observed, two_levels

CARD = two_levels()
OBS = observed(CARD, north=NORTH, south=SOUTH)
EV = evaluate(CARD, OBS)
KNOWN = {"serve": WeightUncertainty.free(["a", "b", "c"])}


def test_at_the_weights_of_the_card_the_better_score_is_first() -> None:
    found = entity_acceptability(EV, "total", weights={}, seed=1, draws=100)
    assert found["north"].acceptability == (1.0, 0.0)
    assert (found["north"].mean, found["south"].mean) == pytest.approx((68.75, 66.25))


def test_draws_rank_as_the_engine_does() -> None:
    """The first forty draws, each evaluated as a card of its own."""
    found = entity_acceptability(EV, "total", weights=KNOWN, seed=3, draws=40)
    first = 0
    scores = []
    for row in draw_families(KNOWN, 40, seed=3)["serve"].tolist():
        after = what_if(CARD, OBS, weights=dict(zip("abc", row, strict=True))).after
        north, south = (after.at(entity=unit)["total"].score or 0.0 for unit in ("north", "south"))
        first += north > south
        scores.append((north, south))
    assert found["north"].acceptability[0] == first / 40
    np.testing.assert_allclose([r.mean for r in found.rows], np.mean(scores, axis=0))


def test_half_planes_by_hand() -> None:
    """North is ahead at serve while 30 w_a − 30 (w_b + w_c) > 0, so w_a > 1/2: a quarter of the simplex."""
    found = entity_acceptability(EV, "serve", weights=KNOWN, seed=1, draws=100_000)
    assert found["north"].acceptability[0] == pytest.approx(0.25, abs=4 * 0.433 / 316)
    assert found.criteria == ("a", "b", "c")


def test_draws_of_scores() -> None:
    drawn = np.repeat(EV.score[:, 0][None], 2, axis=0)
    drawn[1, 0] -= 10
    found = entity_acceptability(EV, "total", weights={}, seed=1, draws=1000, drawn_scores=drawn)
    assert found["north"].acceptability == (0.5, 0.5)
    assert found.uncertain_values
    assert refusal(
        lambda: entity_acceptability(EV, "total", weights={}, seed=1, drawn_scores=drawn[0]), error=UsageError
    ) == [
        (
            "drawn_scores must be draws of 2 entities by 10 nodes; found '2 × 10'. Give one table of entities by nodes for "
            "each draw. [drawn-shape]"
        )
    ]


def test_entities_with_missing_scores_stand_apart() -> None:
    card = two_levels(entities=[{"id": u, "name": u.title()} for u in ("north", "south", "east")])
    ev = evaluate(card, observed(card, north=NORTH, south=SOUTH, east={**NORTH, "d": None}))
    found = entity_acceptability(ev, "total", weights=KNOWN, seed=1, draws=100)
    assert [row.id for row in found.rows] == ["north", "south"]
    assert [(a.id, a.missing) for a in found.apart] == [("east", ("d",))]


def test_too_few_entities() -> None:
    ev = evaluate(CARD, observed(CARD, north=NORTH))
    assert refusal(lambda: entity_acceptability(ev, "total", weights={}, seed=1), error=AnalysisError) == [
        (
            "fewer than two entities have a score for every measure below total; found '1'. Ask about a node below it, or "
            "complete the values. [too-few-entities]"
        )
    ]
    assert len(refusal(lambda: entity_acceptability(EV, "totl", weights={}, seed=1), error=UsageError)) == 1


def test_wrong_kinds_of_weights_and_draws() -> None:
    wrong: object = [1, 2]
    assert refusal(
        lambda: entity_acceptability(EV, "total", weights=wrong, seed=1),  # type: ignore[arg-type]
        error=UsageError,
    ) == [
        (
            "weights must be a mapping by node; found 'list'. "
            "Write weights={'total': WeightUncertainty.free([…])}. [not-a-mapping]"
        )
    ]
    assert refusal(
        lambda: entity_acceptability(EV, "total", weights={"serve": wrong}, seed=1),  # type: ignore[dict-item]
        error=UsageError,
    ) == [
        (
            "weights.serve: what is known of weights is a WeightUncertainty; found 'list'. Write "
            "WeightUncertainty.free([…]), .ranked({…}), .bounded({…}) or .around({…}, concentration=…). [weights-kind]"
        )
    ]
    assert refusal(
        lambda: entity_acceptability(EV, "total", weights=KNOWN, seed=1, drawn_scores="many"),  # type: ignore[arg-type]
        error=UsageError,
    ) == ["drawn_scores must be numbers; found 'str'. Give numbers alone, in rows of the same length. [not-numbers]"]
