"""The same answers give the same numbers, bit for bit: whatever the source, the order of rows, the chunks, the threads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import csv as arrow_csv
from pyarrow import dataset, parquet

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, Dimension, Instrument, Item, Scale
from scorecard.io import tallying
from scorecard.io.codecs import csv_stream
from scorecard.io.surveys import read_survey
from scorecard.io.tables import read_table, reading_of
from scorecard.io.tallying import tally_survey
from scorecard.survey import Survey, TalliedSurvey, build_survey, gap_analysis, reliability

SIZES = {"speed": 3, "care": 2}
QUESTIONS = Instrument(
    id="q",
    name="Q",
    scale=Scale.from_points(7),
    dimensions=tuple(Dimension(id=d, name=d) for d in SIZES),
    items=tuple(
        Item(id=f"i{i}", text=f"Item {i}", dimension=d, reverse=i == 2)
        for i, d in enumerate((d for d, k in SIZES.items() for _ in range(k)), start=1)
    ),
)
K = len(QUESTIONS.items)
LAYOUT = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"},
    segments={"zone": "zone"},
    points={d: f"W_{d}" for d in SIZES},
)
ANSWERS = [f"{role}{i}" for role in "EP" for i in range(1, K + 1)]


def sample(rows: int, seed: int = 1) -> pa.Table:
    """Return a survey with holes, groups of every size and points that do not always add up to 100."""
    rng = np.random.default_rng(seed)
    columns: dict[str, pa.Array] = {"key": pa.array(np.arange(rows))}
    for name in ANSWERS:
        columns[name] = pa.array(rng.integers(1, 8, rows), mask=rng.random(rows) < 0.15)
    zones = np.array(["north", "south", "东区", "west"])[np.minimum(rng.geometric(0.5, rows) - 1, 3)]
    columns["zone"] = pa.array(zones, mask=rng.random(rows) < 0.1)
    first = rng.integers(0, 101, rows)
    columns["W_speed"] = pa.array(first, mask=rng.random(rows) < 0.1)
    columns["W_care"] = pa.array(100 - first + (rng.random(rows) < 0.1))
    columns["unused"] = pa.array(rng.random(rows))
    return pa.table(columns)


TABLE = sample(1000)


def numbers(survey: Survey | TalliedSurvey) -> tuple[str, str]:
    """Return the bytes of both results."""
    gaps = gap_analysis(survey, by="zone", weights="own")
    return gaps.numbers_json(), reliability(survey).numbers_json()


@pytest.fixture(scope="module")
def expected() -> tuple[str, str]:
    """Return the numbers of the survey as it is checked cell by cell, all respondents at once."""
    columns: dict[str, list[object]] = {name: TABLE.column(name).to_pylist() for name in TABLE.column_names}
    return numbers(build_survey(QUESTIONS, LAYOUT, columns))


@pytest.fixture(autouse=True)
def _second_thread_also_in_short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the second thread work where it would be left out, because steps are short."""
    monkeypatch.setattr(tallying, "_LONG_STEP", 1)


def shuffled(table: pa.Table) -> pa.Table:
    """Return the rows in another order."""
    return table.take(pa.array(np.random.default_rng(2).permutation(table.num_rows)))


def counts(source: object, *, rows: int = 300, threads: int = 1) -> TalliedSurvey:
    """Return the counts of a source."""
    return tally_survey(
        source,
        QUESTIONS,
        layout=LAYOUT,
        by="zone",
        weights="own",
        chunk_rows=rows,
        threads=2 if threads == 2 else 1,
    )


def _csv(table: pa.Table, folder: Path) -> Path:
    arrow_csv.write_csv(table, folder / "s.csv")
    return folder / "s.csv"


def _parquet(table: pa.Table, folder: Path) -> Path:
    parquet.write_table(table, folder / "s.parquet", row_group_size=190)
    return folder / "s.parquet"


