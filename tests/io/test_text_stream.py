"""Lines of text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import SurveyError
from scorecard.io import text_stream
from scorecard.io.reading import Reading
from scorecard.io.text_stream import stream_lines, whole_lines

TEXT = "a,b\r\n1,表\r2,x\n\n3,y"


@pytest.mark.parametrize("piece", [1, 2, 3, 100])
def test_lines_are_the_same_in_pieces(piece: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CR LF is one end, and no character is cut in two."""
    path = tmp_path / "s.csv"
    path.write_bytes(TEXT.encode())
    decoded, lines = stream_lines(path, Reading("s.csv", SurveyError), encoding=None)
    right = ["a,b\r\n", "1,表\r", "2,x\n", "\n", "3,y"]
    assert (list(lines), decoded.encoding) == (right, "utf-8")
    monkeypatch.setattr(text_stream, "MAX_BYTES", 1)
    monkeypatch.setattr(text_stream, "_PIECE", piece)
    decoded, lines = stream_lines(path, Reading("s.csv", SurveyError), encoding=None)
    assert list(lines) == right
    assert decoded.notes[-1].en == "The file is too large to look through for its encoding first; it was read as utf-8."


def test_a_zero_far_behind_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As anywhere else."""
    path = tmp_path / "s.csv"
    path.write_bytes(b"a,b\n1,2\n\0\n")
    monkeypatch.setattr(text_stream, "MAX_BYTES", 1)
    monkeypatch.setattr(text_stream, "_HEAD", 5)
    _, lines = stream_lines(path, Reading("s.csv", SurveyError), encoding=None)
    with pytest.raises(SurveyError, match="holds the character zero"):
        list(lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_a_large_file_of_any_encoding_is_cut_between_characters(
    encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In UTF-16 the byte of a line end is half of one, and half of other characters, such as 上 and Ċ."""
    right = ["客户,上海Ċ\n", "1,上Ċ\n", "2,ĊĊ上\n", "3,🚚\n"] * 5
    mark = "\ufeff" if encoding.endswith("-be") else ""
    path = tmp_path / "s.csv"
    path.write_bytes((mark + "".join(right)).encode(encoding))
    monkeypatch.setattr(text_stream, "MAX_BYTES", 1)
    for head in range(60, 90):
        monkeypatch.setattr(text_stream, "_HEAD", head)
        _, lines = stream_lines(path, Reading("s.csv", SurveyError), encoding="gb18030" if encoding[0] == "g" else None)
        assert list(lines) == right


def test_a_beginning_without_a_line_end_is_kept() -> None:
    assert whole_lines(b"a,b") == b"a,b"
    assert whole_lines("\ufeffĊ上".encode("utf-16-le")) == "\ufeffĊ上".encode("utf-16-le")
    assert whole_lines("\ufeffa\n上".encode("utf-16-le")) == "\ufeffa\n".encode("utf-16-le")
