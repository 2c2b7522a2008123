"""Evidence for the links of a card, from its observations."""

from __future__ import annotations

import math
import re
import runpy
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import scorecard as sc
from scorecard.errors import UsageError
from scorecard.models import Scorecard
from scorecard.scoring import link_evidence, observe
from scorecard.series import MeasureRecord, Observations, rolling
from scorecard.stats.lagged_association import lagged_associations
from scorecard.stats.prewhitening import innovations
from tests.refusal import refusal
from tests.scoring.cards import measure, unscored

ROOT = Path(__file__).parents[2]
CHAIN = ROOT / "examples" / "service_profit_chain"
Floats = NDArray[np.float64]


def described(
    *, calendar: tuple[str, str] = ("2010-Q1", "2019-Q4"), delay: int | None = 1, entities: Sequence[str] = ()
) -> Scorecard:
    objectives = [
        {"id": "train", "name": "Train", "measures": [unscored("hours")]},
        {"id": "serve", "name": "Serve", "measures": [measure("praise"), measure("waiting", direction="minimise")]},
    ]
    return Scorecard(
        id="demo",
        name="Demo",
        calendar={"first": calendar[0], "last": calendar[1]},  # type: ignore[arg-type]
        entities=[{"id": e, "name": e} for e in entities],  # type: ignore[arg-type]
        perspectives=[{"id": "customer", "objectives": objectives}],  # type: ignore[arg-type]
        strategy_map={"links": [{"cause": "train", "effect": "serve", "delay": delay}]},  # type: ignore[arg-type]
    )


def drawn(periods: int, *, units: int = 1, seed: int = 1) -> dict[str, Floats]:
    """Hours walk about; praise and waiting follow them one period later, within their scales."""
    rng = np.random.default_rng(seed)
    steps, first, second = rng.standard_normal((3, units, periods + 1))
    hours = np.cumsum(steps[:, 1:], axis=1)
    earlier = np.cumsum(steps[:, :-1], axis=1)
    return {"hours": hours, "praise": 50 + earlier + 0.3 * first[:, 1:], "waiting": 50 - earlier + 0.3 * second[:, 1:]}


def observed(card: Scorecard, values: Mapping[str, Floats], *, leave: Sequence[tuple[str, int]] = ()) -> Observations:
    units = [e.id for e in card.entities] or [None]
    records = [
        MeasureRecord(
            name,
            str(period),
            float(series[u, p]),
            entity=unit,
            percent_sign=card.measure(name).unit.kind == "percent",
        )
        for name, series in values.items()
        for u, unit in enumerate(units)
        for p, period in enumerate(card.calendar.periods)
        if (name, p) not in leave
    ]
    return observe(card, values=records)


def test_scores_stand_for_an_objective_of_several_measures() -> None:
    card, values = described(), drawn(40)
    found = link_evidence(card, observed(card, values)).row("train", "serve")
    assert (found.source_series, found.target_series) == ("hours", "serve")
    score = (values["praise"] + 100 - values["waiting"]) / 2
    expected = lagged_associations(
        innovations(values["hours"][None], score[None], delay=1, seasons=np.arange(40) % 4)
    ).one()
    assert found.verdict == "supported"
    assert (found.n, found.degrees_of_freedom, found.p_value) == (37, 30, expected.p_value)
    assert found.effect == pytest.approx(expected.effect, rel=1e-9)
    assert found.raw_effect == pytest.approx(expected.slope, rel=1e-9)
    assert found.low == pytest.approx(expected.low, rel=1e-9)


def test_a_measure_that_is_named_stands_for_its_objective() -> None:
    card, values = described(), drawn(40)
    found = link_evidence(card, observed(card, values), stands_for={"serve": "waiting"}).row("train", "serve")
    expected = lagged_associations(
        innovations(values["hours"][None], -values["waiting"][None], delay=1, seasons=np.arange(40) % 4)
    ).one()
    assert found.target_series == "waiting"
    assert (found.verdict, found.p_value) == ("supported", expected.p_value)
    assert found.raw_effect == pytest.approx(expected.slope, rel=1e-9)


