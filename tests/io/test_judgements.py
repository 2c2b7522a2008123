"""Judgement sheets: every bad cell and every contradiction with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

import scorecard as sc
from scorecard.errors import AnalysisError, UsageError

MATRIX = ",price,speed,care\nprice,1,3,1/5\nspeed,,1,1/7\ncare,,,1\n"
LIST = "first,second,judgement,expert\nprice,speed,3,ann\ncare,price,5,ann\nspeed,price,2,bob\ncare,speed,7,ann\n"


def written(folder: Path, **files: str) -> Path:
    """Write sheets into a folder and return it."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


def refused(source: object, **options: object) -> list[str]:
    """Return the lines of the error."""
    with pytest.raises(AnalysisError) as caught:
        sc.read_judgements(source, **options)  # type: ignore[arg-type]  # options of tests
    return str(caught.value).splitlines()


def test_a_folder_of_matrices_one_an_expert(tmp_path: Path) -> None:
    other = "x;speed;care;price\nspeed;1;1/7;1/3\ncare;7;1;5\nprice;3;0.2;1\n"  # in another order, whole, semicolons
    sheets = sc.read_judgements(written(tmp_path, ann=MATRIX, bob=other))
    assert list(sheets) == ["ann", "bob"]
    assert sheets.labels == ("price", "speed", "care")
    assert sheets["ann"] == sheets["bob"] == {("price", "speed"): 3.0, ("care", "price"): 5.0, ("care", "speed"): 7.0}
    group = sc.weighting.ahp_group(sheets, labels=sheets.labels)
    alone = sc.weighting.ahp(sheets["ann"], labels=sheets.labels)
    assert group.shares == pytest.approx(alone.shares, rel=1e-12)
    assert sheets.sheets[0].weights == alone
    assert sheets.sheets[0].provenance.source == "ann.csv"
    assert sheets.sheets[1].provenance.separator == "semicolon"


def test_a_list_of_several_experts(tmp_path: Path) -> None:
    sheets = sc.read_judgements(written(tmp_path, all=LIST) / "all.csv")
    assert sheets.labels == ("price", "speed", "care")
    assert sheets["ann"] == {("price", "speed"): 3.0, ("care", "price"): 5.0, ("care", "speed"): 7.0}
    assert sheets["bob"] == {("speed", "price"): 2.0}
    assert (sheets.sheets[1].weights, sheets.sheets[1].reason) == (None, "unconnected")
    with pytest.raises(KeyError):
        sheets["eve"]


def test_a_list_of_one_expert_is_called_as_its_file(tmp_path: Path) -> None:
    folder = written(tmp_path, ann="First,Second,Judgement\n价格,速度,1/3\n")
    assert dict(sc.read_judgements(str(folder / "ann.csv"))) == {"ann": {("速度", "价格"): 3.0}}


def test_files_and_frames_together(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    frame = pa.table(
        {
            "": ["price", "speed", "care"],
            "price": [1.0, None, None],
            "speed": [3.0, 1.0, None],
            "care": [0.2, 1 / 7, 1.0],
        }
    )
    folder = written(tmp_path, ann=MATRIX)
    sheets = sc.read_judgements([folder / "ann.csv", frame])
    assert list(sheets) == ["ann", "Table 2"]
    assert sheets["Table 2"] == pytest.approx(sheets["ann"], rel=1e-12)


def test_a_decimal_comma_is_declared(tmp_path: Path) -> None:
    folder = written(tmp_path, ann=";a;b\na;1;2,5\nb;0,4;1\n")
    assert sc.read_judgements(folder, decimal=",")["ann"] == {("a", "b"): 2.5}
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'ann.csv'}, row 2, column b: a comma stands in the number, where the decimal sign is the point; "
            "found '2,5'. Declare decimal=',' for the whole file, or write 2.5. [decimal-comma]"
        ),
        (
            f"  {folder / 'ann.csv'}, row 3, column a: a comma stands in the number, where the decimal sign is the point; "
            "found '0,4'. Declare decimal=',' for the whole file, or write 0.4. [decimal-comma]"
        ),
    ]


