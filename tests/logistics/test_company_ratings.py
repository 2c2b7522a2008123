"""Ratings are counted without missing answers, and flaws are told."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.errors import AnalysisError
from scorecard.logistics import CompanyRatings, ItemSummary, RatingSummary
from scorecard.stats.unpaired import SampleMean
from tests.refusal import refusal


def test_masked_and_missing_answers_do_not_count() -> None:
    plain = CompanyRatings.of(["a", "b"], [[1, 4], [3, np.nan], [8, 6]])
    masked = CompanyRatings.of(["a", "b"], np.ma.masked_equal([[1, 4], [3, -9], [8, 6]], -9))
    for ratings in (plain, masked):
        assert ratings.sample("b") == SampleMean(2, 5.0, pytest.approx(1.0))
        assert ratings.sample("a").standard_error == pytest.approx(np.std([1, 3, 8], ddof=1) / 3**0.5)
        assert ratings.sample("c") == SampleMean(0)
    assert CompanyRatings.of(["a"], [[2.0]]).sample("a") == SampleMean(1, 2.0, None)


def test_summaries_equal_the_ratings_that_they_sum_up() -> None:
    values = [2.0, 5.0, 6.0, 7.0]
    summary = RatingSummary({"a": ItemSummary(5.0, float(np.std(values, ddof=1)), 4), "b": ItemSummary(0, 0, 0)})
    assert summary.sample("a").standard_error == pytest.approx(
        CompanyRatings.of(["a"], np.array(values)[:, None]).sample("a").standard_error
    )
    assert [summary.sample(item) for item in ("b", "c")] == [SampleMean(0)] * 2
    assert RatingSummary({"a": ItemSummary(5.0, 0.0, 1)}).sample("a") == SampleMean(1, 5.0, None)


def test_flaws_are_told() -> None:
    call = CompanyRatings.of
    assert refusal(lambda: call(["a", "a"], [[1, float("inf")]], respondents=["x", "x"]), error=AnalysisError) == [
        (
            "respondents: ratings need one respondent a row; found '2 for 1 rows'. Name every respondent, or none. "
            "[ratings-shape]"
        ),
        "ratings: a rating is not finite; found 'inf'. Leave it out as NaN. [rating-infinite]",
        "items: a name of the items stands twice; found 'a'. Name each once. [name-twice]",
        "respondents: a name of the respondents stands twice; found 'x'. Name each once. [name-twice]",
    ]
    assert refusal(lambda: call(["a"], [[1, 2]]), error=AnalysisError) == [
        (
            "ratings: ratings need one row a respondent, one column an item; found '(1, 2) for 1 items'. Give an array of "
            "this shape. [ratings-shape]"
        )
    ]


@pytest.mark.parametrize("ratings", [[["good"]], [[1, 2], [3]]])
def test_what_is_no_table_of_numbers_is_refused(ratings: list[list[float]]) -> None:
    assert refusal(lambda: CompanyRatings.of(["a", "b"], ratings), error=AnalysisError) == [
        (
            "ratings are a table of numbers, one row a respondent, one column an item. "
            "Write NaN where there is no answer, and turn words into numbers. [ratings-kind]"
        )
    ]
