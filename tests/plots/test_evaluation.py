from __future__ import annotations

import pytest

from scorecard.plots import (
    EvaluationPlots,
    bullets,
    coverage_strip,
    scorecard_table,
    spark_panels,
    strategy_map,
    variance_columns,
)
from tests.charts import samples


@pytest.mark.slow
def test_doors_lead_to_the_charts() -> None:
    ev = samples.small_evaluation()
    doors = EvaluationPlots(ev)
    assert doors.scorecard_table(lang="zh", periods=2).svg() == scorecard_table(ev, lang="zh", periods=2).svg()
    assert doors.strategy_map(message="").svg() == strategy_map(ev, message="").svg()
    assert doors.bullets(node="customer", lang="zh").svg() == bullets(ev, node="customer", lang="zh").svg()
    assert doors.spark_panels(scale="own", periods=2).svg() == spark_panels(ev, scale="own", periods=2).svg()
    assert doors.coverage_strip(periods=2).svg() == coverage_strip(ev, periods=2).svg()
    assert doors.variance_columns("otif", lang="zh").svg() == variance_columns(ev, "otif", lang="zh").svg()
