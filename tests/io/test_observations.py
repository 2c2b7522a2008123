"""Tests of reading measure values."""

from __future__ import annotations

import contextlib
import math
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from scorecard.errors import ObservationError, ScorecardError
from scorecard.io.numbers import Decimals
from scorecard.io.observations import read_observations
from scorecard.models import Scorecard
from scorecard.series import MeasureRecord, ObservationRecords
from tests.io.books import book
from tests.refusal import refusal


def read(folder: Path, data: str | bytes, *, decimal: Decimals = ".") -> ObservationRecords:
    """Return the records of a value file."""
    path = folder / "kpi.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_observations(path, decimal=decimal)


def refused(folder: Path, data: str | bytes, *, decimal: Decimals = ".") -> list[str]:
    """Return the lines with which a value file is refused, the folder cut off."""
    with pytest.raises(ObservationError) as caught:
        read(folder, data, decimal=decimal)
    headline, *lines = str(caught.value).replace(f"{folder}/", "").split("\n  ")
    assert headline == "kpi.csv cannot be read."
    return lines


def test_every_column_reaches_its_field(tmp_path: Path) -> None:
    """With the row as a spreadsheet counts it."""
    records = read(
        tmp_path,
        "measure,period,value,entity,n,standard_error,numerator,denominator,currency,note,applicable,scenario\n"
        "otif,2026-Q1,94 %,north,200,1.7,188,200,,late start,yes,Plan\n"
        "cost,2026-Q1,3.5,,,,,,EUR,,,\n"
        "cost,2026-Q2,,south,,,,,,,no,预测\n",
    ).records
    source = str(tmp_path / "kpi.csv")
    assert records[0] == MeasureRecord(
        measure="otif",
        period="2026-Q1",
        value=94.0,
        entity="north",
        n=200.0,
        standard_error=1.7,
        numerator=188.0,
        denominator=200.0,
        note="late start",
        place=records[0].place,
        percent_sign=True,
        scenario="plan",
    )
    assert [r.scenario for r in records] == ["plan", "actual", "forecast"]
    assert [(r.place.file, r.place.row) for r in records] == [(source, 2), (source, 3), (source, 4)]
    assert (records[1].value, records[1].currency, records[1].percent_sign) == (3.5, "EUR", False)
    assert (records[2].value, records[2].entity, records[2].applicable) == (None, "south", False)


def test_a_range_reaches_its_fields(tmp_path: Path) -> None:
    """In the unit of the value, with a percent sign or a currency of its own."""
    records = read(
        tmp_path,
        "measure,period,value,low,high,shape\n"
        "otif,2026-Q1,94 %,90 %,96,\n"
        "cost,2026-Q1,3.5,EUR 3,5,Triangular\n"
        "cost,2026-Q2,3.5,,,\n",
    ).records
    assert [(r.low, r.high, r.shape, r.percent_signs) for r in records] == [
        (90.0, 96.0, None, (True, False)),
        (3.0, 5.0, "Triangular", (False, False)),
        (None, None, None, (False, False)),
    ]
    assert [r.currency for r in records] == [None, "EUR", None]


