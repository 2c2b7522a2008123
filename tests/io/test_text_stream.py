"""Lines of text files."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import SurveyError
from scorecard.io import text_stream
from scorecard.io.reading import Reading
from scorecard.io.text_stream import stream_lines

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
