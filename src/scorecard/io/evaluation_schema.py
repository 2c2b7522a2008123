"""The JSON Schema of the file of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping

from scorecard.scoring.saved import ENDLESS, FORMAT, FORMAT_VERSION, OBSERVED, RESULTS, WEIGHED

__all__ = ["evaluation_schema"]

Schema = dict[str, object]

_CARD: Schema = {"$ref": "scorecard.schema.json"}
_TEXT: Schema = {"type": "string"}
_TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_CODE: Schema = {"type": "integer", "minimum": -1}
_FINITE: Schema = {"type": ["number", "null"]}
_NUMBER: Schema = {"anyOf": [_FINITE, {"enum": list(ENDLESS)}]}
_CODES = ("status", "reason", "age", "state")
_WORDS: Schema = {"type": "object", "properties": {"en": _TEXT_OR_NONE, "zh": _TEXT_OR_NONE}, "required": ["en", "zh"]}


def evaluation_schema() -> Schema:
    """Return the JSON Schema of a file that `Evaluation.save` writes.

    Returns
    -------
    dict
        A schema that refers to the schema of a card by the name of its file. It knows fields and kinds; that shapes
        fit, names are those of the card and the card is unchanged is checked by `load_evaluation`.
    """
    body = _object(
        {
            "library_version": _TEXT,
            "formulas": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 1}},
            "card": _CARD,
            "card_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "as_of": {"type": ["string", "null"], "format": "date"},
            "only": {"enum": [None, "leading", "lagging"]},
            "entities": _TEXTS,
            "periods": _TEXTS,
            "nodes": _TEXTS,
            "observations": {"$ref": "#/$defs/observations"},
            "results": _object(
                {
                    **{name: _array(_kind(name), 3) for name in RESULTS},
                    **{name: _array(_NUMBER, 2) for name in WEIGHED},
                }
            ),
            "held": {"anyOf": [{"type": "null"}, _array(_CODE, 3)]},
            "frozen": {"type": "array", "items": {"$ref": "#/$defs/kept"}},
            "units": {"type": "object", "additionalProperties": {"$ref": "#/$defs/kept"}},
        },
        closed=False,
    )
    return {
        "title": "Evaluation",
        "description": "An evaluation as Evaluation.save writes it: the card, the values and every result.",
        "$ref": "#/$defs/body",
        "properties": {"format": {"const": FORMAT}, "format_version": {"const": FORMAT_VERSION}},
        "required": ["format", "format_version"],
        "unevaluatedProperties": False,
        "$defs": {
            "body": body,
            "kept": {"$ref": "#/$defs/body", "unevaluatedProperties": False},
            "observations": _observations(),
            "provenance": _provenance(),
        },
    }


def _observations() -> Schema:
    """Return the schema of the values."""
    cell = _array(_COUNT, 1)
    remarks: Schema = {"type": "array", "items": _object({"at": cell, "text": _TEXT})}
    fact = _object(
        {
            "at": cell,
            **dict.fromkeys(("survey", "statistic", "of"), _TEXT),
            "n": {"type": ["integer", "null"], "minimum": 0},
            "expectation": _FINITE,
            "perception": _FINITE,
            "reason": _TEXT_OR_NONE,
        },
        optional={"clusters": _COUNT},
    )
    spread = _object({"at": cell, "low": _FINITE, "high": _FINITE, "shape": _TEXT})
    return _object(
        {
            "card": {"anyOf": [{"type": "null"}, _CARD]},
            **dict.fromkeys(("entities", "periods", "measures"), _TEXTS),
            "scenario": _TEXT,
            **{name: _array(_kind(name), 3) for name in OBSERVED},
            "completeness": {"anyOf": [{"type": "null"}, _array(_NUMBER, 3)]},
            "facts": {"type": "array", "items": fact},
            "notes": remarks,
            "words": remarks,
            "provenances": {"type": "array", "items": {"$ref": "#/$defs/provenance"}},
        },
        optional={
            "ranges": {"type": "array", "items": spread},
            "correlations": {"type": "array", "items": _object({"at": {"type": "array"}, "value": {"type": "number"}})},
            "degrees_of_freedom": _array(_NUMBER, 3),
            "overlapping": _TEXTS,
        },
    )


def _provenance() -> Schema:
    """Return the schema of where data came from."""
    missing: Schema = {"type": "array", "prefixItems": [_TEXT, _COUNT], "minItems": 2, "maxItems": 2}
    return _object(
        {
            "source": _TEXT,
            **dict.fromkeys(("sha256", "encoding", "separator"), _TEXT_OR_NONE),
            **dict.fromkeys(("rows_read", "rows_blank", "digits_normalised", "words_mapped"), _COUNT),
            "missing": {"type": "array", "items": missing},
            "notes": {"type": "array", "items": _WORDS},
        }
    )


def _kind(name: str) -> Schema:
    """Return the schema of a cell of an array."""
    return _CODE if name in _CODES else _NUMBER


def _array(cell: Schema, depth: int) -> Schema:
    """Return the schema of lists in lists."""
    return cell if depth == 0 else {"type": "array", "items": _array(cell, depth - 1)}


def _object(
    fields: Mapping[str, Schema], *, optional: Mapping[str, Schema] | None = None, closed: bool = True
) -> Schema:
    """Return the schema of an object that has all these fields, and no other where it is closed."""
    found: Schema = {
        "type": "object",
        "properties": {**fields, **(optional or {})},
        "required": list(fields),
    }
    return {**found, "additionalProperties": False} if closed else found
