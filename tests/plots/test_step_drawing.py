from __future__ import annotations

from scorecard.plots import prepare_contributions, prepare_waterfall
from scorecard.plots.step_drawing import steps_height
from tests.charts import samples, score_samples


def test_height_grows_by_a_row_a_step() -> None:
    blocks, measures = prepare_waterfall(samples.four_blocks()), prepare_contributions(score_samples.contributions())
    rows = len(measures.steps) - len(blocks.steps)
    assert rows == 11
    assert steps_height(measures) - steps_height(blocks) == 21.0 * rows
