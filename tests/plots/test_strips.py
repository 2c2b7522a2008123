from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.plots import draw_probability_strip, prepare_probability_strip, probability_strip
from scorecard.plots.colour_vision import lightness
from scorecard.plots.strips import _fills
from scorecard.plots.theme import DEFAULT
from scorecard.scoring import robustness
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.charts.spread_structure import check_strip
from tests.scoring.varied import free, two_sides, values


@pytest.mark.parametrize("lang", LANGS)
def test_strip_of_nodes_and_of_entities(lang: Lang) -> None:
    check_strip(probability_strip(samples.kiosk_robustness(), lang=lang), samples.kiosk_robustness())
    units = samples.units_robustness(8)
    check_strip(probability_strip(units, node="total", lang=lang), units, node="total")


def test_a_score_spread_evenly_is_cut_where_the_bands_are() -> None:
    card = two_sides()
    obs = sc.observe(card, values=values(one=100.0, two=60.0))
    found = structure.artists(
        probability_strip(robustness(card, obs, period="2026-Q1", weights=free(), draws=20_000), rows="perspectives")
    )
    red, amber, green = (found[f"strip:total:{band}"].get_width() for band in ("red", "amber", "green"))
    whole = red + amber + green
    assert (red / whole, amber / whole) == pytest.approx((15 / 40, 15 / 40), abs=0.01)
    assert structure.text_of(found, "strip:total:amber:label") in {"A 37 %", "A 38 %"}
    assert structure.text_of(found, "strip:total:probability").endswith("%*")
    assert structure.text_of(found, "strip:one:reason") == "error not known, no probability"


def test_thirty_rows_fit_a_page() -> None:
    data = prepare_probability_strip(samples.kiosk_robustness(long=True))
    rows = tuple(replace(data.rows[i % len(data.rows)], id=f"r{i}") for i in range(30))
    chart = draw_probability_strip(replace(data, rows=rows), lang="zh")
    assert lint(chart) == []
    assert chart.figure.get_size_inches()[1] <= 9.3


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    found = samples.kiosk_robustness()
    assert draw_probability_strip(prepare_probability_strip(found)).svg() == probability_strip(found).svg()


def test_statuses_of_one_level_stay_apart_in_grey_print() -> None:
    """Two good bands had one colour; as grey they are told apart from each other and from all others."""
    card = sc.load_template("third_party_logistics")
    fills = _fills(list(card.bands), DEFAULT)
    assert set(fills) == {"poor", "fair", "good", "excellent"}
    lights = sorted(lightness(fill) for fill in fills.values())
    assert min(b - a for a, b in pairwise(lights)) > 12
