"""Tests of the words in a JSON Schema."""

from __future__ import annotations

from scorecard._model.descriptions import describe

DOCSTRING = """\
A thing of
two lines.

With a ``second`` paragraph.

Attributes
----------
low, high : float or None
    Edges of `it`,
    on two lines.
unnamed : int
    Nowhere in the schema.

Raises
------
low : no field
    Of another section.

Examples
--------
high : neither
    Of the last section.
"""


def test_summary_and_fields_are_taken_over() -> None:
    schema = {"description": "old", "properties": {"low": {"type": "number"}, "high": {}, "other": {}}}
    describe(schema, DOCSTRING)
    assert schema == {
        "description": "A thing of two lines.\n\nWith a second paragraph.",
        "properties": {
            "low": {"type": "number", "description": "Edges of it, on two lines."},
            "high": {"description": "Edges of it, on two lines."},
            "other": {},
        },
    }


def test_a_docstring_without_sections_is_all_summary() -> None:
    schema: dict[str, object] = {}
    describe(schema, "Only this.")
    assert schema == {"description": "Only this."}
