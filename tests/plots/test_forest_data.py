from __future__ import annotations

from dataclasses import replace

import scorecard as sc
from scorecard.plots import prepare_forest
from scorecard.scoring import uncertainty
from tests.charts import samples
from tests.scoring.varied import two_sides, values


def test_what_line_and_foot_tell_level_draws_and_seed() -> None:
    data = prepare_forest(samples.kiosk_uncertainty(), rows="perspectives")
    assert data.what("en") == (
        "Scores with 95 % intervals, Self-service kiosk scorecard, Garam Kiosk Services (fictional), 2019 Q4, "
        "score 0–100 (target = 100), 5 rows, in the order of the card"
    )
    beyond = replace(data, rows=(replace(data.rows[0], score=112.0), *data.rows[1:]))
    assert "score (0 = worst, target = 100), 5 rows" in beyond.what("en")
    assert data.foot("en")[1:] == (
        "Point: score as computed, by its status; line: middle 95 % of the draws; background: bands",
        "Probability: share of the draws in the band of the score as computed",
        "95 % intervals from 500 draws of the values (seed 1).",
        "A probability holds under a flat prior on the true score; the guard of the card is not applied.",
        "A value whose error is not known counts as exact.",
    )
    assert data.foot("zh")[3] == "95 % 区间，由 500 次数值抽样得出（随机种子 1）。"


def test_foot_explains_only_the_signs_that_stand_there() -> None:
    card = two_sides()
    obs = sc.observe(card, values=[*values(one=95.0, error=2.0), *values(two=60.0)])
    data = prepare_forest(uncertainty(card, obs, period="2026-Q1", draws=100))
    signs = data.foot("en")[3]
    assert signs == (
        "* part of the weight has no known error and counts as exact, so that the spread is too small; "
        "–: error not known, no probability"
    )
    own = replace(data, rows=tuple(replace(row, own_bands=True) for row in data.rows))
    assert own.foot("zh")[3].endswith("† 使用自己的分段")


def test_alt_text_says_every_number() -> None:
    card = two_sides()
    obs = sc.observe(card, values=[*values(one=80.0, error=0.1), *values(two=60.0)])
    data = prepare_forest(uncertainty(card, obs, period="2026-Q1", draws=500))
    spoken = data.alt_text("en", "")
    assert "one: score 80 (79.8 to 80.2), status watch with probability > 99 %." in spoken
    assert "two: score 60, off target, error not known, no probability." in spoken
    assert "one：得分 80（79.8 至 80.2），状态为关注，概率 > 99 %。" in data.alt_text("zh", "")


def test_axis_reaches_beyond_100_where_an_interval_does() -> None:
    data = prepare_forest(samples.kiosk_uncertainty(), rows="perspectives")
    assert data.ends == (0.0, 100.0)
    far = replace(data, rows=(replace(data.rows[0], low=-4.0, high=112.0), *data.rows[1:]))
    assert far.ends == (-4.0, 112.0)


def test_table_holds_full_precision_and_every_band() -> None:
    found = samples.kiosk_uncertainty()
    data = prepare_forest(found)
    records = data.table().records()
    assert next(record["id"] for record in records) == "total"
    for record in records:
        row = found.row(str(record["id"]))
        assert (record["score"], record["low"], record["high"]) == (row.score, row.low, row.high)
        assert record["p_red"] == (None if row.probabilities is None else row.probabilities["red"])
    assert data.message("en").startswith("2")
