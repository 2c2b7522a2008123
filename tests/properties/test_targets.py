"""What holds for candidates of every history."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.scoring import TargetOptions, observe, target_options
from scorecard.series import MeasureRecord
from tests.scoring.cards import measure
from tests.scoring.target_cases import counted, history, monthly, months

values = st.lists(st.one_of(st.integers(-50, 50), st.none()), min_size=1, max_size=24)
counts = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).filter(any), min_size=5, max_size=12)
spreads = st.sampled_from(["standard_deviation", "moving_range"])


def found(series: Sequence[float | None], requirement: float, **options: object) -> TargetOptions:
    """Candidates for a measure to maximise, unless said otherwise."""
    direction = options.pop("direction", "maximise")
    card, obs = history(series, direction=direction)
    return target_options(card, obs, measure="days", requirement=requirement, **options)  # type: ignore[arg-type]


@settings(max_examples=40)
@given(values, st.integers(-60, 60), spreads)
def test_every_probability_is_one_and_what_is_missing_has_a_reason(
    series: list[int | None], goal: int, spread: str
) -> None:
    for option in found(series, goal, spread=spread).options:
        assert (option.chance is None) == (option.chance_of_hits is None) == (option.reason is not None)
        if option.chance is not None and option.chance_of_hits is not None:
            assert 0 <= option.chance <= 1
            assert 0 <= option.chance_of_hits <= 1


@settings(max_examples=30)
@given(values, st.integers(-60, 60), st.integers(0, 30))
def test_a_harder_target_is_no_likelier(series: list[int | None], goal: int, more: int) -> None:
    easy, hard = (found(series, edge).option("requirement") for edge in (goal, goal + more))
    if easy.chance is not None and hard.chance is not None:
        assert hard.chance <= easy.chance + 1e-12
        assert hard.chance_of_hits <= easy.chance_of_hits + 1e-12
        assert hard.met <= easy.met


@settings(max_examples=30)
@given(values, st.integers(-60, 60))
def test_the_mirror_of_a_measure_has_the_same_probabilities(series: list[int | None], goal: int) -> None:
    up = found(series, goal)
    down = found([None if v is None else -v for v in series], -goal, direction="minimise")
    turned = {"upper_limit": "lower_limit", "lower_limit": "upper_limit"}
    for one in up.options:
        if one.id != "in_force":
            two = down.option(turned.get(one.id, one.id))
            assert (two.reason, two.met) == (one.reason, one.met)
            assert two.chance == (None if one.chance is None else pytest.approx(one.chance, abs=1e-9))
            assert two.chance_of_hits == (
                None if one.chance_of_hits is None else pytest.approx(one.chance_of_hits, abs=1e-9)
            )
            assert two.value == (None if one.value is None else pytest.approx(-one.value, abs=1e-9))


@settings(max_examples=30)
@given(values, st.integers(-60, 60), st.sampled_from([2, 10, 1000]), st.integers(-100, 100))
def test_the_unit_changes_no_probability(series: list[int | None], goal: int, scale: int, shift: int) -> None:
    before = found(series, goal)
    after = found([None if v is None else scale * v + shift for v in series], scale * goal + shift)
    for one in before.options:
        if one.id != "in_force":
            two = after.option(one.id)
            assert two.met == one.met
            assert two.chance == (None if one.chance is None else pytest.approx(one.chance, abs=1e-9))


@settings(max_examples=30)
@given(values, st.integers(-60, 60), st.integers(2, 5))
def test_more_hits_are_less_likely_and_more_periods_more(series: list[int | None], goal: int, horizon: int) -> None:
    chances = [
        found(series, goal, hits=hits, horizon=horizon).option("requirement").chance_of_hits
        for hits in range(1, horizon + 1)
    ]
    longer = found(series, goal, hits=horizon, horizon=horizon + 1).option("requirement").chance_of_hits
    if None not in chances:
        assert all(b <= a + 1e-12 for a, b in itertools.pairwise(chances))
        assert longer >= chances[-1] - 1e-9
        assert chances[0] >= found(series, goal).option("requirement").chance - 1e-6


@settings(max_examples=25)
@given(counts, st.integers(0, 100), st.integers(1, 50))
def test_counts_give_probabilities_too(pairs: list[tuple[int, int]], goal: int, trials: int) -> None:
    card, obs = counted([(hit, hit + missed) for hit, missed in pairs])
    options = target_options(card, obs, measure="days", requirement=goal, model="beta_binomial", trials=trials)
    assert 0 <= options.option("requirement").chance <= 1
    for share in (0.95, 0.99):
        delivered = options.option(f"delivers_{100 * share:g}")
        assert delivered.chance >= share
        assert 0 <= delivered.value <= 100
    assert options.option("delivers_99").value <= options.option("delivers_95").value


@settings(max_examples=15)
@given(st.permutations(range(9)))
def test_the_order_of_records_changes_nothing(order: list[int]) -> None:
    series = [3.0, 1.0, 4.0, 1.5, 5.0, 9.0, 2.0, 6.0, 5.5]
    card = monthly(measure("days"))
    records = [MeasureRecord("days", months(9)[i], series[i]) for i in order]
    shuffled = target_options(card, observe(card, values=records), measure="days")
    assert shuffled.numbers_json() == target_options(*history(series), measure="days").numbers_json()
