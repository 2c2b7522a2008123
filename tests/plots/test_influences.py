from __future__ import annotations

import pytest

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.plots import draw_influence, influence, prepare_influence
from scorecard.scoring import robustness
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.charts.spread_structure import check_influence
from tests.scoring.varied import free, two_sides, values


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("long", [False, True])
def test_bars_are_the_shares(long: bool, lang: Lang) -> None:
    found = samples.kiosk_robustness(long=long)
    chart = influence(found, lang=lang)
    check_influence(chart, found.influence())
    assert lint(chart) == []


def test_a_score_that_does_not_vary_says_so() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=90.0, two=90.0))
    chart = influence(robustness(card, obs, period="2026-Q1", weights=free(), draws=100))
    assert structure.text_of(structure.artists(chart), "influence:weights:reason") == "no variation"
    assert lint(chart) == []


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.kiosk_robustness()
    assert draw_influence(prepare_influence(found)).svg() == influence(found).svg()
