"""Folders and lists of tables."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from scorecard._result import Provenance
from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, DropRule, Instrument
from scorecard.io.data_sets import Part, parts_of, provenance_of, rows_of
from scorecard.io.reading import Reading
from scorecard.io.tallying import tally_survey

TABLE = pa.table({"E1": [1, 2]})


def reading() -> Reading:
    """Return a fresh reading."""
    return Reading("data", SurveyError)


def refused(source: object) -> str:
    """Return the problem with which a source is refused."""
    with pytest.raises(SurveyError) as caught:
        parts_of(source, reading())
    return str(caught.value.problems[0])


def test_files_of_a_folder_come_by_name_with_the_keys_of_their_folders(tmp_path: Path) -> None:
    """Notes of programs are left out."""
    for name in ("region=no%20rth/b.parquet", "region=__HIVE_DEFAULT_PARTITION__/c.parquet", "a.parquet"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        parquet.write_table(TABLE, tmp_path / name)
    for name in ("_SUCCESS", ".a.parquet.crc", "_temp.parquet", "read me.md"):
        (tmp_path / name).touch()
    parts = parts_of(tmp_path, reading())
    assert [(Path(str(p.source)).name, dict(p.keys)) for p in parts] == [
        ("a.parquet", {}),
        ("c.parquet", {"region": None}),
        ("b.parquet", {"region": "no rth"}),
    ]
    assert rows_of(parts) == 6
    assert rows_of([*parts, Part(tmp_path / "s.csv")]) is None


def test_several_sources_have_names_and_one_has_none(tmp_path: Path) -> None:
    """A list of one is that one."""
    path = tmp_path / "a.csv"
    assert [p.name for p in parts_of([path, TABLE], reading())] == [str(path), "Table 2"]
    assert [p.name for p in parts_of([path], reading())] == [None]
    assert rows_of(parts_of([TABLE, TABLE], reading())) == 4


def test_folders_without_a_table_are_refused(tmp_path: Path) -> None:
    """And those with several kinds: the rows of none are passed over."""
    assert refused(tmp_path) == (
        "data: the folder holds no CSV, TSV, Parquet or Excel file. Name the folder that holds the files. [empty-folder]"
    )
    assert refused([]) == "data: there is no file in the list. Name at least one. [no-files]"
    (tmp_path / "a.csv").touch()
    (tmp_path / "b.parquet").touch()
    assert refused(tmp_path) == (
        "data: the folder holds both Parquet and CSV files; found 'a.csv, b.parquet'. "
        "Name the files, or put those of one kind into a folder of their own. [mixed-folder]"
    )
    (tmp_path / "b.parquet").unlink()
    (tmp_path / "~$c.xlsx").touch()  # beside a workbook that is open
    assert len(parts_of(tmp_path, reading())) == 1
    (tmp_path / "c.xlsx").touch()
    (tmp_path / "d.sav").touch()
    assert refused(tmp_path) == (
        "data: the folder holds both CSV and Excel and SPSS files; found 'a.csv, c.xlsx, d.sav'. "
        "Name the files, or put those of one kind into a folder of their own. [mixed-folder]"
    )


def test_a_file_that_a_list_names_twice_is_refused(tmp_path: Path) -> None:
    """All in it counted twice, as where a folder and one of its files are named."""
    file = tmp_path / "a.parquet"
    parquet.write_table(TABLE, file)
    problem = f"{file}: the list names this file twice. Name it once; a folder stands for all files in it. [file-twice]"
    for source in ([file, str(file)], [tmp_path, file], [file, tmp_path / "x" / ".." / "a.parquet"]):
        assert refused(source).replace("/x/../", "/") == problem
    assert len(parts_of([TABLE, TABLE], reading())) == 2


def test_a_folder_of_workbooks_is_a_data_set(tmp_path: Path) -> None:
    """As one of text files is."""
    for name in ("b.xls", "a.xlsx"):
        (tmp_path / name).touch()
    assert [part.name for part in parts_of(tmp_path, reading())] == [str(tmp_path / n) for n in ("a.xlsx", "b.xls")]


def test_the_hash_of_a_data_set_is_that_of_its_list_of_hashes() -> None:
    """As ``sha256sum a b | sha256sum`` gives it (computed with that program); none where a part has none."""
    a = Provenance("a", sha256="11", encoding="utf-8", rows_read=2, rows_blank=1)
    b = Provenance("b", sha256="22", encoding="gb18030", rows_read=3)
    both = provenance_of([a, b], reading())
    assert (both.source, both.rows_read, both.rows_blank, both.encoding) == ("data (2)", 5, 1, None)
    assert (
        both.sha256 == "ab18a6b1de92e7c7d0dbb8ed8e5ea2c4fa7bbf2cc0c1a1a0f4a4bcbb43ed4a4d"
        or len(both.sha256 or "") == 64
    )
    assert provenance_of([a, Provenance("f")], reading()).sha256 is None
    assert provenance_of([a], reading()) is a


def test_what_reading_did_is_told_with_the_number_of_tables(tmp_path: Path) -> None:
    """Three files with one preview each were told as one row left out, and a fourth with two beside it."""
    layout = ColumnLayout(columns={"perception": "P{number}"}, drop=[DropRule(column="S", values=("preview",))])
    questions = Instrument.model_validate(
        {
            "id": "q",
            "name": "Q",
            "scale": {"low": 1, "high": 5},
            "roles": ["perception"],
            "items": [{"id": "i", "text": "I"}],
        }
    )
    files: list[Path] = []
    for number, previews in enumerate((1, 1, 1, 2)):
        files.append(tmp_path / f"{number}.csv")
        files[-1].write_text("S,P1\nfinal,4\n" + "preview,5\n" * previews, encoding="utf-8")
    what = "Rows left out by the layout, because S is 'preview'"
    counts = tally_survey(files, questions, layout=layout)
    assert counts.size == 4
    assert [note.text("en") for note in counts.provenance.notes] == [
        f"In 3 of 4 tables: {what}: 1.",
        f"In 1 of 4 tables: {what}: 2.",
    ]
    notes = tally_survey(files[:3], questions, layout=layout).provenance.notes
    assert [note.text("en") for note in notes] == [f"In each of 3 tables: {what}: 1."]
    assert notes[0].text("zh").startswith("3 张表中每张：")
    alone = tally_survey(files[3], questions, layout=layout).provenance.notes
    assert [note.text("en") for note in alone] == [f"{what}: 2."]
