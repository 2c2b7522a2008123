"""Verdicts on links: who is tested, against what, and what is said."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from scorecard.models import Calendar
from scorecard.series.link_records import LinkOptions, LinkRow
from scorecard.series.links import LinkSeries, judge_links, seasons_of
from scorecard.stats.lagged_association import lagged_associations, minimum_detectable_effect
from scorecard.stats.multiplicity import holm
from scorecard.stats.prewhitening import innovations

Floats = NDArray[np.float64]
OPTIONS = LinkOptions(alpha=0.05, detrend="difference", seasons=0, permutations=999, seed=0, minimum=12)
N = 40


def pair(effect: float, *, seed: int = 1, n: int = N, entities: int = 1) -> tuple[Floats, Floats]:
    """Random walks of which the second takes `effect` of the first's steps one period later."""
    steps, own = np.random.default_rng(seed).standard_normal((2, entities, n + 1))
    return np.cumsum(steps[:, 1:], axis=1), np.cumsum(own[:, 1:] + effect * steps[:, :-1], axis=1)


def link(values: tuple[Floats, Floats], *, sign: str = "+", delay: int | None = 1, name: str = "a") -> LinkSeries:
    return LinkSeries(name, f"{name}_result", "+" if sign == "+" else "-", delay, *values, "m", "k")


def judged(*links: LinkSeries, **options: object) -> tuple[LinkRow, ...]:
    return judge_links(links, options=replace(OPTIONS, **options))  # type: ignore[arg-type]


def test_the_sign_of_the_map_makes_the_verdict() -> None:
    strong = pair(1.5)
    (plus,), (minus,) = judged(link(strong)), judged(link(strong, sign="-"))
    assert (plus.verdict, minus.verdict) == ("supported", "contradicted")
    assert plus.effect == minus.effect
    (none,) = judged(link(pair(0.0)))
    assert (none.verdict, none.reason) == ("not_supported", None)
    (other,) = judged(link((strong[0], -strong[1]), sign="-"))
    assert (other.verdict, other.effect) == ("supported", pytest.approx(-(plus.effect or 0)))


def test_numbers_are_those_of_the_association_at_the_stated_delay() -> None:
    values = pair(0.8)
    expected = lagged_associations(innovations(values[0][None], values[1][None], delay=1), permutations=999).one()
    (row,) = judged(link(values))
    assert (row.source, row.target, row.sign, row.delay) == ("a", "a_result", "+", 1)
    assert (row.source_series, row.target_series) == ("m", "k")
    assert (row.n, row.periods, row.entities) == (N - 3, N - 3, 1)
    assert row.degrees_of_freedom == expected.degrees_of_freedom
    assert row.effect == pytest.approx(expected.effect, rel=1e-12)
    assert (row.low, row.high) == (pytest.approx(expected.low), pytest.approx(expected.high))
    assert row.raw_effect == pytest.approx(expected.slope, rel=1e-12)
    assert (row.raw_low, row.raw_high) == (pytest.approx(expected.slope_low), pytest.approx(expected.slope_high))
    assert (row.p_value, row.p_adjusted, row.smallest_p) == (expected.p_value, expected.p_value, 0.001)
    least = minimum_detectable_effect(expected, alpha=0.05)
    assert least is not None
    assert row.minimum_detectable_effect == pytest.approx(least[0], rel=1e-9)
    assert row.raw_minimum_detectable_effect == pytest.approx(least[1], rel=1e-9)
    # another delay is another question
    assert judged(link(values, delay=4))[0].verdict == "not_supported"


def test_holm_goes_over_the_links_that_are_tested() -> None:
    links = [link(pair(e, seed=k), name=f"l{k}") for k, e in enumerate((0.0, 0.5, 1.5, 0.4))]
    short = link(pair(1.0, n=8), name="short")
    rows = judged(*links, short)
    p_values = [row.p_value for row in rows[:4]]
    assert [row.p_adjusted for row in rows] == [*holm(p_values), None]
    # the smallest effect that could be shown is that of the first step of Holm: alpha over four tests
    found = lagged_associations(innovations(*(v[None] for v in pair(0.0, seed=0)), delay=1), permutations=999).one()
    least = minimum_detectable_effect(found, alpha=0.05 / 4)
    assert least is not None
    assert rows[0].minimum_detectable_effect == pytest.approx(least[0], rel=1e-9)