def test_a_range_in_another_currency_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "measure,period,value,low,high\ncost,2026-Q1,EUR 3.5,3,USD 5\nx,2026-Q1,1,?,2\n") == [
        (
            "kpi.csv, row 2, column high: the currency beside the high is not EUR; found 'USD 5'. "
            "Keep one of the two. [two-currencies]"
        ),
        (
            "kpi.csv, row 3, column low: text stands where a number belongs; found '?'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        ),
    ]


def test_a_frame_with_ranges_is_read_the_same() -> None:
    """NaN in a column is no range."""
    frame = pd.DataFrame(
        {
            "measure": ["a", "b"],
            "period": ["2026-Q1"] * 2,
            "value": [1.0, 2.0],
            "low": [0.5, math.nan],
            "high": [3, math.nan],
        }
    )
    for table in (frame, pa.table(frame)):
        assert [(r.value, r.low, r.high) for r in read_observations(table).records] == [
            (1.0, 0.5, 3.0),
            (2.0, None, None),
        ]


@pytest.mark.parametrize(
    ("data", "decimal"),
    [
        (b"measure;period;value\notif;2026-Q1;3,5\n", ","),
        (b"\xef\xbb\xbfMeasure\tPERIOD\tValue\r\notif\t2026-Q1\t3.5\r\n\r\n", "."),
        ("measure,period,value\notif,２０２６-Q1,３．５\n".encode(), "."),
        (b'measure,period,value\notif,2026-Q1,"3,5"\n', ","),
    ],
)
def test_dirty_files_are_read_the_same(tmp_path: Path, data: bytes, decimal: Decimals) -> None:
    """Separators, marks, case of headers, full-width digits, a declared decimal comma."""
    (record,) = read(tmp_path, data, decimal=decimal).records
    assert (record.measure, record.period, record.value) == ("otif", "2026-Q1", 3.5)


def test_provenance(tmp_path: Path) -> None:
    """Rows, full-width cells and missing values are counted."""
    found = read(tmp_path, "measure,period,value,n\na,2026,５,1\nb,２０２６,,２\nc,2026,7,\n\n\n")
    facts = found.provenance
    assert facts is not None
    assert (facts.source, facts.encoding, facts.separator) == ("kpi.csv", "utf-8", "comma")
    assert (facts.rows_read, facts.rows_blank, facts.digits_normalised, facts.missing) == (3, 2, 3, (("", 1),))
    assert facts.sha256 is not None


def test_a_rate_needs_no_value_column(tmp_path: Path) -> None:
    """Its two parts are enough."""
    (record,) = read(tmp_path, "measure,period,numerator,denominator\notif,2026,188,200\n").records
    assert (record.value, record.numerator, record.denominator) == (None, 188.0, 200.0)


def test_columns_without_name_and_cells_are_left_out(tmp_path: Path) -> None:
    """Spreadsheets leave them behind."""
    (record,) = read(tmp_path, "measure,period,value,,Standard error\na,2026,1,,0.5\n").records
    assert record.standard_error == 0.5


def test_every_bad_number_is_named_by_row_and_column(tmp_path: Path) -> None:
    """With what stands there and what to do."""
    assert refused(
        tmp_path,
        "measure;period;value;n;standard_error;currency;applicable\n"
        "a;2026;3,5;;;;\n"
        "b;2026;1,234;;;;\n"
        "c;2026;NaN;inf;;;\n"
        "d;2026;many;2 %;;;\n"
        "e;2026;1 234 567;;1 EUR;;\n"
        "f;2026;5 EUR;;;USD;perhaps\n"
        ";2026;5;;;;\n"
        "g;;5;;;;\n",
    ) == [
        (
            "kpi.csv, row 2, column value: a comma stands in the number, where the decimal sign is the point; "
            "found '3,5'. Declare decimal=',' for the whole file, or write 3.5. [decimal-comma]"
        ),
        (
            "kpi.csv, row 3, column value: the comma may be a decimal comma or set thousands apart; found '1,234'. "
            "Write 1234, or 1.234 with the decimal point. [ambiguous-number]"
        ),
        (
            "kpi.csv, row 4, column value: the number is not finite; found 'NaN'. "
            "Leave the cell empty where there is no value. [not-finite]"
        ),
        (
            "kpi.csv, row 4, column n: the number is not finite; found 'inf'. "
            "Leave the cell empty where there is no value. [not-finite]"
        ),
        (
            "kpi.csv, row 5, column value: text stands where a number belongs; found 'many'. "
            "Write a number, or leave the cell empty. [not-a-number]"
        ),
        ("kpi.csv, row 5, column n: n has a unit of its own; found '2 %'. Write n as a plain number. [stray-unit]"),
        (
            "kpi.csv, row 6, column value: the digits of the number are set in groups; found '1 234 567'. "
            "Write the digits without anything between them. [grouped-number]"
        ),
        (
            "kpi.csv, row 6, column standard_error: standard_error has a unit of its own; found '1 EUR'. "
            "Write standard_error as a plain number in the unit of the measure. [stray-unit]"
        ),
        (
            "kpi.csv, row 7, column value: the currency beside the value is not USD; found '5 EUR'. "
            "Keep one of the two. [two-currencies]"
        ),
        (
            "kpi.csv, row 7, column applicable: this is neither yes nor no; found 'perhaps'. "
            "Write yes or no. [bad-choice]"
        ),
        (
            "kpi.csv, row 8, column measure: the row names no measure. "
            "Write the measure, or delete the row. [no-measure]"
        ),
        "kpi.csv, row 9, column period: the row names no period. Write the period, or delete the row. [no-period]",
    ]


def test_a_point_is_refused_where_the_comma_is_declared(tmp_path: Path) -> None:
    """The declaration holds for the whole file."""
    assert refused(tmp_path, "measure;period;value\na;2026;3.5\n", decimal=",") == [
        (
            "kpi.csv, row 2, column value: a point stands in the number, where the decimal sign is the comma; found '3.5'. "
            "Declare decimal='.' for the whole file, or write 3,5. [decimal-point]"
        )
    ]


OPEN = (
    "the point may be a decimal point or set thousands apart, and no other number of the file tells; found {found!r}. "
    "Declare decimal='.' or decimal=',' for the whole file. [ambiguous-number]"
)


def test_an_open_point_is_told_where_it_stands_in_a_wide_table(tmp_path: Path) -> None:
    """In the row and under the period that hold it."""
    path = tmp_path / "kpi.csv"
    path.write_text("measure;2026-Q1;2026-Q2\nrevenue;980;1.234\ncost;;9.876\n", encoding="utf-8")
    assert refusal(lambda: read_observations(path), error=ObservationError) == [
        f"{path}, row 2, column 2026-Q2: {OPEN.format(found='1.234')}",
        f"{path}, row 3, column 2026-Q2: {OPEN.format(found='9.876')}",
    ]


def test_an_open_point_in_the_text_of_a_workbook_is_refused(tmp_path: Path) -> None:
    """Exports keep numbers as text, in German as 1.234 for 1234; numbers and their percentages leave nothing open."""
    path = tmp_path / "kpi.xlsx"
    head = ["measure", "period", "value"]
    path.write_bytes(book([head, ["revenue", "2026-Q1", "1.234"], ["revenue", "2026-Q2", "980"]], title="A"))
    assert refusal(lambda: read_observations(path), error=ObservationError) == [
        f"{path}, sheet A, row 2, column value: {OPEN.format(found='1.234')}"
    ]
    assert [r.value for r in read_observations(path, decimal=".").records] == [1.234, 980.0]


@pytest.mark.parametrize("decimal", [None, ".", ","])
def test_numbers_of_a_workbook_are_numbers_whatever_is_declared(decimal: Decimals | None, tmp_path: Path) -> None:
    """0.95125 that is shown as a percentage is 95.125 %."""
    path = tmp_path / "kpi.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["measure", "period", "value"])
        sheet.write_row(1, 0, ["otif", "2026-Q1"])
        sheet.write_number(1, 2, 0.95125, made.add_format({"num_format": "0.0%"}))
        sheet.write_row(2, 0, ["cost", "2026-Q1", 1.234])
    records = read_observations(path, decimal=decimal).records
    assert [(r.value, r.percent_sign) for r in records] == [(95.125, True), (1.234, False)]


def test_headings_in_other_words_are_told_theirs(tmp_path: Path) -> None:
    """A month as people write it is no note, and 指标 is the measure."""
    known = "a value file has no such column. "
    wide = "a value file with one column a period has no such column. "
    period = "Name it 2026-01 if it holds the values of that period, or delete it. [unknown-column]"
    assert refused(tmp_path, "指标,2026年1月,Month\na,1,2\n")[:3] == [
        f"kpi.csv, column 指标: {known}Did you mean 'measure'? Rename it or delete it. [unknown-column]",
        f"kpi.csv, column 2026年1月: {known}{period}",
        f"kpi.csv, column Month: {known}Did you mean 'period'? Rename it or delete it. [unknown-column]",
    ]
    assert refused(tmp_path, "kpi,2026-Q1\na,1\n")[1].startswith(
        f"kpi.csv, column 2026-Q1: {known}Use one of: measure, "
    )
    assert refused(tmp_path, "measure,Jan 2026,2026-02\na,1,2\n") == [f"kpi.csv, column Jan 2026: {wide}{period}"]


def test_unknown_absent_and_repeated_columns_are_named(tmp_path: Path) -> None:
    """All at once; a slip in a header does not lose a column in silence."""
    assert refused(tmp_path, "measure,perod,value,Value,standard_eror\na,2026,1,2,3\n") == [
        (
            "kpi.csv, column perod: a value file has no such column. "
            "Did you mean 'period'? Rename it or delete it. [unknown-column]"
        ),
        "kpi.csv, column value: the column stands there twice. Delete one of the two. [duplicate-column]",
        (
            "kpi.csv, column standard_eror: a value file has no such column. "
            "Did you mean 'standard_error'? Rename it or delete it. [unknown-column]"
        ),
        (
            "kpi.csv, column period: the column is not there. "
            "Add it; a value file needs measure, period and value, or measure and one column a period. [missing-column]"
        ),
    ]
    assert refused(tmp_path, "measure,period,numerator\na,2026,1\n") == [
        (
            "kpi.csv, column value: the column is not there. "
            "Add it; a value file needs measure, period and value, or measure and one column a period. [missing-column]"
        )
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("", "kpi.csv: the file is empty. Export it again with a header row and data rows. [empty-file]"),
        (
            "measure,period,value\n",
            ("kpi.csv: the file has headers but no data rows. Export it again with the data. [no-rows]"),
        ),
        (
            b"measure,period,value\na,2026,\xff\n",
            (
                "kpi.csv:2: the file is neither UTF-8 nor, beyond doubt, Chinese in GB 18030; found 'byte 0xFF'. "
                "Save it as UTF-8, or declare its encoding, such as gb18030 or cp1252. [undecidable-encoding]"
            ),
        ),
        (
            "measure,period;value\na,2026;1\n",
            "kpi.csv, row 1: the cells may be separated by comma or semicolon. Declare the separator. [undecidable-separator]",
        ),
    ],
)
def test_files_that_hold_no_table(tmp_path: Path, data: str | bytes, line: str) -> None:
    """Each with its cure."""
    assert refused(tmp_path, data) == [line]


