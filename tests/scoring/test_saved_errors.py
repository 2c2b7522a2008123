"""Ranges and correlations are loaded as they were saved, and refused where they do not fit."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from scorecard.errors import HistoryError
from scorecard.scoring import evaluate, observe
from scorecard.scoring.saved import evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text
from scorecard.series import ExpertRange, MeasureRecord, aggregate, rolling
from scorecard.survey import gap_analysis
from tests.refusal import refusal
from tests.scoring.cards import from_survey, measure, survey, survey_card
from tests.scoring.saved_cases import assert_same, plain

CURE = "Load the file as it was saved, or save the evaluation anew."
ANSWERS = survey([[7, 6, 5, 6], [6, 6, 7, 7], [5, 7, 6, 6]], [[5, 6, 5, 5], [6, 4, 6, 7], [5, 3, 6, 5]])


def evaluation():
    described = survey_card(
        measure("a"),
        from_survey("gap", "gap", "speed", worst=-3, target=0),
        from_survey("seen", "perception", "care", worst=1, target=7),
    )
    values = [MeasureRecord("a", "2026-Q1", 40.0, low=10.0, high=50.0, shape="triangular")]
    obs = observe(described, values=values, surveys={"customers": {"2026-Q1": gap_analysis(ANSWERS)}})
    return evaluate(described, obs, period="2026-Q1")


def test_they_come_back():
    ev = evaluation()
    found = evaluation_from_text(evaluation_text(ev))
    assert_same(ev, found)
    assert found.observations.ranges == {(0, 0, 0): ExpertRange(10.0, 50.0, "triangular")}
    assert list(found.observations.correlations) == [(0, 0, 1, 2)]


def test_degrees_of_freedom_come_back():
    described = survey_card(from_survey("gap", "gap", "speed", worst=-3, target=0, aggregation="mean"))
    gaps = gap_analysis(ANSWERS)
    year = aggregate(
        observe(described, surveys={"customers": {"2026-Q1": gaps, "2026-Q2": gaps}}),
        frequency="year",
        incomplete="keep",
    )
    ev = evaluate(year.card, year)
    data: Any = plain(ev)
    assert data["observations"]["degrees_of_freedom"] == [[[pytest.approx(4.0)]]]
    found = evaluation_from_text(json.dumps(data), source="f")
    assert_same(ev, found)
    assert found.observations.degrees_of_freedom is not None
    assert found.observations.degrees_of_freedom[0, 0, 0] == pytest.approx(4.0)
    data["observations"]["degrees_of_freedom"] = [[4.0]]
    refused = refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError)
    shape = "the array does not have the shape 1 × 1 × 1"
    assert refused == [f"f: observations.degrees_of_freedom: {shape}. {CURE} [saved-shape]"]


def test_a_file_without_them_has_none():
    """Such as one that was saved before there were any."""
    data = plain()
    assert not {"ranges", "correlations"} & set(data["observations"])  # type: ignore[call-overload]
    found = evaluation_from_text(json.dumps(data))
    assert (dict(found.observations.ranges), dict(found.observations.correlations)) == ({}, {})


INSIDE = "the value does not lie between the ends of its range"
PAIR = "this is no correlation of two measures, the lower one first"


@pytest.mark.parametrize(
    ("at", "value", "lines"),
    [
        (("ranges", 0, "low"), 45.0, [f"ranges.0: {INSIDE}. {{}} [saved-range]"]),
        (("ranges", 0, "high"), None, [f"ranges.0: {INSIDE}. {{}} [saved-range]"]),
        (("ranges", 0, "at"), [0, 1, 0], [f"ranges.0: {INSIDE}. {{}} [saved-range]"]),
        (
            ("ranges", 0, "low"),
            "x",
            [
                "ranges.0.low: a number or null is needed here; found 'x'. {} [saved-value]",
                f"ranges.0: {INSIDE}. {{}} [saved-range]",
            ],
        ),
        (
            ("ranges", 0, "shape"),
            "flat",
            ["ranges.0.shape: one of pert, triangular is needed here; found 'flat'. {} [saved-value]"],
        ),
        (
            ("ranges", 0, "at"),
            [0, 0, 3],
            [
                "ranges.0.at: the position lies outside the values; found '0, 0, 3'. {} [saved-shape]",
            ],
        ),
        (("ranges",), {}, ["ranges: a list is needed here; found 'dict'. {} [saved-value]"]),
        (("correlations", 0, "value"), 1.5, [f"correlations.0: {PAIR}. {{}} [saved-correlation]"]),
        (("correlations", 0, "value"), None, [f"correlations.0: {PAIR}. {{}} [saved-correlation]"]),
        (("correlations", 0, "at"), [0, 0, 2, 1], [f"correlations.0: {PAIR}. {{}} [saved-correlation]"]),
    ],
)
def test_what_does_not_fit(at: tuple[str | int, ...], value: object, lines: list[str]) -> None:
    data: Any = copy.deepcopy(plain(evaluation()))
    here = data["observations"]
    for step in at[:-1]:
        here = here[step]
    here[at[-1]] = value
    found = refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError)
    assert found == [f"f: observations.{line.replace('{}', CURE)}" for line in lines]


def test_shared_periods_come_back():
    described = survey_card(measure("a", aggregation="mean"), measure("b", aggregation="last"))
    values = [MeasureRecord(name, f"2026-Q{q}", 40.0 + q) for name in "ab" for q in (1, 2, 3, 4)]
    obs = observe(described, values=values)
    assert "overlapping" not in plain(evaluate(described, obs))["observations"]
    data: Any = plain(evaluate(described, rolling(obs, window=2)))
    assert data["observations"]["overlapping"] == ["a"]
    assert evaluation_from_text(json.dumps(data), source="f").observations.overlapping == ("a",)
    data["observations"]["overlapping"] = ["c"]
    assert refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError) == [
        f"f: observations.overlapping: these are not names of the values; found 'c'. {CURE} [saved-names]"
    ]
