"""The names of the room: each is where the table says, and nothing else is loaded for it."""

from __future__ import annotations

import pytest

import scorecard.plots
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.plots", count=100)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.plots' has no attribute 'mood'"):
        _ = scorecard.plots.mood


def test_one_chart_loads_no_other() -> None:
    loaded = loaded_by("import scorecard as sc; sc.plots.forest")
    assert "scorecard.plots.forests" in loaded
    assert loaded & {"scorecard.plots.radars", "scorecard.plots.maps", "scorecard.plots.icebergs"} == set()
