"""Names of rows, those of the questionnaire as those of the wholes."""

from __future__ import annotations

from typing import get_args

import pytest

from scorecard.survey.gap_words import STATISTICS, row_name
from scorecard.survey.gaps import Statistic
from tests.survey.samples import instrument


@pytest.mark.parametrize(
    ("row_id", "en", "zh"),
    [
        ("q2", "Item 2", "Item 2"),
        ("d1", "Dimension 1", "Dimension 1"),
        ("overall", "Overall (mean of the dimensions)", "总体（各维度均值）"),
        ("overall_items", "Overall (mean of the items)", "总体（各题项均值）"),
        ("weighted", "Overall, weighted", "总体（加权）"),
    ],
)
def test_every_row_has_a_name(row_id: str, en: str, zh: str) -> None:
    name = row_name(row_id, instrument())
    assert (name.text("en"), name.text("zh")) == (en, zh)


def test_every_mean_has_words() -> None:
    """A heat map or a ranking of minimum levels is printed like one of gaps."""
    assert set(STATISTICS) == set(get_args(Statistic))
