"""Tests of the layout of a survey file."""

from __future__ import annotations

import pytest

from scorecard.instruments import ColumnLayout, Instrument
from tests.refusal import refusal

SHORT = Instrument.model_validate(
    {
        "id": "short",
        "name": "Short form",
        "scale": {"low": 1, "high": 5},
        "items": [{"id": "quick", "text": "Quick"}, {"id": "kind", "text": "Kind"}],
    }
)
LAYOUT = ColumnLayout.model_validate(
    {
        "columns": {"perception": "P{number}", "expectation": "regex:E0*(?P<item>[0-9]+)"},
        "names": {"perception": {"kind": "kindness"}, "importance": {"quick": "I"}},
    }
)


def test_columns_are_found_by_name_pattern_or_expression() -> None:
    assert LAYOUT.roles == ("perception", "expectation", "importance")
    assert LAYOUT.column_of("perception", 0, instrument=SHORT) == "P1"
    assert LAYOUT.column_of("perception", 1, instrument=SHORT) == "kindness"
    assert LAYOUT.column_of("expectation", 0, instrument=SHORT) is None
    assert LAYOUT.column_of("importance", 1, instrument=SHORT) is None
    assert LAYOUT.column_of("satisfaction", 0, instrument=SHORT) is None


@pytest.mark.parametrize(
    ("role", "position", "found"),
    [
        ("perception", 0, ("P1", "P1")),
        ("perception", 1, ("kindness",)),
        ("expectation", 0, ("E1", "E001")),
        ("expectation", 1, ()),
        ("importance", 0, ()),
        ("importance", 1, ()),
    ],
)
def test_every_match_of_a_header_is_returned(role: str, position: int, found: tuple[str, ...]) -> None:
    """So that a column that is there twice can be told from one that is not."""
    header = ("P1", "P2", "kindness", "E1", "E001", "P1")
    assert LAYOUT.find(role, position, instrument=SHORT, header=header) == found  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({}, ["the layout names no answer column. Give columns or names. [layout-empty]"]),
        (
            {"columns": {"perceived": "P{number}"}},
            [
                (
                    "columns.perceived: this value is not one of the choices; found 'perceived'. "
                    "Did you mean 'perception'? [unknown-choice]"
                )
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "encoding": "utf-99"},
            [
                (
                    "encoding: there is no such text encoding; found 'utf-99'. "
                    "Use utf-8, utf-16, gb18030, big5 or cp1252, or leave it out. [unknown-encoding]"
                )
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "encoding": "hex"},
            [
                (
                    "encoding: there is no such text encoding; found 'hex'. "
                    "Use utf-8, utf-16, gb18030, big5 or cp1252, or leave it out. [unknown-encoding]"
                )
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "separator": "|", "header_rows": 0},
            [
                "header_rows: this must be at least 1; found '0'. Change the value. [out-of-range]",
                (
                    "separator: survey files are separated by comma, semicolon or tab; found '|'. "
                    'Write "," or ";" or "\\t" in double quotes, or leave it out. [unknown-separator]'
                ),
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "answers": {"agree": "5"}, "seperator": ";"},
            [
                "answers.agree: a whole number is needed; found '5'. Write it without quotes. [wrong-type]",
                "seperator: there is no field 'seperator' here. Did you mean 'separator'? [unknown-field]",
            ],
        ),
        (
            {"columns": {"perception": "P{number}"}, "labels": {"sex": {"1": "women", "2": " "}}},
            [
                (
                    "labels: the name of a label of sex is blank or cannot be printed; found '2'. "
                    "Write the name, or declare the label under missing. [label-name]"
                )
            ],
        ),
        (
            {"names": {"perception": {"not an id": "x"}}},
            [
                (
                    "names.perception.not an id: this is no valid id; found 'not an id'. "
                    "Use a letter, then letters, digits or underscores, 64 at most. [bad-id]"
                )
            ],
        ),
    ],
)
def test_what_is_no_layout_is_refused(fields: dict[str, object], lines: list[str]) -> None:
    assert refusal(lambda: ColumnLayout.model_validate(fields)) == lines


