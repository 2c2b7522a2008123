"""Who is in both waves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard.survey import Survey
from scorecard.survey.plan import TallyPlan
from scorecard.survey.wave_matching import Matcher
from tests.survey.samples import instrument, random_survey


def named(*ids: str, seed: int = 1) -> Survey:
    """Return answers of respondents with these ids."""
    return replace(random_survey(instrument(), len(ids), seed=seed, missing=0), respondents=ids)


def test_ids_match_letter_by_letter_and_the_empty_one_matches_nobody() -> None:
    found = Matcher.of(named("a", "", "b", "c "), named("B", "c", "a", ""))
    assert not isinstance(found, str)
    assert found.size == 1
    assert [places.tolist() for places in found.places] == [[0], [2]]


def test_ids_that_are_missing_or_stand_twice_match_nobody() -> None:
    assert Matcher.of(named("a", "b"), replace(named("a", "b"), respondents=None)) == "no_ids"
    assert Matcher.of(named("a", "b"), named("a", "a")) == "ids_not_unique"
    # two without an id are not the same
    assert not isinstance(Matcher.of(named("a", "", ""), named("a", "b")), str)


def test_matched_respondents_by_hand() -> None:
    one, two = named("a", "b", "c"), named("c", "b", "x", seed=2)
    matcher = Matcher.of(one, two)
    assert not isinstance(matcher, str)
    found = matcher.rows(TallyPlan.of(one.instrument), statistic="perception", weights=None)["q1"]
    x = [one.answers["perception"][1, 0], one.answers["perception"][2, 0]]
    y = [two.answers["perception"][1, 0], two.answers["perception"][0, 0]]
    mean_x, mean_y = sum(map(int, x)) / 2, sum(map(int, y)) / 2
    assert (found.n, found.earlier, found.later) == (2, mean_x, mean_y)
    assert found.covariance == pytest.approx(sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)))
