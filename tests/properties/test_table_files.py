"""Any table comes back from its JSON file as it was."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

import scorecard as sc
from scorecard._table import Cell, Column, Kind, Table
from scorecard._text import Lang, LocalText
from scorecard.errors import CardError


def _text(en: str | None, zh: str | None) -> LocalText | None:
    """Return a text, if there can be one of these words."""
    try:
        return LocalText(en=en, zh=zh)
    except CardError:
        return None


LINES = st.none() | st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)
TEXTS = st.builds(_text, LINES, LINES).filter(lambda text: text is not None).map(lambda text: text or LocalText(en="?"))
FINITE = st.floats(allow_nan=False, allow_infinity=False)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    FINITE,
    st.text(max_size=8),
    TEXTS,
    st.sampled_from(["NaN", "=1+1", "null"]),
)
KEYS = st.text(max_size=5)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return any table without numbers that JSON does not know."""
    keys = draw(st.lists(KEYS, max_size=4, unique=True))
    columns = tuple(
        Column(
            key,
            draw(TEXTS),
            draw(st.sampled_from(get_args(Kind))),
            draw(st.none() | st.integers(0, 12)),
            tuple(draw(st.lists(FINITE, max_size=2))),
        )
        for key in keys
    )
    rows = draw(st.lists(st.tuples(*[CELLS for _ in keys]), max_size=4))
    return Table(columns, tuple(rows), draw(st.none() | TEXTS), tuple(draw(st.lists(TEXTS, max_size=2))))


def kinds(table: Table) -> list[tuple[object, ...]]:
    """Return what equality does not tell: 1 from True and 1.0, and the sign of a zero."""
    return [
        tuple((type(cell), math.copysign(1, cell) if isinstance(cell, float) else 0) for cell in row)
        for row in table.rows
    ]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder for files that are read once."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@given(table=tables(), lang=st.sampled_from(["en", "zh"]))
def test_json_and_back(folder: Path, table: Table, lang: Lang) -> None:
    path = folder / "t.json"
    sc.write_table(table, path, lang=lang)
    found = sc.read_table(path)
    assert found == table
    assert kinds(found) == kinds(table)
    sc.write_table(found, folder / "again.json")
    assert (folder / "again.json").read_bytes() == path.read_bytes()


@given(values=st.lists(st.tuples(st.none() | FINITE, st.none() | st.integers(-(2**63), 2**63 - 1)), min_size=1))
def test_parquet_keeps_every_bit(folder: Path, values: list[tuple[float | None, int | None]]) -> None:
    columns = (Column("x", LocalText(en="X"), "number"), Column("n", LocalText(en="N"), "integer"))
    sc.write_table(Table(columns, tuple(values)), folder / "t.parquet")
    found = parquet.read_table(folder / "t.parquet").to_pydict()
    assert list(zip(found["x"], found["n"], strict=True)) == values
