"""Files made to do harm are refused, in time and in little memory; the slow tests run each reader in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook, load_workbook
from pyarrow import parquet

import scorecard as sc
from scorecard import io as doors
from scorecard.errors import ScorecardError
from scorecard.instruments import ColumnLayout, servqual
from tests.io.hostile import MOST_MEGABYTES, MOST_SECONDS, meet

_E = ",".join([*(f"E{n}" for n in range(1, 23)), *(f"P{n}" for n in range(1, 23))])
_ROW = ",".join(["4"] * 44)

_LAYOUT = ColumnLayout(columns={"expectation": "E{number}", "perception": "P{number}"})
READERS: dict[str, Callable[[Path], object]] = {
    "card": doors.read_card,
    "layout": doors.read_column_layout,
    "observations": doors.read_observations,
    "survey": lambda path: doors.read_survey(path, servqual(points=7), layout=_LAYOUT),
    "inspect": doors.inspect_file,
    "evaluation": doors.load_evaluation,
    "notes": doors.read_review_notes,
    "table": doors.read_table,
}


def bomb_of_aliases(path: Path) -> None:
    """Ten lists of ten, each of the one before: ten thousand million words when unfolded."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 11)]
    path.write_text("\n".join(lines), encoding="utf-8")


def nested_yaml(path: Path) -> None:
    path.write_text("[" * 200_000, encoding="utf-8")


def nested_json(path: Path) -> None:
    path.write_text('{"a":' * 200_000 + "1" + "}" * 200_000, encoding="utf-8")


def many_columns(path: Path) -> None:
    path.write_text(
        ",".join(f"c{n}" for n in range(1_000_000)) + "\n" + ",".join(["1"] * 1_000_000) + "\n", encoding="utf-8"
    )


def one_large_cell(path: Path) -> None:
    path.write_text(f'{_E},remark\n{_ROW},"{"x" * 10_000_000}"\n', encoding="utf-8")


def one_long_line(path: Path) -> None:
    path.write_text("x" * 20_000_000, encoding="utf-8")


def open_quote(path: Path) -> None:
    path.write_text(f'{_E}\n"' + f"{_ROW}\n" * 100_000, encoding="utf-8")


def character_zero(path: Path) -> None:
    path.write_bytes(f"{_E}\n{_ROW}\n".encode() + b"\0" * 1_000_000)


def parquet_that_lies(path: Path) -> None:
    """The footer says that it is two thousand million bytes long."""
    data = io.BytesIO()
    parquet.write_table(pa.table({"E1": [1, 2]}), data)
    whole = data.getvalue()
    path.write_bytes(whole[:-8] + (2_000_000_000).to_bytes(4, "little") + b"PAR1")


def zip_bomb(path: Path) -> None:
    """A sheet of 100 MB of blanks in a file of 100 kB."""
    book = Workbook()
    data = io.BytesIO()
    book.save(data)
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = content.replace(b"<sheetData", b" " * 100_000_000 + b"<sheetData", 1)
            target.writestr(name, content)


def external_entities(path: Path) -> None:
    """A cell that names a file of the machine."""
    book = Workbook()
    assert book.active is not None
    book.active.append(["E1", "secret"])
    book.active.append([1, "secret"])
    data = io.BytesIO()
    book.save(data)
    head = b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                content = head + content.replace(b"secret", b"&x;")
            target.writestr(name, content)


def path_in_a_part(path: Path) -> None:
    book = Workbook()
    data = io.BytesIO()
    book.save(data)
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
        target.writestr("../../outside.xml", "x")


def large_evaluation(path: Path) -> None:
    path.write_text('{"format":' + "[" * 100_000, encoding="utf-8")


def repeated_keys(path: Path) -> None:
    path.write_text("\n".join(f"a{n % 2}: 1" for n in range(90_000)), encoding="utf-8")


def absurd_metadata(path: Path) -> None:
    """Twenty megabytes of a key that no one reads, and words of pandas that are no JSON."""
    table = pa.table({"measure": ["otif"], "period": ["2026-Q1"], "value": [95.0]})
    parquet.write_table(table.replace_schema_metadata({"k": "v" * 20_000_000, "pandas": "{" * 100_000}), path)


def absurd_schema(path: Path) -> None:
    """A schema of Arrow that is none."""
    table = pa.table({"measure": ["otif"], "period": ["2026-Q1"], "value": [95.0]})
    parquet.write_table(table.replace_schema_metadata({"ARROW:schema": "x" * 1_000}), path)


def many_parquet_columns(path: Path) -> None:
    parquet.write_table(pa.table({f"c{n}": [1] for n in range(17_000)}), path)


def deep_notes(path: Path) -> None:
    path.write_text("actions: " + "[" * 200_000, encoding="utf-8")


def deep_table(path: Path) -> None:
    path.write_text('{"format":"scorecard table","rows":' + "[" * 200_000, encoding="utf-8")


def table_of_one_long_number(path: Path) -> None:
    path.write_text('{"format":' + "9" * 10_000_000 + "}", encoding="utf-8")


