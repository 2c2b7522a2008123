"""What link evidence owes to any series."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.series.link_records import LinkOptions, LinkRow
from scorecard.series.links import LinkSeries, judge_links

OPTIONS = LinkOptions(alpha=0.05, detrend="difference", seasons=4, permutations=199, seed=0, minimum=12)
SEASONS = np.arange(36) % 4
seeds = st.integers(0, 10**6)
sizes = st.floats(1e-3, 1e3)


def row(driver: np.ndarray, result: np.ndarray, *, delay: int = 1) -> LinkRow:
    link = LinkSeries("a", "b", "+", delay, driver, result)
    return judge_links([link], options=OPTIONS, seasons=SEASONS)[0]


def drawn(seed: int, *, entities: int = 1, effect: float = 0.5) -> tuple[np.ndarray, np.ndarray]:
    steps, own = np.random.default_rng(seed).standard_normal((2, entities, 37))
    return np.cumsum(steps[:, 1:], axis=1), np.cumsum(own[:, 1:] + effect * steps[:, :-1], axis=1)


@given(seed=seeds, level=st.floats(-100, 100), slope=st.floats(-10, 10), size=sizes, other=sizes)
def test_level_trend_season_and_unit_do_not_matter(
    seed: int, level: float, slope: float, size: float, other: float
) -> None:
    driver, result = drawn(seed)
    pattern = np.random.default_rng(seed + 1).normal(0, 10, 4)[SEASONS]
    moved = size * (driver + level + slope * np.arange(36) + pattern)
    plain, found = row(driver, result), row(moved, other * (result - pattern))
    assert found.effect == pytest.approx(plain.effect, abs=1e-7)
    assert found.p_value == plain.p_value
    assert found.raw_effect == pytest.approx(
        (plain.raw_effect or 0.0) * other / size, rel=1e-5, abs=1e-7 * other / size
    )


@given(seed=seeds)
def test_turning_a_series_round_turns_the_effect(seed: int) -> None:
    driver, result = drawn(seed, effect=1.0)
    plain, turned = row(driver, result), row(-driver, result)
    assert turned.effect == pytest.approx(-(plain.effect or 0.0), abs=1e-12)
    assert turned.low == pytest.approx(-(plain.high or 0.0), abs=1e-9)
    assert turned.p_value == plain.p_value
    assert {plain.verdict, turned.verdict} in ({"supported", "contradicted"}, {"not_supported"})


@given(seed=seeds, order=st.permutations(range(4)))
def test_the_order_of_entities_does_not_matter(seed: int, order: list[int]) -> None:
    driver, result = drawn(seed, entities=4)
    plain, other = row(driver, result), row(driver[order], result[order])
    assert other.p_value == plain.p_value
    assert other.effect == pytest.approx(plain.effect, abs=1e-12)


@given(seed=seeds, lost=st.sets(st.integers(0, 35), max_size=12), delay=st.integers(0, 4))
def test_whatever_is_missing_every_number_is_there_or_has_a_reason(seed: int, lost: set[int], delay: int) -> None:
    driver, result = drawn(seed)
    driver[0, sorted(lost)] = np.nan
    found = row(driver, result, delay=delay)
    assert found.n <= 36 - delay - 2
    if found.reason is None:
        assert None not in (found.effect, found.low, found.high, found.p_value, found.p_adjusted, found.raw_effect)
        assert -1 <= (found.low or 0) <= (found.effect or 0) <= (found.high or 0) <= 1
        assert 0 < (found.minimum_detectable_effect or 0) < 1
    else:
        assert found.verdict == "too_little_data"
        assert found.p_adjusted is None
