"""Tests of answers put together by respondent."""

from __future__ import annotations

import itertools
import random

import pyarrow as pa
import pytest

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, Instrument, LongColumns
from scorecard.io.surveys import read_survey
from scorecard.survey import Survey
from tests.refusal import refusal

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "items": [{"id": "fast", "text": {"en": "Fast", "zh": "快"}}, {"id": "kind", "text": "Kind"}],
    }
)
LAYOUT = ColumnLayout(
    shape="long",
    respondent="who",
    long=LongColumns(roles={"E": "expectation"}, items={"Q1": "fast"}),
    segments={"zone": "zone"},
)
Row = tuple[object, object, object, object, object]
HEAD = ("who", "item", "role", "value", "zone")


def read(rows: list[Row], layout: ColumnLayout = LAYOUT) -> Survey:
    """Return the answers of some rows."""
    columns = {name: [row[i] for row in rows] for i, name in enumerate(HEAD)}
    return read_survey(
        pa.table({name: pa.array(list(map(str, cells))) for name, cells in columns.items()}), QUESTIONS, layout=layout
    )


ROWS: list[Row] = [
    ("a", "fast", "E", 5, "n"),
    ("a", "2", "expectation", 4, ""),
    ("b", "快", "perception", 2, "s"),
    ("a", "Q1", "PERCEPTION", 3, "n"),
    ("b", "kind", "perception", 1, "s"),
]


def test_items_and_roles_go_by_many_names() -> None:
    survey = read(ROWS)
    assert survey.answers["expectation"].tolist() == [[5, 4], [0, 0]]
    assert survey.answers["perception"].tolist() == [[3, 0], [2, 1]]
    assert survey.segments["zone"].codes.tolist() == [0, 1]


def test_the_order_of_the_rows_changes_the_order_of_respondents_only() -> None:
    expected = {("a", (5, 4), (3, 0)), ("b", (0, 0), (2, 1))}
    for order in itertools.islice(itertools.permutations(ROWS), 0, 120, 7):
        survey = read(list(order))
        found = zip(
            survey.respondents or (),
            map(tuple, survey.answers["expectation"].tolist()),
            map(tuple, survey.answers["perception"].tolist()),
            strict=True,
        )
        assert set(found) == expected


@pytest.mark.parametrize(("rule", "code"), [("first", 5), ("last", 3)])
def test_one_of_two_values_counts_where_that_is_asked(rule: str, code: int) -> None:
    layout = LAYOUT.model_copy(update={"duplicates": rule})
    survey = read([*ROWS, ("a", "fast", "E", 3, "n")], layout)
    assert survey.answers["expectation"].tolist()[0] == [code, 4]
    assert survey.provenance.notes[-1].text("en") == (
        f'Answers given again with another value: 1; by duplicates="{rule}" one of each counts.'
    )
    assert survey.provenance.notes[-1].text("zh") == (
        f'有 1 个答案以不同取值重复出现，按 duplicates="{rule}" 的规定只计其一。'
    )


def test_an_empty_value_gives_way_to_one_that_is_filled() -> None:
    for rows in ([("a", "fast", "E", "", "n"), *ROWS], [*ROWS, ("a", "fast", "E", "", "n")]):
        assert read(rows).answers["expectation"].tolist()[0] == [5, 4]


def test_repeats_are_refused_where_that_is_asked() -> None:
    layout = LAYOUT.model_copy(update={"duplicates": "refuse"})
    assert refusal(lambda: read([*ROWS, ("a", "fast", "E", 5, "n")], layout), error=SurveyError) == [
        (
            "pyarrow Table, row 6, column value: the expectation of item fast was answered by the same respondent in row 1; "
            'found \'5\'. Delete one of the rows, or write duplicates: "first" or "last" in the layout. [answer-given-twice]'
        )
    ]


def test_segments_of_one_respondent_must_agree() -> None:
    assert refusal(lambda: read([*ROWS, ("a", "kind", "perception", 5, "s")]), error=SurveyError) == [
        (
            "pyarrow Table, row 6, column zone: another value stands in row 1 for the same respondent; found 's'. "
            "Make the rows of one respondent agree. [label-differs]"
        )
    ]


def test_columns_that_are_not_there_are_named_together() -> None:
    layout = LAYOUT.model_copy(update={"respondent": "person", "segments": {"zone": "region"}})
    assert refusal(lambda: read(ROWS, layout), error=SurveyError) == [
        "pyarrow Table, column person: the column is not there. Use one of: who, item, role, value, zone. [missing-column]",
        "pyarrow Table, column region: the column is not there. Use one of: who, item, role, value, zone. [missing-column]",
    ]


def test_a_file_in_which_one_thing_was_asked() -> None:
    layout = LAYOUT.model_copy(update={"long": LongColumns(role=None, asks="perception")})
    survey = read([("a", "fast", "", 5, "n"), ("a", "kind", "", 4, "n")], layout)
    assert {role: a.tolist() for role, a in survey.answers.items()} == {"perception": [[5, 4]]}


def test_bad_values_are_named_where_they_stand() -> None:
    rows = [*ROWS, ("b", "fast", "E", 9, "s"), ("c", "kind", "E", "x", "s")]
    lines = refusal(lambda: read(rows), error=SurveyError.__subclasses__()[0])
    assert [line.split(":")[0] for line in lines] == [
        "pyarrow Table, row 6, column value",
        "pyarrow Table, row 7, column value",
    ]


def test_shuffled_large_files_are_read_as_sorted_ones() -> None:
    draw = random.Random(7)  # noqa: S311  # no secret
    rows: list[Row] = [
        (f"r{n}", item, role, draw.randint(1, 5), "z")
        for n in range(200)
        for item in ("fast", "kind")
        for role in ("expectation", "perception")
    ]
    mixed = draw.sample(rows, len(rows))
    wide = {
        r: (e, p)
        for s in (read(rows),)
        for r, e, p in zip(
            s.respondents or (), s.answers["expectation"].tolist(), s.answers["perception"].tolist(), strict=True
        )
    }
    again = {
        r: (e, p)
        for s in (read(mixed),)
        for r, e, p in zip(
            s.respondents or (), s.answers["expectation"].tolist(), s.answers["perception"].tolist(), strict=True
        )
    }
    assert wide == again
    assert wide["r3"][0] == [row[3] for row in rows if row[0] == "r3" and row[2] == "expectation"]