FILES: list[tuple[Callable[[Path], None], str, str, str]] = [
    (bomb_of_aliases, "card", "a.yaml", "CardError"),
    (nested_yaml, "card", "a.yaml", "CardError: too-deep"),
    (nested_json, "card", "a.json", "CardError: too-deep"),
    (nested_yaml, "layout", "a.yml", "CardError: too-deep"),
    (repeated_keys, "card", "a.yaml", "CardError"),
    (many_columns, "survey", "a.csv", "SurveyError: too-many-columns"),
    (many_columns, "observations", "a.csv", "ObservationError: too-many-columns"),
    (many_columns, "inspect", "a.csv", "ScorecardError: too-many-columns"),
    (one_large_cell, "survey", "a.csv", "SurveyError: cell-too-long"),
    (one_large_cell, "inspect", "a.csv", "ScorecardError: cell-too-long"),
    (one_long_line, "survey", "a.csv", "SurveyError"),
    (open_quote, "survey", "a.csv", "SurveyError"),
    (character_zero, "survey", "a.csv", "SurveyError: not-text"),
    (parquet_that_lies, "survey", "a.parquet", "SurveyError: broken-parquet"),
    (zip_bomb, "survey", "a.xlsx", "SurveyError"),
    (external_entities, "survey", "a.xlsx", "SurveyError"),
    (path_in_a_part, "inspect", "a.xlsx", "ScorecardError"),
    (large_evaluation, "evaluation", "a.json", "HistoryError"),
    (absurd_metadata, "observations", "a.parquet", "read ObservationRecords"),
    (absurd_schema, "observations", "a.parquet", "ObservationError: broken-parquet"),
    (many_parquet_columns, "observations", "a.parquet", "ObservationError"),
    (deep_notes, "notes", "a.yaml", "CardError: too-deep"),
    (deep_table, "table", "a.json", "HistoryError: table-json"),
    (table_of_one_long_number, "table", "a.json", "HistoryError: table-json"),
]

QUICK = {
    bomb_of_aliases,
    nested_yaml,
    nested_json,
    repeated_keys,
    parquet_that_lies,
    external_entities,
    path_in_a_part,
    large_evaluation,
    absurd_schema,
    deep_notes,
    deep_table,
    zip_bomb,
}
"""Files that are quickly made and need no process of their own."""


@pytest.mark.parametrize(
    ("make", "reader", "name", "said"),
    [one for one in FILES if one[0] in QUICK],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_hostile_files_are_refused(
    make: Callable[[Path], None], reader: str, name: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    start = time.process_time()
    with pytest.raises(ScorecardError) as caught:
        READERS[reader](path)
    assert time.process_time() - start < MOST_SECONDS
    assert f"{type(caught.value).__name__}: {'; '.join(caught.value.counts)}".startswith(said)
    assert [one.name for one in tmp_path.parent.rglob("*") if one.name in ("outside.xml", "passwd")] == []


def named(name: str) -> sc.Scorecard:
    """Return a card with one name everywhere."""
    measure = {"id": "m", "name": name, "worst": 0, "target": 100}
    return sc.Scorecard.model_validate(
        {
            "id": "d",
            "name": {"en": name, "zh": name},
            "calendar": {"first": "2026-Q1", "last": "2026-Q1"},
            "perspectives": [{"id": "customer", "objectives": [{"id": "o", "name": name, "measures": [measure]}]}],
        }
    )


@pytest.mark.parametrize(
    "name", ["=1+1", "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "＝1+1"]
)
def test_formulas_in_names_stay_text(name: str, tmp_path: Path) -> None:
    """In workbooks as text cells, in CSV behind an apostrophe, in JSON and Parquet as they are."""
    card = named(name)
    sc.write_card(card, tmp_path / "card.xlsx")
    assert sc.read_card(tmp_path / "card.xlsx") == card
    evaluation = sc.evaluate(
        card,
        sc.observe(
            card, values=sc.read_observations(pa.table({"measure": ["m"], "period": ["2026-Q1"], "value": [50]}))
        ),
    )
    for ending in ("csv", "json", "parquet"):
        sc.write_table(evaluation, tmp_path / f"a.{ending}")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row if name in cell]
    assert len(cells) == 2
    assert set(cells) == {f"'{name}"}
    assert sc.read_table(tmp_path / "a.json") == evaluation.table()
    sc.write_workbook(evaluation, tmp_path / "a.xlsx")
    for book in (load_workbook(tmp_path / "card.xlsx"), load_workbook(tmp_path / "a.xlsx")):
        said = [cell for sheet in book for row in sheet for cell in row if cell.value == name]
        assert said
        assert {cell.data_type for cell in said} == {"s"}


def test_path_names_in_titles_of_sheets_are_names(tmp_path: Path) -> None:
    """A title that no spreadsheet program would take, such as ../../etc/passwd, opens nothing."""
    book = Workbook()
    assert book.active is not None
    book.active.title = "title"
    for row in (["measure", "period", "value"], ["otif", "2026-Q1", "many"]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(data) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'name="title"', b'name="../../etc/passwd"'))
    with pytest.raises(ScorecardError) as caught:
        sc.read_observations(path)
    assert [(one.code, one.place.sheet) for one in caught.value.problems] == [("not-a-number", "../../etc/passwd")]
    assert [one.name for one in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.slow
@pytest.mark.parametrize(("make", "reader", "name", "said"), FILES, ids=lambda value: getattr(value, "__name__", None))
def test_hostile_files_are_refused_in_time(
    make: Callable[[Path], None], reader: str, name: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    make(path)
    met = meet(reader, path)
    print(json.dumps([make.__name__, reader, met.said, round(met.seconds, 3), round(met.megabytes)]))
    assert met.said.startswith(said)
    assert met.seconds < MOST_SECONDS
    assert met.megabytes < MOST_MEGABYTES