def test_options_are_those_of_the_numbers_and_stand_on_the_result() -> None:
    card, values = described(), drawn(40)
    found = link_evidence(
        card,
        observed(card, values),
        stands_for={"serve": "praise"},
        detrend="linear",
        seasonal="none",
        alpha=0.1,
        permutations=499,
        seed=5,
        minimum=20,
        first="2011-Q1",
        last="2018-Q4",
    )
    part = slice(4, 36)
    expected = lagged_associations(
        innovations(values["hours"][None, :, part], values["praise"][None, :, part], delay=1, detrend="linear"),
        alpha=0.1,
        permutations=499,
        seed=5,
    ).one()
    row = found.rows[0]
    assert (row.n, row.p_value, row.smallest_p) == (30, expected.p_value, 1 / 500)
    assert row.high == pytest.approx(expected.high, rel=1e-9)
    options = found.options
    assert (options.alpha, options.detrend, options.seasons) == (0.1, "linear", 0)
    assert (options.permutations, options.seed, options.minimum) == (499, 5, 20)
    assert (found.first, found.last, found.entities, found.method) == (
        "2011-Q1",
        "2018-Q4",
        ("demo",),
        "lagged_innovations",
    )


def test_a_missing_period_is_left_out_and_never_filled_in() -> None:
    card, values = described(), drawn(40)
    whole = link_evidence(card, observed(card, values), stands_for={"serve": "praise"}).rows[0]
    gap = link_evidence(card, observed(card, values, leave=[("praise", 20)]), stands_for={"serve": "praise"}).rows[0]
    assert (whole.n, gap.n) == (37, 34)
    blank = values["praise"].copy()
    blank[0, 20] = np.nan
    expected = lagged_associations(
        innovations(values["hours"][None], blank[None], delay=1, seasons=np.arange(40) % 4)
    ).one()
    assert gap.effect == pytest.approx(expected.effect, rel=1e-12)
    # a score needs all its measures: the same period is lost
    score = link_evidence(card, observed(card, values, leave=[("praise", 20)])).rows[0]
    assert score.n == 34


def test_entities_are_taken_together_each_freed_by_itself() -> None:
    card = described(calendar=("2017-Q1", "2019-Q4"), entities=["north", "south", "east", "west"])
    values = drawn(12, units=4)
    # levels of their own say nothing
    values["hours"] = values["hours"] + np.array([[0.0], [100.0], [-50.0], [1e4]])
    found = link_evidence(card, observed(card, values), stands_for={"serve": "praise"})
    row = found.rows[0]
    assert (row.n, row.periods, row.entities, row.degrees_of_freedom) == (4 * 9, 9, 4, 4 * (9 - 6) - 1)
    assert row.verdict == "supported"
    assert found.entities == ("north", "south", "east", "west")
    one = link_evidence(card, observed(card, values), stands_for={"serve": "praise"}, entity="south")
    assert (one.rows[0].n, one.rows[0].reason, one.entities) == (9, "few_rows", ("south",))


def test_the_calendar_says_which_seasons_are_taken_out() -> None:
    for calendar, seasons in ((("2010", "2049"), 0), (("2010-H1", "2029-H2"), 2), (("2010-01", "2013-04"), 12)):
        card = described(calendar=calendar)
        found = link_evidence(card, observed(card, drawn(40)), stands_for={"serve": "praise"})
        assert found.options.seasons == seasons
        assert found.rows[0].degrees_of_freedom == 37 - max(seasons, 1) - 2 - 1


def test_a_link_without_delay_or_values_is_not_tested() -> None:
    card = described(delay=None)
    assert link_evidence(card, observed(card, drawn(40))).rows[0].reason == "no_delay"
    card = described()
    assert link_evidence(card, observed(card, {"hours": drawn(40)["hours"]})).rows[0].reason == "no_values"


def test_a_card_without_links_has_no_rows() -> None:
    card = described().model_copy(update={"strategy_map": sc.StrategyMap()})
    found = link_evidence(card, observe(card, values=[]))
    assert found.rows == ()
    assert found.table().rows == ()


