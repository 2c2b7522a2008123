"""Files made to do harm are refused, in time and in little memory; each reader runs in a process of its own."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from openpyxl import Workbook
from pyarrow import parquet

from tests.io.hostile import MOST_MEGABYTES, MOST_SECONDS, meet

_E = ",".join([*(f"E{n}" for n in range(1, 23)), *(f"P{n}" for n in range(1, 23))])
_ROW = ",".join(["4"] * 44)


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
]


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
