"""What a row of a scorecard says in words holds all that is drawn of it."""

from __future__ import annotations

from dataclasses import replace

from scorecard.plots import prepare_scorecard_table
from scorecard.plots.scorecard_rows import score_row
from scorecard.plots.spoken_rows import spoken_interval, spoken_row, spoken_status
from tests.charts import samples

EVALUATION = samples.uncertain_objectives(1)
"""One value of 80 with a standard error of 10: from 60.4 to 99.6, between 75 and 90 with Φ(1) − Φ(−1/2) = 53.28 %."""


def test_a_score_is_spoken_with_its_interval_and_the_probability_of_its_status() -> None:
    row = score_row(EVALUATION, "o0")
    assert spoken_row(row, "en") == "Objective 0: score 80, interval 60.4 to 99.6, watch (53 %)"
    assert spoken_row(row, "zh") == "目标 0：得分 80，区间 60.4 至 99.6，关注（53 %）"


def test_nothing_is_said_of_what_is_not_known() -> None:
    row = replace(score_row(EVALUATION, "o0"), low=None, high=None)
    assert (spoken_interval(row, "en"), spoken_status(row, "en")) == (None, "watch")
    assert spoken_row(row, "en") == "Objective 0: score 80, watch"


def test_the_table_behind_the_chart_holds_the_probability() -> None:
    data = prepare_scorecard_table(EVALUATION)
    record = next(r for r in data.table().records() if r["id"] == "o0")
    assert abs(record["probability"] - 0.5328072) < 1e-6
    assert "Objective 0: score 80, interval 60.4 to 99.6, watch (53 %)." in data.alt_text("en", "")