# ------------------------------------------------------------------ the service-profit chain

TRUTH = {
    ("engage_staff", "impress_customers"): "supported",
    ("impress_customers", "grow_revenue"): "supported",
    ("tidy_stores", "impress_customers"): "not_supported",
    ("be_known", "grow_revenue"): "not_supported",
    ("lean_staffing", "impress_customers"): "contradicted",
}


@pytest.fixture(scope="module")
def chain() -> tuple[Scorecard, Observations]:
    card = sc.read_card(CHAIN / "card.yaml")
    return card, sc.observe(card, values=sc.read_observations(CHAIN / "kpi.csv"))


def test_long_data_give_the_right_verdicts(chain: tuple[Scorecard, Observations]) -> None:
    found = sc.link_evidence(*chain)
    assert {(row.source, row.target): row.verdict for row in found.rows} == TRUTH
    # the figures of Sears, and a staff hour less: 0.3 points of impression less
    slopes = {"engage_staff": 1.3 / 5, "impress_customers": 0.5 / 1.3, "lean_staffing": -0.3}
    for row in found.rows:
        assert row.n == 77
        assert row.raw_low is not None
        assert row.raw_high is not None
        assert row.raw_low < slopes.get(row.source, 0.0) < row.raw_high


def test_short_data_are_too_little(chain: tuple[Scorecard, Observations]) -> None:
    found = sc.link_evidence(*chain, last="2007-Q4")
    assert {(row.verdict, row.reason, row.n) for row in found.rows} == {("too_little_data", "few_rows", 9)}


def test_plain_correlation_would_support_what_is_not_there(chain: tuple[Scorecard, Observations]) -> None:
    _, obs = chain
    for driver, result in (("store_audit", "customer_impression"), ("advertising_reach", "revenue_growth")):
        first, second = obs.series(driver), obs.series(result)
        correlation = max(abs(np.corrcoef(first[: 80 - k], second[k:])[0, 1]) for k in (0, 1))
        assert correlation > 0.4  # p < 0.001 for 80 independent values


def test_the_values_of_the_example_are_those_it_simulates(chain: tuple[Scorecard, Observations]) -> None:
    simulated = runpy.run_path(str(CHAIN / "simulate.py"))["simulated"]()
    for name, values in simulated.items():
        assert chain[1].series(name) == pytest.approx(values, abs=0.00501)


def test_other_histories_of_the_same_chain_give_the_same_answers() -> None:
    simulated = runpy.run_path(str(CHAIN / "simulate.py"))["simulated"]
    card = sc.read_card(CHAIN / "card.yaml")
    right = dict.fromkeys(TRUTH, 0)
    for seed in range(30):
        obs = observed(card, {name: values[None] for name, values in simulated(seed).items()})
        for row in link_evidence(card, obs, permutations=999).rows:
            right[row.source, row.target] += row.verdict == TRUTH[row.source, row.target]
    assert min(right.values()) >= 26


def test_no_text_calls_a_result_causal(chain: tuple[Scorecard, Observations]) -> None:
    for last in (None, "2007-Q4"):
        table = sc.link_evidence(*chain, last=last).table()
        assert not re.search("causal", table.to_text("en"), re.IGNORECASE)
        assert "因果" not in table.to_text("zh")
    page = (ROOT / "docs" / "link-evidence.md").read_text("utf-8")
    assert not re.search("causal|因果", page, re.IGNORECASE)


# ------------------------------------------------------------------------------ refusals


def test_all_wrong_options_are_refused_at_once() -> None:
    card = described()
    obs = observed(card, {})
    said = refusal(
        lambda: link_evidence(
            card,
            obs,
            alpha=1.5,
            permutations=10,
            seed=-1,
            minimum=3,
            stands_for={"sell": "praise", "serve": "prais"},
        ),
        error=UsageError,
    )
    assert said == [
        "the level of a test must lie between 0 and 1; found '1.5'. Write alpha=0.05. [bad-alpha]",
        (
            "permutations must be a whole number from 99 to 1000000; found '10'. "
            "Write permutations=99 or more. [bad-count]"
        ),
        f"seed must be a whole number from 0 to {2**63 - 1}; found '-1'. Write seed=0 or more. [bad-count]",
        "minimum must be a whole number from 6 to 2000; found '3'. Write minimum=6 or more. [bad-count]",
        "the card has no such objective; found 'sell'. Use one of: serve, train. [unknown-objective]",
        "the card has no such measure; found 'prais'. Did you mean 'praise'? [unknown-measure]",
    ]


