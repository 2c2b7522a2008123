"""The names of the doors: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.io
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.io", count=11)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.io' has no attribute 'read_mind'"):
        _ = scorecard.io.read_mind


def test_counting_a_survey_loads_no_reader_of_cards() -> None:
    assert loaded_by("import scorecard; scorecard.tally_survey") & {"yaml", "scorecard.io.cards"} == set()


def test_counting_a_frame_loads_no_reader_of_text() -> None:
    code = "import pyarrow, scorecard as sc; from scorecard.io.tables import read_table, reading_of\n"
    code += "read_table(pyarrow.table({'E1': [1]}), reading_of(pyarrow.table({'E1': [1]}), sc.SurveyError))"
    assert {name for name in loaded_by(code) if name.startswith("scorecard.io.csv")} == set()