def test_a_link_that_passes_alone_may_not_pass_among_many() -> None:
    found = [(seed, judged(link(pair(0.45, seed=seed)))[0].p_value) for seed in range(40)]
    seed = next(s for s, p in found if p is not None and 0.02 < p < 0.05)
    alone = link(pair(0.45, seed=seed))
    assert judged(alone)[0].verdict == "supported"
    others = [link(pair(0.0, seed=100 + k), name=f"o{k}") for k in range(4)]
    assert judged(alone, *others)[0].verdict == "not_supported"


def test_the_order_of_the_links_is_immaterial() -> None:
    links = [link(pair(e, seed=k), name=f"l{k}") for k, e in enumerate((0.0, 0.5, 1.5))]
    assert judged(*links) == judged(*links[::-1])[::-1]


def test_every_reason_why_there_is_too_little_data() -> None:
    values = pair(1.5)
    nothing = np.full((1, N), np.nan)
    cases = {
        "no_delay": link(values, delay=None),
        "few_rows": link(pair(1.5, n=14)),  # 11 rows
        "no_variation": link((np.full((1, N), 4.2), values[1])),
    }
    for reason, case in cases.items():
        (row,) = judged(case)
        assert (row.verdict, row.reason) == ("too_little_data", reason)
        assert (row.p_value, row.p_adjusted, row.effect, row.minimum_detectable_effect) == (None, None, None, None)
    assert judged(LinkSeries("a", "b", "+", 1, None, values[1]))[0].reason == "no_values"
    assert judged(link((nothing, values[1])))[0].reason == "no_values"
    seasons = np.arange(22) % 12
    (row,) = judge_links([link(pair(1.5, n=22))], options=OPTIONS, seasons=seasons)
    assert (row.reason, row.n, row.degrees_of_freedom) == ("few_degrees", 19, 4)
    (row,) = judge_links([link(pair(1.5, n=24))], options=OPTIONS, seasons=np.arange(24) % 12)
    assert (row.reason, row.n, row.degrees_of_freedom) == (None, 21, 6)


def test_few_periods_of_many_entities_cannot_reach_the_level_of_many_links() -> None:
    # 5 periods have rows: 5! = 120 orders, so p is at least 1/120
    panels = [link(pair(2.0, seed=k, n=8, entities=12), name=f"l{k}") for k in range(7)]
    for row in judged(*panels[:6]):
        assert (row.n, row.periods, row.entities) == (60, 5, 12)
        assert row.smallest_p == 1 / math.factorial(5)
        assert row.reason is None  # 0.05 / 6 = 1 / 120
    for row in judged(*panels):
        assert (row.verdict, row.reason, row.p_adjusted) == ("too_little_data", "coarse_p", None)
        assert row.effect is not None
        assert row.p_value is not None


def test_the_size_of_numbers_does_not_matter() -> None:
    driver, result = pair(0.8)
    (plain,) = judged(link((driver, result)))
    for first, second in ((1e200, 1e-200), (1e-300, 1.0), (3.0, 1e150)):
        (row,) = judged(link((driver * first, result * second)))
        assert (row.p_value, row.verdict) == (plain.p_value, plain.verdict)
        assert row.effect == pytest.approx(plain.effect, rel=1e-9)
        if second / first < 1e300:
            assert row.raw_effect == pytest.approx((plain.raw_effect or 0) * (second / first), rel=1e-9)


def test_seasons_are_places_in_the_year() -> None:
    def of(first: str, last: str) -> list[int] | None:
        calendar = Calendar(first=first, last=last)  # type: ignore[arg-type]
        found = seasons_of(calendar.periods, calendar)
        return None if found is None else found.tolist()

    assert of("2025", "2027") is None
    assert of("2025-H2", "2026-H1") == [2, 1]
    assert of("2025-11", "2026-02") == [11, 12, 1, 2]
    # the Thursday of 2026-W05 is 29 January, that of W06 5 February
    assert of("2026-W05", "2026-W06") == [1, 2]
    assert seasons_of((), Calendar(first="2026", last="2026")) is None  # type: ignore[arg-type]