def _folder(table: pa.Table, folder: Path) -> Path:
    for i in range(0, 1000, 250):
        parquet.write_table(table.slice(i, 250), folder / f"part-{i}.parquet")
    (folder / "_SUCCESS").touch()
    return folder


def _small(table: pa.Table, _: Path) -> pa.Table:
    fields = [pa.field(f.name, pa.int8() if f.name in ANSWERS else f.type) for f in table.schema]
    return table.cast(pa.schema(fields))


SOURCES: dict[str, Callable[[pa.Table, Path], object]] = {
    "csv": _csv,
    "csv files": lambda t, f: [_csv(t.slice(0, 400), f), _parquet(t.slice(400), f)],
    "parquet": _parquet,
    "folder": _folder,
    "pyarrow": lambda t, _: t,
    "pyarrow int8": _small,
    "pyarrow reader": lambda t, _: t.to_reader(max_chunksize=130),
    "pyarrow data set": lambda t, f: dataset.dataset(_parquet(t, f)),
    "pandas": lambda t, _: t.to_pandas(),
    "pandas nullable": lambda t, _: t.to_pandas(types_mapper={pa.int64(): pd.Int64Dtype()}.get),
    "polars": lambda t, _: pl.from_arrow(t),
    "polars lazy": lambda t, f: pl.scan_parquet(_parquet(t, f)),
    "duckdb": lambda t, f: duckdb.read_parquet(str(_parquet(t, f))),
    "duckdb in memory": lambda t, _: duckdb.from_arrow(t),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_every_source_gives_the_same_bytes(kind: str, tmp_path: Path, expected: tuple[str, str]) -> None:
    """Counted in chunks, and the rows shuffled."""
    assert numbers(counts(SOURCES[kind](shuffled(TABLE), tmp_path))) == expected


@pytest.mark.parametrize("kind", ["csv", "parquet", "pyarrow", "pandas", "pandas nullable", "polars"])
def test_reading_at_once_gives_the_same_bytes(kind: str, tmp_path: Path, expected: tuple[str, str]) -> None:
    """All sources that have their rows."""
    survey = read_survey(SOURCES[kind](shuffled(TABLE), tmp_path), QUESTIONS, layout=LAYOUT)
    assert numbers(survey) == expected


@pytest.mark.slow
@pytest.mark.parametrize(("chunks", "threads"), [(1, 1), (1, 2), (7, 1), (7, 2), (1000, 2)])
def test_chunks_and_threads_do_not_matter(
    chunks: int, threads: int, tmp_path: Path, expected: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One chunk, seven, and a chunk a respondent; of a file in blocks too."""
    rows = -(-TABLE.num_rows // chunks)
    assert numbers(counts(TABLE, rows=rows, threads=threads)) == expected
    if chunks < 1000:
        monkeypatch.setattr(csv_stream, "_HEAD", 5000)
        monkeypatch.setattr(csv_stream, "_BLOCK", 5000)
        assert numbers(counts(_csv(TABLE, tmp_path), rows=rows, threads=threads)) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=8)
@given(st.integers(1, 12), st.integers(0, 10_000), st.integers(1, 5))
def test_any_small_survey_gives_the_same_bytes(tmp_path: Path, rows: int, seed: int, chunk: int) -> None:
    """Few respondents, with missing answers, groups and points."""
    table = sample(rows, seed)
    columns: dict[str, list[object]] = {name: table.column(name).to_pylist() for name in table.column_names}
    right = numbers(build_survey(QUESTIONS, LAYOUT, columns))
    assert numbers(counts(shuffled(table), rows=chunk)) == right
    assert numbers(counts(_csv(table, tmp_path), rows=chunk)) == right
    assert numbers(counts(_parquet(table, tmp_path), rows=chunk, threads=2)) == right


# ------------------------------------------------------------- the fast way against the careful one

Told = tuple[object, ...] | str


def told(make: Callable[[], Survey]) -> Told:
    """Return everything that reading gives: codes, labels, points, provenance; or the message."""
    try:
        survey = make()
    except SurveyError as error:
        return str(error)
    facts = survey.provenance
    segment = survey.segments["zone"]
    assert survey.points is not None
    return (
        {role: codes.tolist() for role, codes in survey.answers.items()},
        segment.labels,
        segment.codes.tolist(),
        np.nan_to_num(survey.points, nan=-1).tolist(),
        (facts.rows_read, facts.rows_blank, facts.digits_normalised, facts.words_mapped, facts.missing),
        [note.en for note in facts.notes],
    )


CLEAN = ["1", "5", "7", "", "3"]
NUMERIC = [*CLEAN, "05", " 5", "9", "0", "-1", "99", "120"]
ANY = [*NUMERIC, "5.0", "５", "x", "0x5", "+5", "top", '"6"', "200"]
ROWS = st.sampled_from([CLEAN, NUMERIC, ANY]).flatmap(
    lambda cells: st.lists(st.lists(st.sampled_from(cells), min_size=13, max_size=13), min_size=1, max_size=6)
)
DECLARED = LAYOUT.model_copy(update={"missing": ("99", "x"), "answers": {"top": 7}})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(ROWS, st.sampled_from(["refuse", "missing"]))
def test_a_csv_survey_is_read_as_cell_by_cell(tmp_path: Path, rows: list[list[str]], rule: str) -> None:
    """Small numbers, words, spaces, full-width digits, codes for missing, and cells that are no answer."""
    header = [*ANSWERS, "zone", "W_speed", "W_care"]
    path = tmp_path / "s.csv"
    path.write_text("\n".join(",".join(row) for row in [header, *rows]) + "\n", encoding="utf-8")
    bad = "missing" if rule == "missing" else "refuse"

    def by_cell() -> Survey:
        reading = reading_of(path, SurveyError)
        raw = read_table(path, reading)
        return build_survey(
            QUESTIONS,
            DECLARED,
            raw,
            provenance=raw.provenance,
            first_row=raw.first_row,
            source=reading.source,
            bad_cells=bad,
        )

    assert told(lambda: read_survey(path, QUESTIONS, layout=DECLARED, bad_cells=bad)) == told(by_cell)


KINDS = [pa.int8(), pa.int16(), pa.uint8(), pa.int64(), pa.uint64(), pa.float32(), pa.float64()]
NUMBERS = st.none() | st.sampled_from([1, 2, 7, 7, 5, 0, 8, 99, 120, 127])


@settings(deadline=None)
@given(
    st.lists(st.tuples(*[NUMBERS] * 13), min_size=1, max_size=6),
    st.tuples(*[st.sampled_from(KINDS)] * 13),
    st.booleans(),
)
def test_a_frame_is_read_as_cell_by_cell(
    rows: list[tuple[int | None, ...]], kinds: tuple[pa.DataType, ...], rare: bool
) -> None:
    """Numbers of every width, with and without missing ones; a cell that is no small whole number."""
    header = [*ANSWERS, "zone", "W_speed", "W_care"]
    columns = {}
    for name, kind, cells in zip(header, kinds, zip(*rows, strict=True), strict=True):
        cells = [2.5 if rare and pa.types.is_floating(kind) and cell == 8 else cell for cell in cells]
        columns[name] = pa.chunked_array([pa.array(cells[:2], kind), pa.array(cells[2:], kind)])
    table = pa.table(columns)
    layout = DECLARED.model_copy(update={"answers": {}})
    right = told(
        lambda: build_survey(
            QUESTIONS, layout, {name: table.column(name).to_pylist() for name in header}, source="pyarrow Table"
        )
    )
    assert told(lambda: read_survey(table, QUESTIONS, layout=layout)) == right
    found = told(lambda: read_survey(pl.from_arrow(table), QUESTIONS, layout=layout))
    assert str(found).replace("polars DataFrame", "pyarrow Table") == str(right)
