from __future__ import annotations

from dataclasses import replace

import pytest

import scorecard as sc
from scorecard._text import LocalText
from scorecard.errors import ChartError, UsageError
from scorecard.models import Bands
from scorecard.plots.spread_data import band_range, how_drawn, interval_text, message_of, prepare_rows
from scorecard.scoring import robustness, uncertainty
from scorecard.series import MeasureRecord
from tests.charts import samples
from tests.refusal import refusal
from tests.scoring import cards as scored
from tests.scoring.varied import free, two_sides, values

OPTIONS = {"rows": "all", "node": None, "entity": None, "most": 40, "chart": "chart"}


def test_a_value_without_known_error_has_no_probability() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=95.0, two=60.0))
    rows, how = prepare_rows(uncertainty(card, obs, period="2026-Q1", draws=100), **OPTIONS)
    assert [row.id for row in rows] == ["total", "one", "o_one", "m_one", "two", "o_two", "m_two"]
    assert all(row.chances is None and row.probability is None and interval_text(row) == "–" for row in rows)
    assert message_of(rows, "en") == "No status has a known probability"
    assert how.notes[-1].en == "A value whose error is not known counts as exact."


def test_weights_alone_give_a_probability_with_a_star() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=100.0, two=60.0))
    found = robustness(card, obs, period="2026-Q1", weights=free(), draws=20_000)
    total, *_ = prepare_rows(found, **OPTIONS)[0]
    # uniform on 60 … 100: 15, 15 and 10 of 40 points
    assert [chance for _, chance in total.chances] == pytest.approx([0.375, 0.375, 0.25], abs=0.01)
    assert total.probability == pytest.approx(0.375, abs=0.01)
    assert total.partly


def test_rows_are_those_of_the_kinds_asked_for() -> None:
    found = samples.kiosk_uncertainty()
    kinds = [{row.kind for row in prepare_rows(found, **{**OPTIONS, "rows": rows})[0]} for rows in
             ("perspectives", "objectives", "all")]  # fmt: skip
    assert kinds[0] == {"total", "perspective"}
    assert kinds[1] - kinds[0] == {"objective"}
    assert kinds[2] - kinds[1] == {"measure"}


def test_entities_stand_by_falling_score() -> None:
    found = samples.units_robustness(8)
    rows, how = prepare_rows(found, **{**OPTIONS, "node": "total"})
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert rows[0].name.en.startswith("Depot ")
    assert how.of == "entities"
    one, how = prepare_rows(found, **{**OPTIONS, "entity": "u3"})
    assert how.entity.en == "Depot 3"
    assert len(one) == 7


def test_choices_that_do_not_go_together_are_refused() -> None:
    found = samples.units_robustness(8)
    both = {**OPTIONS, "node": "total", "entity": "u1"}
    assert refusal(lambda: prepare_rows(found, **both), error=UsageError) == [
        (
            "the rows are the nodes of one entity or the entities at one node, not both; found \"node='total', entity='u1'\". "
            "Leave one of the two out. [node-and-entity]"
        )
    ]
    assert refusal(lambda: prepare_rows(found, **OPTIONS), error=UsageError) == [
        (
            "the result holds 8 entities. Name one of them by entity=… to see its nodes, or a node by node=… to see all "
            "entities there. [rows-open]"
        )
    ]
    few = {**OPTIONS, "node": "total", "most": 7, "chart": "forest of scores"}
    assert refusal(lambda: prepare_rows(found, **few), error=ChartError) == [
        (
            "the forest of scores shows up to 7 rows; found '8'. Show fewer: rows='objectives' or rows='perspectives', or a "
            "result of fewer entities. [too-many-rows]"
        )
    ]


