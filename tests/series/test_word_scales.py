"""Values that are words where the words of their measure change over time."""

from __future__ import annotations

import math

import pytest

from scorecard.errors import AnalysisError
from scorecard.models import Calendar, Measure, Scorecard
from scorecard.scoring import observe
from scorecard.series import MISSING, MeasureRecord, Observations, aggregate, rolling, shifted
from scorecard.series.word_scales import in_scale, scales_of
from tests.scoring.cards import card
from tests.series.grids import plain


def levels(*ids: str) -> dict[str, object]:
    """A scale of levels, the first with a score of 0."""
    return {
        "kind": "levels",
        "levels": [{"id": name, "name": name, "score": 100 * i / (len(ids) - 1)} for i, name in enumerate(ids)],
    }


def changing(first: object, second: object, *, since: str = "2026-03", **fields: object) -> Scorecard:
    """A card with one measure whose scale changes in a month of 2026."""
    graded = {"id": "m", "name": "M", "scoring": first, "changes": [{"since": since, "scoring": second}], **fields}
    return card(graded, calendar={"first": "2026-01", "last": "2026-06"})


def graded(described: Scorecard, **words: str) -> Observations:
    """Words by month."""
    return observe(described, values=[MeasureRecord("m", f"2026-0{p[1:]}", text=w) for p, w in words.items()])


THREE, FOUR = levels("low", "mid", "high"), levels("low", "fair", "mid", "high")


def test_words_keep_their_meaning_in_another_scale():
    three, four = {"low": 1.0, "mid": 2.0, "high": 3.0}, {"low": 1.0, "fair": 2.0, "mid": 3.0, "high": 4.0}
    assert [in_scale(number, three, four) for number in (1.0, 2.0, 3.0)] == [1.0, 3.0, 4.0]
    assert [in_scale(number, four, three) for number in (1.0, 3.0, 4.0)] == [1.0, 2.0, 3.0]
    assert math.isnan(in_scale(2.0, four, three))  # fair
    assert math.isnan(in_scale(2.5, three, four))  # between two words
    assert math.isnan(in_scale(2.0, {}, three))
    assert math.isnan(in_scale(2.0, three, {}))
    assert in_scale(2.5, three, three) == in_scale(2.5, {}, {}) == 2.5


def test_only_changes_of_words_make_another_scale():
    calendar = Calendar(first="2026-01", last="2026-03")
    rescored = {**THREE, "levels": [{**level, "score": 50} for level in THREE["levels"]]}  # type: ignore[attr-defined]
    for change in ({"target": 60}, {"scoring": rescored}, {"scoring": THREE}):
        found = Measure(id="m", name="M", scoring=THREE, changes=[{"since": "2026-02", **change}])  # type: ignore[arg-type]
        assert scales_of(found, calendar) is None
    found = Measure(id="m", name="M", scoring=THREE, changes=[{"since": "2026-02", "scoring": "yes_no"}])  # type: ignore[arg-type]
    assert scales_of(found, calendar) == (
        {"low": 1.0, "mid": 2.0, "high": 3.0},
        {"no": 0.0, "yes": 1.0},
        {"no": 0.0, "yes": 1.0},
    )


def test_a_shifted_word_is_read_in_the_scale_of_its_new_period():
    obs = shifted(graded(changing(THREE, FOUR), p2="mid", p4="fair"), by="period")
    assert plain(obs.value) == [None, None, 3.0, None, 2.0, None]
    back = shifted(graded(changing(FOUR, THREE), p2="fair", p4="high"), by="period")
    assert plain(back.value) == [None, None, None, None, 3.0, None]
    assert back.state[0, 2, 0] == MISSING


def test_words_of_another_scale_do_not_become_one():
    """The quarter is scored by the scale of its first day, in which the third level is the best and not the middle."""
    obs = graded(changing(THREE, FOUR, aggregation="last"), p1="low", p3="mid", p6="high")
    with pytest.raises(AnalysisError) as caught:
        aggregate(obs, frequency="quarter")
    assert str(caught.value) == (
        "The values of several periods cannot become one.\n"
        "  values.demo.2026-03.m: the scale of m that is in force in 2026-Q1 has another word, or none, for this value; "
        "found 'mid'. Let the scale change where a longer period begins, or use two cards, one for each scale. "
        "[aggregation-of-scales]"
    )
    with pytest.raises(AnalysisError, match=r"values\.demo\.2026-02\.m: .* in force in 2026-03 .* found 'high'"):
        rolling(graded(changing(THREE, FOUR, aggregation="mean"), p2="high", p3="low"), window=2)


def test_words_that_mean_the_same_become_one():
    apart = graded(changing(THREE, FOUR, since="2026-04", aggregation="last"), p3="high", p6="mid")
    assert plain(aggregate(apart, frequency="quarter").value) == [3.0, 3.0]
    longer = graded(changing(THREE, levels("low", "mid", "high", "top"), aggregation="last"), p3="high", p6="top")
    assert plain(aggregate(longer, frequency="quarter").value) == [3.0, 4.0]
    own = graded(changing(THREE, FOUR, aggregation="last"), p2="high", p3="fair")
    assert plain(rolling(own, window=2).value) == [None, 3.0, 2.0, None, None, None]
    unused = graded(changing(THREE, FOUR, aggregation="mean"), p2="high")
    assert plain(rolling(unused, window=2).value) == [None] * 6
