"""Tests of tables whose rows are not computed yet."""

from __future__ import annotations

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import dataset

from scorecard.errors import SurveyError
from scorecard.io.batches import joined
from scorecard.io.codecs import stream_codec
from scorecard.io.codecs.stream_codec import StreamSource, computed, is_stream
from scorecard.io.reading import Reading

TABLE = pa.table({" E1 ": [1, None, 3], 'a "quoted", name': ["x", "y", None], "unused": [1.5, 2.5, 3.5]})
READING = Reading("stream", SurveyError)


def sources() -> dict[str, object]:
    """Return the table as every kind of stream."""
    return {
        "polars LazyFrame": pl.from_arrow(TABLE).lazy(),  # type: ignore[union-attr]  # a frame
        "duckdb DuckDBPyRelation": duckdb.from_arrow(TABLE),
        "pyarrow RecordBatchReader": TABLE.to_reader(max_chunksize=1),
        "pyarrow InMemoryDataset": dataset.dataset(TABLE),
    }


KINDS = ["polars LazyFrame", "duckdb DuckDBPyRelation", "pyarrow RecordBatchReader", "pyarrow InMemoryDataset"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [1, 2, 100])
def test_only_the_wanted_columns_come_so_many_rows_at_a_time(kind: str, rows: int) -> None:
    """Names are trimmed, and quoted where a query is made of them."""
    source = sources()[kind]
    assert is_stream(source)
    stream = StreamSource(source, READING)
    assert stream.names == ("E1", 'a "quoted", name', "unused")
    batches = list(stream.batches(('a "quoted", name', "E1"), rows=rows))
    assert [batch.first_row for batch in batches] == list(range(1, 4, rows))
    whole = joined(batches)
    assert {name: list(cells) for name, cells in whole.columns.items()} == {
        'a "quoted", name': ["x", "y", None],
        "E1": [1, None, 3],
    }
    facts = stream.provenance()
    assert (facts.source, facts.rows_read, facts.sha256) == (kind, 3, None)
    assert facts.notes[0].en == "The rows were read as they were computed, so that there is no hash of a file."


def test_a_relation_is_not_pulled_whole() -> None:
    """A billion rows: the first batch is there at once."""
    with duckdb.connect() as connection:
        relation = connection.sql("SELECT 1 + (range % 5)::INT AS E1 FROM range(1000000000)")
        batches = StreamSource(relation, READING).batches(("E1",), rows=5)
        assert list(next(batches).columns["E1"]) == [1, 2, 3, 4, 5]


def test_older_polars_collects_the_columns_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """And says so; rows cut out of a plan that is computed anew each time could differ."""

    class Old:
        """A lazy frame without batches."""

        def __init__(self, frame: pl.LazyFrame) -> None:
            self._frame = frame

        def collect_schema(self) -> pl.Schema:
            return self._frame.collect_schema()

        def select(self, names: list[str]) -> Old:
            return Old(self._frame.select(names))

        def collect(self) -> pl.DataFrame:
            return self._frame.collect()

    monkeypatch.setattr(stream_codec, "_kind", lambda _: "polars")
    stream = StreamSource(Old(pl.LazyFrame({"E1": [1, 2]})), READING)
    assert [list(batch.columns["E1"]) for batch in stream.batches(("E1",), rows=1)] == [[1], [2]]
    assert stream.provenance().notes[1].en == (
        "This version of polars cannot hand out batches; the needed columns were collected first."
    )


@pytest.mark.parametrize("thing", [TABLE, pl.from_arrow(TABLE), "s.csv", None, 5, [TABLE]])
def test_other_things_are_no_streams(thing: object) -> None:
    """Frames have their rows."""
    assert not is_stream(thing)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [0, 3])
def test_all_rows_come_at_once_where_they_are_needed_together(
    kind: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream_codec, "_AT_ONCE", 2)
    table = TABLE.slice(0, rows)
    streams: dict[str, object] = {
        "polars LazyFrame": pl.from_arrow(table).lazy(),  # type: ignore[union-attr]  # a frame
        "duckdb DuckDBPyRelation": duckdb.from_arrow(table),
        "pyarrow RecordBatchReader": table.to_reader(max_chunksize=1),
        "pyarrow InMemoryDataset": dataset.dataset(table),
    }
    found, provenance = computed(streams[kind], READING)
    assert found.to_pylist() == [
        {"E1": a, 'a "quoted", name': b, "unused": c}
        for a, b, c in [(1, "x", 1.5), (None, "y", 2.5), (3, None, 3.5)][:rows]
    ]
    assert found.column_names == ["E1", 'a "quoted", name', "unused"]
    assert (provenance.source, provenance.rows_read) == (kind, rows)
