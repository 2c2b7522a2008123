"""Tests of reading Parquet."""

from __future__ import annotations

import contextlib
import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from scorecard.errors import ScorecardError, SurveyError
from scorecard.io.codecs import parquet_codec
from scorecard.io.codecs.parquet_codec import ParquetSource, read_parquet
from scorecard.io.columns import RawColumns
from scorecard.io.reading import Reading


def written(table: pa.Table) -> bytes:
    """Return a table as Parquet."""
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def read(data: bytes) -> RawColumns:
    """Return the columns of a survey file."""
    return read_parquet(data, Reading("s.parquet", SurveyError), name="s.parquet")


def refused(data: bytes) -> str:
    """Return the message with which a file is refused."""
    with pytest.raises(SurveyError) as caught:
        read(data)
    return str(caught.value).removeprefix("s.parquet cannot be read.\n  ")


def test_columns_and_provenance() -> None:
    """Numbers come as arrays, texts as they are."""
    data = written(pa.table({"E1": pa.array([7, None, 5], pa.int8()), "zone": ["n", None, "s"]}))
    raw = read(data)
    assert raw.names == ("E1", "zone")
    np.testing.assert_array_equal(np.asarray(raw["E1"], dtype=float), [7.0, np.nan, 5.0])
    assert raw["zone"] == ["n", None, "s"]
    assert raw.first_row == 1
    assert raw.provenance.sha256 == hashlib.sha256(data).hexdigest()
    assert (raw.provenance.rows_read, raw.provenance.encoding, raw.provenance.separator) == (3, None, None)


def test_broken_files_are_refused() -> None:
    """Whatever broke them."""
    message = "s.parquet: this is no Parquet file, or a broken one. Export it again. [broken-parquet]"
    assert refused(b"nonsense, but long enough") == message
    assert refused(b"") == message
    assert refused(written(pa.table({"a": [1]}))[:-8]) == message


def test_tables_without_rows_and_with_repeated_names_are_refused() -> None:
    """As in the other formats."""
    assert refused(written(pa.table({"a": pa.array([], pa.int8())}))) == (
        "s.parquet: the table has no data rows. Hand over the rows too. [no-rows]"
    )
    assert refused(written(pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=["E1", "E1"]))) == (
        "s.parquet, column E1: the column stands 2 times. Rename or delete all but one. [duplicate-column]"
    )


def test_a_small_file_that_unfolds_to_very_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The counts in its footer are looked at first."""
    monkeypatch.setattr(parquet_codec, "MAX_CELLS", 1000)
    assert re.sub(r"\d+ rows", "n rows", refused(written(pa.table({"a": [1] * 1001})))) == (
        "s.parquet: the file holds more than 1,000 cells; found 'n rows, 1 columns'. "
        "Leave out the columns that are not needed, or split it. [too-many-cells]"
    )


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Also behind the marks of a Parquet file."""
    for raw in (data, b"PAR1" + data + b"PAR1"):
        with contextlib.suppress(ScorecardError):
            read(raw)


@given(st.integers(0, 400), st.integers(0, 255))
def test_one_wrong_byte_is_survived(position: int, value: int) -> None:
    """A file damaged in one place is read or refused."""
    data = bytearray(written(pa.table({"E1": [1, 2], "zone": ["a", "b"]})))
    data[position % len(data)] = value
    with contextlib.suppress(ScorecardError):
        read(bytes(data))


def test_a_source_reads_the_wanted_columns_group_by_group(tmp_path: Path) -> None:
    """In the order in which they were asked for, whatever the groups of rows."""
    table = pa.table({"E1": list(range(10)), " E2 ": [7] * 10, "zone": ["n", None] * 5, "unused": [0.5] * 10})
    parquet.write_table(table, tmp_path / "s.parquet", row_group_size=3)
    source = ParquetSource(tmp_path / "s.parquet", Reading("s.parquet", SurveyError), name="s.parquet", whole=False)
    batches = list(source.batches(("zone", "E2", "E1"), rows=4))
    assert [list(batch.columns) for batch in batches] == [["zone", "E2", "E1"]] * len(batches)
    assert [cell for batch in batches for cell in list(batch.columns["E1"])] == list(range(10))
    assert [cell for batch in batches for cell in list(batch.columns["zone"])] == ["n", None] * 5
    assert batches[0].first_row == 1
    facts = source.provenance()
    assert (facts.rows_read, facts.sha256) == (10, hashlib.sha256((tmp_path / "s.parquet").read_bytes()).hexdigest())


_EVERY_BYTE = """
import pathlib, sys
from scorecard.errors import ScorecardError, SurveyError
from scorecard.io.codecs.parquet_codec import ParquetSource, read_parquet
from scorecard.io.reading import Reading
path = pathlib.Path(sys.argv[1])
whole, read = path.read_bytes(), 0
for at in range(len(whole)):
    data = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    path.write_bytes(data)
    try:
        raw = read_parquet(data, Reading("a", SurveyError), name="a")
        assert all(len(cells) == raw.provenance.rows_read for cells in raw.cells), at
        source = ParquetSource(path, Reading("a", SurveyError), name="a", whole=False)
        found = sum(batch.rows for batch in source.batches(source.names, rows=100))
        assert found == source.provenance().rows_read, at
        read += 1
    except ScorecardError:
        pass
print(read)
"""


@pytest.mark.slow
def test_no_broken_byte_ends_the_process_or_changes_the_number_of_rows(tmp_path: Path) -> None:
    """Arrow ends the whole process where it looks at broken sizes of columns; a footer may state rows that are not there."""
    table = pa.table({"word": ["a", "b", None], "number": [1, 2, 3]})
    parquet.write_table(table, tmp_path / "a.parquet")
    done = subprocess.run(
        [sys.executable, "-c", _EVERY_BYTE, str(tmp_path / "a.parquet")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) > 100


def test_a_column_of_broken_texts_that_nobody_asks_for_is_no_broken_file(tmp_path: Path) -> None:
    """Free text of an old system may be in any encoding."""
    ends = pa.py_buffer(np.array([0, 1, 2, 3], dtype=np.int32).tobytes())
    texts = pa.Array.from_buffers(pa.string(), 3, [None, ends, pa.py_buffer(b"a\xffb")])
    table = pa.table({"E1": pa.array([5, 4, 3]), "note": texts, "zone": ["n", "n", "s"]})
    parquet.write_table(table, tmp_path / "a.parquet")
    source = ParquetSource(tmp_path / "a.parquet", Reading("a.parquet", SurveyError), name="a.parquet", whole=False)
    (batch,) = source.batches(("E1", "zone"), rows=10)
    assert list(batch.columns["E1"]) == [5, 4, 3]
    assert list(batch.columns["zone"]) == ["n", "n", "s"]
