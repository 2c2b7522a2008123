from __future__ import annotations

import pytest

import scorecard as sc
from scorecard.plots import prepare_influence
from scorecard.plots.influence_data import kept_text, part_text
from scorecard.scoring import robustness
from tests.charts import samples
from tests.scoring.varied import free, two_sides, values


def test_weights_alone_explain_everything() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=100.0, two=60.0))
    data = prepare_influence(robustness(card, obs, period="2026-Q1", weights=free(), draws=5000))
    (row,) = data.rows
    assert (row.id, row.first_order, row.total) == ("weights", pytest.approx(1, abs=0.05), pytest.approx(1, abs=0.05))
    assert kept_text(row) == "–"
    assert data.message("en").endswith("of the variance of the score of Total comes with weights")


def test_nothing_varies() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=90.0, two=90.0))
    data = prepare_influence(robustness(card, obs, period="2026-Q1", weights=free(), draws=100))
    assert data.message("zh") == "总分的得分没有变动"
    assert data.alt_text("en", "").endswith("weights: no variation.")


def test_a_node_without_a_score_is_told_as_such() -> None:
    card = two_sides()
    data = prepare_influence(robustness(card, sc.observe(card), period="2026-Q1", weights=free(), draws=100))
    assert data.message("en") == "Total has no score"
    assert data.message("zh") == "总分没有得分"
    assert not any("–" in line for line in data.foot("en")), "no dash stands for a number that is not there"


def test_a_node_whose_draws_lack_a_score_is_told_as_such() -> None:
    card = two_sides(min_coverage=0.4)
    found = robustness(card, sc.observe(card, values=values(one=70.0)), period="2026-Q1", weights=free(), draws=20_000)
    share = f"{round(100 * (1 - found.influence().scored))} %"
    assert prepare_influence(found).message("en") == f"Total has no score in {share} of the draws"
    assert prepare_influence(found).message("zh") == f"总分在 {share} 的抽样中没有得分"


def test_words_tell_method_draws_and_what_half_the_error_takes() -> None:
    data = prepare_influence(samples.kiosk_robustness(), most=2)
    assert data.what("en") == (
        "Share of the variance of the score by source, Total, Self-service kiosk scorecard, Garam Kiosk Services "
        "(fictional), 2019 Q4, 2 of 5 sources, largest share first"
    )
    foot = data.foot("en")
    assert foot[0] == "Sources with a smaller share are left out: 3"
    assert "Half the error takes about four times as many cases." in foot
    chance = "they need not sum to 100 %, and the part alone may exceed the total by chance."
    assert sum(chance in line for line in foot) == 1
    assert "Jansen's estimates from 500 draws (seed 1)." in foot
    assert "weights: 6" in data.alt_text("en", "") or "weights: 7" in data.alt_text("en", "")
    assert data.table().records()[0]["total"] == data.influence.rows[0].total


def test_an_estimate_below_one_per_cent_has_no_digits() -> None:
    assert [part_text(value) for value in (0.0, 0.002, 0.01, 0.69)] == ["0 %", "< 1 %", "1 %", "69 %"]
