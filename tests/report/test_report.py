"""The names of the room: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.report
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.report", count=4)


def test_the_names_are_listed_before_they_are_loaded() -> None:
    assert loaded_by("import scorecard.report as room; assert dir(room) == sorted(room.__all__)") >= {
        "scorecard.report"
    }


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.report' has no attribute 'mood'"):
        _ = scorecard.report.mood


def test_the_function_comes_before_the_module_of_the_same_name() -> None:
    code = "import scorecard.report.review\nfrom scorecard.report import review\nassert callable(review)"
    assert "scorecard.report.review" in loaded_by(code)


def test_the_look_of_a_review_loads_no_review() -> None:
    loaded = loaded_by("from scorecard.report.look import Edition")
    assert loaded & {"scorecard.report.review", "scorecard.scoring", "scorecard.plots", "matplotlib"} == set()
