"""What the errors of values mean for scores and statuses, against algebra and the normal distribution."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from scipy.stats import norm, t

from scorecard.errors import UsageError
from scorecard.plots import prepare_forest
from scorecard.scoring import evaluate, observe, robustness, uncertainty
from scorecard.scoring.score_spread import CARRIED
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure

REGIONS = [{"id": "north", "name": "North"}, {"id": "south", "name": "South"}]


def given(**errors: float) -> list[MeasureRecord]:
    return [MeasureRecord(name, "2026-Q1", 80.0, standard_error=error) for name, error in errors.items()]


def test_a_linear_card_has_the_spread_of_algebra_and_of_the_carried_interval():
    described = card(measure("a", weight=3), measure("b", weight=1), total=True)
    found = uncertainty(described, observe(described, values=given(a=2.0, b=4.0)), period="2026-Q1", draws=40_000)
    spread = np.hypot(0.75 * 2, 0.25 * 4)
    for node in ("deliver", "customer", "total"):
        row = found.row(node)
        assert row.score == 80
        assert row.mean == pytest.approx(80, abs=4 * spread / 200)
        assert row.standard_deviation == pytest.approx(spread, rel=0.015)
        assert (row.low, row.high) == pytest.approx((row.carried_low, row.carried_high), abs=0.08)
        assert row.probabilities["amber"] == pytest.approx(
            norm.cdf(90, 80, spread) - norm.cdf(75, 80, spread), abs=0.01
        )
        assert row.status_probability == row.probabilities["amber"]
        assert sum(row.probabilities.values()) == pytest.approx(1)


def test_the_weakest_of_two_equal_measures_has_the_distribution_of_a_minimum():
    described = card(measure("a"), measure("b"), roll_up="weakest_link")
    found = uncertainty(described, observe(described, values=given(a=2.0, b=2.0)), period="2026-Q1", draws=40_000)
    row = found.row("deliver")
    # the smaller of two standard normals has mean −1/√π and variance 1 − 1/π
    assert row.mean == pytest.approx(80 - 2 / np.sqrt(np.pi), abs=0.04)
    assert row.standard_deviation == pytest.approx(2 * np.sqrt(1 - 1 / np.pi), rel=0.02)
    assert row.carried_low is None
    assert evaluate(described, observe(described, values=given(a=2.0, b=2.0)), period="2026-Q1")["deliver"].low is None


def test_what_cannot_vary_has_no_spread_and_what_is_missing_has_nothing():
    described = card(measure("a"), measure("b"), missing="blank")
    found = uncertainty(described, observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0)]), period="2026-Q1")
    row = found.row("a")
    assert (row.mean, row.standard_deviation, row.low, row.high) == (80.0, 0.0, 80.0, 80.0)
    assert row.probabilities == {"red": 0.0, "amber": 1.0, "green": 0.0}
    assert row.error_known == 0.0
    for node in ("b", "deliver"):
        gone = found.row(node)
        assert (gone.score, gone.mean, gone.low, gone.probabilities, gone.status_probability) == (None,) * 5
        assert gone.status == "no_data"


def test_entities_have_random_numbers_of_their_own_and_one_alone_has_the_same():
    described = card(measure("a"), entities=REGIONS)
    values = [MeasureRecord("a", "2026-Q1", 80.0, entity=r, standard_error=2.0) for r in ("north", "south")]
    obs = observe(described, values=values)
    both = uncertainty(described, obs, period="2026-Q1", draws=500)
    alone = uncertainty(described, obs, period="2026-Q1", entity="south", draws=500)
    assert both.row("a", entity="south") == alone.row("a")
    assert both.row("a", entity="south").mean != both.row("a", entity="north").mean
    with pytest.raises(
        UsageError,
        match=r"There are 2 entities\.\n  there are 2 entities. Name one of them by entity=…. \[entity-open\]",
    ):
        both.row("a")


@pytest.mark.parametrize(("value", "shown"), [(89.96, ("89.96", "watch")), (99.97, ("99.97", "on target"))])
def test_no_score_is_printed_in_another_band_than_its_status(value, shown):
    described = card(measure("a"))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", value, standard_error=1.0)])
    drawn = uncertainty(described, obs, period="2026-Q1", draws=100).table()
    varied = robustness(described, obs, period="2026-Q1", draws=100, node="a")
    for table in (drawn, varied.spread_table(), varied.table()):
        keys = [column.key for column in table.columns]
        for row in table.cells("en"):
            assert (row[keys.index("score")], row[keys.index("status")]) == shown


def test_the_table_tells_every_status():
    described = card(measure("a", weight=3), measure("b", weight=1))
    found = uncertainty(described, observe(described, values=given(a=2.0)), period="2026-Q1", draws=2000, seed=7)
    table = found.table()
    assert [c.key for c in table.columns][8:12] == ["probability", "p_red", "p_amber", "p_green"]
    text = table.to_text("zh")
    assert "95 % 区间，由 2 000 次数值抽样得出（随机种子 7）。" in text
    english = table.to_text("en")
    assert "95 % intervals from 2 000 draws of the values (seed 7)." in english
    assert (
        found.numbers_json()
        == uncertainty(
            described, observe(described, values=given(a=2.0)), period="2026-Q1", draws=2000, seed=7
        ).numbers_json()
    )


def test_limits_of_two_levels_side_by_side_say_so():
    described = card(measure("a"), measure("b"), total=True)
    obs = observe(described, values=given(a=2.0, b=4.0))
    note = (
        "The limits without draws are those of the evaluation: 95 %, or the level that the source of a measure names."
    )
    for level, told in ((0.95, False), (0.8, True)):
        found = uncertainty(described, obs, period="2026-Q1", draws=2000, level=level)
        row, half = found.row("total"), np.hypot(1, 2)
        assert row.high - row.low == pytest.approx(2 * norm.ppf((1 + level) / 2) * half, rel=0.08)
        assert row.carried_high - row.carried_low == pytest.approx(2 * norm.ppf(0.975) * half, abs=1e-9)
        varied = robustness(described, obs, period="2026-Q1", draws=200, level=level)
        for table in (found.table(), varied.spread_table()):
            assert (note in table.to_text("en")) is told
        # the chart has no such columns
        assert CARRIED not in prepare_forest(found).how.notes


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"draws": 99},
            (
                "The option draws is no whole number from 100 to 1,000,000.\n"
                "  the option draws is no whole number from 100 to 1,000,000; found '99'. "
                "10 000 draws tell a probability to about half a per cent. [bad-option]"
            ),
        ),
        (
            {"seed": -1},
            (
                "The option seed is no whole number from 0.\n"
                "  the option seed is no whole number from 0; found '-1'. Give any whole number. [bad-option]"
            ),
        ),
        (
            {"level": 95},
            (
                "The option level lies between 0 and 1.\n"
                "  the option level lies between 0 and 1; found '95'. Write 0.95 for 95 %. [bad-option]"
            ),
        ),
    ],
)
def test_options_that_cannot_be_are_refused(options, message):
    described = card(measure("a"))
    with pytest.raises(UsageError) as error:
        uncertainty(described, observe(described, values=given(a=2.0)), period="2026-Q1", **options)
    assert str(error.value) == message


def test_whole_numbers_of_numpy_are_whole_numbers():
    described = card(measure("a"))
    obs = observe(described, values=[MeasureRecord("a", "2026-Q1", 80.0, standard_error=2.0)])
    plain = uncertainty(described, obs, period="2026-Q1", draws=200, seed=3, level=0.5)
    other = uncertainty(
        described,
        obs,
        period="2026-Q1",
        draws=np.int32(200),
        seed=np.uint8(3),
        level=np.float32(0.5),  # type: ignore[arg-type]
    )
    assert other.rows == plain.rows
    assert [type(value) for value in (other.draws, other.seed, other.level)] == [int, int, float]


def test_an_item_that_few_answered_does_not_widen_the_others_of_its_survey():
    described = card(measure("a"), measure("b"))
    values = [MeasureRecord(name, "2026-Q1", 80.0, standard_error=2.0, n=n) for name, n in (("a", 2), ("b", 300))]
    obs = replace(observe(described, values=values), correlations=MappingProxyType({(0, 0, 0, 1): 0.5}))
    found = uncertainty(described, obs, period="2026-Q1", draws=50_000, seed=1)
    for name, free in (("a", 1), ("b", 299)):
        row, exact = found.row(name), evaluate(described, obs, period="2026-Q1")[name].probabilities
        assert row.probabilities["red"] == pytest.approx(t.cdf(-2.5, free), abs=0.008)
        assert row.probabilities == pytest.approx(dict(exact), abs=0.008)
