from __future__ import annotations

from dataclasses import replace

import pytest

from scorecard._text import LANGS, Lang
from scorecard.logistics import CauseRow, ParetoRow
from scorecard.plots import draw_pareto, pareto, prepare_pareto
from tests.charts import samples
from tests.charts.layout_lint import lint
from tests.charts.series_structure import check_pareto


@pytest.mark.parametrize("lang", LANGS)
def test_bars_and_line_count_every_failed_order_once(lang: Lang) -> None:
    found = samples.failed_orders()
    chart = pareto(found, lang=lang)
    check_pareto(chart, found)
    assert lint(chart) == []


@pytest.mark.parametrize("count", [1, 20])
def test_one_cause_and_twenty(count: int) -> None:
    found = replace(
        samples.failed_orders(),
        failed=1_000_000 * count,
        rows=tuple(CauseRow(f"c{i}", 1_000_000, 1_000_000, 1 / count, 0.1) for i in range(count)),
        pareto=tuple(ParetoRow(f"c{i}", 1_000_000, 1 / count, (i + 1) / count) for i in range(count)),
    )
    chart = pareto(found, lang="zh")
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.failed_orders()
    assert draw_pareto(prepare_pareto(found)).svg() == pareto(found).svg()