def test_messages_say_how_many_statuses_hold_and_which_is_the_least_sure() -> None:
    base = prepare_rows(samples.kiosk_uncertainty(), **OPTIONS)[0][1]
    bands = tuple(Bands.default())

    def row(p: float) -> object:
        return replace(
            base, band=bands[1], bands=Bands.default(), chances=tuple(zip(bands, (1 - p, p, 0.0), strict=True))
        )

    assert message_of([row(0.95), row(0.6)], "en") == (
        "1 of 2 statuses holds in at least 90 % of the draws; least sure: Financial (watch, 60 %)"
    )
    assert message_of([row(0.95), row(0.6)], "zh") == (
        "2 项状态中有 1 项在至少 90 % 的抽样中成立；把握最小的是财务（关注，60 %）"
    )
    # all that are the least sure are named, or counted
    other = replace(row(0.6), name=LocalText(en="Grow", zh="增长"))
    assert message_of([row(0.95), row(0.6), other], "en") == (
        "1 of 3 statuses holds in at least 90 % of the draws; least sure: Financial and Grow (watch, 60 %)"
    )
    assert message_of([row(0.95), row(0.6), other], "zh").endswith("；把握最小的是财务和增长（关注，60 %）")
    assert message_of([row(0.95), *[row(0.6)] * 4], "en").endswith("; least sure: 4 of them (60 %)")
    red = replace(other, band=bands[0], chances=tuple(zip(bands, (0.6, 0.4, 0.0), strict=True)))
    assert message_of([row(0.95), row(0.6), red], "zh").endswith("；把握最小的有 2 项（60 %）")
    # less than nine in ten is not printed as that much
    assert message_of([row(0.95), row(0.8996)], "en") == (
        "1 of 2 statuses holds in at least 90 % of the draws; least sure: Financial (watch, 89.96 %)"
    )
    assert message_of([row(0.8996)], "en") == "The status holds in 90 % of the draws"
    assert message_of([row(0.95), row(0.9)], "en") == "All 2 statuses hold in at least 90 % of the draws"
    assert message_of([row(0.8), row(0.6)], "en").startswith("0 of 2 statuses hold")
    assert message_of([row(0.8)], "zh") == "该状态在 80 % 的抽样中成立"


def test_groups_of_weights_with_one_law_share_a_line() -> None:
    how = how_drawn(samples.kiosk_robustness(), of="nodes", node=None, entity=None)
    assert [note.en for note in how.notes] == [
        "Values vary by their errors; a value whose error is not known counts as exact.",
        "Weights of 8 groups of siblings: Dirichlet distribution about the central weights, concentration 50.",
        "95 % intervals and shares from 500 draws (seed 1).",
    ]
    few = how_drawn(samples.units_robustness(2), of="entities", node="total", entity=None)
    assert few.notes[1].zh.startswith("总分之下的权重：")


def test_rules_are_named() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=95.0, two=60.0))
    rules = ["weighted_arithmetic", "weakest_link"]
    found = robustness(card, obs, period="2026-Q1", values=False, weights=None, rules=rules, draws=100)
    notes = [note.en for note in how_drawn(found, of="nodes", node=None, entity=None).notes]
    assert notes[:2] == [
        "Values are taken as they are.",
        "Rules of the card, each as likely as the other: weighted arithmetic mean, weakest link.",
    ]


def test_bands_are_named_from_the_worst_to_the_best() -> None:
    sign = {"good": "●", "watch": "▲", "bad": "◆"}
    assert band_range(Bands.default(), "en", sign=sign) == "◆ R off target, ▲ A watch, ● G on target"
    assert band_range(Bands.default(), "zh", sign=sign) == "◆ 未达标、▲ 关注、● 达标"


def test_a_narrow_interval_gets_a_digit() -> None:
    card = two_sides()
    records = [MeasureRecord(f"m_{p}", "2026-Q1", 80.0, standard_error=e) for p, e in (("one", 0.1), ("two", 5.0))]
    found = uncertainty(card, sc.observe(card, values=records), period="2026-Q1", draws=2000)
    rows = {row.id: row for row in prepare_rows(found, **OPTIONS)[0]}
    assert interval_text(rows["m_one"]) == "79.8–80.2"
    low, high = (float(end) for end in interval_text(rows["m_two"]).split("–"))
    assert (low, high) == pytest.approx((80 - 1.96 * 5, 80 + 1.96 * 5), abs=1)


def test_bands_of_its_own_that_a_measure_has_from_a_day_on_are_marked() -> None:
    halves = [
        {"id": "poor", "name": "Poor", "low": 0, "high": 50, "level": "bad", "letter": "P"},
        {"id": "fine", "name": "Fine", "low": 50, "high": 100, "level": "good", "letter": "F"},
    ]
    card = scored.card(scored.measure("a", changes=[{"since": "2026-Q2", "bands": halves}]))
    obs = sc.observe(card, values=[*scored.records("2026-Q1", a=60), *scored.records("2026-Q2", a=60)])
    own: list[tuple[bool, int]] = []
    for period in ("2026-Q1", "2026-Q2"):
        rows, _ = prepare_rows(uncertainty(card, obs, period=period, draws=100), **OPTIONS)
        own.append((rows[-1].own_bands, len(tuple(rows[-1].bands))))
    assert own == [(False, 3), (True, 2)]
