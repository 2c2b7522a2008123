from __future__ import annotations

import pytest
from matplotlib.colors import to_rgba

from scorecard._text import LANGS, Lang
from scorecard.plots import draw_rank_acceptability, prepare_rank_acceptability, rank_acceptability
from scorecard.plots.ranks import rank_fill
from tests.charts import samples
from tests.charts.layout_lint import READABLE, contrast, lint
from tests.charts.spread_structure import check_ranks


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("n", [2, 8, 25])
def test_bars_are_cut_at_the_shares(n: int, lang: Lang) -> None:
    found = samples.units_robustness(n)
    chart = rank_acceptability(found, lang=lang)
    check_ranks(chart, found)
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.parametrize("ranks", [2, 3, 8, 25, 60])
def test_ranks_grow_paler_and_one_ink_reads_on_each(ranks: int) -> None:
    fills = [to_rgba(rank_fill(rank, ranks)) for rank in range(1, ranks + 1)]
    lights = [sum(fill[:3]) for fill in fills]
    assert lights == sorted(lights)
    for fill in fills:
        assert max(contrast(fill, to_rgba(ink)) for ink in ("#FFFFFF", "#1F2933")) >= READABLE


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.units_robustness(8)
    assert draw_rank_acceptability(prepare_rank_acceptability(found)).svg() == rank_acceptability(found).svg()
