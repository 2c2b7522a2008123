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


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("n", [1, 4, 5, 6, 10])
def test_probability_stands_with_the_status_however_narrow_the_boxes(n: int, lang: Lang) -> None:
    """Between 75 and 90 with Φ(1) − Φ(−1/2) = 53.28 %; below 75 with Φ(3.5) = 99.98 %."""
    for ev, letter, word, chance in (
        (samples.uncertain_objectives(n), "A", "关注", "53 %"),
        (samples.uncertain_objectives(n, value=40.0), "R", "未达标", "> 99 %"),
    ):
        chart = strategy_map(ev, lang=lang)
        structure.check_strategy_map(chart, ev)
        assert lint(chart) == []
        found = structure.artists(chart)
        told = [structure.text_of(found, gid) for gid in ("map:o0:label", "map:o0:chance") if gid in found]
        assert " ".join(told).replace("\u2009", " ") == f"{letter if lang == 'en' else word} {chance}"


@pytest.mark.parametrize("lang", LANGS)
def test_probability_stands_below_the_status_where_there_is_no_room_beside_it(lang: Lang) -> None:
    ev = samples.uncertain_objectives(10, value=40.0)
    chart = strategy_map(ev, lang=lang, ax=Figure(figsize=(7, 5)).add_subplot())
    structure.check_strategy_map(chart, ev)
    assert lint(chart) == []
    found = structure.artists(chart)
    below, status = (found[f"map:o0:{part}"].get_window_extent() for part in ("chance", "label"))
    assert found["map:o0:box"].get_window_extent().y0 < below.y0 < below.y1 < status.y0


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
