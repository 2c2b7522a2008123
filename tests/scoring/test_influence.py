"""What matters for a score, against shares of variance by algebra."""

from __future__ import annotations

import numpy as np
import pytest

from scorecard.scoring import observe, robustness
from scorecard.series import MeasureRecord
from tests.scoring.cards import card, measure
from tests.scoring.varied import free, two_sides


def test_what_matters_adds_up_for_a_sum():
    described = two_sides()
    records = [
        MeasureRecord("m_one", "2026-Q1", 50.0, standard_error=3.0),
        MeasureRecord("m_two", "2026-Q1", 50.0, standard_error=4.0),
    ]
    found = robustness(described, observe(described, values=records), period="2026-Q1", weights=None, draws=40_000)
    influence = found.influence()
    assert [row.id for row in influence.rows] == ["m_two", "m_one"]
    for row, share in zip(influence.rows, (16 / 25, 9 / 25), strict=True):
        assert row.first_order == pytest.approx(share, abs=0.02)
        assert row.total == pytest.approx(share, abs=0.02)
    assert influence.standard_deviation == pytest.approx(2.5, rel=0.02)
    assert influence.rows[0].halved_standard_deviation == pytest.approx(np.hypot(1.5, 1), rel=0.02)
    text = influence.table().to_text("en")
    assert "Half the error takes about four times as many cases." in text
    assert "the part alone may exceed the total by chance" in text
    assert "单独份额可能因抽样误差略高于总份额" in influence.table().to_text("zh")


def test_weights_and_values_that_only_act_together_share_nothing_alone():
    described = two_sides()
    records = [
        MeasureRecord("m_one", "2026-Q1", 50.0, standard_error=5.0),
        MeasureRecord("m_two", "2026-Q1", 50.0),
    ]
    found = robustness(described, observe(described, values=records), period="2026-Q1", weights=free(), draws=40_000)
    shares = {row.id: row for row in found.influence().rows}
    # S = 50 + w x: Var(x) E(w)² = 25/4 alone, Var(x) Var(w) = 25/12 together
    assert shares["m_one"].first_order == pytest.approx(0.75, abs=0.02)
    assert shares["m_one"].total == pytest.approx(1.0, abs=0.02)
    assert shares["weights"].first_order == pytest.approx(0.0, abs=0.02)
    assert shares["weights"].total == pytest.approx(0.25, abs=0.02)


def test_what_a_guard_holds_is_the_status_that_draws_keep_or_lose():
    described = card(measure("a"), guard=5, total=True)
    values = [MeasureRecord("a", "2026-Q1", 74.0), MeasureRecord("a", "2026-Q2", 77.0, standard_error=1.0)]
    found = robustness(described, observe(described, values=values), period="2026-Q2", draws=4000, weights=None)
    row, influence = found.row("total"), found.influence()
    # red is held up to 80, and what is drawn lies below 75 with the probability of −2
    assert row.status == "red"
    assert influence.status_probability == row.status_probability == pytest.approx(0.02275, abs=0.01)


def torn(**options: object):
    """One of two sides has no value: under freely drawn weights it has two fifths of the weight or more in 60 % of draws."""
    described = two_sides(min_coverage=0.4)
    records = [MeasureRecord("m_one", "2026-Q1", 70.0, standard_error=2.0)]
    return robustness(described, observe(described, values=records), period="2026-Q1", draws=20_000, **options)


def test_draws_without_a_score_are_told_and_shared_out_by_nobody():
    found = torn(weights=free())
    row, influence = found.row("total"), found.influence()
    assert row.score == pytest.approx(70.0)
    assert row.scored == influence.scored == pytest.approx(0.6, abs=0.02)
    assert found.row("one").scored == 1.0
    assert found.row("two").scored is None
    assert influence.standard_deviation is None
    left = f"{round(100 * (1 - row.scored))} %"
    note = f"Draws that give no score, such as where too little of the weight has data, are left out: Total ({left})."
    for table in (found.table(), found.spread_table()):
        assert note in table.to_text("en")
    assert f"未得出得分的抽样（例如有数据的权重不足）不计入：总分（{left}）。" in found.table().to_text("zh")
    assert f"Total has no score in {left} of the draws, so that the variance is not shared out." in (
        influence.table().to_text("en")
    )


def test_where_every_draw_has_a_score_nothing_is_told_of_it():
    found = torn(weights=None)
    assert found.row("total").scored == found.influence().scored == 1.0
    assert "left out" not in found.table().to_text("en")


def test_a_score_that_only_rounding_parts_does_not_vary():
    described = two_sides()
    # 200/3 points: the mean of so many equal numbers is another one in the last digit
    records = [MeasureRecord(f"m_{side}", "2026-Q1", 200 / 3) for side in ("one", "two")]
    found = robustness(described, observe(described, values=records), period="2026-Q1", weights=50)
    for node in ("one", "total"):
        influence = found.influence(node=node)
        assert influence.standard_deviation == found.row(node).standard_deviation == 0.0
        assert [(row.id, row.first_order, row.total) for row in influence.rows] == [("weights", None, None)]
        assert "100 % of the draws stay in the status." in influence.table().to_text("en")


def test_what_changes_no_draw_explains_nothing_alone():
    described = two_sides()
    records = [
        MeasureRecord("m_one", "2026-Q1", 50.0, standard_error=5.0),
        MeasureRecord("m_two", "2026-Q1", 70.0),
    ]
    for seed in range(4):  # the noise of the estimate has either sign
        found = robustness(described, observe(described, values=records), period="2026-Q1", weights=50, seed=seed)
        shares = {row.id: row for row in found.influence(node="one").rows}
        assert (shares["weights"].first_order, shares["weights"].total) == (0.0, 0.0)
        # so that all of the variance comes with the only source that does
        assert (shares["m_one"].first_order, shares["m_one"].total) == (1.0, 1.0)
