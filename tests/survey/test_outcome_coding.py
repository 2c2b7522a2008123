"""Columns of overall answers."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import SurveyError
from scorecard.instruments import ColumnLayout, Scale
from scorecard.survey import Survey, build_survey
from tests.survey.samples import instrument

ITEMS = {"q1": [1, 2, 3, 9]}
QUESTIONNAIRE = instrument((1,), free=0, roles=("perception",))


def read(outcomes: dict[str, object], **columns: list[object]) -> Survey:
    """Return the survey of one item, rated 1 to 5 with 9 as missing, and outcome columns."""
    layout = ColumnLayout.model_validate(
        {
            "columns": {"perception": "{id}"},
            "outcomes": outcomes,
            "missing": ["9", "n/a"],
            "answers": {"good": 4},
        }
    )
    return build_survey(QUESTIONNAIRE, layout, ITEMS | columns)


def test_an_outcome_has_the_scale_of_the_items_unless_it_names_its_own() -> None:
    s = read(
        {"total": "T", "recommend": {"column": "R", "scale": {"low": 0, "high": 10}, "name": "Recommendation"}},
        T=["good", "５", None, 9],
        R=[9, "10", "n/a", ""],
    )
    total, recommend = s.outcomes["total"], s.outcomes["recommend"]
    np.testing.assert_array_equal(total.values, [4, 5, np.nan, np.nan])
    np.testing.assert_array_equal(recommend.values, [9, 10, np.nan, np.nan])
    assert (total.scale, recommend.scale) == (Scale.from_points(5), Scale(low=0, high=10))
    assert recommend.name is not None
    assert recommend.name.en == "Recommendation"
    assert s.provenance.missing == (("", 2), ("9", 2), ("n/a", 1))
    assert (s.provenance.digits_normalised, s.provenance.words_mapped) == (1, 1)


def test_bad_cells_and_absent_columns_are_told() -> None:
    with pytest.raises(SurveyError) as caught:
        read({"recommend": {"column": "R", "scale": {"low": 0, "high": 10}}}, R=[11, "good", 3, 4])
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  row 1, column R: the answer is not on the scale 0 to 10; found '11'. "
        "Correct the cell, or declare its code under missing in the layout. [answer-out-of-scale]\n"
        "  row 2, column R: the answer is not a number; found 'good'. "
        "Correct the cell, or declare its text under answers or missing in the layout. [answer-not-a-number]"
    )
    with pytest.raises(SurveyError) as caught:
        read({"recommend": "Recommend: 0, 10?"}, **{"Recommend: 0, 10?": [7, 4, 3, 4]})
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n"
        "  row 1, column Recommend: 0, 10?: the answer is not on the scale 1 to 5; found '7'. "
        "Correct the cell, or declare its code under missing in the layout. If this question has a scale of its own, "
        'say so: outcomes: {recommend: {column: "Recommend: 0, 10?", scale: {low: 0, high: 10}}}. [answer-out-of-scale]'
    )
    with pytest.raises(SurveyError) as caught:
        read({"total": "T"}, T1=[1, 2, 3, 4])
    assert str(caught.value) == (
        "The survey cannot be used as it is.\n  column T: the column is not there. Did you mean 'T1'? [missing-column]"
    )
