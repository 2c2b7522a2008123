"""Tests of whether a layout fits an instrument."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scorecard.instruments import ColumnLayout, Instrument
from scorecard.instruments.fit import misfits, require_fit
from scorecard.models import SurveyDeclaration
from tests.refusal import refusal

SHORT: dict[str, object] = {
    "id": "short",
    "name": "Short form",
    "scale": {"low": 1, "high": 5},
    "dimensions": [{"id": "speed", "name": "Speed"}, {"id": "care", "name": "Care"}],
    "items": [
        {"id": "quick", "text": "Quick", "dimension": "speed"},
        {"id": "kind", "text": "Kind", "dimension": "care"},
    ],
}
BOTH = {"perception": "P{number}", "expectation": "E{number}"}


@pytest.mark.parametrize(
    "layout",
    [
        {"columns": BOTH},
        {"columns": {"perception": "P{id}"}, "names": {"perception": {"kind": "K"}}},
        {"names": {"perception": {"quick": "a", "kind": "b"}}},
        {"columns": BOTH, "answers": {"agree": 5, "同意": 5}, "missing": ["9", "99", "n/a", "5.0.0"]},
        {"columns": BOTH, "points": {"speed": "W1", "care": "W2"}, "segments": {"sex": "P1"}, "respondent": "id"},
        {"columns": {"perception": "regex:P(?P<item>.+)", "expectation": "regex:E(?P<item>.+)"}},
    ],
)
def test_a_layout_that_fits_is_taken(layout: dict[str, object]) -> None:
    assert SurveyDeclaration.model_validate({"instrument": SHORT, "layout": layout})


@pytest.mark.parametrize(
    ("layout", "lines"),
    [
        (
            {"columns": {**BOTH, "importance": "I{number}"}},
            [
                (
                    "layout.columns.importance: the layout names columns for importance, which the instrument does not ask; "
                    "found 'importance'. Use one of: expectation, perception. [unknown-role]"
                )
            ],
        ),
        (
            {"columns": BOTH, "segments": {"sex": "S"}, "labels": {"sexx": {"1": "women"}}},
            [
                (
                    "layout.labels.sexx: the layout names labels of a segment variable without a column; "
                    "found 'sexx'. Did you mean 'sex'? [labels-without-segment]"
                )
            ],
        ),
        (
            {"columns": BOTH, "names": {"perception": {"kindd": "K"}}},
            [
                (
                    "layout.names.perception.kindd: the layout names a column for an item that does not exist; "
                    "found 'kindd'. Did you mean 'kind'? [unknown-item]"
                )
            ],
        ),
        (
            {"names": {"perception": {"quick": "a"}}},
            [
                (
                    "layout.names.perception: the layout names no perception column for 1 of 2 items; found 'no column for kind'. "
                    "Name every item's column, or give a pattern under columns. [items-without-column]"
                )
            ],
        ),
        (
            {"columns": {"perception": "Q{number}", "expectation": "Q{number}"}},
            [
                (
                    "layout.columns.expectation: the same column is taken for the perception of quick "
                    "and for the expectation of quick; found 'Q1'. Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "names": {"perception": {"quick": "P2"}}},
            [
                (
                    "layout.columns.perception: the same column is taken for the perception of quick "
                    "and for the perception of kind; found 'P2'. Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"names": {"perception": {"quick": "a", "kind": "a"}}},
            [
                (
                    "layout.names.perception.kind: the same column is taken for the perception of quick "
                    "and for the perception of kind; found 'a'. Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"columns": {"perception": "regex:Q(?P<item>.+)", "expectation": "regex:Q(?P<item>.+)"}},
            [
                (
                    "layout.columns.expectation: the same column is taken for the perception of the items "
                    "and for the expectation of the items; found 'regex:Q(?P<item>.+)'. "
                    "Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"columns": BOTH, "points": {"speed": "W", "care": "V"}, "duration": "V"},
            [
                (
                    "layout.duration: the same column is taken for the points of care and for the duration; "
                    "found 'V'. Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"columns": BOTH, "points": {"speed": "W", "care": "W"}},
            [
                (
                    "layout.points.care: the same column is taken for the points of speed and for the points of care; "
                    "found 'W'. Give each its own column. [column-used-twice]"
                )
            ],
        ),
        (
            {"columns": BOTH, "answers": {"agree": 6, "n/a": 1}, "missing": ["n/a", " 5 "]},
            [
                (
                    "layout.answers.agree: an answer word stands for a code that is not on the scale; found '6'. "
                    "Use a code of the scale: 1, 2, 3, 4, 5. [answer-code]"
                ),
                (
                    "layout.answers.n/a: an answer word is also declared as missing; found 'n/a'. "
                    "Remove it from answers or from missing. [answer-and-missing]"
                ),
                (
                    "layout.missing.1: a code declared as missing is an answer of the scale; found ' 5 '. "
                    "Remove it, or give the scale its codes without it. [missing-on-scale]"
                ),
            ],
        ),
        (
            {"columns": BOTH, "points": {"sped": "W1"}},
            [
                (
                    "layout.points.sped: the points of the layout name a dimension that does not exist; found 'sped'. "
                    "Did you mean 'speed'? [unknown-dimension]"
                ),
                (
                    "layout.points: the layout has no points column for the dimension speed. "
                    "Name one points column for every dimension. [points-incomplete]"
                ),
            ],
        ),
    ],
)
def test_what_does_not_fit_is_named_at_its_place(layout: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: SurveyDeclaration.model_validate({"instrument": SHORT, "layout": layout})) == lines


def test_a_layout_given_by_hand_is_checked_too() -> None:
    """Places are those in the layout itself."""
    instrument = Instrument.model_validate(SHORT)
    layout = ColumnLayout.model_validate({"columns": {**BOTH, "importance": "I{number}"}, "points": {"speed": "E1"}})
    assert refusal(lambda: require_fit(layout, instrument)) == [
        (
            "columns.importance: the layout names columns for importance, which the instrument does not ask; "
            "found 'importance'. Use one of: expectation, perception. [unknown-role]"
        ),
        (
            "points.speed: the same column is taken for the expectation of quick and for the points of speed; "
            "found 'E1'. Give each its own column. [column-used-twice]"
        ),
        (
            "points: the layout has no points column for the dimension care. "
            "Name one points column for every dimension. [points-incomplete]"
        ),
    ]
    require_fit(ColumnLayout.model_validate({"columns": BOTH}), instrument)


def test_many_clashes_of_one_pattern_are_one_problem() -> None:
    """Two patterns that are the same clash at every item; the cure is one."""
    items = [{"id": f"q{i}", "text": "x"} for i in range(40)]
    instrument = Instrument.model_validate({**SHORT, "dimensions": [], "items": items})
    layout = ColumnLayout(columns={"perception": "Q{number}", "expectation": "Q{number}"})
    with pytest.raises(ValidationError) as caught:
        misfits(layout, instrument).raise_if_any()
    assert [(e["type"], e["loc"]) for e in caught.value.errors()] == [("column-used-twice", ("columns", "expectation"))]


def test_an_outcome_needs_a_column_and_an_id_of_its_own() -> None:
    layout = {"columns": BOTH, "outcomes": {"quick": "T1", "overall": "T2", "total": "E1"}}
    assert refusal(lambda: SurveyDeclaration.model_validate({"instrument": SHORT, "layout": layout})) == [
        (
            "layout.outcomes.total: the same column is taken for the expectation of quick and for the outcome total; "
            "found 'E1'. Give each its own column. [column-used-twice]"
        ),
        (
            "layout.outcomes.quick: an outcome has the id of an item, a dimension or a row of results; "
            "found 'quick'. Choose another id. [outcome-id-taken]"
        ),
        (
            "layout.outcomes.overall: an outcome has the id of an item, a dimension or a row of results; "
            "found 'overall'. Choose another id. [outcome-id-taken]"
        ),
    ]


def test_words_of_a_long_file_stand_for_what_there_is() -> None:
    layout = ColumnLayout.model_validate(
        {
            "shape": "long",
            "respondent": "who",
            "long": {"roles": {"E": "expectation", "I": "importance"}, "items": {"1": "quick", "2": "kid"}},
        }
    )
    asked = layout.model_copy(update={"long": layout.long.model_copy(update={"role": None, "asks": "importance"})})
    what = "a word of the role column stands for importance, which the instrument does not ask; found 'importance'"
    use = "Use one of: expectation, perception. [unknown-role]"
    item = (
        "long.items.2: a word of the item column stands for an item that does not exist; found 'kid'. "
        "Did you mean 'kind'? [unknown-item]"
    )
    instrument = Instrument.model_validate(SHORT)
    assert refusal(lambda: require_fit(layout, instrument)) == [item, f"long.roles.I: {what}. {use}"]
    assert refusal(lambda: require_fit(asked, instrument)) == [
        item,
        f"long.roles.I: {what}. {use}",
        f"long.asks: {what}. {use}",
    ]
