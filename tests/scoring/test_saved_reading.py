"""What is loaded is what was saved; whatever is not is refused with place and cure."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import HistoryError
from scorecard.scoring import cascade, evaluate, observe
from scorecard.scoring.saved import evaluation_text
from scorecard.scoring.saved_reading import evaluation_from_text
from scorecard.series import aggregate
from tests.refusal import refusal
from tests.scoring.cards import card, measure, records
from tests.scoring.cascade_cards import VALUES, chain, observed
from tests.scoring.saved_cases import assert_same, plain, rich

CURE = "Load the file as it was saved, or save the evaluation anew."


def read(text: str) -> list[str]:
    return refusal(lambda: evaluation_from_text(text, source="q1.json"), error=HistoryError)


def test_loaded_equals_saved() -> None:
    ev = rich()
    again = evaluation_from_text(evaluation_text(ev))
    assert_same(ev, again)
    assert evaluation_text(again) == evaluation_text(ev)
    assert len(ev.observations.facts) >= 1
    assert (len(ev.observations.words), len(ev.observations.notes)) == (1, 1)
    for period in ("2026-Q1", "2026-Q2"):
        one, other = ev.at(period=period), again.at(period=period)
        for lang in ("en", "zh"):
            assert other.explain("total").to_text(lang) == one.explain("total").to_text(lang)
        assert other.table().to_text("zh") == one.table().to_text("zh")
    assert again.numbers_json() == ev.numbers_json()


def test_signs_of_zero_and_numbers_without_end_survive() -> None:
    described = card(measure("a"))
    ev = evaluate(described, observe(described, values=records(a=40)), period="2026-Q1")
    ev = replace(ev, raw=np.array([[[np.inf, -np.inf, np.nan]]]), low=np.array([[[-0.0, 5e-324, 1 / 3]]]))
    assert_same(ev, evaluation_from_text(evaluation_text(ev)))


def test_observations_of_another_card_survive() -> None:
    described = card(measure("a", aggregation="mean"))
    years = aggregate(
        observe(described, values=[r for q in (1, 2, 3, 4) for r in records(f"2026-Q{q}", a=q)]), frequency="year"
    )
    ev = evaluate(years.card, years)
    assert_same(ev, evaluation_from_text(evaluation_text(ev)))
    other = card(measure("a", target=50))
    ev = evaluate(other, observe(described, values=records(a=40)))
    again = evaluation_from_text(evaluation_text(ev))
    assert_same(ev, again)
    assert again.observations.card == described


def test_a_loaded_evaluation_freezes_and_splits_like_the_saved_one() -> None:
    described = card(measure("a"), measure("b"), total=True)
    saved = evaluate(described, observe(described, values=records(a=40, b=80)), period="2026-Q1")
    loaded = evaluation_from_text(evaluation_text(saved))
    new = card(measure("a", weight=3), measure("b"), total=True)
    obs = observe(new, values=records("2026-Q2", a=60, b=80))
    one, other = (evaluate(new, obs, frozen=ev) for ev in (saved, loaded))
    assert_same(one, other)
    found = other.at(period="2026-Q2").waterfall(loaded)
    assert (found.value, found.weight) == pytest.approx((12.5, -7.5), abs=1e-12)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "{",
            "q1.json:1:2: this is not JSON (Expecting property name enclosed in double quotes). Load the file as it was saved. [saved-json]",
        ),
        (
            "[" * 100_000,
            "q1.json: this is not JSON that can be read: too deep, or a number too long. Load the file as it was saved. [saved-json]",
        ),
        (
            "1" * 5000,
            "q1.json: this is not JSON that can be read: too deep, or a number too long. Load the file as it was saved. [saved-json]",
        ),
        (
            "[]",
            "q1.json: format: this is no saved evaluation; found 'no named fields'. Load a file that Evaluation.save wrote. [saved-format]",
        ),
        (
            '{"id": 1}',
            "q1.json: format: this is no saved evaluation; found 'no format'. Load a file that Evaluation.save wrote. [saved-format]",
        ),
        (
            '{"format": "x"}',
            "q1.json: format: this is no saved evaluation; found 'x'. Load a file that Evaluation.save wrote. [saved-format]",
        ),
        (
            '{"format": "scorecard evaluation", "format_version": 2}',
            "q1.json: format_version: this version of the format is not known; found '2'. Known is 1; use the release of scorecard that saved it. [saved-version]",
        ),
    ],
)
def test_what_is_no_saved_evaluation(text: str, line: str) -> None:
    assert read(text) == [line]


def test_true_is_no_version() -> None:
    assert read('{"format": "scorecard evaluation", "format_version": true}')[0].endswith("[saved-version]")


def test_names_that_stand_twice_and_numbers_that_are_none() -> None:
    text = json.dumps(plain())
    assert read(text.replace('"only": null', '"only": null, "only": null', 1)) == [
        f"q1.json: a name stands twice in the same place; found 'only'. {CURE} [saved-twice]"
    ]
    for word in ("NaN", "Infinity", "-Infinity"):
        assert read(text.replace("40.0", word, 1)) == [
            f"q1.json: this is no number that JSON knows; found '{word}'. {CURE} [saved-not-finite]"
        ]
    assert read(text.replace("40.0", "1e999", 1)) == [
        f"q1.json: observations.value: a finite number is needed here; found 'a number too large'. {CURE} [saved-value]"
    ]


@pytest.mark.parametrize("field", list(plain())[2:])
def test_no_field_may_be_missing(field: str) -> None:
    data = plain()
    del data[field]
    assert f"q1.json: {field}: this field is missing. {CURE} [saved-missing]" in read(json.dumps(data))


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ({"more": 1}, ["more: this field is not known. {} [saved-unknown]"]),
        ({"as_of": "soon"}, ["as_of: a day such as 2026-03-31 or null is needed here; found 'soon'. {} [saved-value]"]),
        ({"only": "all"}, ["only: one of null, leading, lagging is needed here; found 'all'. {} [saved-value]"]),
        ({"nodes": ["a"]}, ["nodes: these are not the names in the card; found 'customer, deliver'. {} [saved-names]"]),
        ({"frozen": [1]}, ["frozen.0: named fields are needed here; found '1'. {} [saved-value]"]),
        ({"formulas": []}, ["formulas: named fields are needed here; found 'list'. {} [saved-value]"]),
        (
            {"formulas": {"magic": 1, "owa": 2}},
            [
                "formulas.magic: this version of a formula is not known; found '1'. Use the release of scorecard that saved it, or a later one. [saved-formula]",
                "formulas.owa: this version of a formula is not known; found '2'. Use the release of scorecard that saved it, or a later one. [saved-formula]",
            ],
        ),
    ],
)
def test_parts_that_are_wrong(change: dict[str, object], lines: list[str]) -> None:
    found = [line for line in read(json.dumps({**plain(), **change})) if "frozen.0." not in line]
    assert found == [f"q1.json: {line.replace('{}', CURE)}" for line in lines]


def test_results_must_fit() -> None:
    data = plain()
    results = data["results"]
    assert isinstance(results, dict)
    results["entities"] = results.pop("raw")
    results["status"][0][0][0] = 3
    assert read(json.dumps(data)) == [
        f"q1.json: results.raw: this field is missing. {CURE} [saved-missing]",
        f"q1.json: results.entities: this field is not known. {CURE} [saved-unknown]",
        f"q1.json: results.raw: the array does not have the shape 2 × 4 × 3. {CURE} [saved-shape]",
    ]
    results["raw"] = results.pop("entities")
    assert read(json.dumps(data)) == [
        f"q1.json: results.status: the card has no such band; found '3'. {CURE} [saved-names]"
    ]
    results["status"][0][0][0] = 0
    data["entities"] = ["north", "east"]
    assert read(json.dumps(data)) == [
        f"q1.json: entities: these are not names of the values; found 'east'. {CURE} [saved-names]"
    ]


def test_cards_of_units_are_kept_with_what_rests_on_them() -> None:
    cards = chain()
    whole = cascade(cards, observed(cards, VALUES))["group"]
    loaded = evaluation_from_text(evaluation_text(whole))
    assert_same(loaded, whole)
    assert list(loaded.units) == list(whole.units) != []
    one, other = (ev.at(period="2026-Q1").explain("customer") for ev in (loaded, whole))
    assert one.to_text("zh") == other.to_text("zh")
    assert "OTIF" in one.to_text("en")


def test_units_must_be_named_evaluations() -> None:
    saved = plain()
    cure = "Load the file as it was saved, or save the evaluation anew. [saved-value]"
    assert read(json.dumps({**saved, "units": []})) == [
        f"q1.json: units: named fields are needed here; found 'list'. {cure}"
    ]
    assert read(json.dumps({**saved, "units": {"north": 1}}))[0] == (
        f"q1.json: units.north: named fields are needed here; found '1'. {cure}"
    )
