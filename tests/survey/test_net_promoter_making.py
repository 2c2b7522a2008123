"""Net promoter score."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from scorecard.errors import AnalysisError, UsageError
from scorecard.instruments import Scale
from scorecard.survey import Survey
from scorecard.survey.net_promoter_making import (
    net_promoter_score,
    net_promoter_score_from_answers,
    net_promoter_score_from_counts,
)
from scorecard.survey.responses import Outcome
from tests.survey.samples import instrument, survey

TEN = Scale(low=0, high=10)


def asked(values: list[float], *, scale: Scale = TEN) -> Survey:
    """Return a survey with one outcome."""
    plain = survey(instrument((1,), free=0, roles=("perception",)), {"perception": [[3]] * len(values)})
    return replace(plain, outcomes={"recommend": Outcome(np.array(values, dtype=float), scale)})


def test_published_counts() -> None:
    """Cross Validated, margin of error of a net promoter score: shares 1/2, 1/3, 1/6 of 324."""
    row = net_promoter_score_from_counts(promoters=162, passives=108, detractors=54)
    assert (row.score, row.variance) == (1 / 3, 5 / 9)
    assert row.standard_error == pytest.approx(0.04140867, abs=1e-8)
    assert (row.low, row.high) == pytest.approx((0.25217384, 0.41449283), abs=1e-8)
    assert row.points == pytest.approx(100 / 3)


def test_answers_and_a_survey_give_the_same() -> None:
    values = [0, 6, 7, 8, 9, 10, 10, math.nan]
    row = net_promoter_score_from_answers(values)
    assert (row.n, row.missing, row.promoters, row.passives, row.detractors) == (7, 1, 3, 2, 2)
    signs = np.array([-1, -1, 0, 0, 1, 1, 1])
    assert (row.score, row.variance) == pytest.approx((signs.mean(), signs.var()))
    found = net_promoter_score(asked(values), outcome="recommend")
    assert found.everyone == row
    assert found.table().records()[0]["nps"] == pytest.approx(100 / 7)
    assert "+14.3" in str(found)
    assert "推荐者（9–10 分）" in found.table().to_text("zh")


def test_undefined_scores_say_why() -> None:
    assert net_promoter_score_from_answers([]).reason == "nobody_answered"
    same = net_promoter_score_from_answers([9, 10])
    assert (same.score, same.low, same.reason) == (1.0, None, "no_variance")
    assert net_promoter_score_from_counts(promoters=30, passives=1, detractors=0).high == 1.0


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        net_promoter_score_from_answers([3, 11])
    assert str(caught.value) == (
        "Answers to the question of recommendation are whole numbers from 0 to 10.\n"
        "  answers to the question of recommendation are whole numbers from 0 to 10; found '11'. "
        "Correct the answers; NaN stands for a missing one. [nps-answers]"
    )
    with pytest.raises(UsageError) as caught:
        net_promoter_score_from_counts(promoters=1, passives=-1, detractors=2)
    assert str(caught.value) == (
        "Counts of respondents must be zero or more.\n"
        "  counts of respondents must be zero or more; found '1, -1 and 2'. Count the respondents. [nps-counts]"
    )
    with pytest.raises(UsageError) as caught:
        net_promoter_score(asked([1, 2], scale=Scale.from_points(7)), outcome="recommend")
    assert str(caught.value) == (
        "A net promoter score needs answers from 0 to 10.\n"
        "  a net promoter score needs answers from 0 to 10; found '1 to 7'. "
        "Declare the scale {low: 0, high: 10} for this outcome, if it was asked so. [nps-scale]"
    )
    with pytest.raises(AnalysisError, match=r"\[no-outcomes\]"):
        net_promoter_score(survey(instrument(), {"perception": [[1] * 6]}), outcome="recommend")