def test_a_declared_separator_and_encoding_are_followed(tmp_path: Path) -> None:
    """Where the file leaves it open."""
    path = tmp_path / "kpi.csv"
    path.write_bytes("measure;period;value;note\na;2026;1;café\n".encode("cp1252"))
    (record,) = read_observations(path, encoding="cp1252", separator=";").records
    assert record.note == "café"


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames(library: str) -> None:
    """Numbers, keys that are numbers, missing cells."""
    data = {"measure": ["a", "b"], "period": [2026, 2026], "value": [1.5, None], "note": [None, "x\x00y"]}
    frame = {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}[library](data)
    found = read_observations(frame)
    assert [(r.measure, r.period, r.value, r.note) for r in found.records] == [
        ("a", "2026", 1.5, None),
        ("b", "2026", None, "xy"),
    ]
    assert [str(r.place) for r in found.records] == [
        f"{library} {type(frame).__name__}, row 1",
        f"{library} {type(frame).__name__}, row 2",
    ]


def test_nan_outside_pandas_and_infinity_everywhere_are_refused() -> None:
    """A computed 0/0 is no missing value."""
    for frame in (
        pl.DataFrame({"measure": ["a", "b"], "period": ["2026", "2026"], "value": [math.nan, None]}),
        pd.DataFrame({"measure": ["a"], "period": ["2026"], "value": [math.inf]}),
    ):
        with pytest.raises(ObservationError) as caught:
            read_observations(frame)
        (problem,) = caught.value.problems
        assert (problem.code, problem.place.row, problem.place.field) == ("not-finite", 1, "value")


