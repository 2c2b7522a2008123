"""The names of models: each loads its own module."""

from __future__ import annotations

import pytest

import scorecard.models
from tests.house.doors import check_doors, loaded_by


def test_every_name_comes_from_the_module_that_type_checkers_read() -> None:
    check_doors("scorecard.models", count=20)


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match=r"'scorecard\.models' has no attribute 'Mood'"):
        _ = scorecard.models.Mood


def test_a_survey_of_a_card_loads_no_card() -> None:
    assert "scorecard.models.card" not in loaded_by("from scorecard.models import SurveyDeclaration")
