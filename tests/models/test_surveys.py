"""Tests of surveys declared in a card."""

from __future__ import annotations

import jsonschema
import pytest

from scorecard.instruments import ColumnLayout, servqual
from scorecard.models import SurveyDeclaration, SurveySource
from tests.refusal import refusal

LAYOUT = {"columns": {"expectation": "E{number}", "perception": "P{number}"}}
EQUAL = dict.fromkeys(("tangibles", "reliability", "responsiveness", "assurance", "empathy"), 20)


def declaration(**fields: object) -> SurveyDeclaration:
    return SurveyDeclaration.model_validate({"instrument": "servqual", "layout": LAYOUT, **fields})


def test_an_instrument_is_named_or_written_out() -> None:
    assert declaration().instrument == servqual(points=7)
    assert declaration(instrument={"library": "servqual", "points": 5}).instrument == servqual(points=5)
    written = servqual(points=5).model_dump(mode="json")
    assert declaration(instrument=written).instrument == servqual(points=5)
    assert SurveyDeclaration(instrument=servqual(), layout=ColumnLayout.model_validate(LAYOUT)) == declaration()


def test_a_survey_knows_what_a_measure_may_ask_for() -> None:
    plain, weighted = declaration(), declaration(weights=EQUAL)
    assert plain.rows[:2] == ("overall", "overall_items")
    assert not plain.has("weighted")
    assert weighted.has("weighted")
    assert declaration(layout={**LAYOUT, "points": {d: f"W_{d}" for d in EQUAL}}).has("weighted")
    assert plain.has("reliability")
    assert plain.has("tangibles_1")
    assert not plain.has("reliabilty")
    assert len(plain.rows) == 2 + 5 + 22


@pytest.mark.parametrize(
    ("long", "roles"),
    [
        ({"roles": {"E": "expectation", "P": "perception"}}, ("expectation", "perception")),
        ({"role": None, "asks": "perception"}, ("perception",)),
    ],
)
def test_a_file_of_one_row_an_answer_has_what_its_rows_answer(long: dict[str, object], roles: tuple[str, ...]) -> None:
    """Its layout names no column of a role, so that a measure found nothing to take its value from."""
    found = declaration(layout={"shape": "long", "respondent": "who", "long": long})
    assert found.roles == roles
    assert declaration().roles == ("expectation", "perception")


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"instrument": "servqal"},
            ["instrument: the library has no such instrument; found 'servqal'. Did you mean 'servqual'? [unknown-instrument]"],
        ),
        (
            {"instrument": {"library": "kano", "points": 1, "scale": {}}},
            [
                "instrument.library: the library has no such instrument; found 'kano'. Use one of: logistics_service_quality, service_audit, servqual. [unknown-instrument]",
                (
                    "instrument.scale: an instrument of the library takes library, points, form and grouped_by only; found 'scale'. "
                    "Remove it, or write the whole instrument out without library. [library-field]"
                ),
                (
                    "instrument.points: the scale of a library instrument has 2 to 11 points; found '1'. "
                    "Write a whole number, such as 5 or 7. [library-points]"
                ),
            ],
        ),
        (
            {"instrument": {"library": "servqual", "points": True}},
            [
                (
                    "instrument.points: the scale of a library instrument has 2 to 11 points; found 'True'. "
                    "Write a whole number, such as 5 or 7. [library-points]"
                )
            ],
        ),
        ({"instrument": 7}, ["instrument: a mapping of fields is needed; found '7'. Write one field: value a line. [wrong-type]"]),
        (
            {"weights": {**EQUAL, "reliabilty": 10}},
            [
                (
                    "weights.reliabilty: a weight names a dimension that does not exist; found 'reliabilty'. "
                    "Did you mean 'reliability'? [unknown-dimension]"
                )
            ],
        ),
        (
            {"weights": {"tangibles": 50, "reliability": 50, "empathy": 0}},
            [
                "weights: the dimension 'responsiveness' has no weight. Give every dimension a weight; 0 is allowed. [weight-missing]",
                "weights: the dimension 'assurance' has no weight. Give every dimension a weight; 0 is allowed. [weight-missing]",
            ],
        ),
        (
            {"weights": dict.fromkeys(EQUAL, 0)},
            ["weights: all weights are zero. Give at least one of them a weight above zero. [weights-zero]"],
        ),
        (
            {"weights": {**EQUAL, "empathy": -20}},
            ["weights.empathy: this must be at least 0; found '-20'. Change the value. [out-of-range]"],
        ),
        (
            {"instrument": "servqual", "layout": {"columns": {"perception": "Q", "importance": "I{number}"}}},
            [
                (
                    "layout.columns: the column pattern of perception has no place for the item; found 'Q'. "
                    "Write {number}, {id} or {text} where the item stands, as in E{number}. [layout-pattern]"
                )
            ],
        ),
    ],
)  # fmt: skip
def test_a_survey_that_does_not_hang_together_is_refused(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: declaration(**fields)) == lines


def test_editors_know_every_form_of_the_instrument() -> None:
    schema = SurveyDeclaration.model_json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for instrument in ("servqual", {"library": "servqual", "points": 5}, servqual().model_dump(mode="json")):
        assert validator.is_valid({"instrument": instrument, "layout": LAYOUT})
    for points in (2, 11):
        assert validator.is_valid({"instrument": {"library": "servqual", "points": points}, "layout": LAYOUT})
        assert declaration(instrument={"library": "servqual", "points": points}).instrument.scale.points == points
    description = schema["properties"]["instrument"]["description"]
    assert description.startswith("The questionnaire, written out, or the name of one in the library")
    for instrument in (
        "kano",
        {"library": "servqual", "points": 1},
        {"library": "servqual", "points": 12},
        {"library": "servqual", "scale": {}},
        7,
    ):
        assert not validator.is_valid({"instrument": instrument, "layout": LAYOUT})


def test_a_source_takes_the_overall_gap_unless_told_otherwise() -> None:
    source = SurveySource(survey="customers")
    assert (source.statistic, source.of) == ("gap", "overall")
    assert refusal(lambda: SurveySource.model_validate({"survey": "customers", "statistic": "gaps"})) == [
        "statistic: this value is not one of the choices; found 'gaps'. Did you mean 'gap'? [unknown-choice]"
    ]
