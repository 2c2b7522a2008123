from __future__ import annotations

import pytest
from matplotlib.figure import Figure

import scorecard as sc
from scorecard._text import LANGS, Lang, LocalText
from scorecard.errors import ChartError, FontError
from scorecard.models import Scorecard
from scorecard.plots import draw_scorecard_table, prepare_scorecard_table, scorecard_table
from scorecard.series import MeasureRecord
from tests.charts import samples, structure
from tests.charts.layout_lint import lint


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("total", [False, True])
def test_kiosk_table_shows_the_evaluation(lang: Lang, total: bool) -> None:
    ev = samples.kiosk_evaluation(total=total)
    structure.check_scorecard_table(scorecard_table(ev, lang=lang), ev)


def test_every_kind_of_row_is_shown() -> None:
    ev = samples.small_evaluation()
    chart = scorecard_table(ev)
    structure.check_scorecard_table(chart, ev)
    found = structure.artists(chart)
    assert structure.text_of(found, "score:watched:reason") == "not scored"
    assert structure.text_of(found, "score:claims:reason") == "no data"
    assert structure.text_of(found, "score:internal_process:coverage") == "coverage 50 % (25–75)"
    assert structure.text_of(found, "score:customer:coverage") == "coverage 100 %"


def test_history_breaks_where_a_value_is_missing() -> None:
    found = structure.artists(scorecard_table(samples.small_evaluation()))
    assert "score:damage:spark" in found, "a lone value is a small dot"
    assert len(found["score:damage:spark"].get_xdata()) == 1
    assert len(found["score:otif:spark"].get_xdata()) == 3


def test_headings() -> None:
    found = structure.artists(scorecard_table(samples.small_evaluation(), lang="zh"))
    assert structure.text_of(found, "head:spark") == "3 个季度"
    assert structure.text_of(found, "head:actual") == "实际"


def own_bands() -> Scorecard:
    """Return a card where OTIF has bands of its own and scores may pass 100."""
    data = Scorecard.model_validate(samples.SMALL_CARD).model_dump(mode="json", exclude_unset=True)
    data["cap"] = 120
    data["perspectives"][0]["objectives"][0]["measures"][0]["bands"] = [
        {
            "id": "low",
            "low": 0,
            "high": 95,
            "level": "bad",
            "name": {"en": "low", "zh": "低"},
            "letter": {"en": "L", "zh": "低"},
        },
        {
            "id": "fine",
            "low": 95,
            "high": 100,
            "level": "good",
            "name": {"en": "fine", "zh": "好"},
            "letter": {"en": "F", "zh": "好"},
        },
    ]
    return Scorecard.model_validate(data)


def test_own_bands_and_scores_above_the_target() -> None:
    chosen = own_bands()
    values = [MeasureRecord("otif", "2026-Q1", 98.0), MeasureRecord("damage", "2026-Q1", 0.4)]
    ev = sc.evaluate(chosen, sc.observe(chosen, values=values), period="2026-Q1")
    chart = scorecard_table(ev)
    structure.check_scorecard_table(chart, ev)
    found = structure.artists(chart)
    assert structure.text_of(found, "score:otif:name") == "OTIF †"
    assert structure.text_of(found, "score:otif:label") == "L"
    assert structure.text_of(found, "score:damage:score") == "115"
    bar, hundred = found["score:damage:bar"], found["score:damage:hundred"].get_xdata()[0]
    assert bar.get_x() + bar.get_width() > hundred, "the bar passes the mark of the target"
    assert lint(chart) == []


def test_first_period_has_no_arrows() -> None:
    chosen = Scorecard.model_validate(samples.SMALL_CARD)
    obs = sc.observe(chosen, values=[MeasureRecord("otif", "2026-Q1", 90.0)])
    ev = sc.evaluate(chosen, obs, period="2026-Q1")
    chart = scorecard_table(ev)
    structure.check_scorecard_table(chart, ev)
    assert not any(gid.endswith(":change") and gid.startswith("score:") for gid in structure.artists(chart))


def test_nothing_known_at_all_is_still_a_table() -> None:
    chosen = Scorecard.model_validate(samples.SMALL_CARD)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026-Q1")
    chart = scorecard_table(ev)
    structure.check_scorecard_table(chart, ev)
    assert chart.message == "None of 5 measures has data"
    assert lint(chart) == []


def test_axes_of_the_user_are_used() -> None:
    axes = Figure(figsize=(8, 7)).add_subplot()
    ev = samples.small_evaluation()
    chart = scorecard_table(ev, ax=axes)
    assert chart.axes == (axes,)
    structure.check_scorecard_table(chart, ev)
    with pytest.raises(ChartError, match="the scorecard table does not fit into the axes given"):
        scorecard_table(ev, ax=Figure(figsize=(9, 2)).add_subplot())


def test_character_without_glyph_is_refused() -> None:
    data = {**samples.SMALL_CARD, "name": "Vans 🚚"}
    chosen = Scorecard.model_validate(data)
    ev = sc.evaluate(chosen, sc.observe(chosen, values=[]), period="2026-Q1")
    with pytest.raises(FontError, match="scorecard table: no packaged font has 🚚"):
        scorecard_table(ev)


@pytest.mark.slow
def test_draw_takes_prepared_data() -> None:
    ev = samples.small_evaluation()
    drawn = draw_scorecard_table(prepare_scorecard_table(ev), message=LocalText(en="Said", zh="说"))
    assert drawn.svg() == scorecard_table(ev, message="Said").svg()
