"""The names of the room: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.weighting
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.weighting", count=35)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.weighting' has no attribute 'mood'"):
        _ = scorecard.weighting.mood


def test_one_method_loads_no_other() -> None:
    loaded = loaded_by("import scorecard as sc; sc.weighting.swing")
    assert "scorecard.weighting.methods.swing" in loaded
    assert loaded & {"scorecard.weighting.methods.ahp", "scorecard.weighting.methods.entropy"} == set()
