"""The names of survey: each loads its own module, also where another module was loaded before."""

from __future__ import annotations

import pytest

import scorecard.survey
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.survey", count=80)


def test_no_function_has_the_name_of_a_module() -> None:
    """Python would put the module in the function's place once the module is loaded."""
    homes = vars(scorecard.survey)["_HOMES"]
    assert set(homes) & set(homes.values()) == set()


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.survey' has no attribute 'mood'"):
        _ = scorecard.survey.mood


def test_gaps_and_reliability_load_no_other_analysis() -> None:
    loaded = loaded_by("import scorecard as sc; sc.tally_survey, sc.gap_analysis, sc.reliability")
    others = (
        "agreement_analysis",
        "comparison",
        "five_gap_analysis",
        "heat_map",
        "importance",
        "kano_analysis",
        "net_promoter",
        "penalty_analysis",
        "priority_analysis",
        "ranking",
        "satisfaction",
        "servperf_analysis",
        "waves",
        "zones",
    )
    assert loaded & {f"scorecard.survey.{name}" for name in others} == set()
    assert (
        loaded & {"scorecard.models.card", "scorecard.models.calendar", "scorecard.plots", "scorecard.report"} == set()
    )