def test_many_bad_cells_are_counted_exactly(tmp_path: Path) -> None:
    """A hundred are listed."""
    lines = refused(tmp_path, "measure,period,value\n" + "a,2026,x\n" * 250)
    assert len(lines) == 101
    assert lines[-1] == "… and 150 more of the kind [not-a-number]"


@given(
    st.binary(max_size=150)
    | st.text('a,;\n\t"5.,%x -', max_size=150).map(lambda text: ("measure,period,value\n" + text).encode())
)
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """No file leads to another error than ours."""
    with contextlib.suppress(ScorecardError):
        read(tmp_path_factory.mktemp("any"), data)


def worded_card() -> Scorecard:
    """A card with levels, a yes or no, a number, and levels that come later."""
    levels = {
        "kind": "levels",
        "levels": [{"id": "bad", "name": "Bad", "score": 0}, {"id": "a1", "name": "A-1", "score": 9}],
    }
    measures = [
        {"id": "level", "name": "Level", "scoring": levels},
        {"id": "answer", "name": "Answer", "scoring": "yes_no"},
        {"id": "number", "name": "Number", "worst": 0, "target": 9},
        {"id": "later", "name": "Later", "changes": [{"since": "2026-Q3", "scoring": levels}]},
    ]
    objective = {"id": "o", "name": "O", "measures": measures}
    return Scorecard.model_validate(
        {
            "id": "c",
            "name": "C",
            "calendar": {"first": "2026-Q1", "last": "2026-Q4"},
            "perspectives": [{"id": "customer", "objectives": [objective]}],
        }
    )


