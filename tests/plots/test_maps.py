from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

import scorecard as sc
from scorecard._text import LANGS, Lang
from scorecard.errors import ChartError
from scorecard.models import Scorecard
from scorecard.plots import draw_strategy_map, prepare_strategy_map, strategy_map
from scorecard.scoring import Evaluation
from scorecard.series import MeasureRecord
from tests.charts import samples, structure
from tests.charts.layout_lint import lint
from tests.plots.test_map_layout import random_map


def made_up(n: int, k: int, seed: int) -> Evaluation:
    """Return an evaluation of a card with that many objectives and links."""
    random = np.random.default_rng(seed)
    groups, links = random_map(n, k, seed)
    names = ("financial", "customer", "internal_process", "learning_growth")
    perspectives = [
        {
            "id": name,
            "objectives": [
                {
                    "id": o,
                    "name": f"Objective {o}",
                    "measures": [{"id": f"m{o}", "name": "M", "worst": 0, "target": 100}],
                }
                for o in group
            ],
        }
        for name, group in zip(names, groups, strict=True)
    ]
    card = Scorecard.model_validate(
        {
            "id": "made_up",
            "name": "Made up",
            "calendar": {"first": "2026", "last": "2026"},
            "perspectives": perspectives,
            "strategy_map": {"links": [{"cause": a, "effect": b} for a, b in links]},
        }
    )
    values = [
        MeasureRecord(m.id, "2026", float(random.choice([30, 80, 95]))) for m in card.measures if random.random() < 0.9
    ]
    return sc.evaluate(card, sc.observe(card, values=values), period="2026")


@pytest.mark.parametrize("lang", LANGS)
def test_kiosk_map_shows_the_evaluation(lang: Lang) -> None:
    ev = samples.kiosk_evaluation()
    structure.check_strategy_map(strategy_map(ev, lang=lang), ev)


def test_link_within_a_row_and_a_negative_link() -> None:
    ev = samples.small_evaluation()
    structure.check_strategy_map(strategy_map(ev), ev)


@pytest.mark.parametrize(("n", "k"), [(16, 20), (24, 40), (30, 50)])
def test_no_link_crosses_a_box_and_the_layout_is_clean(n: int, k: int) -> None:
    ev = made_up(n, k, seed=n)
    chart = strategy_map(ev)
    structure.check_strategy_map(chart, ev)
    assert lint(chart) == []


def test_link_downwards_arrives_from_above() -> None:
    data = {**samples.SMALL_CARD, "strategy_map": {"links": [{"cause": "punctual", "effect": "balanced"}]}}
    card = Scorecard.model_validate(data)
    ev = sc.evaluate(card, sc.observe(card, values=[MeasureRecord("otif", "2026-Q1", 99.0)]), period="2026-Q1")
    found = structure.artists(strategy_map(ev))
    head = found["link:punctual:balanced:head"].get_window_extent()
    assert head.y0 > found["map:balanced:box"].get_window_extent().y1 - 2


def test_no_data_is_hatched() -> None:
    found = structure.artists(strategy_map(samples.kiosk_evaluation()))
    assert found["map:data_protection_skills:bar"].get_hatch()
    assert not found["map:earn_trust:bar"].get_hatch()


def test_score_on_part_of_the_data_has_a_star() -> None:
    found = structure.artists(strategy_map(samples.small_evaluation()))
    assert structure.text_of(found, "map:balanced:score") == "50*"
    assert structure.text_of(found, "map:punctual:score") == "82"


def test_chinese_names_stand_upright() -> None:
    found = structure.artists(strategy_map(samples.small_evaluation(), lang="zh"))
    columns = [gid for gid in found if gid.startswith("map:internal_process:name")]
    assert "".join(found[gid].get_text() for gid in columns) == "内部流程"
    assert all(found[gid].get_rotation() == 0 for gid in columns)
    english = structure.artists(strategy_map(samples.small_evaluation()))
    assert english["map:customer:name"].get_rotation() == 90


def test_perspective_without_objectives_and_no_links() -> None:
    perspectives = [*samples.SMALL_CARD["perspectives"], {"id": "learning_growth"}]
    card = Scorecard.model_validate({**samples.SMALL_CARD, "perspectives": perspectives, "strategy_map": {}})
    ev = sc.evaluate(card, sc.observe(card, values=[]), period="2026-Q1")
    chart = strategy_map(ev)
    assert lint(chart) == []
    assert "map:learning_growth:name" in structure.artists(chart)


def test_axes_of_the_user_are_used() -> None:
    ev = samples.small_evaluation()
    axes = Figure(figsize=(8, 6)).add_subplot()
    structure.check_strategy_map(strategy_map(ev, ax=axes), ev)
    with pytest.raises(ChartError, match="the strategy map does not fit into the axes given"):
        strategy_map(ev, ax=Figure(figsize=(7, 2)).add_subplot())


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    assert draw_strategy_map(prepare_strategy_map(ev)).svg() == strategy_map(ev).svg()
