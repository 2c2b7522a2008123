"""The values of a saved evaluation are loaded whole, and refused where they do not fit."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from scorecard.errors import HistoryError
from scorecard.scoring import evaluate, observe
from scorecard.scoring.saved_reading import evaluation_from_text
from scorecard.survey import gap_analysis
from tests.refusal import refusal
from tests.scoring.cards import from_survey, survey, survey_card
from tests.scoring.saved_cases import assert_same, plain, rich

CURE = "Load the file as it was saved, or save the evaluation anew."
RICH = plain(rich())


def change(at: str, value: object) -> Callable[[dict[str, Any]], None]:
    def changed(data: dict[str, Any]) -> None:
        here: Any = data["observations"]
        *steps, last = at.split(".")
        for step in steps:
            here = here[int(step) if step.isdigit() else step]
        here[int(last) if last.isdigit() else last] = value

    return changed


@pytest.mark.parametrize(
    ("spoil", "lines"),
    [
        (
            change("entities", ["x"]),
            ["entities: these are not the names in the card; found 'demo, x'. {} [saved-names]"],
        ),
        (
            change("measures.0", "z"),
            ["measures: these are not the names in the card; found 'a, z'. {} [saved-names]"],
        ),
        (
            change("state.0.0.0", 5),
            ["state: a whole number from 0 to 4 is needed here; found '5'. {} [saved-value]"],
        ),
        (change("n.0", []), ["n: the array does not have the shape 1 × 4 × 5. {} [saved-shape]"]),
        (change("completeness", 1), ["completeness: the array does not have the shape 1 × 4 × 5. {} [saved-shape]"]),
        (change("scenario", None), ["scenario: a text is needed here; found 'nothing'. {} [saved-value]"]),
        (change("card", 5), ["card: named fields are needed here; found '5'. {} [saved-value]"]),
        (
            change("card", {"id": "demo"}),
            [
                "card.name: this field is needed. Add it. [missing-field]",
                "card.calendar: this field is needed. Add it. [missing-field]",
                "card.perspectives: this field is needed. Add it. [missing-field]",
            ],
        ),
        (
            change("notes.0.at", [0, 4, 0]),
            ["notes.0.at: the position lies outside the values; found '0, 4, 0'. {} [saved-shape]"],
        ),
        (change("notes.0.at", [0, 0]), ["notes.0.at: the array does not have the shape 3. {} [saved-shape]"]),
        (change("words.0.text", 2), ["words.0.text: a text is needed here; found '2'. {} [saved-value]"]),
        (change("facts.0.n", 1.5), ["facts.0.n: a whole number from 0 is needed here; found '1.5'. {} [saved-value]"]),
        (
            change("facts.0.survey", "staff"),
            ["facts.0.survey: one of customers is needed here; found 'staff'. {} [saved-value]"],
        ),
        (change("facts.0.of", "x"), ["facts.0.of: the survey has no such row; found 'x'. {} [saved-names]"]),
        (
            change("facts.0.statistic", "x"),
            [
                (
                    "facts.0.statistic: one of gap, perception, expectation, importance, satisfaction, minimum, desired "
                    "is needed here; found 'x'. {} [saved-value]"
                )
            ],
        ),
        (
            change("provenances.0.rows_read", "1"),
            ["provenances.0.rows_read: a whole number from 0 is needed here; found '1'. {} [saved-value]"],
        ),
        (
            change("provenances.0.missing", [["x"]]),
            [
                "provenances.0.missing.0: a text is needed here; found 'nothing'. {} [saved-value]",
                "provenances.0.missing.0: a whole number from 0 is needed here; found 'nothing'. {} [saved-value]",
            ],
        ),
        (
            change("provenances.0.notes.0", {"en": "", "zh": None}),
            ["provenances.0.notes.0: the text is empty. Write the text or leave the field out. [text-empty]"],
        ),
    ],
)
def test_what_does_not_fit(spoil: Callable[[dict[str, Any]], None], lines: list[str]) -> None:
    data = copy.deepcopy(RICH)
    spoil(data)
    found = refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError)
    assert found == [f"f: observations.{line.replace('{}', CURE)}" for line in lines]


def test_clusters_of_respondents_are_kept() -> None:
    answers = survey([[6, 6]] * 6, [[5, 5], [4, 4], [3, 3]] * 2, firm=["a", "b", "c"] * 2)
    described = survey_card(from_survey("gap", "gap", "speed", worst=-4, target=0))
    obs = observe(described, surveys={"customers": {"2026-Q1": gap_analysis(answers, clusters="firm")}})
    ev = evaluate(described, obs, period="2026-Q1")
    data: Any = plain(ev)
    assert data["observations"]["facts"][0]["clusters"] == 3
    again = evaluation_from_text(json.dumps(data), source="f")
    assert_same(ev, again)
    assert again["gap"].value_low == ev["gap"].value_low
    change("facts.0.clusters", "x")(data)
    found = refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError)
    wanted = "a whole number from 0 is needed here; found 'x'."
    assert found == [f"f: observations.facts.0.clusters: {wanted} {CURE} [saved-value]"]


def test_all_at_once() -> None:
    data: Any = copy.deepcopy(RICH)
    data["observations"]["scenario"] = 1
    data["results"]["score"] = []
    del data["observations"]["words"]
    data["more"] = 1
    found = refusal(lambda: evaluation_from_text(json.dumps(data), source="f"), error=HistoryError)
    assert [line.split(": ")[1] for line in found] == [
        "more",
        "observations.words",
        "observations.scenario",
        "observations.words",
    ]
