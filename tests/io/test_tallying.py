"""Counting surveys batch by batch."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, cast

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import dataset, parquet

from scorecard.errors import AnalysisError, SurveyError, UsageError
from scorecard.instruments import ColumnLayout, Dimension, DropRule, Instrument, Item, LongColumns, Scale
from scorecard.io import tallying
from scorecard.io.codecs import csv_stream
from scorecard.io.tallying import tally_survey
from scorecard.models import SurveyDeclaration
from scorecard.survey import BadCellsError, Survey, gap_analysis
from scorecard.survey.batch_check import SurveyCheck
from scorecard.survey.blocks import BLOCK, Rows
from scorecard.survey.coding import Cells
from scorecard.survey.plan import TallyPlan
from scorecard.survey.tally import SurveyCounter
from scorecard.survey.tally_counter import TallyCounter
from tests.io.books import books

QUESTIONS = Instrument(
    id="q",
    name="Q",
    scale=Scale.from_points(5),
    dimensions=(Dimension(id="speed", name="Speed"),),
    items=(Item(id="fast", text="Fast", dimension="speed"),),
)
LAYOUT = ColumnLayout(
    columns={"expectation": "E{number}", "perception": "P{number}"}, segments={"zone": "zone"}, respondent="id"
)
SHORT = LAYOUT.model_copy(update={"respondent": None})
LINES = ["id,E1,P1,zone", "1,5,4,n", "2,9,3,n", "3,x,3,n", "4,5,,n", "5,4,4,late"]


def written(folder: Path, lines: list[str], name: str = "s.csv") -> Path:
    """Return a file of these lines."""
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / name


def refused(source: object, **options: object) -> list[str]:
    """Return the lines with which a source is refused."""
    loose: Callable[..., object] = tally_survey
    with pytest.raises(SurveyError) as caught:
        loose(source, QUESTIONS, layout=LAYOUT, **options)
    return str(caught.value).split("\n  ")


@pytest.mark.parametrize("rows", [1, 2, 100])
def test_rows_are_numbered_over_the_whole_file(rows: int, tmp_path: Path) -> None:
    """Whatever the batches; counts are exact."""
    path = written(tmp_path, LINES)
    assert [line.replace(f"{tmp_path}/", "") for line in refused(path, chunk_rows=rows)] == [
        "s.csv cannot be used as it is.",
        (
            "s.csv, row 3, column E1: the answer is not on the scale 1 to 5; found '9'. "
            "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]"
        ),
        (
            "s.csv, row 4, column E1: the answer is not a number; found 'x'. "
            "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
        ),
    ]


def test_of_several_files_the_one_is_named(tmp_path: Path) -> None:
    """With the row in it."""
    first = written(tmp_path, LINES[:2], "a.csv")
    second = written(tmp_path, LINES[:3], "b.csv")
    assert f"{second}, row 3, column E1:" in refused([first, second])[1]
    third = written(tmp_path, ["id,E1,zone", "1,5,n"], "c.csv")
    assert f"{third}, column P1: no column holds the perception of item fast." in refused([first, third])[1]


def test_bad_cells_count_as_missing_where_that_is_declared(tmp_path: Path) -> None:
    """They are told, and leave n as they would if they were empty."""
    counts = tally_survey(written(tmp_path, LINES), QUESTIONS, layout=LAYOUT, bad_cells="missing", by="zone")
    empty = [line.replace(",9,", ",,").replace(",x,", ",,") for line in LINES]
    right = tally_survey(written(tmp_path, empty), QUESTIONS, layout=LAYOUT, by="zone")
    assert gap_analysis(counts).numbers_json() == gap_analysis(right).numbers_json()
    assert gap_analysis(counts).row("fast").n == 2
    assert [note.en for note in counts.provenance.notes] == [
        'By bad_cells="missing", 1 cell counts as missing: not a number.',
        'By bad_cells="missing", 1 cell counts as missing: not on the scale.',
    ]
    assert dict(counts.sizes) == {"late": 1, "n": 4}


def test_only_needed_columns_are_read(tmp_path: Path) -> None:
    """Keys of respondents and other segments may be absent or anything."""
    table = pa.table({"E1": [5], "P1": [4], "comment": pa.array([[1]])})
    counts = tally_survey(table, QUESTIONS, layout=LAYOUT)
    assert (counts.size, counts.provenance.source) == (1, "pyarrow Table")


def test_folders_stand_for_columns(tmp_path: Path) -> None:
    """As in a partitioned data set; an empty part is no error."""
    for zone, rows in (("n", 2), ("s", 3), ("empty", 0)):
        (tmp_path / f"zone={zone}").mkdir()
        parquet.write_table(pa.table({"E1": [5] * rows, "P1": [4] * rows}), tmp_path / f"zone={zone}" / "p.parquet")
    counts = tally_survey(tmp_path, QUESTIONS, layout=LAYOUT, by="zone")
    assert dict(counts.sizes) == {"n": 2, "s": 3}
    assert (counts.provenance.rows_read, counts.provenance.source) == (5, f"{tmp_path} (3)")


def test_tables_without_rows_are_refused(tmp_path: Path) -> None:
    """Streams as well."""
    line = "polars LazyFrame: the table has no data rows. Hand over the rows too. [no-rows]"
    schema = {"id": pl.Int8, "E1": pl.Int8, "P1": pl.Int8, "zone": pl.String}
    assert refused(pl.LazyFrame(schema=schema))[1] == line
    assert refused(written(tmp_path, LINES[:1]))[1].endswith("[no-rows]")
    assert refused(tmp_path / "none.csv")[1].endswith("[no-such-file]")


def test_a_declared_survey_and_its_weights(tmp_path: Path) -> None:
    """The layout comes from the card; points that the layout lacks are refused before anything is read."""
    declared = SurveyDeclaration(instrument=QUESTIONS, layout=LAYOUT)
    assert tally_survey(written(tmp_path, LINES[:2]), declared, weights={"speed": 1}).weights == (1,)
    with pytest.raises(AnalysisError) as caught:
        tally_survey("none.csv", declared, weights="own")
    assert caught.value.counts == {"points-missing": 1}
    with pytest.raises(UsageError) as unknown:
        tally_survey("none.csv", declared, by="zones")
    assert str(unknown.value.problems[0]) == (
        "the survey has no such segment variable; found 'zones'. Did you mean 'zone'? [unknown-segment]"
    )


@pytest.mark.parametrize("rows", [0, -1, 2.5, True, "many"])
def test_an_impossible_number_of_rows_is_refused(rows: object) -> None:
    """Before anything is read."""
    loose: Callable[..., object] = tally_survey
    with pytest.raises(UsageError) as caught:
        loose("none.csv", QUESTIONS, layout=LAYOUT, chunk_rows=rows)
    assert str(caught.value.problems[0]) == (
        f"the option chunk_rows is no whole number from 1; found '{rows}'. "
        "Leave it out, or give the number of rows to hold at a time. [bad-option]"
    )


def test_threads_are_one_or_two() -> None:
    """More would wait for the reader."""
    with pytest.raises(UsageError) as caught:
        tally_survey("none.csv", QUESTIONS, layout=LAYOUT, threads=3)  # type: ignore[arg-type]  # a wrong number
    assert str(caught.value.problems[0]) == (
        "the option threads has an unknown value; found '3'. Use 1 or 2. [bad-option]"
    )


@pytest.mark.parametrize(
    ("threads", "asked", "held", "file"),
    [
        (1, None, 1 << 15, True),
        (2, None, 1 << 15, True),
        (1, None, 1 << 17, False),
        (2, None, 1 << 17, False),
        (2, 70_000, 70_000, False),
    ],
)
def test_rows_held_at_a_time_are_those_asked_for(
    threads: Literal[1, 2], asked: int | None, held: int, file: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """By themselves few of a file, and more of a table that is in memory already."""
    table: object = pa.table({"E1": [5] * 201_000, "P1": [4] * 201_000, "zone": ["n"] * 201_000})
    if file:
        parquet.write_table(cast("pa.Table", table), tmp_path / "a.parquet")
        table = tmp_path / "a.parquet"
    sizes: list[int] = []

    class Watched(TallyCounter):
        def add(self, survey: Survey, *, rows: Rows | None = None) -> None:
            sizes.append(survey.size)
            super().add(survey, rows=rows)

    monkeypatch.setattr(tallying, "TallyCounter", Watched)
    counts = tally_survey(table, QUESTIONS, layout=SHORT, by="zone", chunk_rows=asked, threads=threads)
    assert (max(sizes), sum(sizes), counts.size) == (held, 201_000, 201_000)


@pytest.mark.parametrize(("asked", "apart"), [(None, False), (1 << 15, False), (1 << 16, True)])
def test_a_second_thread_counts_only_where_steps_are_long(
    asked: int | None, apart: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """In short steps two threads wait for each other longer than they gain."""
    parquet.write_table(pa.table({"E1": [5] * 70_000, "P1": [4] * 70_000, "zone": ["n"] * 70_000}), tmp_path / "a.pq")
    asked_for: set[int] = set()

    class Watched(TallyCounter):
        def __init__(self, plan: TallyPlan, *, threads: Literal[1, 2], **options: Any) -> None:
            asked_for.add(threads)
            super().__init__(plan, threads=threads, **options)

    monkeypatch.setattr(tallying, "TallyCounter", Watched)
    tally_survey(tmp_path / "a.pq", QUESTIONS, layout=SHORT, chunk_rows=asked, threads=2)
    assert asked_for == {2 if apart else 1}


def test_two_threads_count_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits until the other counts too: one alone would wait in vain."""
    monkeypatch.setattr(tallying, "_LONG_STEP", 1)
    both = threading.Barrier(2, timeout=20)
    met: set[int] = set()
    plain = SurveyCounter.add

    def add(counter: SurveyCounter, *counted: Any, **options: Any) -> None:
        if threading.get_ident() not in met:
            met.add(threading.get_ident())
            both.wait()
        plain(counter, *counted, **options)

    monkeypatch.setattr(SurveyCounter, "add", add)
    rows = 6 * BLOCK
    table = pa.table({"E1": [5] * rows, "P1": [4] * rows, "zone": ["n", "s"] * (rows // 2)})
    counts = tally_survey(table, QUESTIONS, layout=SHORT, by="zone", chunk_rows=1000, threads=2)
    assert counts.size == rows
    assert len(met) == 2


@pytest.mark.parametrize("threads", [1, 2])
def test_a_batch_that_cannot_be_counted_stops_everything(
    threads: Literal[1, 2], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its error is raised, soon, and nobody takes half of the counts for all of them."""
    monkeypatch.setattr(tallying, "_LONG_STEP", 1)
    counted: list[int] = []

    class Failing(TallyCounter):
        def add(self, survey: Survey, *, rows: Rows | None = None) -> None:
            if len(counted) == 3:
                raise MemoryError("no room for this batch")
            super().add(survey, rows=rows)
            counted.append(survey.size)

    monkeypatch.setattr(tallying, "TallyCounter", Failing)
    read = Counter[int]()
    plain = SurveyCheck.batch

    def batch(check: SurveyCheck, columns: Mapping[str, Cells], *, rows: int, first_row: int, places: object) -> Survey:
        read[first_row] += 1
        return plain(check, columns, rows=rows, first_row=first_row, places=None)

    monkeypatch.setattr(SurveyCheck, "batch", batch)
    table = pa.table({"E1": [5] * 300, "P1": [4] * 300, "zone": ["n"] * 300})
    with pytest.raises(MemoryError, match="no room for this batch"):
        tally_survey(table, QUESTIONS, layout=SHORT, chunk_rows=1, threads=threads)
    assert counted == [1, 1, 1]
    assert len(read) < 10


def test_of_two_threads_one_that_cannot_read_a_batch_stops_both(monkeypatch: pytest.MonkeyPatch) -> None:
    """The batches before it are no result."""
    monkeypatch.setattr(tallying, "_LONG_STEP", 1)
    plain, seen = SurveyCheck.batch, Counter[int]()

    def batch(check: SurveyCheck, columns: Mapping[str, Cells], *, rows: int, first_row: int, places: object) -> Survey:
        seen[first_row] += 1
        if first_row > 50:
            raise MemoryError("no room to read")
        return plain(check, columns, rows=rows, first_row=first_row, places=None)

    monkeypatch.setattr(SurveyCheck, "batch", batch)
    table = pa.table({"E1": [5] * 300, "P1": [4] * 300, "zone": ["n"] * 300})
    with pytest.raises(MemoryError, match="no room to read"):
        tally_survey(table, QUESTIONS, layout=SHORT, chunk_rows=1, threads=2)
    assert seen == Counter(range(1, 52))


def test_two_threads_find_every_bad_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of either, in the order of the table."""
    monkeypatch.setattr(tallying, "_LONG_STEP", 1)
    table = pa.table({"E1": [5, 9] * 40, "P1": [4] * 80, "zone": ["n"] * 80})
    with pytest.raises(BadCellsError) as caught:
        tally_survey(table, QUESTIONS, layout=SHORT, chunk_rows=1, threads=2)
    assert caught.value.counts == {"answer-out-of-scale": 40}
    assert [p.place.row for p in caught.value.problems] == list(range(2, 81, 2))


def test_a_late_oddity_starts_the_file_again_with_care(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is counted twice."""
    monkeypatch.setattr(csv_stream, "_HEAD", 100)
    monkeypatch.setattr(csv_stream, "_BLOCK", 100)
    lines = [*LINES[:2], *["7,3,2,n"] * 500, '8,4,4,"a\nb"']
    counts = tally_survey(written(tmp_path, lines), QUESTIONS, layout=LAYOUT, by="zone", chunk_rows=64)
    assert dict(counts.sizes) == {"a b": 1, "n": 501}


def test_all_bad_cells_are_counted_beyond_those_listed(tmp_path: Path) -> None:
    """In the table of the error too."""
    path = written(tmp_path, [LINES[0], *["1,9,4,n"] * 250])
    with pytest.raises(BadCellsError) as caught:
        tally_survey(path, QUESTIONS, layout=LAYOUT, chunk_rows=60)
    assert caught.value.counts == {"answer-out-of-scale": 250}
    assert [p.place.row for p in caught.value.problems] == list(range(2, 102))
    assert caught.value.cells[0].contents == (("9", 250),)


def test_labels_of_groups_that_are_not_counted_are_no_news(tmp_path: Path) -> None:
    """What was not read cannot be said to hold no such label."""
    layout = LAYOUT.model_copy(update={"labels": {"zone": {"n": "North"}}})
    assert tally_survey(written(tmp_path, LINES[:2]), QUESTIONS, layout=layout).provenance.notes == ()


def test_a_sheet_of_several_is_named(tmp_path: Path) -> None:
    """In every workbook of a folder: two answers in one, one in the other."""
    head = ["E1", "P1", "zone"]
    (tmp_path / "a.xlsx").write_bytes(books({"Notes": [["mine"]], "Wave": [head, [5, 4, "n"], [4, 4, "s"]]}))
    (tmp_path / "b.xlsx").write_bytes(books({"Wave": [head, [3, 2, "n"]]}))
    with pytest.raises(SurveyError, match="several-sheets"):
        tally_survey(tmp_path, QUESTIONS, layout=SHORT)
    counts = tally_survey(tmp_path, QUESTIONS, layout=SHORT, sheet="Wave")
    assert counts.size == 3
    assert gap_analysis(counts).items[0].perception == pytest.approx((4 + 4 + 2) / 3)


@pytest.mark.parametrize("duplicates", ["refuse", "first", "last"])
def test_a_respondent_in_two_tables_is_refused_where_rows_of_one_are_no_two_people(
    duplicates: Literal["refuse", "first", "last"], tmp_path: Path
) -> None:
    """Each of the tables was looked at by itself, and whoever stood in two of them counted twice."""
    layout = SHORT.model_copy(update={"respondent": "id", "duplicates": duplicates})
    first = written(tmp_path, [LINES[0], "1,5,4,n", "2,5,4,n", ",5,4,n"], "a.csv")
    second = written(tmp_path, [LINES[0], "2,4,4,n", "3,5,3,n", ",5,4,n"], "b.csv")
    third = written(tmp_path, [LINES[0], "3,4,4,n", "1,5,3,n", "2,5,3,n"], "c.csv")
    cure = "Put the tables together into one; or, if these are different people, give them different keys."
    with pytest.raises(SurveyError) as caught:
        tally_survey([first, second, third], QUESTIONS, layout=layout)
    assert str(caught.value).split("\n  ")[1:] == [
        f"{second}: 1 respondent has a row in {first} too. {cure} [respondent-in-two-tables]",
        f"{third}: 2 respondents have a row in {first} too. {cure} [respondent-in-two-tables]",
        f"{third}: 1 respondent has a row in {second} too. {cure} [respondent-in-two-tables]",
    ]
    assert tally_survey([first, second], QUESTIONS, layout=SHORT).size == 6
    alone = written(tmp_path, [LINES[0], "7,5,4,n"], "d.csv")
    assert tally_survey([first, alone], QUESTIONS, layout=layout).size == 4


ANSWERS = ColumnLayout(respondent="id", shape="long", long=LongColumns(item="item", role="role", value="answer"))
OF_ONE = ["id,role,item,answer", "1,expectation,fast,5", "1,perception,fast,4"]


def test_answers_of_one_respondent_in_two_tables_of_one_row_an_answer_are_refused(tmp_path: Path) -> None:
    """As where an export of one row an answer is cut into files: he counted as two who answered less."""
    first = written(tmp_path, OF_ONE, "a.csv")
    second = written(
        tmp_path, [OF_ONE[0], "1,expectation,fast,5", "2,expectation,fast,5", "2,perception,fast,3"], "b.csv"
    )
    with pytest.raises(SurveyError) as caught:
        tally_survey([first, second], QUESTIONS, layout=ANSWERS)
    what = f"{second}: 1 respondent has answers in {first} too."
    cure = "Put the tables together into one; or, if these are different people, give them different keys."
    assert str(caught.value).split("\n  ")[1:] == [f"{what} {cure} [respondent-in-two-tables]"]
    others = written(tmp_path, [OF_ONE[0], *(f"2{line[1:]}" for line in OF_ONE[1:])], "c.csv")
    assert tally_survey([first, others], QUESTIONS, layout=ANSWERS).size == 2


@pytest.mark.parametrize("turned", [False, True])
def test_a_table_with_answers_to_other_questions_is_refused(turned: bool, tmp_path: Path) -> None:
    """Also the other way round, where what only the second holds would have been left out."""
    first, second = written(tmp_path, OF_ONE, "a.csv"), written(tmp_path, [OF_ONE[0], "2,perception,fast,4"], "b.csv")
    tables, roles = [first, second], ["expectation, perception", "perception"]
    if turned:
        tables, roles = tables[::-1], roles[::-1]
    with pytest.raises(SurveyError) as caught:
        tally_survey(tables, QUESTIONS, layout=ANSWERS)
    what = f"{tables[1]}: this table holds answers for {roles[1]}, and those before it for {roles[0]}."
    cure = "Put the tables together into one, or leave out those that were not asked the same."
    assert str(caught.value).split("\n  ")[1:] == [f"{what} {cure} [other-questions]"]


WIDE = pa.table({"id": ["a", "b", "a", "c"], "E1": [5, 4, 3, 1], "P1": [4, 3, 2, 1], "zone": ["n", "s", "n", "test"]})
LONG = pa.table(
    {
        "id": ["a", "b", "b", "a"],
        "role": ["perception", "expectation", "perception", "expectation"],
        "item": ["fast"] * 4,
        "value": [2, 4, 3, 3],
        "zone": ["n", "s", "s", "n"],
    }
)
TOGETHER = {
    "wide": (
        WIDE,
        LAYOUT.model_copy(update={"duplicates": "last", "drop": (DropRule(column="zone", values=("test",)),)}),
    ),
    "long": (LONG, ColumnLayout(shape="long", long=LongColumns(), respondent="id", segments={"zone": "zone"})),
}


@pytest.mark.parametrize("shape", TOGETHER)
@pytest.mark.parametrize("kind", ["LazyFrame", "DuckDBPyRelation", "RecordBatchReader", "InMemoryDataset"])
def test_rows_that_go_together_may_come_as_they_are_computed(shape: str, kind: str) -> None:
    """All of them are needed at once; the last row of a (3, 2) and that of b (4, 3) count."""
    table, layout = TOGETHER[shape]
    streams: dict[str, object] = {
        "LazyFrame": pl.from_arrow(table).lazy(),  # type: ignore[union-attr]  # a frame
        "DuckDBPyRelation": duckdb.from_arrow(table),
        "RecordBatchReader": table.to_reader(max_chunksize=1),
        "InMemoryDataset": dataset.dataset(table),
    }
    found = tally_survey(streams[kind], QUESTIONS, layout=layout, by="zone", chunk_rows=1)
    assert {label: tally.respondents for label, tally in found.groups.items()} == {"n": 1, "s": 1}
    row = gap_analysis(found, privacy_threshold=1).row("fast")
    assert (row.n, row.expectation, row.perception) == (2, 3.5, 2.5)
    assert found.provenance.source.endswith(kind)
    assert found.provenance.rows_read == 2


def test_a_stream_without_a_row_is_refused_as_a_table_is() -> None:
    layout = LAYOUT.model_copy(update={"duplicates": "first"})
    with pytest.raises(SurveyError) as caught:
        tally_survey(WIDE.slice(0, 0).to_reader(), QUESTIONS, layout=layout)
    assert str(caught.value).split("\n  ") == [
        "pyarrow RecordBatchReader cannot be read.",
        "pyarrow RecordBatchReader: the table has no data rows. Hand over the rows too. [no-rows]",
    ]
