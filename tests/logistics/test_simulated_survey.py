"""Answers of simulated customers."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.instruments import Instrument, Item, Scale, servqual
from scorecard.logistics import ServiceTruth, SurveyTruth, simulate
from scorecard.logistics.simulated_survey import answer_chances

TRUTH = ServiceTruth(
    survey=SurveyTruth(
        respondents=9000, dimension_shifts={"reliability": -0.1}, levels={"expectation": 0.85, "perception": 0.6}
    )
)


def test_chances_have_their_mean() -> None:
    chances = answer_chances(5, 0.7, together=0.2)
    assert chances.sum() == pytest.approx(1)
    assert chances @ np.arange(5) == pytest.approx(4 * 0.7)
    assert answer_chances(3, 0.5, together=0.0) == pytest.approx([0.25, 0.5, 0.25])
    assert answer_chances(2, 0.5, together=0.5) == pytest.approx([0.5, 0.5])


def test_answers_have_the_means_that_are_true() -> None:
    simulation = simulate(lines=10, seed=4, parameters=TRUTH, instrument=servqual(points=7))
    frame = simulation.frame("survey")
    assert len(frame) == 9000
    numbers = {item.id: k + 1 for k, item in enumerate(servqual(points=7).items)}
    for item in ("tangibles_1", "reliability_2"):
        for role, letter in (("expectation", "E"), ("perception", "P")):
            column = frame[f"{letter}{numbers[item]}"]
            assert column.isna().mean() == pytest.approx(0.02, abs=0.006)
            for name in (None, "key", "general"):
                some = column if name is None else column[frame["value_class"] == name]
                expected = simulation.truth.answer_mean(role, item, value_class=name)
                error = float(some.std()) / some.count() ** 0.5
                assert abs(float(some.mean()) - expected) < 4 * error
    level = 0.6 - 0.1 + 0.04
    assert simulation.truth.answer_mean("perception", "reliability_1", value_class="key") == pytest.approx(
        1 + 6 * level
    )


def test_answers_of_one_respondent_go_together() -> None:
    frame = simulate(lines=10, seed=4, parameters=TRUTH, instrument=servqual(points=7)).frame("survey")
    pair = frame[["E1", "E22"]].dropna().astype(float)
    # six steps with variance p (1 − p) each, and half a side of 6 · 0.1 squared in common
    within = 6 * (0.95 * 0.05 + 0.75 * 0.25) / 2
    assert pair.corr().iloc[0, 1] == pytest.approx(0.36 / (0.36 + within), abs=0.05)


def test_reversed_items_and_gaps_in_a_scale() -> None:
    instrument = Instrument(
        id="short",
        name="short",
        scale=Scale(low=1, high=5, codes=(1, 3, 5)),
        roles=("satisfaction",),
        items=(Item(id="good", text="good"), Item(id="bad", text="bad", reverse=True)),
    )
    simulation = simulate(lines=10, seed=1, parameters=TRUTH.model_copy(update={"survey": {}}), instrument=instrument)
    frame = simulation.frame("survey").dropna()
    assert set(frame["S1"]) == {1, 3, 5}
    true = simulation.truth.answer_mean("satisfaction", "good")
    assert frame["S1"].astype(float).mean() == pytest.approx(true, abs=0.3)
    assert frame["S2"].astype(float).mean() == pytest.approx(6 - true, abs=0.3)
    assert simulation.survey_layout.columns == {"satisfaction": "S{number}"}
