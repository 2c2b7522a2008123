"""Tests of SPSS files, written by pyreadstat."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from scorecard.errors import MissingExtraError, SurveyError
from scorecard.instruments import ColumnLayout, Instrument
from scorecard.io import inspect_file, read_survey, tally_survey
from scorecard.io.codecs.spss_codec import read_spss
from scorecard.io.reading import Reading
from tests.refusal import refusal

QUESTIONS = Instrument.model_validate(
    {
        "id": "q",
        "name": "Q",
        "scale": {"low": 1, "high": 5},
        "roles": ["perception"],
        "items": [{"id": "fast", "text": "Fast"}, {"id": "kind", "text": "Kind"}],
    }
)
LAYOUT = ColumnLayout(columns={"perception": "P{number}"}, segments={"sex": "sex"}, respondent="id")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file with value labels, user-missing codes, a range of them, system-missing cells and Chinese words."""
    frame = pd.DataFrame(
        {
            "id": ["r1", "r2", "r3", "r4"],
            "P1": [5.0, 9.0, 2.0, None],
            "P2": [4.0, 97.0, 98.0, 1.0],
            "sex": [1.0, 2.0, 2.0, 9.0],
        }
    )
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(
        frame,
        path,
        column_labels=["答卷", "送达快", "态度好", "性别"],
        variable_value_labels={"P1": {1.0: "很差", 9.0: "不知道"}, "sex": {1.0: "女", 2.0: "男", 9.0: "未答"}},
        missing_ranges={"P1": [9.0], "P2": [{"lo": 97.0, "hi": 99.0}], "sex": [9.0]},
    )
    return path


def read(path: Path) -> None:
    """Read a file as the reader of tables does."""
    read_spss(path, path.read_bytes(), Reading(path.name, SurveyError), name=path.name)


def test_codes_labels_and_missing_codes(file: Path) -> None:
    """By hand: 5 and 4; 9 and 97 declared missing; 2 and 98 declared missing; nothing and 1."""
    survey = read_survey(file, QUESTIONS, layout=LAYOUT)
    assert survey.answers["perception"].tolist() == [[5, 4], [0, 0], [2, 0], [0, 1]]
    assert survey.segments["sex"].labels == ("女", "男")
    assert survey.segments["sex"].codes.tolist() == [0, 1, 1, -1]
    assert survey.respondents == ("r1", "r2", "r3", "r4")
    assert survey.provenance.missing == (
        ("", 1),
        ("user-missing 9 (不知道)", 1),
        ("user-missing 97", 1),
        ("user-missing 98", 1),
    )


def test_labels_are_read_as_they_are_seen(tmp_path: Path) -> None:
    """Blanks of web pages, of Chinese and at the end of a line are blanks; a label that shows nothing is none.

    Nobody could mend a layout that is refused for what stands in the file. Labels of codes that no cell holds are
    nobody's: they are in most files.
    """
    path = tmp_path / "survey.sav"
    frame = pd.DataFrame({"P1": [5.0] * 4, "P2": [4.0] * 4, "sex": [1.0, 2.0, 3.0, 4.0]})
    words = {1.0: "18\u00a0– 24", 2.0: "25　至　34", 3.0: "35 and\nmore", 4.0: "\u200b", 5.0: "no answer"}
    pyreadstat.write_sav(frame, path, variable_value_labels={"sex": words})
    survey = read_survey(path, QUESTIONS, layout=LAYOUT.model_copy(update={"respondent": None}))
    segment = survey.segments["sex"]
    assert [segment.labels[code] for code in segment.codes] == ["18 – 24", "25 至 34", "35 and more", "4"]
    assert survey.provenance.notes == ()


def test_names_of_the_layout_go_before_those_of_the_file(file: Path) -> None:
    named = LAYOUT.model_copy(update={"labels": {"sex": {"1": "women", "2": "men"}}})
    assert read_survey(file, QUESTIONS, layout=named).segments["sex"].labels == ("men", "women")


def test_counting_gives_the_same(file: Path) -> None:
    counts = tally_survey(file, QUESTIONS, layout=LAYOUT, by="sex", chunk_rows=1)
    assert (counts.size, counts.provenance.missing[0]) == (4, ("", 1))


def test_inspection_shows_codes(file: Path) -> None:
    assert [(c.name, c.kind, c.values) for c in inspect_file(file).columns][1] == ("P1", "whole", "2 (1), 5 (1)")


def test_broken_files_are_refused(tmp_path: Path, file: Path) -> None:
    for number, data in enumerate((b"", b"$FL2" + b"x" * 500, file.read_bytes()[:200], b"PK\x03\x04")):
        broken = tmp_path / f"broken{number}.sav"
        broken.write_bytes(data)
        assert refusal(lambda path=broken: read(path), error=SurveyError) == [  # type: ignore[misc]
            f"{broken.name}: the file is no whole SPSS file. Save it again as .sav, or export it as CSV. [broken-spss]"
        ]


def test_too_many_cells_are_refused(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scorecard.io.codecs.spss_codec._MOST_CELLS", 15)
    assert refusal(lambda: read(file), error=SurveyError) == [
        (
            "survey.sav: the table has more than 15 cells; found '4 rows of 4 columns'. "
            "Leave out the columns that are not needed, or save it as Parquet. [too-many-cells]"
        )
    ]


def test_the_extra_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    assert refusal(lambda: read(file), error=MissingExtraError) == [
        (
            "an SPSS file needs the package pyreadstat, which is not installed. "
            "Install it with: pip install 'balanced-scorecard[spss]'. [missing-extra]"
        )
    ]
