"""Tests of the JSON Schema; ``python -m tests.io.test_schema`` writes the shipped file anew."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pydantic
import pytest

from scorecard._yaml import load_yaml
from scorecard.instruments import layouts
from scorecard.io import schema
from scorecard.io.schema import card_schema, schema_text, shipped_text

CARD = """\
id: demo
name: Demo
calendar: {first: 2026, last: 2027}
surveys:
  customers: {instrument: servqual, layout: {columns: {perception: "P{number}"}}}
bands:
  - {id: low, low: 0, high: 100, level: bad, name: {en: low, zh: 低}, letter: L}
perspectives:
  - id: customer
    objectives:
      - {id: o, name: O, measures: [{id: m, name: M, worst: 1, target: 2.5, source: {survey: customers}}]}
"""


def problems(text: str) -> list[str]:
    """Return what the schema says about a card."""
    data, _ = load_yaml(text)
    found = jsonschema.Draft202012Validator(card_schema()).iter_errors(data)
    return sorted(error.json_path for error in found)


@pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 14), reason="older pydantic words the same schema otherwise"
)
@pytest.mark.parametrize("name", schema.SHIPPED_BESIDE)
def test_schemas_of_parts_are_current_and_valid(name: str) -> None:
    assert shipped_text(name) == schema_text(name)
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped_text(name)))


def test_a_layout_is_checked_by_its_schema() -> None:
    check = jsonschema.Draft202012Validator(json.loads(shipped_text("layout.schema.json")))
    plain = layouts.surveymonkey({"perception": "How?"}).model_dump(mode="json", exclude_defaults=True)
    assert list(check.iter_errors(plain)) == []
    assert [error.validator for error in check.iter_errors({**plain, "duplicates": "perhaps"})] == ["enum"]


@pytest.mark.skipif(
    tuple(map(int, pydantic.VERSION.split(".")[:2])) < (2, 14), reason="older pydantic words the same schema otherwise"
)
def test_the_shipped_file_is_the_generated_one() -> None:
    """If this fails after a change of the models, run ``python -m tests.io.test_schema``."""
    assert shipped_text() == schema_text()


def test_it_is_a_valid_schema() -> None:
    """Of the draft that it names."""
    jsonschema.Draft202012Validator.check_schema(card_schema())
    assert json.loads(shipped_text())["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_card_fits() -> None:
    """With texts in one and in two languages, an instrument of the library, bands as a list."""
    assert problems(CARD) == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("name: Demo", "name: 5", "$.name"),
        ("id: demo", "id: d-1", "$.id"),
        ("instrument: servqual", "instrument: other", "$.surveys.customers.instrument"),
        ("worst: 1", "wrost: 1", "$.perspectives[0].objectives[0].measures[0]"),
        ("level: bad", "level: ugly", "$.bands[0].level"),
    ],
)
def test_slips_are_found_while_writing(old: str, new: str, path: str) -> None:
    """An editor underlines them."""
    assert problems(CARD.replace(old, new)) == [path]


def test_fields_have_descriptions() -> None:
    """An editor shows them."""
    definitions = card_schema()["$defs"]
    assert isinstance(definitions, dict)
    assert definitions["Measure"]["properties"]["owner"]["description"] == "Who answers for it."


if __name__ == "__main__":
    for written in (schema.SHIPPED, *schema.SHIPPED_BESIDE):
        Path(schema.__file__).with_name(written).write_text(schema_text(written), encoding="utf-8")
