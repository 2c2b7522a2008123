"""Tests of opening files."""

from __future__ import annotations

from pathlib import Path

import pytest

from scorecard.errors import CardError, SurveyError
from scorecard.io.reading import Reading, read_bytes


def refused(path: Path, *, limit: int = 1000) -> str:
    """Return the message with which a file is refused, its folder cut off."""
    with pytest.raises(SurveyError) as caught:
        read_bytes(path, Reading(path.name, SurveyError), limit=limit)
    return str(caught.value)


def test_a_file_is_read(tmp_path: Path) -> None:
    """Up to the limit."""
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 1000)
    assert read_bytes(path, Reading("a.csv", SurveyError), limit=1000) == b"x" * 1000


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    """A slip in the name is met with the near name."""
    (tmp_path / "survey_2026.csv").write_text("a")
    assert refused(tmp_path / "survey2026.csv") == (
        "survey2026.csv cannot be read.\n"
        "  survey2026.csv: there is no such file. Did you mean 'survey_2026.csv'? [no-such-file]"
    )
    assert refused(tmp_path / "zzz") == (
        "zzz cannot be read.\n  zzz: there is no such file. Check the name and the folder. [no-such-file]"
    )
    folder = tmp_path / "none"
    assert refused(folder / "a.csv") == (
        "a.csv cannot be read.\n"
        f"  a.csv: there is no such file. There is no folder {str(folder)!r} either. [no-such-file]"
    )


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is no file."""
    (tmp_path / "data").mkdir()
    assert refused(tmp_path / "data") == (
        "data cannot be read.\n  data: this is a folder. Name the file in it. [not-a-file]"
    )


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """The size is looked up, not found out."""
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert refused(path, limit=1_000_000_000) == (
        "big.csv cannot be read.\n"
        "  big.csv: the file is larger than 1000 MB; found '3000 MB'. Split it. [file-too-large]"
    )


def test_a_path_that_no_system_has(tmp_path: Path) -> None:
    """Odd paths are refused like others."""
    assert "[unreadable-file]" in refused(tmp_path / "a\x00b")
    assert refused(tmp_path / ("x" * 300)) == (
        f"{'x' * 300} cannot be read.\n  {'x' * 300}: the file cannot be opened (File name too long). "
        "Check its name and permissions. [unreadable-file]"
    )


def test_refusing_raises_what_was_found_before_too() -> None:
    """The last problem does not hide the first."""
    reading = Reading("c.yaml", CardError)
    reading.problems.add("first", "one thing is wrong", place=reading.place(row=2, name="E1"))
    with pytest.raises(CardError) as caught:
        reading.refuse("second", "another thing is wrong", found="x", cure="Mend it.")
    assert str(caught.value) == (
        "c.yaml cannot be read.\n"
        "  c.yaml, row 2, column E1: one thing is wrong. [first]\n"
        "  c.yaml: another thing is wrong; found 'x'. Mend it. [second]"
    )