def test_words_are_values_of_measures_that_have_words(tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    path.write_text(
        "measure,period,value\nlevel,2026-Q1, Bad\nlevel,2026-Q2,\nanswer,2026-Q1,1\nanswer,2026-Q2,是\nlater,2026-Q3,A-1\n"
        "number,2026-Q1,7\n",
        "utf-8",
    )
    records = read_observations(path, card=worded_card())
    assert [(r.text, r.value) for r in records.records] == [
        ("Bad", None),
        (None, None),
        (None, 1.0),
        ("是", None),
        ("A-1", None),
        (None, 7.0),
    ]
    assert records.provenance is not None
    assert records.provenance.missing == (("", 1),)


def test_truth_values_of_a_frame_are_answers() -> None:
    frame = pa.table({"measure": ["answer", "answer"], "period": ["2026-Q1", "2026-Q2"], "value": [True, False]})
    assert [r.text for r in read_observations(frame, card=worded_card()).records] == ["yes", "no"]


def test_text_elsewhere_stays_an_error(tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    path.write_text("measure,period,value\nnumber,2026-Q1,good\nlevel,2026-Q1,bad\n", "utf-8")
    message = "text stands where a number belongs; found '{}'. Write a number, or leave the cell empty. [not-a-number]"
    first = f"{path}, row 2, column value: " + message.format("good")
    assert refusal(lambda: read_observations(path, card=worded_card()), error=ObservationError) == [first]
    second = f"{path}, row 3, column value: " + message.format("bad")
    assert refusal(lambda: read_observations(path), error=ObservationError) == [first, second]


def test_a_sheet_of_a_workbook_is_read_like_a_file(tmp_path: Path) -> None:
    """Problems are told with sheet, row and column."""
    path = tmp_path / "kpi.xlsx"
    path.write_bytes(book([["measure", "period", "value"], ["otif", "2026-Q1", 95.5]], title="KPI"))
    (record,) = read_observations(path, sheet="KPI").records
    assert (record.measure, record.period, record.value) == ("otif", "2026-Q1", 95.5)
    path.write_bytes(book([["measure", "period", "value"], ["otif", "2026-Q1", "#DIV/0!"]], title="KPI", top=2))
    with pytest.raises(ObservationError) as caught:
        read_observations(path)
    assert str(caught.value).splitlines()[1].startswith(f"  {path}, sheet KPI, row 4, column value: ")


def test_answers_in_place_of_values_are_told_first() -> None:
    frame = pa.table({"E1": [5], "P1": [4], "region": ["N"]})
    assert refusal(lambda: read_observations(frame), error=ObservationError)[0] == (
        "pyarrow Table: none of the columns of a value file is there; found '3 columns: E1, P1, region'. "
        "Hand over values of measures; answers to a survey are read by read_survey. [other-table]"
    )
