"""Sources of variation, and draws that hang on nothing else."""

from __future__ import annotations

import tracemalloc

import numpy as np

from scorecard.scoring import observe
from scorecard.scoring.drawn_scores import DrawnScores, drawn_scores
from scorecard.scoring.node_draws import Variation, node_draws, sources_of_variation
from scorecard.series import MeasureRecord
from scorecard.weighting import WeightUncertainty
from tests.scoring.cards import card, measure


def cell() -> DrawnScores:
    described = card(measure("a"), measure("b", sampling="exact"), measure("c"), total=True)
    values = [
        MeasureRecord("a", "2026-Q1", 50.0, standard_error=2.0),
        MeasureRecord("b", "2026-Q1", 50.0),
        MeasureRecord("c", "2026-Q1", 50.0, standard_error=4.0),
    ]
    return drawn_scores(described, observe(described, values=values), entity=0, period=0)


def test_only_values_with_an_error_are_sources():
    assert sources_of_variation(cell()) == {"a": (0,), "c": (2,)}


def test_the_first_draws_are_the_same_however_many_there_are():
    varied = Variation(weights={"deliver": WeightUncertainty.free(["a", "b", "c"])}, rules=())
    many = node_draws(cell(), varied, entity=0, draws=5000, seed=3)
    few = node_draws(cell(), varied, entity=0, draws=700, seed=3)
    np.testing.assert_array_equal(many[:, :700], few)
    assert many.shape == (6, 5000)


def test_the_draws_take_little_more_room_than_they_are_kept_in():
    """Forty blocks: what a block needs for itself is given back before the next."""
    described = cell()
    node_draws(described, Variation(), entity=0, draws=2048, seed=3)
    tracemalloc.start()
    found = node_draws(described, Variation(), entity=0, draws=40 * 2048, seed=3)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.nbytes <= peak < 2 * found.nbytes


def test_a_source_drawn_anew_leaves_the_others_as_they_are():
    varied = Variation(weights={"deliver": WeightUncertainty.free(["a", "b", "c"])})
    first = node_draws(cell(), varied, entity=0, draws=500, seed=3)
    again = node_draws(cell(), varied, entity=0, draws=500, seed=3, other=["a"])
    assert (again[3] != first[3]).all()
    np.testing.assert_array_equal(again[4:], first[4:])
    weights = node_draws(cell(), varied, entity=0, draws=500, seed=3, other=["weights"])
    np.testing.assert_array_equal(weights[3:], first[3:])
    assert (weights[1] != first[1]).all()


def test_values_that_do_not_vary_are_those_observed():
    found = node_draws(cell(), Variation(values=False), entity=0, draws=100, seed=3)
    assert (found == 50.0).all()