def test_every_bad_cell_of_every_sheet_is_listed(tmp_path: Path) -> None:
    ann = ",a,b,c\na,1,0,3-Jan\nb,x,2,4\nc,,1/3,1\n"
    bob = "first,second,judgement\na,b,-1\na,,2\nb,c,99999999999\na,d,3\n"
    folder = written(tmp_path, ann=ann, bob=bob)
    one, two = folder / "ann.csv", folder / "bob.csv"
    lines = refused(folder)
    assert lines[0] == "The judgement sheets cannot be used."
    bad = "a judgement must be a number above zero, or empty where there is none"
    write = 'Write a number such as 3, or a fraction such as "1/3". [not-a-judgement]'
    assert sorted(lines[1:]) == sorted(
        [
            f"  {one}, row 2, column b: {bad}; found '0'. {write}",
            (
                f"  {one}, row 2, column c: a date or time stands where a number belongs; found '3-Jan'. Write the number; "
                "a spreadsheet turns 1-2 into a date unless the cell is formatted as text. [date-not-number]"
            ),
            f"  {one}, row 3, column a: {bad}; found 'x'. {write}",
            (
                f"  {one}, row 3, column b: a thing judged against itself must be 1; found '2'. "
                "Write 1, or leave the place empty. [diagonal-not-one]"
            ),
            (
                f"  {one}, row 4, column b: the two judgements of 'b' and 'c' are not reciprocal; found '4 and 1/3'. "
                "Keep one of the two and leave the other empty; it follows. [not-reciprocal]"
            ),
            f"  {two}, row 2, column judgement: {bad}; found '-1'. {write}",
            (
                f"  {two}, row 3, column second: the row does not say what is second. "
                "Write it, or delete the row. [empty-name]"
            ),
            (
                f"  {two}, row 4, column judgement: a judgement must lie between 1e-9 and 1e9; found '99999999999'. "
                "Say how many times as important the first is; Saaty's scale goes from 1/9 to 9. [judgement-range]"
            ),
            (
                f"  {two}, row 5, column judgement: a judgement names something that is not compared; found 'd'. "
                "Use one of: a, b, c. [unknown-label]"
            ),
        ]
    )


def test_a_label_that_no_other_sheet_has_is_named_once(tmp_path: Path) -> None:
    folder = written(tmp_path, ann=MATRIX, bob=MATRIX.replace("speed", "sped"))
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'bob.csv'}, column sped: a matrix has a label of something that is not compared; found 'sped'. "
            "Did you mean 'speed'? [unknown-label]"
        )
    ]
    assert refused(folder / "bob.csv", labels=["price", "speed", "care"])[1].endswith("[unknown-label]")


def test_repeated_judgements_must_agree(tmp_path: Path) -> None:
    folder = written(tmp_path, ann="first,second,judgement\na,b,3\nb,a,1/3\na,b,4\n")
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'ann.csv'}, row 4, column judgement: a pair is judged twice, and differently; found '3 and 4'. "
            "Keep one of the two. [judged-twice]"
        )
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (",a,b\na,1,2\nc,,1\n", "b, c"),
        (",a,a\na,1,2\na,,1\n", "a"),
        (",a,\na,1,2\n", "cells without a label"),
        ("question,answer\nQ1,4\n", "Q1, answer"),
    ],
)
def test_what_is_neither_matrix_nor_list_is_refused(tmp_path: Path, text: str, found: str) -> None:
    folder = written(tmp_path, ann=text)
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'ann.csv'}: the sheet is neither a square matrix with the same labels in its header and in its "
            f"first column, nor a list with the columns first, second and judgement; found '{found}'. "
            "Give every row and every column of the matrix its label, each once. [not-a-judgement-sheet]"
        )
    ]


def test_columns_of_a_list_are_known_and_stand_once(tmp_path: Path) -> None:
    folder = written(tmp_path, ann="first,second,judgement,judgment,first\na,b,3,1,a\n")
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'ann.csv'}, column judgment: a list of judgements has no such column. "
            "Did you mean 'judgement'? Rename it or delete it. [unknown-column]"
        ),
        f"  {folder / 'ann.csv'}, column first: the column stands there twice. Delete one of the two. [duplicate-column]",
    ]


def test_an_expert_has_one_sheet(tmp_path: Path) -> None:
    folder = written(tmp_path, ann=MATRIX, more="first,second,judgement,expert\nprice,speed,3,ann\n")
    assert refused(folder)[1:] == [
        (
            f"  {folder / 'more.csv'}: an expert has two sheets; found 'ann'. "
            "Keep one of them, or give the files names of their own. [expert-twice]"
        )
    ]


def test_files_that_cannot_be_read_are_listed_with_the_others(tmp_path: Path) -> None:
    folder = written(tmp_path, ann="", bob=",a,b\na,1,x\nb,,1\n")
    lines = refused([folder / "ann.csv", folder / "bob.csv", folder / "eve.csv"])
    assert [line.rsplit(" ", 1)[1] for line in lines[1:]] == ["[empty-file]", "[not-a-judgement]", "[no-such-file]"]
    (tmp_path / "none").mkdir()
    assert refused(tmp_path / "none")[1].endswith("[empty-folder]")
    assert refused([])[1] == "  The list: there is no file in the list. Name at least one. [no-files]"


def test_options_must_exist(tmp_path: Path) -> None:
    for options in ({"decimal": ";"}, {"random_index": "own"}, {"tolerance": 2}):
        with pytest.raises(UsageError):
            sc.read_judgements(tmp_path, **options)  # type: ignore[arg-type]  # that is the point


def test_a_ratio_above_a_tenth_is_told(tmp_path: Path) -> None:
    circle = ",price,speed,care\nprice,1,9,1/9\nspeed,,1,9\ncare,,,1\n"
    sheets = sc.read_judgements(written(tmp_path, ann=MATRIX, bob=circle))
    assert sheets.sheets[1].weights is not None
    assert sheets.sheets[1].weights.consistency_ratio == pytest.approx((9 + 1 / 9 - 2) / 2 / 0.58, rel=1e-12)
