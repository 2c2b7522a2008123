from __future__ import annotations

import scorecard as sc
from scorecard.plots import prepare_probability_strip
from scorecard.scoring import uncertainty
from tests.charts import samples
from tests.scoring.varied import two_sides, values


def test_what_line_and_foot() -> None:
    data = prepare_probability_strip(samples.kiosk_robustness(), rows="perspectives")
    assert data.what("zh") == (
        "各状态的概率，自助服务终端平衡计分卡，佳览自助服务公司（虚构），2019年第4季度，占抽样的百分比，5 行，按计分卡顺序"
    )
    assert data.foot("en")[0] == (
        "From left to right, worst first: ◆ R off target, ▲ A watch, ● G on target; bold frame and right column: "
        "the status as computed"
    )
    assert data.foot("en")[-1] == "95 % intervals and shares from 500 draws (seed 1)."


def test_alt_text_says_each_share_and_the_stated_status() -> None:
    card = two_sides()
    obs = sc.observe(card, values=[*values(one=95.0, error=0.5), *values(two=60.0)])
    spoken = prepare_probability_strip(uncertainty(card, obs, period="2026-Q1", draws=500)).alt_text("en", "")
    assert "one: on target in > 99 %, stated on target." in spoken
    assert "two: off target, error not known, no probability." in spoken


def test_table_holds_every_probability() -> None:
    found = samples.kiosk_robustness()
    data = prepare_probability_strip(found)
    for record in data.table().records():
        chances = found.row(str(record["id"])).probabilities
        assert [record[f"p_{band}"] for band in ("red", "amber", "green")] == (
            [None] * 3 if chances is None else list(chances.values())
        )
    assert "of 15 statuses hold" in data.message("en")
