"""Instruments of the library as cards name them."""

from __future__ import annotations

import pytest

from scorecard.instruments import four_elements, logistics_service_quality, service_audit, three_contacts
from scorecard.models import SurveyDeclaration
from scorecard.models.library_instruments import from_library
from tests.refusal import refusal

PAIRED = {"columns": {"expectation": "E{number}", "perception": "P{number}"}}
THREE = {"columns": {"minimum": "M{number}", "desired": "D{number}", "perception": "P{number}"}}


def test_a_card_names_scale_form_and_grouping() -> None:
    assert from_library({"library": "service_audit"}) == service_audit()
    asked = {"library": "service_audit", "points": 5, "form": "three_column", "grouped_by": "elements"}
    assert from_library(asked) == four_elements(service_audit(points=5, form="three_column"))
    assert from_library({"library": "logistics_service_quality", "grouped_by": "contacts"}) == three_contacts(
        logistics_service_quality()
    )
    assert (
        SurveyDeclaration.model_validate({"instrument": asked, "layout": THREE}).instrument.id
        == "service_audit_elements"
    )


def test_written_out_it_is_the_same() -> None:
    declared = SurveyDeclaration.model_validate(
        {"instrument": {"library": "logistics_service_quality", "grouped_by": "contacts"}, "layout": PAIRED}
    )
    again = SurveyDeclaration.model_validate(declared.model_dump(mode="json", exclude_none=True))
    assert again == declared


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (
            {"library": "servqual", "form": "paird", "grouped_by": "contact"},
            [
                "instrument.form: an instrument of the library has no such form; found 'paird'. Did you mean 'paired'? [library-form]",
                (
                    "instrument.grouped_by: an instrument of the library is grouped by contacts or by elements; found 'contact'. "
                    "Did you mean 'contacts'? [library-grouping]"
                ),
            ],
        ),
        (
            {"library": "servqual", "grouped_by": "elements"},
            [
                (
                    "instrument.grouped_by: the instrument servqual has dimensions of its own only; found 'elements'. "
                    "Remove grouped_by. [library-ungrouped]"
                )
            ],
        ),
        (
            {"library": "service_audit", "form": ["paired"]},
            [
                (
                    "instrument.form: an instrument of the library has no such form; found \"['paired']\". "
                    "Did you mean 'paired'? [library-form]"
                )
            ],
        ),
    ],
)  # fmt: skip
def test_what_does_not_exist_is_refused(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: SurveyDeclaration.model_validate({"instrument": fields, "layout": PAIRED})) == lines
