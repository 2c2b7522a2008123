"""A measure may take its value from a node of another card; what is wrong with that is said in full."""

from __future__ import annotations

import pytest

from scorecard.models import CardSource, Measure, SurveySource
from tests.refusal import refusal


def made(source: object) -> Measure:
    return Measure(id="unit", name="Unit", source=source)  # type: ignore[arg-type]


def test_fields_tell_the_two_kinds_of_source_apart():
    assert made({"card": "north", "node": "total"}).source == CardSource(card="north", node="total")
    assert made({"survey": "customers", "of": "speed"}).source == SurveySource(survey="customers", of="speed")
    assert made({"survey": "customers"}).source == SurveySource(survey="customers")
    assert made(CardSource(card="north", node="total")).source == CardSource(card="north", node="total")
    assert made(SurveySource(survey="customers")).source == SurveySource(survey="customers")
    assert made(None).source is None


def test_a_source_is_written_as_it_was_read():
    measure = made({"card": "north", "node": "total"})
    assert measure.model_dump(mode="json")["source"] == {"card": "north", "node": "total"}
    assert Measure.model_validate_json(measure.model_dump_json()) == measure


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ({"card": "north"}, "source.node: this field is needed. Add it. [missing-field]"),
        ({"node": "total"}, "source.card: this field is needed. Add it. [missing-field]"),
        ({}, "source.survey: this field is needed. Add it. [missing-field]"),
        (
            {"card": "a b", "node": "total"},
            (
                "source.card: this is no valid id; found 'a b'. "
                "Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"
            ),
        ),
        (
            {"card": "north", "nod": "total", "node": "total"},
            "source.nod: there is no field 'nod' here. Did you mean 'node'? [unknown-field]",
        ),
        (
            {"card": "north", "survey": "customers"},
            (
                "source: a value comes from a survey or from another card, not from both; found 'card, survey'. "
                "Write survey, statistic and of; or card and node. [source-both]"
            ),
        ),
        ("north", "source: a mapping of fields is needed; found 'north'. Write one field: value a line. [wrong-type]"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(source, line):
    assert refusal(lambda: made(source)) == [line]
