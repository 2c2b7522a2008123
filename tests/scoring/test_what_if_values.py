"""Changed cells are exact and lose what the old value rested on; the rest and the original stay."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np

from scorecard.scoring import observe
from scorecard.scoring.what_if_values import changed_observations
from scorecard.series import MISSING, USABLE, MeasureRecord
from tests.scoring.cards import card, measure


def observed():
    described = card(measure("a", unit={"kind": "percent"}), measure("b"))
    values = [
        MeasureRecord("a", "2026-Q1", numerator=188, denominator=200, n=200, note="counted"),
        MeasureRecord("b", "2026-Q1", 30, standard_error=2, n=9, note="sampled"),
    ]
    return observe(described, values=values)


def test_a_new_value_rests_on_nothing_else():
    obs = observed()
    found = changed_observations(obs, {(0, 0, 0): 97.0, (0, 1, 1): 5.0, (0, 0, 1): None})
    assert found.value[0, 0, 0] == 97
    assert np.isnan(
        [getattr(found, name)[0, 0, 0] for name in ("n", "numerator", "denominator", "standard_error")]
    ).all()
    assert dict(found.notes) == {}
    assert (found.value[0, 1, 1], found.state[0, 1, 1]) == (5, USABLE)
    assert (np.isnan(found.value[0, 0, 1]), found.state[0, 0, 1]) == (True, MISSING)


def test_the_original_stays():
    obs = observed()
    changed_observations(obs, {(0, 0, 0): 97.0})
    assert (obs.value[0, 0, 0], obs.numerator[0, 0, 0], obs.notes[(0, 0, 0)]) == (94, 188, "counted")
    assert changed_observations(obs, {}) is obs
    assert changed_observations(obs, {(0, 0, 0): 97.0}).notes == {(0, 0, 1): "sampled"}


def test_a_new_value_is_in_no_range_and_goes_together_with_nothing():
    described = card(measure("a"), measure("b"), measure("c"))
    values = [MeasureRecord(name, "2026-Q1", 30, low=20, high=50) for name in ("a", "b", "c")]
    pairs = {(0, 0, 0, 1): 0.5, (0, 0, 0, 2): 0.25, (0, 0, 1, 2): 0.125}
    obs = replace(observe(described, values=values), correlations=MappingProxyType(pairs))
    found = changed_observations(obs, {(0, 0, 0): 90.0, (0, 1, 1): 5.0})
    assert set(found.ranges) == {(0, 0, 1), (0, 0, 2)}
    assert found.correlations == {(0, 0, 1, 2): 0.125}


def test_a_new_value_has_no_degrees_of_freedom():
    obs = replace(observed(), degrees_of_freedom=np.full((1, 4, 2), 7.5))
    found = changed_observations(obs, {(0, 0, 1): 31.0}).degrees_of_freedom
    assert found is not None
    assert np.argwhere(np.isnan(found)).tolist() == [[0, 0, 1]]
