"""The names of the room: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.scoring
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.scoring", count=60)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.scoring' has no attribute 'mood'"):
        _ = scorecard.scoring.mood


def test_a_public_name_comes_before_a_module_of_the_same_name() -> None:
    code = "import scorecard.scoring.lint, scorecard.scoring as room\n"
    code += "from scorecard.scoring import robustness\nassert callable(room.lint) and callable(robustness)"
    assert "scorecard.scoring.robustness" in loaded_by(code)


def test_reading_values_loads_no_scores() -> None:
    loaded = loaded_by("import scorecard as sc; sc.read_observations")
    assert loaded & {"scorecard.scoring.engine", "scorecard.scoring.lint", "scorecard.scoring.smaa"} == set()
