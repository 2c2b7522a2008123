"""Tests of the JSON Schema of a row of values."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import jsonschema
import pytest

import scorecard as sc
from scorecard._document import Plain
from scorecard.io.observations import COLUMNS
from scorecard.io.row_schema import row_schema

CHECK = jsonschema.Draft202012Validator(row_schema())
ROW: dict[str, Plain] = {"measure": "otif", "period": "2026-Q1", "value": 95.5}


def test_it_knows_the_columns_of_the_reader() -> None:
    properties = row_schema()["properties"]
    assert isinstance(properties, dict)
    assert tuple(cast("dict[str, object]", properties)) == COLUMNS


@pytest.mark.parametrize("name", ["self_service_kiosk", "express_carrier", "logistics_customer_service"])
def test_rows_of_the_templates_fit(name: str) -> None:
    path = Path(str(sc.template_files(name)["values"]))
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [dict(row) for row in csv.DictReader(file)]
    assert rows
    assert [error.message for row in rows for error in CHECK.iter_errors(row)] == []


@pytest.mark.parametrize(
    ("change", "validator"),
    [
        ({"value": [1]}, "type"),
        ({"vaule": 1}, "additionalProperties"),
        ({"measure": ""}, "minLength"),
        ({"applicable": "perhaps"}, "enum"),
        ({"shape": "round"}, "enum"),
    ],
)
def test_slips_are_found(change: dict[str, Plain], validator: str) -> None:
    assert list(CHECK.iter_errors(ROW)) == []
    assert [error.validator for error in CHECK.iter_errors({**ROW, **change})] == [validator]


def test_a_row_needs_a_value_or_its_parts() -> None:
    named: dict[str, Plain] = {"measure": "otif", "period": "2026-Q1"}
    assert [error.validator for error in CHECK.iter_errors(named)] == ["anyOf"]
    assert list(CHECK.iter_errors({**named, "numerator": 9, "denominator": 10})) == []
