from __future__ import annotations

import pytest

from scorecard import plots
from tests.charts import samples


@pytest.mark.slow
def test_doors_lead_to_the_charts() -> None:
    spread, robust, weights = samples.kiosk_uncertainty(), samples.kiosk_robustness(), samples.kiosk_tornado()
    units = samples.units_robustness(8)
    assert spread.plot.forest(rows="perspectives").svg() == plots.forest(spread, rows="perspectives").svg()
    assert spread.plot.strip(lang="zh").svg() == plots.probability_strip(spread, lang="zh").svg()
    assert robust.plot.forest(message="").svg() == plots.forest(robust, message="").svg()
    assert robust.plot.strip().svg() == plots.probability_strip(robust).svg()
    assert robust.plot.influence(most=3).svg() == plots.influence(robust, most=3).svg()
    assert units.plot.ranks().svg() == plots.rank_acceptability(units).svg()
    assert weights.plot.bars(most=5).svg() == plots.tornado(weights, most=5).svg()
