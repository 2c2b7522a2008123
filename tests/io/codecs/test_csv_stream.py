"""Tests of reading CSV batch by batch: the same as reading it at once, whatever stands in the file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorecard.errors import ScorecardError, SurveyError
from scorecard.io import text_stream
from scorecard.io.batches import NotPlainError, joined
from scorecard.io.codecs import csv_stream
from scorecard.io.codecs.csv_codec import read_csv
from scorecard.io.codecs.csv_stream import CsvSource
from scorecard.io.reading import Reading

Outcome = tuple[object, ...] | str


def at_once(path: Path, header_rows: int) -> Outcome:
    """Return what reading the whole file gives: names, cells, provenance; or the message."""
    try:
        raw = read_csv(path.read_bytes(), Reading("s.csv", SurveyError), name="s.csv", header_rows=header_rows)
    except ScorecardError as error:
        return str(error)
    return raw.names, [list(raw[name]) for name in raw], raw.first_row, raw.provenance


def in_batches(path: Path, header_rows: int, *, careful: bool, block: int, rows: int) -> Outcome | None:
    """Return what reading in batches gives; None where the plain way gives up."""
    try:
        source = CsvSource(
            path, Reading("s.csv", SurveyError), name="s.csv", header_rows=header_rows, careful=careful, block=block
        )
        wanted = tuple(dict.fromkeys(source.names))
        batches = list(source.batches(wanted, rows=rows))
    except NotPlainError:
        return None
    except ScorecardError as error:
        return str(error)
    starts = [batch.first_row for batch in batches]
    ends = [batch.first_row + batch.rows for batch in batches]
    assert starts[1:] == ends[:-1]
    whole = joined(batches)
    return source.names, [list(whole.columns[name]) for name in wanted], whole.first_row, source.provenance()


@given(
    st.text(alphabet=st.sampled_from('ab1,;\t\r\n "\ufeff\u8868'), max_size=80)
    | st.lists(st.sampled_from(["a,b", "1,2", "5,x", ",", "", '"1",2', '"a,""b",1', "1,2,", " , "]), max_size=9).map(
        "\n".join
    ),
    st.integers(1, 2),
    st.integers(1, 30),
    st.integers(1, 4),
)
@example('a,b\n"1",2\n', 1, 4, 1)
@example("a,b\n1,2\n\n\n\n", 1, 3, 1)
@example("a,b\n1,2\n,\n,\n1,2\n,\n", 1, 3, 2)
@example("a,b\r\n1,2\r\n", 1, 6, 1)
@example("a,b,c\n1,2\n3,4\n", 1, 5, 1)
def test_any_text_is_read_as_at_once(
    tmp_path_factory: pytest.TempPathFactory, text: str, header_rows: int, block: int, rows: int
) -> None:
    """Both ways, in blocks of any size: the careful way always, the plain way where it does not give up."""
    path = tmp_path_factory.mktemp("any") / "s.csv"
    path.write_bytes(text.encode())
    whole = at_once(path, header_rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_stream, "_HEAD", block + 20)
        plain = in_batches(path, header_rows, careful=False, block=block, rows=rows)
    if plain is not None and "separator" not in str(whole):
        assert plain == whole
    assert in_batches(path, header_rows, careful=True, block=block, rows=rows) == whole


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quoted", [False, True])
def test_plain_files_take_the_plain_way(tmp_path: Path, end: str, quoted: bool) -> None:
    """Whatever the line ends, and with words in quotes as R writes them."""
    lines = ["id,zone,E1"] + [f"{i},{'north' if i % 2 else 'süd'},{i % 7 + 1}" for i in range(2000)]
    if quoted:
        lines = [",".join(f'"{cell}"' for cell in line.split(",")) for line in lines]
    path = tmp_path / "s.csv"
    path.write_bytes((end.join(lines) + end * 3).encode())
    whole = at_once(path, 1)
    assert in_batches(path, 1, careful=False, block=1000, rows=70) == whole
    assert isinstance(whole, tuple)
    facts = whole[3]
    assert getattr(facts, "sha256") == hashlib.sha256(path.read_bytes()).hexdigest()  # noqa: B009  # an object by type
    assert getattr(facts, "rows_blank") == 2  # noqa: B009


@pytest.mark.parametrize(
    "body",
    ["1,2\n0x5,6\n", '1,"a""b"\n', '1,"a\nb"\n', "1,2\n\n3,4\n", "1,2\n3\n", "1,\ufeff2\n", '1,5" disc\n', "1,\0\n"],
)
def test_everything_odd_is_left_to_the_careful_way_or_read_the_same(tmp_path: Path, body: str) -> None:
    """Hexadecimal digits are no numbers, and quotes may hold anything."""
    path = tmp_path / "s.csv"
    path.write_text("a,b\n" + body + "1,2\n" * 30, encoding="utf-8", newline="")
    whole = at_once(path, 1)
    assert in_batches(path, 1, careful=False, block=16, rows=5) in (None, whole)
    assert in_batches(path, 1, careful=True, block=16, rows=5) == whole


def test_a_file_that_stops_being_utf_8_is_read_with_care(tmp_path: Path) -> None:
    """Also when it does so far behind its beginning."""
    path = tmp_path / "s.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 3_000_000 + b"1,\xff\n")
    assert in_batches(path, 1, careful=False, block=1 << 20, rows=1 << 20) is None


def test_files_beyond_memory_are_decoded_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a note; and a change of encoding on the way is refused."""
    path = tmp_path / "s.csv"
    text = "a,b\r\n" + '1,"x\ny"\r\n' * 50 + "2,表\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    monkeypatch.setattr(text_stream, "MAX_BYTES", 10)
    monkeypatch.setattr(text_stream, "_HEAD", 60)
    monkeypatch.setattr(text_stream, "_PIECE", 7)
    found = in_batches(path, 1, careful=True, block=16, rows=7)
    assert isinstance(found, tuple)
    assert found[1] == [["1"] * 50 + ["2"], ["x\ny"] * 50 + ["表"]]
    path.write_bytes(text.encode() + b"\xff\xff\n")
    assert in_batches(path, 1, careful=True, block=16, rows=7) == (
        "s.csv cannot be read.\n"
        "  s.csv: the file begins as utf-8 but does not go on so. Save it as UTF-8. [changed-encoding]"
    )


def test_duplicated_headers_give_the_first_column(tmp_path: Path) -> None:
    """As at once: whether that matters, the layout says."""
    path = tmp_path / "s.csv"
    path.write_text("a,b,a\n1,2,3\n", encoding="utf-8")
    for careful in (False, True):
        found = in_batches(path, 1, careful=careful, block=9, rows=9)
        assert isinstance(found, tuple)
        assert found[:2] == (("a", "b", "a"), [["1"], ["2"]])
