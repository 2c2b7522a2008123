from __future__ import annotations

from scorecard.plots import EvaluationPlots, scorecard_table, strategy_map
from tests.charts import samples


def test_doors_lead_to_the_charts() -> None:
    ev = samples.small_evaluation()
    doors = EvaluationPlots(ev)
    assert doors.scorecard_table(lang="zh", periods=2).svg() == scorecard_table(ev, lang="zh", periods=2).svg()
    assert doors.strategy_map(message="").svg() == strategy_map(ev, message="").svg()
