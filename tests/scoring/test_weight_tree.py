"""Weights of measures as products down the tree."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.scoring import evaluate
from scorecard.scoring.weight_tree import measure_weights
from scorecard.stats.draw_blocks import rows_of
from scorecard.weighting import WeightUncertainty, draw_families
from tests.refusal import refusal
from tests.scoring.weighing_cards import NORTH, observed, two_levels

CARD = two_levels()
EV = evaluate(CARD, observed(CARD, north=NORTH), entity="north")


def test_without_uncertainty_they_are_those_of_the_card() -> None:
    law = measure_weights(EV, "total", weights={}, seed=1)
    assert law.measures == ("a", "b", "c", "d", "e")
    np.testing.assert_allclose(rows_of(law, 2, seed=1), [[0.375, 0.1875, 0.1875, 0.125, 0.125]] * 2)


def test_they_are_products_of_the_families() -> None:
    known = {
        "total": WeightUncertainty.free(["internal_process", "customer"]),
        "serve": WeightUncertainty.ranked({"c": 1, "a": 2, "b": 3}),
    }
    law = measure_weights(EV, "total", weights=known, seed=5)
    drawn, families = rows_of(law, 3000, seed=99), draw_families(known, 3000, seed=5)
    np.testing.assert_allclose(drawn[:, 0], families["total"][:, 1] * families["serve"][:, 1])
    np.testing.assert_allclose(drawn[:, 2], families["total"][:, 1] * families["serve"][:, 0])
    np.testing.assert_allclose(drawn[:, 3], families["total"][:, 0] * 0.5)
    np.testing.assert_allclose(drawn.sum(axis=1), 1)


def test_weights_that_do_not_fit() -> None:
    known = {
        "srve": WeightUncertainty.free(["a"]),
        "run": WeightUncertainty.free(["d", "f"]),
    }
    assert refusal(lambda: measure_weights(EV, "total", weights=known, seed=1), error=UsageError) == [
        (
            "weights.srve: nothing that is weighed at or below total has this parent; found 'srve'. Did you mean 'serve'? "
            "[weights-elsewhere]"
        ),
        (
            "weights.run: the weights are not those of the children that can have a score; found 'e, f'. Say what is known "
            "of: d, e. [weights-children]"
        ),
    ]


@pytest.mark.parametrize("kind", ["weighted_geometric", "weakest_link"])
def test_rules_that_are_no_weighted_mean(kind: str) -> None:
    card = two_levels(roll_up={"kind": kind})
    ev = evaluate(card, observed(card, north=NORTH), entity="north")
    assert refusal(lambda: measure_weights(ev, "serve", weights={}, seed=1), error=AnalysisError) == [
        (
            f"serve: rank acceptability needs weighted means, and this node has another rule; found '{kind}'. Ask about a "
            "node below it, or choose weighted_arithmetic. [rule-not-linear]"
        )
    ]
