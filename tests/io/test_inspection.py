"""Tests of looking at a data file."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from scorecard.errors import ScorecardError
from scorecard.io.inspection import inspect_file
from tests.refusal import refusal

DATA = """\
id;Q1;Q2;Q3;zone;spend;remark;none\r
a1;7;;3;north;1.5;good;\r
a2;６;5;3;south;2;bad;\r
a3;7;x;3;north;;;\r
\r
"""


def test_columns_are_described(tmp_path: Path) -> None:
    """What they hold, how much is missing, and which are numbered through."""
    path = tmp_path / "export.csv"
    path.write_bytes(DATA.encode())
    found = inspect_file(path)
    assert [(c.name, c.kind, c.filled, c.empty, c.different, c.values) for c in found.columns] == [
        ("id", "text", 3, 0, 3, "a1 (1), a2 (1), a3 (1)"),
        ("Q1", "whole", 3, 0, 2, "６ (1), 7 (2)"),
        ("Q2", "text", 2, 1, 2, "5 (1), x (1)"),
        ("Q3", "whole", 3, 0, 1, "3 (3)"),
        ("zone", "text", 3, 0, 2, "north (2), south (1)"),
        ("spend", "number", 2, 1, 2, "1.5 (1), 2 (1)"),
        ("remark", "text", 2, 1, 2, "bad (1), good (1)"),
        ("none", "empty", 0, 3, 0, ""),
    ]
    assert found.patterns == (("Q1", "Q3", "Q{number}"),)
    assert [note.en for note in found.table().notes] == [
        "3 data rows; 1 blank row at the end left out.",
        "Encoding: utf-8; separator: semicolon.",
        "The lines end as on Windows (CR LF).",
        "Q1 to Q3 look like one row of items; as a column pattern: Q{number}.",
    ]
    assert [note.zh for note in found.table().notes][:2] == [
        "数据 3 行；文件末尾的 1 个空行已略去。",
        "编码：utf-8；分隔符：分号。",
    ]
    assert found.table().title is not None
    assert "export.csv 的各列" in found.table().to_text("zh")


def test_many_texts_are_not_printed() -> None:
    """A column of remarks or names stays with its owner; numbers show their range."""
    found = inspect_file(pa.table({"name": [f"Person {i}" for i in range(20)], "age": list(range(20, 40))}))
    assert [c.values for c in found.columns] == ["", "20 … 39"]
    assert [c.different for c in found.columns] == [20, 20]


def test_patterns_need_an_unbroken_count_from_one() -> None:
    """Dates, gaps and leading zeros are no pattern."""
    names = ["E1", "E2", "E4", "x01", "x02", "x03", "1", "2", "3", "P1 [a]", "P2 [a]", "P3 [a]", "9" * 5000]
    found = inspect_file(pa.table({name: [1] for name in names}))
    assert found.patterns == (("1", "3", "{number}"), ("P1 [a]", "P3 [a]", "P{number} [a]"))


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """Like everywhere."""
    with pytest.raises(ScorecardError) as caught:
        inspect_file(tmp_path / "none.csv")
    assert caught.value.problems[0].code == "no-such-file"


@pytest.mark.parametrize(
    ("above", "row"),
    [
        ("Orders 2026\n\n", 3),
        ("Orders 2026\nBranch: north\n\n", 4),
        ("Orders, 2026\nBranch: north\n", 3),
        ("\n\n", 3),
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_titles_that_are_shorter_than_the_table_are_told(above: str, row: int, separator: str, tmp_path: Path) -> None:
    """They were one column of text, or rows of other lengths."""
    path = tmp_path / "export.csv"
    lines = [["order", "promised", "delivered"], ["A", "2026-01-05", "x"], ["B", "2026-01-06", "y"]]
    path.write_text(above + "\n".join(separator.join(line) for line in lines) + "\n", encoding="utf-8")
    assert refusal(lambda: inspect_file(path), error=ScorecardError) == [
        (
            f"{path}, row {row}: the names of the columns stand in this row, below other rows. "
            "Delete everything above this row. [header-below]"
        )
    ]


def test_a_column_of_sentences_is_no_table_with_titles(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("comment\nfast; kind; dear\nslow\nkind; slow\n", encoding="utf-8")
    assert [column.name for column in inspect_file(path, separator=",").columns] == ["comment"]
    assert [column.name for column in inspect_file(path).columns] == ["comment"]
