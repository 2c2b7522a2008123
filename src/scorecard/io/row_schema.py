"""The JSON Schema of a row of measure values."""

from __future__ import annotations

from scorecard.io.observations import COLUMNS

__all__ = ["row_schema"]

_TEXT = ["string", "null"]
_NUMBER = ["number", "string", "null"]

_FIELDS: dict[str, dict[str, object]] = {
    "measure": {"type": "string", "minLength": 1, "description": "Id of the measure in the card."},
    "period": {
        "type": "string",
        "minLength": 1,
        "description": "Period such as 2026, 2026-Q1 or 2026-01; with a card also a day in it.",
    },
    "value": {
        "type": ["number", "string", "boolean", "null"],
        "description": "The value; as text also with a percent sign, or a word where the measure is scored by levels.",
    },
    "entity": {"type": _TEXT, "description": "Business unit; empty where the card has only one."},
    "n": {"type": _NUMBER, "description": "Number of cases behind the value."},
    "standard_error": {"type": _NUMBER, "description": "Standard error, in the unit of the measure."},
    "numerator": {"type": _NUMBER, "description": "Part of a rate above the line."},
    "denominator": {"type": _NUMBER, "description": "Part of a rate below the line."},
    "low": {"type": _NUMBER, "description": "The least that an expert thinks possible."},
    "high": {"type": _NUMBER, "description": "The most that an expert thinks possible."},
    "shape": {
        "enum": ["pert", "triangular", "", None],
        "description": "How the value is thought to be spread between low and high; pert where it is empty.",
    },
    "currency": {"type": _TEXT, "description": "ISO code of the currency."},
    "note": {"type": _TEXT, "description": "A remark."},
    "applicable": {
        "enum": ["yes", "no", "true", "false", "1", "0", "是", "否", "", True, False, None],
        "description": "Whether the measure applies to the entity in the period; yes where it is empty.",
    },
    "scenario": {"type": _TEXT, "description": "actual where it is empty; else such as plan or forecast."},
}


def row_schema() -> dict[str, object]:
    """Return the JSON Schema of one row of a table that `read_observations` takes, as an object by column name."""
    return {
        "title": "Observation",
        "description": "One row of measure values: the value of one measure in one period.",
        "type": "object",
        "properties": {name: _FIELDS[name] for name in COLUMNS},
        "required": ["measure", "period"],
        "anyOf": [{"required": ["value"]}, {"required": ["numerator", "denominator"]}],
        "additionalProperties": False,
    }