def test_permutations_that_can_show_nothing_are_refused() -> None:
    card = described()
    said = refusal(lambda: link_evidence(card, observed(card, {}), alpha=0.001, permutations=99), error=UsageError)
    assert said == [
        (
            "with so few permutations no p-value can reach the level for 1 links; found '99'. "
            "Write permutations=999 or more. [few-permutations]"
        )
    ]


def test_periods_in_the_wrong_order_are_refused() -> None:
    card = described()
    said = refusal(lambda: link_evidence(card, observed(card, {}), first="2012-Q1", last="2011-Q4"), error=UsageError)
    assert said == ["the last period lies before the first; found '2012-Q1 to 2011-Q4'. Swap them. [periods-order]"]


def test_unknown_choices_are_refused() -> None:
    card = described()
    obs = observed(card, {})
    for call, message in (
        (
            lambda: link_evidence(card, obs, detrend="cubic"),  # type: ignore[arg-type]
            "the option detrend has an unknown value; found 'cubic'. Use one of: 'difference', 'linear'. [bad-option]",
        ),
        (
            lambda: link_evidence(card, obs, seasonal="year"),  # type: ignore[arg-type]
            "the option seasonal has an unknown value; found 'year'. Use one of: 'calendar', 'none'. [bad-option]",
        ),
    ):
        assert refusal(call, error=UsageError) == [message]
    with pytest.raises(UsageError, match="unknown-period"):
        link_evidence(card, obs, first="2030-Q1")
    with pytest.raises(UsageError, match="unknown-entity"):
        link_evidence(card, obs, entity="north")
    with pytest.raises(UsageError, match="observations-other-card"):
        link_evidence(described(calendar=("2010-Q1", "2019-Q3")), obs)
    with pytest.raises(UsageError, match="not-observations"):
        link_evidence(card, "kpi.csv")  # type: ignore[arg-type]


def test_numbers_do_not_depend_on_the_order_of_records() -> None:
    card, values = described(), drawn(40)
    obs = observed(card, values)
    turned = observe(
        card,
        values=[
            MeasureRecord(name, str(period), float(series[0, p]))
            for name, series in reversed(values.items())
            for p, period in reversed(list(enumerate(card.calendar.periods)))
        ],
    )
    first, second = (link_evidence(card, o, permutations=999).numbers_json() for o in (obs, turned))
    assert first == second
    seeds = [link_evidence(card, obs, permutations=999, seed=s).rows[0].high for s in (0, 0, 1)]
    assert seeds[0] == seeds[1]
    assert all(isinstance(h, float) and math.isfinite(h) for h in seeds)
    assert [a == b for a, b in pairwise(seeds)] == [True, False]


def test_values_that_share_data_are_said_to_be_supported_too_often() -> None:
    card, values = described(), drawn(40)
    measures = [m.model_copy(update={"aggregation": "mean"}) for m in card.measures]
    objectives = [
        {"id": "train", "name": "Train", "measures": measures[:1]},
        {"id": "serve", "name": "Serve", "measures": measures[1:]},
    ]
    card = card.model_copy(update={"perspectives": [{"id": "customer", "objectives": objectives}]})
    obs = observed(card, values)
    for seen, shared in ((obs, False), (rolling(obs, window=1), False), (rolling(obs, window=3), True)):
        found = link_evidence(card, seen)
        assert found.overlapping == shared
        for lang, said in (("en", "Neighbouring values share data"), ("zh", "共用数据")):
            assert any(said in note.text(lang) for note in found.table().notes) == shared  # type: ignore[arg-type]