@pytest.mark.parametrize("encoding", [None, "utf-8", "UTF-8-SIG", "gb18030", "GBK", "cp1252", "utf-16"])
def test_known_encodings_are_taken(encoding: str | None) -> None:
    assert ColumnLayout(columns={"perception": "P{number}"}, encoding=encoding).encoding == encoding


def test_a_layout_is_frozen_and_read_back() -> None:
    with pytest.raises(TypeError):
        LAYOUT.names["perception"]["kind"] = "other"  # type: ignore[index]
    assert ColumnLayout.model_validate(LAYOUT.model_dump(mode="json")) == LAYOUT
    assert ColumnLayout.model_validate_json(LAYOUT.model_dump_json(exclude_defaults=True)) == LAYOUT


def test_what_is_left_out_is_empty_and_frozen_too() -> None:
    layout = ColumnLayout(columns={"perception": "P{number}"})
    assert (layout.header_rows, layout.missing, layout.respondent, layout.encoding, layout.separator) == (
        1,
        (),
        None,
        None,
        None,
    )
    for mapping in (layout.columns, layout.names, layout.segments, layout.points, layout.answers):
        with pytest.raises(TypeError):
            mapping["x"] = "y"  # type: ignore[index]
    assert ColumnLayout(names={"perception": {"kind": "K"}}).columns == {}


@pytest.mark.parametrize("separator", [",", ";", "\t", None])
def test_separators(separator: str | None) -> None:
    layout = ColumnLayout.model_validate({"columns": {"perception": "P{number}"}, "separator": separator})
    assert layout.separator == separator


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        (
            {"shape": "long", "respondent": "id", "columns": {"perception": "P{number}"}},
            (
                "a file of one row an answer has no columns of items; found 'perception'. "
                "Delete columns and names; name item, role and value under long. [long-columns]"
            ),
        ),
        (
            {"columns": {"perception": "P{number}"}, "name_row": 3, "header_rows": 2},
            (
                "the row of the names is none of the header rows; found 'row 3 of 2'. "
                "Raise header_rows, or lower name_row. [name-row]"
            ),
        ),
        *(
            (
                fields,
                (
                    "this layout must name the column of the respondent. Give respondent; without it rows of one "
                    "person cannot be told from those of another. [layout-respondent]"
                ),
            )
            for fields in ({"shape": "long"}, {"columns": {"perception": "P{number}"}, "duplicates": "first"})
        ),
    ],
)
def test_what_does_not_go_together_is_refused(fields: dict[str, object], line: str) -> None:
    assert refusal(lambda: ColumnLayout.model_validate(fields)) == [line]


def test_columns_are_found_by_number_counted_on_and_by_statement() -> None:
    """A statement in either language; a column in both is there twice."""
    instrument = Instrument.model_validate(
        {
            "id": "s",
            "name": "S",
            "scale": {"low": 1, "high": 5},
            "items": [{"id": "quick", "text": {"en": "Quick", "zh": "快"}}, {"id": "kind", "text": "Kind"}],
        }
    )
    layout = ColumnLayout(columns={"expectation": "Q{number+4}", "perception": "How? [{text}]"})
    header = ("Q5", "Q6", "How? [快]", "How? [Kind]", "How? [Quick]")
    assert layout.find("expectation", 1, instrument=instrument, header=header) == ("Q6",)
    assert layout.find("perception", 0, instrument=instrument, header=header) == ("How? [Quick]", "How? [快]")
    assert layout.find("perception", 1, instrument=instrument, header=header) == ("How? [Kind]",)
    assert layout.column_of("perception", 0, instrument=instrument) == "How? [Quick]"


def test_what_must_be_there_beside_answers() -> None:
    layout = ColumnLayout.model_validate(
        {
            "columns": {"perception": "P{number}"},
            "drop": [
                {"column": "Status", "values": ["1"]},
                {"column": "Finished", "keep": ["1"], "optional": True},
            ],
            "submitted": "End",
        }
    )
    assert layout.asides == ("Status", "End")
    assert layout.shaped
    assert not LAYOUT.shaped
